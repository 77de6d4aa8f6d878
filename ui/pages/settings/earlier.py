"""An earlier state of the journal in the lists of the settings: where it lies, and of when it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app import wording
from app.safety.copies import Copy
from app.safety.restore import Source
from ui.pages.settings import backup_words


@dataclass(frozen=True, slots=True)
class Earlier:
    """`own_key`: the key of today opens it; else what opened the journal on that day does."""

    source: Source
    made: datetime
    own_key: bool = True

    @property
    def name(self) -> str:
        """ "Today, 08:12", "18 November, 19:40"."""
        at = self.made.astimezone()
        near = wording.capital(wording.near_day(at.date(), _today()))
        return backup_words.day_and_time(near, at)

    @property
    def moment(self) -> str:
        """ "today at 08:12", "18 November at 19:40"."""
        return backup_words.moment(self.made.astimezone(), _today())


@dataclass(frozen=True, slots=True)
class Ready:
    """Unpacked and proved, to be opened in a window of its own."""

    earlier: Earlier
    copy: Copy


def _today() -> date:
    return datetime.now().astimezone().date()
