"""Share: a first personal summary, chosen by mentorship, period and reader, and taken along as a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.store.journal import Change, Kind
from app.summary import gather
from ui import theme
from ui.pages.share import glance
from ui.pages.share.choosing import Choosing
from ui.pages.share.export import Export, exported_to
from ui.pages.share.name_line import NameLine
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.page import PageHeader, PageScroll

_WIDE = 640  # px


class SharePage(QWidget):
    """Nothing leaves but by Export PDF…, and what left is noted in the journal."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._export: Export | None = None
        self._target = Path()
        self._holds = ""
        self._build()
        self._connect()
        self._on_choice_changed()

    # what the shell asks

    def flush(self) -> bool:
        return True

    def place(self) -> Place:
        return Place("share", scroll=self._scroll.verticalScrollBar().value())

    def settle(self, place: Place) -> None:
        self._scroll.verticalScrollBar().setValue(place.scroll)
        self._choosing.focus_first()

    def clear_words(self) -> None:
        self._choosing.clear_words()
        self._name.clear_words()
        self._inside.setText("")
        self._done.set_words("")

    def export(self) -> None:
        """What its button does, as soon as there is something to take along."""
        self._begin.click()

    # building

    def _build(self) -> None:
        self._scroll = PageScroll(parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        header = PageHeader(self.tr("Share"), self.tr("The only way anything leaves this journal."))
        self._choosing = Choosing(self._session.journal.read)
        self._name = NameLine(self._session)
        self._inside = text.label("", "body", tone="2", wrap=True)
        self._warning = Banner(
            "honey",
            self.tr("Nothing has been checked for names. Read every page before it leaves."),
            self.tr(
                "The PDF is not encrypted. Once it leaves here you are responsible for where it goes. "
                "Do not email it to a shared mailbox."
            ),
        )
        self._begin = Button(self.tr("Export PDF…"), "p", "file-pdf")
        self._begin.setObjectName("export")
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.hide()
        self._status = text.label("", "meta", tone="2", wrap=True)
        self._done = Banner("good", "", "")
        self._show_folder = self._done.add_button(self.tr("Show in folder"))
        self._done.hide()
        self._arrange(header)

    def _arrange(self, header: QWidget) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._begin)
        foot.addWidget(self._cancel)
        foot.addWidget(self._status, 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choosing)
        column.addSpacing(20)
        column.addWidget(self._inside)
        column.addSpacing(6)
        column.addWidget(self._name)
        column.addSpacing(18)
        column.addWidget(self._warning)
        column.addSpacing(20)
        column.addLayout(foot)
        column.addSpacing(16)
        column.addWidget(self._done)
        narrow = QWidget()
        narrow.setLayout(column)
        narrow.setMaximumWidth(theme.current().px(_WIDE))
        self._scroll.body.addWidget(header)
        self._scroll.body.addSpacing(4)
        self._scroll.body.addWidget(narrow)
        self._scroll.body.addStretch(1)

    def _connect(self) -> None:
        self._choosing.changed.connect(self._on_choice_changed)
        self._begin.clicked.connect(self._on_begin)
        self._cancel.clicked.connect(self._on_cancel)
        self._show_folder.clicked.connect(self._on_show_folder)
        self._session.changed.connect(self._on_changed)

    # choosing

    def _on_changed(self, change: Change) -> None:
        if change.concerns(Kind.PERSON, Kind.MENTORSHIP, Kind.MEETING):
            self._choosing.fill()
            self._name.show_now()
            self._on_choice_changed()

    def _on_choice_changed(self) -> None:
        """Say in words what the chosen summary holds."""
        self._done.hide()
        self._holds = glance.inside(self._session.journal.read, self._choosing.choice(), _today())
        self._inside.setText(self._in_words(self._holds))
        self._allow()

    def _in_words(self, holds: str) -> str:
        if self._choosing.nobody:
            return self.tr("Nobody mentors you at present.")
        if not holds:
            return self.tr("No meeting lies in that time, so there is nothing to take along yet.")
        kinds = {
            "me": "",
            "mentor": self.tr("With what mattered, without your notes."),
            "other": self.tr("With what mattered; people are called by their role, not by name."),
        }
        return f"{holds}. {kinds[self._choosing.audience]}".strip()

    def _allow(self) -> None:
        possible = bool(self._holds) and not self._choosing.nobody
        self._begin.setEnabled(possible and self._export is None)
        reason = self.tr("Ready once a meeting of that time is in your journal.")
        self._status.setText("" if possible or self._choosing.nobody else reason)

    # exporting

    def _on_begin(self) -> None:
        if self._export is not None or not self._choosing.is_whole():
            return
        self._done.hide()
        document = gather.document(self._session.journal.read, self._choosing.choice(), _today())
        self._export = Export(self._session, self, document, self._choosing.audience)
        self._export.began.connect(self._on_began)
        self._export.exported.connect(self._on_exported)
        self._export.ended.connect(self._on_ended)
        self._export.ask_where()

    def _on_began(self) -> None:
        self._cancel.show()
        self._cancel.setFocus()
        self._begin.setEnabled(False)
        self._status.setText(self.tr("Making the PDF…"))

    def _on_cancel(self) -> None:
        if self._export is not None:
            self._export.cancel()

    def _on_exported(self, target: Path, missing: tuple[str, ...]) -> None:
        self._target = target
        words = target.name
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

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the owner's own day is meant
