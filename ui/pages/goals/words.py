"""Words for goals that only the window needs; the rest is in `app.wording`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app import wording
from app.practice.attainment import missing
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal, State
from app.records.milestones import Milestone


def _tr(text: str) -> str:
    return QCoreApplication.translate("goals", text)


def tone(goal: Goal) -> str:
    """The hue of its chip."""
    return "pine" if goal.state is State.ACTIVE else ""


def ended(goal: Goal, today: date) -> str:
    """ "Reached on 22 January", "Taken up again on 3 March"; "" for a goal that has only gone on."""
    if goal.state is State.CLOSED and goal.closed_on:
        said = {
            ClosedAs.REACHED: _tr("Reached on {day}."),
            ClosedAs.LET_GO: _tr("Let go on {day}."),
            ClosedAs.REPLACED: _tr("Became another goal on {day}."),
            ClosedAs.ENDED: _tr("Ended on {day}."),
        }[goal.closed_as or ClosedAs.ENDED]
        return said.format(day=wording.day(goal.closed_on, today))
    if goal.reopened_on:
        return _tr("Taken up again on {day}.").format(day=wording.day(goal.reopened_on, today))
    return ""


def dates(goal: Goal, post: str, today: date) -> str:
    """ "Set on 10 October 2024, in Perinatal, Ashdown. Hoped for by 31 January 2026.\""""
    day = wording.day(goal.set_on, today)
    since = _tr("Set on {day}, in {post}.").format(day=day, post=post) if post else _tr("Set on {day}.").format(day=day)
    if goal.target_on is None:
        return since
    hoped = _tr("Hoped for by {day}.").format(day=wording.day(goal.target_on, today))
    return f"{since} {hoped}"


def looking_back(goal: Goal) -> str:
    """What its closing note is headed by."""
    if goal.closed_as is ClosedAs.LET_GO:
        return _tr("What I learned by letting it go")
    return _tr("Looking back")


def still_to_write(goal: Goal, levels: dict[int, str]) -> str:
    """Which of the three middle levels are not there yet; "" when they are."""
    names = [f"“{wording.rung(level, goal.baseline_level)}”" for level in reversed(missing(levels))]
    return _tr("Still to write: {levels}.").format(levels=wording.listed(names)) if names else ""


def so_far(number: int) -> str:
    """ "Seven so far. It needn’t only go up.\""""
    if number == 1:
        return _tr("One so far.")
    count = wording.capital(wording.counted(number, "", "").strip())
    return _tr("{count} so far. It needn’t only go up.").format(count=count)


def check_ins_aloud(goal: Goal, kept: Sequence[CheckIn]) -> str:
    """ "Ask for help early: seven check-ins, now at ‘I ask the same shift.’": what the picture shows."""
    title = goal.title.rstrip(".")
    count = wording.counted(len(kept), _tr("check-in"), _tr("check-ins"))
    now = next((one for one in reversed(kept) if one.level is not None), None)
    if now is None or now.level is None:
        return _tr("{title}: {count}").format(title=title, count=count)
    words = now.words or wording.rung(now.level, goal.baseline_level)
    return _tr("{title}: {count}, now at ‘{words}’").format(title=title, count=count, words=words)


def milestone_fact(step: Milestone, today: date) -> str:
    """ "Reached 20 February 2025", "By 28 February", or nothing."""
    if step.reached_on:
        return _tr("Reached {day}").format(day=wording.day(step.reached_on, today))
    return _tr("By {day}").format(day=wording.day(step.due_on, today)) if step.due_on else ""


def not_sure() -> str:
    return _tr("Not sure yet")
