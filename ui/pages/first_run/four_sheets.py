"""What the four pages to a journal ask for, each on its sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.pages.first_run.about_page import AboutPage
from ui.pages.first_run.code_page import CodePage
from ui.pages.first_run.sheet import Sheet
from ui.pages.first_run.where_page import WherePage
from ui.pages.passphrase_form import PassphraseForm


def _tr(words: str) -> str:
    return QCoreApplication.translate("Creation", words)


def where(page: WherePage) -> Sheet:
    return Sheet(
        _tr("Where should your journal live?"),
        _tr("A journal is encrypted. Choose a folder that belongs to you rather than to an employer."),
        page,
        page.first,
    )


def passphrase(page: PassphraseForm) -> Sheet:
    return Sheet(
        _tr("Choose a passphrase"),
        _tr(
            "Six ordinary words make a strong passphrase you can remember. We made this one on your computer; "
            "you can swap it or write your own."
        ),
        page,
        page.first,
    )


def code(page: CodePage) -> Sheet:
    return Sheet(
        _tr("Keep your recovery code on paper"),
        _tr(
            "This code opens your journal if you forget the passphrase. Keep it on paper, at home, away from "
            "the computer."
        ),
        page,
        page.first,
    )


def about(page: AboutPage) -> Sheet:
    return Sheet(
        _tr("About you"),
        _tr("Your name goes on the summaries you make. You can leave this empty."),
        page,
        page.first,
    )
