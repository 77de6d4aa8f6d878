"""A title that can be renamed where it stands."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import paint, text
from ui.widgets.line_area import LineArea

_RENAMING = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RING = (6, 2)  # px beside and above the words, for the focus ring
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class TitleEdit(QWidget):
    """F2, Enter or a double click renames; then Enter or leaving it keeps the words, Esc puts back what was there.

    Its words begin `BESIDE` px inside, so it may hang over its column by as much.
    """

    BESIDE = _RING[0]
    renamed = Signal(str)

    def __init__(self, role: str = "title_goal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renaming = False
        self._shown = text.label("", role, wrap=True, parent=self)
        self._editor = LineArea(role=role, parent=self)
        self._editor.hide()
        self._editor.installEventFilter(self)
        self._editor.entered.connect(self.keep)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(self.tr("F2 renames it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_RING[0], _RING[1], _RING[0], _RING[1])
        column.addWidget(self._shown)
        column.addWidget(self._editor)

    def set_title(self, words: str) -> None:
        """What is being typed stays."""
        self._shown.setText(words)
        self.setAccessibleName(words)

    @property
    def title(self) -> str:
        return self._shown.text()

    @property
    def renaming(self) -> bool:
        return self._renaming

    def rename(self) -> None:
        if self._renaming:
            return
        self.put_back(self.title)
        self._editor.selectAll()
        self._editor.setFocus()

    def put_back(self, words: str) -> None:
        """These stand in the field, such as what could not be kept. The focus stays where it is."""
        self._renaming = True
        self._editor.setAccessibleName(self.tr("New words for: {words}").format(words=self.title))
        self._editor.load(words)
        self._shown.hide()
        self._editor.show()

    def keep(self) -> None:
        """End renaming with what was typed; nothing typed changes nothing."""
        if not self._renaming:
            return
        words = self._editor.words()
        self._end()
        if words and words != self.title:
            self.renamed.emit(words)

    def clear_words(self) -> None:
        self._end()
        self._editor.clear_words()
        self._editor.setAccessibleName("")
        self.set_title("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.renaming:
            self._end()
        elif event.key() in _RENAMING and not self.renaming:
            self.rename()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field keeps what is typed."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _STAYS:
            self.keep()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            paint.focus_ring(paint.painter_on(self), QRectF(self.rect()), 6)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _end(self) -> None:
        self._renaming = False  # before the field goes: as it does, it loses the focus
        had_focus = self._editor.hasFocus()
        self._editor.hide()
        self._shown.show()
        if had_focus:
            self.setFocus()
