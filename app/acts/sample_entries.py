"""What the sample journal's owner wrote: posts, goals, agendas, actions, reflections, quick notes and their ties."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from app.acts import prepare, reflect
from app.records import actions, agenda, check_ins, goals, links, meetings, milestones, notes, posts, tags
from app.records.actions import Action, Owner
from app.records.agenda import Item, Origin, RaisedBy
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal
from app.records.milestones import Milestone
from app.records.notes import Note
from app.records.posts import Post, PostType
from app.records.reflections import Reflection
from app.store.journal import Kind, Ref, Write

_DAY_IN_LINE = re.compile(r"(?<=!)\d{4}-\d\d-\d\d\b")

Entry = dict[str, Any]


def fill(write: Write, words: Entry, made: dict[str, Ref], shift: timedelta) -> None:
    """`made` knows the mentorships and meetings by their keys, and learns the rest."""
    for entry in words["posts"]:
        made[entry["key"]] = (Kind.POST, _post(write, entry, shift))
    for entry in words["goals"]:
        made[entry["key"]] = (Kind.GOAL, _goal(write, entry, made, shift))
    _agendas(write, words["meetings"], made)
    for entry in words["actions"]:
        made[entry["key"]] = (Kind.ACTION, _action(write, entry, made, shift))
    for entry in words["notes"]:
        note = notes.add(write, Note(0, "", _on(entry, shift), entry["text"], entry["kept_out"]))
        _tie(write, (Kind.NOTE, note.id), entry, made)
    for entry in words["reflections"]:
        _reflection(write, entry, made, shift)


def moved_lines(text: str, shift: timedelta) -> str:
    """Notes whose action lines name days, moved like every other day."""
    return _DAY_IN_LINE.sub(lambda found: (date.fromisoformat(found[0]) + shift).isoformat(), text)


def _post(write: Write, entry: Entry, shift: timedelta) -> int:
    return posts.add(
        write,
        Post(
            0,
            "",
            entry["title"],
            date.fromisoformat(entry["start_on"]) + shift,
            _day(entry["end_on"], shift),
            PostType(entry["post_type"]),
            entry["site"],
            entry["whole_time_percent"],
            entry["notes"],
        ),
    ).id


def _goal(write: Write, entry: Entry, made: dict[str, Ref], shift: timedelta) -> int:
    goal = goals.add(
        write,
        Goal(
            id=0,
            uid="",
            title=entry["title"],
            set_on=date.fromisoformat(entry["set_on"]) + shift,
            why_it_matters=entry["why_it_matters"],
            levels={int(level): said for level, said in entry["levels"].items()},
            baseline_level=entry["baseline_level"],
            plan=entry["plan"],
            target_on=_day(entry["target_on"], shift),
            look_again_on=_day(entry["look_again_on"], shift),
            closing_note=entry["closing_note"],
        ),
    )
    if entry["state"] != goals.State.DRAFT:
        goal = goals.move(write, goal, goals.State.ACTIVE, goal.set_on)
    for one in entry["check_ins"]:
        level = one["level"]
        said = goal.levels[level] if level is not None else ""
        check_ins.add(write, CheckIn(0, "", goal.id, _on(one, shift), level, said, one["note"]))
    for one in entry["milestones"]:
        due, reached = _day(one["due_on"], shift), _day(one["reached_on"], shift)
        milestones.add(write, Milestone(0, "", goal.id, one["title"], due_on=due, reached_on=reached))
    if entry["closed_as"]:
        goals.close(write, goal, ClosedAs(entry["closed_as"]), date.fromisoformat(entry["closed_on"]) + shift)
    for key in entry["mentorships"]:
        links.add(write, (Kind.GOAL, goal.id), made[key])
    return goal.id


def _agendas(write: Write, entries: list[Entry], made: dict[str, Ref]) -> None:
    """In the order of time, so that what was carried over finds where it came from."""
    by_title: dict[str, Item] = {}
    for entry in sorted(entries, key=lambda one: str(one["planned_start"])):
        meeting_id = made[entry["key"]][1]
        for one in entry["agenda"]:
            earlier = by_title.get(one["carried_from"] or "")
            origin = Origin.CARRIED if earlier else Origin.TYPED
            item = agenda.add(
                write, meeting_id, one["title"], RaisedBy(one["raised_by"]), origin, earlier.id if earlier else None
            )
            if one["outcome"]:
                agenda.save_outcome(write, item, one["outcome"])
            state = agenda.State(one["state"])
            by_title[item.title] = item if state is item.state else agenda.move(write, item, state)
        prepare.settle(write, meetings.get(write.conn, meeting_id))


def _action(write: Write, entry: Entry, made: dict[str, Ref], shift: timedelta) -> int:
    state, agreed_on = actions.State(entry["state"]), date.fromisoformat(entry["agreed_on"]) + shift
    closed_on = _day(entry["done_on"] or entry["due_on"], shift) or agreed_on
    action = actions.add(
        write,
        Action(
            id=0,
            uid="",
            title=entry["title"],
            agreed_on=agreed_on,
            owner=Owner(entry["owner"]),
            due_on=_day(entry["due_on"], shift),
            state=state,
            closed_on=None if state is actions.State.OPEN else closed_on,
            meeting_id=made[entry["meeting"]][1] if entry["meeting"] else None,
            in_notes=entry["in_notes"],
            if_then=entry["if_then"],
        ),
    )
    _tie(write, (Kind.ACTION, action.id), entry, made)
    return action.id


def _reflection(write: Write, entry: Entry, made: dict[str, Ref], shift: timedelta) -> None:
    reflection = reflect.begin(
        write,
        Reflection(0, "", _on(entry, shift), entry["model"], entry["title"], entry["text"], entry["kept_out"]),
        [made[key] for key in entry["links"]],
    )
    made[entry["key"]] = (Kind.REFLECTION, reflection.id)
    _tie(write, (Kind.REFLECTION, reflection.id), {**entry, "links": []}, made)


def _tie(write: Write, ref: Ref, entry: Entry, made: dict[str, Ref]) -> None:
    for key in entry["links"]:
        links.add(write, ref, made[key])
    for name in entry.get("tags", []):
        links.add(write, ref, (Kind.TAG, tags.add(write, name).id))


def _on(entry: Entry, shift: timedelta) -> date:
    return date.fromisoformat(entry["on"]) + shift


def _day(text: str | None, shift: timedelta) -> date | None:
    return date.fromisoformat(text) + shift if text else None
