"""Goals in their owner's words, with the five-level ladder of goal attainment scaling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.errors import BrokenRule, Refused
from app.practice.attainment import LEVELS, missing, repeated
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


class State(StrEnum):
    DRAFT = "draft"  # still forming
    ACTIVE = "active"  # working on
    PAUSED = "paused"  # resting
    CLOSED = "closed"


class ClosedAs(StrEnum):
    REACHED = "reached"
    LET_GO = "let_go"
    REPLACED = "replaced"
    ENDED = "ended"


# What is still forming can only be let go: there is no ladder yet on which it could be reached.
STEPS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ACTIVE, State.CLOSED}),
    State.ACTIVE: frozenset({State.PAUSED, State.CLOSED}),
    State.PAUSED: frozenset({State.ACTIVE, State.CLOSED}),
    State.CLOSED: frozenset({State.ACTIVE}),
}
_COLUMN_OF = {-2: "level_m2", -1: "level_m1", 0: "level_0", 1: "level_p1", 2: "level_p2"}


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal. `levels` holds the words of all five, "" where none are written; private text stays out of repr."""

    id: int
    uid: str
    title: str = field(repr=False)
    set_on: date
    state: State = State.DRAFT
    why_it_matters: str = field(default="", repr=False)
    levels: Mapping[int, str] = field(default_factory=lambda: dict.fromkeys(LEVELS, ""), repr=False)
    baseline_level: int = -1
    plan: str = field(default="", repr=False)
    target_on: date | None = None
    look_again_on: date | None = None
    closed_as: ClosedAs | None = None
    closed_on: date | None = None
    closing_note: str = field(default="", repr=False)
    reopened_on: date | None = None
    kept_out: bool = False

    @property
    def has_ladder(self) -> bool:
        return any(self.levels.values())

    @property
    def may_begin(self) -> bool:
        """Whether the three middle levels are written, so that it can leave "still forming"."""
        return not missing(self.levels)


_COLUMNS = """id, uid, title, set_on, state, why_it_matters, level_m2, level_m1, level_0, level_p1, level_p2,
              baseline_level, plan, target_on, look_again_on, closed_as, closed_on, closing_note, reopened_on,
              kept_out"""


def get(conn: Connection, goal_id: int) -> Goal:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (goal_id,))
    if not found:
        raise LookupError(f"goal {goal_id}")
    return found[0]


def all_kept(conn: Connection) -> list[Goal]:
    """Every kept goal, the latest first."""
    return _select(conn, "deleted_at is null order by set_on desc, id desc")


def to_look_at(conn: Connection, today: date, limit: int = -1) -> list[Goal]:
    """Active goals whose next look has come, the longest waiting first."""
    return _select(
        conn,
        "deleted_at is null and state = 'active' and look_again_on <= ? order by look_again_on, id limit ?",
        (rows.iso(today), limit),
    )


def add(write: Write, goal: Goal) -> Goal:
    """Keep a new goal (its id is ignored). Raises BrokenRule."""
    made = _checked(goal)
    goal_id, uid = rows.insert(
        write,
        Kind.GOAL,
        title=made.title,
        why_it_matters=made.why_it_matters,
        plan=made.plan,
        closing_note=made.closing_note,
        kept_out=int(made.kept_out),
        **{column: made.levels[level] for level, column in _COLUMN_OF.items()},
        **_facts(made),
    )
    return replace(made, id=goal_id, uid=uid)


def rename(write: Write, goal_id: int, title: str) -> None:
    """Raises BrokenRule on an empty title."""
    rows.update(write, Kind.GOAL, goal_id, title=_title(title))


def save_why(write: Write, goal_id: int, words: str) -> None:
    rows.update(write, Kind.GOAL, goal_id, why_it_matters=rows.prose(words))


def save_plan(write: Write, goal_id: int, words: str) -> None:
    rows.update(write, Kind.GOAL, goal_id, plan=rows.line(words))


def save_closing_note(write: Write, goal_id: int, words: str) -> None:
    rows.update(write, Kind.GOAL, goal_id, closing_note=rows.prose(words))


def save_levels(write: Write, goal_id: int, levels: Mapping[int, str]) -> None:
    """Other words for some levels. Raises BrokenRule where two say the same, or a needed one would be empty."""
    goal = get(write.conn, goal_id)
    after = _checked(replace(goal, levels={**goal.levels, **levels}))
    rows.update(
        write, Kind.GOAL, goal_id, **{column: after.levels[level] for level, column in _COLUMN_OF.items()}
    )


def save(write: Write, goal: Goal) -> None:
    """Keep dates and where it started; words and states have their own doors. Raises BrokenRule."""
    now = get(write.conn, goal.id)
    after = replace(
        now,
        set_on=goal.set_on,
        target_on=goal.target_on,
        look_again_on=goal.look_again_on,
        baseline_level=goal.baseline_level,
    )
    put_back(write, _checked(after))


def keep_out(write: Write, goal_id: int, kept_out: bool) -> None:
    """Whether it stays out of every export, with its check-ins and milestones."""
    rows.update(write, Kind.GOAL, goal_id, kept_out=int(kept_out))


def move(write: Write, goal: Goal, to: State, on: date) -> Goal:
    """Begin, rest, take up again; from closed: reopen. Raises Refused, or BrokenRule where the ladder lacks a level."""
    if to is State.CLOSED:
        raise ValueError("closing says as what")
    _allow(goal, to)
    moved = replace(goal, state=to)
    if goal.state is State.CLOSED:
        moved = replace(moved, closed_as=None, closed_on=None, reopened_on=on)
    moved = _checked(moved)
    put_back(write, moved)
    return moved


def close(write: Write, goal: Goal, closed_as: ClosedAs, on: date) -> Goal:
    """Raises Refused from a state that has no such step, BrokenRule for a day before it was set."""
    _allow(goal, State.CLOSED)
    if goal.state is State.DRAFT and closed_as not in (ClosedAs.LET_GO, ClosedAs.REPLACED):
        raise Refused("It has no ladder yet.", "It can be let go, or wait here as long as you like.")
    closed = _checked(replace(goal, state=State.CLOSED, closed_as=closed_as, closed_on=on))
    put_back(write, closed)
    return closed


def reopen(write: Write, goal: Goal, on: date) -> Goal:
    """To where it can go on: what never had a ladder is still forming again. Raises Refused unless it is closed."""
    if goal.state is not State.CLOSED:
        raise _not_open()
    if goal.may_begin:
        return move(write, goal, State.ACTIVE, on)
    back = replace(goal, state=State.DRAFT, closed_as=None, closed_on=None, reopened_on=on)
    put_back(write, back)
    return back


def put_back(write: Write, before: Goal) -> None:
    """Undo of a step or of a change of facts: all but the words as it was."""
    rows.update(write, Kind.GOAL, before.id, **_facts(before))


def _allow(goal: Goal, to: State) -> None:
    if to not in STEPS[goal.state]:
        raise _not_open()


def _not_open() -> Refused:
    return Refused("That step isn’t open from here.", "Nothing was changed.")


def _title(title: str) -> str:
    words = rows.line(title)
    if not words:
        raise BrokenRule("title", "Say what you’d like to be different.", "It can be half formed.")
    return words


def _checked(goal: Goal) -> Goal:
    """With clean words, or BrokenRule."""
    made = replace(
        goal,
        title=_title(goal.title),
        why_it_matters=rows.prose(goal.why_it_matters),
        levels={level: rows.line(goal.levels.get(level, "")) for level in LEVELS},
        plan=rows.line(goal.plan),
        closing_note=rows.prose(goal.closing_note),
    )
    if repeated(made.levels):
        raise BrokenRule("levels", "Two of the levels say the same.", "Each is one step from the next.")
    if made.state in (State.ACTIVE, State.PAUSED) and not made.may_begin:
        raise BrokenRule("levels", "Write the three middle levels first.", "They are what a check-in looks at.")
    if made.target_on is not None and made.target_on < made.set_on:
        raise BrokenRule("target_on", "That’s before the day you set it.")
    if made.closed_on is not None and made.closed_on < made.set_on:
        raise BrokenRule("closed_on", "That’s before the day you set it.")
    return made


def _facts(goal: Goal) -> dict[str, object]:
    return {
        "state": goal.state,
        "set_on": rows.iso(goal.set_on),
        "baseline_level": goal.baseline_level,
        "target_on": rows.iso(goal.target_on),
        "look_again_on": rows.iso(goal.look_again_on),
        "closed_as": goal.closed_as or "",
        "closed_on": rows.iso(goal.closed_on),
        "reopened_on": rows.iso(goal.reopened_on),
    }


def _select(conn: Connection, where: str, values: Sequence[object] = ()) -> list[Goal]:
    return [_from_row(row) for row in conn.execute(f"select {_COLUMNS} from goal where {where}", values)]  # noqa: S608


def _from_row(row: Sequence[Any]) -> Goal:
    number, uid, title, set_on, state, why, *levels = row[:11]
    baseline, plan, target, look_again, closed_as, closed_on, closing_note, reopened, kept_out = row[11:]
    return Goal(
        id=number,
        uid=uid,
        title=title,
        set_on=date.fromisoformat(set_on),
        state=State(state),
        why_it_matters=why,
        levels=dict(zip(LEVELS, levels, strict=True)),
        baseline_level=baseline,
        plan=plan,
        target_on=rows.day(target),
        look_again_on=rows.day(look_again),
        closed_as=ClosedAs(closed_as) if closed_as else None,
        closed_on=rows.day(closed_on),
        closing_note=closing_note,
        reopened_on=rows.day(reopened),
        kept_out=bool(kept_out),
    )
