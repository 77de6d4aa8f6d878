"""When something breaks that we did not expect: a line in the log without any words of a record, and a sentence."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from app import durable
from app.errors import Unforeseen
from app.log import Log, where


class Crash(QObject):
    """From its making on every uncaught exception is logged by type and place, and told."""

    told = Signal(Exception)  # a UserError, also for a bug of ours
    fell = Signal(str)  # where the whole process stopped, the last time

    def __init__(self, log: Log, parent: QObject) -> None:
        super().__init__(parent)
        self._log = log
        self._report: TextIO | None = None
        sys.excepthook = self._uncaught
        sys.unraisablehook = self._unraisable
        threading.excepthook = self._in_thread
        qInstallMessageHandler(self._qt_said)

    def listen_for_a_fall(self, report: Path) -> None:
        """When the whole process falls, the interpreter leaves files and lines in `report`; the next start tells.

        It comes into the log then. No value of any variable is in it.
        """
        with suppress(OSError):
            durable.private_folder(report.parent)
            fell = _read(report)
            descriptor = os.open(report, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_TRUNC, 0o600)
            self._report = os.fdopen(descriptor, "w", encoding="utf-8")
            faulthandler.enable(self._report)
            if fell:
                self._log.event(f"the process fell: {fell}")
                self.fell.emit(fell)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from app.store.connection import explain

        understood = explain(error)
        if understood is None:
            self._log.failure(error.with_traceback(trace))
            understood = Unforeseen(where(error))
        self.told.emit(understood)

    def _unraisable(self, told: sys.UnraisableHookArgs) -> None:
        if told.exc_value is not None:
            self._log.failure(told.exc_value)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._log.failure(arguments.exc_value)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's own messages can quote file names; only the place is kept."""
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._log.event(f"qt {context.category} {context.file}:{context.line}")


def _read(report: Path) -> str:
    """On one line, with no path of this computer."""
    if not report.exists():
        return ""
    lines = report.read_text("utf-8", "replace").splitlines()[:40]
    return " > ".join(re.sub(r'"[^"]*[/\\]', '"', line.strip()) for line in lines if line.strip())
