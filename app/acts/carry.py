"""Carrying over: what was not talked about comes first on the agenda of the next meeting (AI-1)."""

from __future__ import annotations

from collections.abc import Sequence

from app.acts import prepare
from app.records import agenda, meetings
from app.records.agenda import Item, Origin, State
from app.records.meetings import Meeting
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write


def waiting(conn: Connection, mentorship_id: int) -> list[Item]:
    """Open items of the meetings that are over, in the order they were meant to be talked about."""
    found = conn.execute(
        """
        select i.id from agenda_item i cross join meeting m on m.id = i.meeting_id
         where m.mentorship_id = ? and m.deleted_at is null and m.state not in ('planned', 'prepared')
           and i.state = 'open' and i.deleted_at is null
         order by m.at, i.position, i.id
        """,
        (mentorship_id,),
    )
    return [agenda.get(conn, row[0]) for row in found.fetchall()]


def over(write: Write, to: Meeting) -> list[Item]:
    """Copy what waits to the head of this meeting's agenda. Returns the copies."""
    before = [item.id for item in agenda.of(write.conn, to.id)]
    carried: list[Item] = []
    for item in waiting(write.conn, to.mentorship_id):
        agenda.move(write, item, State.CARRIED)
        copy = agenda.add(
            write, to.id, item.title, item.raised_by, Origin.CARRIED, item.id, kept_out=item.kept_out
        )
        carried.append(copy)
    if carried:
        agenda.arrange(write, to.id, [*(item.id for item in carried), *before])
        prepare.settle(write, meetings.get(write.conn, to.id))
    return carried


def open_copy(conn: Connection, item: Item) -> Item | None:
    """What was carried over of it, while nothing has become of that yet."""
    found = conn.execute(
        "select id from agenda_item where carried_from = ? and deleted_at is null and state = 'open' and title = ?",
        (item.id, item.title),
    )
    return next((agenda.get(conn, row[0]) for row in found.fetchall()), None)


def tick(write: Write, item: Item, on: bool) -> list[Ref]:
    """It was talked about, or not after all. Of one carried over already, what was carried goes: returns that.

    Raises Refused once something has become of what was carried.
    """
    copy = open_copy(write.conn, item) if item.state is State.CARRIED else None
    if copy is not None:
        rows.hide(write, Kind.AGENDA_ITEM, copy.id)
        rows.update(write, Kind.AGENDA_ITEM, item.id, state=State.OPEN)
        item = agenda.get(write.conn, item.id)
        prepare.settle(write, meetings.get(write.conn, copy.meeting_id))
    agenda.move(write, item, State.DISCUSSED if on else State.OPEN)
    return [(Kind.AGENDA_ITEM, copy.id)] if copy else []


def untick(write: Write, before: Item, gone: Sequence[Ref]) -> None:
    """Undo of `tick`."""
    for kind, record_id in gone:
        rows.restore(write, kind, record_id)
        prepare.settle(write, meetings.get(write.conn, agenda.get(write.conn, record_id).meeting_id))
    agenda.put_back(write, before)


def follow(write: Write, item_id: int, *, back: bool) -> None:
    """When a copy is removed, the item it came from waits again; when it is brought back, it has been carried again."""
    origin = write.conn.one("select carried_from from agenda_item where id = ?", (item_id,))
    wanted = State.CARRIED if back else State.OPEN
    if origin is not None and write.conn.one("select 1 from agenda_item where id = ?", (origin,)):
        rows.update(write, Kind.AGENDA_ITEM, origin, state=wanted)
