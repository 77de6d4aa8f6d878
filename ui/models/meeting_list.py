"""Meetings in the order of time: those to come, then the past under months or years, read as somebody scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QObject

from app.acts import meet
from app.records import agenda, meetings, mentorships, people
from app.records.meetings import Medium, Meeting, State
from app.records.mentorships import Mentorship, Role
from app.records.posts import Post
from app.store.connection import Connection
from app.store.journal import Change, Kind
from ui.models.sections import PAGE, Heading, SectionedModel

_HUES = {Role.MENTEE: "pine", Role.MENTOR: "slate", Role.BOTH: "plum"}
_LONGEST = 240  # characters: a row shows no more of its second line


def hue(mentorship: Mentorship) -> str:
    """The hue of the person's arch: by my role, grey when it is over."""
    return "grey" if mentorship.is_over else _HUES[mentorship.my_role]


@dataclass(frozen=True, slots=True)
class Face:
    """The other person, as their meetings show them; `hue` is that of their arch."""

    name: str = field(repr=False)
    initials: str = field(repr=False)
    hue: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting as a list shows it, without its notes."""

    id: int
    mentorship_id: int
    start: datetime
    length: int
    medium: Medium
    state: State
    place_in_time: tuple[int, int]
    face: Face
    headline: str = field(repr=False)
    what_mattered: str = field(repr=False)
    themes: str = field(default="", repr=False)  # what else it was about, where nothing is said to have mattered
    kept_out: bool = False
    carried: int = 0  # items on the agenda of one to come that were carried over
    planned: int = 0  # and that were not

    @property
    def to_come(self) -> bool:
        return self.state in (State.PLANNED, State.PREPARED)

    @property
    def title(self) -> str:
        """What stands first in its row."""
        return self.face.name if self.to_come else self.headline or self.face.name


Line = Heading | MeetingLine
Titles = Callable[[MeetingLine], str]  # the heading that a past meeting stands under
Words = Callable[[MeetingLine], str]  # what is read aloud for a row


class MeetingList(SectionedModel):
    """`show` reads the first of it."""

    def __init__(
        self,
        conn: Connection,
        titles: Titles,
        words: Words,
        *,
        to_come: str = "",
        page: int = PAGE,
        parent: QObject | None = None,
    ) -> None:
        """`to_come` heads the planned meetings; "" leaves them out."""
        super().__init__(page, parent)
        self._conn, self._titles, self._words = conn, titles, words
        self._to_come = to_come
        self._only: list[int] = []
        self._post: Post | None = None
        self._ids: set[int] | None = None  # of the meetings of that post
        self._faces: dict[int, Face] = {}
        self._coming: list[MeetingLine] = []
        self._past: list[MeetingLine] = []
        self._more = False

    # what it shows

    def show(self, only: Sequence[int] = (), first: int = PAGE, post: Post | None = None) -> None:
        """Read anew: the latest `first` meetings of the mentorships `only`, or of all; of a post, all of its own."""
        self.beginResetModel()
        self._only, self._post = list(only), post
        self._ids = meet.during(self._conn, post) if post else None
        self._read_faces()
        self._past, self._more = [], True
        self._read_coming()
        self._past = self._next(first)
        self._lay_lines()
        self.endResetModel()

    def follow(self, change: Change) -> None:
        """Take over what was written elsewhere, without reading again what is already here."""
        if not change.concerns(Kind.MEETING, Kind.PERSON, Kind.MENTORSHIP):
            return
        self.beginResetModel()
        before = self._faces
        self._ids = meet.during(self._conn, self._post) if self._post else None
        self._read_faces()
        touched = {number for kind, number in change.records if kind is Kind.MEETING}
        self._past = [line for line in self._past if line.id not in touched]
        if self._faces != before:
            kept = (line for line in self._past if line.mentorship_id in self._faces)
            self._past = [replace(line, face=self._faces[line.mentorship_id]) for line in kept]
        for meeting in filter(None, map(self._found, touched)):
            self._put_in(meeting)
        self._read_coming()
        self._lay_lines()
        self.endResetModel()

    def clear(self) -> None:
        """Forget every word."""
        self.beginResetModel()
        self._faces, self._coming, self._past, self._lines, self._more = {}, [], [], [], False
        self.endResetModel()

    @property
    def has_more(self) -> bool:
        """Whether older meetings wait to be read."""
        return self._more

    def read_more(self, limit: int) -> None:
        """The next older ones, at most `limit`."""
        found = self._next(limit)
        if not found:
            return
        self._past += found
        under = self._titles(self._past[-len(found) - 1]) if len(self._past) > len(found) else ""
        self._append(list(self._headed(found, under)))

    # for views

    def meeting(self, row: int) -> MeetingLine | None:
        line = self.line(row)
        return line if isinstance(line, MeetingLine) else None

    def row_of(self, meeting_id: int) -> int:
        """-1 when it isn't among those read."""
        rows = (row for row, line in enumerate(self._lines) if isinstance(line, MeetingLine) and line.id == meeting_id)
        return next(rows, -1)

    def _aloud(self, line: MeetingLine) -> str:
        return self._words(line)

    # reading

    def _read_faces(self) -> None:
        who = {person.id: person for person in people.everyone(self._conn)}
        kept = [(one, who[one.person_id]) for one in mentorships.all_kept(self._conn) if one.person_id in who]
        self._faces = {one.id: Face(person.display_name, person.initials, hue(one)) for one, person in kept}

    def _read_coming(self) -> None:
        if self._to_come:
            found = meetings.coming_up(self._conn)
            self._coming = [self._line(one) for one in found if self._wanted(one)]

    def _next(self, limit: int) -> list[MeetingLine]:
        if self._ids is not None:
            self._more = False
            found = [one for one in map(self._found, self._ids) if one and not one.to_come and self._wanted(one)]
            found.sort(key=meetings.place_in_time, reverse=True)
            return [self._line(one) for one in found]
        before = self._past[-1].place_in_time if self._past else None
        of: Sequence[int | None] = self._only or (None,)
        found = [one for each in of for one in meetings.past(self._conn, each, before=before, limit=limit + 1)]
        found.sort(key=meetings.place_in_time, reverse=True)
        self._more = len(found) > limit
        return [self._line(one) for one in found[:limit] if one.mentorship_id in self._faces]

    def _found(self, meeting_id: int) -> Meeting | None:
        try:
            return meetings.get(self._conn, meeting_id)
        except LookupError:
            return None

    def _put_in(self, meeting: Meeting) -> None:
        """Among the past ones, unless it is older than all that was read so far."""
        line = self._line(meeting) if self._wanted(meeting) and not meeting.to_come else None
        if line is None:
            return
        at = next((n for n, one in enumerate(self._past) if one.place_in_time < line.place_in_time), len(self._past))
        if at < len(self._past) or not self._more:
            self._past.insert(at, line)

    def _wanted(self, meeting: Meeting) -> bool:
        ours = meeting.mentorship_id in self._faces and (not self._only or meeting.mentorship_id in self._only)
        return ours and (self._ids is None or meeting.id in self._ids)

    # lines

    def _lay_lines(self) -> None:
        coming: list[Line] = [Heading(self._to_come), *self._coming] if self._coming else []
        self._lines = [*coming, *self._headed(self._past, "")]

    def _headed(self, lines: Iterable[MeetingLine], under: str) -> Iterable[Line]:
        for line in lines:
            title = self._titles(line)
            if title != under:
                yield Heading(title)
            under = title
            yield line

    def _line(self, meeting: Meeting) -> MeetingLine:
        items = agenda.of(self._conn, meeting.id) if meeting.to_come else []
        items = [item for item in items if item.state is not agenda.State.DROPPED]
        carried = sum(item.carried_from is not None for item in items)
        return MeetingLine(
            id=meeting.id,
            mentorship_id=meeting.mentorship_id,
            start=meeting.start,
            length=meeting.length,
            medium=meeting.medium,
            state=meeting.state,
            place_in_time=meetings.place_in_time(meeting),
            face=self._faces[meeting.mentorship_id],
            headline=meeting.headline[:_LONGEST],
            what_mattered=" ".join(meeting.what_mattered[:_LONGEST].split()),
            themes=self._themes(meeting)[:_LONGEST],
            kept_out=meeting.kept_out,
            carried=carried,
            planned=len(items) - carried,
        )

    def _themes(self, meeting: Meeting) -> str:
        """Asked for only where nothing is said to have mattered: it costs a look at the agenda."""
        if meeting.to_come or meeting.what_mattered.strip():
            return ""
        return "; ".join(meeting.themes or agenda.talked_about(self._conn, meeting.id))
