"""What the stages of one meeting share: the facts they show, and what their page asks of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.acts import meet
from app.records import meetings, mentorships, people
from app.records.meetings import Meeting
from app.records.mentorships import Mentorship
from app.records.people import Person
from app.store.connection import Connection
from app.store.journal import Change
from ui.places import Place

PREPARE, NOTES, REFLECT = "prepare", "notes", "reflect"


@dataclass(frozen=True, slots=True)
class Facts:
    """One meeting with what stands around it; `last` is the one held before, None at a first."""

    meeting: Meeting
    mentorship: Mentorship
    person: Person
    last: Meeting | None


def read(conn: Connection, meeting_id: int) -> Facts:
    """Raises LookupError when the meeting is gone."""
    meeting = meetings.get(conn, meeting_id)
    mentorship = mentorships.get(conn, meeting.mentorship_id)
    return Facts(meeting, mentorship, people.get(conn, mentorship.person_id), meet.before(conn, meeting))


class Stage(Protocol):
    """Every stage is a QWidget, made when it is first looked at and kept while its page lives."""

    @property
    def go_requested(self) -> SignalInstance: ...  # Signal(Place)

    def follow(self, facts: Facts, change: Change) -> None:
        """Take over what was written, never over unsaved typing."""
        ...

    def flush(self) -> bool:
        """Save what is typed. False: it is not safe yet."""
        ...

    def where(self) -> tuple[int, int]:
        """Caret and scroll, for the page's place; a caret of -1 is none."""
        ...

    def settle(self, place: Place) -> None:
        """Scroll, caret and focus; without a caret in `place`, focus the first thing to write in."""
        ...

    def clear_words(self) -> None: ...

    def regions(self) -> list[QWidget]: ...
