"""Reading what was taken out, line by line and with no trust in it: one file, and nothing that it names."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from app.exchange.folder import JSON
from app.exchange.refusals import BringInDamaged, BringInTooNew, NothingToBringIn
from app.exchange.tables import FORMAT, OTHERS, TABLES, VERSION

_LONGEST = 64 << 20  # bytes of a line; a record of ten million words is shorter
_NAMES = (*(str(table.kind) for table in TABLES), *OTHERS)
_PLAIN_FILE = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One record: of which list, and where it stands."""

    name: str
    number: int
    row: dict[str, Any] = field(repr=False)


class Source:
    """The file of a take-out, open. Close it. Everything may raise BringInDamaged."""

    def __init__(self, source: Path) -> None:
        """A folder that was taken out, or its file. Raises NothingToBringIn or BringInTooNew."""
        self._file = _opened(source)
        self.size = os.fstat(self._file.fileno()).st_size
        self._number = 0
        self._counts: dict[str, Any] = {}
        self.read_bytes = 0
        try:
            self.schema = self._head()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._file.close()

    def lines(self) -> Iterator[Line]:
        """Every record; at the end it has proved that none is missing."""
        counts: dict[str, int] = {}
        while name := self._list_begins():
            if name not in _NAMES or name in counts:
                raise BringInDamaged.at(self._number)
            counts[name] = 0
            for row in self._rows():
                counts[name] += 1
                yield Line(name, self._number, row)
        if self._next() != b"}" or self._file.read(1) or counts != self._counts:
            raise BringInDamaged.at(self._number)

    def _head(self) -> int:
        try:
            first = self._next()
            head = self._parsed(first.removesuffix(b",") + b"}")
        except BringInDamaged:
            raise NothingToBringIn from None
        if head.get("format") != FORMAT:
            raise NothingToBringIn
        version, schema = head.get("format_version"), head.get("schema")
        if type(version) is not int or type(schema) is not int:
            raise BringInDamaged.at(1)
        if version > VERSION:
            raise BringInTooNew
        return schema

    def _list_begins(self) -> str:
        """The name of the next list; "" where the counts come, which are remembered."""
        line = self._next()
        if line.startswith(b'"counts": '):
            self._counts = self._parsed(line.removeprefix(b'"counts": '))
            return ""
        if not (line.startswith(b'"') and line.endswith(b'": [')):
            raise BringInDamaged.at(self._number)
        return line[1:-4].decode("utf-8", "replace")

    def _rows(self) -> Iterator[dict[str, Any]]:
        more = True
        while (line := self._next()) != b"],":
            if not more:
                raise BringInDamaged.at(self._number)
            more = line.endswith(b",")
            yield self._parsed(line.removesuffix(b","))

    def _next(self) -> bytes:
        line = self._file.readline(_LONGEST)
        self._number += 1
        self.read_bytes += len(line)
        if not line.endswith(b"\n"):
            raise BringInDamaged.at(self._number)
        return line[:-1].removesuffix(b"\r")

    def _parsed(self, line: bytes) -> dict[str, Any]:
        try:
            found = json.loads(line.decode(), parse_float=_refused, parse_constant=_refused)
        except (ValueError, RecursionError):
            raise BringInDamaged.at(self._number) from None
        if not isinstance(found, dict):
            raise BringInDamaged.at(self._number)
        return found


def _opened(source: Path) -> BinaryIO:
    """No link is followed to another file, and nothing is waited for that is none."""
    try:
        path = source / JSON if source.is_dir() else source
        file = os.fdopen(os.open(path, _PLAIN_FILE), "rb", 1 << 20)
    except (OSError, ValueError):
        raise NothingToBringIn from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NothingToBringIn
    return file


def _refused(_text: str) -> NoReturn:
    raise ValueError
