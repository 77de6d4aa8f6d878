"""A field for a person: somebody known, offered while the name is typed, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.records.people import Person
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.line_edit import LineEdit

_MOST = 4  # names offered at a time


class WhoField(LineEdit):
    """`who` is what `begin.begin` takes. `down_pressed` asks for the names that are offered."""

    down_pressed = Signal()

    def __init__(self, known: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._known = {_folded(person.display_name): person for person in reversed(known)}

    @property
    def person(self) -> Person | None:
        """The known person whose name stands there; None for somebody new."""
        return self._known.get(_folded(self.text()))

    @property
    def who(self) -> int | str:
        """A person's id, or a name."""
        person = self.person
        return person.id if person else self.text()

    def alike(self) -> list[Person]:
        """Known people whose name has what is typed in it; everybody while there are few and nothing is typed."""
        typed = _folded(self.text())
        found = [person for name, person in self._known.items() if typed in name and typed != name]
        found.sort(key=lambda person: (not _folded(person.display_name).startswith(typed), person.display_name))
        return found if typed or len(found) <= _MOST else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class Offered(Flow):
    """Known names under the field, each a button: inside the window, where the lock covers them."""

    def __init__(self, field: WhoField, parent: QWidget | None = None) -> None:
        super().__init__(8, parent=parent)
        self._field = field
        self._buttons = [Button("", dense=True, parent=self) for _ in range(_MOST)]
        for button in self._buttons:
            self.addWidget(button)
            button.clicked.connect(self._on_clicked)
        field.textChanged.connect(self._offer)
        field.down_pressed.connect(self._on_down)
        self._offer()

    def follow_field(self) -> None:
        """Tab leads from the field to the names, and then on; once all that is in the form stands."""
        before: QWidget = self._field
        for button in self._buttons:
            QWidget.setTabOrder(before, button)
            before = button

    def _offer(self) -> None:
        names = [person.display_name for person in self._field.alike()[:_MOST]]
        for number, button in enumerate(self._buttons):
            button.setText(names[number].replace("&", "&&") if number < len(names) else "")
            button.setVisible(number < len(names))
            button.updateGeometry()
        self.setVisible(bool(names))

    def _on_down(self) -> None:
        if self.isVisible():
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            name = button.text().replace("&&", "&")
            self._field.setFocus()
            self._field.setText(name)
            self._field.textEdited.emit(name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
