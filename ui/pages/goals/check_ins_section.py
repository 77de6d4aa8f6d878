"""The check-ins of a goal: their picture, what was before it, and the first step where there is none yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.store import rows
from ui.charts.check_ins import CheckInsChart
from ui.charts.step_chart import Point
from ui.pages.goals import words
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu


class CheckInsSection(QWidget):
    """`show_check_ins` fills it. What is asked of a check-in comes with it."""

    check_in_requested = Signal()
    change_requested = Signal(object)
    remove_requested = Signal(object)
    earlier_requested = Signal(int)  # the goal that this one was

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Sequence[CheckIn] = ()
        self._goal_id = 0
        self._earlier: Goal | None = None
        self._asked: CheckIn | None = None
        self._build()
        self._connect()

    def show_check_ins(self, goal: Goal, kept: Sequence[CheckIn], may_check_in: bool) -> None:
        """`kept`: the oldest first. After `show_earlier`."""
        if goal.id != self._goal_id:
            self._chart.clear_words()  # nothing of another goal stays chosen
        self._kept, self._goal_id = kept, goal.id
        today = rows.today()
        self._so_far.setText(words.so_far(len(kept)) if kept else self.tr("The line begins with your first check-in."))
        self._chart.set_points(_points(goal, kept), words.check_ins_aloud(goal, kept), today)
        self._chart.setVisible(bool(kept))
        self._first.setVisible(not kept and may_check_in)
        for part in (self._heading, self._so_far):
            part.setVisible(bool(kept) or may_check_in)
        self.setVisible(bool(kept) or may_check_in or self._earlier is not None)

    def show_earlier(self, goal: Goal | None, kept: Sequence[CheckIn]) -> None:
        """The goal that this one was, with its picture; None when it began by itself."""
        self._earlier = goal
        self._before.setVisible(goal is not None)
        if goal is None:
            self._old.clear_words()
            return
        self._title.setText(self.tr("Before: {title}").format(title=goal.title))
        self._open.setAccessibleName(self.tr("Open the goal it was before"))
        self._old.set_points(_points(goal, kept), words.check_ins_aloud(goal, kept), goal.closed_on or rows.today())
        self._old.setVisible(bool(kept))

    def clear_words(self) -> None:
        self._kept, self._earlier, self._asked = (), None, None
        self._chart.clear_words()
        self._old.clear_words()
        self._title.setText("")

    # building

    def _build(self) -> None:
        self._before = self._build_before()
        self._heading = text.label(self.tr("Check-ins"), "subhead", wrap=True)
        self._so_far = text.label("", "meta", "2", wrap=True)
        self._chart = CheckInsChart(offers=True, parent=self)
        self._first = Button(self.tr("Check in"), dense=True)
        self._first.setAccessibleName(self.tr("Check in for the first time"))
        first = Flow()
        first.setContentsMargins(0, 8, 0, 0)
        first.addWidget(self._first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._before)
        column.addWidget(self._heading)
        column.addWidget(self._so_far)
        column.addWidget(self._chart)
        column.addWidget(first)

    def _build_before(self) -> QWidget:
        before = QWidget(self)
        self._title = text.label("", "subhead", wrap=True)
        self._open = Button(self.tr("Open"), "q", dense=True)
        self._old = CheckInsChart(parent=before)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._open, 0, text.TOP)
        column = QVBoxLayout(before)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._old)
        before.hide()
        return before

    def _connect(self) -> None:
        self._first.clicked.connect(self.check_in_requested)
        self._open.clicked.connect(self._on_open)
        self._chart.change_requested.connect(self._on_change)
        self._chart.remove_requested.connect(self._on_remove)
        self._chart.menu_requested.connect(self._on_menu)

    # what happens

    def _on_open(self) -> None:
        if self._earlier:
            self.earlier_requested.emit(self._earlier.id)

    def _on_change(self, index: int) -> None:
        self.change_requested.emit(self._kept[index])

    def _on_remove(self, index: int) -> None:
        self.remove_requested.emit(self._kept[index])

    def _on_menu(self, index: int, where: QPoint | QWidget) -> None:
        self._asked = self._kept[index]
        menu = Menu(self)
        menu.add(self.tr("Change…")).triggered.connect(self._on_change_asked)
        menu.add(self.tr("Remove")).triggered.connect(self._on_remove_asked)
        if isinstance(where, QPoint):
            menu.popup(where)
        else:
            menu.open_under(where)

    def _on_change_asked(self) -> None:
        self.change_requested.emit(self._asked)

    def _on_remove_asked(self) -> None:
        self.remove_requested.emit(self._asked)


def _points(goal: Goal, kept: Sequence[CheckIn]) -> list[Point]:
    return [Point(one.on_day, one.level, _said(goal, one), one.note) for one in kept]


def _said(goal: Goal, one: CheckIn) -> str:
    """In the words of its day; a rung that had none says what it stands for."""
    if one.level is None:
        return words.not_sure()
    return one.words or wording.rung(one.level, goal.baseline_level)
