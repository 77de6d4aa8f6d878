"""Carrying over: what was not talked about comes first on the agenda of the next meeting (AI-1)."""

from __future__ import annotations

from app.acts import prepare
from app.records import agenda, meetings
from app.records.agenda import Item, Origin, State
from app.records.meetings import Meeting
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


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
        carried.append(
            agenda.add(write, to.id, item.title, item.raised_by, Origin.CARRIED, carried_from=item.id)
        )
    if carried:
        agenda.arrange(write, to.id, [*(item.id for item in carried), *before])
        prepare.settle(write, meetings.get(write.conn, to.id))
    return carried


def follow(write: Write, item_id: int, *, back: bool) -> None:
    """When a copy is removed, the item it came from waits again; when it is brought back, it has been carried again."""
    origin = write.conn.one("select carried_from from agenda_item where id = ?", (item_id,))
    wanted = State.CARRIED if back else State.OPEN
    if origin is not None and write.conn.one("select 1 from agenda_item where id = ?", (origin,)):
        rows.update(write, Kind.AGENDA_ITEM, origin, state=wanted)
