"""How a summary is put together: what people are called in it, what goes with what is ticked, and the paper."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.store.journal import Kind
from app.summary.choice import PARTS, PEOPLE, Audience, Choice, Part, People
from app.summary.document import Paper
from ui.pages.share import on_paper
from ui.pages.share.kept import Kept
from ui.widgets import text
from ui.widgets.check import Check
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.fold import Fold
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select

# What each part is a part of: it is offered only where something of that kind is ticked.
_OF: dict[Part, frozenset[Kind]] = {
    Part.TIMELINE: frozenset({Kind.MENTORSHIP}),
    Part.AGREEMENT: frozenset({Kind.MENTORSHIP}),
    Part.AGENDA: frozenset({Kind.MEETING}),
    Part.NOTES: frozenset({Kind.MEETING}),
    Part.NEXT: frozenset({Kind.MENTORSHIP}),
    Part.LADDERS: frozenset({Kind.GOAL}),
    Part.CHARTS: frozenset({Kind.GOAL}),
    Part.NOTICED: frozenset({Kind.GOAL}),
    Part.SCORE: frozenset({Kind.GOAL}),
}
_BRIEF = frozenset({Part.TIMELINE, Part.LADDERS})  # all that a single page has room for


class Shape(QWidget):
    """Each reader keeps what was set by hand for them. Call `show_for` when the reader or what is ticked changes."""

    changed = Signal()

    def __init__(self, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader: Audience = "me"
        self._kept = kept
        self._parts = kept.parts
        self._people = kept.people
        self._build()
        self._fold.toggled.connect(self._on_folded)
        self._names.chosen.connect(self._on_names)
        self._paper.changed.connect(self._on_paper)
        for check in self._checks.values():
            check.clicked.connect(self._on_part)

    def shaped(self, choice: Choice) -> Choice:
        return replace(choice, parts=self._with(), people=self._called(), paper=cast(Paper, self._paper.key))

    def show_for(self, audience: Audience, kinds: Iterable[Kind]) -> None:
        """What applies to this reader and to the kinds that are ticked."""
        self._reader = audience
        there = set(kinds)
        for part, check in self._checks.items():
            check.setChecked(part in self._with())
            check.setVisible(bool(_OF[part] & there) and (audience != "new_mentor" or part in _BRIEF))
        self._parts_field.setVisible(any(not check.isHidden() for check in self._checks.values()))
        self._names.choose(self._called())
        self._tell()

    def _with(self) -> frozenset[Part]:
        return self._parts.get(self._reader, PARTS[self._reader])

    def _called(self) -> People:
        return self._people.get(self._reader, PEOPLE[self._reader])

    def _build(self) -> None:
        self._fold = Fold(self.tr("How it is put together"))
        self._told = text.label("", "meta", tone="2", wrap=True)
        self._names = Select(
            [
                ("named", self.tr("As they are")),
                ("initials", self.tr("By their initials")),
                ("roles", self.tr("By their role, such as “my mentor”")),
            ]
        )
        self._paper = Segmented([("a4", self.tr("A4")), ("us-letter", self.tr("Letter"))], self.tr("Paper"))
        self._paper.choose(self._kept.paper or on_paper.paper())
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text.label(self.tr("Paper"), "label"))
        column.addWidget(self._paper)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(Field(self.tr("People are named"), self._names), 1, text.TOP)
        across.addWidget(paper, 0, text.TOP)
        self._checks = {part: Check(words) for part, words in _words().items()}
        self._fold.body.setSpacing(14)
        self._fold.body.setContentsMargins(0, 4, 0, 4)
        self._fold.body.addLayout(across)
        self._fold.body.addWidget(self._build_parts())
        self._fold.set_open(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self._fold)
        whole.addWidget(self._told)

    def _build_parts(self) -> QWidget:
        self._parts_field = QWidget()
        flow = Flow(18)
        flow.setAccessibleName(self.tr("With"))
        for check in self._checks.values():
            flow.addWidget(check)
        column = QVBoxLayout(self._parts_field)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text.label(self.tr("With"), "label"))
        column.addWidget(flow)
        return self._parts_field

    def _tell(self) -> None:
        """All of it in a sentence, so that it is known without unfolding."""
        words = _words()
        parts = [words[part] for part, check in self._checks.items() if check.isChecked() and not check.isHidden()]
        lower = [f"{one[:1].lower()}{one[1:]}" if one[1:2].islower() else one for one in parts]
        called = {"named": self.tr("People by name"), "initials": self.tr("People by their initials")}
        told = called.get(self._called(), self.tr("People by their role"))
        with_ = self.tr("with {parts}").format(parts=wording.listed(lower)) if lower else ""
        self._told.setText(f"{', '.join(filter(None, (told, with_)))}.")

    def _on_folded(self, open_: bool) -> None:
        """The controls say it too."""
        self._told.setVisible(not open_)

    def _on_names(self, key: Hashable) -> None:
        self._people[self._reader] = cast(People, key)
        self._tell()
        self.changed.emit()

    def _on_paper(self) -> None:
        self._kept.paper = cast(Paper, self._paper.key)
        self.changed.emit()

    def _on_part(self) -> None:
        hidden = frozenset(part for part, check in self._checks.items() if check.isHidden())
        on = frozenset(part for part, check in self._checks.items() if check.isChecked())
        self._parts[self._reader] = (self._with() & hidden) | (on - hidden)
        self._tell()
        self.changed.emit()


def _words() -> dict[Part, str]:
    def tr(words: str) -> str:
        return QCoreApplication.translate("Shape", words)

    return {
        Part.TIMELINE: tr("The timeline"),
        Part.AGREEMENT: tr("The agreement"),
        Part.AGENDA: tr("What was discussed"),
        Part.NOTES: tr("Notes of meetings"),
        Part.LADDERS: tr("Ladders"),
        Part.CHARTS: tr("Charts"),
        Part.NOTICED: tr("What you noticed"),
        Part.NEXT: tr("What you want next"),
        Part.SCORE: tr("T-score"),
    }
