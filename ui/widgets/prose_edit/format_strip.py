"""The formatting strip over an editor: heading, bold, italic, lists, quote."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.buttons import IconButton

from .written import Written

_SIDE = 32
_STEP = 36
_ICON = 20
_SHORTCUTS = ("Ctrl+B", "Ctrl+I")
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class FormatStrip(QWidget):
    """For one editor. One tab stop; the arrow keys go from button to button."""

    def __init__(self, editor: Written, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._build()
        self._connect()
        self._on_caret()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Formatting"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        bold, italic = (QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in _SHORTCUTS)
        self._buttons = {
            "heading": _Format("text-h", self.tr("Heading"), "#", self),
            "bold": _Format("text-bolder", self.tr("Bold"), bold, self),
            "italic": _Format("text-italic", self.tr("Italic"), italic, self),
            "bullet": _Format("list-bullets", self.tr("List"), "-", self),
            "number": _Format("list-numbers", self.tr("Numbered list"), "1.", self),
            "quote": _Format("quotes", self.tr("Quotation"), ">", self),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_STEP - _SIDE)
        for button in self._buttons.values():
            row.addWidget(button)
        self._stop_at(self._row()[0])

    def _connect(self) -> None:
        editor, buttons = self._editor, self._buttons
        buttons["heading"].clicked.connect(editor.toggle_heading)
        buttons["bold"].clicked.connect(editor.toggle_bold)
        buttons["italic"].clicked.connect(editor.toggle_italic)
        buttons["bullet"].clicked.connect(editor.toggle_bullets)
        buttons["number"].clicked.connect(editor.toggle_numbers)
        buttons["quote"].clicked.connect(editor.toggle_quote)
        for button in buttons.values():
            button.clicked.connect(self._on_caret)
        editor.cursorPositionChanged.connect(self._on_caret)
        editor.selectionChanged.connect(self._on_caret)
        editor.edited.connect(self._on_caret)

    def _on_caret(self) -> None:
        looks = self._editor.looks()
        for name, button in self._buttons.items():
            button.setChecked(name in looks)

    def _row(self) -> list[IconButton]:
        return list(self._buttons.values())

    def _stop_at(self, chosen: IconButton) -> None:
        """A click never takes the focus from the text."""
        for button in self._row():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is chosen else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, focused = self._row(), self.focusWidget()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(row), Qt.Key.Key_End: len(row)}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not isinstance(focused, IconButton):
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and abs(step) == 1:
            step = -step
        goal = row[min(max(row.index(focused) + step, 0), len(row) - 1)]
        self._stop_at(goal)
        goal.setFocus(Qt.FocusReason.TabFocusReason)


class _Format(IconButton):
    """Pressed while the caret stands in such words. `keys` do the same in the text."""

    def __init__(self, icon: str, name: str, keys: str, parent: QWidget) -> None:
        super().__init__(icon, name, parent=parent)
        self._glyph = icon
        self.setCheckable(True)
        self.setAccessibleDescription(keys)
        self.setToolTip(f"{name}  {keys}")

    def sizeHint(self) -> QSize:
        side = theme.current().px(_SIDE)
        return QSize(side, side)

    def nextCheckState(self) -> None:
        """Only the text decides."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()  # for the strip; a button alone would take them for Tab
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.painter_on(self)
        if self.isChecked():
            painter.setPen(look["line"] if look.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(look["selected"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        icon = QRectF(0, 0, look.px(_ICON), look.px(_ICON))
        icon.moveCenter(QRectF(self.rect()).center())
        token = "pine_text" if self.isChecked() else "ink2"
        paint.icon_at(painter, icon.topLeft(), self._glyph, token, look.px(_ICON))
