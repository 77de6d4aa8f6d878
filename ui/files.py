"""The system's own dialogs and windows for files and folders, without leaving a trail of folder names behind."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app import walls
from ui import window_keys

_TRAIL = "FileDialog"
_NOWHERE = f"{os.devnull}/nowhere"


def save_pdf(parent: QWidget, title: str, suggested: Path) -> QFileDialog:
    """Connect `fileSelected`, then `open` it. It is gone once it has finished. It does not ask about replacing."""
    dialog = _dialog(parent, title, suggested.parent)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # its question would run a loop that a lock can't end
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


def choose_backup(parent: QWidget, title: str, start: Path) -> QFileDialog:
    """Connect `fileSelected`, then `open` it. It is gone once it has finished."""
    dialog = _dialog(parent, title, start)
    from app.safety.backup_file import SUFFIX

    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"*{SUFFIX}")
    return dialog


def show_folder(path: Path, _pressed: bool = False) -> None:
    """In the system's own program for files: a folder itself, or the one in which a file lies."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def trail() -> dict[str, object]:
    """The folders that Qt's dialogs were in, as every Qt program of this account keeps them."""
    kept = _kept()
    return {key: kept.value(key) for key in kept.allKeys() if key.startswith(f"{_TRAIL}/")}


def put_back(before: dict[str, object]) -> None:
    """Take out of the trail what came after `before`; what other programs had left there stays."""
    kept = _kept()
    kept.remove(_TRAIL)
    for key, value in before.items():
        kept.setValue(key, value)
    kept.sync()


def _dialog(parent: QWidget, title: str, start: Path) -> QFileDialog:
    in_files = sys.platform not in ("win32", "darwin")
    if in_files:  # then it never reaches the disk; elsewhere it can only be taken away again
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _NOWHERE)
    dialog = QFileDialog(parent, title, str(start))
    dialog.setProperty("overlay", True)  # the lock takes it away
    window_keys.hear(dialog, parent)
    dialog.setHistory([])
    dialog.finished.connect(dialog.deleteLater)
    _let_the_portal_look(dialog)
    if not in_files:
        dialog.destroyed.connect(partial(put_back, trail()))
    return dialog


def _let_the_portal_look(dialog: QFileDialog) -> None:
    """As long as the dialog is there: the desktop's portal for files refuses a program that it can't look at."""
    if walls.memory_is_shut():
        walls.open_memory()
        dialog.destroyed.connect(_shut_memory)


def _shut_memory() -> None:
    walls.shut_memory()


def _kept() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")
