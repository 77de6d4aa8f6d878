"""How a page is laid out: its margins, its header, its columns."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import text
from ui.widgets.flow import Flow

NARROW = 920  # px of content below which pages draw in
ONE_COLUMN = 1180  # px of the window below which what is beside a list has one column
_WIDEST = 1120
_PANES = ((ONE_COLUMN, 0), (1024, 264), (0, 240))  # px of the window from which on, px of the pane; 0: its widest


def room(width: int) -> float:
    """How wide `width` px feel at this text size: larger text reaches the breakpoints earlier."""
    return width / max(1.0, 1 + (theme.current().scale - 1) * 0.7)


def pane_width(window: int, widest: int = 304) -> int:
    """How wide the list in a pane is beside what it lists."""
    wide = next(pane for least, pane in _PANES if room(window) >= least) or widest
    return round(wide * (1 + (theme.current().scale - 1) / 2))


def margin(width: int) -> int:
    """The space at both sides of a page that is `width` px wide."""
    return 28 if room(width) < NARROW else 40


def side_margins(width: int) -> tuple[int, int]:
    """Left and right; content stays at the left and is never wider than 1120 px at the standard text size."""
    side = margin(width)
    return side, max(side, width - side - max(_WIDEST, theme.current().px(_WIDEST)))


def sided(widget: QWidget, start: int, top: int, end: int, bottom: int) -> tuple[int, int, int, int]:
    """Margins from where one begins to read, as `setContentsMargins` takes them."""
    rightward = widget.layoutDirection() == Qt.LayoutDirection.LeftToRight
    return (start, top, end, bottom) if rightward else (end, top, start, bottom)


class Margins(QWidget):
    """Gives what stands above a scrolling page, such as its header, the same sides as the page."""

    def __init__(self, inner: QWidget, top: int = 26, bottom: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top = top
        self._bottom = bottom
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(inner)
        self._set_margins(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins(event.size().width())

    def _set_margins(self, width: int) -> None:
        start, end = side_margins(width)
        self._layout.setContentsMargins(*sided(self, start, self._top, end, self._bottom))
        self._layout.activate()


class PageScroll(QScrollArea):
    """A page that scrolls up and down. Fill `body`; the margins are the page's own."""

    def __init__(self, top: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top = top
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setSpacing(20)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """By its own width: if the bar moved the margins, and they the bar, Qt would go to and fro until it crashed."""
        start, end = side_margins(self.width())
        narrow = start < 40
        top, bottom = (self._top - 4, 24) if narrow else (self._top, 32)
        self.body.setContentsMargins(*sided(self, start, top, end, bottom))
        super().resizeEvent(event)


class PageHeader(QWidget):
    """Title and subtitle, controls at the end of their line, or below them where it is narrow."""

    def __init__(self, title: str, subtitle: str = "", role: str = "title", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text.label(title, role, wrap=True, parent=self)
        self._subtitle = text.label(subtitle, "body", "2", wrap=True, parent=self)
        self._subtitle.setVisible(bool(subtitle))
        self._controls = Flow()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(self._controls)
        self._layout.setAlignment(self._controls, Qt.AlignmentFlag.AlignBottom)

    def add_control(self, widget: QWidget) -> None:
        self._controls.addWidget(widget)

    def set_words(self, title: str, subtitle: str = "") -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def minimumSizeHint(self) -> QSize:
        """As if the controls were below: beside the title they must not keep the page from being narrow."""
        widths = (self._title.minimumSizeHint().width(), self._controls.minimumSizeHint().width())
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        words = max(self._title.sizeHint().width(), self._subtitle.sizeHint().width())
        needed = min(words, theme.current().px(320)) + self._controls.sizeHint().width() + 24
        fits = needed <= event.size().width()
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(along if fits else down)
        sides = Qt.AlignmentFlag.AlignBottom if fits else Qt.AlignmentFlag(0)
        self._layout.setAlignment(self._controls, sides)
        self._layout.activate()
        super().resizeEvent(event)
