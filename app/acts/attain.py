"""What is done with a goal over time: checking in, and beginning another ladder when it has become another goal."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from app.errors import BrokenRule, Refused
from app.records import check_ins, goals, links
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal, State
from app.store.connection import Connection
from app.store.journal import Kind, Write


def check_in(
    write: Write, goal: Goal, on: date, level: int | None, note: str, look_again_on: date | None
) -> tuple[CheckIn, CheckIn | None]:
    """Keep where it has got to; a second one of a day changes the first. Returns it, and how the first was before.

    Raises Refused while there is no ladder to look at, BrokenRule for a day outside the goal's.
    """
    if goal.state is State.DRAFT:
        raise Refused("There’s no ladder yet.", "Write its three middle levels first. Nothing was changed.")
    before = check_ins.on(write.conn, goal.id, on)
    words = goal.levels[level] if level is not None else ""
    if before is not None:
        kept = replace(before, level=level, words=words, note=note)
        check_ins.save(write, kept)
    else:
        kept = check_ins.add(write, CheckIn(0, "", goal.id, on, level, words, note))
    look_again(write, goal, look_again_on)
    return kept, before


def look_again(write: Write, goal: Goal, on: date | None) -> None:
    """When Today shows it next; None leaves it in peace."""
    goals.save(write, replace(goals.get(write.conn, goal.id), look_again_on=on))


def change(write: Write, goal: Goal) -> None:
    """Keep other dates, or where it started. Raises BrokenRule, also where a check-in would come before its goal."""
    kept = check_ins.of(write.conn, goal.id)
    if kept and kept[0].on_day < goal.set_on:
        raise BrokenRule("set_on", "There’s a check-in before that day.", "Choose an earlier day.")
    goals.save(write, goal)


def begin_another(write: Write, goal: Goal, on: date, levels: Mapping[int, str] | None = None) -> Goal:
    """It has become a different goal: this one closes as replaced, and a new one begins with its title and its ties.

    With the three middle `levels` it is worked on from the first day. Raises BrokenRule where two say the same.
    """
    goals.close(write, goal, ClosedAs.REPLACED, on)
    made = goals.add(
        write,
        Goal(
            0,
            "",
            goal.title,
            on,
            why_it_matters=goal.why_it_matters,
            levels=dict(levels or {}),
            baseline_level=goal.baseline_level,
            kept_out=goals.get(write.conn, goal.id).kept_out,
        ),
    )
    for ref in links.all_of(write.conn, (Kind.GOAL, goal.id)):
        if ref[0] in (Kind.MENTORSHIP, Kind.TAG):
            links.add(write, (Kind.GOAL, made.id), ref)
    links.add(write, (Kind.GOAL, made.id), (Kind.GOAL, goal.id))
    return goals.move(write, made, State.ACTIVE, on) if made.may_begin else made


def replaced_by(conn: Connection, goal: Goal) -> Goal | None:
    """The goal that this one has become."""
    if goal.closed_as is not ClosedAs.REPLACED:
        return None
    return next((one for one in _linked(conn, goal) if one.id > goal.id), None)


def was_before(conn: Connection, goal: Goal) -> Goal | None:
    """The goal that became this one."""
    earlier = (one for one in _linked(conn, goal) if one.id < goal.id and one.closed_as is ClosedAs.REPLACED)
    return max(earlier, key=lambda one: one.id, default=None)


def _linked(conn: Connection, goal: Goal) -> list[Goal]:
    """Those it is tied to that are kept, the latest first."""
    found = []
    for number in links.of(conn, (Kind.GOAL, goal.id), Kind.GOAL):
        with suppress(LookupError):
            found.append(goals.get(conn, number))
    return sorted(found, key=lambda one: (one.set_on, one.id), reverse=True)
