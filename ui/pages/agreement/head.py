"""The head of a working agreement: whose it is, when it was agreed, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.meetings.crumb import Crumb
from ui.widgets.buttons import Button
from ui.widgets.glyph import Glyph
from ui.widgets.page import PageHeader


class Head(QWidget):
    """`show_words` fills it."""

    list_requested = Signal()
    person_requested = Signal()
    change_requested = Signal()
    looked_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = Crumb(self.tr("Mentorships"))
        self.person = Crumb()
        self._header = PageHeader(self.tr("Working agreement"), role="title_goal")
        self.change = Button(self.tr("Change it together"), "p")
        self._looked = Button(self.tr("We’ve looked at it again"))
        where = QHBoxLayout()
        where.setSpacing(2)
        where.addWidget(self._list)
        where.addWidget(Glyph("caret-right", "ink3", 12))
        where.addWidget(self.person)
        where.addStretch(1)
        for button in (self._looked, self.change):
            self._header.add_control(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(where)
        column.addWidget(self._header)
        self._list.clicked.connect(self.list_requested)
        self.person.clicked.connect(self.person_requested)
        self.change.clicked.connect(self.change_requested)
        self._looked.clicked.connect(self.looked_requested)

    def show_words(self, name: str, facts: str, may_change: bool, is_older: bool) -> None:
        """`is_older`: it was agreed before today, so that it can have been looked at again."""
        self.person.setText(name)
        self.person.updateGeometry()
        self._header.set_words(self.tr("Working agreement"), facts)
        self.change.setVisible(may_change)
        self._looked.setVisible(may_change and is_older)

    def clear_words(self) -> None:
        self.show_words("", "", False, False)
