"""Why a new passphrase was not kept, as exactly as the disk says."""

from __future__ import annotations

import errno

from app.errors import UserError


class PassphraseNotKept(UserError):
    title = "The new passphrase couldn’t be kept."
    advice = "Your passphrase is as it was. Try again in a moment."

    @classmethod
    def told_by(cls, error: OSError) -> PassphraseNotKept:
        """As exactly as the system said why."""
        number = error.errno or 0
        why = next((words for numbers, words in _WHY_NOT_KEPT if number in numbers), None)
        return cls(advice=why)


_WHY_NOT_KEPT = (
    (
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        "The disk is full. Your passphrase is as it was. Free some space, then try again.",
    ),
    (
        (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE),
        "The disk with your journal can’t be reached. Your passphrase is as it was. If it’s a USB stick, plug it back "
        "in, then try again.",
    ),
    (
        (errno.EACCES, errno.EPERM, errno.EROFS),
        "Inglenook isn’t allowed to write where your journal lies. Your passphrase is as it was.",
    ),
)
