"""Kill -9 while a backup is made: those that were there stay whole, and the next one clears away what was left."""

import contextlib
from pathlib import Path

from app.errors import UserError
from app.progress import Progress
from app.records import meetings
from app.safety import backup
from app.store import doors
from app.store.opening import Opened
from tests.faults.kills import (
    CALLS,
    TYPED_INTO,
    Outcome,
    each_killed,
    journal_of_notes,
    problems_in,
)

STICK = "stick"  # within the folder of the journal, so that each copy of it has one of its own


def while_backing_up(place, calls=(*CALLS, "?unlinkat", "?rmdir")):
    """Killed at every call that changes a file."""
    outcome = Outcome("kill while backing up")
    pattern, root = journal_of_notes(Path(place))
    (pattern.path / STICK).mkdir()
    with contextlib.closing(doors.enter(pattern, Opened(bytearray(root), None))) as journal:
        first = made(journal).path.name
        with journal.write() as write:
            meetings.save_notes(write, TYPED_INTO, "since then")
    for folder, killed in each_killed(pattern, calls, "back_up", root=root.hex()):
        outcome.count += 1
        outcome.halfway += any(path.name != first for path in (folder.path / STICK).iterdir())
        try:
            with contextlib.closing(doors.enter(folder, Opened(bytearray(root), None))) as journal:
                found = problems_in(journal.read) + backups_badly(outcome, journal, first)
        except UserError as error:
            outcome.lost += 1
            found = [error.title]
        outcome.problems += [f"{killed}: {problem}" for problem in found]
    return outcome


def made(journal):
    return backup.make(backup.snapshot(journal), journal.folder.path / STICK, Progress()).backup


def backups_badly(outcome, journal, first):
    """Each that has a name is whole, the older one among them; another can be made, and nothing half done stays."""
    stick = journal.folder.path / STICK
    names = set()
    for one in backup.listed(stick, journal.root, journal.journal_id):
        backup.prove_bytes(one, Progress())
        names.add(one.path.name)
    outcome.lost += first not in names
    names.add(made(journal).path.name)
    left = {path.name for path in stick.iterdir()} ^ names
    left |= {path.name for path in journal.folder.path.iterdir() if path.name.startswith(".")}
    return [f"left: {sorted(left)}"] if left else []
