"""Keeps what is typed into a form until the form is done with, so that locking never has to ask."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject

from app.records import drafts
from app.store.journal import Write
from ui.autosave import Autosave
from ui.session import Session

Read = Callable[[], str]
Put = Callable[[str], None]
Fields = Mapping[str, tuple[Read, Put]]

_INSTEAD_OF = "instead of "  # with the name of a field: what its record said


class Draft(QObject):
    """One form's draft. Make it when the form opens; connect every field's edits to `touch`.

    `fields` maps a name to how its text is read and put back; those named in `of_record` show a record when the form
    opens, and are put back only while that still says the same. `restore` puts an earlier draft back and says whether
    there was one; `drop` when the form was kept or deliberately cancelled; `flush` before a lock.
    """

    def __init__(
        self, session: Session, form: str, fields: Fields, parent: QObject, of_record: Collection[str] = ()
    ) -> None:
        super().__init__(parent)
        self._session, self._form, self._fields = session, form, fields
        self._instead_of = {_INSTEAD_OF + name: fields[name][0]() for name in of_record}
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(session.trouble)
        self._autosave.saved.connect(session.saved)
        self._done = False

    def restore(self) -> bool:
        """One of which nothing can be put back is dropped: its record was changed since."""
        kept, before = drafts.get(self._session.journal.read, self._form), self._words()
        for name, text in kept.items():
            instead_of = _INSTEAD_OF + name
            if name in self._fields and kept.get(instead_of) == self._instead_of.get(instead_of):
                self._fields[name][1](text)
        back = self._words() != before
        if kept and not back:
            self._session.attempt(self._forget, origin=self)
        return back

    def touch(self) -> None:
        if not self._done:
            self._autosave.touch()

    def flush(self) -> bool:
        return self._autosave.flush()

    def drop(self) -> None:
        self._done = True
        self.forget()

    def forget(self) -> None:
        """What was typed has been kept, and the form goes on."""
        self._autosave.dirty = False
        self._session.attempt(self._forget, origin=self)

    def _words(self) -> dict[str, str]:
        return {name: read() for name, (read, _) in self._fields.items()}

    def _save(self) -> None:
        with self._session.journal.write(origin=self) as write:
            drafts.keep(write, self._form, {**self._words(), **self._instead_of})

    def _forget(self, write: Write) -> None:
        drafts.forget(write, self._form)
