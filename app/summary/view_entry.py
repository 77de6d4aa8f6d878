"""A single record by itself, as it is printed: a head, the record, and what the page is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.summary import view_actions, view_goals, view_mentorships, view_writing
from app.summary.view_parts import line

if TYPE_CHECKING:
    from app.summary.document import Document
    from app.summary.view_parts import Printing

_TITLES = {
    "mentorship": "Mentorship",
    "goal": "Goal",
    "reflection": "Reflection",
    "note": "Quick note",
    "action": "Action",
}


def title(document: Document) -> str:
    """What kind of record it is; a meeting says with whom."""
    if document.record != "meeting":
        return _TITLES[document.record]
    who = next((line(one.who) for one in document.mentorships), "")
    return f"Meeting with {who}" if who else "Meeting"


def sections(printing: Printing) -> list[dict[str, Any]]:
    document = printing.document
    if document.record == "meeting":
        items = view_mentorships.meetings_alone(printing) + view_actions.items(printing)
    else:
        items = [
            *view_mentorships.items(printing),
            *view_goals.items(printing),
            *view_writing.reflections(printing),
            *view_writing.notes(printing),
            *view_actions.items(printing),
        ]
    return [{"title": title(document), "items": items}]
