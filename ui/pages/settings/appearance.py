"""Settings, appearance: light or dark, text size, stillness."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.settings import APPEARANCES, TEXT_SIZES
from ui import theme
from ui.pages.settings.rows import Row, section
from ui.session import Session
from ui.widgets import paint
from ui.widgets.flow import Flow
from ui.widgets.radio import Radio
from ui.widgets.segmented import Segmented
from ui.widgets.switch import Switch

_PICTURE = QSize(132, 86)
_PALETTES = {  # two where the system says which of them it is
    "system": ("light", "dark"),
    "light": ("light",),
    "dark": ("dark",),
    "contrast": ("hc_light", "hc_dark"),
}


class AppearanceSection(QWidget):
    """Applies at once, everywhere, and follows the keys that change the text size."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = session.preferences
        self._build()
        self._show_now()
        self._connect()

    def _build(self) -> None:
        sizes = {
            "small": self.tr("Small"),
            "standard": self.tr("Standard"),
            "large": self.tr("Large"),
            "largest": self.tr("Largest"),
        }
        self._size = Segmented([(key, sizes[key]) for key in TEXT_SIZES], self.tr("Text size"))
        self._still = Switch(self.tr("Keep things still"))
        rows = (
            self._build_cards(),
            Row(self.tr("Text size"), self.tr("Changes every page, not only what you write."), self._size),
            Row(self.tr("Keep things still"), self.tr("No fades or slides."), self._still),
        )
        section(self.tr("Appearance"), rows, self).addStretch(1)

    def _build_cards(self) -> QWidget:
        names = {
            "system": self.tr("System"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        cards = Flow(16)
        cards.setAccessibleName(self.tr("Appearance"))
        cards.setContentsMargins(0, 12, 0, 14)
        self._group = QButtonGroup(self)
        self._radios: dict[str, Radio] = {}
        for key in APPEARANCES:
            radio = self._radios[key] = Radio(names[key])
            self._group.addButton(radio)
            cards.addWidget(_card(_Picture(_PALETTES[key], radio), radio))
        return cards

    def _connect(self) -> None:
        self._group.buttonToggled.connect(self._on_chosen)
        self._size.changed.connect(self._on_size)
        self._still.toggled.connect(self._on_still)
        self._preferences.changed.connect(self._show_now)

    def _show_now(self) -> None:
        now = self._preferences.now
        self._radios[now.appearance].setChecked(True)
        self._size.choose(now.text_size)
        self._still.setChecked(now.still)

    def _on_chosen(self, _button: Radio, on: bool) -> None:
        if on:
            chosen = next(key for key, radio in self._radios.items() if radio.isChecked())
            self._preferences.keep(appearance=chosen)

    def _on_size(self, key: str) -> None:
        self._preferences.keep(text_size=key)

    def _on_still(self, on: bool) -> None:
        self._preferences.keep(still=on)


def _card(picture: QWidget, radio: Radio) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(picture)
    column.addWidget(radio)
    return made


class _Picture(QWidget):
    """A small window in one palette, or half and half; a click chooses it. The radio button is what keys reach."""

    def __init__(self, palettes: tuple[str, ...], radio: Radio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = [theme.named(name) for name in palettes]
        self._radio = radio
        self.setFixedSize(_PICTURE)
        radio.toggled.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._radio.setChecked(True)
        self._radio.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        share = whole.width() / len(self._looks)
        for at, look in enumerate(self._looks):
            painter.save()
            painter.setClipRect(QRectF(whole.left() + at * share, 0, share + 1, self.height()))
            _draw_window(painter, whole, look)
            painter.restore()
        chosen, now = self._radio.isChecked(), theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(now["pine" if chosen else "field"], 2 if chosen else 1))
        painter.drawRoundedRect(whole, 10, 10)


def _draw_window(painter: QPainter, room: QRectF, look: theme.Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    _fill(painter, room, look["window"], 10)
    _fill(painter, QRectF(room.left(), room.top(), 36, room.height()), look["sidebar"], 10)
    _fill(painter, QRectF(room.left() + 48, room.top() + 14, 44, 7), look["ink"], 3)
    painter.setPen(QPen(look["line"], 1))
    _fill(painter, QRectF(room.left() + 48.5, room.top() + 30.5, 68, 26), look["surface"], 5)


def _fill(painter: QPainter, rect: QRectF, colour: QColor, radius: float) -> None:
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)
