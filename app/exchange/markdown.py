"""A page of records as Markdown, one file a record: the same words that the window shows, and what belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from app import agreement_points, wording
from app.exchange import ties
from app.exchange.gather import Row
from app.exchange.papers import Front, Paper, Part, box, listed, with_words
from app.exchange.ties import Ties
from app.practice import models
from app.records import actions, agenda, agreements, check_ins, meetings, milestones, reflections
from app.records.actions import Action
from app.records.agenda import Item
from app.records.meetings import Medium
from app.store.connection import Connection
from app.store.journal import Kind

_RUNGS = ((2, "level_p2"), (1, "level_p1"), (0, "level_0"), (-1, "level_m1"), (-2, "level_m2"))


class Papers:
    """For one take-out: who sits in which mentorship is read once."""

    def __init__(self, conn: Connection, with_kept_out: bool) -> None:
        self._conn, self._with_kept_out = conn, with_kept_out
        named = conn.execute("select m.uid, p.display_name from mentorship m join person p on p.id = m.person_id")
        self._who: dict[str, str] = dict(named.fetchall())
        self._made: dict[Kind, Callable[[int, Row, Ties], Paper]] = {
            Kind.PERSON: _person,
            Kind.MENTORSHIP: self._mentorship,
            Kind.GOAL: self._goal,
            Kind.REFLECTION: _reflection,
            Kind.NOTE: _note,
            Kind.POST: _post,
            Kind.ACTION: _action,
        }

    def of(self, kind: Kind, page: Sequence[tuple[int, Row]]) -> Iterator[Paper]:
        """For each record that has a file of its own; the others stand in those of what they belong to."""
        if kind is Kind.ACTION:
            page = [(number, row) for number, row in page if row["meeting"] is None]
        if kind is not Kind.MEETING and kind not in self._made:
            return
        tied = ties.of_each(self._conn, kind, [number for number, _ in page], self._with_kept_out)
        if kind is Kind.MEETING:
            yield from self._meetings(page, tied)
            return
        for number, row in page:
            yield self._made[kind](number, row, tied[number])

    # meetings, many at a time

    def _meetings(self, page: Sequence[tuple[int, Row]], tied: dict[int, Ties]) -> Iterator[Paper]:
        numbers = [number for number, _ in page]
        items: dict[int, list[Item]] = defaultdict(list)
        for item in agenda.all_of(self._conn, numbers):
            items[item.meeting_id].append(item)
        agreed: dict[int | None, list[Action]] = defaultdict(list)
        for action in actions.of_meetings(self._conn, numbers):
            agreed[action.meeting_id].append(action)
        for number, row in page:
            yield self._meeting(row, self._shown(items[number]), self._shown(agreed[number]), tied[number])

    def _shown(self, found: Sequence[Item] | Sequence[Action]) -> list[Item | Action]:
        return [one for one in found if self._with_kept_out or not one.kept_out]

    def _meeting(self, row: Row, items: Sequence[Item | Action], agreed: Sequence[Item | Action], tied: Ties) -> Paper:
        start = row["actual_start"] or row["planned_start"]
        who = self._who.get(row["mentorship"], "")
        headline = meetings.headline(row["notes"], row["what_mattered"])
        front = _front(row, "meeting", tied, [
            ("start", start),
            ("minutes", row["actual_length"] or row["planned_length"]),
            ("with", who),
            ("state", row["state"]),
            ("how", wording.medium(Medium(row["medium"]))),
            ("place", row["place"]),
        ])  # fmt: skip
        title = headline or f"{wording.capital(wording.meeting(row['kind']))}, {who}"
        return Paper(f"Meetings/{start[:4]}", start[:10], title, front, [
            ("What mattered", row["what_mattered"]),
            ("What I wanted from it", row["preparation"]),
            ("Agenda", listed(_item(one) for one in items if isinstance(one, Item))),
            ("Notes", row["notes"]),
            ("Actions", listed(_action_line(one) for one in agreed if isinstance(one, Action))),
        ])  # fmt: skip

    # others

    def _mentorship(self, number: int, row: Row, tied: Ties) -> Paper:
        who = self._who.get(row["uid"], "")
        names = ("state", "agreed_on", "started_on", "ended_on", "ending_reason", "contact_after")
        front = _front(row, "mentorship", tied, [
            ("with", who),
            ("my_role", row["my_role"]),
            ("form", row["form"]),
            *((name, row[name]) for name in names),
        ])  # fmt: skip
        parts: list[Part] = [("What it’s for", row["purpose"]), ("How it ended", row["ending_note"])]
        for version in agreements.of(self._conn, number):
            on = f", agreed {wording.day(version.agreed_on)}" if version.agreed_on else f", {version.state}"
            points = "\n\n".join(f"### {label}\n\n{words}" for label, words in agreement_points.points(version))
            parts.append((f"Working agreement, version {version.version}{on}", points))
        return Paper("Mentorships", row["started_on"] or row["created_at"][:10], who, front, parts)

    def _goal(self, number: int, row: Row, tied: Ties) -> Paper:
        names = ("state", "closed_as", "set_on", "target_on", "look_again_on", "closed_on", "reopened_on")
        front = _front(row, "goal", tied, [(name, row[name]) for name in names])
        baseline = row["baseline_level"]
        ladder = listed(
            f"{wording.signed(level)}, {wording.rung(level, baseline)}: {row[column]}"
            for level, column in _RUNGS
            if row[column]
        )
        steps = milestones.of(self._conn, number)
        seen = check_ins.of(self._conn, number)
        return Paper("Goals", row["set_on"], row["title"], front, [
            ("Why it matters", row["why_it_matters"]),
            ("The ladder", ladder),
            ("If … then", row["plan"]),
            ("Milestones", listed(
                box(step.reached_on is not None, _with_days(step.title, due=step.due_on, reached=step.reached_on))
                for step in steps
            )),
            ("Check-ins", listed(
                with_words(f"{wording.day(one.on_day)}: {_stands(one.level, one.words)}", one.note) for one in seen
            )),
            ("How it closed", row["closing_note"]),
        ])  # fmt: skip


def _person(_number: int, row: Row, tied: Ties) -> Paper:
    names = ("kind", "pronouns", "specialty", "organisation", "contact")
    front = _front(row, "person", tied, [("is" if name == "kind" else name, row[name]) for name in names])
    return Paper("People", row["created_at"][:10], row["display_name"], front, [("", row["notes"])])


def _reflection(_number: int, row: Row, tied: Ties) -> Paper:
    front = _front(row, "reflection", tied, [("date", row["on_day"]), ("model", models.get(row["model"]).name)])
    return _written("Reflections", row["title"], row, front)


def _note(_number: int, row: Row, tied: Ties) -> Paper:
    front = _front(row, "note", tied, [("date", row["on_day"])])
    return _written("Notes", "", row, front)


def _written(folder: str, title: str, row: Row, front: Front) -> Paper:
    """What has no title of its own is named after its first words, and headed by its day."""
    on, text = row["on_day"], row["text"]
    heading = title or f"{folder[:-1]} of {wording.day(date.fromisoformat(on))}"
    return Paper(f"{folder}/{on[:4]}", on, title or reflections.first_words(text), front, [("", text)], heading)


def _post(_number: int, row: Row, tied: Ties) -> Paper:
    names = ("site", "post_type", "start_on", "end_on", "whole_time_percent")
    front = _front(row, "post", tied, [(name, row[name]) for name in names])
    return Paper("Posts", row["start_on"], row["title"], front, [("", row["notes"])])


def _action(_number: int, row: Row, tied: Ties) -> Paper:
    names = ("owner", "state", "agreed_on", "due_on", "closed_on")
    front = _front(row, "action", tied, [(name, row[name]) for name in names])
    return Paper("Actions", row["agreed_on"], row["title"], front, [("If … then", row["if_then"])])


def _front(row: Row, kind: str, tied: Ties, own: Front) -> Front:
    return [
        ("kind", kind),
        ("uid", row["uid"]),
        *own,
        ("tags", tied.tags),
        ("linked", tied.entries),
        ("kept_out_of_exports", bool(row.get("kept_out"))),
        ("created", row["created_at"]),
        ("edited", row["edited_at"]),
    ]


def _item(item: Item) -> str:
    words = item.title + (f" ({item.state})" if item.state in (agenda.State.CARRIED, agenda.State.DROPPED) else "")
    return with_words(box(item.state is agenda.State.DISCUSSED, words), item.outcome)


def _action_line(action: Action) -> str:
    let_go = ", let go" if action.state is actions.State.LET_GO else ""
    words = _with_days(action.title, due=action.due_on, closed=action.closed_on)
    who = "mine" if action.owner is actions.Owner.ME else "theirs"
    return with_words(box(action.state is actions.State.DONE, f"{words} – {who}{let_go}"), action.if_then)


def _with_days(words: str, **days: date | None) -> str:
    said = ", ".join(f"{name} {wording.day(on)}" for name, on in days.items() if on)
    return f"{words} ({said})" if said else words


def _stands(level: int | None, words: str) -> str:
    return "not sure yet" if level is None else f"{wording.signed(level)}, {words}".rstrip(", ")
