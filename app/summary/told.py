"""What the journal remembers of something that left: what it was, and which entries went with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.records.reflections import first_words
from app.summary import wording as printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.summary.choice import Audience
    from app.summary.document import Document, Mentorship

_NAMES = {"summary": "Personal summary", "brief": "The story so far"}


def what(document: Document) -> str:
    """ "Personal summary, August to November 2026: two mentorships, one goal"; a single record by its title."""
    if document.form == "entry":
        return next(iter(titles(document)), "One entry")
    named = ", ".join(filter(None, (_NAMES[document.form], printed.period(document.first, document.last))))
    return ": ".join(filter(None, (named, ", ".join(document.chosen))))


def for_whom(document: Document, audience: Audience) -> str:
    """ "Me", "Dr Miriam Holt"."""
    if audience == "mentor":
        return document.reader or "A mentor"
    return {"me": "Me", "new_mentor": "A new mentor"}.get(audience, "Someone else")


def titles(document: Document) -> tuple[str, ...]:
    """A line for each entry, as it is called in what left: a name that became a role is a role here too."""
    return tuple(" ".join(line.split()) for line in _titles(document))


def _titles(document: Document) -> Iterator[str]:
    for mentorship in document.mentorships:
        yield from _of_mentorship(mentorship, alone=document.record == "meeting")
    for goal in document.goals:
        yield f"Goal: {goal.title}"
    for reflection in document.reflections:
        title = reflection.title or first_words(reflection.text)
        yield _on("Reflection", wording.day(reflection.on), title)
    for note in document.notes:
        yield _on("Note", wording.day(note.on), first_words(note.text))
    for action in document.actions:
        yield f"Action: {action.title}"


def _of_mentorship(mentorship: Mentorship, alone: bool) -> Iterator[str]:
    """`alone`: a single meeting is printed, and says with whom it was."""
    if not alone:
        yield f"Mentorship: {mentorship.who}"
    for meeting in mentorship.meetings:
        yield _on(f"Meeting with {mentorship.within}", wording.day(meeting.held_on), meeting.headline)


def _on(kind: str, day: str, title: str) -> str:
    return ": ".join(filter(None, (f"{kind}, {day}", title)))
