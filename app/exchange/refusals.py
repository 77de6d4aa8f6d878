"""Why something was not taken out or brought in, in the reader’s words."""

from __future__ import annotations

from app.errors import ExportFailed, UserError


class TakeOutFailed(ExportFailed):
    title = "The folder couldn’t be written"
    advice = (
        "Another program may be using it, or the disk may be full. Nothing was changed. "
        "Choose another place, or try again."
    )


class TakeOutTaken(TakeOutFailed):
    title = "There’s already something with that name there"
    advice = "It hasn’t been touched, and nothing was taken out. Choose another name or another place."


class TakeOutNotNoted(TakeOutFailed):
    title = "Nothing was taken out, because your journal couldn’t note it"
    advice = (
        "Whatever leaves is noted in your journal, and its disk may be full or unplugged. "
        "Free some space or plug it in, then try again."
    )


class TakeOutUnconfirmed(UserError):
    title = "The folder is there, but its disk didn’t confirm it"
    advice = "Open some of it once before you rely on it. Your journal has noted that it left."


class TakeOutUnproved(UserError):
    title = "What was taken out doesn’t hold everything"
    advice = "It was read back, and something is missing. Don’t rely on it. Your journal is as it was."


class JournalNotEmpty(UserError):
    title = "This journal isn’t empty"
    advice = (
        "What was taken out of a journal can only be brought into an empty one, so that nothing is mixed. "
        "Make a new journal and bring it in there. Nothing was changed."
    )


class NothingToBringIn(UserError):
    title = "There’s nothing here that was taken out of Inglenook"
    advice = "Choose the folder in which “journal.json” lies. Nothing was changed."


class BringInTooNew(UserError):
    title = "This was taken out of a newer Inglenook"
    advice = "Install the newer version to bring it in. Nothing was changed."


class BringInDamaged(UserError):
    title = "What was taken out is incomplete, or was changed since"
    advice = "Not even a part of it was brought in, and your journal is as it was. Look for another copy of the folder."

    @classmethod
    def at(cls, line: int) -> BringInDamaged:
        """Where it was seen; not what stands there, as that may be somebody's words."""
        return cls(advice=f"Line {line} of “journal.json” can’t be understood. {cls.advice}")


class BringInStopped(UserError):
    """It may go better the next time, from the same folder."""


class BringInNoRoom(BringInStopped):
    title = "There isn’t enough room to bring everything in"
    advice = "Nothing was brought in, and your journal is as it was. Free some space on its disk, then try again."


class BringInNotKept(BringInStopped):
    title = "The disk with your journal can’t be written to"
    advice = "Nothing was brought in. If the journal is on a USB stick, plug it back in, then try again."


class BringInOutOfReach(BringInStopped):
    title = "The folder can’t be read any more"
    advice = (
        "Nothing was brought in, and your journal is as it was. "
        "If the folder is on a USB stick or a network drive, connect it again, then try again."
    )
