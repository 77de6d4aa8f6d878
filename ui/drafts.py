"""Keeps what is typed into a form until the form is done with, so that locking never has to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from app.records import drafts
from app.store.journal import Write
from ui.autosave import Autosave
from ui.session import Session

Read = Callable[[], str]
Put = Callable[[str], None]


class Draft(QObject):
    """One form's draft. Make it when the form opens; connect every field's edits to `touch`.

    `fields` maps a name to how its text is read and put back. `restore` puts an earlier draft back and says whether
    there was one; `drop` when the form was kept or deliberately cancelled; `flush` before a lock.
    """

    def __init__(self, session: Session, form: str, fields: Mapping[str, tuple[Read, Put]], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._form, self._fields = session, form, fields
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(session.trouble)
        self._autosave.saved.connect(session.saved)
        self._done = False

    def restore(self) -> bool:
        kept = drafts.get(self._session.journal.read, self._form)
        for name, text in kept.items():
            if name in self._fields:
                self._fields[name][1](text)
        return bool(kept)

    def touch(self) -> None:
        if not self._done:
            self._autosave.touch()

    def flush(self) -> bool:
        return self._autosave.flush()

    def drop(self) -> None:
        self._done = True
        self._autosave.dirty = False
        self._session.attempt(self._forget, origin=self)

    def _save(self) -> None:
        words = {name: read() for name, (read, _) in self._fields.items()}
        with self._session.journal.write(origin=self) as write:
            drafts.keep(write, self._form, words)

    def _forget(self, write: Write) -> None:
        drafts.forget(write, self._form)
