"""`backup`, `restore` and `salvage`: what keeps a journal from being lost."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from app.commands import ways_in
from app.commands.told import aside, say
from app.commands.ways_in import Commands
from app.progress import Progress
from app.store import looking
from app.store.folder import Folder
from app.store.opening import Opened


def add(commands: Commands) -> None:
    rescue = ways_in.add_command(commands, "salvage", "save what can be read")
    rescue.set_defaults(command=_salvage)
    rescue.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where the new journal is made")

    backup = ways_in.add_command(commands, "backup", "make a backup and prove it")
    backup.set_defaults(command=_backup)
    backup.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where backups are kept")

    restore = ways_in.add_command(commands, "restore", "make a journal from a backup", of="backup")
    restore.set_defaults(command=_restore)
    restore.add_argument("--to", type=Path, required=True, dest="journal", metavar="JOURNAL", help="a new folder")


def _salvage(chosen: Namespace) -> None:
    from app.safety import salvage

    folder = Folder(chosen.journal.absolute())
    looking.look_for(folder.database)
    opened = ways_in.prove(folder, chosen)
    aside("Reading what can be read…")
    try:
        saved = salvage.salvage(folder, opened, chosen.to.absolute(), Progress())
    finally:
        opened.forget()
    aside("\n".join([*saved.sentences(), "The damaged journal is as it was."]))
    say(saved.as_facts())


def _backup(chosen: Namespace) -> None:
    from app.safety import backup

    with closing(ways_in.opened(chosen)) as journal:
        taken = backup.snapshot(journal)
    try:
        made = backup.make(taken, chosen.to.absolute(), Progress())
    finally:
        taken.forget()
    if made.shrunk:
        aside("There is far less in this journal than in an earlier backup, so no older backup was removed.")
    if made.unreadable:
        aside("Some backups there can’t be read, so no older backup was removed.")
    kept = made.backup
    counts = dict(kept.manifest.counts) if kept.manifest else {}
    pruned = [path.name for path in made.pruned]
    say({"backup": str(kept.path), "bytes": kept.size, "counts": counts, "pruned": pruned, "ok": True})


def _restore(chosen: Namespace) -> None:
    from app.safety import restore

    def way_in(folder: Folder) -> Opened:
        return ways_in.prove(folder, chosen)

    made = restore.to_new(chosen.backup.absolute(), ways_in.new_folder(chosen.journal), way_in, Progress())
    say({"journal": str(made.folder.path), "journal_id": made.journal_id, "counts": made.counts, "ok": True})
