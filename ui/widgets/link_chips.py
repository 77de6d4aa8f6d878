"""What something is linked to, as chips that open it, and one to add another."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.chip import ink_of, paint_pill, paint_words, words_width
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu
from ui.widgets.text import tip

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Link:
    """`key` is the caller's own; `tone` a hue of the theme, or empty for a neutral chip. A name may be changed here."""

    key: Hashable
    words: str = field(repr=False)
    icon: str = ""
    tone: str = ""
    renames: bool = False


class LinkChips(Flow):
    """Enter or a click opens, Delete removes, F2 renames; the caller gives `set_links` anew.

    `add` names the last chip aloud; "" leaves it out, where there is another way to add.
    """

    opened = Signal(object)  # the key
    removed = Signal(object)
    rename_requested = Signal(object)
    add_requested = Signal()

    def __init__(self, name: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(8, parent=parent)
        self.setAccessibleName(name)
        self._before = QWidget(self)  # never seen, and so no stop; it keeps the place in the order of Tab
        self._before.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._before.hide()
        self._chips: list[LinkChip] = []
        self.add_chip = _PillButton(self)
        self.add_chip.show_words(self.tr("Add"), "plus", "")
        self.add_chip.setAccessibleName(add)
        self.add_chip.clicked.connect(self.add_requested)
        self._ends: tuple[_PillButton, ...] = (self.add_chip,) if add else ()
        self.add_chip.setVisible(bool(add))
        self.addWidget(self.add_chip)

    @property
    def chips(self) -> Sequence["LinkChip"]:
        return tuple(self._chips)

    def set_links(self, links: Sequence[Link]) -> None:
        """Show these; the focus of one that went goes to the next, else to the one that adds, where there is one."""
        at = next((number for number, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        held = self._chips[at] if at >= 0 else None
        before = {chip.link.key: chip for chip in self._chips}
        self._chips = [self._chip_for(link, before.pop(link.key, None)) for link in links]
        for gone in before.values():
            gone.set_link(Link(None, ""))
            gone.hide()
            gone.deleteLater()
        stops: tuple[_PillButton, ...] = (*self._chips, *self._ends)
        for chip in stops:
            self.addWidget(chip)
            chip.show()
            chip.raise_()  # children are in the order that is seen
        for one, other in pairwise((self._before, *stops)):  # or Tab would come to what is new last of all
            QWidget.setTabOrder(one, other)
        if held and held not in self._chips and stops:
            stops[min(at, len(stops) - 1)].setFocus()

    def clear_words(self) -> None:
        self.set_links([])

    def minimumSizeHint(self) -> QSize:
        """A long tag is cut rather than make its page wider."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.current().px(120)), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from chip to chip, as Tab does."""
        stops: tuple[_PillButton, ...] = (*self._chips, *self._ends)
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((number for number, chip in enumerate(stops) if chip.hasFocus()), -1)
        if step is None or at < 0:
            super().keyPressEvent(event)
            return
        onward = at + (step if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -step)
        if 0 <= onward < len(stops):
            stops[onward].setFocus(Qt.FocusReason.TabFocusReason)

    def _chip_for(self, link: Link, before: "LinkChip | None") -> "LinkChip":
        if before is not None:
            before.set_link(link)
            return before
        chip = LinkChip(link, self)
        chip.opened.connect(self.opened)
        chip.removed.connect(self.removed)
        chip.rename_requested.connect(self.rename_requested)
        return chip


class _PillButton(QAbstractButton):
    """24 px high, and cut with … only where its line is too narrow for it alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = self._icon = self._tone = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, icon: str, tone: str) -> None:
        self._words, self._icon, self._tone = words, icon, tone
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(words_width(self._words, self._icon), theme.current().px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.current().px(60), self.sizeHint().width()), theme.current().px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self.width() >= self.sizeHint().width() else tip(self._words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint_pill(painter, QRectF(self.rect()), self._tone)
        over = self.underMouse() and not self.hasFocus()
        if over:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.current()["field"])
            shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        paint_words(self, painter, self._words, self._icon, ink_of(self._tone))
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), self.height() / 2 - 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class LinkChip(_PillButton):
    """One link."""

    opened = Signal(object)
    removed = Signal(object)
    rename_requested = Signal(object)

    def __init__(self, link: Link, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_link(link)
        self.clicked.connect(self._on_opened)

    def set_link(self, link: Link) -> None:
        self.link = link
        self.show_words(link.words, link.icon, link.tone)
        keys = self.tr("Delete removes the link, F2 renames it") if link.renames else self.tr("Delete removes the link")
        self.setAccessibleDescription(keys if link.words else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_removed()
        elif event.key() == Qt.Key.Key_F2 and self.link.renames:
            self._on_rename()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_opened)
        if self.link.renames:
            menu.add(self.tr("Rename…")).triggered.connect(self._on_rename)
        menu.add(self.tr("Remove")).triggered.connect(self._on_removed)
        menu.popup(event.globalPos())

    def _on_opened(self) -> None:
        self.opened.emit(self.link.key)

    def _on_removed(self) -> None:
        self.removed.emit(self.link.key)

    def _on_rename(self) -> None:
        self.rename_requested.emit(self.link.key)
