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
from app.summary.outline import read
from app.summary.selection import mentored

if TYPE_CHECKING:
    from datetime import date

    from app.store.connection import Connection

__all__ = ["Audience", "Choice", "document", "entry", "left_out", "mentored"]


def document(conn: Connection, choice: Choice, today: date) -> Document:
    """The summary as plain data. What is kept out is in none, whatever was chosen."""
    one = Gathering.begin(conn, choice, today, read(conn, choice, today))
    made = Document(
        made_on=today,
        form="brief" if one.is_brief else "summary",
        **title.of(one),
        timeline=mentorships.timeline(one),
        mentorships=mentorships.all_of(one),
        goals=goals.all_of(one),
        score=goals.score(one),
        reflections=writing.reflections_of(one),
        notes=writing.notes_of(one),
        actions=writing.actions_of(one),
        next=mentorships.next_meeting(one),
        paper=choice.paper,
    )
    return replace(made, chosen=title.chosen(made), left_out=title.left_out(one))
