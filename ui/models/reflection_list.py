"""Reflections and quick notes under their months, all or those that a filter finds, read as somebody scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject

from app.acts import writing
from app.acts.find_reflections import Filter, Sought
from app.acts.writing import Entry, Place
from app.store.connection import Connection
from app.store.journal import Change, Ref
from ui.models.sections import Heading, SectionedModel

PAGE = 48  # read between two frames; more would be seen as a halt
Words = Callable[[Entry], str]


@dataclass(frozen=True, slots=True)
class Month(Heading):
    """Stands where its month begins, seen from today."""

    place: Place


class ReflectionList(SectionedModel):
    """`show` reads the first of it. Its lines are plain tuples: Python need not look through them for garbage."""

    def __init__(self, conn: Connection, titles: Words, words: Words, parent: QObject | None = None) -> None:
        """`titles` are of the months, `words` are read aloud for a row."""
        super().__init__(PAGE, parent)
        self._conn, self._titles, self._words = conn, titles, words
        self._filter = Filter()
        self._sought: Sought | None = None
        self._places: dict[tuple[int, int], Place] = {}  # by rank and id
        self._more = False

    # what it shows

    def show(self, wanted: Filter | None = None, first: int = PAGE) -> None:
        """Read anew: the latest `first` of what is wanted."""
        self.beginResetModel()
        self._filter, self._sought = wanted or Filter(), None
        self._lines, self._places = [], {}
        self._lines = list(self._headed(self._next(None, first)))
        self.endResetModel()

    def follow(self, change: Change) -> None:
        """Take over what was written. What is shown stays, whether or not the filter would find it now."""
        touched = [ref for ref in change.records if ref[0] in writing.KINDS]
        if not touched:
            return
        self._sought = None
        kept = {one.ref: one for one in writing.some(self._conn, touched)}
        for ref in touched:
            before, now = self._places.get(_key(ref)), kept.get(ref)
            if before is not None and now is not None and before == now.place:
                self._replace(now)
                continue
            if before is not None:
                self._take_out(ref)
            if now is not None and (before is not None or self._is_wanted(now)):
                self._put_in(now)

    def clear(self) -> None:
        """Forget every word."""
        self.beginResetModel()
        self._filter, self._sought = Filter(), None
        self._lines, self._places, self._more = [], {}, False
        self.endResetModel()

    @property
    def has_more(self) -> bool:
        return self._more

    def read_more(self, limit: int) -> None:
        if not self._more:
            return
        last = _place(self._lines[-1]) if self._lines else None
        if found := self._next(last, limit):
            self._append(list(self._headed(found, last)))

    # for views

    def line(self, row: int) -> Any:
        line = super().line(row)
        return Entry._make(line) if isinstance(line, tuple) else line

    def entry(self, row: int) -> Entry | None:
        line = self.line(row)
        return line if isinstance(line, Entry) else None

    @property
    def number(self) -> int:
        """How many have been read."""
        return len(self._places)

    def row_of(self, ref: Ref) -> int:
        """-1 when it isn't among those read."""
        place = self._places.get(_key(ref))
        return -1 if place is None else self._row(place)

    def _aloud(self, line: Entry) -> str:
        return self._words(line)

    # reading

    def _next(self, before: Place | None, limit: int) -> list[Entry]:
        found = self._finding.page(before, limit)
        self._more = len(found) >= limit
        self._places.update((one.place[1:], one.place) for one in found)
        return found

    @property
    def _finding(self) -> Sought:
        """Made when it is needed: what was written since may be found too."""
        if self._sought is None:
            self._sought = Sought(self._conn, self._filter)
        return self._sought

    def _is_wanted(self, entry: Entry) -> bool:
        return not self._filter or self._finding.fits(entry)

    def _headed(self, entries: Iterable[Entry], after: Place | None = None) -> Iterator[Month | tuple[object, ...]]:
        month = _month(after) if after else ""
        for one in entries:
            if _month(one.place) != month:
                month = _month(one.place)
                yield self._heading(one)
            yield tuple(one)

    def _heading(self, entry: Entry) -> Month:
        return Month(self._titles(entry), (_month(entry.place) + "-99", 0, 0))

    # following

    def _row(self, place: Place) -> int:
        """Where it stands, or would."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            if _place(self._lines[middle]) > place:
                low = middle + 1
            else:
                high = middle
        return low

    def _replace(self, entry: Entry) -> None:
        row = self._row(entry.place)
        if self._lines[row] != entry:
            self._lines[row] = tuple(entry)
            self.dataChanged.emit(self.index(row), self.index(row))

    def _take_out(self, ref: Ref) -> None:
        """With its month, where that was all of it."""
        row = last = self._row(self._places.pop(_key(ref)))
        if self.begins_group(row) and self.entry(row + 1) is None:
            row -= 1
        self.beginRemoveRows(QModelIndex(), row, last)
        del self._lines[row : last + 1]
        self.endRemoveRows()

    def _put_in(self, entry: Entry) -> None:
        """Unless it is older than all that was read so far."""
        row = self._row(entry.place)
        if row == len(self._lines) and self._more:
            return
        above = _place(self._lines[row - 1]) if row else None
        fresh = list(self._headed([entry], above))
        self.beginInsertRows(QModelIndex(), row, row + len(fresh) - 1)
        self._lines[row:row] = fresh
        self._places[entry.place[1:]] = entry.place
        self.endInsertRows()


def _place(line: Any) -> Place:
    return line.place if isinstance(line, Month) else line[:3]


def _key(ref: Ref) -> tuple[int, int]:
    return writing.KINDS.index(ref[0]), ref[1]


def _month(place: Place) -> str:
    return place[0][:7]
