"""What the Typst template is given: every word of the printed pages, in order, as JSON values.

Section  {"title", "items": […]}, with "colophon" for the one at the end that is set small
Item     {"note": […], "title", "bookmark", "when", "blocks": […], "gap", "ruled"}: a row with a margin note. Without
         "title" it has no heading; "wide" holds blocks over both columns, "actions" the rows of a list with boxes.
         `gap` is the space above it in points, with a rule in it where "ruled".
Blocks   those of `markdown`, and the ladder and the pictures of `view_parts`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import wording
from app.summary import view_actions, view_brief, view_entry, view_goals, view_mentorships, view_writing
from app.summary.view_parts import Printing, foot, line
from app.summary.wording import period, sentence

if TYPE_CHECKING:
    from app.summary.document import Document

DETAILS = view_brief.DETAILS  # how many levels there are to try for a "brief", each shorter than the one before

_CONTENTS_FROM = 13  # entries
_STATEMENT = (
    "I chose what’s here and wrote it myself. It’s a personal record of mentoring, which is voluntary and "
    "confidential. It isn’t evidence for, or part of, any assessment."
)
_NATURE = (
    "A personal record of mentoring. It isn’t an assessment document, and it isn’t evidence for, or part of, "
    "any assessment. Please don’t copy it further without asking me."
)
_MAKING = (
    "Made on {day} with Inglenook, on my own computer, from what I wrote there. Nothing was sent anywhere to make it."
)
_SAMPLE = "This is the sample journal of Inglenook. The people and the meetings in it are made up."

Section = dict[str, Any]


def view(document: Document, detail: int = 0) -> dict[str, Any]:
    """`document` as plain JSON values; the template adds no words but the "of" of a page number.

    `detail` counts only for a "brief": from 0 up to `DETAILS` - 1, less and less is said, and what is not is counted.
    """
    if document.form == "brief":
        return view_brief.view(document, detail) | _always(document)
    printing = Printing(document)
    title = view_entry.title(document) if document.form == "entry" else "Personal summary"
    name, when = line(document.name), period(document.first, document.last)
    volume = f"Volume {document.volume} of {document.volumes}" if document.volumes > 1 else ""
    about = "About this record" if document.form == "entry" else "About this summary"
    sections = view_entry.sections(printing) if document.form == "entry" else _sections(printing)
    sections.append({"title": about, "items": _about(document), "colophon": True})
    return _always(document) | {
        "title": title,
        "full_title": ", ".join(filter(None, (title, name, when, volume, "sample journal" * document.sample))),
        "name": name,
        "period": wording.capital(when),
        "volume": volume,
        "audience": line(document.audience),
        "foot": foot(name, title, when, volume),
        "contents": "Contents" if _is_long(document, sections) else "",
        "sections": [section for section in sections if section["items"]],
    }


def _always(document: Document) -> dict[str, Any]:
    return {
        "form": document.form,
        "paper": document.paper,
        "brand": "Inglenook",
        "statement": _STATEMENT,
        "sample": "Sample journal" if document.sample else "",
    }


def _sections(printing: Printing) -> list[Section]:
    return [
        {"title": "Mentorships", "items": view_mentorships.items(printing)},
        {"title": "Goals", "items": view_goals.items(printing)},
        {"title": "Chosen reflections", "items": view_writing.reflections(printing)},
        {"title": "Quick notes", "items": view_writing.notes(printing)},
        {"title": view_actions.title(printing), "items": view_actions.items(printing)},
    ]


def _is_long(document: Document, sections: list[Section]) -> bool:
    entries = sum("title" in item for section in sections for item in section["items"])
    return document.form == "summary" and entries >= _CONTENTS_FROM


def _about(document: Document) -> list[dict[str, str]]:
    rows = (
        ("What’s here", _counts(document.chosen)),
        ("What’s left out", _counts(document.left_out)),
        ("What it is", _NATURE),
        ("How it was made", _MAKING.format(day=wording.day(document.made_on))),
        ("Sample journal", _SAMPLE if document.sample else ""),
    )
    return [{"label": label, "text": text} for label, text in rows if text]


def _counts(phrases: tuple[str, ...]) -> str:
    return sentence(wording.listed([line(phrase) for phrase in phrases])) if phrases else ""
