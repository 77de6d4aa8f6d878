"""Two journals of one owner: which one is open is always visible, and the way from one to the other is short."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.store import doors
from app.store.folder import Folder
from tests.ui.every_page import PAGES, Known, looking_around, to_the_front
from tests.ui.test_curtain import press as press_key
from tests.ui.test_curtain import words_seen
from ui.pages.unlock.another import Another
from ui.places import Place
from ui.preferences import Preferences
from ui.widgets.card_button import CardButton
from ui.widgets.name_plate import NamePlate
from ui.window import Window

LONG = "The years as a registrar in Ashdown, on paper and off it"


@pytest.fixture
def named(pattern, tmp_path):
    """A shut journal under this name."""

    def copy(name, place="elsewhere"):
        return Folder(Path(shutil.copytree(pattern[0].path, tmp_path / place / f"{name}.inglenook")))

    return copy


@pytest.fixture
def inside(qtbot, preferences, opened_again):
    """The real window, in this journal."""

    def enter(folder, size=(1280, 800)):
        window = Window(preferences, folder)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.enter(doors.enter(folder, opened_again()))
        return window

    return enter


def plate(window):
    return next(one for one in window.findChildren(NamePlate) if one.isVisible())


def press(qtbot, window, words):
    found = [one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def offered(window):
    return [one.text() for one in window.findChild(Another).findChildren(CardButton)]


def words_of(window):
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


@pytest.mark.parametrize("size", [(1280, 800), (880, 600)])
def test_the_name_stands_in_the_sidebar_of_every_page(inside, named, size):
    window = inside(named("Mentor life"), size)
    known = Known.made_in(window.session.journal)
    for name, place in PAGES.items():
        assert window.shell.go(place(known)), name
        assert " ".join(plate(window).lines()) == "Mentor life", name


@pytest.mark.parametrize("size", [(1280, 800), (880, 600)])
def test_what_does_not_fit_is_cut_in_its_middle_and_whole_in_the_tooltip(inside, named, size):
    window = inside(named(LONG), size)
    shown = plate(window).lines()
    assert (shown[0][:3], shown[-1][-2:]) == ("The", "it")
    assert "…" in shown[-1]
    assert plate(window).toolTip() == LONG
    assert plate(window).accessibleName() == f"Open journal: {LONG}"


def test_no_title_tells_the_name(inside, named):
    assert inside(named("Mentor life")).windowTitle() == "Inglenook"


def test_hidden_at_a_key_the_name_is_hidden_too(qtbot, inside, named):
    window = inside(named("Mentor life"))
    to_the_front(window)
    assert "Mentor life" in words_seen(window)
    press_key()
    assert "Mentor life" not in words_seen(window)


def test_the_sample_says_that_it_is_the_sample(qtbot, preferences):
    window = Window(preferences)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    looking_around(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    assert plate(window).lines() == ["Sample journal"]


# from one to the other


def test_from_one_journal_to_the_other_the_first_is_locked_and_the_second_asks(qtbot, inside, named):
    mentee, mentor = named("Mentee life"), named("Mentor life", "stick")
    inside(mentor).close()
    window = inside(mentee)
    window.shell.go(Place("settings", detail="data"))
    press(qtbot, window, "Open another…")
    assert offered(window) == ["Mentor life"]
    card = window.findChild(Another).findChild(CardButton)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.session is None
    assert "Mentor life" in words_of(window)
    assert not doors.held_here(mentee)


def headings(window):
    return [one for one in words_of(window) if one == "Where should your journal live?"]


def test_from_settings_a_new_journal_is_made_beside_the_one_that_is_locked_first(qtbot, inside, named):
    folder = named("Mentee life")
    window = inside(folder)
    window.shell.go(Place("settings", detail="data"))
    press(qtbot, window, "Open another…")
    press(qtbot, window, "Create a new one…")
    assert headings(window)
    assert (window.session, doors.held_here(folder)) == (None, False)


def test_a_new_journal_is_made_from_the_door_of_another(qtbot, preferences, named):
    window = Window(preferences, named("Mentee life"))
    qtbot.addWidget(window)
    window.show()
    press(qtbot, window, "Open another journal…")
    press(qtbot, window, "Create a new one…")
    assert headings(window)


def test_a_long_name_among_the_others_is_cut_in_its_middle_and_whole_in_the_tooltip(qtbot, inside, named):
    longer = f"{LONG}, and what came of it"
    inside(named(longer, "stick")).close()
    window = inside(named("Mentee life"))
    window.shell.go(Place("settings", detail="data"))
    press(qtbot, window, "Open another…")
    dialog = window.findChild(Another)
    card = dialog.findChild(CardButton)
    card.grab()
    assert card.toolTip() == longer
    assert dialog._scroll.viewport().width() >= card.mapTo(dialog._inside, card.rect().topRight()).x()


def test_not_now_leaves_the_journal_open(qtbot, inside, named):
    window = inside(named("Mentee life"))
    window.shell.go(Place("settings", detail="data"))
    press(qtbot, window, "Open another…")
    press(qtbot, window, "Not now")
    assert window.session is not None
    assert plate(window).lines() == ["Mentee life"]


def test_the_door_offers_every_journal_that_was_opened_here_but_the_one_it_belongs_to(qtbot, inside, named):
    for name in ("One", "Two", "Three"):
        window = inside(named(name, name))
        window.lock()
    press(qtbot, window, "Open another journal…")
    assert offered(window) == ["Two", "One"]


def test_the_first_page_offers_them_too(qtbot, inside, named, preferences):
    inside(named("One", "stick")).close()
    window = Window(preferences)
    qtbot.addWidget(window)
    window.show()
    press(qtbot, window, "Open a journal I already have")
    assert offered(window) == ["One"]


def test_one_that_was_taken_away_is_not_offered_again(qtbot, inside, named, preferences):
    gone = named("Gone", "stick")
    inside(gone).close()
    window = inside(named("Here"))
    shutil.rmtree(gone.path)
    window.lock()
    window.doorway.show_unlock(gone)
    assert [Path(one).name for one in preferences.now.journals] == ["Here.inglenook"]


def test_one_on_a_disk_that_is_not_there_is_offered_again(qtbot, inside, named, preferences):
    gone = named("Gone", "stick")
    inside(gone).close()
    window = inside(named("Here"))
    shutil.rmtree(gone.path.parent)
    window.lock()
    window.doorway.show_unlock(gone)
    assert str(gone.path) in preferences.now.journals


def test_of_what_was_opened_the_last_eight_are_remembered(preferences, tmp_path):
    from app import settings

    opened = []
    for number in [*range(12), 5]:
        opened = settings.opened(opened, f"/{number}")
    preferences.keep(journals=opened)
    assert Preferences(tmp_path / "settings.json").now.journals == [f"/{n}" for n in (5, 11, 10, 9, 8, 7, 6, 4)]
