"""What keeps a journal from getting another key, and its older copies from being taken away."""

from __future__ import annotations

from app.errors import UserError


class SamePassphrase(UserError):
    title = "That’s the passphrase you have now."
    advice = "Somebody may know it. Choose another one."


class RekeyStopped(UserError):
    title = "Nothing was replaced"
    advice = (
        "Your journal, its passphrase and its recovery code are as they were. "
        "There may be too little room on its disk, or it can’t be written to. Put that right, then try again."
    )


class OlderCopiesStay(UserError):
    title = "The older copies are still there"
    advice = "They go only once a new backup has been made and read through. Back up now, then remove them in Backups."
