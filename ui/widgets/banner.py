"""A banner: something worth knowing here, until it is resolved or closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph

_ICONS = {
    "info": ("info", "slate_text"),
    "good": ("check-circle", "pine_text"),
    "private": ("shield-check", "plum_text"),
    "honey": ("warning-circle", "honey_text"),
    "problem": ("warning-circle", "clay_text"),
}


class Banner(QFrame):
    """`kind`: `info`, `good`, `private`, `honey` (worth a look) or `problem`.

    `beside` puts buttons at the end of the line; `stacked` gives the lead a line of its own, as buttons below do.
    """

    closed = Signal()

    def __init__(
        self,
        kind: str,
        lead: str,
        words: str = "",
        icon: str = "",
        beside: bool = False,
        stacked: bool = False,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._beside = beside
        self._stacked = stacked
        self._buttons: QHBoxLayout | Flow | None = None
        self._build(kind, icon, closable)
        self.set_words(lead, words)

    def set_words(self, lead: str, words: str = "") -> None:
        self._lead = lead
        self._words = words
        self._show_words()
        if self.isVisible():
            self._say()

    def add_button(self, words: str, quiet: bool = False) -> Button:
        button = Button(words, "q" if quiet else "", dense=True, parent=self)
        self._button_row().addWidget(button)
        self._show_words()
        return button

    def add_above_buttons(self, widget: QWidget) -> None:
        """Something that must be done before one of them."""
        self._down.insertWidget(self._down.indexOf(self._paragraph) + 1, widget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._say()

    def _build(self, kind: str, icon: str, closable: bool) -> None:
        self.setProperty("kind", kind)
        usual, token = _ICONS[kind]
        self._paragraph = text.Paragraph("", "body", "2", parent=self)
        self._down = QVBoxLayout()
        self._down.setSpacing(12)
        self._down.addWidget(self._paragraph)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(16, 12, 16, 12)
        self._across.setSpacing(12)
        if self._beside:  # its words stand level with the buttons
            self._down.insertStretch(0)
            self._down.addStretch()
        glyph = Qt.AlignmentFlag.AlignVCenter if self._beside else text.TOP
        self._across.addWidget(Glyph(icon or usual, token, 20, self), 0, glyph)
        self._across.addLayout(self._down, 1)
        if closable:
            close = IconButton("x", self.tr("Close"), parent=self)
            close.clicked.connect(self._on_close_clicked)
            self._across.addWidget(close, 0, text.TOP)

    def _button_row(self) -> QHBoxLayout | Flow:
        if self._buttons is None:
            if self._beside:
                self._buttons = QHBoxLayout()
                self._buttons.setSpacing(8)
                self._across.insertLayout(2, self._buttons)
                self._across.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)
            else:
                self._buttons = Flow(8)
                self._down.addWidget(self._buttons)
        return self._buttons

    def _show_words(self) -> None:
        own_line = self._stacked or (self._buttons is not None and not self._beside)
        words = f"\n{self._words}" if own_line and self._words else self._words
        self._paragraph.set_words(self._lead, words)

    def _say(self) -> None:
        announce(self, f"{self._lead} {self._words}".strip())

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()
