"""The list of people in a pane: an arch, a name and two lines about each, under headings."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

from app.records.people import initials
from ui import theme
from ui.widgets import arch
from ui.widgets.pane_list import SIDE, PaneDelegate, PaneList, PaneRow, Section
from ui.widgets.text import lay_out

__all__ = ["Person", "PersonList", "Section"]

_TOP, _GAP = 12, 12
_ARCH = 40


@dataclass(frozen=True, slots=True)
class Person:
    """One row. `key` is the caller's own; `hue` as in `PersonArch`."""

    key: Hashable
    name: str = field(repr=False)
    meta1: str = field(default="", repr=False)
    meta2: str = field(default="", repr=False)
    hue: str = "pine"

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.name, self.meta1, self.meta2)))


class PersonList(PaneList):
    """Shows each `Person`. Long names wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_PersonDelegate(self))


class _PersonDelegate(PaneDelegate):
    def row_height(self, row: PaneRow, width: int) -> int:
        words = sum(height for _, height, _ in self._lines(cast(Person, row), self._room(width)))
        return max(words, arch.height_for(theme.current().px(_ARCH)) + 1) + 2 * _TOP + 1

    def paint_row(self, painter: QPainter, place: QRectF, row: PaneRow, selected: bool) -> None:
        person = cast(Person, row)
        wide = theme.current().px(_ARCH)
        shape = self.mirrored(place, QRectF(SIDE, _TOP + 1, wide, arch.height_for(wide)))
        arch.draw_person(painter, shape, initials(person.name), person.hue, "surface" if selected else "")
        room = self._room(self.wide)
        spot = self.mirrored(place, QRectF(self._left(), _TOP, room, 0))
        top = spot.top()
        for words, height, token in self._lines(person, room):
            painter.setPen(theme.current()[token])
            words.draw(painter, QPointF(spot.left(), top))
            top += height

    def _lines(self, person: Person, room: float) -> list[tuple[QTextLayout, int, str]]:
        """What a row says, laid out, with the height and the colour of each part."""
        look = theme.current()
        parts = ((person.name, "strong", "ink"), (person.meta1, "meta", "ink2"), (person.meta2, "meta", "ink3"))
        lines = []
        for words, role, token in parts:
            if words:
                layout, height = lay_out(self.view, words, room, look.line(role), font=look.font(role))
                lines.append((layout, height, token))
        return lines

    def _left(self) -> int:
        return SIDE + theme.current().px(_ARCH) + _GAP

    def _room(self, width: int) -> int:
        return max(60, width - self._left() - SIDE)
