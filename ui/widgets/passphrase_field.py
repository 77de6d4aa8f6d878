"""A field for a passphrase: hidden until asked, and nothing of it is kept elsewhere."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.widgets.announce import announce
from ui.widgets.buttons import IconButton
from ui.widgets.line_edit import LineEdit
from ui.widgets.menu import Menu

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
)


_SHOW = QKeySequence("Alt+F8")  # as in Windows’ own fields


class PassphraseField(LineEdit):
    """Has no undo: what was typed and taken back must not stay in memory.

    The eye is no stop for Tab. Whoever types a passphrase and goes on with Tab types blindly: on the eye, its first
    space would show to the room what stands in the field.
    """

    def __init__(self, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(tall=tall, parent=parent)
        self._eye = IconButton("eye", "", parent=self)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.clicked.connect(self._on_eye_clicked)
        self.set_shown(False)

    @property
    def shown(self) -> bool:
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        hidden = Qt.InputMethodHint.ImhNone if shown else Qt.InputMethodHint.ImhHiddenText
        self.setInputMethodHints(_HINTS | hidden)
        self._eye.set_icon("eye-slash" if shown else "eye")
        name = self.tr("Hide passphrase") if shown else self.tr("Show passphrase")
        self._eye.set_name(name)
        self._eye.setToolTip(f"{name} ({_SHOW.toString(QKeySequence.SequenceFormat.NativeText)})")

    def wipe(self) -> None:
        """Empty the field; unlike `clear`, this leaves nothing to undo."""
        self.setText("")
        self.set_shown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            return
        if QKeySequence(event.keyCombination()) == _SHOW:
            self.set_shown(not self.shown)
            announce(self, self.tr("Passphrase shown") if self.shown else self.tr("Passphrase hidden"))
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Without Qt's part, which puts a shown selection where any program can paste it from."""
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        if self.shown and self.hasSelectedText():
            menu.add(self.tr("Copy")).triggered.connect(self.copy)
        paste = menu.add(self.tr("Paste"))
        paste.setEnabled(not self.isReadOnly())
        paste.triggered.connect(self.paste)
        menu.add(self.tr("Select all")).triggered.connect(self.selectAll)
        menu.popup(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._eye.setAccessibleDescription(self.accessibleName())  # where there are several

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_eye()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._place_eye()

    def _room_after(self) -> int:
        return theme.current().px(30)

    def _place_eye(self) -> None:
        side = theme.current().px(30)
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        left = self.width() - side - 5 if rightward else 5
        self._eye.setGeometry(left, (self.height() - side) // 2, side, side)

    def _on_eye_clicked(self) -> None:
        self.set_shown(not self.shown)
