"""Words of Today: when an action is due, with whom it was agreed, when a goal is to be looked at."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app import wording
from app.acts.today import Listed, Near, Phase
from app.records.actions import Owner, State
from app.records.people import without_title

_ABOUT_NOW = timedelta(days=14)


def _tr(text: str) -> str:
    return QCoreApplication.translate("today", text)


def due(one: Listed, today: date) -> str:
    """ "Due Friday 27 November", "Before 24 November", "Was for 12 November"; or when it was done or let go."""
    action = one.action
    if action.closed_on is not None:
        said = _tr("Let go {day}") if action.state is State.LET_GO else _tr("Done {day}")
        return said.format(day=wording.near_day(action.closed_on, today))
    if action.due_on is None:
        return ""
    if action.due_on < today:
        return _tr("Was for {day}").format(day=wording.day(action.due_on, today))
    if one.by_meeting:
        return _tr("Before {day}").format(day=wording.day(action.due_on, today))
    if action.due_on - today < timedelta(days=2):
        return _tr("Due {day}").format(day=wording.near_day(action.due_on, today))
    return _tr("Due {day}").format(day=wording.long_day(action.due_on, today))


def agreed(one: Listed, today: date) -> str:
    """ "From 20 October, Miriam Holt"; of another's: "For Ravi Menon, from 11 November"."""
    day, name = wording.day(one.action.agreed_on, today), without_title(one.name)
    if one.action.owner is Owner.ME:
        return _tr("From {day}, {name}").format(day=day, name=name) if name else _tr("Noted {day}").format(day=day)
    if name:
        return _tr("For {name}, from {day}").format(name=name, day=day)
    return _tr("For somebody else, noted {day}").format(day=day)


def look_again(planned_on: date, today: date) -> str:
    if today - planned_on <= _ABOUT_NOW:
        return _tr("You planned to look again about now")
    return _tr("You planned to look again on {day}").format(day=wording.day(planned_on, today))


def meeting_moment(one: Near, today: date) -> str:
    """ "Tuesday 24 November at 17:30, by video"."""
    start = one.meeting.start
    when = _tr("{day} at {time}").format(day=wording.long_day(start.date(), today), time=wording.clock(start))
    return ", ".join(filter(None, (when, wording.medium(one.meeting.medium), one.meeting.place)))


def meeting_lead(one: Near, today: date) -> str:
    """What stands above the name: how far off it is, or was."""
    distance = wording.distance(one.meeting.start.date(), today)
    if one.phase is Phase.PREPARE:
        return _tr("Your next meeting, {distance}").format(distance=distance)
    if one.phase is Phase.NOTES:
        return _tr("Your meeting, now")
    return _tr("Your meeting {distance}").format(distance=distance)


def meeting_brief(one: Near, today: date) -> str:
    """One line of several: "Today at 17:30, by video. 2 items carried over"."""
    start = one.meeting.start
    near = abs((start.date() - today).days) < 2
    day = wording.capital(wording.near_day(start.date(), today)) if near else wording.long_day(start.date(), today)
    when = _tr("{day} at {time}").format(day=day, time=wording.clock(start))
    parts = [", ".join((when, wording.medium(one.meeting.medium)))]
    parts += [carried(one.carried)] if one.carried else []
    parts += [to_raise(one.to_raise)] if one.to_raise else []
    parts += [_tr("Did it take place?")] if one.phase is Phase.UNSAID else []
    return ". ".join(parts)


def carried(number: int) -> str:
    return _tr("1 item carried over") if number == 1 else _tr("{n} items carried over").format(n=number)


def to_raise(number: int) -> str:
    return _tr("1 thing to raise") if number == 1 else _tr("{n} things to raise").format(n=number)
