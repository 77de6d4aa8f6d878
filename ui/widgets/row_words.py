"""What a row of a list says: a title, a line about it, and a fact at its end, which wrap where it is narrow."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.text import lay_out

PAD = 8  # px above and below
_GAP = 16  # px before what stands at the end
_LEAST = 140  # px that the words keep beside what stands at the end
_RING = 6  # px around the words for the focus ring
_SPARE = 2  # px more than a fact is wide, so that it never wraps


@dataclass(frozen=True, slots=True)
class _Laid:
    """The parts under each other, each with its height and colour; `fact` too where it stands at the end."""

    room: int
    parts: list[tuple[QTextLayout, int, str]]
    fact: QTextLayout | None
    end_below: bool

    @property
    def height(self) -> int:
        return sum(height for _, height, _ in self.parts)

    @property
    def width(self) -> float:
        return max((part.lineAt(n).naturalTextWidth() for part, _, _ in self.parts for n in range(part.lineCount())))


class RowWords:
    """Belongs to one row, which says where its words begin (`lead`) and how wide a control at its end is (`end`)."""

    def __init__(self, widget: QWidget, role: str) -> None:
        self._widget = widget
        self._role = role
        self.title = self.meta = self.fact = ""
        self._struck = False
        self._laid: dict[tuple[int, int, int], _Laid] = {}

    def set(self, title: str, meta: str, fact: str, struck: bool = False) -> None:
        self.title, self.meta, self.fact, self._struck = title, meta, fact, struck
        self.forget()

    def forget(self) -> None:
        """After a change of the text size, too."""
        self._laid = {}

    def said(self) -> str:
        """All but the title, for those who listen."""
        return ", ".join(filter(None, (self.meta, self.fact)))

    def height(self, width: int, lead: int, end: int = 0) -> int:
        return self._lay(width, lead, end).height + 2 * PAD

    def end_below(self, width: int, lead: int, end: int) -> bool:
        """Whether the control has no room beside the words."""
        return self._lay(width, lead, end).end_below

    def natural_width(self) -> int:
        """Of the title and the fact, on one line."""
        fact = self._fact_width()
        return self._title_width() + _RING + (fact + _GAP if fact else 0)

    def first_line(self) -> int:
        return theme.current().line(self._role)

    def draw(self, painter: QPainter, top: float, lead: int, end: int, title: str) -> None:
        """From `top` on; `title` is the colour of the title."""
        laid = self._lay(self._widget.width(), lead, end)
        spot = paint.mirrored(self._widget, QRectF(lead, 0, laid.room, 1))
        below = top
        for number, (part, height, token) in enumerate(laid.parts):
            painter.setPen(theme.current()[token if number else title])
            part.draw(painter, QPointF(spot.left(), below))
            below += height
        if laid.fact:
            look = theme.current()
            wide = self._fact_width()
            right = self._widget.width() - wide + _SPARE - (end + _GAP if end else 0)
            spot = paint.mirrored(self._widget, QRectF(right, 0, wide, 1))
            painter.setPen(look["ink3"])
            laid.fact.draw(painter, QPointF(spot.left(), top + (laid.height - look.line("meta")) / 2))

    def ring(self, top: float, lead: int, end: int) -> QRectF:
        """Around the words, for the focus."""
        laid = self._lay(self._widget.width(), lead, end)
        shape = QRectF(lead - _RING, top - 4, laid.width + 2 * _RING, laid.height + 8)
        return paint.mirrored(self._widget, shape) & QRectF(self._widget.rect())

    def _lay(self, width: int, lead: int, end: int) -> _Laid:
        key = (width, lead, end)
        if key not in self._laid:
            self._laid = {one: laid for one, laid in self._laid.items() if len(self._laid) < 4}
            self._laid[key] = self._laid_out(*key)
        return self._laid[key]

    def _laid_out(self, width: int, lead: int, end: int) -> _Laid:
        look = theme.current()
        least = min(self._title_width(), look.px(_LEAST))
        room = width - lead - _RING
        taken = end + _GAP if end else 0
        end_below = bool(end) and room - taken < least
        room -= 0 if end_below else taken
        fact = self._fact_width()
        beside = bool(fact) and room - fact - _GAP >= least
        room = max(40, room - (fact + _GAP if beside else 0))
        said = [(self.title, self._role, "ink"), (self.meta, "meta", "ink3")]
        if not beside:
            said.append((self.fact, "meta", "ink3"))
        parts = [self._part(*one, room) for number, one in enumerate(said) if one[0] or not number]
        at_end = self._part(self.fact, "meta", "ink3", fact)[0] if beside else None
        return _Laid(room, parts, at_end, end_below)

    def _part(self, words: str, role: str, token: str, room: int) -> tuple[QTextLayout, int, str]:
        look = theme.current()
        font = look.font(role)
        font.setStrikeOut(self._struck and words == self.title)
        layout, height = lay_out(self._widget, words, room, look.line(role), font=font)
        return layout, height, token

    def _title_width(self) -> int:
        return QFontMetrics(theme.current().font(self._role)).horizontalAdvance(self.title) + _SPARE

    def _fact_width(self) -> int:
        if not self.fact:
            return 0
        return QFontMetrics(theme.current().font("meta")).horizontalAdvance(self.fact) + _SPARE
