"""Keys of the whole window, and how they are heard in what lies over it: menus, lists, windows of the system."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

LOCK, CURTAIN = "Ctrl+L", "F9"
_DOES = ((LOCK, "lock"), (CURTAIN, "toggle_curtain"))


def hear(over: QWidget, below: QWidget) -> None:
    """With `over` in front they do what they do in the window of `below`: it gets no keys while a popup is open."""
    for keys, name in _DOES:
        QShortcut(QKeySequence(keys), over).activated.connect(partial(_do, below, name))


def _do(below: QWidget, name: str) -> None:
    act = getattr(below.window(), name, None)
    if act is not None:
        act()
