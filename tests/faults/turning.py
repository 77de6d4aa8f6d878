"""Backups day after day on simulated days, really written and really pruned: what stays is what the rule says."""

import contextlib
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.progress import Progress
from app.safety import backup, backup_file
from app.store import doors
from app.store.opening import Opened
from tests.faults.kills import Outcome, backed_up, journal_of_notes

FIRST = datetime(2024, 1, 1, 12, tzinfo=UTC)


def through(place, days):
    """One backup a day; after each the folder is compared with the rule, worked out anew from all that were made."""
    outcome = Outcome("backups through simulated days", "days")
    place = Path(place)
    folder, root = journal_of_notes(place)
    pattern = backed_up(folder, root, place)
    stick = pattern.parent
    with zipfile.ZipFile(pattern) as archive:
        parts = {name: archive.read(name) for name in (backup_file.DATABASE, backup_file.KEYS)}
    document = backup_file.read(pattern).document
    pattern.unlink()
    with contextlib.closing(doors.enter(folder, Opened(bytearray(root), None))) as journal:
        journal_id = journal.journal_id
    for number in range(1, days + 1):
        before = backup.listed(stick, root, journal_id)
        made = written(stick, parts, document, number, root)
        backup._pruned(made, before, accepted=0)
        outcome.count += 1
        found = {one.number for one in backup.listed(stick, root, journal_id)}
        outcome.lost += len(expected(number) - found)
        if found != expected(number):
            outcome.problems.append(f"day {number}: {sorted(found ^ expected(number))}")
    last = backup.listed(stick, root, journal_id)[0]
    backup.prove_bytes(last, Progress())
    return outcome


def written(stick, parts, document, number, root):
    """The backup of one simulated day."""
    path = stick / f"inglenook-20240101-{number:06}.ibk"
    made = {**document, "number": number, "made": day(number).isoformat()}
    made["mac"] = backup_file._mac(made, root)
    backup_file.write(path, parts, lambda _count: None)
    backup_file.seal(path, backup_file.Manifest(made))
    return backup.Backup(path, path.stat().st_size, backup_file.Manifest(made))


def day(number):
    return FIRST + timedelta(days=number - 1)


def expected(last):
    """With a backup each day: the last ten days, Sundays of five weeks and the ends of twelve months, with today's."""
    days = {number: day(number) for number in range(1, last + 1)}
    sundays = [number for number, one in days.items() if one.weekday() == 6 or number == last][-5:]
    ends = [number for number, one in days.items() if (one + timedelta(days=1)).day == 1 or number == last][-12:]
    return {*list(days)[-10:], *sundays, *ends}
