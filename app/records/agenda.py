"""Agenda items: what is to be talked about in a meeting, in its order, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.errors import BrokenRule, Refused
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


class RaisedBy(StrEnum):
    ME = "me"
    OTHER = "other"


class Origin(StrEnum):
    """Where an item comes from; its chip says so."""

    TYPED = ""
    CARRIED = "carried"
    REFLECTION = "reflection"
    QUESTION = "question"
    NOTE = "note"


class State(StrEnum):
    OPEN = "open"
    DISCUSSED = "discussed"
    CARRIED = "carried"
    DROPPED = "dropped"


# A tick set by a slip of the hand can be taken off again; what was carried or dropped comes back by Undo alone.
STEPS: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.DISCUSSED, State.CARRIED, State.DROPPED}),
    State.DISCUSSED: frozenset({State.OPEN}),
    State.CARRIED: frozenset(),
    State.DROPPED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `carried_from` is the id of the item of an earlier meeting that it continues.

    `kept_out` of every export: by itself, or `with_meeting`, while the words of its meeting are.
    """

    id: int
    uid: str
    meeting_id: int
    title: str = field(repr=False)
    position: int = 0
    raised_by: RaisedBy = RaisedBy.ME
    origin: Origin = Origin.TYPED
    state: State = State.OPEN
    outcome: str = field(default="", repr=False)
    carried_from: int | None = None
    kept_out: bool = False
    with_meeting: bool = False


_WITH_MEETING = "coalesce((select m.kept_out from meeting m where m.id = meeting_id), 0)"
KEPT_OUT = f"(kept_out or {_WITH_MEETING})"
_COLUMNS = f"""id, uid, meeting_id, title, position, raised_by, origin, state, outcome, carried_from,
               {KEPT_OUT}, {_WITH_MEETING}"""


def get(conn: Connection, item_id: int) -> Item:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (item_id,))
    if not found:
        raise LookupError(f"agenda item {item_id}")
    return found[0]


def of(conn: Connection, meeting_id: int) -> list[Item]:
    """The agenda of a meeting in its order; items carried over and dropped ones too."""
    return _select(conn, "meeting_id = ? and deleted_at is null order by position, id", (meeting_id,))


def all_of(conn: Connection, meeting_ids: Iterable[int]) -> list[Item]:
    """The agendas of these meetings, each in its order."""
    return _select(
        conn,
        "meeting_id in (select value from json_each(?)) and deleted_at is null order by meeting_id, position, id",
        (rows.ids(meeting_ids),),
    )


def talked_about(conn: Connection, meeting_id: int) -> list[str]:
    """The titles of what was ticked in a meeting."""
    found = conn.execute(
        """select title from agenda_item where meeting_id = ? and state = 'discussed' and deleted_at is null
            order by position, id""",
        (meeting_id,),
    )
    return [title for (title,) in found]


def add(
    write: Write,
    meeting_id: int,
    title: str,
    raised_by: RaisedBy = RaisedBy.ME,
    origin: Origin = Origin.TYPED,
    carried_from: int | None = None,
    *,
    kept_out: bool = False,
) -> Item:
    """At the end of the agenda. Raises BrokenRule on an empty title."""
    position = write.conn.one(
        "select coalesce(max(position) + 1, 0) from agenda_item where meeting_id = ?", (meeting_id,)
    )
    item_id, _ = rows.insert(
        write,
        Kind.AGENDA_ITEM,
        meeting_id=meeting_id,
        title=_title(title),
        position=position,
        raised_by=raised_by,
        origin=origin,
        state=State.OPEN,
        carried_from=carried_from,
        kept_out=int(kept_out),
    )
    write.touch(Kind.MEETING, meeting_id)
    return get(write.conn, item_id)


def rename(write: Write, item: Item, title: str) -> None:
    """Raises BrokenRule on an empty title."""
    _update(write, item, title=_title(title))


def raise_by(write: Write, item: Item, who: RaisedBy) -> None:
    _update(write, item, raised_by=who)


def save_outcome(write: Write, item: Item, words: str) -> None:
    _update(write, item, outcome=rows.prose(words))


def keep_out(write: Write, item_id: int, kept_out: bool) -> None:
    """Whether it stays out of every export by itself."""
    rows.update(write, Kind.AGENDA_ITEM, item_id, kept_out=int(kept_out))


def move(write: Write, item: Item, to: State) -> Item:
    """Raises Refused from a state that has no such step."""
    if to not in STEPS[item.state]:
        raise Refused("That step isn’t open from here.", "Nothing was changed.")
    _update(write, item, state=to)
    return replace(item, state=to)


def put_back(write: Write, before: Item) -> None:
    """Undo of a step: its state as it was, whatever its words are now."""
    _update(write, before, state=before.state)


def arrange(write: Write, meeting_id: int, item_ids: Sequence[int]) -> None:
    """Put the items in this order; those not named follow in the order they had.

    They share the places they had, so that one that was removed comes back between the same two.
    """
    there = {item.id: item for item in of(write.conn, meeting_id)}
    named = [item_id for item_id in item_ids if item_id in there]
    places = sorted(item.position for item in there.values())
    if len(set(places)) < len(places):
        places = list(range(len(places)))
    for item_id, place in zip((*named, *(one for one in there if one not in named)), places, strict=True):
        if there[item_id].position != place:
            rows.update(write, Kind.AGENDA_ITEM, item_id, position=place)
    write.touch(Kind.MEETING, meeting_id)


def _title(title: str) -> str:
    words = rows.line(title)
    if not words:
        raise BrokenRule("title", "Say what to talk about.", "A word or two is enough.")
    return words


def _update(write: Write, item: Item, **values: object) -> None:
    rows.update(write, Kind.AGENDA_ITEM, item.id, **values)
    write.touch(Kind.MEETING, item.meeting_id)


def _select(conn: Connection, where: str, values: Sequence[object]) -> list[Item]:
    found = conn.execute(f"select {_COLUMNS} from agenda_item where {where}", values)  # noqa: S608
    return [_from_row(row) for row in found]


def _from_row(row: Sequence[Any]) -> Item:
    number, uid, meeting, title, position, raised_by, origin, state, outcome, carried_from, kept_out, with_meeting = row
    return Item(
        number,
        uid,
        meeting,
        title,
        position,
        RaisedBy(raised_by),
        Origin(origin),
        State(state),
        outcome,
        carried_from,
        bool(kept_out),
        bool(with_meeting),
    )
