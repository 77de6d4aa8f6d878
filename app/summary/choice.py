"""What a summary shall hold, and what each reader is offered at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from app.store.journal import Ref
from app.summary.document import Paper

Audience = Literal["me", "mentor", "new_mentor", "other"]
People = Literal["named", "initials", "roles"]


class Part(StrEnum):
    """What may go with the chosen entries, or stay behind."""

    TIMELINE = "timeline"
    AGREEMENT = "agreement"
    AGENDA = "agenda"  # what was discussed in a meeting
    NOTES = "notes"  # the notes of meetings
    LADDERS = "ladders"
    CHARTS = "charts"
    NOTICED = "noticed"  # what was noticed at check-ins
    NEXT = "next"  # what its owner would like from the next meeting
    SCORE = "score"


PARTS: dict[Audience, frozenset[Part]] = {
    "me": frozenset(Part) - {Part.SCORE},
    "mentor": frozenset({Part.TIMELINE, Part.AGREEMENT, Part.LADDERS, Part.CHARTS, Part.NOTICED, Part.NEXT}),
    "new_mentor": frozenset({Part.TIMELINE, Part.LADDERS}),
    "other": frozenset(),
}
PEOPLE: dict[Audience, People] = {"me": "named", "mentor": "named", "new_mentor": "named", "other": "roles"}


@dataclass(frozen=True, slots=True)
class Choice:
    """For whom, from which days, and what. An open end of the period is None; both days count.

    Where `chosen`, `parts` or `people` is None, it is what the reader is offered at first. A kept-out entry in
    `chosen` stays out all the same.
    """

    audience: Audience = "me"
    mentorship_id: int | None = None  # the mentor's own, when it is for a mentor
    first: date | None = None
    last: date | None = None
    chosen: frozenset[Ref] | None = None
    parts: frozenset[Part] | None = None
    people: People | None = None
    paper: Paper = "a4"

    def covers(self, first: date, last: date | None = None) -> bool:
        """Whether what began on `first` and ended on `last`, date.max for not yet, lies partly in the period."""
        return first <= (self.last or date.max) and (last or first) >= (self.first or date.min)

    def has(self, part: Part) -> bool:
        return part in (PARTS[self.audience] if self.parts is None else self.parts)

    @property
    def called(self) -> People:
        """What people are called in it."""
        return self.people or PEOPLE[self.audience]
