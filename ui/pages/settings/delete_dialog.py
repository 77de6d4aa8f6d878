"""The question before a journal is deleted: what goes, what stays, and whether whoever asks is its owner."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize

from PySide6.QtCore import QCoreApplication

from app import cautions, search, wording
from app.acts import stock
from app.errors import UserError, WrongCode, WrongPassphrase
from app.progress import Progress
from app.safety.deleting import Going
from app.store import keys, opening
from app.store.connection import Connection
from ui.jobs import Job
from ui.pages.secret_field import SecretField
from ui.pages.settings import backup_words
from ui.session import Session
from ui.widgets import text
from ui.widgets.check import Check
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit

_NAMED = 3  # files
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def _tr(words: str) -> str:
    return QCoreApplication.translate("DeleteDialog", words)


class DeleteDialog(Dialog):
    """Accepted once the name was typed and the passphrase proved. It deletes nothing itself."""

    def __init__(self, session: Session, going: Going) -> None:
        super().__init__(_tr("Delete everything?"), goes(going, session.journal.read))
        self._session, self._going = session, going
        self._job: Job | None = None
        self._fill()
        self._name.textChanged.connect(self._on_typed)
        self._secret.typed.textChanged.connect(self._on_typed)
        self._delete.clicked.connect(self._on_delete)
        self._on_typed()

    @property
    def takes_out(self) -> bool:
        """Whether everything is to be taken out first."""
        return self._takes_out.isChecked()

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    def _fill(self) -> None:
        for said in (*stays(self._going), _tr(cautions.REMOVING)):
            self.body.addWidget(text.label(said, "body", "2", wrap=True))
        self._name = LineEdit()
        self._name.setObjectName("journal-name")
        self._secret = SecretField(_tr("Your passphrase, or the recovery code"), "passphrase-to-delete")
        self._takes_out = Check(_tr("Take everything out first, into a folder I choose"))
        self._takes_out.setChecked(True)
        self.body.addWidget(Field(_tr("Type the journal’s name to confirm"), self._name))
        self.body.addWidget(self._secret)
        self.body.addWidget(self._takes_out)
        self.set_first(self.add_safe(_tr("Keep my journal")))
        self._delete = self.add_primary(_tr("Delete everything"), danger=True, closes=False)

    def _on_typed(self) -> None:
        named = _folded(self._name.text()) == _folded(self._going.folder.name)
        self._delete.setEnabled(named and bool(self._secret.text) and self._job is None)

    def _on_delete(self) -> None:
        folder, typed, root = self._going.folder, self._secret.text, bytearray(self._session.journal.root)

        def task(_progress: Progress) -> None:
            try:
                opened = opening.with_either(folder, typed)
                try:
                    if not hmac.compare_digest(opened.root, root):
                        raise WrongCode
                finally:
                    opened.forget()
            finally:
                keys.wipe(root)

        self._set_busy(self._session.jobs.prepare(task))

    def _set_busy(self, job: Job | None) -> None:
        self._job = job
        self._name.setReadOnly(job is not None)
        self._secret.rest(job is not None)
        self._takes_out.setEnabled(job is None)
        self._on_typed()
        if job is not None:
            job.succeeded.connect(self._on_proved)
            job.failed.connect(self._on_refused)
            self._session.jobs.start(job)

    def _on_proved(self) -> None:
        if self._job is None:  # too late for the job, in time for the journal
            return
        self._secret.wipe()
        self._job = None
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        if self._job is None:
            return
        self._set_busy(None)
        if not isinstance(error, UserError):
            raise error
        wrong = isinstance(error, WrongPassphrase)
        self._secret.complain(error.title if wrong else f"{error.title} {error.advice}")


def goes(going: Going, read: Connection) -> str:
    """What is deleted, what can't be reached, and that there is no way back."""
    number, first = search.extent(read, stock.ENTRIES)
    said = [_tr("This removes “{name}”").format(name=going.folder.name)]
    if number and first is not None:
        written = _tr("one entry") if number == 1 else _tr("{number} entries").format(number=f"{number:,}")
        said.append(_tr("{entries} since {month}").format(entries=written, month=wording.month(first)))
    if going.backups and going.place is not None:
        backups = wording.counted(len(going.backups), _tr("backup"), _tr("backups"))
        said.append(_tr("and {backups} {place}").format(backups=backups, place=backup_words.within(str(going.place))))
    reach = _tr("We can’t reach copies you’ve made elsewhere, folders you’ve taken out, or PDFs you’ve exported.")
    return f"{', '.join(said)}. {reach} {_tr('There’s no way back.')}"


def stays(going: Going) -> list[str]:
    """What is left where it is, and why; empty for most."""
    said = []
    if going.place_missing:
        said.append(
            _tr(
                "Its backups {place} can’t be reached now, or nothing may be changed there, so they stay. "
                "If they are to go too, keep your journal for now, and come back when that disk is there."
            ).format(place=backup_words.within(str(going.place)))
        )
    if going.others:
        one = _tr("In the same place {files} stays: it’s another journal’s, or under another key, or can’t be read.")
        many = _tr("In the same place {files} stay: they’re another journal’s, or under another key, or can’t be read.")
        older = _tr("What is from before you replaced your passphrase can be removed first, in Settings → Backups.")
        said.append(f"{(one if len(going.others) == 1 else many).format(files=_listed(going.others))} {older}")
    if going.origin is not None:
        words = _tr("It was moved here from {path}, where some of it may still be. We can’t reach that now.")
        said.append(words.format(path=going.origin))
    if going.twin is not None:
        words = _tr("“{name}” in {above} is this journal too. Its backups are those of that one as well, so they stay.")
        said.append(words.format(name=going.twin.stem, above=going.twin.parent))
    if going.foreign:
        words = _tr("What isn’t of Inglenook in its folder stays: {files}.")
        said.append(words.format(files=_listed(going.foreign)))
    return said


def _listed(paths: Sequence[Path]) -> str:
    named = [f"“{path.name}”" for path in paths[:_NAMED]]
    more = len(paths) - _NAMED
    return wording.listed([*named, _tr("{number} more").format(number=wording.count_word(more))] if more > 0 else named)


def _folded(name: str) -> str:
    """As most people type it: straight quotes, any case."""
    return " ".join(normalize("NFKC", name).translate(_SAME).casefold().split())
