"""What keeps a process to itself: no network, no image of its memory on the disk, no other program looking into it."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Any

_GET_DUMPABLE, _SET_DUMPABLE = 3, 4  # prctl
_NO_CRASH_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_HARMLESS = frozenset({"socket.gethostname"})  # the computer's own name, for the sign at the door


def put_up() -> None:
    """First of all that a process does; it can't be undone."""
    sys.addaudithook(_refuse_network)
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
