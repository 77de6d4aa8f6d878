"""What is done with a goal over time: checking in, and beginning another ladder when it has become another goal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.errors import Refused
from app.records import check_ins, goals, links
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal, State
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


def begin_another(write: Write, goal: Goal, on: date) -> Goal:
    """It has become a different goal: this one closes as replaced, and a new one begins with its title and its ties."""
    goals.close(write, goal, ClosedAs.REPLACED, on)
    made = goals.add(
        write, Goal(0, "", goal.title, on, why_it_matters=goal.why_it_matters, baseline_level=goal.baseline_level)
    )
    for ref in links.all_of(write.conn, (Kind.GOAL, goal.id)):
        if ref[0] in (Kind.MENTORSHIP, Kind.TAG):
            links.add(write, (Kind.GOAL, made.id), ref)
    links.add(write, (Kind.GOAL, made.id), (Kind.GOAL, goal.id))
    return made
