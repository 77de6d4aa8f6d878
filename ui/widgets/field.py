"""A labelled field, with a line of help and room for what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.glyph import Glyph

_LEADING = Qt.AlignmentFlag.AlignLeading


class Trouble(QWidget):
    """One line of what is wrong with one field, or with several beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: dict[QWidget, str] = {}
        self._words = text.label("", "body", "clay", wrap=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("warning-circle", "clay", 18, self), 0, text.TOP)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, field: QWidget, error: str) -> None:
        """What is wrong with `field`; "" when nothing is. First said, first shown."""
        self._said[field] = error
        self._words.setText(" ".join(filter(None, self._said.values())))
        self.setVisible(any(self._said.values()))


class Field(QWidget):
    """The label belongs to `editor`: it names it aloud, and a click on it goes there.

    `trouble` is where to say what is wrong, if not under this field, which has little room.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        help: str = "",
        parent: QWidget | None = None,
        trouble: Trouble | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._help = help
        self._error = ""
        self._build(label, trouble)
        self.set_help(help)

    def add_beside(self, widget: QWidget) -> None:
        """Put a control, such as *Choose…*, at the end of the field's line."""
        self._line.addWidget(widget)

    def set_help(self, help: str) -> None:
        self._help = help
        self._help_label.setText(help)
        self._help_label.setVisible(bool(help) and not self._error)
        if not self._error:
            self.editor.setAccessibleDescription(help)

    def set_error(self, error: str | None) -> None:
        """Say what is wrong under the field, and aloud; None when nothing is."""
        self._error = error or ""
        self._trouble.say(self, self._error)
        self._help_label.setVisible(bool(self._help) and not error)
        self.editor.setAccessibleDescription(error or self._help)
        text.restyle(self.editor, "trouble", bool(error))
        if error:
            announce(self.editor, error)

    @property
    def error(self) -> str:
        return self._error

    def _build(self, label: str, trouble: Trouble | None) -> None:
        name = text.label(label.replace("&", "&&"), "label", parent=self)
        name.setBuddy(self.editor)
        self.editor.setAccessibleName(label)
        self._help_label = text.label("", "meta", "3", wrap=True, parent=self)
        self._trouble = trouble or Trouble(self)
        self._line = QHBoxLayout()
        self._line.setSpacing(10)
        fixed = self.editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        self._line.addWidget(self.editor, 1, _LEADING if fixed else Qt.AlignmentFlag(0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(name)
        column.addLayout(self._line)
        column.addWidget(self._help_label)
        if trouble is None:
            column.addWidget(self._trouble)
