"""What we put on the clipboard, and taking it back after a minute, on lock and on exit, if it is still ours."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from ui.preferences import Preferences

STAYS_MS = 60_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
# They keep it out of clipboard histories and cloud clipboards, where the system listens to them.
HINTS: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): bytes(4),
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    "org.nspasteboard.ConcealedType": b"",
}


def private(text: str) -> QMimeData:
    """Plain text with the hints."""
    # Made by Qt, not by Python: one of Python's own that is still there at exit ends in a crash.
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    for kind in data.formats():
        data.removeFormat(kind)
    data.setText(text)
    for name, value in HINTS.items():
        data.setData(name, value)
    return data


def copy(text: str) -> None:
    """Put private text on the clipboard for a minute."""
    _keeper().put(text)


def copies_row(view: QAbstractItemView, event: QKeyEvent) -> bool:
    """Ctrl+C in a list: the row's words with the hints, where Qt would leave them for every history to keep.

    Nothing of what is kept out of every export, which the row's own data say.
    """
    if not event.matches(QKeySequence.StandardKey.Copy):
        return False
    if getattr(view.currentIndex().data(Qt.ItemDataRole.UserRole), "kept_out", False):
        return True
    copy(str(view.currentIndex().data() or ""))
    return True


def note(text: str) -> None:
    """Somebody else (an editor) has put this text there; it is ours to clear."""
    _keeper().remember(text)


def clear_ours() -> None:
    """Empty the clipboard if what lies there is what we put there."""
    _keeper().clear()


def follow(preferences: Preferences) -> None:
    """Obey "Clear what I copied" from now on; lock and exit clear in any case."""
    _keeper().follow(preferences)


class _Keeper(QObject):
    """Remembers what is ours. A child of the application, so that it is there until the exit."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._board = app.clipboard()
        self._preferences: Preferences | None = None
        self._ours = ""
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.clear)
        self._board.dataChanged.connect(self._on_data_changed)
        app.aboutToQuit.connect(self.clear)

    def put(self, text: str) -> None:
        self._board.setMimeData(private(text))
        self.remember(text)

    def remember(self, text: str) -> None:
        self._ours = text
        self._timer.stop()
        self._wait()

    def follow(self, preferences: Preferences) -> None:
        if self._preferences is not preferences:
            self._preferences = preferences
            preferences.changed.connect(self._wait)
            self._wait()

    def clear(self) -> None:
        """Also where the mouse has selected something: on some systems that can be pasted anywhere."""
        if self._ours and self._board.text() == self._ours:
            self._board.clear()
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)
        self._ours = ""
        self._timer.stop()

    def _wait(self) -> None:
        wanted = self._preferences is None or self._preferences.now.clear_clipboard
        if not wanted or not self._ours:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _on_data_changed(self) -> None:
        """Fields of one line copy by themselves: what they put there gets the hints, and is ours too."""
        field, data = QApplication.focusWidget(), self._board.mimeData()
        if not isinstance(field, QLineEdit) or data is None or any(data.hasFormat(hint) for hint in HINTS):
            return
        if field.hasSelectedText() and data.text() == field.selectedText():
            self.put(data.text())


def _keeper() -> _Keeper:
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise TypeError("there is no application")
    found = app.findChild(_Keeper)
    return found if isinstance(found, _Keeper) else _Keeper(app)
