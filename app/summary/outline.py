"""What a journal holds of a period, by titles and days alone: it is offered without reading every word of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from app import wording
from app.records import actions, goals, meetings, mentorships, people, reflections
from app.records.actions import State as ActionState
from app.records.goals import ClosedAs, Goal
from app.records.goals import State as GoalState
from app.records.mentorships import Mentorship
from app.records.people import Person
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from app.summary.choice import Choice

_HAPPENED = (meetings.State.HELD, meetings.State.REFLECTED)
_GOALS = {GoalState.DRAFT: "Still forming", GoalState.ACTIVE: "Working on", GoalState.PAUSED: "Resting"}
_ENDS = {
    ClosedAs.REACHED: "Reached",
    ClosedAs.LET_GO: "Let go",
    ClosedAs.REPLACED: "Became another goal",
    ClosedAs.ENDED: "Ended",
}
_EARLIEST, _LATEST = date(1900, 1, 1), date(9000, 1, 1)
HEAD = 240  # characters of a text that are read to find what it is called by


@dataclass(slots=True, eq=False)  # frozen would take three times as long to make, and there may be many
class Item:
    """One record. `last` is date.max while it lasts; `parent` is the mentorship that it belongs to."""

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
    """What lies in a period, each kind in the order in which lists show it; all goals and mentorships."""

    people: dict[int, Person]
    kept: dict[int, Mentorship]  # every one, by its id
    mentorships: tuple[Mentorship, ...]  # those that began, or in which two people met, the longest standing first
    meetings: dict[int, list[Item]]  # held, by the id of their mentorship, the latest first
    fell_through: dict[int, list[Item]]
    noted: frozenset[int]  # the ids of meetings with notes
    agreed: frozenset[int]  # the ids of mentorships with a working agreement
    goals: tuple[Goal, ...]
    checked: Counter[int]  # how often a goal was looked at
    noticed_before: Counter[int]  # at how many earlier check-ins something was noticed
    shared: dict[int, set[Ref]]  # by the id of a mentorship: the goals tied to it
    reflections: list[Item]
    notes: list[Item]
    actions: list[Item]
    outside: Counter[Kind]  # how many reflections, notes and actions lie in other times

    def name(self, mentorship: Mentorship) -> str:
        return self.people[mentorship.person_id].display_name


def read(conn: Connection, choice: Choice, today: date) -> Outline:
    held, fell_through, noted = _meetings(conn, choice)
    kept = {one.id: one for one in mentorships.all_kept(conn)}
    written = _reflections(conn, choice, today), _notes(conn, choice, today), _actions(conn, choice, today)
    return Outline(
        {one.id: one for one in people.everyone(conn)},
        kept,
        tuple(one for one in kept.values() if one.started_on or one.times_met),
        held,
        fell_through,
        noted,
        _agreed(conn, choice),
        tuple(goals.all_kept(conn)),
        _checked(conn, choice),
        _noticed_before(conn, choice.first) if choice.first else Counter(),
        _shared(conn),
        *written,
        _outside(conn, *map(len, written)) if choice.first or choice.last else Counter(),
    )


def goal_state(goal: Goal) -> str:
    """ "Working on", "Let go": how it stands, as the lists of goals head it."""
    return _GOALS.get(goal.state) or _ENDS[goal.closed_as or ClosedAs.ENDED]


def _days(choice: Choice) -> tuple[str, str]:
    return (choice.first or date.min).isoformat(), (choice.last or date.max).isoformat()


def _moments(choice: Choice) -> tuple[int, int]:
    """The period with a day more at each end: a meeting counts by the date where it was held."""
    first = max(choice.first or _EARLIEST, _EARLIEST) - timedelta(days=1)
    last = min(choice.last or _LATEST, _LATEST) + timedelta(days=2)
    return int(_midnight(first).timestamp()), int(_midnight(last).timestamp())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _meetings(conn: Connection, choice: Choice) -> tuple[dict[int, list[Item]], dict[int, list[Item]], frozenset[int]]:
    held: dict[int, list[Item]] = defaultdict(list)
    fell_through: dict[int, list[Item]] = defaultdict(list)
    noted = set()
    found = conn.execute(
        """
        select id, mentorship_id, coalesce(actual_start, planned_start), state, medium, kept_out, notes <> '',
               substr(notes, 1, ?), substr(what_mattered, 1, ?)
          from meeting where at between ? and ? and deleted_at is null and state not in ('planned', 'prepared')
         order by at desc, id desc
        """,
        (HEAD, HEAD, *_moments(choice)),
    )
    for number, mentorship, start, state, medium, kept_out, has_notes, head, mattered in found:
        day = date.fromisoformat(start[:10])
        if not choice.covers(day):
            continue
        title = meetings.headline(head, mattered) or wording.capital(f"meeting on {wording.day(day)}")
        parent = (Kind.MENTORSHIP, mentorship)
        detail = f"{wording.day(day)}, {wording.medium(medium)}"
        item = Item((Kind.MEETING, number), title, day, day, detail, bool(kept_out), parent)
        (held if state in _HAPPENED else fell_through)[mentorship].append(item)
        if has_notes:
            noted.add(number)
    return dict(held), dict(fell_through), frozenset(noted)


def _agreed(conn: Connection, choice: Choice) -> frozenset[int]:
    found = conn.execute(
        "select distinct mentorship_id from agreement where agreed_on <= ? and deleted_at is null",
        _days(choice)[1:],
    )
    return frozenset(number for (number,) in found)


def _checked(conn: Connection, choice: Choice) -> Counter[int]:
    found = conn.execute(
        "select goal_id, count(*) from check_in where deleted_at is null and on_day <= ? group by goal_id",
        _days(choice)[1:],
    )
    return Counter(dict(found.fetchall()))


def _noticed_before(conn: Connection, day: date) -> Counter[int]:
    found = conn.execute(
        """
        select goal_id, count(*) from check_in
         where on_day < ? and note <> '' and deleted_at is null group by goal_id
        """,
        (day.isoformat(),),
    )
    return Counter(dict(found.fetchall()))


def _shared(conn: Connection) -> dict[int, set[Ref]]:
    """Goals that are tied to a mentorship, or to one of its meetings."""
    shared: dict[int, set[Ref]] = defaultdict(set)
    found = conn.execute(
        """
        select id_b, id_a from link where kind_a = 'goal' and kind_b = 'mentorship'
        union select m.mentorship_id, id_a from link join meeting m on m.id = id_b
               where kind_a = 'goal' and kind_b = 'meeting' and m.deleted_at is null
        """
    )
    for mentorship, goal in found:
        shared[mentorship].add((Kind.GOAL, goal))
    return shared


def _reflections(conn: Connection, choice: Choice, today: date) -> list[Item]:
    found = conn.execute(
        """
        select id, on_day, title, iif(title = '', substr(text, 1, ?), ''), kept_out
          from reflection where on_day between ? and ? and deleted_at is null order by on_day desc, id desc
        """,
        (HEAD, *_days(choice)),
    )
    made = []
    for number, on_day, title, head, kept_out in found:
        day = date.fromisoformat(on_day)
        called = title or reflections.first_words(head) or "Nothing written yet"
        made.append(Item((Kind.REFLECTION, number), called, day, day, wording.day(day, today), bool(kept_out)))
    return made


def _notes(conn: Connection, choice: Choice, today: date) -> list[Item]:
    found = conn.execute(
        """
        select id, on_day, substr(text, 1, ?), kept_out from note
         where on_day between ? and ? and deleted_at is null order by on_day desc, id desc
        """,
        (HEAD, *_days(choice)),
    )
    made = []
    for number, on_day, head, kept_out in found:
        day = date.fromisoformat(on_day)
        title = reflections.first_words(head) or head.split("\n")[0]
        made.append(Item((Kind.NOTE, number), title, day, day, wording.day(day, today), bool(kept_out)))
    return made


def _actions(conn: Connection, choice: Choice, today: date) -> list[Item]:
    """The open ones first, the soonest due before the others; then the latest closed."""
    first, last = _days(choice)
    found = conn.execute(
        f"""
        select id, title, agreed_on, due_on, state, closed_on, {actions.KEPT_OUT},
               (select m.mentorship_id from meeting m where m.id = meeting_id)
          from action where agreed_on <= ? and coalesce(closed_on, '9999-12-31') >= ? and deleted_at is null
         order by state <> 'open', iif(state = 'open', coalesce(due_on, '9999'), ''), closed_on desc, id desc
        """,  # noqa: S608
        (last, first),
    )
    made = []
    for number, title, agreed_on, due_on, state, closed_on, kept_out, mentorship in found:
        parent = None if mentorship is None else (Kind.MENTORSHIP, mentorship)
        closed = date.fromisoformat(closed_on) if closed_on else date.max
        detail = _standing(ActionState(state), date.fromisoformat(due_on) if due_on else None, closed, today)
        agreed = date.fromisoformat(agreed_on)
        made.append(Item((Kind.ACTION, number), title, agreed, closed, detail, bool(kept_out), parent, state))
    return made


def _standing(state: ActionState, due: date | None, closed: date, today: date) -> str:
    if state is ActionState.OPEN:
        return f"Due {wording.day(due, today)}" if due else "Open"
    return f"{'Done' if state is ActionState.DONE else 'Let go'} {wording.day(closed, today)}"


def _outside(conn: Connection, *within: int) -> Counter[Kind]:
    kinds = (Kind.REFLECTION, Kind.NOTE, Kind.ACTION)
    every = (conn.one(f"select count(*) from {kind} where deleted_at is null") for kind in kinds)  # noqa: S608
    return Counter({kind: number - inside for kind, number, inside in zip(kinds, every, within, strict=True)})
