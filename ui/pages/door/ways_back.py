"""Two ways from a damaged journal to one that opens: what can be read of it, or a backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication

from app import wording
from app.progress import Progress
from app.safety import backup_file, restore, salvage
from app.store import looking, opening
from app.store.folder import Folder
from app.store.opening import Opened


class Came(NamedTuple):
    """The new journal, and what there is to say of it."""

    folder: Folder
    sentences: list[str]


class Way(Protocol):
    """`titles` and `leads` are for asking, going on and done; `button` says what will be done."""

    @property
    def titles(self) -> tuple[str, str, str]: ...

    @property
    def leads(self) -> tuple[str, str, str]: ...

    @property
    def button(self) -> str: ...

    def go(self, typed: str, place: Path, progress: Progress) -> Came:
        """Make the new journal in `place`. Slow. Raises UserError or Cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Rescuing:
    """Saving what can be read."""

    damaged: Folder

    @property
    def titles(self) -> tuple[str, str, str]:
        return _tr("Save what can be read"), _tr("Reading what can be read…"), _tr("What could be read is saved")

    @property
    def leads(self) -> tuple[str, str, str]:
        words = _tr(
            "Whatever can be read of “{name}” goes into a new journal, opened by the same passphrase and the same "
            "recovery code. The damaged file isn’t changed."
        )
        reading = _tr("“{name}” is read part by part. The damaged file isn’t changed.")
        done = _tr("Your passphrase and your recovery code open the new journal too. The damaged one is as it was.")
        return words.format(name=self.damaged.name), reading.format(name=self.damaged.name), done

    @property
    def button(self) -> str:
        return _tr("Save what can be read")

    def go(self, typed: str, place: Path, progress: Progress) -> Came:
        looking.look_for(self.damaged.database)
        opened = opening.with_either(self.damaged, typed)
        try:
            saved = salvage.salvage(self.damaged, opened, place, progress)
        finally:
            opened.forget()
        return Came(saved.folder, saved.sentences())


@dataclass(frozen=True, slots=True)
class Restoring:
    """A backup as a new journal beside the damaged one."""

    damaged: Folder
    backup: Path

    @property
    def titles(self) -> tuple[str, str, str]:
        return _tr("Go back to a backup"), _tr("Reading the backup…"), _tr("The backup is a journal again")

    @property
    def leads(self) -> tuple[str, str, str]:
        words = _tr(
            "“{file}” becomes a new journal. It opens with the passphrase of the day on which it was made, or with the "
            "recovery code. The damaged file isn’t changed."
        )
        reading = _tr("It’s opened and counted before it has its name. The damaged file isn’t changed.")
        done = _tr("What you wrote after that day isn’t in it. The damaged journal is as it was.")
        return words.format(file=self.backup.name), reading, done

    @property
    def button(self) -> str:
        return _tr("Restore it")

    def go(self, typed: str, place: Path, progress: Progress) -> Came:
        def way_in(making: Folder) -> Opened:
            return opening.with_either(making, typed)

        made = restore.to_new(self.backup, salvage.new_name(self.damaged, place, "from a backup"), way_in, progress)
        on = wording.moment(backup_file.read(self.backup).made.astimezone())
        entries = wording.counted(sum(made.counts.values()), _tr("entry"), _tr("entries"))
        told = _tr("It holds {entries}, as they were on {when}.").format(entries=entries, when=on)
        return Came(made.folder, [told])


def _tr(words: str) -> str:
    return QCoreApplication.translate("WaysBack", words)
