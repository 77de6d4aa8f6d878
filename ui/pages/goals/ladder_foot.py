"""What stands below a ladder: the way out of writing it, and the way on for a goal that is still forming."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow


class LadderFoot(QWidget):
    """Shows nothing where there is nothing to do. What keeps a button grey stands below it."""

    done_requested = Signal()
    leave_requested = Signal()
    begin_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = Button(self.tr("Done"), "p", dense=True)
        self._done.setAccessibleName(self.tr("Done writing the ladder"))
        self._leave = Button(self.tr("Leave it as it was"), dense=True)
        self._begin = Button(self.tr("Start working on it"), dense=True)
        self._said = text.label("", "meta", "2", wrap=True)
        buttons = Flow(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(buttons)
        column.addWidget(self._said)
        for button, requested in (
            (self._done, self.done_requested),
            (self._leave, self.leave_requested),
            (self._begin, self.begin_requested),
        ):
            buttons.addWidget(button)
            button.clicked.connect(requested)
        self.hide()

    def show_reading(self, missing: str, forming: bool) -> None:
        """`forming`: a ladder that has not begun; `missing` says what it lacks."""
        self._show(forming, missing if forming else "", begin=forming, may_begin=not missing)

    def show_writing(self, missing: str, forming: bool, frozen: bool, other: bool) -> None:
        """`frozen`: check-ins have looked at it; `other`: and now it says something else."""
        said = ""
        if other:
            said = self.tr("When you’re done, you’ll be asked whether it’s still the same goal.")
        elif forming:
            said = missing or self.tr("It moves to Working on once you’re done.")
        self._show(True, said, done=True, leave=frozen, begin=forming and bool(missing), may_begin=False)

    def clear_words(self) -> None:
        self._said.setText("")

    def _show(
        self,
        anything: bool,
        said: str,
        *,
        done: bool = False,
        leave: bool = False,
        begin: bool = False,
        may_begin: bool = False,
    ) -> None:
        self._done.setVisible(done)
        self._leave.setVisible(leave)
        self._begin.setVisible(begin)
        self._begin.setEnabled(may_begin)
        self._begin.setAccessibleDescription(said)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.setVisible(anything)
