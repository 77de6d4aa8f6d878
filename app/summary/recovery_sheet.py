"""The recovery code on one page, for paper: made in memory when it is printed, and kept nowhere."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

from app import wording
from app.summary.document import Paper

_SAYS = (
    "This code opens the journal if its passphrase is forgotten: choose “Use my recovery code” where Inglenook asks "
    "for the passphrase. It works with the journal’s file alone, even if all key files are gone.",
    "The code never uses the letters I, L, O or U. Capitals, spaces and hyphens don’t matter.",
    "Whoever has this page and a copy of the journal can read it. Keep the page at home, with what matters, away from "
    "the computer.",
    "Lose both this page and the passphrase, and nobody can open the journal.",
)


def data(code: str, name: str, on: date, paper: Paper) -> str:
    """What the press is given: `code` as the card on screen shows it, `name` of the journal."""
    logo = files("resources").joinpath("pictures", "logo.svg").read_text("utf-8")
    return json.dumps(
        {
            "form": "recovery",
            "paper": paper,
            "full_title": "Recovery code",
            "title": "Recovery code",
            "name": name,
            "printed": f"Printed on {wording.day(on)}",
            "groups": code.split("-"),
            "says": _SAYS,
            "brand": "Inglenook",
            "statement": "",
            "sample": "",
            "foot": "Recovery code of a journal",
            "pictures": {"logo": logo},
        },
        ensure_ascii=False,
    )
