"""Goals: what is to be different, in its owner's words."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.store.journal import Change, Kind
from ui import theme
from ui.pages.goals.detail import GoalDetail
from ui.pages.goals.dialogs import NewGoalDialog
from ui.pages.goals.goal_rows import keys, pane_rows
from ui.pages.mentorships.form_dialog import FormDialog
from ui.places import Place
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.goal_list import GoalList
from ui.widgets.page import Margins, PageHeader, room
from ui.widgets.reading_order import order_tabs

_PANES = ((1180, 304), (1024, 264), (0, 240))  # px of the window from which on, px of the pane
_SHOWN = (
    Kind.GOAL, Kind.CHECK_IN, Kind.MILESTONE, Kind.MENTORSHIP, Kind.PERSON, Kind.MEETING, Kind.ACTION,
    Kind.REFLECTION, Kind.NOTE, Kind.POST, Kind.TAG,
)  # fmt: skip


class GoalsPage(QWidget):
    """A list beside the one chosen; `detail` "add" opens the form for another, "new" goes to one just started."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keys: list[int] = []
        self._opened: set[str] = set()  # headings of which all is shown
        self._build()
        self._connect()
        self._read(place.record)
        if place.record and place.record not in self._keys:
            raise LookupError(f"goal {place.record}")
        if self._keys:
            self._list.choose(place.record or self._keys[0])

    # what the shell asks

    def flush(self) -> bool:
        """Words in an open form are kept as its draft."""
        safe = [form.flush() for form in self.window().findChildren(FormDialog)]
        return self._detail.flush() and all(safe)

    def place(self) -> Place:
        return Place("goals", self._chosen, scroll=self._detail.scroll())

    def settle(self, place: Place) -> None:
        self._detail.set_scroll(place.scroll)
        self._focus_main()
        if place.detail == "add":
            self._on_new()
        elif place.detail == "new":
            self._detail.focus_first()

    def clear_words(self) -> None:
        self._list.set_rows([])
        self._detail.clear_words()

    def regions(self) -> list[QWidget]:
        return [self._list, self._detail] if self._keys else [self._stack]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self._keys:
            self._detail.rename()
        else:
            super().keyPressEvent(event)

    # building

    def _build(self) -> None:
        """From the outside in: a widget that moves into another is dressed anew, with all that is in it."""
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        both = QWidget(self._stack)
        self._stack.addWidget(both)
        self._list = GoalList(self.tr("Goals"))
        self._new = Button(self.tr("New goal"), "p", "plus", dense=True)
        self._pane = self._build_pane()
        self._detail = GoalDetail(self._session, both)
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._pane)
        across.addWidget(self._detail, 1)
        self._stack.addWidget(self._build_empty())
        order_tabs(self._pane, self._detail)  # else it would be the order in which they were made

    def _build_pane(self) -> QFrame:
        pane = QFrame()
        pane.setProperty("kind", "pane")
        head = PageHeader(self.tr("Goals"), role="title_pane")
        head.add_control(self._new)
        above = QVBoxLayout()
        above.setContentsMargins(20, 24, 20, 8)
        above.addWidget(head)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._list, 1)
        return pane

    def _build_empty(self) -> QWidget:
        nothing = EmptyState(
            self.tr("No goals yet"),
            self.tr("A goal can be half formed. Start with what you’d like to be different."),
            "target",
        )
        self._first = nothing.add_button(self.tr("Start a goal"))
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Margins(PageHeader(self.tr("Goals"))))
        column.addWidget(nothing, 1)
        return empty

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new)
        self._first.clicked.connect(self._on_new)
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(self._on_opened)
        self._list.remove_requested.connect(self._on_remove_requested)
        self._list.more_requested.connect(self._on_more_requested)
        self._detail.go_requested.connect(self._on_go_requested)
        self._detail.became.connect(self._show_new)
        self._session.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        seen = room(self.window().width())
        wide = next(pane for window, pane in _PANES if seen >= window)
        self._pane.setFixedWidth(round(wide * (1 + (theme.current().scale - 1) / 2)))

    # showing

    @property
    def _chosen(self) -> int:
        return self._detail.goal_id

    def _read(self, wanted: int) -> None:
        """`wanted` is shown even where only the first of a heading are."""
        rows = pane_rows(self._session.journal.read, self._opened, wanted)
        self._keys = keys(rows)
        self._list.set_rows(rows)
        self._stack.setCurrentIndex(0 if self._keys else 1)

    def _focus_main(self) -> None:
        (self._list if self._keys else self._first).setFocus()

    # what happens

    def _on_new(self) -> None:
        dialog = NewGoalDialog(self._session)
        dialog.started.connect(self._on_started)
        dialog.open_on(self.window())

    def _on_started(self, goal_id: int) -> None:
        self._show_new(goal_id)
        self._detail.focus_first()

    def _show_new(self, goal_id: int) -> None:
        if not self._list.choose(goal_id):
            self._read(goal_id)
            self._list.choose(goal_id)

    def _on_chosen(self, key: object) -> None:
        """Not before what was typed for the other one is safe."""
        goal_id = cast(int, key)
        if goal_id == self._chosen:
            return
        if self._detail.flush():
            self._detail.show_goal(goal_id)
        else:
            self._list.choose(self._chosen)

    def _on_opened(self, _key: object) -> None:
        self._detail.focus_first()

    def _on_remove_requested(self, _key: object) -> None:
        self._detail.remove()

    def _on_more_requested(self, heading: object) -> None:
        self._opened.add(str(heading))
        before = set(self._keys)
        self._read(self._chosen)
        self._list.choose(next((key for key in self._keys if key not in before), self._chosen))

    def _on_go_requested(self, place: Place) -> None:
        if place.page == "goals":
            self._show_new(place.record)
        else:
            self.go_requested.emit(place)

    def _on_changed(self, change: Change) -> None:
        """Show what is new; else stay on the same goal, or go beside where it was."""
        if not change.concerns(*_SHOWN) or change.origin is self._detail:
            return
        before, chosen = self._keys, self._chosen
        at = before.index(chosen) if chosen in before else 0
        self._read(chosen)
        new = [key for key in self._keys if key not in before and (Kind.GOAL, key) in change.records]
        if chosen in self._keys:
            self._detail.follow(change)
        if new:  # also one that came back
            self._list.choose(new[0])
        elif chosen not in self._keys and self._keys:
            self._list.choose(self._keys[min(at, len(self._keys) - 1)])
        elif not self._keys:
            self._detail.clear_words()
        if (not before or not self._keys) and self.isVisible():
            self._focus_main()
