"""The story so far on one page, for a new mentor: everything in short, and shorter until it fits.

What gives way, step by step: the words of entries, meetings, all but the latest entries of each kind, and all but the
latest posts and mentorships in the picture; at last the picture. What is not there is counted: "And three more."
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app import wording
from app.summary import as_words, in_words, timeline_picture, view_actions, view_goals
from app.summary.drawing import shortened
from app.summary.view_parts import Printing, figure, foot, line, paragraph, row
from app.summary.wording import period, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.summary.document import Action, Document, Goal, Mentorship, Note, Reflection, Timeline
    from app.summary.view_parts import Node

_TITLE = "The story so far"
_SIZE, _CHARACTER = 10.0, 5.6  # points, and how wide a usual letter is


@dataclass(frozen=True, slots=True)
class _Room:
    """How much is said: entries of each kind, meetings of each mentorship, characters of one text, rows in the
    picture."""

    entries: int
    meetings: int
    characters: int
    rows: int


_ROOMS = (
    _Room(40, 12, 2000, 12),
    _Room(20, 6, 700, 8),
    _Room(12, 3, 360, 6),
    _Room(8, 1, 220, 5),
    _Room(6, 0, 150, 4),
    _Room(5, 0, 100, 4),
    _Room(4, 0, 80, 3),
    _Room(3, 0, 60, 3),
    _Room(2, 0, 60, 2),
    _Room(1, 0, 60, 1),
    _Room(1, 0, 30, 0),
)
DETAILS = len(_ROOMS)  # how many levels there are, each shorter than the one before; the last fits whatever there is


def view(document: Document, detail: int) -> dict[str, Any]:
    """The page on level `detail`, from 0."""
    brief = _Brief(Printing(document), _ROOMS[min(detail, DETAILS - 1)])
    name, when = brief.short(document.name), period(document.first, document.last)
    sections = [
        {"title": "", "items": brief.timeline(document.timeline) if document.timeline else []},
        {"title": "Mentorships", "items": brief.mentorships(document.mentorships)},
        {"title": "Goals", "items": brief.goals(document.goals)},
        {"title": "Chosen reflections", "items": brief.writing(document.reflections)},
        {"title": "Quick notes", "items": brief.writing(document.notes)},
        {"title": view_actions.title(brief.printing), "items": brief.actions()},
    ]
    return {
        "title": _TITLE,
        "full_title": ", ".join(filter(None, (_TITLE, name, "sample journal" * document.sample))),
        "name": name,
        "period": wording.capital(when),
        "volume": "",
        "audience": brief.short(document.audience),
        "foot": foot(name, _TITLE, wording.day(document.made_on)),
        "contents": "",
        "sections": [section for section in sections if section["items"]],
    }


@dataclass(frozen=True, slots=True)
class _Brief:
    printing: Printing
    room: _Room

    def short(self, text: str) -> str:
        """`text` in one line, no longer than there is room; cut between words where that can be."""
        said = line(text)
        cut = shortened(said, self.room.characters * _CHARACTER, _SIZE)
        if cut == said:
            return said
        whole = cut.rpartition(" ")[0]
        return whole.rstrip(" ,;:.") + "…" if len(whole) > len(cut) // 2 else cut

    def timeline(self, timeline: Timeline) -> list[Node]:
        if not (timeline.posts or timeline.threads):
            return []
        if not self.room.rows:
            told = f"{_counted(len(timeline.threads), len(timeline.posts))}."
            return [{"wide": [{"kind": "aside", "text": wording.capital(told)}], "gap": 0.0, "ruled": False}]
        shown = self._latest(timeline)
        picture = timeline_picture.drawn(shown, self.printing.width, self.room.rows)
        words = f"In words: {in_words.timeline(shown)}."
        people, jobs = len(timeline.threads) - len(shown.threads), len(timeline.posts) - len(shown.posts)
        more = f"And {_counted(people, jobs, 'earlier ')}." if people or jobs else ""
        return [{"wide": figure(picture, f"{words} {more}".strip()), "gap": 0.0, "ruled": False}]

    def _latest(self, timeline: Timeline) -> Timeline:
        """As many as there is room for, from where the first of them began."""
        threads = sorted(timeline.threads, key=lambda thread: thread.since)[-self.room.rows :]
        posts = sorted(timeline.posts, key=lambda post: post.since)[-2 * self.room.rows :]
        first = timeline.first
        if len(threads) + len(posts) < len(timeline.threads) + len(timeline.posts):
            first = max(first, min([thread.since for thread in threads] + [post.since for post in posts]))
        return replace(
            timeline,
            first=first,
            threads=tuple(replace(thread, who=self.short(thread.who)) for thread in threads),
            posts=tuple(replace(post, name=self.short(post.name)) for post in posts),
        )

    def mentorships(self, found: Sequence[Mentorship]) -> list[Node]:
        latest = sorted(found, key=lambda one: (one.until is None, one.since or date.min), reverse=True)
        return self._limited([self._mentorship(one) for one in latest])

    def goals(self, found: Sequence[Goal]) -> list[Node]:
        latest = sorted(found, key=lambda goal: (goal.until is None, goal.since), reverse=True)
        return self._limited([self._goal(goal) for goal in latest])

    def writing(self, found: Sequence[Reflection | Note]) -> list[Node]:
        """The latest first."""
        return self._limited([self._writing(one) for one in sorted(found, key=lambda one: one.on, reverse=True)])

    def actions(self) -> list[Node]:
        document = self.printing.document
        waiting = [action for action in view_actions.ordered(document.actions) if action.state == "open"]
        items = self._limited([self._action(action) for action in waiting])
        if document.next:
            coming = document.next
            told = [self.printing.day(coming.on), self.short(coming.who)]
            wish = self.short(as_words.of_markdown(coming.wish))
            items.append(row(list(filter(None, told)), "Our next meeting", [paragraph(wish)] if wish else []))
        return items

    def _limited(self, items: list[Node]) -> list[Node]:
        more = len(items) - self.room.entries
        if more <= 0:
            return items
        said = f"And {wording.count_word(more)} more."
        return [*items[: self.room.entries], {"wide": [{"kind": "aside", "text": said}], "gap": 0.0, "ruled": False}]

    def _mentorship(self, one: Mentorship) -> Node:
        note = [sentence(wording.standing(one.since, one.until)) if one.since else "", line(one.role)]
        purpose = self.short(as_words.of_markdown(one.purpose))
        held = sorted(one.meetings, key=lambda meeting: meeting.held_on)
        shown = held[len(held) - min(len(held), self.room.meetings) :]
        told = [f"{self.printing.day(meeting.held_on)}: {self.short(meeting.headline)}" for meeting in shown]
        earlier = len(held) - len(shown)
        if earlier:
            told.insert(
                0, wording.capital(wording.counted(earlier, "meeting", "meetings") + " before that" * bool(told))
            )
        blocks = [paragraph(purpose)] if purpose else []
        if told:
            blocks.append({"kind": "list", "items": [{"blocks": [paragraph(said)]} for said in told]})
        return row(self._note(note), self.short(one.who), blocks)

    def _goal(self, goal: Goal) -> Node:
        note = self._note([self.short(goal.state), view_goals.since(goal)])
        why = self.short(as_words.of_markdown(goal.why))
        now = view_goals.standing(goal)
        said = []
        if now is not None:
            level, since = now
            looked = next((look.rung for look in reversed(view_goals.looks(goal)) if look.level == level), "")
            rung = self.short(goal.rungs.get(level, "") or looked) or wording.rung(level)
            number = f"{wording.signed(level)}: " if any(goal.rungs.values()) else ""
            said = [paragraph(f"{number}{rung.rstrip('.')}, since {wording.month(since)}.")]
        return row(note, self.short(goal.title), [*([paragraph(why)] if why else []), *said])

    def _writing(self, one: Reflection | Note) -> Node:
        day = wording.day(one.on)
        title = self.short(getattr(one, "title", "")) or day
        words = self.short(as_words.of_markdown(one.text))
        return row([day], title, [paragraph(words)] if words else [])

    def _action(self, action: Action) -> Node:
        when = view_actions.when(action, self.printing)
        return row([when] if when else [], "", [paragraph(self.short(action.title))])

    def _note(self, told: list[str]) -> list[str]:
        return [self.short(said) for said in told if said]


def _counted(people: int, jobs: int, earlier: str = "") -> str:
    """ "two mentorships and three posts"; with `earlier` before each."""
    told = [
        wording.counted(people, f"{earlier}mentorship", f"{earlier}mentorships") if people else "",
        wording.counted(jobs, f"{earlier}post", f"{earlier}posts") if jobs else "",
    ]
    return wording.listed(list(filter(None, told)))
