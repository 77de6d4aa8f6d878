"""Which line of the ladder is closest to now, what was noticed, and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.errors import BrokenRule
from app.practice.attainment import LEVELS
from app.records import check_ins, drafts
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.store import rows
from ui.pages.goals import check_in_steps as steps
from ui.pages.mentorships.form_dialog import FormDialog, choice
from ui.session import Session
from ui.widgets import text
from ui.widgets.date_field import DateField
from ui.widgets.field import Field, Trouble
from ui.widgets.flow import Flow
from ui.widgets.line_radio import LineRadio
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select

NOT_SURE = "?"
_NEVER = "never"
_DAYS = {"two_weeks": 14, "six_weeks": 42, "three_months": 91}
_USUAL = "six_weeks"


def _tr(words: str) -> str:
    return QCoreApplication.translate("goals", words)


class CheckInDialog(FormDialog):
    """For a goal with a ladder; with `again`, to change a check-in that was kept. Its words of that day stay."""

    outlives_esc = True

    def __init__(
        self, session: Session, goal: Goal, again: CheckIn | None = None, parent: QWidget | None = None
    ) -> None:
        title = _tr("Change this check-in") if again else _tr("Check in on this goal")
        asks = _tr("Which line is closest to now? You wrote these lines; change them if they no longer fit.")
        super().__init__(title, goal.title if again else asks, wide=578, parent=parent)
        self._session, self._goal, self._again = session, goal, again
        self._of_day: tuple[str, str] | None = None  # the note of a check-in already there, and what was typed before
        self._build_form()
        self._connect()
        if again:
            self._show(again)
        self._keep_draft()
        self._on_day_changed()

    # building

    def _build_form(self) -> None:
        self._lines = self._build_lines()
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for radio in self._lines.values():
            column.addWidget(radio)
        self._choose = Trouble()
        column.addWidget(self._choose)
        self._note = ProseEdit(placeholder=self.tr("A sentence is plenty."), grows=True)
        self._on = DateField(rows.today(), short=True)
        self._next = Select(
            [
                ("two_weeks", self.tr("in two weeks")),
                (_USUAL, self.tr("in six weeks")),
                ("three_months", self.tr("in three months")),
                (_NEVER, self.tr("don’t remind me")),
            ]
        )
        self._next.choose(_USUAL)
        self._on_field = Field(self.tr("On"), self._on, trouble=(trouble := Trouble()))
        self._next_field = Field(self.tr("Next look"), self._next)
        self._twice = text.label("", "meta", "2", wrap=True)
        beside = Flow(16)
        beside.addWidget(self._on_field)
        beside.addWidget(self._next_field)
        self._next_field.setVisible(self._again is None)
        self.body.addWidget(lines)
        self.body.addWidget(Field(self.tr("What did you notice?"), self._note))
        self.body.addWidget(beside)
        self.body.addWidget(trouble)
        self.body.addWidget(self._twice)
        self.add_safe(self.tr("Leave as it was") if self._again else self.tr("Cancel"))
        self._keep = self.add_primary(self.tr("Keep check-in"), closes=False)

    def _build_lines(self) -> dict[str, LineRadio]:
        """From the top of the ladder down; a check-in already kept shows its rung in the words of its day."""
        goal, again = self._goal, self._again
        made = {}
        for level in reversed(LEVELS):
            words = again.words if again and again.level == level else goal.levels[level]
            label = f"{wording.rung(level, goal.baseline_level)} ({wording.signed(level)})"
            made[str(level)] = LineRadio(words, label)
        made[NOT_SURE] = LineRadio("", self.tr("Not sure yet"))
        return made

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        self._on.textChanged.connect(self._on_day_changed)
        for radio in self._lines.values():
            radio.toggled.connect(self._on_line_chosen)

    def _keep_draft(self) -> None:
        form, uid = ("check-in again", self._again.uid) if self._again else ("check-in", self._goal.uid)
        fields = {
            "level": (self._level_key, self._choose_level),
            "note": (self._note.text, self._note.load),
            "on": (self._other_day, self._put_day),
            "next": choice(self._next),
        }
        self.keep_draft(self._session, drafts.of(form, uid), fields, of_record=fields if self._again else ())
        for edited in (self._note.edited, self._on.textChanged, self._next.chosen):
            edited.connect(self.touch)

    # what is in it

    def _show(self, check_in: CheckIn) -> None:
        self._choose_level(NOT_SURE if check_in.level is None else str(check_in.level))
        self._note.load(check_in.note)
        self._on.set_day(check_in.on_day)

    def _level_key(self) -> str:
        """"" while none is chosen."""
        return next((key for key, radio in self._lines.items() if radio.isChecked()), "")

    def _choose_level(self, key: str) -> None:
        if key in self._lines:
            with QSignalBlocker(self._lines[key]):  # only a person's choice is worth a draft
                self._lines[key].setChecked(True)

    def _other_day(self) -> str:
        """What is typed as the day; "" for today, which may be another one when the draft is opened again."""
        return self._on.text() if self._again or self._on.day != rows.today() else ""

    def _put_day(self, typed: str) -> None:
        if typed:
            self._on.setText(typed)

    def _on_line_chosen(self, on: bool) -> None:
        if on:
            self._choose.say(self, "")
            self.touch()

    def _on_day_changed(self) -> None:
        """A day that has a check-in shows it: keeping this changes that one."""
        day = self._on.day
        there = check_ins.on(self._session.journal.read, self._goal.id, day) if day else None
        if self._again is None:
            self._mix_in(there)
        elif there is not None and there.id == self._again.id:
            there = None
        self._twice.setVisible(there is not None)
        if there is not None:
            of = wording.day(there.on_day, rows.today())
            says = self.tr("You checked in on {day} already. Keeping this changes that one.")
            self._twice.setText(says.format(day=of))

    def _mix_in(self, there: CheckIn | None) -> None:
        """Its note comes before what was typed here, so that no word of either is lost; another day takes it back."""
        if self._of_day is not None and self._note.text() == self._of_day[0]:
            self._note.load(self._of_day[1])
        self._of_day = None
        typed = self._note.text()
        if there is not None and f"\n{there.note}" not in f"\n{typed}":  # else it stands there from a draft
            self._note.load("\n".join(filter(None, (there.note, typed))))
            self._of_day = (self._note.text(), typed)
        if there is not None and not self._level_key():
            self._choose_level(NOT_SURE if there.level is None else str(there.level))

    # keeping

    def _on_keep(self) -> None:
        key, day = self._level_key(), self._on.day
        self._choose.say(self, "" if key else self.tr("Choose the line that’s closest, or “Not sure yet”."))
        self._on_field.set_error(None if day else self._on.advice)
        if not key:
            self._lines[str(LEVELS[-1])].setFocus()
        elif day is None:
            self._on.setFocus()
        elif self._kept(None if key == NOT_SURE else int(key), day):
            self.accept()

    def _kept(self, level: int | None, day: date) -> bool:
        note = self._note.text()
        if self._again is None:
            return steps.check_in(
                self._session, self._goal, day, level, note, self._look_again_on(), self._on_broken
            )
        words = self._goal.levels[level] if level is not None else ""
        if level == self._again.level:
            words = self._again.words
        after = replace(self._again, on_day=day, level=level, words=words, note=note)
        return after == self._again or steps.change_check_in(self._session, self._again, after, self._on_broken)

    def _look_again_on(self) -> date | None:
        days = _DAYS.get(str(self._next.key))
        return rows.today() + timedelta(days=days) if days else None

    def _on_broken(self, error: BrokenRule) -> None:
        self._on_field.set_error(" ".join(filter(None, (error.title, error.advice))))
        self._on.setFocus()
