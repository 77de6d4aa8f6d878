"""Taking everything out: a folder of Markdown and JSON that can be read without Inglenook, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, BinaryIO

from app import durable
from app.errors import DiskGone, DiskTrouble, UserError
from app.exchange import gather
from app.exchange.bring_in import Bringing
from app.exchange.folder import FolderPart
from app.exchange.markdown import Papers
from app.exchange.papers import encoded
from app.exchange.refusals import TakeOutFailed, TakeOutNotNoted, TakeOutUnconfirmed, TakeOutUnproved
from app.exchange.tables import ABOUT, DRAFT, FORMAT, LINK, PROMPT, TABLES, VERSION, VERSION_OF, Table
from app.progress import Progress
from app.records import departures
from app.store import doors, migrate, rows
from app.store.connection import Connection
from app.store.journal import Journal, Kind

WHAT, WHO = "Everything", "Me"


class TakeOut:
    """`steps` to the end, `sync`, `put`; or `discard` at any time. Reads only, until `put` notes that it left."""

    def __init__(self, conn: Connection, target: Path, with_kept_out: bool) -> None:
        """`target` is the folder to be made."""
        self.target = target
        self._conn, self._with_kept_out = conn, with_kept_out
        self._part = FolderPart(target)
        self._counts: Counter[str] = Counter()

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind go along."""
        return dict(self._counts)

    def steps(self) -> Generator[tuple[int, int], None, None]:
        """Write all of it, a page of records at a time, telling how far it is. Raises TakeOutTaken, TakeOutFailed."""
        self._part.begin()
        try:
            with self._part.json() as file:
                yield from self._write(file)
                file.flush()
                durable.sync(file.fileno())
        except OSError as error:
            self.discard()
            raise TakeOutFailed.told_by(error) from error
        except BaseException:
            self.discard()
            raise

    def sync(self) -> None:
        """Slow, and needs no journal: for a job. Raises TakeOutFailed."""
        try:
            self._part.sync()
        except OSError as error:
            self.discard()
            raise TakeOutFailed.told_by(error) from error

    def put(self, journal: Journal, origin: object | None = None) -> None:
        """Note that it leaves, then give the folder its name. Raises TakeOutNotNoted and what `FolderPart.put` does."""
        try:
            with journal.write(origin) as write:
                left = departures.add(write, self._what(), WHO, self.target.name)
        except BaseException as error:
            self.discard()
            if isinstance(error, DiskTrouble | DiskGone):
                raise TakeOutNotNoted from error
            raise
        try:
            self._part.put()
        except durable.Unconfirmed as error:
            raise TakeOutUnconfirmed from error
        except UserError:
            self.discard()
            with suppress(UserError), journal.write(origin) as write:
                departures.erase(write, left)
            raise

    def discard(self) -> None:
        self._part.discard()

    def _what(self) -> str:
        kept = "with" if self._with_kept_out else "without"
        return f"{WHAT}, as readable files, {kept} what is kept out of every export"

    # the two copies

    def _write(self, file: BinaryIO) -> Iterator[tuple[int, int]]:
        total = gather.highest(self._conn)
        file.write(_opening(self._head()))
        papers = Papers(self._conn, self._with_kept_out)
        before = 0
        for table in TABLES:
            rows_in = _List(file, table.kind)
            last = 0
            for page in gather.pages(self._conn, table, self._with_kept_out):
                for paper in papers.of(table.kind, page):
                    self._part.add(paper)
                for _, row in page:
                    rows_in.add(self._shown(table, row))
                last = page[-1][0]
                yield before + last, total
            before += last
            self._counts[table.kind] = rows_in.end()
        yield from self._write_others(file, total)
        file.write(b'"counts": ' + _encoded(self.counts) + b"\n}\n")

    def _write_others(self, file: BinaryIO, total: int) -> Iterator[tuple[int, int]]:
        for name, pages in (
            (LINK, gather.links(self._conn, self._with_kept_out)),
            (VERSION_OF, gather.versions(self._conn, self._with_kept_out)),
        ):
            many = _List(file, name)
            for page in pages:
                for row in page:
                    many.add(row)
                yield total, total
            self._counts[name] = many.end()
        drafts = gather.whole(self._conn, DRAFT) if self._with_kept_out else []
        for name, found in (
            (PROMPT, gather.whole(self._conn, PROMPT)),
            (DRAFT, drafts),
            (ABOUT, [gather.about(self._conn, self._with_kept_out)]),
        ):
            some = _List(file, name)
            for row in found:
                some.add(row)
            self._counts[name] = some.end()

    def _head(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "format_version": VERSION,
            "schema": migrate.schema(self._conn),
            "taken_out": rows.now(),
            "complete": self._with_kept_out,
        }

    def _shown(self, table: Table, row: gather.Row) -> gather.Row:
        """The titles of what left before may be those of entries that now stay behind."""
        if table.kind is Kind.DEPARTURE and not self._with_kept_out:
            return {**row, "titles": ""}
        return row


class _List:
    """One list of the document, each record on a line of its own."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._count = file, 0
        file.write(f'"{name}": ['.encode())

    def add(self, row: Any) -> None:
        self._file.write((b",\n" if self._count else b"\n") + _encoded(row))
        self._count += 1

    def end(self) -> int:
        self._file.write(b"\n],\n")
        return self._count


def _opening(head: dict[str, object]) -> bytes:
    """Everything but the brace that ends it."""
    return _encoded(head)[:-1] + b",\n"


def _encoded(value: Any) -> bytes:
    return encoded(value).encode()


def proving(folder: Path, counts: dict[str, int]) -> Generator[tuple[int, int], None, None]:
    """Bring what was taken out into an empty journal in memory, and count it. Raises TakeOutUnproved."""
    with closing(doors.in_memory()) as journal:
        coming = Bringing(folder)
        try:
            yield from coming.into(journal)
        except UserError as error:
            raise TakeOutUnproved from error
        if coming.counts != {name: number for name, number in counts.items() if number}:
            raise TakeOutUnproved


def take_out(journal: Journal, target: Path, with_kept_out: bool, progress: Progress) -> dict[str, int]:
    """All at once, for where nothing else waits. Returns how many of each kind; raises what `TakeOut` raises."""
    one = TakeOut(journal.read, target, with_kept_out)
    steps = one.steps()
    try:
        for done, total in steps:
            progress.step(done, total)
        one.sync()
    except BaseException:
        steps.close()
        one.discard()
        raise
    one.put(journal)
    return one.counts
