"""The commands without a window: take-out and bring-in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from pathlib import Path

from app.progress import Progress
from app.store.journal import Journal

Said = tuple[dict[str, object], str]  # what goes to standard output, and to the one who reads along
_BEFORE_IT_LEAVES = (
    "The folder is not encrypted. Once it leaves here you are responsible for where it goes. "
    "Do not send it to a shared mailbox."
)


def add(
    commands: _SubParsersAction[ArgumentParser],
    opening: Callable[[ArgumentParser], ArgumentParser],
    run: Callable[[Namespace], None],
) -> None:
    """`opening` adds the ways into a journal; `run` opens it and calls `act`."""
    taken = opening(commands.add_parser("take-out", help="take everything out, readable", allow_abbrev=False))
    taken.set_defaults(command=run, act=_take_out)
    taken.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="made anew, and not encrypted")
    kept = "what is kept out of every export: leave (unless said) or include"
    taken.add_argument("--kept-out", choices=("leave", "include"), default="leave", help=kept)

    brought = opening(commands.add_parser("bring-in", help="into an empty journal", allow_abbrev=False))
    brought.set_defaults(command=run, act=_bring_in)
    brought.add_argument("source", type=Path, metavar="FOLDER", help="one that take-out made")
    brought.add_argument("--dry-run", action="store_true", help="try it and count, and change nothing")


def _take_out(journal: Journal, chosen: Namespace) -> Said:
    from app.exchange import gather, take_out

    target, included = chosen.to.absolute(), chosen.kept_out == "include"
    left = 0 if included else gather.kept_out_count(journal.read)
    counts = take_out.take_out(journal, target, included, Progress())
    return {"folder": str(target), "counts": counts, "kept_out_left_behind": left}, _BEFORE_IT_LEAVES


def _bring_in(journal: Journal, chosen: Namespace) -> Said:
    from app.exchange import bring_in

    counts = bring_in.bring_in(journal, chosen.source.absolute(), Progress(), dry_run=chosen.dry_run)
    return {"counts": counts, "dry_run": chosen.dry_run}, ""
