"""Things in a row that go on in the next line when the row is full."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget
from shiboken6 import Shiboken


class Flow(QLayout):
    """For buttons and chips. `align`: `start`, `centre` or `end` of each line."""

    def __init__(self, gap: int = 10, align: str = "start", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._align = align
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        high = sum(_height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)
        return high + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return self._with_margins(QSize(wide, _height(shown)))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        widest = max((item.minimumSize().width() for item in shown), default=0)
        return self._with_margins(QSize(widest, _height(shown)))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inside = self.alignmentRect(rect).marginsRemoved(self.contentsMargins())
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        top = inside.top()
        for line in self._lines(inside.width()):
            high = _height(line)
            wide = self._width(line)
            spare = max(0, inside.width() - wide)
            left = inside.left() + {"start": 0, "centre": spare // 2, "end": spare}[self._align]
            for item in line:
                hint = item.sizeHint()
                place = QRect(left, top + (high - hint.height()) // 2, hint.width(), hint.height())
                place.setWidth(min(place.width(), inside.width()))
                item.setGeometry(QStyle.visualRect(direction, inside, place))
                left += hint.width() + self.spacing()
            top += high + self.spacing()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._shown():
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _width(self, line: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)

    def _shown(self) -> list[QLayoutItem]:
        # While a window is taken down, Qt may have deleted an item that is still in the list.
        return [item for item in self._items if Shiboken.isValid(item) and not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
