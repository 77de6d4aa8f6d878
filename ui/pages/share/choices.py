"""Everything that is chosen for a summary, above the buttons that let it leave."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from app.store.connection import Connection
from app.store.journal import Ref
from app.summary import gather, offer
from app.summary.choice import Choice
from app.summary.offer import Left
from ui import theme
from ui.pages.share.choosing import Choosing
from ui.pages.share.kept import kept
from ui.pages.share.left_out import LeftOut
from ui.pages.share.name_line import NameLine
from ui.pages.share.shape import Shape
from ui.pages.share.tree import Tree
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.page import PageScroll, margin, sided

_TOP, _END = 20, 28  # px
_HIGH = 560  # px from which on the warning stays in sight


class Choices(QWidget):
    """`choice` is what is chosen now; `changed` when it is another one. What is to stay in sight goes into `foot`."""

    changed = Signal()

    def __init__(self, session: Session, warning: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._warning = warning
        self._kept = kept(session)
        self._by_hand: dict[Hashable, dict[Ref, bool]] = self._kept.by_hand
        self._found: tuple[Hashable, gather.Outline] | None = None
        self._build()
        self._connect()
        self._offer()

    @property
    def choice(self) -> Choice:
        made = self._choosing.narrowed(Choice(chosen=self._tree.model.chosen))
        return self._shape.shaped(made)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is ticked."""
        return not self._tree.model.chosen

    @property
    def offers_nothing(self) -> bool:
        return self._tree.model.is_empty

    @property
    def nobody(self) -> bool:
        return self._choosing.nobody

    def found(self, choice: Choice, today: date) -> gather.Outline:
        """What the journal holds of the days of `choice`: read once as long as no record changes."""
        days = choice.first, choice.last, today
        if self._found is None or self._found[0] != days:
            self._found = days, gather.read(self._session.journal.read, choice, today)
        return self._found[1]

    def is_whole(self) -> bool:
        return self._choosing.is_whole()

    def follow(self) -> None:
        """Records have changed."""
        self._found = None
        self._choosing.fill()
        self._name.show_now()
        self._offer()

    def show_left(self, left: tuple[Left, ...]) -> None:
        self._left_out.show_left(left)

    def focus_first(self) -> None:
        self._choosing.focus_first()

    def scrolled(self) -> int:
        return self._scroll.verticalScrollBar().value()

    def set_scroll(self, scroll: int) -> None:
        self._scroll.verticalScrollBar().setValue(scroll)

    def clear_words(self) -> None:
        self._by_hand = {}  # what is kept for later is not touched
        self._found = None
        self._choosing.clear_words()
        self._tree.clear_words()
        self._left_out.clear_words()
        self._name.clear_words()
        self._nobody.setText("")

    # building

    def _build(self) -> None:
        self._choosing = Choosing(self._session.journal.read, self._kept)
        self._nobody = text.label("", "body", tone="2", wrap=True)
        self._tree = Tree(self.tr("What goes into the summary"))
        self._back = Button(self.tr("Back to what was offered"), "q", dense=True)
        self._left_out = LeftOut()
        self._shape = Shape(self._kept)
        self._name = NameLine(self._session)
        self._scroll = _Scroll(self._page_width)
        body = self._scroll.body
        body.setSpacing(14)
        for one in (self._choosing, self._nobody, self._tree, self._back, self._left_out, self._shape, self._name):
            body.addWidget(one)
        body.addStretch(1)
        self._foot = QFrame()
        self._foot.setProperty("kind", "foot")
        self.foot = QVBoxLayout(self._foot)
        self.foot.setSpacing(12)
        self._reminder = text.label(self.tr("Nothing has been checked for names."), "meta", tone="2", wrap=True)
        self.foot.addWidget(self._reminder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        self._choosing.changed.connect(self._on_reader)
        self._tree.changed.connect(self._on_ticked)
        self._back.clicked.connect(self._on_back)
        self._shape.changed.connect(self.changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        """The warning stays in sight where that leaves room to choose; else a line of it does."""
        self.foot.setContentsMargins(*sided(self, margin(self._page_width()), 14, _END, 16))
        high = self.height() >= _HIGH * theme.current().scale
        self._reminder.setVisible(not high)
        if high:
            self.foot.insertWidget(0, self._warning)
        else:
            self._scroll.body.insertWidget(self._scroll.body.count() - 1, self._warning)

    def _page_width(self) -> int:
        beside = self.parentWidget()
        return beside.width() if beside is not None else self.width()

    # choosing

    def _offer(self) -> None:
        """What there is for this reader in these days; what was ticked by hand stays so."""
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        choice = self._choosing.narrowed(Choice())
        groups = offer.groups(self._session.journal.read, choice, today, self.found(choice, today))
        self._tree.offer(groups, self._by_hand.get(self._choosing.reader, {}))
        self._tree.setVisible(not self._tree.model.is_empty)
        nobody = self.tr("Nobody mentors you at present, so nothing is ticked for you.")
        self._nobody.setText(nobody if self.nobody else "")
        self._nobody.setVisible(self.nobody)
        self._show()

    def _show(self) -> None:
        self._back.setVisible(bool(self._by_hand.get(self._choosing.reader)))
        self._shape.show_for(self._choosing.audience, (kind for kind, _ in self._tree.model.chosen))

    def _on_reader(self) -> None:
        self._choosing.keep()
        self._offer()
        self.changed.emit()

    def _on_ticked(self) -> None:
        self._by_hand[self._choosing.reader] = dict(self._tree.model.by_hand)
        self._show()
        self.changed.emit()

    def _on_back(self) -> None:
        self._by_hand.pop(self._choosing.reader, None)
        self._offer()
        self._tree.view.setFocus()
        self.changed.emit()


class _Scroll(PageScroll):
    """Begins where the page begins, however narrow it is itself, and ends with what stands below it."""

    def __init__(self, page_width: Callable[[], int]) -> None:
        super().__init__()
        self._page_width = page_width
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # seen where there is more
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        end = max(0, _END - self.verticalScrollBar().sizeHint().width())
        self.body.setContentsMargins(*sided(self, margin(self._page_width()), _TOP, end, _TOP))

    def _on_range_changed(self, _first: int, last: int) -> None:
        self.verticalScrollBar().setEnabled(last > 0)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Qt shows what Tab reaches from inside, and leaves out of sight what it reaches from above or below."""
        if now is not None and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)


def everything(conn: Connection, today: date) -> bool:
    """Whether a summary could hold anything at all."""
    return bool(offer.groups(conn, Choice(), today))
