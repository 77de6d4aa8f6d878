"""One goal: why it matters, its ladder, its check-ins, and all it is connected with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.acts import attain
from app.records import check_ins, goals, milestones, posts
from app.records.goals import Goal, State
from app.store import rows
from app.store.journal import Change, Kind, Ref
from ui import theme
from ui.models.entries import Entry
from ui.pages.earlier.dialog import EarlierDialog
from ui.pages.goals import steps, words
from ui.pages.goals.check_ins_section import CheckInsSection
from ui.pages.goals.connected_section import ConnectedSection
from ui.pages.goals.deeds import Deeds
from ui.pages.goals.goal_header import GoalHeader
from ui.pages.goals.ladder_section import LadderSection
from ui.pages.goals.milestones_section import MilestonesSection
from ui.pages.goals.words_section import WordsSection
from ui.pages.share import on_paper
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.following import Following
from ui.widgets.ladder import Ladder
from ui.widgets.page import room, sided
from ui.widgets.title_edit import TitleEdit

_TWO_COLUMNS = 1180  # px of the window
_WIDEST = 1120
_COLUMNS = (396, 284)  # px of both at 1280 px, the first with what hangs over it
_HANG = Ladder.HANG


class GoalDetail(QWidget):
    """`show_goal` fills it, once what was typed for another is safe.

    `became` gives the id of the goal that this one has become.
    """

    go_requested = Signal(object)  # Place
    became = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._goal = Goal(0, "", "", date.min)
        self._plan_wanted = False
        self._build()
        self._connect()

    # what its page asks

    @property
    def goal_id(self) -> int:
        """0 before one is shown."""
        return self._goal.id

    def show_goal(self, goal_id: int) -> None:
        """Raises LookupError when there is none."""
        self._header.title.keep()
        self._goal = goals.get(self._session.journal.read, goal_id)
        self._plan_wanted = False
        self._deeds.set_goal(goal_id)
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def _now(self) -> Goal:
        return goals.get(self._session.journal.read, self._goal.id)

    def flush(self) -> bool:
        self._header.title.keep()
        parts = (self._why, self._plan, self._back, self._ladder, self._milestones)
        safe = [part.flush() for part in parts]  # the others too where one is not
        return all(safe) and not self._header.title.renaming

    def follow(self, change: Change) -> None:
        """After something was written; what was typed here is here already."""
        if change.origin is not self and self._goal.id:
            self._show()

    def scroll(self) -> int:  # type: ignore[override]  # QWidget's moves pixels, which nobody asks for here
        return self._scroll.verticalScrollBar().value()

    def set_scroll(self, value: int) -> None:
        self._scroll.verticalScrollBar().setValue(value)

    def clear_words(self) -> None:
        self._goal = Goal(0, "", "", date.min)
        parts = (self._header, self._why, self._plan, self._back, self._ladder)
        for part in (*parts, self._milestones, self._check_ins, self._connected):
            part.clear_words()
        self._dates.setText("")

    def focus_first(self) -> None:
        self._header.title.setFocus()

    def rename(self) -> None:
        self._header.title.rename()

    def remove(self) -> None:
        if self.flush():  # what was typed goes with its goal, and comes back with it
            steps.take_away(self._session, self._now())

    def _on_earlier(self) -> None:
        if self.flush():
            EarlierDialog(self._session, (Kind.GOAL, self._goal.id)).open_on(self.window())

    def _on_print(self) -> None:
        if self.flush():
            on_paper.print_entry(self._session, (Kind.GOAL, self._goal.id), self.window())

    # building

    def _build(self) -> None:
        """From the outside in: a widget that moves into another is dressed anew, with all that is in it."""
        session = self._session
        self._header = GoalHeader(self)
        self._deeds = Deeds(session, self._header.more)
        inside = self._build_scroll()
        self._why = WordsSection(session, self, goals.save_why, self.tr("What would be better for it?"), inside)
        plan, nothing = self.tr("If …, then I will …"), self.tr("A line, or nothing at all")
        self._plan = WordsSection(session, self, goals.save_plan, plan, inside, short=True)
        self._back = WordsSection(session, self, goals.save_closing_note, nothing, inside)
        self._ladder = LadderSection(session, self, inside)
        self._milestones = MilestonesSection(session, inside)
        self._check_ins = CheckInsSection(inside)
        self._connected = ConnectedSection(session, inside)
        self._dates = text.label("", "meta", "2", wrap=True, parent=inside)
        self._lay_out()

    def _build_scroll(self) -> QWidget:
        """What scrolls."""
        inside = QWidget(self)
        self._scroll = QScrollArea(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        Following(self._scroll)
        self._top = QVBoxLayout()
        self._top.addWidget(self._header)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self._scroll, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inside = QVBoxLayout(inside)
        self._inside.addLayout(self._columns)
        self._inside.addStretch(1)
        return inside

    def _lay_out(self) -> None:
        left, self._right, inset = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._columns.addLayout(left, _COLUMNS[0])
        self._columns.addLayout(self._right, _COLUMNS[1])
        for column in (left, self._right, inset):
            column.setSpacing(20)
        for section in (self._back, self._why, self._ladder, self._plan):
            left.addWidget(section)
        inset.setContentsMargins(_HANG, 0, _HANG, 0)
        for widget in (self._milestones, self._dates):
            inset.addWidget(widget)
        left.addLayout(inset)
        left.addStretch(1)
        for beside in (self._check_ins, self._connected):
            self._right.addWidget(beside)
        self._right.addStretch(1)

    def _connect(self) -> None:
        deeds = self._deeds
        self._header.check_in_requested.connect(deeds.check_in)
        self._header.menu_requested.connect(deeds.open_menu)
        self._header.renamed.connect(self._on_renamed)
        self._header.unshared.connect(deeds.unshare)
        self._header.opened.connect(self._on_mentorship)
        self._header.onward_requested.connect(self._on_onward)
        deeds.rename_requested.connect(self.rename)
        deeds.plan_requested.connect(self._on_plan)
        deeds.print_requested.connect(self._on_print)
        deeds.earlier_requested.connect(self._on_earlier)
        deeds.remove_requested.connect(self.remove)
        self._ladder.became.connect(self.became)
        self._milestones.change_requested.connect(deeds.change_milestone)
        self._check_ins.check_in_requested.connect(deeds.check_in)
        self._check_ins.change_requested.connect(deeds.change_check_in)
        self._check_ins.remove_requested.connect(deeds.remove_check_in)
        self._check_ins.earlier_requested.connect(self._on_goal)
        self._connected.opened.connect(self._on_opened)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        two = room(self.window().width()) >= _TWO_COLUMNS
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(along if two else down)
        self._columns.setSpacing(36 - _HANG if two else 28)
        self._right.setContentsMargins(0 if two else _HANG, 0, 0 if two else _HANG, 0)
        side = 36 if two else 28
        rest = max(side, self.width() - side - theme.current().px(_WIDEST))
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0  # else the columns would be where no bar needs them
        self._top.setContentsMargins(*sided(self, side - TitleEdit.BESIDE, 24, rest, 14))
        self._inside.setContentsMargins(*sided(self, side - _HANG, 0, (rest if two else rest - _HANG) - taken, 32))

    # showing

    def _show(self) -> None:
        read, today = self._session.journal.read, rows.today()
        try:
            self._goal = goal = self._now()
        except LookupError:
            return  # removed: its page shows another
        kept = check_ins.of(read, goal.id)
        onward = attain.replaced_by(read, goal) is not None
        self._header.show_goal(goal, self._deeds.shared_with(), words.ended(goal, today), onward)
        self._why.show_words(goal.id, self.tr("Why it matters"), goal.why_it_matters)
        self._plan.show_words(goal.id, self.tr("My if-then plan"), goal.plan)
        self._plan.setVisible(bool(goal.plan) or self._plan_wanted)
        self._back.show_words(goal.id, words.looking_back(goal), goal.closing_note)
        self._back.setVisible(goal.state is State.CLOSED)
        self._ladder.show_goal(goal, kept)
        self._milestones.show_milestones(goal, milestones.of(read, goal.id))
        earlier = attain.was_before(read, goal)
        self._check_ins.show_earlier(earlier, check_ins.of(read, earlier.id) if earlier else ())
        self._check_ins.show_check_ins(goal, kept, goal.state in (State.ACTIVE, State.PAUSED))
        self._connected.show_ties((Kind.GOAL, goal.id))
        post = posts.held_on(read, goal.set_on)
        self._dates.setText(words.dates(goal, post.name if post else "", today))

    # what happens

    def _on_renamed(self, title: str) -> None:
        if not self._deeds.rename(title):
            self._header.title.put_back(title)

    def _on_plan(self) -> None:
        self._plan_wanted = True
        self._plan.show()
        self._plan.editor.setFocus()

    def _on_goal(self, goal_id: int) -> None:
        self.go_requested.emit(Place("goals", goal_id))

    def _on_onward(self) -> None:
        onward = attain.replaced_by(self._session.journal.read, self._goal)
        if onward is not None:
            self._on_goal(onward.id)

    def _on_mentorship(self, ref: Ref) -> None:
        self.go_requested.emit(Place("mentorships", ref[1]))

    def _on_opened(self, one: Entry) -> None:
        if one.place is not None:
            self.go_requested.emit(one.place)
