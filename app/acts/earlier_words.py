"""Bringing back what a text said earlier. What it says meanwhile becomes an earlier version itself: no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.acts import agree, prepare
from app.errors import Refused
from app.records import agreements, goals, meetings, mentorships, notes, reflections, versions
from app.store import earlier, rows
from app.store.journal import Kind, Ref, Write

_DOORS: dict[tuple[Kind, str], Callable[[Write, int, str], None]] = {
    (Kind.REFLECTION, "text"): reflections.save_text,
    (Kind.NOTE, "text"): notes.save_text,
    (Kind.MEETING, "notes"): agree.save_notes,  # its action lines are read
    (Kind.MEETING, "what_mattered"): meetings.save_what_mattered,
    (Kind.MEETING, "preparation"): prepare.save_preparation,
    (Kind.GOAL, "why_it_matters"): goals.save_why,
    (Kind.GOAL, "plan"): goals.save_plan,
    (Kind.GOAL, "closing_note"): goals.save_closing_note,
}


def bring_back(write: Write, ref: Ref, name: str, words: str) -> None:
    """Let a text say these words again; what it said until now is kept. Raises BrokenRule and Refused."""
    earlier.keep_present(write, ref, name, rows.now())
    _save(write, ref, name, words)


def take_back(write: Write, ref: Ref, name: str, words: str, before: str) -> None:
    """Undo of that. Raises Refused once something else was written there."""
    if versions.present(write.conn, ref, name) != words:
        raise Refused(
            "There are other words there now.",
            "So this can’t be undone in passing. What it said before is among its earlier versions.",
        )
    bring_back(write, ref, name, before)


def _save(write: Write, ref: Ref, name: str, words: str) -> None:
    kind, number = ref
    if kind is Kind.MENTORSHIP:
        now = mentorships.get(write.conn, number)
        changed = replace(now, purpose=words) if name == "purpose" else replace(now, ending_note=words)
        mentorships.save(write, changed)
    elif kind is Kind.AGREEMENT:
        changes = {name: words}
        agreements.save(write, replace(agreements.get(write.conn, number), **changes))  # type: ignore[arg-type]
    else:
        _DOORS[kind, name](write, number, words)
