"""The menu of an editor, under the right button or the menu key."""

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QTextEdit

from ui.widgets.menu import Menu


def edit_menu(editor: QTextEdit) -> Menu:
    """Undo, redo, cut, copy, paste and select all; show it with `popup`."""
    menu, standard = Menu(editor), QKeySequence.StandardKey
    some = editor.textCursor().hasSelection()
    document = editor.document()
    board = QGuiApplication.clipboard().mimeData()
    entries = (
        (menu.tr("Undo"), standard.Undo, editor.undo, document.isUndoAvailable()),
        (menu.tr("Redo"), standard.Redo, editor.redo, document.isRedoAvailable()),
        None,
        (menu.tr("Cut"), standard.Cut, editor.cut, some),
        (menu.tr("Copy"), standard.Copy, editor.copy, some),
        (menu.tr("Paste"), standard.Paste, editor.paste, board is not None and editor.canInsertFromMimeData(board)),
        None,
        (menu.tr("Select all"), standard.SelectAll, editor.selectAll, not document.isEmpty()),
    )
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, keys, slot, possible = entry
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.add(words, shortcut=shown)
        action.setEnabled(possible)
        action.triggered.connect(slot)
    return menu
