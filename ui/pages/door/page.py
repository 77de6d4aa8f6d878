"""A journal that can't be opened: what happened, whether the words are safe, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths, reach
from app.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalForbidden,
    JournalMissing,
    JournalOpenElsewhere,
    JournalTooNew,
    KeysOfAnotherJournal,
    NotAJournal,
    UserError,
)
from app.store import moved
from app.store.folder import Folder
from app.store.moved import JournalInTwoPlaces, JournalMoved
from ui import files
from ui.pages.unlock.another import choose_another
from ui.pages.unlock.frame import Frame
from ui.widgets import text
from ui.widgets.arch import IconArch
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow

_LOOKS: dict[type[UserError], tuple[str, str]] = {
    JournalMissing: ("folder-open", "slate"),
    JournalMoved: ("folder-open", "slate"),
    JournalInTwoPlaces: ("folder-open", "slate"),
    JournalForbidden: ("lock-key", "slate"),
    JournalOpenElsewhere: ("desktop", "slate"),
    JournalTooNew: ("clock", "slate"),
    NotAJournal: ("question", "slate"),
    KeysOfAnotherJournal: ("lock-key", "slate"),
}
_WIDE, _NARROW = 660, 560


class _Way(NamedTuple):
    """One way on; `name` and `words` stand before its button where there is a card of them."""

    button: str
    go: Callable[[], object]
    name: str = ""
    words: str = ""


class Door(Frame):
    """Fills the window, so that nothing of a journal is visible behind it. No button here changes a file."""

    retry_requested = Signal()
    open_requested = Signal(object)  # Folder
    create_requested = Signal()
    rescue_requested = Signal()
    restore_requested = Signal(Path)  # of a backup
    close_requested = Signal()

    def __init__(
        self, folder: Folder, error: UserError, before: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """`before`: the journals that were opened on this computer."""
        self._spoilt = isinstance(error, JournalDamaged | JournalEmpty)
        super().__init__(wide=_WIDE if self._spoilt else _NARROW, parent=parent)
        self._folder, self._before = folder, before
        self._hollow = isinstance(error, JournalMissing) and reach.is_folder(folder.path)
        self._build(error)

    def _build(self, error: UserError) -> None:
        title = self.tr("Your journal’s file is gone from its folder") if self._hollow else error.title
        icon, hue = _LOOKS.get(type(error), ("warning-circle", "ember"))
        arch = QHBoxLayout()
        arch.addWidget(IconArch(icon, hue, 58))
        arch.addStretch(1)
        self.column.addLayout(arch)
        self.column.addSpacing(16)
        self.column.addWidget(text.label(title, "title", wrap=True))
        self.column.addSpacing(6)
        self.column.addWidget(text.label(self._advice(error), "lead", tone="2", wrap=True))
        self.column.addSpacing(22)
        ways = self._ways(error)
        if self._spoilt:
            self._build_card(ways)
        else:
            self._build_row(ways)

    def _advice(self, error: UserError) -> str:
        """Which journal it is, where the sentence leaves room for it."""
        if self._hollow:
            where = self.tr("The folder is still at {path}, but the file “{file}” inside it is gone.")
            bin_words = self.tr("It may be in this computer’s bin. If it isn’t, look for a copy elsewhere.")
            return f"{where.format(path=self._folder.path, file=self._folder.database.name)} {bin_words}"
        if isinstance(error, JournalMissing):
            where = self.tr("It was last at {path}.").format(path=self._folder.path)
            return f"{where} {error.advice}"
        if isinstance(error, JournalDamaged):
            return error.advice.replace("Part of it", f"Part of “{self._folder.name}”", 1)
        return error.advice

    def _ways(self, error: UserError) -> list[_Way]:
        """The likeliest first."""
        again = _Way(self.tr("Try again"), self.retry_requested.emit)
        other = _Way(self.tr("Open another journal…"), self._look_for_another)
        if self._spoilt:
            rescue = _Way(
                self.tr("Rescue…"),
                self.rescue_requested.emit,
                self.tr("Save what can be read"),
                self.tr("Into a new journal, with the same passphrase and recovery code."),
            )
            restore = _Way(
                self.tr("Choose…"),
                self._choose_backup,
                self.tr("Go back to a backup"),
                self.tr("Choose its file. It becomes a new journal beside this one."),
            )
            return [
                *([rescue] if isinstance(error, JournalDamaged) else []),
                restore,
                _Way(
                    self.tr("Browse…"),
                    self._look_for_another,
                    self.tr("Look for the file elsewhere"),
                    self.tr("Perhaps a good copy is on another disk."),
                ),
                _Way(
                    again.button,
                    again.go,
                    self.tr("Try this file once more"),
                    self.tr("In case the disk or the copying wasn’t ready yet."),
                ),
            ]
        if isinstance(error, JournalTooNew):
            return [_Way(self.tr("Close"), self.close_requested.emit), other]
        if isinstance(error, JournalMissing):
            find = _Way(self.tr("Find it…"), self._look_for_another)
            return [again, find, _Way(self.tr("Create a new journal"), self.create_requested.emit)]
        if isinstance(error, JournalMoved):
            return self._ways_after_a_move(error.to, error.there)
        if isinstance(error, JournalInTwoPlaces):
            the_other = _Way(self.tr("Open the other one"), partial(self._open, error.other))
            return [_Way(self.tr("Open this one"), self._stay), the_other, other]
        return [again, other]

    def _ways_after_a_move(self, to: Path, there: bool) -> list[_Way]:
        other = _Way(self.tr("Open another journal…"), self._look_for_another)
        if there:
            return [_Way(self.tr("Open it there"), partial(self._open, to)), other]
        again = _Way(self.tr("Try again"), self.retry_requested.emit)
        return [again, _Way(self.tr("Open the one here"), self._stay), other]

    def _open(self, path: Path, _pressed: bool = False) -> None:
        self.open_requested.emit(Folder(path))

    def _stay(self) -> None:
        """Its owner has decided which one goes on."""
        moved.stay(self._folder)
        self.retry_requested.emit()

    def _build_row(self, ways: list[_Way]) -> None:
        row = Flow(10)
        for at, way in enumerate(ways):
            row.addWidget(self._button(way, ("p", "", "q")[at]))
        self.column.addWidget(row)

    def _build_card(self, ways: list[_Way]) -> None:
        card = Card()
        card.body.setContentsMargins(22, 4, 22, 4)
        card.body.setSpacing(0)
        for at, way in enumerate(ways):
            if at:
                card.body.addWidget(text.rule())
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(text.label(way.name, "medium", wrap=True))
            words.addWidget(text.label(way.words, "meta", tone="2", wrap=True))
            across = QHBoxLayout()
            across.setContentsMargins(0, 12, 0, 12)
            across.setSpacing(16)
            across.addLayout(words, 1)
            button = self._button(way, "" if at else "p")
            button.setAccessibleDescription(f"{way.name}. {way.words}")
            across.addWidget(button)
            card.body.addLayout(across)
        self.column.addWidget(card)
        self.column.addSpacing(14)
        where = self.tr("It’s at {path}. Nothing here changes it.").format(path=self._folder.path)
        self.column.addWidget(text.label(where, "meta", tone="2", wrap=True))

    def _button(self, way: _Way, kind: str) -> Button:
        button = Button(way.button, kind)
        button.clicked.connect(way.go)
        if kind == "p":
            self.first = button
        return button

    def _choose_backup(self) -> None:
        dialog = files.choose_backup(self, self.tr("Go back to a backup"), paths.documents())
        dialog.fileSelected.connect(self._on_backup)
        dialog.open()

    def _on_backup(self, chosen: str) -> None:
        self.restore_requested.emit(Path(chosen))

    def _look_for_another(self) -> None:
        choose_another(self, self.open_requested.emit, self._before)
