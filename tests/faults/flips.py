"""Bits that turn in a journal's file: it is opened to read or not at all, and salvage misses nothing that is there."""

import shutil
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from app.acts import sample
from app.errors import JournalDamaged
from app.progress import Progress
from app.records import notes, reflections
from app.records.notes import Note
from app.records.reflections import Reflection
from app.safety import pages, salvage, trees
from app.store import connection, doors, keys
from app.store.folder import Folder
from app.store.journal import Kind
from app.store.opening import Opened
from tests.faults.kills import PASSPHRASE, Outcome
from tests.faults.running import note_number

PAGE = 4096
TABLES = (*Kind, "link", "draft", "version")


class Whole:
    """A journal as it was: its files, its rows, and the pages on which each of them lies."""

    def __init__(self, place, entries=150):
        self.folder = Folder(Path(place) / "Whole.inglenook")
        opened = doors.create(self.folder, PASSPHRASE, cost=keys.SMALL, sample=True)
        self._root, self.key_file = bytes(opened.root), opened.key_file
        journal = doors.enter(self.folder, opened)
        with journal.write() as write:
            sample.fill(write, date(2025, 3, 10))
            for number in range(entries):
                on_day = date(2020, 1, 1) + timedelta(days=number)
                notes.add(write, Note(0, "", on_day, note_number(number)))
                reflections.add(write, Reflection(0, "", on_day, "free", text=note_number(number + 10_000)))
        self.rows = rows_of(journal.read)
        journal.close()
        self.pages = self._where()

    @property
    def opened(self):
        return Opened(bytearray(self._root), self.key_file)

    def copy(self, place):
        return Folder(Path(shutil.copytree(self.folder.path, Path(place) / self.folder.path.name)))

    def _where(self):
        """{(table, id): {page, …}} of every record: the leaf, and the pages into which it spilled."""
        where = {}
        key = bytes(keys.expand(self._root, b"sqlcipher-raw-key"))
        with pages.Pages(self.folder.database, key) as read:
            self.count = read.count
            for name, root in roots(read).items():
                for number, page in trees.walk(root, read.read, set()):
                    spilled = set()

                    def reading(at, spilled=spilled):
                        spilled.add(at)
                        return read.read(at)

                    for row in trees.rows(page, number, reading):
                        where[name, row.rowid] = {number, *spilled}
                        spilled.clear()
        return where


def roots(read):
    """{table: its first page} of every kind of record."""
    tree = trees.walk(1, read.read, set())
    told = [row.values for number, page in tree for row in trees.rows(page, number, read.read)]
    return {name: root for what, name, _, root, _ in told if what == "table" and name in set(Kind)}


def rows_of(conn):
    """{table: {id: row}} of everything, by SQL; but for a count that is made anew."""
    found = {}
    for table in TABLES:
        read = conn.execute(f"select * from {table}")
        names = [column[0] for column in read.description]
        rows = [{name: value for name, value in zip(names, row, strict=True) if name != "times_met"} for row in read]
        found[table] = {row["id"] if table in set(Kind) else tuple(row.values()): row for row in rows}
    return found


def flip(folder, numbers, chance):
    """Turn one bit in each of these pages."""
    data = bytearray(folder.database.read_bytes())
    for number in numbers:
        data[(number - 1) * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    folder.database.write_bytes(data)


def while_flipping(place, count, chance, entries=150):
    """One page after the other, each in a copy of its own; then all of them in one more."""
    outcome = Outcome("a flipped bit in each of some pages, and in all of them", "pages")
    whole = Whole(place, entries)
    chosen = chance.sample(range(1, whole.count + 1), count)
    for numbers in [*([number] for number in chosen), chosen]:
        within = Path(place) / "damaged"
        folder = whole.copy(within)
        flip(folder, numbers, chance)
        before = sha256(folder.database.read_bytes()).digest()
        outcome.problems += [f"pages {numbers}: {problem}" for problem in opened_badly(whole, folder)]
        outcome.problems += [f"pages {numbers}: {problem}" for problem in missed(whole, folder, numbers, within)]
        if sha256(folder.database.read_bytes()).digest() != before:
            outcome.problems.append(f"pages {numbers}: the damaged file was changed")
        shutil.rmtree(within)
    outcome.count = len(chosen)
    return outcome


def opened_badly(whole, folder):
    """It opens, or is told to be damaged; what goes wrong later is told as damage, and then nothing is written."""
    try:
        journal = doors.enter(folder, whole.opened)
    except JournalDamaged:
        return []
    found = connection.problems(journal.read)
    try:
        with journal.write():
            return ["a damaged journal was written to"]
    except JournalDamaged:
        return [] if found else ["nothing told of the damage"]
    finally:
        journal.close()


def missed(whole, folder, numbers, place):
    """What the new journal should hold and doesn't, or holds otherwise than it was."""
    saved = salvage.salvage(folder, whole.opened, Path(place) / "saved", Progress())
    journal = doors.enter(saved.folder, whole.opened)
    problems, kept = connection.problems(journal.read), rows_of(journal.read)
    journal.close()
    for table in Kind:
        for number, row in whole.rows[table].items():
            on_pages = whole.pages.get((table, number), set())  # of a row that was found nowhere nothing may be lost
            if not on_pages & set(numbers) and kept[table].get(number) != row:
                problems.append(f"{table} {number} is missing or differs")
    return problems
