"""All that an earlier copy holds, the latest first under its months, or what is searched for in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from app import search, wording
from app.search import Found
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from ui.models import entries
from ui.models.sections import Heading, SectionedModel

PAGE = 48  # read between two frames
_NEVER = (Kind.TAG, Kind.DEPARTURE)  # labels, and what was noted of exports
_PARTS = (Kind.AGREEMENT, Kind.AGENDA_ITEM, Kind.CHECK_IN, Kind.MILESTONE)  # stand with what they belong to
_SOUGHT = tuple(kind for kind in Kind if kind not in _NEVER)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. A list lets no row be copied: the words are in the entry itself."""

    ref: Ref
    title: str = field(repr=False)
    below: str = field(repr=False)

    @property
    def kept_out(self) -> bool:
        return True


class CopyList(SectionedModel):
    """`show` reads the first of it."""

    def __init__(self, conn: Connection, today: date, parent: QObject | None = None) -> None:
        super().__init__(PAGE, parent)
        self._conn, self._today = conn, today
        self._words, self._last, self._month, self._more = "", None, "", False

    _last: int | None

    def show(self, words: str = "") -> None:
        """Read anew: what these words find; without any, all there is."""
        self.beginResetModel()
        self._words = words if search.query(words) else ""
        self._lines, self._last, self._month = [], None, ""
        self._lines = list(self._headed(self._next(PAGE)))
        self.endResetModel()

    def clear(self) -> None:
        """Forget every word."""
        self.beginResetModel()
        self._lines, self._words, self._more = [], "", False
        self.endResetModel()

    @property
    def words(self) -> str:
        """What is searched for; "" when nothing is."""
        return self._words

    @property
    def has_more(self) -> bool:
        return self._more

    def read_more(self, limit: int) -> None:
        if self._more and (fresh := list(self._headed(self._next(limit)))):
            self._append(fresh)

    def number_found(self) -> int:
        """At most search.MOST_COUNTED."""
        return sum(kind not in _NEVER for _, kind in search.matching(self._conn, self._words))

    def entry(self, row: int) -> Line | None:
        line = self.line(row)
        return line if isinstance(line, Line) else None

    def _aloud(self, line: Any) -> str:
        return f"{line.title}, {line.below}"

    def _next(self, limit: int) -> list[Found]:
        if self._words:
            found = search.newest(self._conn, self._words, before=self._last, limit=limit, kinds=_SOUGHT)
        else:
            found = search.recent(self._conn, limit, (*_NEVER, *_PARTS), before=self._last)
        self._more = len(found) >= limit
        if found:
            self._last = found[-1].place
        return found

    def _headed(self, found: Sequence[Found]) -> Iterator[Heading | Line]:
        for one in found:
            entry = entries.entry(self._conn, (one.kind, one.id), self._today)
            if entry is None:
                continue
            month = wording.month(one.on, self._today)
            if month != self._month:
                self._month = month
                yield Heading(month)
            below = ", ".join(filter(None, (kind_name(one.kind), entry.fact)))
            yield Line((one.kind, one.id), entry.title, below)


def kind_name(kind: Kind) -> str:
    """ "Meeting"."""
    return {
        Kind.PERSON: _tr("Person"),
        Kind.MENTORSHIP: _tr("Mentorship"),
        Kind.AGREEMENT: _tr("Working agreement"),
        Kind.MEETING: _tr("Meeting"),
        Kind.AGENDA_ITEM: _tr("Agenda"),
        Kind.ACTION: _tr("Action"),
        Kind.GOAL: _tr("Goal"),
        Kind.CHECK_IN: _tr("Check-in"),
        Kind.MILESTONE: _tr("Milestone"),
        Kind.REFLECTION: _tr("Reflection"),
        Kind.NOTE: _tr("Quick note"),
        Kind.POST: _tr("Post"),
    }[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("copy_list", text)
