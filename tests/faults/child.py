"""Programs that run in a process of their own, to be killed, starved and watched: `child.py NAME ARGUMENTS`."""

import itertools
import json
import os
import resource
import sys
from pathlib import Path

from app import durable
from app.acts import agree
from app.errors import UserError
from app.progress import Progress
from app.records import meetings
from app.safety import backup, deleting, moving, restore
from app.safety import rekey as rekeying
from app.store import doors, keys, opening
from app.store.opening import Opened
from tests.faults import living
from tests.faults.running import NEXT_VERSION, folder_at, note_number


def say(word):
    print(word, flush=True)


def save(journal, root, first):
    """Write one note after the other, each acknowledged by its number once it is saved."""
    open_journal = doors.enter(folder_at(journal), Opened(bytearray.fromhex(root), None))
    ids = [meeting.id for meeting in meetings.coming_up(open_journal.read)]
    for number in itertools.count(first):
        with open_journal.write() as write:
            agree.save_notes(write, ids[number % len(ids)], note_number(number))
        say(number)


def type_notes(journal, passphrase, meeting):
    """Type into the notes of a meeting, in the real window; the last number of each save is acknowledged."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tests.faults import typist

    typist.work(folder_at(journal), passphrase, meeting, say)


def upgrade(journal, root):
    """Open the journal with a version that needs other tables."""
    doors.enter(folder_at(journal), Opened(bytearray.fromhex(root), None), NEXT_VERSION).close()
    say("upgraded")


def halt_in_a_change(journal, root):
    """Begin a change that is too large for the cache, and stay in its middle."""
    open_journal = doors.enter(folder_at(journal), Opened(bytearray.fromhex(root), None))
    open_journal.read.execute("pragma cache_size = 5")
    with open_journal.write() as write:
        write.conn.execute("update meeting set notes = ?", ("half done " * 100_000,))
        say("in the middle")
        sys.stdin.read()


def hold(journal, root):
    """Open the journal and stay until killed or told to leave."""
    open_journal = doors.enter(folder_at(journal), Opened(bytearray.fromhex(root), None))
    say("open")
    sys.stdin.read()
    open_journal.close()


def knock(journal, root):
    """Try to open the journal; say how that went."""
    try:
        doors.enter(folder_at(journal), Opened(bytearray.fromhex(root), None)).close()
    except UserError as error:
        say(type(error).__name__)
        say(error.advice)
    else:
        say("open")


def unlock(journal, passphrase):
    """Open the journal as a person does, and stay."""
    folder = folder_at(journal)
    open_journal = doors.enter(folder, opening.with_passphrase(folder, passphrase))
    say("open")
    sys.stdin.read()
    open_journal.close()


def keep_key(journal, passphrase):
    """What `unlock` must not do: the key lies about in two spellings."""
    root = opening.with_passphrase(folder_at(journal), passphrase).root
    kept = keys.expand(root, b"sqlcipher-raw-key"), keys.database_key(root)
    say("open")
    sys.stdin.read()
    del kept


def wipe_keys(journal, passphrase):
    """Every use of the secret, and then no more of it."""
    parsed = keys.parse(folder_at(journal).keys.read_bytes())
    root = parsed.unwrap(passphrase)
    parsed.proves(root)
    key = keys.database_key(root)
    keys.wipe(key)
    keys.wipe(root)
    say("open")
    sys.stdin.read()


def make(journal):
    """Make a new journal."""
    say("begun")
    doors.create(folder_at(journal), "any passphrase at all", cost=keys.SMALL)
    say("made")


def make_small_files(journal, longest):
    """Make a new journal where no file can grow beyond `longest` bytes: what a full disk looks like."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (longest, longest))
    try:
        doors.create(folder_at(journal), "any passphrase at all", cost=keys.SMALL)
    except UserError as error:
        say(type(error).__name__)
    else:
        say("made")


def make_in_little_memory(journal, room):
    """Make a new journal with `room` bytes of memory to spare."""
    import cryptography.hazmat.primitives.ciphers.aead
    import cryptography.hazmat.primitives.kdf.argon2  # noqa: F401 - takes its memory before the room is measured

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + room, used + room))
    try:
        doors.create(folder_at(journal), "any passphrase at all")
    except UserError as error:
        say(f"{error.title} {error.advice}")
    else:
        say("made")


def go_back(journal, root, backup):
    """Put the journal of a backup in the place of this one, which is shut."""
    folder = folder_at(journal)
    incoming = restore.prepare(Path(backup), folder, bytearray.fromhex(root), Progress())
    restore.put_in_place(incoming, folder)
    say("back")


def delete(journal, root, plan):
    """Delete the journal, which is shut, with its backups in its folder `stick`."""
    folder, key = folder_at(journal), bytearray.fromhex(root)
    open_journal = doors.enter(folder, Opened(bytearray(key), None))
    going = deleting.look(folder, open_journal.journal_id, key, folder.path / "stick")
    open_journal.close()
    deleting.forget(deleting.delete(going, key, Path(plan)))
    say("deleted")


def back_up(journal, root):
    """Make a backup of the journal in its folder `stick`."""
    folder = folder_at(journal)
    open_journal = doors.enter(folder, Opened(bytearray.fromhex(root), None))
    backup.make(backup.snapshot(open_journal), folder.path / "stick", Progress())
    open_journal.close()
    say("backed up")


def move(journal, root, to):
    """Move the journal, which goes on being open, to another folder."""
    here = doors.enter(folder_at(journal), Opened(bytearray.fromhex(root), None))
    source = moving.source(here)
    with here.borrow():
        there = moving.put_in_place(moving.prepare(source, folder_at(to), Progress()), source.root)
    here.close()
    moving.finish(there.folder)
    there.close()
    say("moved")


def put(path, text):
    """Put a text in the place of a file."""
    durable.replace(Path(path), text.encode())


def live(place, spill=False):
    """A whole life of a journal."""
    living.live(place, spill=spill)


def derive(key_file, passphrase, room):
    """Unwrap with `room` bytes of memory to spare; then make a key file in the same room."""
    import cryptography.hazmat.primitives.ciphers.aead
    import cryptography.hazmat.primitives.kdf.argon2  # noqa: F401 - takes its memory before the room is measured

    parsed = keys.parse(key_file.encode())
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + room, used + room))
    try:
        parsed.unwrap(passphrase)
        say("unwrapped")
    except UserError as error:
        say(type(error).__name__)
    try:
        made = keys.make(bytes(17), passphrase, "0" * 32, bytes(16))
        say(made.document["slots"][0]["kdf"]["m_kib"])
    except UserError as error:
        say(type(error).__name__)


def change(journal, passphrase, then):
    """Change the passphrase."""
    folder = folder_at(journal)
    way_in = opening.with_passphrase(folder, passphrase)
    open_journal = doors.enter(folder, way_in)
    say("changing")
    opening.renewed(folder, way_in, then, open_journal.journal_id, open_journal.salt16, keys.SMALL)
    say("changed")


def rekey(journal, passphrase, then):
    """Give the journal, which is open, another key."""
    folder = folder_at(journal)
    open_journal = doors.enter(folder, opening.with_passphrase(folder, passphrase))
    taken = backup.snapshot(open_journal)
    rekeying.put_in_place(open_journal, rekeying.prepare(taken, passphrase, then, Progress(), keys.SMALL))
    open_journal.close()
    say("rekeyed")


if __name__ == "__main__":
    globals()[sys.argv[1]](**json.loads(sys.argv[2]))
