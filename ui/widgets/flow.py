"""Things in a row that go on in the next line when the row is full."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from shiboken6 import Shiboken

_OWN = (QEvent.Type.LayoutRequest,)
_OTHERS = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
_Sized = tuple[QWidget, QSize]  # a widget and the size it would like to have


class Flow(QWidget):
    """For buttons and chips. `align`: `start`, `centre` or `end` of each line.

    A widget and no QLayout: a layout written in Python holds items that Qt deletes behind its back, and an error in
    one of its methods, which Qt calls, ends the program.
    """

    def __init__(self, gap: int = 10, align: str = "start", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap, self._align = gap, align
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.installEventFilter(self)

    def addWidget(self, widget: QWidget) -> None:
        """At the end; one that is here already goes there."""
        taken_away = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        widget.setVisible(not taken_away)
        widget.installEventFilter(self)
        self._widgets = [*(one for one in self._widgets if one is not widget), widget]
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        high = sum(_height(line) for line in lines) + self._gap * max(0, len(lines) - 1)
        return high + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        return self._with_margins(QSize(self._width(shown), _height(shown)))

    def minimumSizeHint(self) -> QSize:
        shown = self._shown()
        widest = max((hint.width() for _, hint in shown), default=0)
        return self._with_margins(QSize(widest, _height(shown)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what appears, goes, or changes its size."""
        if event.type() in (_OWN if watched is self else _OTHERS):
            self._follow()
        return False

    def _follow(self) -> None:
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        inside = self.contentsRect()
        top = inside.top()
        for line in self._lines(inside.width()):
            high = _height(line)
            spare = max(0, inside.width() - self._width(line))
            left = inside.left() + {"start": 0, "centre": spare // 2, "end": spare}[self._align]
            for widget, hint in line:
                wide = min(hint.width(), inside.width())
                place = QRect(left, top + (high - hint.height()) // 2, wide, hint.height())
                widget.setGeometry(QStyle.visualRect(self.layoutDirection(), inside, place))
                left += hint.width() + self._gap
            top += high + self._gap

    def _lines(self, width: int) -> list[list[_Sized]]:
        lines: list[list[_Sized]] = []
        taken = 0
        for one in self._shown():
            taken += self._gap + one[1].width()
            if lines and taken <= width:
                lines[-1].append(one)
            else:
                lines.append([one])
                taken = one[1].width()
        return lines

    def _width(self, line: list[_Sized]) -> int:
        return sum(hint.width() for _, hint in line) + self._gap * max(0, len(line) - 1)

    def _shown(self) -> list[_Sized]:
        """Each is asked once how large it would be: the answer takes longer than all that is done with it."""
        self._widgets = [widget for widget in self._widgets if Shiboken.isValid(widget)]
        return [(widget, _hint(widget)) for widget in self._widgets if not widget.isHidden()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _hint(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _height(line: list[_Sized]) -> int:
    return max((hint.height() for _, hint in line), default=0)
