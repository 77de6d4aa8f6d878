"""Words of the working agreement that only the window needs; the rest is in `app.agreement_points`."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app import wording
from app.agreement_points import LABELS
from app.records.agreements import Agreement, Frequency, NotesAfter, NotesBy, State

__all__ = ["LABELS", "after_key", "after_of", "frequencies", "help", "notes_after", "notes_by", "version"]

_MONTHS = (3, 6, 12)
_KEEP, _NOW = "keep", "delete_now"


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)


def help(name: str) -> str:
    """What belongs into a part, in a sentence; "" where its label says it."""
    return {
        "scope": _tr("What the two of you meet for."),
        "out_of_scope": _tr("Whatever belongs elsewhere."),
        "contact": _tr("What is welcome, and how soon an answer comes."),
        "confidentiality": _tr("A beginning. Change it until the words are yours."),
        "limits": _tr("Worth saying aloud once, so that neither of you is surprised later."),
        "difference": _tr("Seniority, language, where you come from: what could make something hard to say."),
    }.get(name, "")


def frequencies() -> list[tuple[Frequency, str]]:
    """To choose from."""
    return [(one, wording.capital(wording.rhythm(one))) for one in Frequency]


def notes_by(both_ways: bool, kept: NotesBy) -> list[tuple[NotesBy, str]]:
    """To choose from. Where each mentors the other, neither is the mentee; what is `kept` is always there."""
    all_ = [
        (NotesBy.MENTEE, _tr("The mentee")),
        (NotesBy.MENTOR, _tr("The mentor")),
        (NotesBy.EACH_OWN, _tr("Each keeps their own")),
        (NotesBy.NONE, _tr("Nobody")),
    ]
    return [(one, said) for one, said in all_ if not both_ways or one in (NotesBy.EACH_OWN, NotesBy.NONE, kept)]


def notes_after(kept_months: int) -> list[tuple[str, str]]:
    """To choose from."""
    later = [
        (str(months), _tr("They go {months} later").format(months=wording.counted(months, _tr("month"), _tr("months"))))
        for months in sorted({*_MONTHS, kept_months})
    ]
    return [(_KEEP, _tr("They may be kept")), (_NOW, _tr("They go at once")), *later]


def after_key(agreement: Agreement) -> str:
    """Which of `notes_after` it says."""
    return {NotesAfter.KEEP: _KEEP, NotesAfter.DELETE_NOW: _NOW}.get(
        agreement.notes_after, str(agreement.notes_months)
    )


def after_of(key: str, kept_months: int) -> tuple[NotesAfter, int]:
    """What is kept for one of `notes_after`."""
    if key in (_KEEP, _NOW):
        return NotesAfter(key), kept_months
    return NotesAfter.DELETE_AFTER, int(key)


def version(agreement: Agreement, today: date) -> str:
    """What tells it from the others."""
    if agreement.agreed_on is None:
        return _tr("Draft")
    day = wording.day(agreement.agreed_on, today)
    return _tr("Now, since {day}").format(day=day) if agreement.state is State.AGREED else day
