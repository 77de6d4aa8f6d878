"""What keeps a process to itself: no network, no image of its memory on the disk, nobody looking in, no loose talk."""

from __future__ import annotations

import ctypes
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any

from app.log import where

_GET_DUMPABLE, _SET_DUMPABLE = 3, 4  # prctl
_NO_CRASH_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_HARMLESS = frozenset({"socket.gethostname"})  # the computer's own name, for the sign at the door


def put_up() -> None:
    """First of all that a process does; it can't be undone."""
    sys.addaudithook(_refuse_network)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_BOXES)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def shut_memory() -> None:
    """No other process of this account may look in: on Linux no debugger, no /proc/PID/mem, no core."""
    _set_dumpable(False)


def open_memory() -> None:
    """Until it is shut again. The portal of the desktop answers only a program that it may look at."""
    _set_dumpable(True)


def memory_is_shut() -> bool:
    return sys.platform == "linux" and _prctl(_GET_DUMPABLE, 0) != 1


def _set_dumpable(dumpable: bool) -> None:
    if sys.platform == "linux":
        _prctl(_SET_DUMPABLE, int(dumpable))


def _prctl(option: int, argument: int) -> int:
    with suppress(OSError, AttributeError):  # a system without it: nothing to be done
        nothing = ctypes.c_ulong(0)
        return int(ctypes.CDLL(None).prctl(option, ctypes.c_ulong(argument), nothing, nothing, nothing))
    return 1


def _refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:
    """Every socket of Python's, the local ones too: screen, desktop and printers are spoken to by libraries in C."""
    if event.startswith("socket.") and event not in _HARMLESS:
        raise PermissionError("Inglenook uses no network")


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Standard error is often kept, in a file or by the system: of a bug it gets the place, never the words."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _say(error.with_traceback(trace))


def _unraisable(told: sys.UnraisableHookArgs) -> None:
    _say(told.exc_value)


def _in_thread(told: threading.ExceptHookArgs) -> None:
    _say(told.exc_value)


def _say(error: BaseException | None) -> None:
    if error is not None and sys.stderr is not None:  # a window of Windows has none
        sys.stderr.write(f"{where(error)}\n")
