"""Linux: logind tells of sleep and of the lock of a session, screen savers of their own lock, all over D-Bus."""

from __future__ import annotations

import os
import re
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

from ui.away.ear import Ear

LOGIND, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1"
SESSIONS, OWN = f"{MANAGER}/session/", f"{MANAGER}/session/auto"
SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)

_NONE = -1


def of_this_desktop(parent: QObject) -> LinuxEar:
    return LinuxEar(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)


class LinuxEar(Ear):
    """Asks for a moment before each sleep, so that the journal is shut by then. Nothing here waits for an answer."""

    def __init__(self, system: QDBusConnection, session: QDBusConnection, parent: QObject) -> None:
        super().__init__(parent)
        self._system = system
        self._moment = _NONE  # a file descriptor: sleep waits, for seconds at most, while it is open
        if system.isConnected():
            manager = f"{LOGIND}.Manager"
            system.connect(LOGIND, MANAGER, manager, "PrepareForSleep", self, _slot("on_prepare_for_sleep(bool)"))
            self._ask_for_a_moment()
            self._ask_for_own_session()
        if session.isConnected():
            for name, path in SCREEN_SAVERS:
                session.connect(name, path, name, "ActiveChanged", self, _slot("on_active_changed(bool)"))

    @Slot(bool)
    def on_prepare_for_sleep(self, begins: bool) -> None:
        if begins:
            self.left.emit()
            self._let_sleep()
        else:
            self._ask_for_a_moment()

    @Slot()
    def on_lock(self) -> None:
        self.left.emit()

    @Slot(bool)
    def on_active_changed(self, active: bool) -> None:
        if active:
            self.left.emit()

    def _ask_for_a_moment(self) -> None:
        ask = QDBusMessage.createMethodCall(LOGIND, MANAGER, f"{LOGIND}.Manager", "Inhibit")
        ask.setArguments(["sleep", "Inglenook", "Shutting the journal", "delay"])
        QDBusPendingCallWatcher(self._system.asyncCall(ask), self).finished.connect(self._on_moment)

    def _on_moment(self, answer: QDBusPendingCallWatcher) -> None:
        for given in _given(answer):
            if isinstance(given, QDBusUnixFileDescriptor):
                self._let_sleep()
                self._moment = given.takeFileDescriptor()

    def _let_sleep(self) -> None:
        if self._moment != _NONE:
            os.close(self._moment)
        self._moment = _NONE

    def _ask_for_own_session(self) -> None:
        """Only ours: on a shared computer others come and go."""
        ask = QDBusMessage.createMethodCall(LOGIND, OWN, "org.freedesktop.DBus.Properties", "Get")
        ask.setArguments([f"{LOGIND}.Session", "Id"])
        QDBusPendingCallWatcher(self._system.asyncCall(ask), self).finished.connect(self._on_own_session)

    def _on_own_session(self, answer: QDBusPendingCallWatcher) -> None:
        for given in _given(answer):
            name = given.variant() if hasattr(given, "variant") else given
            if isinstance(name, str) and name:
                path = SESSIONS + session_label(name)
                self._system.connect(LOGIND, path, f"{LOGIND}.Session", "Lock", self, _slot("on_lock()"))


def _slot(signature: str) -> Any:
    """The binding's description asks for bytes, its code for text."""
    return SLOT(signature)


def session_label(name: str) -> str:
    """The name of a session in a path: all but letters, and digits that don't begin it, as _ and two hex digits."""
    return re.sub(r"^[0-9]|[^A-Za-z0-9]", lambda found: "".join(f"_{byte:02x}" for byte in found[0].encode()), name)


def _given(answer: QDBusPendingCallWatcher) -> list[object]:
    """Nothing where there is no logind."""
    answer.deleteLater()
    message = answer.reply()
    return list(message.arguments()) if message.type() == QDBusMessage.MessageType.ReplyMessage else []
