"""The draft of a working agreement, to be written together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.errors import BrokenRule
from app.practice import agreeing
from app.records.agreements import LONGEST, SHORTEST, WORDS, Agreement, Frequency, NotesBy
from ui.pages.agreement import words
from ui.pages.agreement.part import Part
from ui.pages.earlier.words import menu_line
from ui.pages.meetings.length_field import LengthField
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.check import Check
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.select import Select


class Writing(QWidget):
    """`load` shows a draft; `read` gives it back as far as it makes sense. What doesn’t says so under its field."""

    edited = Signal()
    agree_requested = Signal()
    away_requested = Signal()
    earlier_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self._both_ways = False
        self._parts = {
            name: Part(words.LABELS[name], words.help(name), agreeing.STARTERS.get(name, ())) for name in WORDS
        }
        self._build_facts()
        self._build()
        self._connect()

    def load(self, draft: Agreement, both_ways: bool, may_agree: bool) -> None:
        self._loading, self._both_ways = True, both_ways
        for name, part in self._parts.items():
            part.load(getattr(draft, name))
        self._notes_by.set_options(words.notes_by(both_ways, draft.notes_by))
        self._notes_by.choose(draft.notes_by)
        self._notes_after.set_options(words.notes_after(draft.notes_months))
        self._notes_after.choose(words.after_key(draft))
        self._frequency.choose(draft.frequency)
        self._length.set_minutes(draft.minutes)
        self._look_again.set_day(draft.look_again_on)
        self._no_fault.setChecked(draft.no_fault)
        for field in self._fields.values():
            field.set_error(None)
        self._show_after()
        self._agree.setVisible(may_agree)
        self._loading = False

    def read(self, draft: Agreement) -> Agreement:
        """What is typed, and of a length or a day that can’t be read what was kept until now."""
        says: dict[str, Any] = {name: part.words() for name, part in self._parts.items()}
        after, months = words.after_of(str(self._notes_after.key), draft.notes_months)
        minutes = self._length.minutes or 0
        return replace(
            draft,
            **says,
            frequency=cast(Frequency, self._frequency.key),
            minutes=minutes if SHORTEST <= minutes <= LONGEST else draft.minutes,
            notes_by=cast(NotesBy, self._notes_by.key),
            notes_after=after,
            notes_months=months,
            look_again_on=self._look_again.day if self._look_again.understood else draft.look_again_on,
            no_fault=self._no_fault.isChecked(),
        )

    def half_typed(self) -> dict[str, str]:
        """A length or a day that can’t be read, as it stands: it is somebody’s words all the same."""
        minutes = self._length.minutes or 0
        half = {} if SHORTEST <= minutes <= LONGEST else {"minutes": self._length.text()}
        return half if self._look_again.understood else {**half, "look_again_on": self._look_again.text()}

    def put_back(self, half_typed: Mapping[str, str]) -> None:
        """After `load`: what `half_typed` gave."""
        self._loading = True
        for name, field in (("minutes", self._length), ("look_again_on", self._look_again)):
            if name in half_typed:
                field.setText(half_typed[name])
        self._loading = False

    def settled(self) -> bool:
        """False when a length or a day can’t be read, and then its field says so and has the focus."""
        minutes = self._length.minutes or 0
        fits = SHORTEST <= minutes <= LONGEST
        self._fields["minutes"].set_error(None if fits else self.tr("Between ten minutes and four hours."))
        read = self._look_again.understood
        self._fields["look_again_on"].set_error(None if read else self._look_again.advice)
        wrong = self._length if not fits else None if read else self._look_again
        if wrong is not None:
            wrong.setFocus()
        return wrong is None

    def show_broken(self, error: BrokenRule) -> bool:
        """Say under its field what is missing; False when the field isn’t here."""
        part = self._parts.get(error.field)
        field = part.field if part else self._fields.get(error.field)
        if field is None:
            return False
        field.set_error(error.title)
        field.editor.setFocus()
        return True

    def focus_first(self) -> None:
        self._parts[WORDS[0]].editor.setFocus()

    def clear_words(self) -> None:
        self._loading = True
        for part in self._parts.values():
            part.clear_words()
        self._look_again.set_day(None)
        self._loading = False

    # building

    def _build_facts(self) -> None:
        self._frequency = Select(words.frequencies())
        self._length = LengthField(60)
        self._notes_by, self._notes_after = Select(), Select()
        self._look_again = DateField()
        self._no_fault = Check(self.tr("Either of us can end this at any time, and needs no reason"))
        self._agree = Button(self.tr("We’ve agreed this by talking…"), "p")
        self._earlier = Button(menu_line(), "q")
        self._away = Button(self.tr("Put this draft away"), "q")
        for narrow in (self._frequency, self._length, self._notes_by, self._notes_after):
            narrow.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fields = {
            "frequency": Field(self.tr("How often"), self._frequency),
            "minutes": Field(self.tr("For how long"), self._length),
            "notes_by": Field(self.tr("Who keeps notes"), self._notes_by),
            "notes_after": Field(self.tr("The notes, when you end"), self._notes_after),
            "look_again_on": Field(
                self.tr("Look at this again on"), self._look_again, self.tr("Empty: don’t remind me.")
            ),
        }

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        says = self.tr("Write what suits the two of you, and leave out the rest. It can be changed at any time.")
        column.addWidget(text.label(says, "body", "2", wrap=True))
        parts, fields = self._parts, self._fields
        for heading, inside in (
            ("", (parts["scope"], parts["out_of_scope"])),
            (
                self.tr("How you meet"),
                (fields["frequency"], fields["minutes"], parts["place"], parts["contact"], parts["cancelling"]),
            ),
            (
                self.tr("What stays between you"),
                (fields["notes_by"], fields["notes_after"], parts["confidentiality"], parts["limits"]),
            ),
            (self.tr("The two of you"), (parts["difference"], self._no_fault, fields["look_again_on"])),
        ):
            if heading:
                column.addSpacing(10)
                column.addWidget(text.label(heading, "heading", wrap=True))
            for widget in inside:
                column.addWidget(widget)
        buttons = Flow(8)
        buttons.addWidget(self._agree)
        buttons.addWidget(self._earlier)
        buttons.addWidget(self._away)
        column.addSpacing(6)
        column.addWidget(buttons)

    def _connect(self) -> None:
        for part in self._parts.values():
            part.edited.connect(self.edited)
        self._notes_by.chosen.connect(self._on_notes_by)
        for chosen in (self._frequency.chosen, self._notes_after.chosen):
            chosen.connect(self._on_fact)
        for typed in (self._length.textChanged, self._look_again.textChanged, self._no_fault.toggled):
            typed.connect(self._on_fact)
        self._agree.clicked.connect(self.agree_requested)
        self._earlier.clicked.connect(self.earlier_requested)
        self._away.clicked.connect(self.away_requested)

    # what happens

    def _show_after(self) -> None:
        self._fields["notes_after"].setVisible(self._notes_by.key != NotesBy.NONE)

    def _on_fact(self) -> None:
        if not self._loading:
            for name in ("minutes", "look_again_on"):
                self._fields[name].set_error(None)
            self.edited.emit()

    def _on_notes_by(self, key: Hashable) -> None:
        """The usual sentence goes with it, as long as nobody has changed it."""
        part = self._parts["confidentiality"]
        if part.words() in (agreeing.statement(one, self._both_ways) for one in NotesBy):
            part.load(agreeing.statement(cast(NotesBy, key), self._both_ways))
        self._show_after()
        self.edited.emit()
