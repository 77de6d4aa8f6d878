"""The way in for somebody who has forgotten the passphrase: the recovery code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import CodeMistyped, UserError, WayInReplaced, WrongCode
from app.store import opening
from app.store.folder import Folder
from ui.pages.unlock.frame import Frame
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.line_edit import CodeField


class ByCode(Frame):
    """`opened` carries what the code leads to; `takes` shows what only the opening of the file can tell."""

    opened = Signal(object)  # Opened
    failed = Signal(object)  # UserError that is not about the code
    back_requested = Signal()

    def __init__(self, folder: Folder) -> None:
        super().__init__(wide=520)
        self._folder = folder
        self._build()
        self._go.clicked.connect(self._on_go)
        self._code.returnPressed.connect(self._on_go)
        self._code.textEdited.connect(self._on_edited)
        self._back.clicked.connect(self.back_requested)
        self.first = self._code

    def takes(self, error: UserError) -> bool:
        """Whether the error is about the code; then it stands under the field now."""
        if not isinstance(error, CodeMistyped | WrongCode | WayInReplaced):
            return False
        self._field.set_error(f"{error.title} {error.advice}")
        self._code.setFocus()
        return True

    def wipe(self) -> None:
        self._code.setText("")  # unlike clear(), this leaves nothing to undo

    def _build(self) -> None:
        self._code = CodeField(self.tr("Seven groups of four"))
        self._code.setObjectName("code")
        self._field = Field(
            self.tr("Recovery code"),
            self._code,
            self.tr("Capitals, spaces and hyphens don’t matter. The code never uses I, L, O or U."),
        )
        self._go = Button(self.tr("Open my journal"), "p")
        self._back = Button(self.tr("Back"))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._go)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        self.column.addWidget(text.label(self.tr("Use your recovery code"), "title", wrap=True))
        self.column.addSpacing(6)
        words = self.tr("It’s on the paper you printed or wrote for “{name}”. You’ll choose a new passphrase next.")
        self.column.addWidget(text.label(words.format(name=self._folder.name), "lead", tone="2", wrap=True))
        self.column.addSpacing(24)
        self.column.addWidget(self._field)
        self.column.addSpacing(20)
        self.column.addLayout(buttons)

    def _on_edited(self) -> None:
        self._field.set_error(None)

    def _on_go(self) -> None:
        if not self._code.text().strip():
            self._code.setFocus()
            return
        try:
            opened = opening.with_code(self._folder, self._code.text())
        except UserError as error:
            if not self.takes(error):
                self.failed.emit(error)
            return
        self.opened.emit(opened)
