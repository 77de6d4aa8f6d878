"""When something breaks that we did not expect: a line in the log without any words of a record, and a sentence."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from app import log
from app.errors import UserError
from app.store.connection import explain


class Reporter(QObject):
    """`told` carries what the user can be told: a UserError, also for a bug of ours."""

    told = Signal(Exception)


reporter = Reporter()


def watch() -> None:
    """From now on every uncaught exception is logged by type and place, and shown."""
    sys.excepthook = _uncaught
    threading.excepthook = _in_thread
    qInstallMessageHandler(_qt_said)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    understood = explain(error)
    if understood is None:
        log.failure(error.with_traceback(trace))
        understood = UserError(
            "Something went wrong in Inglenook",
            "Nothing that was saved has been lost. If it happens again, close Inglenook and open it once more.",
        )
    reporter.told.emit(understood)


def _in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        log.failure(arguments.exc_value)


def _qt_said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own messages can quote file names; only the place is kept."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.said(f"qt {context.category} {context.file}:{context.line}")
