"""Why pages were not made, not printed or not taken out, in the reader’s words."""

from __future__ import annotations

from app.errors import ExportFailed, UserError


class PagesNotMade(UserError):
    title = "The pages couldn’t be made"
    advice = (
        "The part of Inglenook that sets them stopped twice. Your journal is as it was. "
        "Close some other programs, in case memory is short, then try again."
    )


class KeptOut(UserError):
    title = "This is kept out of every export"
    advice = "That goes for paper too. Where it was written you can let it out again."


class PrinterMissing(UserError):
    title = "No printer answered"
    advice = "It may be switched off or not set up on this computer. You can save the pages as a PDF instead."


class PrintFailed(UserError):
    title = "The printer didn’t take the pages"
    advice = "It may be switched off or out of reach. Nothing was printed, and your journal is as it was."
    some_gone = (
        "It may be switched off or out of paper. Some pages had gone to it already, and your journal has noted that."
    )


class PrintNotNoted(UserError):
    title = "It wasn’t printed, because your journal couldn’t note it"
    advice = (
        "Whatever leaves is noted in your journal, and its disk may be full or unplugged. "
        "Free some space or plug it in, then print again."
    )


class ExportNotNoted(ExportFailed):
    """`__cause__` says whether the journal's disk is full or gone."""

    title = "The PDF wasn’t made, because your journal couldn’t note it"
    advice = (
        "Whatever leaves is noted in your journal, and its disk may be full or unplugged. "
        "Nothing was changed. Free some space or plug it in, then try again."
    )


class ExportPartly(ExportFailed):
    title = "Not all of the volumes could be written"
    advice = "Choose another place, or try again: all of them are written anew."


class ExportUnconfirmed(UserError):
    title = "The PDF is there, but its disk didn’t confirm it"
    advice = "Open it once before you rely on it. Your journal has noted that it left."
