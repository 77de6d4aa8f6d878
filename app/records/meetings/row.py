"""How a meeting lies in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.records.meetings.meeting import CancelledBy, Medium, Meeting, MeetingKind, State
from app.store.connection import Connection

_COLUMNS = """id, uid, mentorship_id, planned_start, planned_length, medium, kind, state, state_at, actual_start,
              actual_length, place, what_mattered, notes, cancelled_by, rebooked_from, swapped, preparation,
              nothing_to_add, kept_out"""


def facts(meeting: Meeting) -> dict[str, object]:
    """All but its words."""
    return {
        "planned_start": meeting.planned_start.isoformat(timespec="minutes"),
        "planned_length": meeting.planned_length,
        "medium": meeting.medium,
        "kind": meeting.kind,
        "state": meeting.state,
        "state_at": meeting.state_at,
        "actual_start": meeting.actual_start.isoformat(timespec="minutes") if meeting.actual_start else None,
        "actual_length": meeting.actual_length,
        "place": meeting.place,
        "cancelled_by": meeting.cancelled_by or "",
        "rebooked_from": meeting.rebooked_from,
        "swapped": int(meeting.swapped),
        "nothing_to_add": int(meeting.nothing_to_add),
        "kept_out": int(meeting.kept_out),
    }


def select(conn: Connection, where: str, values: Sequence[object]) -> list[Meeting]:
    """Those of which `where` holds, in its order."""
    return [_from_row(row) for row in conn.execute(f"select {_COLUMNS} from meeting where {where}", values)]  # noqa: S608


def _from_row(row: Sequence[Any]) -> Meeting:
    return Meeting(
        row[0],
        row[1],
        row[2],
        datetime.fromisoformat(row[3]),
        row[4],
        Medium(row[5]),
        MeetingKind(row[6]),
        State(row[7]),
        row[8],
        datetime.fromisoformat(row[9]) if row[9] else None,
        row[10],
        row[11],
        row[12],
        row[13],
        CancelledBy(row[14]) if row[14] else None,
        row[15],
        bool(row[16]),
        row[17],
        bool(row[18]),
        bool(row[19]),
    )
