"""Kill -9 while a journal gets another key: one passphrase and its code open all of it, the others open nothing."""

import contextlib
from pathlib import Path

from app.errors import UserError
from app.records import meetings
from app.store import doors, opening, recovery_code
from app.store.opening import Opened
from tests.faults.kills import (
    CALLS,
    NEXT,
    NOTES,
    PASSPHRASE,
    TYPED_INTO,
    Outcome,
    each_killed,
    journal_of_notes,
    problems_in,
)

WORDS = "what nobody else may read"


def while_rekeying(place, calls=(*CALLS, "?unlinkat", "?rmdir")):
    """Killed at every call that changes a file."""
    outcome = Outcome("kill while another key is taken")
    pattern, root = journal_of_notes(Path(place))
    with contextlib.closing(doors.enter(pattern, Opened(bytearray(root), None))) as journal, journal.write() as write:
        meetings.save_notes(write, TYPED_INTO, WORDS)
    for folder, killed in each_killed(pattern, calls, "rekey", passphrase=PASSPHRASE, then=NEXT):
        outcome.count += 1
        old, new = (way_through(folder, words) for words in (PASSPHRASE, NEXT))
        outcome.lost += old is None and new is None
        outcome.halfway += new is not None
        if old is not None and new is not None:
            outcome.problems.append(f"{killed}: both passphrases open it")
        outcome.problems += [f"{killed}: {problem}" for problem in (*(old or ()), *(new or ()))]
    return outcome


def way_through(folder, passphrase):
    """The problems of a journal that this passphrase opens; None where it opens none."""
    try:
        journal = doors.enter(folder, opening.with_passphrase(folder, passphrase))
    except UserError:
        return None
    found = problems_in(journal.read)
    if meetings.get(journal.read, TYPED_INTO).notes != WORDS or len(meetings.coming_up(journal.read)) != NOTES:
        found.append("words are missing")
    code = recovery_code.encode(journal.root)
    journal.close()
    if folder.keys.read_bytes() != folder.keys_copy.read_bytes():
        found.append("the copies of the key file differ")
    if left := [path.name for path in folder.path.iterdir() if path.name.startswith(".")]:
        found.append(f"left: {left}")
    for path in (folder.keys, folder.keys_copy):
        path.rename(path.with_name(f"{path.name}.away"))
    doors.enter(folder, opening.with_code(folder, code)).close()
    for path in (folder.keys, folder.keys_copy):
        path.with_name(f"{path.name}.away").rename(path)
    return found
