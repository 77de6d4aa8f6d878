"""A second window, plainly different, in which a copy of an earlier state of the journal is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow
from shiboken6 import Shiboken

from app.store.journal import Journal
from ui import geometry, window_keys
from ui.curtain import Curtain
from ui.front import Front
from ui.pages.copy.page import CopyPage
from ui.pages.settings.earlier import Earlier
from ui.preferences import Preferences
from ui.widgets.dialog import Dialog


class CopyWindow(QMainWindow):
    """Gone for good once closed; `closed` comes before that."""

    closed = Signal()
    lock_requested = Signal()
    curtain_requested = Signal(bool)  # drawn, or opened
    switched = Signal()  # to it, or away from it
    minimised = Signal()
    go_back_requested = Signal()

    def __init__(self, journal: Journal, earlier: Earlier, preferences: Preferences) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Inglenook: an earlier copy"))
        self._preferences = preferences
        self._asked: Dialog | None = None
        self._front = Front(self)
        self._curtain = Curtain(self._front)
        self.page = CopyPage(journal.read, earlier.moment, self._front)
        self.page.go_back_requested.connect(self.go_back_requested)
        self.page.close_requested.connect(self.close)
        self._curtain.moved.connect(self._on_curtain_moved)
        self._front.stays = self.page
        self._front.cover(self.page)
        self.setMinimumSize(*geometry.SMALLEST)
        self._set_keys()

    def ask(self, dialog: Dialog) -> None:
        """Over its page. Closed with it, it comes to nothing."""
        self._asked = dialog
        dialog.open_on(self)

    def lock(self) -> None:
        """Also with a menu open: it is shut with its journal."""
        self.lock_requested.emit()

    def toggle_curtain(self) -> None:
        self.curtain_requested.emit(not self._curtain.is_drawn())

    def follow_curtain(self, drawn: bool) -> None:
        """Hidden with the journal's own window, and shown again with it."""
        if not drawn:
            self._curtain.open()
        elif not self._curtain.is_drawn():
            self._curtain.draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing on the page had a use for."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing of it stays in sight or in memory."""
        if self._asked is not None and Shiboken.isValid(self._asked):
            self._asked.reject()
        self._front.overlays.drop()
        self.page.clear_words()
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.switched.emit()
        elif event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            QTimer.singleShot(0, self, self.minimised.emit)  # it must not be shut while it is being minimised

    def _set_keys(self) -> None:
        for keys, slot in (
            (window_keys.LOCK, self.lock),
            (window_keys.CURTAIN, self.toggle_curtain),
            ("Ctrl+W", self._on_close),
            ("Ctrl+K", self._on_search),
            ("Ctrl+F", self._on_search),
            ("F6", self._on_next_region),
            ("Shift+F6", self._on_previous_region),
            ("Ctrl+=", self._on_larger),
            ("Ctrl++", self._on_larger),
            ("Ctrl+-", self._on_smaller),
            ("Ctrl+0", self._on_usual_size),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @property
    def _is_clear(self) -> bool:
        """Nothing lies over its page."""
        return not self._curtain.is_drawn() and not self._front.overlays.any_visible()

    def _on_close(self) -> None:
        if not self._front.overlays.any_visible():
            self.close()

    def _on_curtain_moved(self, drawn: bool) -> None:
        self.curtain_requested.emit(drawn)

    def _on_search(self) -> None:
        if self._is_clear:
            self.page.focus_search()

    def _on_next_region(self) -> None:
        if self._is_clear:
            self.page.next_region(1)

    def _on_previous_region(self) -> None:
        if self._is_clear:
            self.page.next_region(-1)

    def _on_larger(self) -> None:
        self._preferences.step_text_size(1)

    def _on_smaller(self) -> None:
        self._preferences.step_text_size(-1)

    def _on_usual_size(self) -> None:
        self._preferences.step_text_size(0)
