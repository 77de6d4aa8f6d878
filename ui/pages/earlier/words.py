"""How each long text is called where a record has several."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app import wording
from app.agreement_points import LABELS
from app.records import reflections
from app.records.versions import Version
from app.store import rows
from app.store.journal import Kind, Ref


def _tr(text: str) -> str:
    return QCoreApplication.translate("earlier", text)


def menu_line() -> str:
    return _tr("Earlier versions…")


def text_name(ref: Ref, name: str) -> str:
    """ "" where there is only one."""
    if ref[0] is Kind.AGREEMENT:
        return LABELS[name]
    return {
        "notes": _tr("Notes"),
        "what_mattered": _tr("What mattered"),
        "preparation": _tr("What I want from it"),
        "why_it_matters": _tr("Why it matters"),
        "plan": _tr("If-then plan"),
        "closing_note": _tr("Looking back"),
        "purpose": _tr("What it’s for"),
        "ending_note": _tr("What this gave"),
    }.get(name, "")


def day(at: datetime) -> str:
    """ "Today", "Yesterday", "Monday 3 November"."""
    on, today = at.astimezone().date(), rows.today()
    return wording.capital(wording.near_day(on, today)) if abs((today - on).days) < 2 else wording.long_day(on, today)


def clock(at: datetime) -> str:
    return wording.clock(at.astimezone())


def moment(at: datetime) -> str:
    """ "today, 17:30"."""
    return f"{wording.near_day(at.astimezone().date(), rows.today())}, {clock(at)}"


def below(ref: Ref, version: Version) -> str:
    """What tells it from the others of its hour: which text it is, and how it begins."""
    parts = (text_name(ref, version.name), reflections.first_words(version.start))
    return ": ".join(filter(None, parts))
