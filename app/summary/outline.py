"""What a journal holds by titles and days alone, so that it can be offered without reading every word of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from app import wording
from app.records import actions, goals, meetings, mentorships, people, reflections
from app.records.actions import State as ActionState
from app.records.goals import ClosedAs, Goal
from app.records.goals import State as GoalState
from app.records.mentorships import Mentorship
from app.records.people import Person
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref

_HAPPENED = (meetings.State.HELD, meetings.State.REFLECTED)
_GOALS = {GoalState.DRAFT: "Still forming", GoalState.ACTIVE: "Working on", GoalState.PAUSED: "Resting"}
_ENDS = {
    ClosedAs.REACHED: "Reached",
    ClosedAs.LET_GO: "Let go",
    ClosedAs.REPLACED: "Became another goal",
    ClosedAs.ENDED: "Ended",
}
HEAD = 600  # characters of a text that are read to find what it is called by


@dataclass(frozen=True, slots=True)
class Item:
    """One record. `last` is date.max while it lasts; `parent` is what it was part of, such as its meeting."""

    ref: Ref
    title: str = field(repr=False)
    first: date
    last: date
    detail: str = ""
    kept_out: bool = False
    parent: Ref | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything kept, each kind in the order in which lists show it."""

    people: dict[int, Person]
    kept: dict[int, Mentorship]  # every one, by its id
    mentorships: tuple[Mentorship, ...]  # those that began, or in which two people met, the longest standing first
    meetings: dict[int, list[Item]]  # held, by the id of their mentorship, the latest first
    fell_through: dict[int, list[Item]]
    noted: frozenset[int]  # the ids of meetings with notes
    agreed: frozenset[int]  # the ids of mentorships with a working agreement
    goals: tuple[Goal, ...]
    checked: Counter[int]  # how often a goal was looked at
    shared: dict[int, set[Ref]]  # by the id of a mentorship: the goals tied to it
    reflections: list[Item]
    notes: list[Item]
    actions: list[Item]

    def name(self, mentorship: Mentorship) -> str:
        return self.people[mentorship.person_id].display_name


def read(conn: Connection, today: date, until: date | None = None) -> Outline:
    """`until` is the last day whose check-ins and agreements count."""
    everyone = {one.id: one for one in people.everyone(conn)}
    held, fell_through, noted = _meetings(conn, everyone)
    kept = {one.id: one for one in mentorships.all_kept(conn)}
    begun = tuple(one for one in kept.values() if one.started_on or one.id in held)
    return Outline(
        everyone,
        kept,
        begun,
        held,
        fell_through,
        noted,
        _agreed(conn, until),
        tuple(goals.all_kept(conn)),
        _checked(conn, until),
        _shared(conn, held),
        _reflections(conn, today),
        _notes(conn, today),
        _actions(conn, today),
    )


def goal_state(goal: Goal) -> str:
    """ "Working on", "Let go": how it stands, as the lists of goals head it."""
    return _GOALS.get(goal.state) or _ENDS[goal.closed_as or ClosedAs.ENDED]


def _meetings(
    conn: Connection, everyone: dict[int, Person]
) -> tuple[dict[int, list[Item]], dict[int, list[Item]], frozenset[int]]:
    held: dict[int, list[Item]] = defaultdict(list)
    fell_through: dict[int, list[Item]] = defaultdict(list)
    noted = set()
    found = conn.execute(
        """
        select id, mentorship_id, coalesce(actual_start, planned_start), state, medium, kept_out, notes <> '',
               substr(notes, 1, ?), substr(what_mattered, 1, ?)
          from meeting where deleted_at is null and state not in ('planned', 'prepared') order by at desc, id desc
        """,
        (HEAD, HEAD),
    )
    for number, mentorship, start, state, medium, kept_out, has_notes, head, mattered in found:
        day = date.fromisoformat(start[:10])
        title = meetings.headline(head, mattered) or wording.capital(f"meeting on {wording.day(day)}")
        parent = (Kind.MENTORSHIP, mentorship)
        detail = f"{wording.day(day)}, {wording.medium(medium)}"
        item = Item((Kind.MEETING, number), title, day, day, detail, bool(kept_out), parent)
        (held if state in _HAPPENED else fell_through)[mentorship].append(item)
        if has_notes:
            noted.add(number)
    return dict(held), dict(fell_through), frozenset(noted)


def _agreed(conn: Connection, until: date | None) -> frozenset[int]:
    found = conn.execute(
        "select distinct mentorship_id from agreement where agreed_on <= ? and deleted_at is null",
        (rows.iso(until or date.max),),
    )
    return frozenset(number for (number,) in found)


def _checked(conn: Connection, until: date | None) -> Counter[int]:
    found = conn.execute(
        "select goal_id, count(*) from check_in where deleted_at is null and on_day <= ? group by goal_id",
        (rows.iso(until or date.max),),
    )
    return Counter(dict(found.fetchall()))


def _shared(conn: Connection, held: dict[int, list[Item]]) -> dict[int, set[Ref]]:
    """Goals that are tied to a mentorship, or to one of its meetings."""
    mentorship_of = {one.ref[1]: number for number, some in held.items() for one in some}
    shared: dict[int, set[Ref]] = defaultdict(set)
    found = conn.execute(
        "select id_a, kind_b, id_b from link where kind_a = 'goal' and kind_b in ('meeting', 'mentorship')"
    )
    for goal, kind, number in found:
        mentorship = number if kind == Kind.MENTORSHIP else mentorship_of.get(number)
        if mentorship is not None:
            shared[mentorship].add((Kind.GOAL, goal))
    return shared


def _reflections(conn: Connection, today: date) -> list[Item]:
    found = conn.execute(
        """
        select id, on_day, title, iif(title = '', substr(text, 1, ?), ''), kept_out
          from reflection where deleted_at is null order by on_day desc, id desc
        """,
        (HEAD,),
    )
    made = []
    for number, on_day, title, head, kept_out in found:
        day = date.fromisoformat(on_day)
        called = title or reflections.first_words(head) or "Nothing written yet"
        made.append(Item((Kind.REFLECTION, number), called, day, day, wording.day(day, today), bool(kept_out)))
    return made


def _notes(conn: Connection, today: date) -> list[Item]:
    found = conn.execute(
        """
        select id, on_day, substr(text, 1, ?), kept_out from note where deleted_at is null
         order by on_day desc, id desc
        """,
        (HEAD,),
    )
    made = []
    for number, on_day, head, kept_out in found:
        day = date.fromisoformat(on_day)
        title = reflections.first_words(head) or head.split("\n")[0]
        made.append(Item((Kind.NOTE, number), title, day, day, wording.day(day, today), bool(kept_out)))
    return made


def _actions(conn: Connection, today: date) -> list[Item]:
    """The open ones first, the soonest due before the others; then the latest closed."""
    found = conn.execute(
        f"""
        select id, title, agreed_on, due_on, state, closed_on, meeting_id, {actions.KEPT_OUT}
          from action where deleted_at is null
         order by state <> 'open', iif(state = 'open', coalesce(due_on, '9999'), ''), closed_on desc, id desc
        """  # noqa: S608
    )
    made = []
    for number, title, agreed_on, due_on, state, closed_on, meeting, kept_out in found:
        parent = None if meeting is None else (Kind.MEETING, meeting)
        last = rows.day(closed_on) or date.max
        detail = _standing(ActionState(state), rows.day(due_on), last, today)
        agreed = date.fromisoformat(agreed_on)
        made.append(Item((Kind.ACTION, number), title, agreed, last, detail, bool(kept_out), parent, state))
    return made


def _standing(state: ActionState, due: date | None, closed: date, today: date) -> str:
    if state is ActionState.OPEN:
        return f"Due {wording.day(due, today)}" if due else "Open"
    return f"{'Done' if state is ActionState.DONE else 'Let go'} {wording.day(closed, today)}"
