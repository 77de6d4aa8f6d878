"""`take-out` and `bring-in`: everything out, readable, and into an empty journal again."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from app import cautions
from app.commands import ways_in
from app.commands.told import aside, say
from app.commands.ways_in import Commands
from app.progress import Progress


def add(commands: Commands) -> None:
    taken = ways_in.add_command(commands, "take-out", "take everything out, readable")
    taken.set_defaults(command=_take_out)
    taken.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="made anew, and not encrypted")
    kept = "what is kept out of every export: leave (unless said) or include"
    taken.add_argument("--kept-out", choices=("leave", "include"), default="leave", help=kept)

    brought = ways_in.add_command(commands, "bring-in", "into an empty journal")
    brought.set_defaults(command=_bring_in)
    brought.add_argument("source", type=Path, metavar="FOLDER", help="one that take-out made")
    brought.add_argument("--dry-run", action="store_true", help="try it and count, and change nothing")


def _take_out(chosen: Namespace) -> None:
    from app.exchange import gather, take_out

    target, included = chosen.to.absolute(), chosen.kept_out == "include"
    with closing(ways_in.opened(chosen)) as journal:
        left = 0 if included else gather.kept_out_count(journal.read)
        counts = take_out.take_out(journal, target, included, Progress())
    say({"folder": str(target), "counts": counts, "kept_out_left_behind": left})
    aside(cautions.TAKING_OUT)


def _bring_in(chosen: Namespace) -> None:
    from app.exchange import bring_in

    with closing(ways_in.opened(chosen)) as journal:
        counts = bring_in.bring_in(journal, chosen.source.absolute(), Progress(), dry_run=chosen.dry_run)
    say({"counts": counts, "dry_run": chosen.dry_run})
