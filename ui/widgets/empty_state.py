"""What stands where nothing has been written yet: a picture, a heading, one sentence, a button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.arch import IconArch
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.hearth import Hearth

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """Without an `icon` it shows the hearth, and speaks a little larger. Centred in the room it is given."""

    def __init__(self, heading: str, sentence: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(heading, sentence, icon)

    def add_button(self, words: str, kind: str = "", icon: str = "") -> Button:
        button = Button(words, kind, icon, parent=self)
        self._buttons.addWidget(button)
        return button

    def set_words(self, heading: str, sentence: str) -> None:
        self._heading.setText(heading)
        self._sentence.setText(sentence)

    def _build(self, heading: str, sentence: str, icon: str) -> None:
        picture = IconArch(icon, parent=self) if icon else Hearth(300, self)
        self._heading = text.label(heading, "heading" if icon else "title_goal", wrap=True, parent=self)
        self._sentence = text.label(sentence, "body" if icon else "lead", "2", wrap=True, parent=self)
        self._buttons = Flow(align="centre")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(picture, 0, _CENTRE)
        column.addSpacing(16 if icon else 34)
        for words in (self._heading, self._sentence):
            words.setAlignment(_CENTRE | Qt.AlignmentFlag.AlignTop)
            column.addWidget(words)
            column.addSpacing(4 if words is self._heading else 18)
        column.addWidget(self._buttons)
        column.addStretch(1)
        self._column = QWidget(self)
        self._column.setLayout(column)
        self._column.setMaximumWidth(340 if icon else 480)
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 24, 24, 24)
        across.addStretch(1)
        across.addWidget(self._column, 100)
        across.addStretch(1)
