"""Every word that the program still holds to show or to tell: in widgets, in models, in undo, on the clipboard."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QUndoStack
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

_SAID = ("text", "toPlainText", "title", "placeholderText", "windowTitle")
_TOLD = ("toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription")
_ROLES = (*(Qt.ItemDataRole(number) for number in range(14)), *range(256, 264))
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_ALOUD = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def words(widgets=None):
    """Where they stand, and what they are; of all widgets that there are, if none are given."""
    for widget in QApplication.allWidgets() if widgets is None else widgets:
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        yield from ((where, said) for said in _of(widget))
    for window in QApplication.topLevelWidgets():
        for stack in window.findChildren(QUndoStack):
            yield from (("undo", stack.text(at)) for at in range(stack.count()))
    mime = QGuiApplication.clipboard().mimeData()
    yield "clipboard", mime.text() if mime else ""


def holding(markers, widgets=None):
    """The places where one of the markers stands."""
    lowered = [one.lower() for one in markers]
    return sorted({where for where, said in words(widgets) if any(one in said.lower() for one in lowered)})


def _of(widget):
    for name in (*_SAID, *_TOLD):
        said = getattr(widget, name, None)
        if callable(said):
            yield str(said())
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is not None and spoken.isValid():
        yield from (spoken.text(kind) for kind in _ALOUD)
    yield from _kept_to_paint(widget)
    yield from _owned(widget)
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QLineEdit | QTextEdit):
        yield from _behind(widget)


def _owned(widget):
    for model in widget.findChildren(QAbstractItemModel, options=_DIRECT):
        yield from _in_model(model)
    for action in widget.findChildren(QAction, options=_DIRECT):
        yield action.text()


def _kept_to_paint(widget: QWidget) -> Iterable[str]:
    """Strings that a widget painted by ourselves keeps: alone, or a few together."""
    for value in vars(widget).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple | list):
            yield from (one for one in value if isinstance(one, str))


def _in_model(model):
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            yield from (str(said) for role in _ROLES if (said := index.data(role)) is not None)


def _behind(editor):
    """What its own undo would bring back."""
    may = editor.document().isUndoAvailable if isinstance(editor, QTextEdit) else editor.isUndoAvailable
    for _ in range(20):
        if not may():
            break
        editor.undo()
        yield editor.toPlainText() if isinstance(editor, QTextEdit) else editor.text()
