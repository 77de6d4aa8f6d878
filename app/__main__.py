"""The commands without a window: sample, check, search, summary, backup, restore, salvage, take-out, bring-in."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app import search, secret_file, walls
from app.errors import BackupDamaged, BackupOfDamage, JournalDamaged, Refused, UserError
from app.exchange import commands as exchange_commands
from app.progress import Progress
from app.records import meetings, mentorships, reflections
from app.search import Found
from app.store import doors, looking, migrate, opening, rows
from app.store.connection import Connection
from app.store.folder import SUFFIX, Folder
from app.store.journal import Journal, Kind
from app.store.opening import Opened

FAILED, WRONG_USAGE, DAMAGED, STOPPED = 1, 2, 3, 130
_BEFORE_IT_LEAVES = (
    "The PDF is not encrypted. Once it leaves here you are responsible for where it goes. "
    "Do not email it to a shared mailbox.\n"
    "Nothing has been checked for names. Read every page before it leaves."
)



def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0 when done, 1 for an expected failure, 2 for wrong usage, 3 for a damaged journal."""
    try:
        chosen = _chosen(argv)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    try:
        chosen.command(chosen)
        sys.stdout.flush()
    except UserError as error:
        _aside(f"{error.title}\n{error.advice}")
        return DAMAGED if isinstance(error, JournalDamaged | BackupDamaged | BackupOfDamage) else FAILED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python would complain when it closes standard output
    except KeyboardInterrupt:
        return STOPPED
    return 0


def _chosen(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    chosen = parser.parse_args(argv)
    if chosen.command is _summary and chosen.first and chosen.last and chosen.first > chosen.last:
        parser.error("the period ends before it begins")
    return chosen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inglenook", description="Inglenook without a window.", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    sample = commands.add_parser("sample", help="make the sample journal", allow_abbrev=False)
    sample.set_defaults(command=_sample)
    _add_journal(sample)
    sample.add_argument("--passphrase-file", type=Path, metavar="F", help="written (0600) when it isn’t there")

    check = _opening(commands.add_parser("check", help="open a journal, verify it, count", allow_abbrev=False))
    check.set_defaults(command=_check)

    find = _opening(commands.add_parser("search", help="find entries, newest first", allow_abbrev=False))
    find.set_defaults(command=_search)
    find.add_argument("words", nargs="+", metavar="WORDS", help="each begins a word of the entry")
    find.add_argument("--best", action="store_true", help="the best of the newest matches first")

    summary = _opening(commands.add_parser("summary", help="make a personal summary as a PDF", allow_abbrev=False))
    summary.set_defaults(command=_summary)
    summary.add_argument("--out", type=_pdf, required=True, metavar="FILE.pdf")
    summary.add_argument("--from", type=_date, dest="first", metavar="D", help="the first day, such as 2026-08-05")
    summary.add_argument("--to", type=_date, dest="last", metavar="D", help="the last day")
    readers = ("me", "mentor", "new_mentor", "other")
    summary.add_argument("--audience", choices=readers, default="me", help="for whom: me, unless said")
    _add_keeping(commands)
    exchange_commands.add(commands, _opening, _exchange)
    return parser


def _add_keeping(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What keeps a journal from being lost."""
    rescue = _opening(commands.add_parser("salvage", help="save what can be read", allow_abbrev=False))
    rescue.set_defaults(command=_salvage)
    rescue.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where the new journal is made")

    backup = _opening(commands.add_parser("backup", help="make a backup and prove it", allow_abbrev=False))
    backup.set_defaults(command=_backup)
    backup.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where backups are kept")

    restore = commands.add_parser("restore", help="make a journal from a backup", allow_abbrev=False)
    _opening(restore, "backup")
    restore.set_defaults(command=_restore)
    restore.add_argument("--to", type=Path, required=True, dest="journal", metavar="JOURNAL", help="a new folder")


def _opening(command: argparse.ArgumentParser, what: str = "journal") -> argparse.ArgumentParser:
    """With the ways into a journal; without either file the passphrase is asked for."""
    if what == "journal":
        _add_journal(command)
    else:
        command.add_argument(what, type=Path, metavar=what.upper(), help="one file")
    ways = command.add_mutually_exclusive_group()
    ways.add_argument("--passphrase-file", type=Path, metavar="F")
    ways.add_argument("--recovery-code-file", type=Path, metavar="F")
    return command


def _add_journal(command: argparse.ArgumentParser) -> None:
    command.add_argument("journal", type=Path, metavar="JOURNAL", help=f"its folder, NAME{SUFFIX}")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} isn’t a date such as 2026-08-05") from None


def _pdf(text: str) -> Path:
    if not text.lower().endswith(".pdf"):
        raise argparse.ArgumentTypeError("the name of the file must end in .pdf")
    return Path(text)


def _sample(chosen: argparse.Namespace) -> None:
    from app.acts import sample

    folder = _new_folder(chosen.journal)
    passphrase, made = secret_file.read_or_make(chosen.passphrase_file)
    try:
        opened = doors.create(folder, passphrase, sample=True)
    except BaseException:
        if made:
            chosen.passphrase_file.unlink(missing_ok=True)
        raise
    try:
        with closing(doors.enter(folder, opened)) as journal:
            with journal.write() as write:
                sample.fill(write, _today())
            code = journal.recovery_code
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)  # made a moment ago, and of no use half filled
        raise
    where = str(chosen.passphrase_file.absolute()) if chosen.passphrase_file else None
    _say({"journal": str(folder.path), "passphrase_file": where, "recovery_code": code})


def _new_folder(named: Path) -> Folder:
    path = named.absolute()
    return Folder(path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX))


def _check(chosen: argparse.Namespace) -> None:
    from app.acts import stock

    with closing(_open(chosen)) as journal:
        _aside("Reading the whole journal…")
        stock.prove(journal.read)
        counts = stock.counts(journal.read)
        schema = migrate.schema(journal.read)
        _say({"journal_id": journal.journal_id, "schema": schema, "counts": counts, "ok": True})


def _search(chosen: argparse.Namespace) -> None:
    words = " ".join(chosen.words)
    with closing(_open(chosen)) as journal:
        if chosen.best:
            found = search.best(journal.read, words, limit=search.RANKED)
        else:
            found = search.newest(journal.read, words)
        while found:
            for one in found:
                _say(_told(journal.read, one))
            found = [] if chosen.best else search.newest(journal.read, words, before=found[-1].place)


def _told(conn: Connection, found: Found) -> dict[str, object]:
    """One result as a person sees it: by its headline, by its first words, or by whom it is about."""
    uid, title, day = rows.uid_of(conn, found.kind, found.id), found.title, found.on
    if found.kind is Kind.MEETING:
        meeting = meetings.get(conn, found.id)
        title, day = meeting.headline or title, meeting.start.date()
    elif found.kind is Kind.MENTORSHIP:
        day = mentorships.get(conn, found.id).started_on or day
    elif not title:
        title = reflections.first_words(found.body)
    return {"kind": found.kind, "uid": uid, "date": day.isoformat(), "title": title, "excerpt": found.excerpt}


def _summary(chosen: argparse.Namespace) -> None:
    from app.summary import gather, offer, taking
    from app.summary.compose import Edition
    from app.summary.press import Press

    with closing(_open(chosen)) as journal:
        mentorship_id = _for_one_mentor(journal) if chosen.audience == "mentor" else None
        choice = gather.Choice(chosen.audience, mentorship_id, chosen.first, chosen.last)
        if chosen.audience == "other":  # nobody ticks anything here
            choice = replace(choice, chosen=offer.mentorships_alone(journal.read, choice, _today()))
        document = gather.document(journal.read, choice, _today())
        with Press() as press:
            volumes = Edition(document).pdfs(press.pdf, Progress())
        taking.take(journal, taking.pack(volumes, chosen.out), document, choice.audience)
    if missing := dict.fromkeys(character for volume in volumes for character in volume.missing):
        _aside(f"No font here has these characters: {' '.join(missing)}")
    _aside("\n".join([*map(str, taking.targets(chosen.out, len(volumes))), _BEFORE_IT_LEAVES]))


def _salvage(chosen: argparse.Namespace) -> None:
    from app.safety import salvage

    folder = Folder(chosen.journal.absolute())
    looking.look_for(folder.database)
    opened = _way_in(folder, chosen)
    _aside("Reading what can be read…")
    try:
        saved = salvage.salvage(folder, opened, chosen.to.absolute(), Progress())
    finally:
        opened.forget()
    _aside("\n".join([*saved.sentences(), "The damaged journal is as it was."]))
    _say(saved.as_facts())


def _exchange(chosen: argparse.Namespace) -> None:
    with closing(_open(chosen)) as journal:
        said, aside = chosen.act(journal, chosen)
    _say(said)
    if aside:
        _aside(aside)


def _for_one_mentor(journal: Journal) -> int:
    """A summary for a mentor is about that mentorship alone."""
    from app.summary import gather

    mentored = gather.mentored(journal.read)
    if not mentored:
        raise Refused("Nobody mentors you at present.", "Nothing was made.")
    if len(mentored) > 1:
        raise Refused("You have more than one mentor.", "Open the journal’s window and choose one under Share.")
    return mentored[0].id


def _backup(chosen: argparse.Namespace) -> None:
    from app.safety import backup

    with closing(_open(chosen)) as journal:
        taken = backup.snapshot(journal)
    try:
        made = backup.make(taken, chosen.to.absolute(), Progress())
    finally:
        taken.forget()
    if made.shrunk:
        _aside("There is far less in this journal than in an earlier backup, so no older backup was removed.")
    if made.unreadable:
        _aside("Some backups there can’t be read, so no older backup was removed.")
    kept = made.backup
    counts = dict(kept.manifest.counts) if kept.manifest else {}
    pruned = [path.name for path in made.pruned]
    _say({"backup": str(kept.path), "bytes": kept.size, "counts": counts, "pruned": pruned, "ok": True})


def _restore(chosen: argparse.Namespace) -> None:
    from app.safety import restore

    def way_in(folder: Folder) -> Opened:
        return _way_in(folder, chosen)

    made = restore.to_new(chosen.backup.absolute(), _new_folder(chosen.journal), way_in, Progress())
    _say({"journal": str(made.folder.path), "journal_id": made.journal_id, "counts": made.counts, "ok": True})


def _open(chosen: argparse.Namespace) -> Journal:
    folder = Folder(chosen.journal.absolute())
    doors.look_at(folder)
    opened = _way_in(folder, chosen)
    try:
        journal = doors.enter(folder, opened)
    except BaseException:
        opened.forget()
        raise
    if journal.set_aside:
        _aside(f"Made ready for this version. The journal as it was is kept for 30 days: {journal.set_aside.path}")
    return journal


def _way_in(folder: Folder, chosen: argparse.Namespace) -> Opened:
    if chosen.recovery_code_file:
        return opening.with_code(folder, secret_file.code(chosen.recovery_code_file))
    if chosen.passphrase_file:
        return opening.with_passphrase(folder, secret_file.passphrase(chosen.passphrase_file))
    return opening.with_passphrase(folder, secret_file.asked())


def _today() -> date:
    return datetime.now().astimezone().date()


def _say(what: dict[str, object]) -> None:
    """One JSON object a line; plain ASCII where standard output can't carry more."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(what, ensure_ascii=not unicode))


def _aside(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    walls.put_up()
    walls.shut_memory()
    sys.exit(main())
