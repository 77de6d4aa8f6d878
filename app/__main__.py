"""The commands without a window: sample, check, search, summary, backup, restore, salvage, take-out, bring-in."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from app import walls
from app.commands import keeping, reading, summary, taking
from app.commands.told import aside
from app.errors import JournalDamaged, UserError
from app.safety.refusals import BackupDamaged, BackupOfDamage

FAILED, WRONG_USAGE, DAMAGED, STOPPED = 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0 when done, 1 for an expected failure, 2 for wrong usage, 3 for a damaged journal."""
    try:
        chosen = _parser().parse_args(argv)
        chosen.command(chosen)
        sys.stdout.flush()
    except SystemExit as stopped:  # the parser has said why
        return int(stopped.code or 0)
    except UserError as error:
        aside(f"{error.title}\n{error.advice}")
        return DAMAGED if isinstance(error, JournalDamaged | BackupDamaged | BackupOfDamage) else FAILED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python would complain when it closes standard output
    except KeyboardInterrupt:
        return STOPPED
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="inglenook", description="Inglenook without a window.", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for kind in (reading, summary, keeping, taking):
        kind.add(commands)
    return parser


if __name__ == "__main__":
    walls.put_up()
    walls.shut_memory()
    sys.exit(main())
