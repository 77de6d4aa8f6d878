"""What we put on the clipboard, and taking it back after a minute, on lock and on exit, if it is still ours."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

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
    data = QMimeData()
    data.setText(text)
    for name, value in HINTS.items():
        data.setData(name, value)
    return data


def copy(text: str) -> None:
    """Put private text on the clipboard for a minute."""
    _keeper().put(text)


def note(text: str) -> None:
    """Somebody else (an editor) has put this text there; it is ours to clear."""
    _keeper().remember(text)


def clear_ours() -> None:
    """Empty the clipboard if what lies there is what we put there."""
    _keeper().clear()


def keep_for_a_minute_only(wanted: bool) -> None:
    """The preference "Clear what I copied"; lock and exit clear in any case."""
    _keeper().timed = wanted


class _Keeper(QObject):
    """A child of the application: a data object of Python's that outlived it on the clipboard would crash the exit."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self.timed = True
        self._ours = ""
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.clear)
        app.aboutToQuit.connect(self.clear)

    def put(self, text: str) -> None:
        QGuiApplication.clipboard().setMimeData(private(text))
        self.remember(text)

    def remember(self, text: str) -> None:
        self._ours = text
        if self.timed:
            self._timer.start()

    def clear(self) -> None:
        board = QGuiApplication.clipboard()
        if self._ours and board.text() == self._ours:
            board.clear()
        self._ours = ""
        self._timer.stop()


def _keeper() -> _Keeper:
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise TypeError("there is no application")
    found = app.findChild(_Keeper)
    return found if isinstance(found, _Keeper) else _Keeper(app)
