"""What is drawn behind and over the words: action rows, boxes, chips, bullets, bars, the placeholder."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QTextBlock, QTextLayout
from PySide6.QtWidgets import QTextEdit

from ui.widgets import paint

from .look import BOX, CHIP_ICON, Look
from .marks import Line, read

MEASURE = 640  # px at the standard text size: prose is never wider
_CHIP = 24
_BOOKMARK = 16
_TICK = ((4.5, 9.5), (7.5, 12.5), (13.5, 6.0))


class Seen(NamedTuple):
    """A block on screen; `box` is its text in viewport px, without margins above and below."""

    block: QTextBlock
    line: Line
    box: QRectF

    @property
    def mirrored(self) -> bool:
        return self.block.textDirection() == Qt.LayoutDirection.RightToLeft


class Painted(QTextEdit):
    """A text edit that paints what its Markdown means. It changes no text."""

    _look: Look
    _placeholder: str
    _covered = -1  # the block whose chips are not drawn: buttons lie there

    def _caret(self) -> tuple[int, int]:
        """Block number and position in the block; (-1, -1) while the caret is not here."""
        raise NotImplementedError

    def _seen(self) -> Iterator[Seen]:
        """The blocks on screen, from one above to the last."""
        layout, up = self.document().documentLayout(), self.verticalScrollBar().value()
        below = self.viewport().height() + 40
        block = self.cursorForPosition(QPoint(0, 0)).block()
        block = block.previous() if block.previous().isValid() else block
        while block.previous().isValid() and layout.blockBoundingRect(block).top() > up:
            block = block.previous()  # Qt points too far down while a long text is still being laid out
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -up)
            if box.top() > below:
                return
            yield Seen(block, read(block.text()), box)
            block = block.next()

    def seen_range(self) -> tuple[int, int]:
        """Where the text on screen starts and ends, in UTF-16 units."""
        seen = [one.block for one in self._seen()]
        return seen[0].position(), seen[-1].position() + seen[-1].length()

    def paintEvent(self, event: QPaintEvent) -> None:
        bare = ("plain", "blank", "heading")
        seen = [one for one in self._seen() if one.line.later or one.line.kind not in bare]
        number, at = self._caret()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in seen:
            if one.line.kind == "action":
                self._paint_row(painter, one, one.block.blockNumber() == number)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in seen:
            self._paint_mark(painter, one, at if one.block.blockNumber() == number else -1)
        self._paint_placeholder(painter)
        painter.end()

    # action rows

    def _row(self, one: Seen) -> QRectF:
        left = self._look.gutter
        return QRectF(left, one.box.top() - 6, self.lineWrapColumnOrWidth() - left - 1, one.box.height() + 16)

    def _box(self, one: Seen) -> QRectF:
        row, side = self._row(one), self._look.theme.px(BOX)
        left = row.right() - 12 - side if one.mirrored else row.left() + 12
        return QRectF(left, row.center().y() - side / 2, side, side)

    def _edge(self) -> QPen:
        """In high contrast a soft fill is no fill, so it gets a line."""
        theme = self._look.theme
        return QPen(theme["line"], 1) if theme.high_contrast else QPen(Qt.PenStyle.NoPen)

    def _paint_row(self, painter: QPainter, one: Seen, active: bool) -> None:
        theme, cursor, row = self._look.theme, self.textCursor(), self._row(one)
        start = one.block.position()
        chosen = cursor.selectionStart() < start + one.block.length() and cursor.selectionEnd() > start
        painter.setPen(QPen(theme["focus"], 2) if active else self._edge())
        # a selection would not be seen on the soft fill
        painter.setBrush(theme["surface" if active or chosen else "pine_soft"])
        painter.drawRoundedRect(row.adjusted(1, 1, -1, -1) if active else row, 8, 8)

    def _paint_box(self, painter: QPainter, one: Seen) -> None:
        theme, box = self._look.theme, self._box(one)
        painter.setPen(Qt.PenStyle.NoPen if one.line.done else QPen(theme["field"], 1.5))
        painter.setBrush(theme["pine" if one.line.done else "surface"])
        inset = 0 if one.line.done else 0.75  # the line lies inside the box
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 5, 5)
        if one.line.done:
            round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(theme["on_pine"], 2, Qt.PenStyle.SolidLine, round_cap, round_join))
            grown = box.width() / BOX
            painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x, y) * grown for x, y in _TICK]))

    def _paint_chips(self, painter: QPainter, one: Seen, at: int) -> None:
        look, row, height = self._look, self._row(one), self._look.theme.px(_CHIP)
        edge = row.left() + 12 if one.mirrored else row.right() - 12
        for token in reversed(one.line.tokens):
            if any(run.low == token.start and run.low <= at <= run.high for run in one.line.hidden):
                continue  # its raw text is showing
            _, width = look.chip(token.kind, token.value)
            left = edge if one.mirrored else edge - width
            self._paint_chip(painter, QRectF(left, row.center().y() - height / 2, width, height), *token[1:])
            edge += (width + 8) * (1 if one.mirrored else -1)

    def _paint_chip(self, painter: QPainter, chip: QRectF, kind: str, value: str) -> None:
        theme, mine = self._look.theme, value.lower() == "me"
        fill = "hover" if kind == "date" else "pine_soft" if mine else "slate_soft"
        ink = "ink2" if kind == "date" else "pine_text" if mine else "slate_text"
        painter.setPen(self._edge())
        painter.setBrush(theme[fill])
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        name = "user" if kind == "owner" else "calendar-blank"
        side = theme.px(CHIP_ICON)
        paint.icon_at(painter, QPointF(chip.left() + 8, chip.center().y() - side / 2), name, ink, side)
        painter.setPen(theme[ink])
        painter.setFont(self._look.chip_font)
        words = chip.adjusted(12 + side, 0, 0, 0)
        beside = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(words, beside, self._look.chip(kind, value)[0])

    # marks over the words

    def _paint_mark(self, painter: QPainter, one: Seen, at: int) -> None:
        if one.block.layout().lineCount() == 0:
            return
        if one.line.later:
            self._paint_bookmark(painter, one)
        if one.line.kind == "bullet":
            self._paint_bullet(painter, one)
        elif one.line.kind == "quote":
            left = self.lineWrapColumnOrWidth() - 3 if one.mirrored else self._look.gutter
            bar = QRectF(left, one.box.top() + 3, 3, one.box.height())
            painter.fillRect(bar, self._look.theme["line"])
        elif one.line.kind == "action":
            self._paint_box(painter, one)
            if one.block.blockNumber() != self._covered:
                self._paint_chips(painter, one, at)

    def _paint_bullet(self, painter: QPainter, one: Seen) -> None:
        layout = one.block.layout()
        first = layout.lineAt(0)
        x = cast("tuple[float, int]", first.cursorToX(one.line.mark - 2))[0]
        half = self._look.prose.horizontalAdvance("-") / 2
        middle = layout.position().x() + (x - half if one.mirrored else x + half)
        up = self.verticalScrollBar().value()
        base = layout.position().y() - up + first.y() + first.ascent()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme["ink2"])
        radius = 2.6 * self._look.theme.scale
        painter.drawEllipse(QPointF(middle, base - 5 * self._look.theme.scale), radius, radius)

    def _paint_bookmark(self, painter: QPainter, one: Seen) -> None:
        """In the gutter, or behind the words of a field, which has none."""
        layout, look = one.block.layout(), self._look
        in_gutter = look.gutter > _BOOKMARK
        line = layout.lineAt(0 if in_gutter else layout.lineCount() - 1)
        side = look.theme.px(_BOOKMARK)
        top = one.box.top() + line.y() + (line.height() - side) / 2
        left = look.gutter - 12 - side if in_gutter else layout.position().x() + line.naturalTextRect().right() + 4
        paint.icon_at(painter, QPointF(max(left, 0), top), "bookmark-simple", "ember", side)

    def _paint_placeholder(self, painter: QPainter) -> None:
        """Ours and not Qt's, which knows neither the gutter nor the line height."""
        first = self.document().firstBlock()
        if not self._placeholder or not self.document().isEmpty() or first.layout().preeditAreaText():
            return
        theme, top = self._look.theme, self.document().documentLayout().blockBoundingRect(first).top()
        words = QTextLayout(self._placeholder, theme.font("prose"))
        words.beginLayout()
        while (line := words.createLine()).isValid():
            line.setLineWidth(self.lineWrapColumnOrWidth() - self._look.gutter)
            height = theme.line("prose")
            line.setPosition(QPointF(0, height * line.lineNumber() + height * 0.8 - line.ascent()))
        words.endLayout()
        painter.setPen(theme["ink3"])
        words.draw(painter, QPointF(self._look.gutter, top - self.verticalScrollBar().value()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_measure()

    def _fit_measure(self) -> None:
        """Wrap at the measure, or where that is nearer as far from the one edge as from the other."""
        gutter = self._look.gutter
        width = int(min(self.viewport().width() - gutter, gutter + MEASURE * self._look.theme.scale))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
