"""What else can be done with a mentorship, by how it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.mentorships import STEPS, Mentorship, State
from ui.pages.earlier.words import menu_line
from ui.widgets.menu import Menu


class MentorshipMenu(Menu):
    """Offers only steps that are open. `move_requested` gives the State."""

    edit_requested = Signal()
    person_requested = Signal()
    agreed_requested = Signal()
    move_requested = Signal(object)
    close_requested = Signal()
    begin_again_requested = Signal()
    earlier_requested = Signal()
    print_requested = Signal()
    remove_requested = Signal()

    def __init__(self, mentorship: Mentorship, name: str, asks: bool, parent: QWidget | None = None) -> None:
        """`asks`: removing it opens a question first."""
        super().__init__(parent)
        self._state = mentorship.state
        self.add(self.tr("Edit…")).triggered.connect(self.edit_requested)
        self.add(self.tr("About {name}…").format(name=name)).triggered.connect(self.person_requested)
        self.addSeparator()
        self._add_steps()
        self.addSeparator()
        self.add(menu_line()).triggered.connect(self.earlier_requested)
        self.add(self.tr("Print…"), shortcut="Ctrl+P").triggered.connect(self.print_requested)
        self.add(self.tr("Remove…") if asks else self.tr("Remove")).triggered.connect(self.remove_requested)

    def _add_steps(self) -> None:
        state, steps = self._state, STEPS[self._state]
        if state is State.PAUSED:
            self.add(self.tr("Resume")).triggered.connect(self._on_resume)
        elif State.ACTIVE in steps:
            self.add(self.tr("We’ve agreed this by talking…")).triggered.connect(self.agreed_requested)
        if State.PAUSED in steps:
            self.add(self.tr("Pause")).triggered.connect(self._on_pause)
        if State.CLOSING in steps:
            self.add(self.tr("We’re drawing to a close")).triggered.connect(self._on_closing)
        if State.ENDED in steps:
            self.add(self.tr("Close this mentorship…")).triggered.connect(self.close_requested)
        if State.DECLINED in steps:
            self.add(self.tr("It didn’t come to be")).triggered.connect(self._on_declined)
        if not steps:
            self.add(self.tr("Begin again")).triggered.connect(self.begin_again_requested)

    def _on_resume(self) -> None:
        self.move_requested.emit(State.ACTIVE)

    def _on_pause(self) -> None:
        self.move_requested.emit(State.PAUSED)

    def _on_closing(self) -> None:
        self.move_requested.emit(State.CLOSING)

    def _on_declined(self) -> None:
        self.move_requested.emit(State.DECLINED)
