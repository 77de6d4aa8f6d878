"""What keeps a journal from getting another key, its older copies from being taken away, and one from being opened."""

from __future__ import annotations

import errno

from app.errors import DiskGone, DiskTrouble, UserError


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
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        "For a while it takes three times the room of your journal, and the disk is full. Free some space, then try "
        "again.",
    ),
    (
        (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE),
        "The disk with your journal can’t be reached. If it’s a USB stick, plug it back in, then try again.",
    ),
    ((errno.EACCES, errno.EPERM, errno.EROFS), "Inglenook isn’t allowed to write where your journal lies."),
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
