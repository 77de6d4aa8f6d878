"""The formatting strip over an editor: heading, bold, italic, lists, quote; over notes also what comes of them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui import theme
from ui.widgets import paint, text
from ui.widgets.buttons import Button, IconButton

from .written import Written

_SIDE = 32
_STEP = 36
_ICON = 20
_RULE = 20
_SHORTCUTS = ("Ctrl+B", "Ctrl+I", "Ctrl+Shift+A")
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class FormatStrip(QWidget):
    """For one editor. One tab stop; the arrow keys go from button to button.

    With `of_notes` it has two more, in words: Action, and Reflect on this later.
    """

    def __init__(self, editor: Written, parent: QWidget | None = None, *, of_notes: bool = False) -> None:
        super().__init__(parent)
        self._editor = editor
        self._buttons: dict[str, IconButton | Button] = {}
        self._worded: list[_Worded] = []
        self._build(of_notes)
        self._connect()
        self._on_caret()

    def set_brief(self, brief: bool) -> None:
        """Icons alone, where there is little room."""
        for button in self._worded:
            button.set_brief(brief)

    def _build(self, of_notes: bool) -> None:
        self.setAccessibleName(self.tr("Formatting"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        bold, italic, action = (
            QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in _SHORTCUTS
        )
        self._buttons |= {
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
        for button in self._row():
            row.addWidget(button)
        if of_notes:
            self._worded = [
                _Worded("check-square", self.tr("Action"), action, self),
                _Worded("bookmark-simple", self.tr("Reflect on this later"), "", self),
            ]
            self._buttons |= dict(zip(("action", "later"), self._worded, strict=True))
            row.addSpacing(4)
            rule = text.rule(upright=True)
            rule.setFixedHeight(_RULE)
            row.addWidget(rule)
            row.addSpacing(4)
            for worded in self._worded:
                row.addWidget(worded)
        self._stop_at(self._row()[0])

    def _connect(self) -> None:
        editor = self._editor
        toggles = {
            "heading": editor.toggle_heading,
            "bold": editor.toggle_bold,
            "italic": editor.toggle_italic,
            "bullet": editor.toggle_bullets,
            "number": editor.toggle_numbers,
            "quote": editor.toggle_quote,
            "action": editor.toggle_action,
            "later": editor.toggle_later,
        }
        for name, button in self._buttons.items():
            button.clicked.connect(toggles[name])
            button.clicked.connect(self._on_caret)
        editor.cursorPositionChanged.connect(self._on_caret)
        editor.selectionChanged.connect(self._on_caret)
        editor.edited.connect(self._on_caret)

    def _on_caret(self) -> None:
        looks = self._editor.looks()
        for name, button in self._buttons.items():
            button.setChecked(name in looks)

    def _row(self) -> list[IconButton | Button]:
        return list(self._buttons.values())

    def _stop_at(self, chosen: IconButton | Button) -> None:
        """A click never takes the focus from the text."""
        for button in self._row():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is chosen else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, focused = self._row(), self.focusWidget()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(row), Qt.Key.Key_End: len(row)}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not isinstance(focused, IconButton | Button):
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


class _Worded(Button):
    """The same in words, or as an icon alone."""

    def __init__(self, icon: str, name: str, keys: str, parent: QWidget) -> None:
        super().__init__(name, "q", icon, dense=True, parent=parent)
        self._name = name
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        self.setToolTip(f"{name}  {keys}".strip())

    def set_brief(self, brief: bool) -> None:
        self.setText("" if brief else self._name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self.text() else QSize(theme.current().px(_SIDE), hint.height())

    def nextCheckState(self) -> None:
        """Only the text decides."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _icon_room(self) -> int:
        return super()._icon_room() if self.text() else self._icon_size()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            look, painter = theme.current(), paint.painter_on(self)
            painter.setPen(look["line"] if look.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(look["selected"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.end()
        super().paintEvent(event)
