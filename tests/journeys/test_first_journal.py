"""From an empty computer to a PDF in somebody's hand, and back in with nothing but the recovery code."""

import subprocess
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from app import paths
from tests.journeys.person import CTRL, Person
from ui import theme
from ui.pages.search.palette import SearchPalette
from ui.preferences import Preferences
from ui.theme import fonts, icons
from ui.widgets.code_card import CodeCard
from ui.widgets.prose_edit import ProseEdit
from ui.window import Window

PASSPHRASE = "wicker lantern orchard harbour quilt seven"
ANOTHER = "marble ferry thistle cobalt umbrella nine"
BEFORE_THE_BLEEP = "We spoke about asking early, and she said that nobo"
AFTER_IT = "dy minds a short question."
SENTENCE = BEFORE_THE_BLEEP + AFTER_IT


@pytest.fixture
def tess(qtbot, qapp):
    """Somebody with a fresh computer, who has just started the program."""
    qapp.setStyle("Fusion")
    fonts.load()
    theme.apply(qapp, theme.named("light"))
    icons.load()
    window = Window(Preferences(paths.settings_file()))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Person(window)


def makes_a_journal(tess):
    """Returns the recovery code, as she writes it on paper."""
    tess.waits_to_be_on("Create my journal")
    tess.presses_enter()
    tess.waits_to_be_on("Journal name")
    tess.presses_enter()
    tess.waits_to_be_on("Passphrase")
    tess.types(PASSPHRASE)
    tess.fills_in("Type it once more", PASSPHRASE)
    tess.presses_enter()
    tess.waits_to_be_on("Type the third box, so we both know you have it")
    code = tess.finds(CodeCard).accessibleName().removeprefix("Recovery code ")
    tess.types(code.split("-")[2])
    tess.presses_enter()
    tess.waits_to_be_on("What should we call you?")
    tess.types("Tess")
    tess.presses_enter()
    tess.waits_for(lambda: tess.window.shell is not None)
    return code


def adds_her_mentor(tess):
    tess.waits_to_be_on("Jot something down")
    tess.tabs_to("Add someone")
    tess.presses_enter()
    tess.waits_to_be_on("Who")
    tess.types("Miriam Holt")
    tess.fills_in("What it’s for", "Finding my feet on the wards.")
    tess.tabs_to("We’ve agreed this by talking")
    tess.presses(Qt.Key.Key_Space)
    tess.fills_in("Since when", "October 2023")
    tess.presses_enter()
    tess.waits_for(lambda: tess.sees("Miriam Holt"))


def notes_a_meeting_of_yesterday(tess):
    tess.presses(Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    tess.waits_for(lambda: tess.sees("Plan a meeting"))
    yesterday = date.today() - timedelta(days=1)
    tess.fills_in("Day", f"{yesterday:%d/%m/%Y}")
    tess.fills_in("Time", "17:30")
    tess.presses_enter()
    tess.waits_to_be_on("Notes")


def locks(tess):
    tess.presses(Qt.Key.Key_L, CTRL)
    tess.waits_for(lambda: tess.window.session is None)
    tess.waits_to_be_on("Passphrase")


def unlocks(tess, passphrase):
    tess.types(passphrase)
    tess.presses_enter()
    tess.waits_for(lambda: tess.window.shell is not None)


def is_back_in_her_sentence(tess):
    tess.waits_to_be_on("Notes")
    tess.waits_for(lambda: notes(tess).caret() == len(BEFORE_THE_BLEEP))


def notes(tess):
    return tess.finds(ProseEdit, "notes")


def finds_it_again(tess):
    """From another page, by two words of the sentence."""
    tess.presses(Qt.Key.Key_Comma, CTRL)
    tess.waits_to_be_on("About me")
    tess.presses(Qt.Key.Key_K, CTRL)
    tess.types("short question")
    results = tess.finds(QListView, "results")
    tess.waits_for(lambda: "short question" in str(results.currentIndex().data()))
    tess.presses_enter()
    tess.waits_for(lambda: tess.finds(SearchPalette) is None and notes(tess) is not None)


def takes_it_along(tess, target):
    tess.presses(Qt.Key.Key_7, CTRL)
    tess.waits_to_be_on("Me")
    tess.tabs_to("Export PDF…")
    tess.presses(Qt.Key.Key_Space)
    tess.names_a_file(target)
    tess.waits_for(target.exists)
    tess.waits_for(lambda: tess.sees("Summary exported to"))


def words_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def opens_with_the_code(tess, code):
    tess.tabs_to("Use my recovery code")
    tess.presses(Qt.Key.Key_Space)
    tess.waits_to_be_on("Recovery code")
    tess.types(code.lower().replace("-", " "))
    tess.presses_enter()
    tess.waits_for(lambda: tess.sees("Choose a new passphrase"))


def chooses_another_passphrase(tess):
    tess.waits_to_be_on("Passphrase")
    tess.types(ANOTHER)
    tess.fills_in("Type it once more", ANOTHER)
    tess.presses_enter()
    tess.waits_for(lambda: tess.window.shell is not None)


def is_refused(tess, passphrase):
    tess.types(passphrase)
    tess.presses_enter()
    tess.waits_for(lambda: tess.sees("That passphrase doesn’t open this journal."))
    assert tess.window.session is None


def test_from_a_fresh_computer_to_a_pdf_and_in_again_with_the_code_on_paper(tess, tmp_path):
    code = makes_a_journal(tess)
    adds_her_mentor(tess)
    notes_a_meeting_of_yesterday(tess)
    tess.types(BEFORE_THE_BLEEP)
    locks(tess)

    unlocks(tess, PASSPHRASE)
    is_back_in_her_sentence(tess)
    tess.types(AFTER_IT)
    finds_it_again(tess)
    assert notes(tess).text() == SENTENCE

    takes_it_along(tess, tmp_path / "mine.pdf")
    assert SENTENCE in " ".join(words_of(tmp_path / "mine.pdf").split())

    locks(tess)
    opens_with_the_code(tess, code)
    chooses_another_passphrase(tess)
    locks(tess)
    is_refused(tess, PASSPHRASE)
    tess.presses(Qt.Key.Key_A, CTRL)
    unlocks(tess, ANOTHER)
    finds_it_again(tess)
    assert notes(tess).text() == SENTENCE
