"""Windows: the messages that a window gets when its session is locked and when the computer goes to sleep."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.away.ear import Ear

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x0007
_THIS_SESSION = 0


class WindowsEar(Ear):
    """Each top-level window hears of sleep unasked; of the lock it is told once it has asked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        _ask_for_session_changes(int(window.winId()))

    def hear(self, message: int, what: int) -> None:
        if (message, what) in ((WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)):
            self.left.emit()


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, ear: WindowsEar) -> None:
        super().__init__()
        self._ear = ear

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        name = kind.data() if isinstance(kind, QByteArray) else bytes(kind)
        if name in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
            told = wintypes.MSG.from_address(int(message))
            self._ear.hear(told.message, told.wParam)
        return False, 0


def _ask_for_session_changes(window: int) -> None:
    library = getattr(ctypes, "windll", None)
    if library is not None:
        library.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION)
