"""The very first page: what this is, and three ways to begin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.settings import APPEARANCES
from ui import theme
from ui.pages.unlock.another import choose_another
from ui.preferences import Preferences
from ui.widgets import text
from ui.widgets.card_button import CardButton
from ui.widgets.hearth import Hearth, Logo
from ui.widgets.select import Select

_LEFT = 520 / 1280  # of the window's width
_LARGE, _SMALL = 390, 264  # px, the hearth
_COLUMN = 584
_HEADLINE = 520


@dataclass(frozen=True, slots=True)
class Said:
    """A heading, a sentence, and what else there is to know."""

    title: str
    lead: str
    notes: tuple[str, ...] = ()


class Welcome(QWidget):
    """Enter presses the first card."""

    create_requested = Signal()
    open_requested = Signal(object)  # Folder
    sample_requested = Signal()

    def __init__(
        self, preferences: Preferences, parent: QWidget | None = None, farewell: Said | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._said = farewell or self._welcome()
        self._build()
        self._create.clicked.connect(self.create_requested)
        self._open.clicked.connect(self._on_open)
        self._sample.clicked.connect(self.sample_requested)
        self._appearance.chosen.connect(self._on_appearance)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would be a second stop for Tab, before the first."""
        self._create.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, CardButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._left.setFixedWidth(min(theme.current().px(520), round(width * _LEFT)))
        roomy = self._left.width() >= _LARGE + 88
        self._large.setVisible(roomy)
        self._small.setVisible(not roomy)
        side = 88 if width >= 1180 else 20 if theme.current().scale > 1.2 else 32
        self._side.setContentsMargins(side, 32, side, 32)

    def _build(self) -> None:
        self._left = QFrame(self)
        self._left.setProperty("kind", "sidebar")
        self._build_left()
        scroller = QScrollArea(self)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(self._build_right())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(scroller, 1)

    def _build_left(self) -> None:
        mark = QHBoxLayout()
        mark.setSpacing(11)
        mark.addWidget(Logo(30))
        mark.addWidget(text.label("Inglenook", "heading"))
        mark.addStretch(1)
        self._large, self._small = Hearth(_LARGE), Hearth(_SMALL)
        self._small.hide()
        words = self.tr(
            "Inglenook, noun: the seat inside a wide old fireplace, where two people can talk out of the draught."
        )
        down = QVBoxLayout(self._left)
        down.setContentsMargins(44, 36, 44, 36)
        down.setSpacing(0)
        down.addLayout(mark)
        down.addStretch(1)
        for hearth in (self._large, self._small):
            down.addWidget(hearth, 0, Qt.AlignmentFlag.AlignHCenter)
        down.addStretch(1)
        down.addWidget(text.label(words, "meta", tone="2", wrap=True))

    def _build_right(self) -> QWidget:
        names = {
            "system": self.tr("System appearance"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        self._create = CardButton(
            "notebook",
            self.tr("Create my journal"),
            self.tr("Choose where it lives and a passphrase. It takes about three minutes."),
        )
        self._open = CardButton(
            "folder-open", self.tr("Open a journal I already have"), self.tr("From this computer or a USB stick.")
        )
        self._sample = CardButton(
            "coffee",
            self.tr("Look around a sample"),
            self.tr("Two years of an invented doctor’s entries. Nothing you do there is kept."),
        )
        self._appearance = Select([(key, names[key]) for key in APPEARANCES], self.tr("Appearance"))
        self._appearance.choose(self._preferences.now.appearance)
        headline = text.label(self._said.title, "display", wrap=True)
        words = text.label(self._said.lead, "lead", tone="2", wrap=True)
        notes = [text.label(one, "meta", tone="2", wrap=True) for one in self._said.notes]
        column = QWidget()
        down = QVBoxLayout(column)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        cards = ((self._create, 12), (self._open, 12), (self._sample, 28))
        said = [(words, 14 if notes else 32), *((note, 8) for note in notes[:-1]), *((note, 24) for note in notes[-1:])]
        for widget, below in ((headline, 14), *said, *cards):
            down.addWidget(widget)
            down.addSpacing(below)
        down.addWidget(self._appearance, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (headline, words, *notes):
            widget.setMaximumWidth(theme.current().px(_HEADLINE))
        column.setMaximumWidth(theme.current().px(_COLUMN))
        page = QWidget()
        self._side = QVBoxLayout(page)
        self._side.addStretch(1)
        self._side.addWidget(column)
        self._side.addStretch(1)
        return page

    def _welcome(self) -> Said:
        """The words of every other day."""
        return Said(
            self.tr("A private place for your mentoring conversations"),
            self.tr(
                "Keep what you talk about, what you hope for and what you notice, across posts and years. "
                "It stays on your computer, encrypted. It plays no part in assessment."
            ),
        )

    def _on_open(self) -> None:
        choose_another(self, self.open_requested.emit, self._preferences.now.journals)

    def _on_appearance(self, key: object) -> None:
        self._preferences.keep(appearance=key)
