"""Ctrl+L on the pages that have a journal open before the window has one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_lock_key(event: QEvent) -> bool:
    """Accept it as a ShortcutOverride, or the window, which has nothing open yet, takes the key for itself."""
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_L:
        return False
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier
