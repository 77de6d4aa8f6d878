"""Words on a page: labels, paragraphs with the designed line height, and rules between things."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStyle, QWidget

from ui import theme

_TOKENS = {"": "ink", "2": "ink2", "3": "ink3", "on": "on_tooltip"}
TOP = Qt.AlignmentFlag.AlignTop
_MEASURE = 640  # px: no column of words is wider than this
_LINE_BREAK = "\u2028"


def label(text: str, role: str = "body", tone: str = "", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Plain text, never HTML. With `wrap` it is a `Paragraph`."""
    if wrap:
        return Paragraph(text, role, tone, parent=parent)
    made = QLabel(text, parent)
    _dress(made, role, tone)
    return made


def rule(upright: bool = False, parent: QWidget | None = None) -> QFrame:
    """A hairline between things."""
    made = QFrame(parent)
    made.setProperty("kind", "upright" if upright else "rule")
    return made


def token(tone: str) -> str:
    """The colour token of a tone: `""`, `"2"`, `"3"`, `"on"` or a hue such as `"pine"`."""
    return _TOKENS.get(tone) or f"{tone}_text"


def tip(text: str) -> str:
    """A tooltip that shows these very letters: where it sees a tag, Qt would read HTML."""
    return f"<span>{text.replace('&', '&amp;').replace('<', '&lt;')}</span>" if "<" in text else text


def wipe(part: QWidget) -> None:
    """No word stays on a part that is thrown away, nor in what is told of it: the journal may be locked first."""
    for one in (part, *part.findChildren(QWidget)):
        if isinstance(one, QLabel):
            one.setText("")
        one.setToolTip("")
        one.setAccessibleName("")
        one.setAccessibleDescription("")


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the stylesheet reads, and let it be read again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Paragraph(QLabel):
    """Wrapped words at the line height of their role, which QLabel cannot give; `lead` stands before, in bold."""

    def __init__(
        self, text: str, role: str = "body", tone: str = "", lead: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _dress(self, role, tone)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lead = lead
        self._layout: QTextLayout | None = None
        self._laid_out_for = -1
        self._heights: dict[int, int] = {}  # by width: layouts ask again and again
        self._natural = -1
        self.setText(text)

    def setText(self, text: str) -> None:
        self._forget()
        super().setText(" ".join(part for part in (self._lead, text) if part))

    def set_words(self, lead: str, text: str) -> None:
        self._lead = lead
        self.setText(text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        if width not in self._heights:
            if self._is_plain() and width >= self._natural_width():  # nothing to wrap: most are a few words
                self._heights[width] = (self.text().count("\n") + 1) * theme.current().line(self.property("role"))
            else:
                self._lay_out(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        widest = theme.current().px(_MEASURE)
        width = min(widest, self._natural_width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        width = min(theme.current().px(96), self._natural_width())
        return QSize(width, theme.current().line(self.property("role")))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._laid_out_for != self.width():
            self._lay_out(self.width())
        if self._layout is not None:
            painter = QPainter(self)
            painter.setPen(theme.current()[token(self.property("tone"))])
            self._layout.draw(painter, QPointF(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._forget()

    def _forget(self) -> None:
        self._laid_out_for = -1
        self._heights = {}
        self._natural = -1
        self.updateGeometry()

    def _natural_width(self) -> int:
        if self._natural < 0:
            metrics = self.fontMetrics()
            bold = metrics.horizontalAdvance(self._lead) // 12  # bold is a little wider
            widths = (metrics.horizontalAdvance(line) for line in self.text().split("\n"))
            self._natural = max(widths, default=0) + bold + 2
        return self._natural

    def _is_plain(self) -> bool:
        """Of one weight, and without tabs and other signs that a layout takes for more or less room."""
        return not self._lead and all(line.isprintable() for line in self.text().split("\n"))

    def _lay_out(self, width: int) -> None:
        line = theme.current().line(self.property("role"))
        self._layout, self._heights[width] = lay_out(self, self.text(), width, line, self._formats())
        self._laid_out_for = width

    def _formats(self) -> list[QTextLayout.FormatRange]:
        if not self._lead:
            return []
        bold = QTextLayout.FormatRange()
        bold.start = 0
        bold.length = len(self._lead.encode("utf-16-le")) // 2
        bold.format = QTextCharFormat()
        bold.format.setFontWeight(QFont.Weight.DemiBold)
        bold.format.setForeground(theme.current()["ink" if self.property("tone") != "on" else "on_tooltip"])
        return [bold]


def _dress(made: QLabel, role: str, tone: str) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)


def lay_out(
    widget: QWidget,
    words: str,
    width: float,
    line: int,
    formats: list[QTextLayout.FormatRange] | None = None,
    font: QFont | None = None,
) -> tuple[QTextLayout, int]:
    """Words in the direction and, unless given, the font of a widget, with the height of all their lines.

    `line` is the distance from line to line in px.
    """
    aligned = widget.alignment() if isinstance(widget, QLabel) else Qt.AlignmentFlag.AlignLeading
    option = QTextOption(QStyle.visualAlignment(widget.layoutDirection(), aligned))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(widget.layoutDirection())
    layout = QTextLayout(words.replace("\n", _LINE_BREAK), font or widget.font())
    layout.setTextOption(option)
    layout.setFormats(formats or [])
    return layout, _break_lines(layout, width, line)


def _break_lines(layout: QTextLayout, width: float, line_height: int) -> int:
    """Place the lines `line_height` apart, each in the middle of its own room."""
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
        top += line_height
    layout.endLayout()
    return round(top)
