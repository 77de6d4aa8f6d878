"""A labelled field, with a line of help and room for what is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.glyph import Glyph


class Field(QWidget):
    """The label belongs to `editor`: it names it aloud, and a click on it goes there."""

    def __init__(self, label: str, editor: QWidget, help: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._help = help
        self._build(label)
        self.set_help(help)

    def add_beside(self, widget: QWidget) -> None:
        """Put a control, such as *Choose…*, at the end of the field's line."""
        self._line.addWidget(widget)

    def set_help(self, help: str) -> None:
        self._help = help
        self._help_label.setText(help)
        self._help_label.setVisible(bool(help) and self._trouble.isHidden())
        if self._trouble.isHidden():
            self.editor.setAccessibleDescription(help)

    def set_error(self, error: str | None) -> None:
        """Say what is wrong under the field, and aloud; None when nothing is."""
        self._error_label.setText(error or "")
        self._trouble.setVisible(bool(error))
        self._help_label.setVisible(bool(self._help) and not error)
        self.editor.setAccessibleDescription(error or self._help)
        text.restyle(self.editor, "trouble", bool(error))
        if error:
            announce(self.editor, error)

    @property
    def error(self) -> str:
        return self._error_label.text()

    def _build(self, label: str) -> None:
        name = text.label(label.replace("&", "&&"), "label", parent=self)
        name.setBuddy(self.editor)
        self.editor.setAccessibleName(label)
        self._help_label = text.label("", "meta", "3", wrap=True, parent=self)
        self._trouble = QWidget(self)
        self._error_label = text.label("", "body", "clay", wrap=True, parent=self._trouble)
        row = QHBoxLayout(self._trouble)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("warning-circle", "clay", 18, self._trouble), 0, text.TOP)
        row.addWidget(self._error_label, 1)
        self._trouble.hide()

        self._line = QHBoxLayout()
        self._line.setSpacing(10)
        self._line.addWidget(self.editor, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(name)
        layout.addLayout(self._line)
        layout.addWidget(self._help_label)
        layout.addWidget(self._trouble)
