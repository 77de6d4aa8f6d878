"""Whose summary it is: the owner's name as it will stand on it, and the way to put it right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.records import people
from app.store.journal import Write
from ui.pages.mentorships.form_dialog import FormDialog, line
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.line_edit import LineEdit

_LONGEST = 80


class NameLine(Flow):
    """One quiet line. Call `show_now` when a person may have changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(8, parent=parent)
        self._session = session
        self._words = text.label("", "meta", tone="2")
        self._change = Button("", "q", dense=True)
        self._change.clicked.connect(self._on_change)
        self.addWidget(self._words)
        self.addWidget(self._change)
        self.show_now()

    def show_now(self) -> None:
        name = _name(self._session)
        told = self.tr("Your name on it: {name}") if name else self.tr("Your name isn’t on it.")
        self._words.setText(told.replace("{name}", name))
        self._change.setText(self.tr("Change…") if name else self.tr("Add it…"))
        self._change.setAccessibleDescription(self._words.text())

    def clear_words(self) -> None:
        self._words.setText("")
        self._change.setAccessibleDescription("")

    def _on_change(self) -> None:
        NameDialog(self._session).open_on(self.window())


class NameDialog(FormDialog):
    """An empty name takes it off again."""

    def __init__(self, session: Session) -> None:
        super().__init__(QCoreApplication.translate("NameDialog", "What to call you"), wide=480)
        self._session = session
        self._before = _name(session)
        self._name = LineEdit()
        self._name.setMaxLength(_LONGEST)
        self._name.setText(self._before)
        says = self.tr("It stands on your summaries. Initials or a nickname are fine, or nothing.")
        self.body.addWidget(Field(self.tr("Name"), self._name, says))
        self.add_safe(self.tr("Leave as it was"))
        self.add_primary(self.tr("Keep"), closes=False).clicked.connect(self._on_keep)
        self._name.textEdited.connect(self.touch)
        fields = {"name": line(self._name)}
        self.keep_draft(session, "own name", fields, of_record=fields)

    def _on_keep(self) -> None:
        before, after = self._before, self._name.text().strip()

        def act(write: Write) -> None:
            people.call_me(write, after)

        def undo(write: Write) -> None:
            people.call_me(write, before)

        if after == before or self._session.do(self.tr("Your name was changed"), act, undo):
            self.accept()


def _name(session: Session) -> str:
    me = people.me(session.journal.read)
    return me.display_name if me else ""
