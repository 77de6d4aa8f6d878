"""What a person does at the window: types, presses keys, walks with Tab, looks at what has the focus."""

from time import monotonic

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
MOST_TABS = 60


class Person:
    """Sits before one window, and uses the keyboard only, unless there is no other way."""

    patience = 60  # s: some are watched, and slow

    def __init__(self, window):
        self.window = window

    def waits_for(self, what):
        """Until it is true."""
        until = monotonic() + self.patience
        while not what():
            assert monotonic() < until, f"waited in vain, on {self.has_focus_on()!r}"
            let_pass(2)

    def has_focus_on(self):
        """What a screen reader would call it."""
        focused = QApplication.focusWidget()
        return called(focused) if focused else ""

    def waits_to_be_on(self, name):
        self.waits_for(lambda: self.has_focus_on() == name)

    def presses(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def presses_enter(self):
        self.presses(Qt.Key.Key_Return)

    def types(self, words):
        QTest.keyClicks(QApplication.focusWidget(), words)

    def tabs_to(self, name):
        """With Tab, as somebody without a mouse gets there."""
        seen = []
        while self.has_focus_on() != name:
            seen.append(self.has_focus_on())
            assert len(seen) < MOST_TABS, f"Tab never reached {name!r}, only {seen}"
            self.presses(Qt.Key.Key_Tab)

    def fills_in(self, name, words):
        """Tab to a field, and type over what stands there."""
        self.tabs_to(name)
        QApplication.focusWidget().selectAll()
        self.types(words)

    def names_a_file(self, path):
        """In the file dialog that has opened; off screen nobody brings the window forward after it."""
        self.waits_for(lambda: self.finds(QFileDialog) is not None)
        field = self.finds(QFileDialog).findChild(QLineEdit, "fileNameEdit")
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.window.activateWindow()

    def sees(self, words):
        """Whether the words stand somewhere in the window."""
        seen = [*self.window.findChildren(QLabel), *self.window.findChildren(QAbstractButton)]
        return any(words in one.text() for one in seen if one.isVisible())

    def finds(self, kind, name=""):
        """The visible one of its kind."""
        kin = self.window.findChildren(kind, name) if name else self.window.findChildren(kind)
        found = [one for one in kin if one.isVisible()]
        return found[0] if found else None


def let_pass(milliseconds):
    """With an event loop of its own: QTest.qWait would not let other threads run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def called(widget: QWidget) -> str:
    """Its accessible name, or the words on it."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words
