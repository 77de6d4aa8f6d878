"""Mentorships for the list pane: current, paused and closed, each run under its heading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.records import mentorships, people
from app.records.mentorships import Mentorship, Role, State
from app.records.people import Person
from app.store.connection import Connection

LINE = Qt.ItemDataRole.UserRole  # the heading, a str, or the MentorshipLine of a row
_HUES = {Role.MENTEE: "pine", Role.MENTOR: "slate", Role.BOTH: "plum"}
_Index = QModelIndex | QPersistentModelIndex


def hue(mentorship: Mentorship) -> str:
    """The hue of the person's arch: by my role, grey when it is over."""
    return "grey" if mentorship.is_over else _HUES[mentorship.my_role]


@dataclass(frozen=True, slots=True)
class MentorshipLine:
    """One row: a mentorship, whom it is with, and the lines below their name."""

    mentorship: Mentorship
    person: Person
    words: tuple[str, ...] = field(repr=False)

    @property
    def hue(self) -> str:
        return hue(self.mentorship)


Line = str | MentorshipLine


class MentorshipList(QAbstractListModel):
    """Few enough to be read whole, each time something changes."""

    def __init__(
        self,
        conn: Connection,
        headings: tuple[str, str, str],
        words: Callable[[Mentorship], tuple[str, ...]],
        parent: QObject | None = None,
    ) -> None:
        """`headings` for those that go on, rest, and are over; `words` are the lines of one."""
        super().__init__(parent)
        self._conn, self._headings, self._words = conn, headings, words
        self._lines: list[Line] = []

    def read(self) -> None:
        who = {person.id: person for person in people.everyone(self._conn)}
        kept = [one for one in mentorships.all_kept(self._conn) if one.person_id in who]
        runs: tuple[list[Line], ...] = ([], [], [])
        for one in kept:
            runs[_run(one)].append(MentorshipLine(one, who[one.person_id], self._words(one)))
        self.beginResetModel()
        headed = ((heading, *run) for heading, run in zip(self._headings, runs, strict=True) if run)
        self._lines = [line for run in headed for line in run]
        self.endResetModel()

    def clear(self) -> None:
        """Forget every word."""
        self.beginResetModel()
        self._lines = []
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def mentorship(self, row: int) -> MentorshipLine | None:
        line = self.line(row)
        return line if isinstance(line, MentorshipLine) else None

    def is_heading(self, row: int) -> bool:
        return isinstance(self._lines[row], str)

    def row_of(self, mentorship_id: int) -> int:
        """-1 when there is none."""
        for row, line in enumerate(self._lines):
            if isinstance(line, MentorshipLine) and line.mentorship.id == mentorship_id:
                return row
        return -1

    def near(self, row: int) -> int:
        """The mentorship at `row`, else the one after, else the one before; -1 when there is none."""
        after = range(max(row, 0), len(self._lines))
        before = range(min(row, len(self._lines)) - 1, -1, -1)
        return next((at for at in (*after, *before) if self.mentorship(at)), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if role == LINE:
            return line
        if line is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return line if isinstance(line, str) else ". ".join((line.person.display_name, *line.words))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.mentorship(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


def _run(mentorship: Mentorship) -> int:
    if mentorship.is_over:
        return 2
    return 1 if mentorship.state is State.PAUSED else 0
