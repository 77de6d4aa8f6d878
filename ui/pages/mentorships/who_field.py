"""A field for a person: somebody known, offered while the name is typed, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from app.records.people import Person
from ui.widgets.line_edit import LineEdit


class WhoField(LineEdit):
    """`who` is what `begin.begin` takes."""

    def __init__(self, known: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._known = {_folded(person.display_name): person for person in reversed(known)}
        self._names = QStringListModel([person.display_name for person in known], self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    @property
    def person(self) -> Person | None:
        """The known person whose name stands there; None for somebody new."""
        return self._known.get(_folded(self.text()))

    @property
    def who(self) -> int | str:
        """A person's id, or a name."""
        person = self.person
        return person.id if person else self.text()


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
