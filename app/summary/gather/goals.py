"""Goals with their ladders and check-ins, and what they come to together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.practice import t_score
from app.records import check_ins, milestones
from app.records.goals import State
from app.store.journal import Kind
from app.summary import document as printed
from app.summary.choice import Part
from app.summary.outline import goal_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.records.check_ins import CheckIn
    from app.records.goals import Goal
    from app.records.milestones import Milestone
    from app.summary.gather.gathering import Gathering


def all_of(one: Gathering) -> tuple[printed.Goal, ...]:
    ids = one.ids(Kind.GOAL)
    return told(one, [goal for goal in one.found.goals if goal.id in ids])


def told(one: Gathering, chosen: list[Goal]) -> tuple[printed.Goal, ...]:
    """Check-ins up to the end of the period: a chart begins where its goal began. Words are of the period alone."""
    ids = [goal.id for goal in chosen]
    looked: dict[int, list[CheckIn]] = defaultdict(list)
    for check_in in check_ins.all_of(one.conn, ids, one.until):
        looked[check_in.goal_id].append(check_in)
    if one.is_brief:
        return tuple(_in_brief(one, goal, looked[goal.id]) for goal in chosen)
    steps: dict[int, list[Milestone]] = defaultdict(list)
    for step in milestones.all_of(one.conn, ids):
        steps[step.goal_id].append(step)
    return tuple(_goal(one, goal, looked[goal.id], steps[goal.id]) for goal in chosen)


def score(one: Gathering) -> printed.Score | None:
    """Of the chosen goals whose level is known."""
    if not one.has(Part.SCORE) or one.is_brief:
        return None
    ids = one.ids(Kind.GOAL)
    stands = {each.goal_id: each.level for each in check_ins.all_of(one.conn, ids, one.until) if each.level is not None}
    starts = [goal.baseline_level for goal in one.found.goals if goal.id in stands]
    levels = [stands[goal.id] for goal in one.found.goals if goal.id in stands]
    now, change = t_score.t_score(levels), t_score.change(starts, levels)
    return None if now is None or change is None else printed.Score(now, change, len(levels))


def _goal(one: Gathering, goal: Goal, looked: list[CheckIn], steps: Iterable[Milestone]) -> printed.Goal:
    return printed.Goal(
        title=one.told(goal.title),
        state=goal_state(goal),
        since=goal.set_on,
        until=goal.closed_on,
        why=one.told(goal.why_it_matters),
        rungs=_rungs(one, goal),
        start=goal.baseline_level if goal.has_ladder else None,
        chart=one.has(Part.CHARTS) and any(each.level is not None for each in looked),
        check_ins=tuple(_check_in(one, goal, each, noticed=_tells(one, each)) for each in looked),
        milestones=tuple(printed.Milestone(one.told(each.title), each.due_on, each.reached_on) for each in steps),
        closing=one.told(goal.closing_note),
    )


def _tells(one: Gathering, each: CheckIn) -> bool:
    return one.has(Part.NOTICED) and one.choice.covers(each.on_day)


def _in_brief(one: Gathering, goal: Goal, looked: list[CheckIn]) -> printed.Goal:
    """By its title; where it is worked on, with the rung on which it stands."""
    stands = [each for each in looked if each.level is not None][-1:] if goal.state is State.ACTIVE else []
    return printed.Goal(
        title=one.told(goal.title),
        state=goal_state(goal),
        since=goal.set_on,
        until=goal.closed_on,
        rungs=_rungs(one, goal) if goal.state is State.ACTIVE else {},
        start=goal.baseline_level if goal.has_ladder else None,
        check_ins=tuple(_check_in(one, goal, each, noticed=False) for each in stands),
    )


def _rungs(one: Gathering, goal: Goal) -> dict[int, str]:
    if not one.has(Part.LADDERS) or not goal.has_ladder:
        return {}
    return {level: one.told(words) for level, words in goal.levels.items()}


def _check_in(one: Gathering, goal: Goal, each: CheckIn, *, noticed: bool) -> printed.CheckIn:
    said = each.words or (goal.levels[each.level] if each.level is not None else "")
    return printed.CheckIn(each.on_day, each.level, one.told(said), one.told(each.note) if noticed else "")
