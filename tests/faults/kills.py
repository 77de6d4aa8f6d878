"""Kill -9 at random moments, and what is found afterwards."""

import select

from app.errors import UserError
from app.store import connection, doors, opening
from app.store.folder import Folder
from tests.faults import running

MAKING_TAKES = 0.4  # seconds, about, from the first word of the process


def while_making(place, kills, chance):
    """Problems found in `place` after killing the making of so many journals."""
    problems = []
    for number in range(kills):
        folder = Folder(place / f"{number}.inglenook")
        process = running.start("make", journal=str(folder.path))
        process.stdout.readline()
        select.select([process.stdout], [], [], chance.uniform(0, MAKING_TAKES))
        running.stop(process)
        if folder.path.exists():
            problems += problems_of_new(folder)
    return problems


def problems_of_new(folder):
    try:
        journal = doors.enter(folder, opening.with_passphrase(folder, "any passphrase at all"))
    except UserError as error:
        return [f"{folder.name}: {error.title}"]
    found = connection.problems(journal.read)
    journal.close()
    return [f"{folder.name}: {problem}" for problem in found]
