"""From the records to a plain summary: what was chosen, for whom, and what was left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.summary.choice import Audience, Choice
from app.summary.document import Document
from app.summary.gather import goals, mentorships, title, writing
from app.summary.gather.gathering import Gathering
from app.summary.gather.single import entry
from app.summary.offer import left_out
from app.summary.outline import Outline, read
from app.summary.selection import mentored

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date

    from app.store.connection import Connection

__all__ = ["Audience", "Choice", "Outline", "document", "entry", "in_parts", "left_out", "mentored", "read"]


def document(conn: Connection, choice: Choice, today: date) -> Document:
    """The summary as plain data. What is kept out is in none, whatever was chosen."""
    parts = in_parts(conn, choice, today, read(conn, choice, today))
    while True:
        try:
            next(parts)
        except StopIteration as done:
            made: Document = done.value
            return made


def in_parts(conn: Connection, choice: Choice, today: date, found: Outline) -> Generator[None, None, Document]:
    """The same, a part at a time, for a window that has other things to do. Begin anew when a record changes.

    `found` is what the journal holds of these days.
    """
    one = Gathering.begin(conn, choice, today, found)
    yield
    met = yield from mentorships.all_of(one)
    aims = goals.all_of(one)
    yield
    written = yield from writing.reflections_of(one)
    jotted = writing.notes_of(one)
    yield
    agreed = writing.actions_of(one)
    yield
    made = Document(
        made_on=today,
        form="brief" if one.is_brief else "summary",
        **title.of(one),
        timeline=mentorships.timeline(one),
        mentorships=met,
        goals=aims,
        score=goals.score(one),
        reflections=written,
        notes=jotted,
        actions=agreed,
        next=mentorships.next_meeting(one),
        paper=choice.paper,
    )
    return replace(made, chosen=title.chosen(made), left_out=title.left_out(one))
