"""Starting a goal, letting it go, and its dates: short forms."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.errors import BrokenRule
from app.records import drafts
from app.records.goals import ClosedAs, Goal
from app.records.milestones import Milestone
from ui.pages.goals import milestone_steps, steps
from ui.pages.mentorships.form_dialog import FormDialog, choice, line
from ui.session import Session
from ui.widgets import text
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.segmented import Segmented


def _tr(text_: str) -> str:
    return QCoreApplication.translate("goals", text_)


class NewGoalDialog(FormDialog):
    """Asks one question. `started` gives the id of the new goal."""

    started = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_tr("What would you like to be different?"), parent=parent)
        self._session = session
        self._title = LineEdit(self.tr("Ask for help early"))
        self._field = Field(self.tr("In a few words"), self._title, self.tr("It can be half formed."))
        self.body.addWidget(self._field)
        self.add_safe(self.tr("Not now"))
        self.add_primary(self.tr("Start"), closes=False).clicked.connect(self._on_start)
        self.keep_draft(session, "new goal", {"title": line(self._title)})
        self._title.textEdited.connect(self.touch)

    def _on_start(self) -> None:
        goal_id = steps.start(self._session, self._title.text(), self._on_broken)
        if goal_id:
            self.accept()
            self.started.emit(goal_id)

    def _on_broken(self, error: BrokenRule) -> None:
        self._field.set_error(error.title)
        self._title.setFocus()


class LetGoDialog(FormDialog):
    """What was learned may stay empty."""

    outlives_esc = True

    def __init__(self, session: Session, goal: Goal, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Let this goal go?"),
            _tr("It keeps its history, and you can take it up again whenever you like."),
            parent=parent,
        )
        self._session, self._goal = session, goal
        self._learned = ProseEdit(placeholder=self.tr("A line, or nothing at all"), grows=True)
        self._learned.load(goal.closing_note)
        self.body.addWidget(Field(self.tr("What did you learn by letting it go?"), self._learned))
        self.add_safe(self.tr("Not yet"))
        self.add_primary(self.tr("Let it go"), closes=False).clicked.connect(self._on_let_go)
        fields = {"learned": (self._learned.text, self._learned.load)}
        self.keep_draft(session, drafts.of("let go", goal.uid), fields, of_record=fields)
        self._learned.edited.connect(self.touch)

    def _on_let_go(self) -> None:
        if steps.close(self._session, self._goal, ClosedAs.LET_GO, self._learned.text()):
            self.accept()


class GoalDetailsDialog(FormDialog):
    """Its dates; and where it started, as long as no check-in has looked at it."""

    def __init__(self, session: Session, goal: Goal, frozen: bool, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Details"), parent=parent)
        self._session, self._goal = session, goal
        self._set_on = DateField(goal.set_on)
        self._target = DateField(goal.target_on)
        self._look_again = DateField(goal.look_again_on)
        worse = self.tr("Could it get worse than it is now?")
        self._worse = Segmented((("-2", self.tr("No")), ("-1", self.tr("Yes"))), worse)
        self._worse.choose(str(goal.baseline_level))
        self._fields = {
            "set_on": Field(self.tr("Set on"), self._set_on),
            "target_on": Field(self.tr("Hoped for by"), self._target, self.tr("Or leave it open.")),
            "look_again_on": Field(self.tr("Next look"), self._look_again, self.tr("Empty: don’t remind me.")),
        }
        for field in self._fields.values():
            self.body.addWidget(field)
        self._add_worse(worse, frozen)
        self.add_safe(self.tr("Leave as it was"))
        self.add_primary(self.tr("Keep"), closes=False).clicked.connect(self._on_keep)
        days = (self._set_on, self._target, self._look_again)
        kept = {name: line(day) for name, day in zip(self._fields, days, strict=True)}
        kept["worse"] = choice(self._worse)
        self.keep_draft(session, drafts.of("goal details", goal.uid), kept, of_record=kept)
        for edited in days:
            edited.textChanged.connect(self.touch)
        self._worse.changed.connect(self.touch)

    def _add_worse(self, asks: str, frozen: bool) -> None:
        if frozen:
            settled = self.tr("Where it started was settled with your first check-in.")
            self.body.addWidget(text.label(settled, "meta", "2", wrap=True))
        else:
            says = self.tr("If it could, the lowest line of the ladder is for that.")
            self.body.addWidget(Field(asks, self._worse, says))

    def _on_keep(self) -> None:
        wrong = None
        for field in self._fields.values():
            editor = field.editor
            if isinstance(editor, DateField):
                missing = field is self._fields["set_on"] and editor.day is None
                field.set_error(editor.advice if missing or not editor.understood else None)
                wrong = wrong or (editor if field.error else None)
        day = self._set_on.day
        if wrong is not None or day is None:
            (wrong or self._set_on).setFocus()
            return
        after = replace(
            self._goal,
            set_on=day,
            target_on=self._target.day,
            look_again_on=self._look_again.day,
            baseline_level=int(self._worse.key),
        )
        if after == self._goal or steps.change(self._session, self._goal, after, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        field = self._fields.get(error.field, self._fields["set_on"])
        field.set_error(error.title)
        field.editor.setFocus()


class MilestoneDialog(FormDialog):
    """What the step is, by when, and when it was reached."""

    def __init__(self, session: Session, step: Milestone, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Change this milestone"), parent=parent)
        self._session, self._step = session, step
        self._title = LineEdit()
        self._title.setText(step.title)
        self._due, self._reached = DateField(step.due_on), DateField(step.reached_on)
        self._fields = {
            "title": Field(self.tr("What it is"), self._title),
            "due_on": Field(self.tr("By when"), self._due, self.tr("Or leave it open.")),
            "reached_on": Field(self.tr("Reached on"), self._reached, self.tr("Empty while it’s ahead.")),
        }
        for field in self._fields.values():
            self.body.addWidget(field)
        self.add_safe(self.tr("Leave as it was"))
        self.add_primary(self.tr("Keep"), closes=False).clicked.connect(self._on_keep)
        fields = {"title": line(self._title), "due_on": line(self._due), "reached_on": line(self._reached)}
        self.keep_draft(session, drafts.of("milestone details", step.uid), fields, of_record=fields)
        for edited in (self._title, self._due, self._reached):
            edited.textChanged.connect(self.touch)

    def _on_keep(self) -> None:
        days = (("due_on", self._due), ("reached_on", self._reached))
        for name, editor in days:
            self._fields[name].set_error(None if editor.understood else editor.advice)
        self._fields["title"].set_error(None)
        wrong = next((editor for _, editor in days if not editor.understood), None)
        if wrong is not None:
            wrong.setFocus()
            return
        after = replace(
            self._step, title=self._title.text(), due_on=self._due.day, reached_on=self._reached.day
        )
        if after == self._step or milestone_steps.change(self._session, self._step, after, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        field = self._fields[error.field]
        field.set_error(error.title)
        field.editor.setFocus()
