"""Why a journal got no other key, no copy or no backup, or didn’t go back to one, in the reader’s words."""

from __future__ import annotations

import errno

from app.errors import DiskGone, DiskTrouble, UserError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


# Another key, older copies


class SamePassphrase(UserError):
    title = "That’s the passphrase you have now."
    advice = "Somebody may know it. Choose another one."


_AS_BEFORE = "Your journal, its passphrase and its recovery code are as they were. "


class RekeyStopped(UserError):
    title = "Nothing was replaced"
    advice = _AS_BEFORE + "Try again in a moment."

    @classmethod
    def told_by(cls, error: Exception) -> RekeyStopped:
        """As exactly as the system said why."""
        number = error.errno if isinstance(error, OSError) else _MEANS.get(type(error))
        why = next((words for numbers, words in _WHY if number in numbers), None)
        return cls(advice=_AS_BEFORE + why if why else None)


_MEANS: dict[type[Exception], int] = {DiskTrouble: errno.ENOSPC, DiskGone: errno.EIO}  # as SQLite was told it
_WHY = (
    (
        _FULL,
        "For a while it takes three times the room of your journal, and the disk is full. Free some space, then try "
        "again.",
    ),
    (
        _NOT_THERE,
        "The disk with your journal can’t be reached. If it’s a USB stick, plug it back in, then try again.",
    ),
    (_FORBIDDEN, "Inglenook isn’t allowed to write where your journal lies."),
)


class OlderCopiesStay(UserError):
    title = "The older copies are still there"
    advice = "They go only once a new backup has been made and read through. Back up now, then remove them in Backups."


class CopyNotMade(UserError):
    title = "The copy couldn’t be opened"
    advice = (
        "Your journal is as it was. There may be too little room on its disk, or it can’t be written to. "
        "Put that right, then try again."
    )


# Backups

_SAFE = "Your journal itself is saved. "


class BackupFailed(UserError):
    title = "The last backup didn’t finish."
    advice = _SAFE + "Try again, or choose another place."

    @classmethod
    def told_by(cls, error: OSError, stick: str = "") -> BackupFailed:
        """As exactly as the system said why. `stick` is the name of the disk, if it is one that can be pulled out."""
        number = error.errno or 0
        why = next((words for numbers, words in _WHY_NO_BACKUP if number in numbers), "")
        if stick and number in _NOT_THERE:
            why = f"The USB stick “{stick}” wasn’t there. Plug it in."
        return cls(advice=f"{why} {cls.advice}".strip())


_WHY_NO_BACKUP = (
    (_FULL, "The disk is full."),
    (_NOT_THERE, "The folder for backups wasn’t there. If it’s on a USB stick, plug it in."),
    (_FORBIDDEN, "Inglenook isn’t allowed to write to the folder for backups."),
)


class BackupsNotThere(BackupFailed):
    """The folder is there and empty: that of a stick that is out, as the system left it on its own disk."""

    advice = (
        "The folder is there, but the backups made last aren’t in it. If they’re on a USB stick, plug it in. "
        "If you took them away yourself, choose the folder again. " + _SAFE.strip()
    )


class BackupUnproved(UserError):
    title = "We made a backup but couldn’t open it again, so it wasn’t kept."
    advice = _SAFE + "The disk may be failing. Back up again, or choose another place."


class BackupOfDamage(UserError):
    title = "The backup wasn’t kept, because part of your journal can’t be read."
    advice = "Your older backups are all still there. Nothing has been changed."


class NotABackup(UserError):
    title = "That file isn’t an Inglenook backup."
    advice = "Nothing has been changed."


class BackupDamaged(UserError):
    title = "This backup can’t be relied on: it was cut short or changed."
    advice = "Nothing has been changed. Choose another backup."


class BackupTooNew(UserError):
    title = "This backup was made with a newer Inglenook."
    advice = "Install the newer version to open it. Nothing has been changed."


class BackupOfAnother(UserError):
    title = "This backup belongs to another journal."
    advice = "Nothing has been changed."


class BackupOfEarlierKey(BackupOfAnother):
    """Of this journal; what opened it on that day opens the backup still."""

    title = "This backup opens with the passphrase of that day."
    advice = "Nothing has been changed."


class RestoreStopped(UserError):
    title = "Going back didn’t work"
    advice = "Your journal is as it was. There may be too little room on its disk. Free some, then try again."
