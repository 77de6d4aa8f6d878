"""The personal summary: what is chosen, the pages that come of it, and their way out as a PDF or on paper."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import cautions, wording
from app.errors import UserError
from app.store.journal import Change, Kind
from app.summary import gather, offer
from app.summary.compose import Composed
from app.summary.document import Document
from ui import files
from ui.pages.share import on_paper
from ui.pages.share.choices import Choices, everything
from ui.pages.share.export import Export, exported_to
from ui.pages.share.making import Gathered, Making, Pages
from ui.pages.share.preview import Preview
from ui.pages.share.sides import Sides
from ui.session import Session
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from ui.printing import Printing

_SILENT = (Kind.DEPARTURE, Kind.TAG)  # of no concern to a summary


class Summary(QWidget):
    """`narrowed` when there is room for the choices or the pages alone, and `show_pages` says which."""

    narrowed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._export: Export | None = None
        self._printing: Printing | None = None
        self._target = Path()
        self._making = Making(session, self)
        self._build()
        self._connect()
        self._show()
        session.press.warm()

    # what the page asks

    def focus_main(self) -> bool:
        """False where there is nothing to choose from, and so nothing to go to."""
        if self._stack.currentWidget() is self._empty:
            return False
        self._choices.focus_first()
        return True

    def scrolled(self) -> int:
        return self._choices.scrolled()

    def set_scroll(self, scroll: int) -> None:
        self._choices.set_scroll(scroll)

    def show_pages(self, pages: bool) -> None:
        self._sides.show_second(pages)

    def regions(self) -> list[QWidget]:
        pages = [self._preview] if self._preview.has_pages else []
        return [one for one in (self._choices, *pages) if one.isVisible()]

    def leave(self) -> None:
        """Nothing more is made, and nothing of what was made stays."""
        self._making.stop()

    def clear_words(self) -> None:
        self._making.stop()
        self._choices.clear_words()
        self._preview.clear_words()
        self._status.setText("")
        self._done.set_words("")

    def export(self) -> None:
        """What its button does, as soon as there is something to take along."""
        self._begin.click()

    # building

    def _build(self) -> None:
        self._warning = Banner(
            "honey",
            self.tr("Nothing has been checked for names. Read every page before it leaves."),
            self.tr(cautions.EXPORTING),
        )
        self._choices = Choices(self._session, self._warning)
        self._preview = Preview()
        self._sides = Sides(self._choices, self._preview)
        self._begin = Button(self.tr("Export PDF…"), "p", "file-pdf")
        self._begin.setObjectName("export")
        self._print = Button(self.tr("Print…"), icon="printer")
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.hide()
        self._status = text.label("", "meta", tone="2")
        self._done = Banner("good", "", "")
        self._show_folder = self._done.add_button(self.tr("Show in folder"))
        self._done.hide()
        buttons = Flow(12)
        for one in (self._begin, self._print, self._cancel, self._status):
            buttons.addWidget(one)
        for row in (self._done, buttons):
            self._choices.foot.addWidget(row)
        self._empty = EmptyState(
            self.tr("Nothing to take along yet"),
            self.tr("Once you have met someone, set a goal or written something, it can go into a summary."),
            "file-pdf",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sides)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self._choices.changed.connect(self._on_choice_changed)
        self._making.began.connect(self._preview.show_making)
        self._making.made.connect(self._on_made)
        self._making.failed.connect(self._on_not_made)
        self._preview.volume_requested.connect(self._making.want_volume)
        self._sides.narrowed.connect(self.narrowed)
        self._sides.narrowed.connect(self._preview.fit)
        self._begin.clicked.connect(self._on_begin)
        self._print.clicked.connect(self._on_print)
        self._cancel.clicked.connect(self._on_cancel)
        self._show_folder.clicked.connect(self._on_show_folder)
        self._session.changed.connect(self._on_changed)

    # choosing

    def _on_changed(self, change: Change) -> None:
        if any(kind not in _SILENT for kind, _ in change.records):
            self._choices.follow()
            self._show()

    def _on_choice_changed(self) -> None:
        self._done.hide()
        self._show()

    def _show(self) -> None:
        """What can be done with what is chosen; the pages follow in a moment."""
        empty = self._choices.offers_nothing and not everything(self._session.journal.read, _today())
        self._stack.setCurrentWidget(self._empty if empty else self._sides)
        self._allow()
        self._making.want(self._gathered)

    def _allow(self) -> None:
        ready = not self._choices.is_empty and self._export is None and self._printing is None
        self._begin.setEnabled(ready)
        self._print.setEnabled(ready)
        if self._export is None:
            self._status.setText(self.tr("Ready once something is ticked.") if self._choices.is_empty else "")
            self._status.setVisible(self._choices.is_empty)

    def _gathered(self) -> Gathered:
        """None where nothing is ticked, which is said where the pages would be."""
        read, choice, today = self._session.journal.read, self._choices.choice, _today()
        found = self._choices.found(choice, today)
        yield
        self._choices.show_left(offer.left_out(read, choice, today, found))
        if self._choices.offers_nothing:
            self._preview.show_nothing(
                self.tr("Nothing lies in that time"),
                self.tr("Choose another period, and what you wrote then can be ticked."),
            )
        elif self._choices.is_empty:
            self._preview.show_nothing(
                self.tr("Nothing chosen yet"),
                self.tr("Tick what you’d like in your summary. Nothing is included unless you choose it."),
            )
        else:
            yield
            return (yield from gather.in_parts(read, choice, today, found))
        return None

    def _on_made(self, pages: Pages) -> None:
        self._preview.show_pages(pages)

    def _on_not_made(self, error: UserError) -> None:
        self._preview.show_nothing(error.title, error.advice)

    # exporting

    def _on_begin(self) -> None:
        if self._export is not None or not self._choices.is_whole():
            return
        self._done.hide()
        document, made = self._taken_along()
        choice = self._choices.choice
        again = partial(gather.document, self._session.journal.read, choice, _today())
        self._export = Export(self._session, self, document, choice.audience, again, made)
        self._export.began.connect(self._on_began)
        self._export.exported.connect(self._on_exported)
        self._export.ended.connect(self._on_ended)
        self._export.ask_where()

    def _taken_along(self) -> tuple[Document, tuple[Composed, ...]]:
        """What was chosen, and all of its pages if they are those that are seen."""
        pages = self._making.pages
        document = gather.document(self._session.journal.read, self._choices.choice, _today())
        whole = pages is not None and pages.volumes == 1 and pages.document == document
        return document, (pages.composed,) if pages is not None and whole else ()

    def _on_began(self) -> None:
        self._cancel.show()
        self._cancel.setFocus()
        self._begin.setEnabled(False)
        self._print.setEnabled(False)
        self._status.setText(self.tr("Making the PDF…"))
        self._status.show()

    def _on_cancel(self) -> None:
        if self._export is not None:
            self._export.cancel()

    def _on_exported(self, target: Path, names: tuple[str, ...], missing: tuple[str, ...]) -> None:
        self._target = target
        words = wording.listed(names)
        if self._export is not None and self._export.afterword:
            words = f"{words}. {self._export.afterword}"
        if missing:
            drawn = self.tr("No font here has these characters, so they show as boxes: {characters}")
            words = f"{words}. {drawn.format(characters=' '.join(missing))}"
        self._done.set_words(exported_to(target), words)
        self._done.show()

    def _on_ended(self) -> None:
        self._export = None
        self._allow()
        if self._cancel.hasFocus():
            self._begin.setFocus()
        self._cancel.hide()

    # printing

    def _on_print(self) -> None:
        if self._printing is not None or not self._choices.is_whole():
            return
        document, made = self._taken_along()
        audience = self._choices.choice.audience
        self._printing = on_paper.print_summary(self._session, document, audience, made, self.window())
        self._printing.save_requested.connect(self._on_save_instead)
        self._printing.ended.connect(self._on_printed)
        self._allow()
        self._printing.begin()

    def _on_printed(self) -> None:
        self._printing = None
        self._allow()

    def _on_save_instead(self) -> None:
        self._on_printed()
        self._on_begin()

    def _on_show_folder(self) -> None:
        files.show_folder(self._target.parent)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the owner's own day is meant
