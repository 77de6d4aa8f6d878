"""The sentences about where an open journal and its backups lie."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.safety.location import Case, Finding


def _tr(text: str) -> str:
    return QCoreApplication.translate("place", text)


def of_journal(finding: Finding) -> tuple[str, str]:
    """What the place is, and what that means."""
    cloud = finding.provider or _tr("cloud")
    match finding.case:
        case Case.PERSONAL_CLOUD:
            return _tr("Your journal’s folder is copied to the cloud by {cloud}.").format(cloud=cloud), _tr(
                "It’s encrypted, so that’s reasonable. Close Inglenook before opening the journal on another computer."
            )
        case Case.NETWORK:
            return _tr("Your journal is on a network drive."), _tr(
                "It’s encrypted. Others who run the drive may be able to copy or remove the file, and you can’t write "
                "when you’re away from it."
            )
        case Case.ROAMING:
            return _tr("Your journal’s folder follows your account from computer to computer."), _tr(
                "It’s encrypted, but whoever runs the computers could copy it, keep it or remove it. A folder of your "
                "own is safer."
            )
        case Case.TEMPORARY:
            return _tr("Your journal’s folder isn’t made to last."), _tr(
                "The computer may empty it, and the journal would be gone. A folder in your documents is safe."
            )
        case _:
            return _tr("Your journal’s folder looks like your employer’s {cloud}.").format(cloud=cloud), _tr(
                "It’s encrypted, but your employer could copy it, keep it, or remove your access when you change post. "
                "A folder of your own is safer."
            )


def of_backups(finding: Finding) -> str:
    """What the place is."""
    match finding.case:
        case Case.NETWORK:
            return _tr("Your backups are kept on a network drive.")
        case Case.ROAMING:
            return _tr("The folder of your backups follows your account from computer to computer.")
        case _:
            cloud = finding.provider or _tr("cloud")
            return _tr("The folder of your backups looks like your employer’s {cloud}.").format(cloud=cloud)


def tick_of_journal() -> str:
    return _tr("I understand that my employer may copy, keep or delete this file")


def tick_of_backups() -> str:
    return _tr("I understand that others may copy, keep or delete what lies there")


def known(case: str) -> str:
    """What the owner has said of the place, for Settings; "" of one that nobody else has a hand in."""
    match case:
        case Case.EMPLOYER_CLOUD:
            return _tr("In what looks like your employer’s cloud. You’ve said that you know this.")
        case Case.NETWORK:
            return _tr("On a network drive. You’ve said that you know others may copy, keep or delete it.")
        case Case.ROAMING:
            return _tr("In a folder that follows your account. You’ve said that you know others may copy or delete it.")
        case Case.PERSONAL_CLOUD:
            return _tr("In a folder that is copied to the cloud.")
        case Case.TEMPORARY:
            return _tr("In a folder that isn’t made to last.")
    return ""
