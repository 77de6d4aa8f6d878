"""Which rows a damaged database still holds, table by table: along its trees, then in the pages that hang on none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.progress import Progress
from app.safety import trees
from app.safety.pages import Pages
from app.safety.shapes import Shape, is_link, of_which
from app.safety.trees import Row, Value

_SCHEMA_AT = 60  # where page 1 says the number of the last migration
_REPORT_EVERY = 64  # pages


@dataclass(slots=True)
class Found:
    """`rows` by table; `known_ids` are those that an index names, read or not; `last_ids` the highest ever given."""

    pages: int
    damaged: int
    schema: int | None
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list), repr=False)
    known_ids: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set), repr=False)
    last_ids: dict[str, int] = field(default_factory=dict, repr=False)


class Finder:
    """`shapes` say what a row of each table looks like, for pages of which no tree tells whose they are."""

    def __init__(self, pages: Pages, shapes: dict[str, Shape], progress: Progress) -> None:
        self._pages, self._shapes, self._progress = pages, shapes, progress
        self._seen: set[int] = set()
        self._found = Found(pages.count, len(pages.damaged()), self.schema_of(pages))

    @staticmethod
    def schema_of(pages: Pages) -> int | None:
        """The number of the last migration; None where page 1 is damaged."""
        first = pages.read(1)
        return int.from_bytes(first[_SCHEMA_AT : _SCHEMA_AT + 4], "big") if first else None

    def find(self) -> Found:
        """Everything that can be read. Slow. Raises Cancelled."""
        self._take(list(self._rows_of(1)))
        left = self._left()
        while told := [number for number in left if _is_told(self._rows_in(number))]:  # what was below page 1
            self._seen.update(told)
            self._take([row for number in told for row in self._rows_in(number)])
            left = [number for number in self._left() if number not in told]
        for number in left:
            self._take_loose(number)
        return self._found

    def _take(self, told: list[Row]) -> None:
        """The trees that these rows of `sqlite_schema` tell of."""
        for row in told:
            if len(row.values) < 4 or not isinstance(root := row.values[3], int) or root < 2:
                continue
            kind, name, table = row.values[0], str(row.values[1]), str(row.values[2])
            found = self._rows_of(root)
            if kind == "table" and name in self._shapes:
                self._found.rows[name] += found
            elif name == "sqlite_sequence":
                self._found.last_ids.update(_last_ids(found))
            elif name == f"sqlite_autoindex_{table}_1":
                self._found.known_ids[table].update(_known_ids(found))
            elif name == "link_back":
                self._found.rows["link"] += [_turned(row) for row in found if is_link(row.values)]
            else:
                for _ in found:  # whose pages these are has to be known all the same
                    pass

    def _take_loose(self, number: int) -> None:
        rows = self._rows_in(number)
        if rows and all(is_link(row.values) for row in rows):
            self._found.rows["link"] += map(_turned, rows)  # of the table or of its index: both tell the same
            return
        table = of_which(self._shapes, rows)
        if table:
            self._found.rows[table] += rows

    def _left(self) -> list[int]:
        """Pages of trees that no root led to."""
        left = []
        for number in range(1, self._pages.count + 1):
            page = None if number in self._seen else self._pages.read(number)
            if page is not None and trees.kind_of(page, number) not in (0, trees.TABLE_BRANCH):
                left.append(number)
        return left

    def _rows_of(self, root: int) -> Iterator[Row]:
        for number, page in trees.walk(root, self._pages.read, self._seen):
            if len(self._seen) % _REPORT_EVERY == 0:
                self._progress.step(len(self._seen), self._pages.count)
            yield from trees.rows(page, number, self._pages.read)

    def _rows_in(self, number: int) -> list[Row]:
        page = self._pages.read(number)
        return list(trees.rows(page, number, self._pages.read)) if page else []


def _is_told(rows: list[Row]) -> bool:
    """Whether they are of `sqlite_schema`."""
    kinds = ("table", "index", "trigger", "view")
    return bool(rows) and all(len(row.values) == 5 and row.values[0] in kinds for row in rows)


def _known_ids(rows: Iterator[Row]) -> Iterator[int]:
    for row in rows:
        if len(row.values) == 2 and isinstance(number := row.values[1], int):
            yield number


def _last_ids(rows: Iterator[Row]) -> Iterator[tuple[str, int]]:
    for row in rows:
        if len(row.values) == 2 and isinstance(last := row.values[1], int):
            yield str(row.values[0]), last


def _turned(row: Row) -> Row:
    """A link the way round in which the journal keeps it."""
    one, other = row.values[:2], row.values[2:4]
    first, second = sorted((one, other), key=_order)
    return row._replace(values=(*first, *second))


def _order(end: tuple[Value, ...]) -> tuple[str, int]:
    return str(end[0]), int(end[1] or 0)


