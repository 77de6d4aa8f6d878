"""Chosen reflections and quick notes as they are printed, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.records.reflections import first_words
from app.summary import markdown
from app.summary.view_parts import line, row, spaced

if TYPE_CHECKING:
    from datetime import date

    from app.summary.document import Note, Reflection
    from app.summary.view_parts import Node, Printing

_GAP, _NOTES_GAP = 25.0, 16.0


def reflections(printing: Printing) -> list[Node]:
    return spaced([_reflection(one) for one in sorted(printing.document.reflections, key=_on)], _GAP)


def notes(printing: Printing) -> list[Node]:
    return spaced([_note(one) for one in sorted(printing.document.notes, key=_on)], _NOTES_GAP)


def _on(one: Reflection | Note) -> date:
    return one.on


def _reflection(reflection: Reflection) -> Node:
    day = wording.day(reflection.on)
    title = line(reflection.title) or day
    note = [day, *filter(None, [line(reflection.model)])]
    ties = [said for tie in reflection.ties if (said := line(tie))]
    if ties:
        note += ["", *ties]
    return row(note, title, markdown.nodes(reflection.text, title), when=day)


def _note(note: Note) -> Node:
    """Its day is its heading, as it has no other; the contents call it by its first words."""
    day = wording.day(note.on)
    words = first_words(note.text)
    return row(
        [day], day, markdown.nodes(note.text), bookmark=line(words) or day, when=day if words else "", in_margin=True
    )
