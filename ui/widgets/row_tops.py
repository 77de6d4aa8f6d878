"""Where the rows of a list under headings begin, so that none of them has to be measured twice."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Any

from ui.widgets.row_strokes import RowPainter


class RowTops:
    """All rows are of one height, headings of another. px from the top of the first."""

    def __init__(self, rows: RowPainter) -> None:
        self._rows = rows
        self._tops = [0]
        self._headings: list[int] = []

    def measure(self, model: Any) -> None:
        """All rows of a model that answers `is_heading(row)`."""
        self._tops, self._headings = [0], []
        self.extend(model, 0, model.rowCount())

    def extend(self, model: Any, first: int, end: int) -> None:
        """Rows that came after all others."""
        high = self._rows.row_height()
        fresh = [row for row in range(first, end) if model.is_heading(row)]
        self._headings += fresh
        lower = {row: self._rows.heading_height(row) for row in fresh}
        self._tops += list(accumulate((lower.get(row, high) for row in range(first, end)), initial=self._tops.pop()))

    def __len__(self) -> int:
        """How many rows."""
        return len(self._tops) - 1

    def __contains__(self, row: int) -> bool:
        return 0 <= row < len(self)

    def __getitem__(self, row: int) -> int:
        return self._tops[row]

    @property
    def end(self) -> int:
        """Where the last one ends."""
        return self._tops[-1]

    def height(self, row: int) -> int:
        return self._tops[row + 1] - self._tops[row]

    def row_at(self, y: int) -> int:
        """-1 above all, the number of rows below all."""
        return bisect_right(self._tops, y) - 1

    def between(self, top: int, bottom: int) -> range:
        """The rows of which something is seen there."""
        return range(max(0, self.row_at(top)), min(self.row_at(bottom) + 1, len(self)))

    def heading_of(self, row: int) -> int:
        """The heading that a row stands under, or is; -1 without one."""
        at = bisect_right(self._headings, row) - 1
        return self._headings[at] if at >= 0 else -1

    def heading_after(self, row: int) -> int:
        """-1 when there is none."""
        at = bisect_right(self._headings, row)
        return self._headings[at] if at < len(self._headings) else -1
