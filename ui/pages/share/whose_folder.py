"""Who else may get at a PDF in the folder where it is to lie: unlike the journal, it isn't encrypted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.safety.location import Case, Finding


def _tr(text: str) -> str:
    return QCoreApplication.translate("whose_folder", text)


def worth_asking(findings: Sequence[Finding]) -> Finding | None:
    """The gravest of those in which somebody else may copy, keep or delete what lies there."""
    return next((one for one in findings if one.needs_tick), None)


def question(finding: Finding) -> tuple[str, str]:
    """What to ask before a PDF is put there: title and words."""
    match finding.case:
        case Case.NETWORK:
            return _tr("That folder is on a network drive"), _tr(
                "A PDF isn’t encrypted. Whoever runs that drive could read it, copy it and keep it."
            )
        case Case.ROAMING:
            return _tr("That folder follows your account from computer to computer"), _tr(
                "A PDF isn’t encrypted. Whoever runs those computers could read it, copy it and keep it."
            )
        case _:
            cloud = finding.provider or _tr("cloud")
            return _tr("That folder looks like your employer’s {cloud}").format(cloud=cloud), _tr(
                "A PDF isn’t encrypted. Your employer could read it, copy it and keep it."
            )


def afterword(findings: Sequence[Finding]) -> str:
    """What is said once it lies there; "" for most folders."""
    copied = next((one for one in findings if one.case is Case.PERSONAL_CLOUD), None)
    if copied is None:
        return ""
    told = _tr("{cloud} copies that folder to the cloud, and a PDF isn’t encrypted.")
    return told.format(cloud=copied.provider or _tr("A program"))
