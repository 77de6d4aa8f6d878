"""What can go wrong that we expected, in the reader's words: what happened, are my words safe, what to do."""

from __future__ import annotations

import errno


class UserError(Exception):
    """A failure we expected. Both texts are shown as they stand, so they must hold no record text."""

    title = "That did not work"
    advice = "Nothing was changed. Try again."

    def __init__(self, title: str | None = None, advice: str | None = None) -> None:
        self.title = title or self.title
        self.advice = advice or self.advice
        super().__init__(self.title)


class Unforeseen(UserError):
    """A bug of ours. `place` is where in the program it was, with no word of a record."""

    title = "Something went wrong in Inglenook"
    advice = "Nothing that was saved has been lost. If it happens again, close Inglenook and open it once more."

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__()


class Cancelled(Exception):
    """The user stopped a task. Nothing is shown."""


class BrokenRule(UserError):
    """What was typed can't be kept as it is. `field` names the column, so that a form can mark it."""

    def __init__(self, field: str, title: str, advice: str = "Nothing was changed.") -> None:
        self.field = field
        super().__init__(title, advice)


class Refused(UserError):
    """A step that the state of a record does not allow."""


# Coming in


class WrongPassphrase(UserError):
    title = "That passphrase doesn’t open this journal."
    advice = "Check Caps Lock and the spaces between words, then try again."


class CodeMistyped(UserError):
    title = "The code doesn’t fit together."
    advice = "One character is different, or two have changed places. The code never uses I, L, O or U."


class WrongCode(UserError):
    title = "That code is well formed but belongs to another journal, or was replaced by a newer one."
    advice = "Nothing has been changed."


class WayInReplaced(UserError):
    title = "That opened this journal until its passphrase and its code were replaced."
    advice = "Use the new passphrase, or the code that was shown with it. Nothing has been changed."


class KeysDamaged(UserError):
    title = "The key files of this journal are damaged. Your recovery code still opens it."
    advice = "The journal itself hasn’t been changed."


class KeysMissing(UserError):
    title = "The key files of this journal are missing. Your recovery code still opens it."
    advice = "The journal itself hasn’t been changed."


class KeysOfAnotherJournal(UserError):
    title = "The key files here belong to another journal."
    advice = "Nothing has been changed. Put back the key files that were made with this journal."


class NotEnoughMemory(UserError):
    title = "There isn’t enough free memory to open the journal."
    advice = "Your passphrase has not been tried yet. Close some other programs, then try again."


class JournalMissing(UserError):
    title = "Your journal isn’t where it was"
    advice = "If it’s on a USB stick, plug it in and try again."


class JournalForbidden(UserError):
    title = "Inglenook isn’t allowed to read this journal."
    advice = "Its files may belong to another account on this computer. Nothing has been changed."


class JournalEmpty(UserError):
    title = "This journal file is empty. Nothing has been written to it."
    advice = "It may not have been copied completely. Look for another copy of it before you go on."


class NotAJournal(UserError):
    title = "That file isn’t an Inglenook journal."
    advice = "Nothing has been changed."


class JournalDamaged(UserError):
    title = "This journal file is damaged"
    advice = (
        "Part of it can’t be read. This can happen when a disk fails or a sync is interrupted. "
        "Your passphrase is fine, and the damaged file hasn’t been changed."
    )


class NotKeptInDamage(JournalDamaged):
    title = "This can’t be kept: the journal file is damaged"
    advice = "Nothing is written to it any more. Your words are still on the screen: copy them to somewhere safe."


class JournalTooNew(UserError):
    title = "This journal was made with a newer Inglenook"
    advice = "Install the newer version to open it. Nothing has been changed."


class JournalOpenElsewhere(UserError):
    """`computer` and `since` (local time, "HH:MM") are "" where the other program left no word of itself."""

    title = "Your journal is open somewhere else"
    advice = "Writing in two places at once could lose what you write, so this copy has stopped at the door."

    def __init__(self, computer: str = "", since: str = "", here: bool = False) -> None:
        self.here = here
        who = f"Inglenook on “{computer}” opened it at {since}. " if computer else ""
        super().__init__(advice=who + self.advice)


class UpgradeStopped(UserError):
    title = "This journal couldn’t be prepared for this version"
    advice = "A copy could not be made first, so nothing has been changed. Free some disk space, then try again."


class NoRoomToSave(UserError):
    title = "There isn’t enough room for the new journal"
    advice = "Nothing was made, and the damaged journal is as it was. Free some space, or choose another disk."


# Keeping


class DiskTrouble(UserError):
    title = "This disk is full"
    advice = (
        "Your last change isn’t saved yet. It’s still here on screen and nothing has been lost. "
        "Free some space, then try again."
    )


class DiskGone(UserError):
    title = "The disk with your journal can’t be written to"
    advice = (
        "What’s on screen is safe while Inglenook stays open. "
        "If the journal is on a USB stick, plug it back in, then try again."
    )


class StillBusy(UserError):
    title = "Inglenook is still busy with the whole journal"
    advice = "This change wasn’t saved. Wait a moment until that’s done, then try again."


# Making and taking along


class NameTaken(UserError):
    title = "There’s already a journal with this name here."
    advice = "Choose another name, or open that one."


class FolderNotWritable(UserError):
    title = "Inglenook can’t write to this folder."
    advice = "Choose one inside your own documents."


class ExportFailed(UserError):
    title = "The PDF couldn’t be written to that folder"
    advice = (
        "Another program may have it open, or the disk may be full. Nothing was changed. "
        "Choose another place, or try again."
    )

    @classmethod
    def told_by(cls, error: OSError) -> ExportFailed:
        """As exactly as the system said why."""
        return cls(advice=_WHY.get(error.errno or 0))


_FULL = "That disk is full. Nothing was changed. Free some space there, or choose another place."
_GONE = (
    "It isn’t there any more. If it’s on a USB stick or a network drive, connect it again. Nothing was changed. "
    "Choose another place, or try again."
)
_FORBIDDEN = (
    "Inglenook isn’t allowed to write there. The folder or its disk may be read-only, or another program may have "
    "the file open. Nothing was changed. Choose another place, or try again."
)
_WHY = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE), _GONE),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY), _FORBIDDEN),
}
