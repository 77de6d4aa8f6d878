"""When something breaks that we did not expect: a line in the log without any words of a record, and a sentence."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from app.errors import UserError
from app.log import Log


class Crash(QObject):
    """From its making on every uncaught exception is logged by type and place, and told."""

    told = Signal(Exception)  # a UserError, also for a bug of ours

    def __init__(self, log: Log, parent: QObject) -> None:
        super().__init__(parent)
        self._log = log
        sys.excepthook = self._uncaught
        threading.excepthook = self._in_thread
        qInstallMessageHandler(self._qt_said)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from app.store.connection import explain

        understood = explain(error)
        if understood is None:
            self._log.failure(error.with_traceback(trace))
            understood = UserError(
                "Something went wrong in Inglenook",
                "Nothing that was saved has been lost. If it happens again, close Inglenook and open it once more.",
            )
        self.told.emit(understood)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._log.failure(arguments.exc_value)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's own messages can quote file names; only the place is kept."""
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._log.event(f"qt {context.category} {context.file}:{context.line}")
