"""Kill -9 at every step of moving a journal: it is at one of the two places, whole, and never goes on at both."""

import shutil
from pathlib import Path

from app.errors import JournalMissing, UserError
from app.records import meetings
from app.safety import moving
from app.store import doors
from app.store.folder import Folder
from app.store.moved import JournalMoved
from app.store.opening import Opened
from tests.faults import kills
from tests.faults.kills import Outcome

CALLS = (*kills.CALLS, "?unlinkat", "?rmdir")


def while_moving(place, calls=CALLS):
    """Killed at every call that changes a file. `halfway` counts the kills after which it was at its new place."""
    outcome = Outcome("kill while moving the journal")
    pattern, root = kills.journal_of_notes(place)
    there = Folder(Path(place) / "elsewhere" / "Moved.inglenook")
    for call in calls:
        for folder, killed in kills.each_killed(pattern, (call,), "move", root=root.hex(), to=str(there.path)):
            outcome.count += 1
            problems = after_a_kill(outcome, folder, there, root)
            outcome.problems += [f"{killed}: {problem}" for problem in problems]
            shutil.rmtree(there.path.parent, ignore_errors=True)
        shutil.rmtree(there.path.parent)  # where it arrived when nothing was left to be killed
    return outcome


def after_a_kill(outcome, folder, there, root):
    """What is wrong, once the journal has been opened where it is."""
    found, left = folder, there
    try:
        journal = doors.enter(folder, Opened(bytearray(root), None))
    except (JournalMoved, JournalMissing) as error:
        found, left = there, folder
        outcome.halfway += 1
        if isinstance(error, JournalMoved) and (error.to, error.there) != (there.path, True):
            return [f"it is said to be at {error.to}"]
        try:
            journal = doors.enter(there, Opened(bytearray(root), None))
        except UserError as trouble:
            outcome.lost += 1
            return [trouble.title]
    except UserError as trouble:
        outcome.lost += 1
        return [trouble.title]
    problems = kills.problems_in(journal.read)
    outcome.lost += len(meetings.coming_up(journal.read)) != kills.NOTES
    if not moving.finish(found):
        problems.append("the move could not be finished")
    journal.close()
    if left.path.exists():
        problems.append("it is still at the other place")
    notes = [path.name for path in (found.leaving, found.came) if path.exists()]
    making = [path.name for path in there.path.parent.glob(".*") if any(path.iterdir())]
    return problems + notes + making
