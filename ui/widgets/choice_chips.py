"""A few choices as chips, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.chip import paint_words, words_width
from ui.widgets.flow import Flow

_SIDE = 12


class ChoiceChips(Flow):
    """`options` are (key, words, icon). One tab stop; the arrow keys move. Starts with the first chosen."""

    chosen = Signal(str)  # by a person, and another than before

    def __init__(self, options: Sequence[tuple[str, str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(8, parent=parent)
        self.setAccessibleName(name)
        self._silent = False
        self._group = QButtonGroup(self)
        self._chips = {key: _ChoiceChip(key, words, icon, self) for key, words, icon in options}
        for chip in self._chips.values():
            self._group.addButton(chip)
            self.addWidget(chip)
        next(iter(self._chips.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def key(self) -> str:
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def chip(self, key: str) -> QAbstractButton:
        """The one that stands for a choice. KeyError for an unknown key."""
        return self._chips[key]

    def choose(self, key: str) -> None:
        """Choose without telling. KeyError for an unknown key."""
        self._silent = True
        self._chips[key].setChecked(True)
        self._silent = False

    def offer(self, key: str, offered: bool) -> None:
        """Whether that one can be chosen; a sentence nearby says what would change it."""
        self._chips[key].setEnabled(offered)

    def _on_toggled(self, chip: QAbstractButton, on: bool) -> None:
        if on and not self._silent and isinstance(chip, _ChoiceChip):
            self.chosen.emit(chip.key)


class _ChoiceChip(QAbstractButton):
    def __init__(self, key: str, words: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        icon = self._icon or "check"  # which stands there once it is chosen
        return QSize(words_width(self.accessibleName(), icon, _SIDE), theme.current().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.painter_on(self)
        on = self.isChecked()
        over = self.underMouse() and self.isEnabled()
        painter.setBrush(look["pine_soft" if on else "hover" if over else "surface"])
        edge = "pine" if on else "field" if self.isEnabled() else "line"
        painter.setPen(QPen(look[edge], 2 if on and look.high_contrast else 1))
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        icon = "check" if on else self._icon
        token = "pine_text" if on else "ink" if self.isEnabled() else "ink3"
        paint_words(self, painter, self.accessibleName(), icon, token)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), self.height() / 2 - 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
