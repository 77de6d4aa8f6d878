"""The list of goals in a pane: a title and how far it has come, under headings."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip, QWidget

from ui import theme
from ui.widgets.mini_ladder import mini_ladder_size, paint_mini_ladder
from ui.widgets.pane_list import LINE, SIDE, Index, PaneDelegate, PaneList, PaneRow
from ui.widgets.text import lay_out, tip

_PAD, _GAP = 9, 16


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One row. `level` is where it stands, None when nobody has looked yet; `rung` says so in the owner's words.

    Without `has_ladder` nothing stands beside its title.
    """

    key: Hashable
    name: str = field(repr=False)
    has_ladder: bool = False
    level: int | None = None
    rung: str = field(default="", repr=False)

    @property
    def spoken(self) -> str:
        return ". ".join(filter(None, (self.name.rstrip("."), self.rung)))


class GoalList(PaneList):
    """Shows each `GoalRow`. Long titles wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_GoalDelegate(self))


class _GoalDelegate(PaneDelegate):
    section_room = 16
    ruled = False

    def row_height(self, row: PaneRow, width: int) -> int:
        words = self._laid(cast(GoalRow, row), width, True)[1]  # chosen or not, it is as high
        return max(words, mini_ladder_size().height()) + 2 * _PAD

    def paint_row(self, painter: QPainter, place: QRectF, row: PaneRow, selected: bool) -> None:
        goal, width = cast(GoalRow, row), self.view.viewport().width()
        words, height = self._laid(goal, self.wide, selected)
        spot = self.mirrored(place, QRectF(SIDE, (place.height() - height) / 2, self._room(goal, self.wide), height))
        painter.setPen(theme.current()["ink"])
        words.draw(painter, spot.topLeft())
        if goal.has_ladder:
            size = mini_ladder_size()
            across = QPointF(width - SIDE - size.width(), (place.height() - size.height()) / 2)
            leftward = self.view.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_mini_ladder(painter, self.mirrored(place, QRectF(across, size.toSizeF())), goal.level, leftward)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Over the small ladder: the owner's words for where it stands."""
        row = index.data(LINE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(row, GoalRow) or not row.rung:
            return False
        QToolTip.showText(event.globalPos(), tip(row.rung), view, option.rect)
        return True

    def _laid(self, goal: GoalRow, width: int, selected: bool) -> tuple[QTextLayout, int]:
        look, role = theme.current(), "strong" if selected else "body"
        return lay_out(self.view, goal.name, self._room(goal, width), look.line(role), font=look.font(role))

    def _room(self, goal: GoalRow, width: int) -> int:
        beside = mini_ladder_size().width() + _GAP if goal.has_ladder else 0
        return max(60, width - 2 * SIDE - beside)
