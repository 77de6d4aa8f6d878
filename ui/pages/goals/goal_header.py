"""The head of a goal: how it stands, with whom it is shared, what it is, and the next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.records.goals import Goal, State
from ui import theme
from ui.models.entries import Entry, goal_state
from ui.pages.goals import words
from ui.widgets import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.link_chips import Link, LinkChips
from ui.widgets.page import sided
from ui.widgets.title_edit import TitleEdit


class GoalHeader(QWidget):
    """`show_goal` fills it. Its words begin `TitleEdit.BESIDE` px inside."""

    check_in_requested = Signal()
    menu_requested = Signal()
    renamed = Signal(str)
    opened = Signal(object)  # the Ref of a mentorship
    unshared = Signal(object)
    onward_requested = Signal()  # to the goal that it became

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._check_in.clicked.connect(self.check_in_requested)
        self.more.clicked.connect(self.menu_requested)
        self.title.renamed.connect(self.renamed)
        self._shared.opened.connect(self.opened)
        self._shared.removed.connect(self._on_removed)
        self._onward.clicked.connect(self.onward_requested)

    def show_goal(self, goal: Goal, shared_with: Sequence[Entry], said: str, onward: bool) -> None:
        """`said` stands under the title: how it ended, say. `onward`: it has become another goal."""
        self._state.set_words(goal_state(goal), "", words.tone(goal))
        share = self.tr("Shared with {name}")
        self._shared.set_links([Link(one.ref, share.format(name=one.title), one.icon) for one in shared_with])
        self.title.set_title(goal.title)
        self._said.setText(said)
        self._facts.setVisible(bool(said))
        self._onward.setVisible(onward)
        self._kept_out.setVisible(goal.kept_out)
        self._check_in.setVisible(goal.state in (State.ACTIVE, State.PAUSED))
        self.more.set_name(self.tr("More for {goal}").format(goal=goal.title))
        self._arrange(self.width())

    def clear_words(self) -> None:
        self._shared.clear_words()
        self.title.clear_words()
        self._said.setText("")
        self.more.set_name(self.tr("More"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange(self.width())

    def _build(self) -> None:
        self._state = Chip("")
        self._kept_out = Chip(self.tr("Kept out of exports"), "key", "plum")
        self._kept_out.setAccessibleName(self.tr("Kept out of every export"))
        self._kept_out.hide()
        self._shared = LinkChips(self.tr("Shared with"), "")
        self._shared.addWidget(self._state)
        self._shared.addWidget(self._kept_out)
        self.title = TitleEdit()
        self._said = text.label("", "meta", "2", wrap=True)
        self._onward = Button(self.tr("Open what it became"), dense=True)
        self._check_in = Button(self.tr("Check in"), "p")
        self.more = IconButton("dots-three", self.tr("More"), kind="", dense=False)
        self._facts = QWidget()
        facts = QVBoxLayout(self._facts)
        facts.setSpacing(6)
        facts.addWidget(self._said)
        onward = Flow()
        onward.addWidget(self._onward)
        facts.addWidget(onward)
        ties = QVBoxLayout()
        ties.addWidget(self._shared)
        for inset in (facts, ties):
            inset.setContentsMargins(TitleEdit.BESIDE, 0, TitleEdit.BESIDE, 0)
        named = QVBoxLayout()
        named.setSpacing(4)
        named.addLayout(ties)
        named.addWidget(self.title)
        named.addWidget(self._facts)
        named.addStretch(1)
        self._controls = QHBoxLayout()
        self._controls.setSpacing(10)
        self._controls.addWidget(self._check_in)
        self._controls.addWidget(self.more)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)
        self._layout.addLayout(named, 1)
        self._layout.addLayout(self._controls)

    def _arrange(self, width: int) -> None:
        """The controls go under the title where they would squeeze it."""
        title = min(self.title.sizeHint().width(), theme.current().px(300))
        needed = title + self._controls.sizeHint().width() + 30
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        fits = needed <= width
        self._layout.setDirection(along if fits else down)
        side = Qt.AlignmentFlag.AlignTop if fits else Qt.AlignmentFlag.AlignLeading
        self._layout.setAlignment(self._controls, side)
        beside = 0 if fits else TitleEdit.BESIDE
        self._controls.setContentsMargins(*sided(self, beside, 0, 0, 0))

    def _on_removed(self, ref: object) -> None:
        self.unshared.emit(ref)
        focused = self.window().focusWidget()
        if focused is None or not focused.isVisible():
            self.more.setFocus()  # the last of them is gone
