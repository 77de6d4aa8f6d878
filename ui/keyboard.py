"""The keys that work everywhere in the window (design: keyboard map)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from ui import window_keys
from ui.places import Place
from ui.widgets.prose_edit import ProseEdit

if TYPE_CHECKING:
    from ui.window import Window


class Keyboard(QObject):
    """All but Ctrl+L and the curtain’s do nothing at the door and under a dialog."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._pages: dict[QShortcut, Place] = {}
        self._sizes: dict[QShortcut, int] = {}
        self._stages: dict[QShortcut, int] = {}
        for keys, slot in (
            (window_keys.LOCK, window.lock),
            (window_keys.CURTAIN, window.toggle_curtain),
            ("Ctrl+K", self._on_search),
            ("Ctrl+F", self._on_find),
            ("Ctrl+N", self._on_capture),
            ("Alt+Left", self._on_back),
            ("Alt+Right", self._on_forward),
            ("Ctrl+Shift+M", self._on_new_meeting),
            ("Ctrl+Shift+G", self._on_new_goal),
            ("Ctrl+Shift+R", self._on_new_reflection),
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
            ("Ctrl+P", self._on_share),
            ("F6", self._on_next_region),
            ("Shift+F6", self._on_previous_region),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(slot)
        for keys, page in (
            ("Ctrl+1", "today"),
            ("Ctrl+2", "mentorships"),
            ("Ctrl+3", "meetings"),
            ("Ctrl+4", "goals"),
            ("Ctrl+5", "reflections"),
            ("Ctrl+7", "share"),
            ("Ctrl+,", "settings"),
        ):
            shortcut = QShortcut(QKeySequence(keys), window)
            self._pages[shortcut] = Place(page)
            shortcut.activated.connect(self._on_page)
        for number in (1, 2, 3):
            shortcut = QShortcut(QKeySequence(f"Ctrl+Shift+{number}"), window)
            self._stages[shortcut] = number
            shortcut.activated.connect(self._on_stage)
        for keys, step in (("Ctrl+=", 1), ("Ctrl++", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            shortcut = QShortcut(QKeySequence(keys), window)
            self._sizes[shortcut] = step
            shortcut.activated.connect(self._on_size)

    def _on_page(self) -> None:
        shell, sender = self._window.inside(), self.sender()
        if shell is not None and isinstance(sender, QShortcut):
            shell.go(self._pages[sender])

    def _on_stage(self) -> None:
        shell, sender = self._window.inside(), self.sender()
        if shell is not None and isinstance(sender, QShortcut):
            shell.show_stage(self._stages[sender])

    def _on_size(self) -> None:
        shell, sender = self._window.inside(), self.sender()
        if shell is not None and isinstance(sender, QShortcut):
            shell.change_text_size(self._sizes[sender])

    def _on_search(self) -> None:
        if shell := self._window.inside():
            shell.open_search()

    def _on_find(self) -> None:
        """In an editor: find in this entry. Elsewhere: search."""
        if shell := self._window.inside():
            focused = shell.focusWidget()
            if isinstance(focused, ProseEdit):
                focused.open_find()
            else:
                shell.open_search()

    def _on_capture(self) -> None:
        if shell := self._window.inside():
            shell.capture()

    def _on_back(self) -> None:
        if shell := self._window.inside():
            shell.go_back()

    def _on_forward(self) -> None:
        if shell := self._window.inside():
            shell.go_forward()

    def _on_new_meeting(self) -> None:
        if shell := self._window.inside():
            shell.plan_meeting()

    def _on_new_goal(self) -> None:
        if shell := self._window.inside():
            shell.start_goal()

    def _on_new_reflection(self) -> None:
        if shell := self._window.inside():
            shell.go(Place("reflections", detail="new"))

    def _on_undo(self) -> None:
        if (shell := self._window.inside()) and self._window.session:
            shell.undo()

    def _on_redo(self) -> None:
        if (shell := self._window.inside()) and self._window.session:
            shell.redo()

    def _on_share(self) -> None:
        if shell := self._window.inside():
            shell.share()

    def _on_next_region(self) -> None:
        if shell := self._window.inside():
            shell.next_region(1)

    def _on_previous_region(self) -> None:
        if shell := self._window.inside():
            shell.next_region(-1)
