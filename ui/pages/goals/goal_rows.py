"""The goals of the list pane: under how they stand, the latest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication

from app import wording
from app.records import check_ins, goals
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal, State
from app.store.connection import Connection
from ui.models.entries import goal_state
from ui.widgets.goal_list import GoalRow
from ui.widgets.pane_list import More, Row, Section

_ORDER = (
    (State.ACTIVE, None),
    (State.DRAFT, None),
    (State.PAUSED, None),
    (State.CLOSED, ClosedAs.REACHED),
    (State.CLOSED, ClosedAs.ENDED),
    (State.CLOSED, ClosedAs.REPLACED),
    (State.CLOSED, ClosedAs.LET_GO),
)
_MOST, _FIRST = 6, 5  # of what is over: no more than so many at once, and else so many first


def pane_rows(conn: Connection, opened: Collection[str], wanted: int) -> list[Row]:
    """With headings. What is over is cut short unless its heading is `opened`, or the goal `wanted` is among it."""
    latest = check_ins.latest(conn)
    every = goals.all_kept(conn)
    rows: list[Row] = []
    for state, closed_as in _ORDER:
        run = [goal for goal in every if goal.state is state and goal.closed_as is closed_as]
        if not run:
            continue
        heading = goal_state(run[0])
        shown = run
        whole = heading in opened or len(run) <= _MOST or any(goal.id == wanted for goal in run[_FIRST:])
        if state is State.CLOSED and not whole:
            shown = run[:_FIRST]
        rows += [Section(heading), *(_row(goal, latest.get(goal.id)) for goal in shown)]
        if len(shown) < len(run):
            rows.append(More(heading, _show_more(len(run) - len(shown))))
    return rows


def keys(rows: Sequence[Row]) -> list[int]:
    """Of the goals among them, in order."""
    return [cast(int, row.key) for row in rows if isinstance(row, GoalRow)]


def _row(goal: Goal, now: CheckIn | None) -> GoalRow:
    """A ladder that is still being written does not stand beside its title yet."""
    level = now.level if now else None
    rung = ""
    if now is not None and now.level is not None:
        rung = now.words or wording.rung(now.level, goal.baseline_level)
    return GoalRow(goal.id, goal.title, goal.may_begin and goal.state is not State.DRAFT, level, rung)


def _show_more(number: int) -> str:
    others = wording.counted(number, _tr("other"), _tr("others"))
    return _tr("Show {others}").format(others=others)


def _tr(text: str) -> str:
    return QCoreApplication.translate("goals", text)
