"""A journal that can't be opened: what happened, whether the words are safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalMissing,
    JournalOpenElsewhere,
    JournalTooNew,
    KeysOfAnotherJournal,
    NotAJournal,
    UserError,
)
from app.store.folder import Folder
from ui.pages.unlock.another import choose_another
from ui.pages.unlock.frame import Frame
from ui.widgets import text
from ui.widgets.arch import IconArch
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow

_LOOKS: dict[type[UserError], tuple[str, str]] = {
    JournalDamaged: ("warning-circle", "clay"),
    JournalEmpty: ("warning-circle", "clay"),
    JournalMissing: ("folder-open", "slate"),
    JournalOpenElsewhere: ("desktop", "slate"),
    JournalTooNew: ("clock", "slate"),
    NotAJournal: ("question", "slate"),
    KeysOfAnotherJournal: ("lock-key", "slate"),
}


class Door(Frame):
    """Fills the window, so that nothing of a journal is visible behind it. No button here changes a file."""

    retry_requested = Signal()
    open_requested = Signal(object)  # Folder
    create_requested = Signal()
    close_requested = Signal()

    def __init__(self, folder: Folder, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__(wide=600, parent=parent)
        self._folder = folder
        self._build(error)

    def _build(self, error: UserError) -> None:
        icon, hue = _LOOKS.get(type(error), ("warning-circle", "ember"))
        arch = QHBoxLayout()
        arch.addWidget(IconArch(icon, hue, 58))
        arch.addStretch(1)
        row = QWidget()
        flow = Flow(10, parent=row)
        for button in self._buttons(error):
            flow.addWidget(button)
        self.column.addLayout(arch)
        self.column.addSpacing(16)
        self.column.addWidget(text.label(error.title, "title", wrap=True))
        self.column.addSpacing(6)
        self.column.addWidget(text.label(self._advice(error), "lead", tone="2", wrap=True))
        self.column.addSpacing(22)
        self.column.addWidget(row)

    def _advice(self, error: UserError) -> str:
        if isinstance(error, JournalMissing):
            where = self.tr("It was last at {path}.").format(path=self._folder.path)
            return f"{where} {error.advice}"
        return error.advice

    def _buttons(self, error: UserError) -> list[Button]:
        again = Button(self.tr("Try again"), "p")
        again.clicked.connect(self.retry_requested)
        other = Button(self.tr("Open another journal…"))
        if isinstance(error, JournalMissing):
            other = Button(self.tr("Find it…"))
        elif isinstance(error, JournalDamaged | JournalEmpty):
            other = Button(self.tr("Look for it elsewhere…"))
        other.clicked.connect(self._on_other)
        if isinstance(error, JournalTooNew):
            close = Button(self.tr("Close"), "p")
            close.clicked.connect(self.close_requested)
            self.setFocusProxy(close)
            return [close, other]
        self.setFocusProxy(again)
        if isinstance(error, JournalMissing):
            create = Button(self.tr("Create a new journal"), "q")
            create.clicked.connect(self.create_requested)
            return [again, other, create]
        return [again, other]

    def _on_other(self) -> None:
        choose_another(self, self.open_requested.emit)
