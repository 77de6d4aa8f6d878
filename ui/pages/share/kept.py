"""What was chosen on Share, to be found there again."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date

from app.store.journal import Ref
from app.summary.choice import Audience, Part, People
from app.summary.document import Paper
from ui.session import Session


@dataclass(slots=True)
class Kept:
    """Readers, days and the ids of records, never a word: so it may outlast a lock."""

    audience: Audience = "me"
    mentor: Hashable = None
    period: Hashable = None
    days: tuple[date | None, date | None] | None = None
    by_hand: dict[Hashable, dict[Ref, bool]] = field(default_factory=dict)  # each reader's own
    parts: dict[Audience, frozenset[Part]] = field(default_factory=dict)
    people: dict[Audience, People] = field(default_factory=dict)
    paper: Paper | None = None


def kept(session: Session) -> Kept:
    """Of this journal, since the window was opened on it."""
    found = session.kept.setdefault("share", Kept())
    if not isinstance(found, Kept):
        raise TypeError("this is where Share keeps what was chosen")
    return found
