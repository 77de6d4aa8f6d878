"""A journal that is being deleted, killed at every call that changes a file: whole, or gone and the rest found."""

from app.errors import UserError
from app.safety import deleting
from app.store import doors
from app.store.opening import Opened
from tests.faults import kills
from tests.faults.kills import Outcome

CALLS = ("rename,renameat,renameat2", "unlink,unlinkat", "?rmdir", "fsync,fdatasync")


def while_deleting(place, calls=CALLS):
    """`halfway` are those that the next start has to finish."""
    outcome = Outcome("kill while deleting a journal")
    pattern, root = kills.journal_of_notes(place)
    kills.backed_up(pattern, root, pattern.path)
    plan = place / "backups.json"
    for folder, killed in kills.each_killed(pattern, calls, "delete", root=root.hex(), plan=str(plan)):
        outcome.count += 1
        if folder.path.exists():
            outcome.problems += [f"{killed}: {problem}" for problem in unread(folder, root)]
            continue
        outcome.halfway += 1
        hidden = deleting.left_of(folder)
        if hidden is not None:
            deleting.forget(deleting.finish(hidden, plan))
        left = [path.name for path in place.iterdir() if "delete" in path.name]
        outcome.problems += [f"{killed}: {name} is still there" for name in left]
    return outcome


def unread(folder, root):
    """What is wrong with a journal that is still there."""
    try:
        journal = doors.enter(folder, Opened(bytearray(root), None))
    except UserError as error:
        return [error.title]
    found = kills.problems_in(journal.read)
    if journal.read.one("select count(*) from meeting") != kills.NOTES:
        found = [*found, "meetings are missing"]
    journal.close()
    return found
