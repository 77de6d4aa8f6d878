"""The system's own dialogs for files and folders, without leaving a trail of folder names behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def save_pdf(parent: QWidget, title: str, suggested: Path) -> QFileDialog:
    """Connect `fileSelected`, then `open` it. It is gone once it has finished."""
    dialog = _dialog(parent, title, suggested.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested.name)
    return dialog


def choose_folder(parent: QWidget, title: str, start: Path) -> QFileDialog:
    """Connect `fileSelected`, then `open` it. It is gone once it has finished."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def forget_trail() -> None:
    """Qt's own dialog keeps the folders it was in, in a file that anybody may read."""
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    if "FileDialog" in kept.childGroups():
        kept.remove("FileDialog")
        kept.sync()


def _dialog(parent: QWidget, title: str, start: Path) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start))
    dialog.setHistory([])
    dialog.finished.connect(dialog.deleteLater)
    dialog.destroyed.connect(forget_trail)
    return dialog
