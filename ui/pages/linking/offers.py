"""What one record may be linked with: the latest, and what is found by the words typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from PySide6.QtCore import QCoreApplication

from app import excerpts, search
from app.records import actions, goals, meetings, mentorships, notes, posts, reflections, tags
from app.search import Found
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from ui.models.entries import Entry, entries, entry
from ui.pages.search.results import Group, Row, RowKind

NEW_TAG, NEW_POST = "new tag", "new post"  # the groups of the rows that stand for one not yet made
_RECENT, _PER_GROUP, _LOOKED_AT = 8, 10, 60
# Of these there are few, so they are read and compared one by one: a search would have to pass by all the others.
_FEW = (Kind.GOAL, Kind.MENTORSHIP, Kind.POST, Kind.TAG)
_ORDER = (
    Kind.GOAL, Kind.MENTORSHIP, Kind.MEETING, Kind.REFLECTION, Kind.ACTION, Kind.NOTE, Kind.POST, Kind.TAG,
)  # fmt: skip


class Offers:
    """Of these kinds, without those that are linked already."""

    def __init__(self, conn: Connection, kinds: Collection[Kind], without: Collection[Ref], today: date) -> None:
        self._conn, self._today = conn, today
        self._kinds = [kind for kind in _ORDER if kind in kinds]
        self._without = frozenset(without)

    def recent(self) -> list[Group]:
        """The latest of each kind, mixed."""
        refs = [ref for kind in self._kinds for ref in islice(self._offered(_latest(self._conn, kind)), _RECENT)]
        rows = tuple(map(_plain, entries(self._conn, refs, self._today)))[:_RECENT]
        return [Group(_tr("Lately"), rows)] if rows else []

    def groups(self, words: str) -> list[Group]:
        """What is found, by kind, each newest first; at the end perhaps a tag or a post that is still to be made."""
        if not search.query(words):
            return self.recent()
        found = self._many(words)
        made = []
        for kind in self._kinds:
            of_kind = (_found_row(*one) for one in found if one[1].kind is kind)
            rows = self._few(kind, words) if kind in _FEW else of_kind
            made.append(Group(_names()[kind], tuple(islice(rows, _PER_GROUP))))
        groups = [group for group in made if group.rows]
        no_post = all(group.name != _names()[Kind.POST] for group in groups)
        return groups + self._new_tag(words) + (self._new_post(words) if no_post else [])

    def _many(self, words: str) -> list[tuple[Entry, Found]]:
        kinds = [kind for kind in self._kinds if kind not in _FEW]
        found = search.newest(self._conn, words, limit=_LOOKED_AT, kinds=kinds) if kinds else []
        known = ((entry(self._conn, (one.kind, one.id), self._today), one) for one in found)
        return [(one, match) for one, match in known if one is not None and one.ref not in self._without]

    def _few(self, kind: Kind, words: str) -> Iterator[Row]:
        """By their names alone."""
        wanted = [word for word in words.split() if search.query(word)]
        for one in entries(self._conn, self._offered(_latest(self._conn, kind)), self._today):
            if all(excerpts.matches(one.title, word) for word in wanted):
                yield _row(one, excerpts.matches(one.title, words))

    def _new_post(self, words: str) -> list[Group]:
        if Kind.POST not in self._kinds:
            return []
        name = _tr("New post: {name}…").format(name=" ".join(words.split()))
        return [Group(_tr("Another post"), (Row(RowKind.RESULT, name, "map-pin", group=NEW_POST),))]

    def _new_tag(self, words: str) -> list[Group]:
        name = " ".join(words.split()).lstrip("#").strip()
        if Kind.TAG not in self._kinds or not name or tags.named(self._conn, name) is not None:
            return []
        row = Row(RowKind.RESULT, _tr("New tag: {name}").format(name=name), "tag", group=NEW_TAG)
        return [Group(_tr("A tag of your own"), (row,))]

    def _offered(self, refs: Iterable[Ref]) -> Iterator[Ref]:
        return (ref for ref in refs if ref not in self._without)


def _latest(conn: Connection, kind: Kind) -> Iterator[Ref]:
    """Those of a kind, the latest first: enough of them."""
    return ((kind, number) for number in _READ[kind](conn))


def _meetings(conn: Connection) -> Sequence[int]:
    """Those past, and those to come whose turn is next."""
    coming = meetings.coming_up(conn)[:_RECENT]
    return [one.id for one in (*reversed(coming), *meetings.past(conn, limit=_LOOKED_AT))]


def _actions(conn: Connection) -> Sequence[int]:
    kept = (*actions.still_open(conn), *actions.closed(conn, limit=_LOOKED_AT))
    return [one.id for one in sorted(kept, key=lambda one: (one.agreed_on, one.id), reverse=True)]


_READ: dict[Kind, Callable[[Connection], Sequence[int]]] = {
    Kind.GOAL: lambda conn: [one.id for one in goals.all_kept(conn)],
    Kind.MENTORSHIP: lambda conn: [one.id for one in mentorships.all_kept(conn)],
    Kind.MEETING: _meetings,
    Kind.REFLECTION: lambda conn: [one.id for one in reflections.newest(conn, limit=_LOOKED_AT)],
    Kind.ACTION: _actions,
    Kind.NOTE: lambda conn: [one.id for one in notes.newest(conn, limit=_LOOKED_AT)],
    Kind.POST: lambda conn: [one.id for one in posts.all_kept(conn)],
    Kind.TAG: lambda conn: [one.id for one in tags.all_kept(conn)],
}


def _plain(one: Entry) -> Row:
    return _row(one)


def _found_row(one: Entry, match: Found) -> Row:
    in_title = excerpts.matches(one.title, match.words)
    if in_title or not match.spans:
        return _row(one, in_title)
    marks = tuple((start + 1, end + 1) for start, end in match.spans)
    return _row(one, (), f"“{match.excerpt}”", marks)


def _row(
    one: Entry, spans: tuple[excerpts.Span, ...] = (), excerpt: str = "", marks: tuple[excerpts.Span, ...] = ()
) -> Row:
    return Row(RowKind.RESULT, one.title, one.icon, one.fact, excerpt, spans, marks, ref=one.ref)


def _names() -> dict[Kind, str]:
    return {
        Kind.GOAL: _tr("Goals"),
        Kind.MENTORSHIP: _tr("Mentorships"),
        Kind.MEETING: _tr("Meetings"),
        Kind.REFLECTION: _tr("Reflections"),
        Kind.ACTION: _tr("Actions"),
        Kind.NOTE: _tr("Notes"),
        Kind.POST: _tr("Posts"),
        Kind.TAG: _tr("Tags"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("linking", text)
