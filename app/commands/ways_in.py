"""Which journal a command is about, and how it is opened: by a passphrase, or by the recovery code."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TypeAlias

from app import paths, secret_file
from app.commands.told import aside
from app.store import doors, opening
from app.store.folder import SUFFIX, Folder
from app.store.journal import Journal
from app.store.opening import Opened

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add_command(commands: Commands, name: str, says: str, of: str = "journal") -> ArgumentParser:
    """One about a journal, or about one file `of` which a journal is made. Without `--…-file` it asks."""
    command = commands.add_parser(name, help=says, allow_abbrev=False)
    if of == "journal":
        add_journal(command)
    else:
        command.add_argument(of, type=Path, metavar=of.upper(), help="one file")
    ways = command.add_mutually_exclusive_group()
    ways.add_argument("--passphrase-file", type=Path, metavar="F")
    ways.add_argument("--recovery-code-file", type=Path, metavar="F")
    return command


def add_journal(command: ArgumentParser) -> None:
    command.add_argument("journal", type=Path, metavar="JOURNAL", help=f"its folder, NAME{SUFFIX}")


def new_folder(named: Path) -> Folder:
    path = named.absolute()
    return Folder(path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX))


def opened(chosen: Namespace) -> Journal:
    folder = Folder(chosen.journal.absolute())
    doors.look_at(folder)
    proved = prove(folder, chosen)
    try:
        journal = doors.enter(folder, proved)
    except BaseException:
        proved.forget()
        raise
    if journal.set_aside:
        aside(f"Made ready for this version. The journal as it was is kept for 30 days: {journal.set_aside.path}")
    return journal


def prove(folder: Folder, chosen: Namespace) -> Opened:
    """Whoever gave the command may open the journal there."""
    if chosen.recovery_code_file:
        return opening.with_code(folder, secret_file.code(chosen.recovery_code_file))
    from app.safety import backup_plan, spare_keys

    typed = secret_file.passphrase(chosen.passphrase_file) if chosen.passphrase_file else secret_file.asked()
    return spare_keys.with_passphrase(folder, typed, backup_plan.folders(paths.backup_plan()))
