"""`sample`, `check` and `search`: a journal made to look at, proved and counted, searched."""

from __future__ import annotations

import shutil
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from app import search, secret_file
from app.commands import ways_in
from app.commands.told import aside, say, today
from app.commands.ways_in import Commands
from app.records import meetings, mentorships, reflections
from app.search import Found
from app.store import doors, migrate, rows
from app.store.connection import Connection
from app.store.journal import Kind


def add(commands: Commands) -> None:
    sample = commands.add_parser("sample", help="make the sample journal", allow_abbrev=False)
    sample.set_defaults(command=_sample)
    ways_in.add_journal(sample)
    sample.add_argument("--passphrase-file", type=Path, metavar="F", help="written (0600) when it isn’t there")

    check = ways_in.add_command(commands, "check", "open a journal, verify it, count")
    check.set_defaults(command=_check)

    find = ways_in.add_command(commands, "search", "find entries, newest first")
    find.set_defaults(command=_search)
    find.add_argument("words", nargs="+", metavar="WORDS", help="each begins a word of the entry")
    find.add_argument("--best", action="store_true", help="the best of the newest matches first")


def _sample(chosen: Namespace) -> None:
    from app.acts import sample

    folder = ways_in.new_folder(chosen.journal)
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
                sample.fill(write, today())
            code = journal.recovery_code
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)  # made a moment ago, and of no use half filled
        raise
    where = str(chosen.passphrase_file.absolute()) if chosen.passphrase_file else None
    say({"journal": str(folder.path), "passphrase_file": where, "recovery_code": code})


def _check(chosen: Namespace) -> None:
    from app.acts import stock

    with closing(ways_in.opened(chosen)) as journal:
        aside("Reading the whole journal…")
        stock.prove(journal.read)
        counts = stock.counts(journal.read)
        schema = migrate.schema(journal.read)
        say({"journal_id": journal.journal_id, "schema": schema, "counts": counts, "ok": True})


def _search(chosen: Namespace) -> None:
    words = " ".join(chosen.words)
    with closing(ways_in.opened(chosen)) as journal:
        if chosen.best:
            found = search.best(journal.read, words, limit=search.RANKED)
        else:
            found = search.newest(journal.read, words)
        while found:
            for one in found:
                say(_told(journal.read, one))
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
