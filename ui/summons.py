"""A second start of the program asks the first one to come forward."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from app.store.folder import Folder


class Summons(QObject):
    """Watches the folder of an open journal, never the journal itself."""

    came = Signal()

    def __init__(self, folder: Folder, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher([str(folder.path)], self)
        self._watcher.directoryChanged.connect(self._on_changed)

    def stop(self) -> None:
        self._watcher.blockSignals(True)

    def _on_changed(self) -> None:
        request = self._folder.raise_request
        if request.exists():
            request.unlink(missing_ok=True)
            self.came.emit()
