"""One action: its words, whose it is, by when, how, what it serves and where it was agreed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.acts import today as gathered
from app.errors import BrokenRule
from app.records import drafts, goals, links, meetings
from app.records.actions import Action, Owner, State
from app.records.goals import Goal
from app.records.people import without_title
from app.store.journal import Kind, Ref
from ui.pages.linking.link_picker import LinkPicker
from ui.pages.meetings.words import today
from ui.pages.mentorships.form_dialog import FormDialog, choice, line, tick
from ui.pages.today import steps
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.check import Check
from ui.widgets.date_field import DateField
from ui.widgets.entry_row import EntryRow
from ui.widgets.field import Field
from ui.widgets.line_area import LineArea
from ui.widgets.link_chips import Link, LinkChips
from ui.widgets.select import Select


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)


class ActionDialog(FormDialog):
    """Esc keeps what was typed for the next time. What leads elsewhere leaves it so too."""

    outlives_esc = True
    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Action"), wide=578, parent=parent)
        self._session, self._action = session, action
        self._known = {goal.uid: goal for goal in goals.all_kept(session.journal.read)}
        tied = links.of(session.journal.read, (Kind.ACTION, action.id), Kind.GOAL)
        self._goals = [goal for goal in self._known.values() if goal.id in tied]
        self._tied = {goal.id for goal in self._goals}
        self._build_form()
        self._connect()
        fields = {
            "words": (self._title.words, self._title.load),
            "who": choice(self._who),
            "due": line(self._due),
            "plan": (self._plan.words, self._plan.load),
            "goals": (self._goal_uids, self._put_goals),
            "done": tick(self._done),
            "kept out": tick(self._out),
        }
        self.keep_draft(session, drafts.of("action", action.uid), fields, of_record=fields)
        self._title.moveCursor(QTextCursor.MoveOperation.End)

    # building

    def _build_form(self) -> None:
        action = self._action
        self._title = LineArea(role="body")
        self._title.load(action.title)
        self._title_field = Field(self.tr("What is to be done"), self._title)
        self._who = Select([(str(Owner.ME), self.tr("Me")), (str(Owner.OTHER), self._other_name())])
        self._who.choose(str(action.owner))
        self._due = DateField(action.due_on, short=True)
        self._due_field = Field(self.tr("By when"), self._due, self.tr("It can stay empty."))
        self._plan = LineArea(self.tr("If it’s after nights, then I’ll ring on the Thursday."), role="body")
        self._plan.load(action.if_then)
        self._done = Check(self.tr("Done"))
        self._done.setChecked(action.state is State.DONE)
        self._chips = LinkChips(self.tr("Goals it serves"), self.tr("Link a goal"))
        self._show_goals()
        self.body.addWidget(self._title_field)
        self.body.addLayout(self._build_who_and_when())
        plan_help = self.tr("What may get in the way, and what then.")
        self.body.addWidget(Field(self.tr("If … then …"), self._plan, plan_help))
        self.body.addWidget(Field(self.tr("Goals it serves"), self._chips))
        self.body.addWidget(self._done)
        self.body.addLayout(self._build_out())
        self._where = self._build_where()
        self._remove = self.add_other(self.tr("Remove"))
        self._step = self.add_other(self.tr("Let it go") if action.is_open else self.tr("Take it up again"))
        self.add_safe(self.tr("Leave as it was"))
        self._keep = self.add_primary(self.tr("Keep"), closes=False)
        self.set_first(self._title)

    def _build_who_and_when(self) -> QHBoxLayout:
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(Field(self.tr("Who"), self._who), 1, text.TOP)
        both.addWidget(self._due_field, 1, text.TOP)
        return both

    def _build_out(self) -> QVBoxLayout:
        """Whether it is kept out of every export; with its meeting it is, whatever is wished here."""
        self._out = Check(self.tr("Keep out of every export"))
        self._out.setChecked(self._action.kept_out)
        both = QVBoxLayout()
        both.setSpacing(2)
        both.addWidget(self._out)
        if self._action.with_meeting:
            why = self.tr("The notes of its meeting are kept out.")
            self._out.setEnabled(False)
            self._out.setAccessibleDescription(why)
            both.addWidget(text.label(why, "meta", "2", wrap=True))
        return both

    def _build_where(self) -> EntryRow | None:
        """Leads to the meeting where it was agreed."""
        if self._action.meeting_id is None:
            return None
        meeting = meetings.get(self._session.journal.read, self._action.meeting_id)
        where = EntryRow("where", "calendar-blank", role="body")
        day = wording.day(meeting.start.date(), today())
        where.set_words(self.tr("Agreed on {day}").format(day=day), self._person())
        self.body.addWidget(where)
        return where

    def _connect(self) -> None:
        for edited in (self._title.edited, self._plan.edited, self._due.textChanged, self._who.chosen):
            edited.connect(self.touch)
        for box in (self._done, self._out):
            box.toggled.connect(self.touch)
        for area in (self._title, self._plan):
            area.entered.connect(self._on_keep)
        self._chips.add_requested.connect(self._on_add_goal)
        self._chips.opened.connect(self._on_goal_opened)
        self._chips.removed.connect(self._on_goal_removed)
        if self._where:
            self._where.opened.connect(self._on_where)
        self._remove.clicked.connect(self._on_remove)
        self._step.clicked.connect(self._on_step)
        self._keep.clicked.connect(self._on_keep)

    # what it shows

    def _person(self) -> str:
        return without_title(gathered.listed(self._session.journal.read, [self._action])[0].name)

    def _other_name(self) -> str:
        return self._person() or self.tr("Somebody else")

    def _show_goals(self) -> None:
        self._chips.set_links([Link(goal.uid, goal.title, "target", "pine") for goal in self._goals])

    def _goal_uids(self) -> str:
        return " ".join(goal.uid for goal in self._goals)

    def _put_goals(self, uids: str) -> None:
        self._goals = [self._known[uid] for uid in uids.split() if uid in self._known]
        self._show_goals()

    # what happens

    def _on_add_goal(self) -> None:
        without: list[Ref] = [(Kind.GOAL, goal.id) for goal in self._goals]
        picker = LinkPicker(self._session, self.tr("Link a goal"), [Kind.GOAL], without)
        picker.picked.connect(self._on_goal_picked)
        picker.open_on(self.window())

    def _on_goal_picked(self, ref: Ref) -> None:
        self._set_goals([*self._goals, *(goal for goal in self._known.values() if goal.id == ref[1])])

    def _on_goal_removed(self, uid: str) -> None:
        self._set_goals([goal for goal in self._goals if goal.uid != uid])

    def _set_goals(self, wanted: list[Goal]) -> None:
        self._goals = wanted
        self._show_goals()
        self.touch()

    def _on_goal_opened(self, uid: str) -> None:
        self._go(Place("goals", self._known[uid].id))

    def _on_where(self) -> None:
        self._go(Place("meeting", self._action.meeting_id or 0, "notes"))

    def _go(self, place: Place) -> None:
        """What was typed waits here."""
        if self.flush():
            self.reject()
            self.go_requested.emit(place)

    def _on_remove(self) -> None:
        if steps.take_away(self._session, self._action):
            self.leave()

    def _on_step(self) -> None:
        """Only that: what was typed waits for the next time, as it does after Esc."""
        step = steps.let_go if self._action.is_open else steps.take_up
        if self.flush() and step(self._session, self._action):
            self.reject()

    def _on_keep(self) -> None:
        self._due_field.set_error(None if self._due.understood else self._due.advice)
        if not self._due.understood:
            self._due.setFocus()
            return
        after = replace(
            self._action,
            title=self._title.words(),
            owner=Owner(str(self._who.key)),
            due_on=self._due.day,
            if_then=self._plan.words(),
            kept_out=self._out.isChecked(),
        )
        after = self._with_state(after)
        goal_ids = {goal.id for goal in self._goals}
        unchanged = after == self._action and goal_ids == self._tied
        if unchanged or steps.change(self._session, self._action, after, goal_ids, self._on_broken):
            self.accept()

    def _with_state(self, action: Action) -> Action:
        was_done = action.state is State.DONE
        if self._done.isChecked() and not was_done:
            return replace(action, state=State.DONE, closed_on=max(today(), action.agreed_on))
        if was_done and not self._done.isChecked():
            return replace(action, state=State.OPEN, closed_on=None)
        return action

    def _on_broken(self, error: BrokenRule) -> None:
        self._title_field.set_error(f"{error.title} {error.advice}".strip())
        self._title.setFocus()

