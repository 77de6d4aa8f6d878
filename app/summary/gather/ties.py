"""What reflections are linked to, in whole sentences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app import wording
from app.acts import kept_out
from app.records import links, meetings, posts, reflections
from app.store.journal import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.store.journal import Ref
    from app.summary.gather.gathering import Gathering

# In this order they are said.
_KINDS = (Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON, Kind.GOAL, Kind.REFLECTION, Kind.POST)
_CHOSEN = (Kind.GOAL, Kind.REFLECTION)  # named to another reader only where they go along themselves


class Ties:
    """Those of some reflections, read at once. What is kept out, or was removed, is never named."""

    def __init__(self, one: Gathering, reflection_ids: Iterable[int]) -> None:
        self._one = one
        self._linked = links.of_each(one.conn, Kind.REFLECTION, reflection_ids)
        self._hidden = kept_out.among(one.conn, {ref for refs in self._linked.values() for ref in refs})
        self._posts = {each.id: each.name for each in posts.all_kept(one.conn)} if self._ids(Kind.POST) else {}
        self._goals = {each.id: each.title for each in one.found.goals}
        others = self._ids(Kind.REFLECTION)
        found = reflections.newest(one.conn, only=others, limit=len(others)) if others else []
        self._reflections = {each.id: each.headline for each in found}
        self._meetings = meetings.days_of(one.conn, self._ids(Kind.MEETING))

    def of(self, reflection_id: int) -> tuple[str, ...]:
        refs = sorted(self._linked.get(reflection_id, ()), key=lambda ref: (_place(ref[0]), ref[1]))
        return tuple(said for ref in refs if self._may_name(ref) and (said := self._sentence(ref)))

    def _ids(self, wanted: Kind) -> set[int]:
        return {number for refs in self._linked.values() for kind, number in refs if kind is wanted}

    def _may_name(self, ref: Ref) -> bool:
        if ref in self._hidden:
            return False
        mine = self._one.choice.audience == "me"
        return mine or ref[0] not in _CHOSEN or ref in self._one.selection.taken

    def _sentence(self, ref: Ref) -> str:
        kind, number = ref
        say: dict[Kind, Callable[[int], str]] = {
            Kind.MEETING: self._about_meeting,
            Kind.MENTORSHIP: self._about,
            Kind.PERSON: self._with_person,
            Kind.GOAL: partial(self._quoted, "Linked to the goal", self._goals),
            Kind.REFLECTION: partial(self._quoted, "Linked to the reflection", self._reflections),
            Kind.POST: partial(self._quoted, "Written in the post", self._posts),
        }
        return say[kind](number) if kind in say else ""

    def _about_meeting(self, number: int) -> str:
        mentorship_id, day = self._meetings.get(number, (0, self._one.today))
        mentorship = self._one.found.kept.get(mentorship_id)
        if mentorship is None:
            return ""
        return f"About the meeting with {self._one.within(self._one.who(mentorship))} on {wording.day(day)}."

    def _about(self, number: int) -> str:
        mentorship = self._one.found.kept.get(number)
        return f"About meeting {self._one.within(self._one.who(mentorship))}." if mentorship else ""

    def _with_person(self, number: int) -> str:
        person = self._one.found.people.get(number)
        return f"Linked to {self._one.within(self._one.told(person.display_name))}." if person else ""

    def _quoted(self, about: str, titles: Mapping[int, str], number: int) -> str:
        title = titles.get(number)
        return f"{about} “{self._one.told(title)}”." if title else ""


def _place(kind: Kind) -> int:
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
