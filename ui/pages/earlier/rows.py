"""The list of earlier versions: by day, each with its hour and how it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from app.records.versions import Version
from app.store.journal import Ref
from ui import theme
from ui.pages.earlier import words
from ui.widgets.pane_list import SIDE, PaneDelegate, PaneList, PaneRow, Row, Section

_ROOM = 9  # px above and below the words
_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Moment:
    """One row. `key` is the version's id."""

    key: int
    name: str  # the hour
    below: str = field(repr=False)
    day: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.day, self.name, self.below)))


def rows_of(ref: Ref, found: Sequence[Version]) -> list[Row]:
    """The latest first, under the day on which each was said."""
    made: list[Row] = []
    last = ""
    for version in found:
        day = words.day(version.said_at)
        if day != last:
            made.append(Section(day))
        made.append(Moment(version.id, words.clock(version.said_at), words.below(ref, version), day))
        last = day
    return made


class Moments(PaneList):
    """Shows each `Moment` on two lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_Delegate(self))


class _Delegate(PaneDelegate):
    def row_height(self, row: PaneRow, width: int) -> int:
        look = theme.current()
        return look.line("strong") + look.line("meta") + 2 * _ROOM + 1

    def paint_row(self, painter: QPainter, place: QRectF, row: PaneRow, selected: bool) -> None:
        moment, look = cast(Moment, row), theme.current()
        upper = place.adjusted(0, _ROOM, 0, 0)
        self._write(painter, upper, moment.name, "strong", "ink", _TOP)
        metrics = QFontMetrics(look.font("meta"))
        below = metrics.elidedText(moment.below, Qt.TextElideMode.ElideRight, round(place.width()) - 2 * SIDE)
        lower = upper.adjusted(0, look.line("strong"), 0, 0)
        self._write(painter, lower, below, "meta", "ink2", _TOP)
