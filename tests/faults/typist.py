"""The real window, off screen, in which somebody types numbers without a pause until it is killed."""

import os
import sys
import traceback
from itertools import count

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ui import autosave, theme
from ui.places import Place
from ui.preferences import Preferences
from ui.theme import fonts
from ui.widgets.prose_edit import ProseEdit
from ui.window import Window

TICK_MS = 3
SAVE_MS = 60  # far more often than usual, so that more kills strike in the middle of a save
A_LINE = 15  # numbers


class Typist(QObject):
    """Unlocks, opens a meeting, and goes on with the notes there; `say` hears the last number of each save."""

    def __init__(self, window, passphrase, meeting, say):
        super().__init__(window)
        self._window, self._passphrase, self._meeting, self._say = window, passphrase, meeting, say
        self._editor = None
        self._numbers = count(1)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    def begin(self):
        field = self._window.findChild(QLineEdit, "passphrase")
        QTest.keyClicks(field, self._passphrase)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self._tick.start()

    def _on_tick(self):
        if self._editor is not None:
            self._type(next(self._numbers))
        elif self._window.shell is not None:
            self._window.shell.go(Place("meeting", self._meeting))
            self._sit_down(self._window.findChild(ProseEdit, "notes"))

    def _sit_down(self, editor):
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        self._numbers = count(last(editor.text()) + 1)
        self._window.session.saved.connect(self._on_saved)
        self._editor = editor

    def _type(self, number):
        QTest.keyClicks(self._editor, f"{number} ")
        if number % A_LINE == 0:
            QTest.keyClick(self._editor, Qt.Key.Key_Return)

    def _on_saved(self):
        self._say(last(self._editor.text()))


def last(text):
    """The number that was typed last, 0 for none."""
    return int(text.split()[-1]) if text else 0


def work(folder, passphrase, meeting, say):
    sys.excepthook = _end
    app = QApplication([])
    app.setStyle("Fusion")
    fonts.load()
    theme.apply(app, theme.named("light"))
    autosave.PAUSE_MS = autosave.LIMIT_MS = SAVE_MS
    window = Window(Preferences(folder.path.with_name("settings.json")), folder)
    window.show()
    typist = Typist(window, passphrase, meeting, say)
    QTimer.singleShot(0, typist.begin)
    app.exec()


def _end(*error):
    """What went wrong must not leave the watcher waiting."""
    traceback.print_exception(*error)
    os._exit(1)
