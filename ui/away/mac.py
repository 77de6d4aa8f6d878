"""macOS: the notification that goes round when the screen is locked. (After a sleep the clock's jump locks.)"""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any

from PySide6.QtCore import QObject

from ui.away.ear import Ear

SCREEN_IS_LOCKED = b"com.apple.screenIsLocked"
_AT_ONCE, _UTF_8 = 4, 0x08000100
_Heard = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 5)


class MacEar(Ear):
    """It comes over the main thread's run loop, which Qt runs."""

    def __init__(self, parent: QObject, foundation: Any = None) -> None:
        super().__init__(parent)
        self._heard = _Heard(self._on_heard)  # kept: the system holds no more than its address
        library = foundation or ctypes.CDLL(ctypes.util.find_library("CoreFoundation"))
        library.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        library.CFStringCreateWithCString.restype = ctypes.c_void_p
        library.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        add = library.CFNotificationCenterAddObserver
        add.restype = None
        add.argtypes = [ctypes.c_void_p, ctypes.c_void_p, _Heard, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long]
        center = library.CFNotificationCenterGetDistributedCenter()
        name = library.CFStringCreateWithCString(None, SCREEN_IS_LOCKED, _UTF_8)
        add(center, None, self._heard, name, None, _AT_ONCE)

    def _on_heard(self, *_arguments: object) -> None:
        self.left.emit()
