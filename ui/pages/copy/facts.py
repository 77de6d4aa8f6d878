"""What is known of an entry besides its words, in lines to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app import agreement_points, wording
from app.exchange.papers import Front, Paper

_POINT = re.compile(rf"^(### (?:{'|'.join(map(re.escape, agreement_points.LABELS.values()))}))\n\n", re.MULTILINE)
_OURS = ("kind", "uid", "created")  # of no use to a reader


def as_text(paper: Paper) -> str:
    """The whole of it, as Markdown: what was written as it was written, then the rest."""
    parts = [(heading, _POINT.sub(r"\1\n", words).strip("\n")) for heading, words in paper.parts if words.strip()]
    about = "\n".join(f"- {line}" for line in lines(paper.front))
    if about:
        parts.append((_tr("About this entry"), about))
    return "\n".join(f"## {heading}\n{words}" if heading else words for heading, words in parts)


def lines(front: Front) -> Iterator[str]:
    """ "With: Ada Fenwick"."""
    names = _names()
    for key, value in front:
        if key in _OURS or value in (None, "", [], False):
            continue
        name = names.get(key) or wording.capital(key.replace("_", " "))
        yield name if value is True else f"{name}: {_said(value)}"


def _said(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    said = str(value)
    try:
        if len(said) == len("2025-03-10"):
            return wording.day(date.fromisoformat(said))
        at = datetime.fromisoformat(said)
    except ValueError:
        return said.replace("_", " ") if said.isidentifier() else said
    return _tr("{day} at {time}").format(day=wording.day(at.astimezone().date()), time=wording.clock(at.astimezone()))


def _names() -> dict[str, str]:
    """Those that are better said otherwise than the columns are called."""
    return {
        "start": _tr("When"),
        "is": _tr("To me"),
        "my_role": _tr("My part"),
        "model": _tr("Written along"),
        "site": _tr("Where"),
        "organisation": _tr("Where"),
        "start_on": _tr("From"),
        "end_on": _tr("To"),
        "linked": _tr("Connected with"),
        "edited": _tr("Last changed"),
        "kept_out_of_exports": _tr("Kept out of every export"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("copy_facts", text)
