"""Kill -9 while a journal is written, made, upgraded, restored or given a new passphrase, and what is left then."""

import contextlib
import select
import shutil
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from app.errors import UserError
from app.progress import Progress
from app.records import actions, meetings, mentorships, people
from app.records.meetings import Meeting
from app.safety import backup
from app.store import connection, doors, keys, migrate, opening
from app.store.folder import Folder
from app.store.opening import Opened
from tests.faults import running

PASSPHRASE, NEXT = "any passphrase at all", "another passphrase then"
NOTES = 7
TYPED_INTO = 1  # the meeting
MAKING_TAKES, SAVING_LASTS, TYPING_LASTS = 0.4, 0.15, 0.4  # seconds, about, from the first word of the process
RENAMES = "?rename,renameat,renameat2"
CALLS = ("write", "pwrite64", "fsync,fdatasync", RENAMES, "?unlink,unlinkat", "ftruncate", "?mkdir,mkdirat")


@dataclass
class Outcome:
    """What one kind of fault did: `count` of `what`.

    `lost` counts acknowledged saves, or ways in, that were not there afterwards; `halfway` the kills that left
    SQLite's rollback journal, or a thing half made, so that the fault is known to have struck where it hurts.
    """

    name: str
    what: str = "kills"
    count: int = 0
    acknowledged: int = 0
    halfway: int = 0
    lost: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def holds(self):
        return not self.lost and not self.problems

    def as_line(self):
        return {**asdict(self), "holds": self.holds}


def while_saving(place, kills, chance):
    """One journal, written to by one process after the other until each is killed."""
    outcome = Outcome("kill while saving notes")
    folder, root = journal_of_notes(place)
    first = 1
    for _ in range(kills):
        process = running.start("save", journal=str(folder.path), root=root.hex(), first=first)
        heard = process.stdout.readline()
        select.select([], [], [], chance.uniform(0, SAVING_LASTS))
        numbers = [int(line) for line in [heard, *running.stop(process)] if line.strip()]
        outcome.count += 1
        outcome.acknowledged += len(numbers)
        outcome.halfway += folder.path.joinpath("journal.db-journal").stat().st_size > 0
        check_notes(outcome, folder, root, numbers)
        first = max(numbers, default=first) + 1000
    return outcome


def while_typing(place, kills, chance):
    """One window after the other, in which somebody types on in the same notes, until each is killed."""
    outcome = Outcome("kill while typing in the window")
    folder, root = journal_of_notes(place)
    for _ in range(kills):
        process = running.start("type_notes", journal=str(folder.path), passphrase=PASSPHRASE, meeting=TYPED_INTO)
        heard = process.stdout.readline()
        select.select([], [], [], chance.uniform(0, TYPING_LASTS))
        numbers = [int(line) for line in [heard, *running.stop(process)] if line.strip()]
        outcome.count += 1
        outcome.acknowledged += len(numbers)
        outcome.halfway += folder.path.joinpath("journal.db-journal").stat().st_size > 0
        if not numbers:
            outcome.problems.append("the window saved nothing")
        check_typed(outcome, folder, root, numbers)
    return outcome


def while_making(place, kills, chance):
    """A journal is there whole, or not at all."""
    outcome = Outcome("kill while making a journal")
    for number in range(kills):
        folder = Folder(place / f"{number}.inglenook")
        process = running.start("make", journal=str(folder.path))
        process.stdout.readline()
        select.select([], [], [], chance.uniform(0, MAKING_TAKES))
        running.stop(process)
        outcome.count += 1
        outcome.halfway += any(path.name.startswith(f".{folder.path.name}") for path in place.iterdir())
        if folder.path.exists():
            outcome.problems += problems_of(folder, PASSPHRASE)
    return outcome


def while_changing(place, calls=CALLS):
    """Killed at every call that changes a file: the old or the new passphrase opens, and then both copies agree."""
    outcome = Outcome("kill while changing the passphrase")
    pattern, _ = journal_of_notes(place)
    for folder, killed in each_killed(pattern, calls, "change", passphrase=PASSPHRASE, then=NEXT):
        outcome.count += 1
        ways_in = [way_in for words in (PASSPHRASE, NEXT) if (way_in := way_into(folder, words))]
        if not ways_in:
            outcome.lost += 1
            continue
        doors.enter(folder, ways_in[0]).close()
        if folder.keys.read_bytes() != folder.keys_copy.read_bytes():
            outcome.problems.append(f"{killed}: the copies of the key file differ")
    return outcome


def while_upgrading(place, calls=CALLS):
    """Killed at every call that changes a file: the journal opens with its words, upgraded or not."""
    outcome = Outcome("kill while upgrading")
    pattern, root = journal_of_notes(place)
    for folder, killed in each_killed(pattern, calls, "upgrade", root=root.hex()):
        outcome.count += 1
        outcome.halfway += folder.path.joinpath("journal.db-journal").stat().st_size > 0
        try:
            journal = doors.enter(folder, Opened(bytearray(root), None), running.NEXT_VERSION)
        except UserError as error:
            outcome.lost += 1
            outcome.problems.append(f"{killed}: {error.title}")
            continue
        outcome.problems += [f"{killed}: {problem}" for problem in problems_in(journal.read)]
        outcome.lost += len(meetings.coming_up(journal.read)) != NOTES
        if migrate.schema(journal.read) != running.NEXT_VERSION[-1].number:
            outcome.problems.append(f"{killed}: not upgraded")
        journal.close()
    return outcome


def while_going_back(place, calls=(*CALLS, "?unlinkat", "?rmdir")):
    """Killed at every call that changes a file: the journal of today or that of the backup, whole, and none is lost."""
    outcome = Outcome("kill while going back to a backup")
    pattern, root = journal_of_notes(place)
    then = backed_up(pattern, root, Path(place))
    with contextlib.closing(doors.enter(pattern, Opened(bytearray(root), None))) as journal, journal.write() as write:
        meetings.save_notes(write, TYPED_INTO, "today")
    for folder, killed in each_killed(pattern, calls, "go_back", root=root.hex(), backup=str(then)):
        outcome.count += 1
        try:
            journal = doors.enter(folder, Opened(bytearray(root), None))
        except UserError as error:
            outcome.lost += 1
            outcome.problems.append(f"{killed}: {error.title}")
            continue
        outcome.problems += [f"{killed}: {problem}" for problem in problems_in(journal.read)]
        found = meetings.get(journal.read, TYPED_INTO).notes
        journal.close()
        if found == "":  # that of the backup; then today's is set aside, and opens
            outcome.halfway += 1
            (aside,) = folder.replaced.iterdir()
            kept = doors.enter(Folder(aside), Opened(bytearray(root), None))
            found = meetings.get(kept.read, TYPED_INTO).notes
            kept.close()
        outcome.lost += found != "today"
    return outcome


def backed_up(folder, root, place):
    """The path of a backup of this journal."""
    (place / "stick").mkdir()
    with contextlib.closing(doors.enter(folder, Opened(bytearray(root), None))) as journal:
        return backup.make(backup.snapshot(journal), place / "stick", Progress()).backup.path


def each_killed(pattern, calls, program, **arguments):
    """A copy of the journal for each call of the program that was killed on entering it, in turn, to the last."""
    for call in calls:
        for number in count(1):
            folder = Folder(pattern.path.with_name(f"{program}.inglenook"))
            shutil.rmtree(folder.path, ignore_errors=True)
            shutil.copytree(pattern.path, folder.path)
            watch = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
            watch += ["-e", f"inject={call}:signal=SIGKILL:when={number}"]
            process = running.start(program, before=watch, journal=str(folder.path), **arguments)
            process.communicate()
            if process.returncode == 0:  # it never came to that call
                break
            yield folder, f"{call} {number}"


def journal_of_notes(place):
    """A journal with a few planned meetings, shut, and its root secret."""
    folder = Folder(Path(place) / "Notes.inglenook")
    opened = doors.create(folder, PASSPHRASE, cost=keys.SMALL)
    root = bytes(opened.root)
    journal = doors.enter(folder, opened)
    with journal.write() as write:
        ada = people.add(write, "Ada")
        made = mentorships.add(write, ada.id, mentorships.Role.MENTEE, mentorships.Form.PEER, "")
        for number in range(NOTES):
            start = datetime(2025, 3, 10, 12, number, tzinfo=UTC)
            meetings.add(write, Meeting(0, "", made.id, start + timedelta(days=number)))
    journal.close()
    return folder, root


def check_notes(outcome, folder, root, acknowledged):
    """Every note is at least as new as what was last acknowledged for it, and is whole."""
    try:
        journal = doors.enter(folder, Opened(bytearray(root), None))
    except UserError as error:
        outcome.lost += len(acknowledged)
        outcome.problems.append(error.title)
        return
    ids = [meeting.id for meeting in meetings.coming_up(journal.read)]
    for at, meeting_id in enumerate(ids):
        notes = meetings.get(journal.read, meeting_id).notes
        kept = int(notes.split()[0]) if notes else 0
        outcome.lost += sum(kept < number for number in acknowledged if number % NOTES == at)
        if kept and notes != running.note_number(kept):
            outcome.problems.append(f"note {kept} is not whole")
        agreed = [action.title for action in actions.of_meeting(journal.read, meeting_id)]
        if kept and agreed != [f"ring number {kept}"]:
            outcome.problems.append(f"note {kept} and its action differ")
    outcome.problems += problems_in(journal.read)
    journal.close()


def check_typed(outcome, folder, root, acknowledged):
    """The numbers in the notes run from 1 without a gap, at least to the last that was acknowledged."""
    try:
        journal = doors.enter(folder, Opened(bytearray(root), None))
    except UserError as error:
        outcome.lost += len(acknowledged)
        outcome.problems.append(error.title)
        return
    kept = [int(number) for number in meetings.get(journal.read, TYPED_INTO).notes.split()]
    outcome.lost += sum(len(kept) < number for number in acknowledged)
    if kept != list(range(1, len(kept) + 1)):
        outcome.problems.append("what was typed is not whole")
    outcome.problems += problems_in(journal.read)
    journal.close()


def problems_in(conn):
    """The three integrity checks, and the index compared with the words."""
    found = connection.problems(conn)
    try:
        conn.execute("insert into search (search, rank) values ('integrity-check', 1)")
    except UserError:
        found.append("the index differs from the words")
    return found


def problems_of(folder, passphrase):
    try:
        journal = doors.enter(folder, opening.with_passphrase(folder, passphrase))
    except UserError as error:
        return [f"{folder.name}: {error.title}"]
    found = problems_in(journal.read)
    journal.close()
    return [f"{folder.name}: {problem}" for problem in found]


def way_into(folder, passphrase):
    try:
        return opening.with_passphrase(folder, passphrase)
    except UserError:
        return None
