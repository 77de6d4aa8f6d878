"""Goals as they are printed: why, the ladder, how it went, and what was noticed. The numbers describe the goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.summary import in_words, markdown, step_picture
from app.summary.view_parts import figure, labelled, line, paragraph, plain, row, spaced, under
from app.summary.wording import sentence

if TYPE_CHECKING:
    from datetime import date

    from app.summary.document import CheckIn, Goal, Score
    from app.summary.view_parts import Node, Printing

_LEVELS = (2, 1, 0, -1, -2)
_GAP = 20.0
_LADDER = "The lines of the ladder are my own words. 0 is what I hoped for; the numbers describe the goal, not me."
_CAUTION = (
    "Each level is my own, and one step up is not as long as another: this number is only for my own looking back. "
    "It doesn’t compare people, and it isn’t a score for a portfolio."
)


def items(printing: Printing) -> list[Node]:
    told: list[Node] = []
    explained = False
    for goal in printing.document.goals:
        ladder = any(goal.rungs.values())
        told.append(_goal(goal, printing, explain=ladder and not explained))
        explained = explained or ladder
    if printing.document.score:
        told.append(_score(printing.document.score))
    return spaced(told, _GAP)


def since(goal: Goal) -> str:
    """ "Since January 2025.", "January 2025 to May 2026."."""
    return sentence(wording.standing(goal.since, goal.until))


def standing(goal: Goal) -> tuple[int, date] | None:
    """The level where it stands, and since when; None while nobody was sure."""
    now: tuple[int, date] | None = None
    for look in looks(goal):
        if look.level is not None and (now is None or now[0] != look.level):
            now = (look.level, look.on)
    return now


def looks(goal: Goal) -> list[CheckIn]:
    return sorted(goal.check_ins, key=lambda look: look.on)


def _goal(goal: Goal, printing: Printing, explain: bool) -> Node:
    number = wording.counted(len(goal.check_ins), "check-in", "check-ins")
    note = [line(goal.state), since(goal), *([sentence(number)] if goal.check_ins else [])]
    if explain:
        note += ["", _LADDER]
    blocks = markdown.nodes(goal.why)
    ladder = any(goal.rungs.values())
    if ladder:
        blocks.append(_ladder(goal, printing))
    else:
        blocks += _without_ladder(goal)
    if goal.chart and goal.check_ins:
        blocks += _chart(goal, printing)
    blocks += _noticed(goal, printing, ladder) + _milestones(goal, printing)
    return row(note, line(goal.title), blocks + under("Looking back", markdown.nodes(goal.closing)))


def _ladder(goal: Goal, printing: Printing) -> Node:
    now = standing(goal)
    rungs = []
    for level in _LEVELS:
        here, words = now is not None and now[0] == level, line(goal.rungs.get(level, ""))
        if words or here or goal.start == level:
            words = words or wording.rung(level, -2 if goal.start is None else goal.start)
            when = _when(goal, level, printing)
            when = "" if when == words else when
            rungs.append({"level": wording.signed(level), "text": words, "now": here, "when": when})
    return {"kind": "ladder", "rungs": rungs}


def _when(goal: Goal, level: int, printing: Printing) -> str:
    """Since when it stands there, or that it began there; "" for any other rung."""
    now = standing(goal)
    moved = len({look.level for look in goal.check_ins}) > 1
    if now is None or now[0] != level or (goal.start == level and not moved):
        return "Where I started" if goal.start == level else ""
    return f"Since {printing.day(now[1])}" if goal.until is None else "Where I ended"


def _without_ladder(goal: Goal) -> list[Node]:
    """Where it stands, in words alone: a number means nothing without the ladder it belongs to."""
    now = standing(goal)
    if now is None:
        return []
    rung = next((line(look.rung) for look in reversed(looks(goal)) if look.level == now[0] and look.rung.strip()), "")
    return [paragraph(sentence(f"{rung or wording.rung(now[0])}, {wording.standing(now[1], goal.until)}"))]


def _chart(goal: Goal, printing: Printing) -> list[Node]:
    kept = looks(goal)
    end = goal.until or printing.document.made_on
    words = f"In words: {in_words.check_ins(kept, goal.until)}."
    return figure(step_picture.drawn(kept, end, printing.column), words)


def _noticed(goal: Goal, printing: Printing, ladder: bool) -> list[Node]:
    noticed = [(look, blocks) for look in looks(goal) if (blocks := markdown.nodes(look.noticed))]
    told: list[Node] = []
    for look, blocks in noticed:
        label = f"What I noticed, {printing.day(look.on)}"
        if look.level is not None and ladder:
            label += f", at {wording.signed(look.level)}"
        told += labelled(label, blocks)
    return told


def _milestones(goal: Goal, printing: Printing) -> list[Node]:
    rows = []
    for step in goal.milestones:
        by = f"By {printing.day(step.due_on)}" if step.due_on else "Ahead"
        when = f"Reached {printing.day(step.reached_on)}" if step.reached_on else by
        rows.append({"blocks": plain(step.title), "done": step.reached_on is not None, "status": f"{when}."})
    return under("Milestones", [{"kind": "list", "items": rows, "together": True}] if rows else [])


def _score(score: Score) -> Node:
    count = wording.counted(score.goals, "goal", "goals")
    change = f"{abs(score.change):.1f}"
    moved = f"That is {change} {'more' if score.change > 0 else 'less'} than at the start. " if change != "0.0" else ""
    together = f"Your goals together: {score.now:.1f}. Fifty means you got about what you set out to."
    return row(
        [sentence(count)],
        "Together",
        [paragraph(together), {"kind": "aside", "text": f"{moved}{_CAUTION}"}],
        bookmark="Goals together",
    )
