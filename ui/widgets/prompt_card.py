"""A question to write about, if its reader would like one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow


class PromptCard(Card):
    """It can be declined without a trace: what follows is the caller's."""

    write_requested = Signal()
    another_requested = Signal()
    not_today_requested = Signal()

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__("prompt", parent=parent)
        self._question = text.label("", "prompt", wrap=True)
        self._write = Button(self.tr("Write about it"), dense=True)
        self._another = Button(self.tr("Another"), "q", dense=True)
        self._another.setAccessibleName(self.tr("Another question"))
        self._not_today = Button(self.tr("Not today"), "q", dense=True)
        self._not_today.setAccessibleName(self.tr("No question today"))
        self._write.clicked.connect(self.write_requested)
        self._another.clicked.connect(self.another_requested)
        self._not_today.clicked.connect(self.not_today_requested)
        buttons = Flow(6)
        for button in (self._write, self._another, self._not_today):
            buttons.addWidget(button)
        self.body.addWidget(text.label(self.tr("A question, if you’d like one"), "label", "ember", wrap=True))
        self.body.addWidget(self._question)
        self.body.addSpacing(6)
        self.body.addWidget(buttons)
        self.set_question(question)

    @property
    def question(self) -> str:
        return self._question.text()

    def set_question(self, question: str) -> None:
        self._question.setText(question)
        self._write.setAccessibleDescription(question)

    def clear_words(self) -> None:
        """A question may be one that the owner has written."""
        self.set_question("")
