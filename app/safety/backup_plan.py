"""Where a journal is backed up to from this computer, how often, and how it went last. Holds no word of a record."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app import durable
from app.safety.location import Case

WHEN = ("lock", "daily", "weekly", "hand")
LONG_AGO = timedelta(days=60)
SETTLING_IN = timedelta(days=21)  # before a journal without any backup is spoken of
NOT_NOW = timedelta(days=30)
_LONGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """`understood`: the tick about an employer's folder. Moments are ISO 8601, UTC, "" for never.

    `lives_in` is the folder in which the owner keeps the journal itself, having been told what kind of place that is:
    the `Case` that `lives_as` names.
    """

    folder: str = ""
    when: str = "lock"
    understood: bool = False
    last_good: str = ""
    failure: str = ""  # the title and the advice of what went wrong last, in two lines; "" when it went well
    shrunk: bool = False  # the last backup held so much less that nothing was pruned
    unreadable: int = 0  # files there that can't be read, so that nothing was pruned
    same_disk: bool = False  # that one disk holds the journal and all its backups
    latest: int = 0  # the number of the last good one, by which the folder is known again
    accepted: int = 0  # up to this number the size of older backups does not count any more
    not_now: str = ""  # when the line on Today was put away
    lives_in: str = ""
    lives_as: str = ""

    @property
    def last_good_at(self) -> datetime | None:
        return _moment(self.last_good)

    def knows(self, place: str, case: Case) -> bool:
        """Whether the owner keeps the journal in `place`, knowing of this case or of a graver one."""
        return self.lives_in == place and case.is_covered_by(self.lives_as)

    def is_due(self, now: datetime) -> bool:
        """Whether a daily or weekly backup is wanted by now (UTC). A clock that went back makes none wait for ever."""
        every = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}.get(self.when)
        if not self.folder or every is None:
            return False
        last = self.last_good_at
        return last is None or not timedelta() <= now - last < every

    def is_worth_a_line(self, journal_made: datetime, now: datetime) -> bool:
        """Whether Today speaks of it: the last good one is old, or on the disk of the journal, or there is none yet."""
        put_away = _moment(self.not_now)
        if put_away is not None and timedelta() <= now - put_away < NOT_NOW:
            return False
        settled = now - journal_made >= SETTLING_IN
        if self.last_good_at is None:
            return settled
        return self.is_old(now) or (self.same_disk and settled)

    def is_old(self, now: datetime) -> bool:
        """The last good one, that is. One of a day to come was made while the clock was wrong."""
        last = self.last_good_at
        return last is not None and not -timedelta(days=1) <= now - last < LONG_AGO


def load(path: Path, journal_id: str) -> Plan:
    """What the file says of this journal; what is missing or damaged takes its default."""
    found = _all(path).get(journal_id)
    if not isinstance(found, dict):
        return Plan()
    plain = Plan()
    good = {f.name: found[f.name] for f in fields(Plan) if type(found.get(f.name)) is type(getattr(plain, f.name))}
    if good.get("when") not in WHEN:
        good.pop("when", None)
    return replace(plain, **good)


def folders(path: Path) -> list[Path]:
    """All to which some journal is backed up from this computer."""
    named = [plan.get("folder") for plan in _all(path).values() if isinstance(plan, dict)]
    return sorted({Path(folder) for folder in named if isinstance(folder, str) and folder and "\0" not in folder})


def save(path: Path, journal_id: str, plan: Plan) -> None:
    """Beside those of other journals. What can't be written is asked again next time."""
    with suppress(OSError):
        durable.private_folder(path.parent)
        durable.replace(path, json.dumps({**_all(path), journal_id: asdict(plan)}, indent=1).encode())


def forget(path: Path, journal_id: str) -> None:
    """The journal is no more."""
    plans = _all(path)
    if plans.pop(journal_id, None) is not None:
        with suppress(OSError):
            durable.replace(path, json.dumps(plans, indent=1).encode())


def _all(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
