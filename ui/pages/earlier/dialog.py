"""The earlier versions of a record's long texts, beside what they say now."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records import versions
from app.records.versions import Version
from app.store.journal import Change, Ref, Write
from ui import clipboard, theme
from ui.pages.earlier import steps
from ui.pages.earlier.compared import Compared
from ui.pages.earlier.rows import Moments, rows_of
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog

_WIDE, _LIST = 860, 250  # px
_AROUND, _LOWEST, _HIGHEST = 300, 170, 440  # px that the dialog needs besides; how high the versions are


def _tr(words: str) -> str:
    return QCoreApplication.translate("earlier", words)


class EarlierDialog(Dialog):
    """What is typed on the page must have been saved before it opens."""

    def __init__(self, session: Session, ref: Ref, parent: QWidget | None = None) -> None:
        self._session, self._ref = session, ref
        self._found = {one.id: one for one in versions.of(session.journal.read, ref)}
        self._shown: Version | None = None
        self._words: dict[int, str] = {}  # of those that were looked at
        if not self._found:
            says = _tr("Nothing here was written over yet. Whenever you change it, what it said before is kept here.")
            super().__init__(_tr("Earlier versions"), says, parent=parent)
            self.set_first(self.add_safe(self.tr("Close")))
            return
        says = _tr("What you wrote here, as it was before you changed it.")
        super().__init__(_tr("Earlier versions"), says, wide=_WIDE, parent=parent)
        self._build_versions()
        self._connect()
        self._list.choose(next(iter(self._found)))

    def clear_words(self) -> None:
        """Nothing that was written stays on it."""
        if self._found:
            self._found.clear()
            self._words.clear()
            self._shown = None
            self._list.set_rows([])
            self._text.clear_words()

    def reject(self) -> None:
        super().reject()
        self.clear_words()

    def accept(self) -> None:
        super().accept()
        self.clear_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._found:
            most = max(_LOWEST, self.height() - theme.current().px(_AROUND))
            self._panes.setFixedHeight(min(most, theme.current().px(_HIGHEST)))
        super().resizeEvent(event)

    def _build_versions(self) -> None:
        self._list = Moments(self.tr("Earlier versions, the latest first"))
        self._list.set_rows(rows_of(self._ref, list(self._found.values())))
        self._list.setFixedWidth(theme.current().px(_LIST))
        self._text = Compared(self.tr("What it said"))
        self._says = text.label("", "meta", "2", wrap=True)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._text, 1)
        beside.addWidget(self._says)
        self._panes = QWidget()
        across = QHBoxLayout(self._panes)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(self._list)
        across.addLayout(beside, 1)
        self.body.addWidget(self._panes)
        self.add_safe(self.tr("Close"))
        self._forget = self.add_other(self.tr("Forget them all…"))
        self._copy = self.add_other(self.tr("Copy"))
        self._back = self.add_primary(self.tr("Bring this back"), closes=False)
        self.set_first(self._list)

    def _connect(self) -> None:
        self._list.chosen.connect(self._on_chosen)
        self._forget.clicked.connect(self._on_forget)
        self._copy.clicked.connect(self._on_copy)
        self._back.clicked.connect(self._on_bring_back)
        self._list.opened.connect(self._back.click)  # the list keeps Enter to itself
        self._session.changed.connect(self._on_changed)

    def _on_chosen(self, key: object) -> None:
        self._shown = self._found[key] if isinstance(key, int) else None
        if self._shown is not None:
            self._show(self._shown)

    def _show(self, version: Version) -> None:
        read = self._session.journal.read
        with suppress(LookupError):  # thinned out since it was read: what was read stays
            self._words[version.id] = versions.text(read, version.id)
        words = self._words.get(version.id, "")
        differs = self._text.show_texts(words, versions.present(read, self._ref, version.name)) and bool(words)
        marks = self.tr("+ said then, and not now  ·  − said now, and not then")
        self._says.setText(marks if differs else self.tr("It says the same now."))
        self._back.setEnabled(differs)

    def _on_changed(self, change: Change) -> None:
        """It may have been changed beside this: an action that was ticked elsewhere."""
        if self._shown is not None and self._ref in change.records:
            self._show(self._shown)

    def _on_copy(self) -> None:
        """What is selected, else all that it said."""
        if self._shown is not None:
            clipboard.copy(self._text.selected_words() or self._words[self._shown.id])

    def _on_bring_back(self) -> None:
        one = self._shown
        if one is None:
            return
        self._shown = None  # else it would be compared with itself while it closes
        if steps.bring_back(self._session, self._ref, one.name, self._words[one.id], one.said_at):
            self.accept()
        else:
            self._shown = one

    def _on_forget(self) -> None:
        window = self.window()
        self.accept()
        ForgetVersionsDialog(self._session, self._ref).open_on(window)


class ForgetVersionsDialog(Dialog):
    """There is no Undo, so it asks."""

    def __init__(self, session: Session, ref: Ref, parent: QWidget | None = None) -> None:
        says = _tr("What it says now stays. What it said before is gone for good; only older backups still hold it.")
        super().__init__(_tr("Forget all its earlier versions?"), says, parent=parent)
        self._session, self._ref = session, ref
        self.set_first(self.add_safe(self.tr("Keep them")))
        self.add_primary(self.tr("Forget them"), danger=True, closes=False).clicked.connect(self._on_forget)

    def _on_forget(self) -> None:
        if self._session.attempt(self._act):
            self._session.say(_tr("Forgotten. What it says now stays."))
            self.accept()

    def _act(self, write: Write) -> None:
        versions.forget_all_of(write, self._ref)
