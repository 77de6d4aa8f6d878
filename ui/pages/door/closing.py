"""The question before a window closes over words that can't be saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget


def ask_to_close(window: QWidget, close: Callable[[], object]) -> None:
    """`close` is called when they may go."""
    from ui.widgets.dialog import Dialog

    dialog = Dialog(_tr("Close without your last change?"), _tr(_LOST), "warning-circle")
    dialog.add_safe(_tr("Keep Inglenook open"))
    dialog.add_primary(_tr("Close without it"), danger=True).clicked.connect(close)
    dialog.open_on(window)


_LOST = "It can’t be saved, so it would be lost. What was saved before stays as it is."


def _tr(words: str) -> str:
    return QCoreApplication.translate("Window", words)
