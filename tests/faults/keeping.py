"""What keeps a journal's words and what lets them out, one after the other, for those who watch what is written."""

from contextlib import closing
from datetime import date
from pathlib import Path

from app.exchange import bring_in, take_out
from app.progress import Progress
from app.safety import backup, backup_plan, restore, salvage
from app.safety.backup_plan import Plan
from app.store import doors, keys
from app.store.folder import Folder
from app.store.opening import Opened
from app.summary import gather, taking
from app.summary.compose import Edition
from app.summary.press import Press

STICK, PLAN = "stick", "config/backups.json"
ANOTHER, BACK, DAMAGED, SAVED = "Another.inglenook", "Back.inglenook", "Damaged.inglenook", "saved"
TAKEN, SUMMARY = "Everything", "Summary.pdf"  # in the clear, as they are meant to be


def back_up(journal, place):
    """The path of a backup of the journal, planned as from its window."""
    (place / STICK).mkdir(0o700)
    plan = Plan(folder=str(place / STICK), when="daily")
    backup_plan.save(place / PLAN, journal.journal_id, plan)
    taken = backup.snapshot(journal)
    made = backup.make(taken, place / STICK, Progress())
    taken.forget()
    return made.backup.path


def let_out(journal, place):
    """Everything, and a summary; and everything into another journal."""
    take_out.take_out(journal, place / TAKEN, True, Progress())
    document = gather.document(journal.read, gather.Choice(), date(2026, 3, 10))
    with Press() as press:
        volumes = Edition(document).pdfs(press.pdf, Progress())
    taking.take(journal, taking.pack(volumes, place / SUMMARY), document, "me")
    folder = Folder(place / ANOTHER)
    with closing(doors.enter(folder, doors.create(folder, "another passphrase", cost=keys.SMALL))) as another:
        bring_in.bring_in(another, place / TAKEN, Progress())


def go_back(folder, root, path, place):
    """To that backup, in the place of the journal, which is shut, and beside it."""
    restore.put_in_place(restore.prepare(path, folder, bytearray(root), Progress()), folder)
    restore.to_new(path, Folder(place / BACK), lambda _: Opened(bytearray(root), None), Progress())


def be_saved(folder, root, place):
    """A copy with a damaged page, and what can be read of it."""
    damaged = Folder(place / DAMAGED)
    damaged.path.mkdir(0o700)
    data = bytearray(folder.database.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.database.touch(0o600)
    damaged.database.write_bytes(data)
    salvage.salvage(damaged, Opened(bytearray(root), None), Path(place / SAVED), Progress())
