"""Settings, your data: everything out of the journal, with what has to be asked first, and everything in."""

import json
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton

from app.acts import sample
from app.errors import StillBusy
from app.exchange import bring_in, take_out
from app.progress import Progress
from app.records import departures, drafts
from app.store import doors
from tests.app.everything import all_of
from tests.ui.share_hands import asked, name_file
from tests.ui.showing import shown
from ui.pages.settings import slices
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.slices import Slices
from ui.places import Place
from ui.widgets.check import Check
from ui.window import Window

PATIENCE = 20_000


@pytest.fixture
def page(qtbot, session):
    with session.journal.write() as write:
        sample.fill(write, date(2026, 11, 28))
    page = SettingsPage(session, Place("settings", detail="data"))
    shown(qtbot, page, width=980, height=720)
    page.settle(Place("settings", detail="data"))
    return page


@pytest.fixture
def empty(qtbot, session):
    """The same page of a journal in which there is nothing yet."""
    page = SettingsPage(session, Place("settings", detail="data"))
    shown(qtbot, page, width=980, height=720)
    return page


@pytest.fixture(scope="module")
def taken_out(tmp_path_factory):
    """A folder with all of the sample."""
    with closing(sample.in_memory(date(2026, 11, 28))) as story:
        target = tmp_path_factory.mktemp("taken") / "Everything"
        take_out.take_out(story, target, True, Progress())
        return target, all_of(story)


@pytest.fixture
def slowly(monkeypatch):
    """One step at a time, and a rest after each: there is a middle to do something in."""
    monkeypatch.setattr(slices, "SLICE_S", 0)
    monkeypatch.setattr(slices, "PAUSE_MS", 60)


@pytest.fixture
def place(tmp_path):
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"


class Opener(QObject):
    """In the place of the system's program for files."""

    def __init__(self, asked_for, parent):
        super().__init__(parent)
        self._asked_for = asked_for

    @Slot(QUrl)
    def take(self, url):
        self._asked_for.append(url.toLocalFile())


def press(qtbot, page, words):
    found = [one for one in page.window().findChildren(QPushButton) if one.text() == words and one.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def take_it_out(qtbot, page, place):
    press(qtbot, page, "Take everything out…")
    press(qtbot, page, "Choose a folder…")
    name_file(qtbot, page, place)


def written(qtbot, session, place):
    """The folder, once it is noted that it left."""
    qtbot.waitUntil(lambda: departures.latest(session.journal.read) != [], timeout=PATIENCE)
    qtbot.waitUntil(lambda: [one for one in place.iterdir() if one.suffix != ".part"] != [], timeout=PATIENCE)
    return next(place.iterdir())


def test_everything_goes_into_a_folder_that_was_chosen(qtbot, session, page, place):
    with qtbot.waitSignal(session.offered, timeout=PATIENCE) as told:
        take_it_out(qtbot, page, place)
    folder = written(qtbot, session, place)
    assert told.args[0] == f"Everything is in “{folder.name}” in mine."
    assert (folder / "README.txt").exists()
    assert json.loads((folder / "journal.json").read_text("utf-8"))["complete"] is False
    assert asked(page) == ""


def test_the_folder_it_went_into_can_be_shown_at_once(qtbot, session, page, place):
    with qtbot.waitSignal(session.offered, timeout=PATIENCE) as told:
        take_it_out(qtbot, page, place)
    asked_for = []
    QDesktopServices.setUrlHandler("file", Opener(asked_for, page), "take")
    told.args[-1].take()
    QDesktopServices.unsetUrlHandler("file")
    assert (told.args[-1].words, asked_for) == ("Show in folder", [str(place)])


def test_what_it_means_is_said_before_anything_leaves(qtbot, page, place):
    press(qtbot, page, "Take everything out…")
    assert "The folder is not encrypted." in asked(page)
    assert "you are responsible for where it goes" in asked(page)
    press(qtbot, page, "Cancel")
    assert list(place.iterdir()) == []


def test_what_is_kept_out_goes_along_when_it_is_ticked(qtbot, session, page, place):
    press(qtbot, page, "Take everything out…")
    tick = next(one for one in page.window().findChildren(Check) if one.isVisible())
    assert (tick.text(), tick.isChecked()) == ("Include the four entries that are kept out of every export", False)
    tick.click()
    press(qtbot, page, "Choose a folder…")
    name_file(qtbot, page, place)
    folder = written(qtbot, session, place)
    assert json.loads((folder / "journal.json").read_text("utf-8"))["complete"] is True


def test_it_stands_in_the_list_of_what_left(qtbot, session, page, place):
    with qtbot.waitSignal(session.offered, timeout=PATIENCE):
        take_it_out(qtbot, page, place)
    assert "Once, in " in " ".join(one.text() for one in page.findChildren(QLabel))
    with qtbot.waitSignal(page.go_requested) as gone:
        press(qtbot, page, "See the list")
    assert gone.args[0].same_page(Place("share", detail="left"))


def test_a_lock_in_the_middle_leaves_nothing_half_done(slowly, qtbot, session, page, place):
    take_it_out(qtbot, page, place)
    qtbot.waitUntil(lambda: list(place.glob("*.part")) != [], timeout=PATIENCE)
    session.ending.emit()
    assert list(place.iterdir()) == []
    assert departures.latest(session.journal.read) == []


def test_a_folder_that_went_away_is_told_and_can_be_tried_again(qtbot, session, page, place):
    press(qtbot, page, "Take everything out…")
    press(qtbot, page, "Choose a folder…")
    name_file(qtbot, page, place)
    place.rmdir()
    qtbot.waitUntil(lambda: asked(page).startswith("The folder couldn’t be written"), timeout=PATIENCE)
    place.mkdir()
    press(qtbot, page, "Try again")
    assert written(qtbot, session, place).is_dir()


# everything in


def bring_in_from(qtbot, page, folder):
    press(qtbot, page, "Bring in…")
    name_file(qtbot, page, folder)


def test_everything_comes_into_an_empty_journal(qtbot, session, empty, taken_out):
    with qtbot.waitSignal(session.said, timeout=PATIENCE) as told:
        bring_in_from(qtbot, empty, taken_out[0])
    assert told.args[0] == "84 entries are here now, with all that belongs to them."
    assert {**all_of(session.journal), "departure": []} == {**taken_out[1], "departure": []}
    assert asked(empty) == ""


def test_once_it_is_in_the_keys_go_on_from_where_they_were(qtbot, session, empty, taken_out):
    with qtbot.waitSignal(session.said, timeout=PATIENCE):
        bring_in_from(qtbot, empty, taken_out[0])
    stayed = empty.window().focusWidget()
    qtbot.keyClick(stayed, Qt.Key.Key_Tab)
    assert (stayed.text(), empty.window().focusWidget().text()) == ("Take everything out…", "Move…")


def test_a_journal_with_something_in_it_takes_nothing_in_and_says_why(page):
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Bring in…")
    assert not button.isEnabled()
    assert "Only into an empty journal" in button.accessibleDescription()


def test_cancelled_the_journal_is_as_empty_as_before(slowly, qtbot, session, empty, taken_out):
    bring_in_from(qtbot, empty, taken_out[0])
    qtbot.waitUntil(lambda: session.journal.read.borrowed, timeout=PATIENCE)
    press(qtbot, empty, "Cancel")
    assert bring_in.is_empty(session.journal.read)
    assert not session.journal.read.in_transaction


def test_a_lock_in_the_middle_brings_nothing_in(slowly, qtbot, session, empty, taken_out):
    bring_in_from(qtbot, empty, taken_out[0])
    qtbot.waitUntil(lambda: session.journal.read.borrowed, timeout=PATIENCE)
    session.ending.emit()
    assert bring_in.is_empty(session.journal.read)


def test_nothing_else_is_written_while_it_comes_in(slowly, qtbot, session, empty, taken_out):
    bring_in_from(qtbot, empty, taken_out[0])
    qtbot.waitUntil(lambda: session.journal.read.borrowed, timeout=PATIENCE)
    with qtbot.waitSignal(session.trouble) as trouble:
        session.attempt(lambda write: drafts.keep(write, "plan", {"title": "mine"}))
    assert isinstance(trouble.args[0], StillBusy)
    session.ending.emit()


def test_a_folder_with_nothing_in_it_is_told_and_another_can_be_chosen(qtbot, session, empty, place, taken_out):
    bring_in_from(qtbot, empty, place)
    qtbot.waitUntil(lambda: asked(empty).startswith("There’s nothing here"), timeout=PATIENCE)
    press(qtbot, empty, "Choose another folder…")
    with qtbot.waitSignal(session.said, timeout=PATIENCE):
        name_file(qtbot, empty, taken_out[0])
    assert not bring_in.is_empty(session.journal.read)


def test_a_full_disk_is_told_and_the_same_folder_tried_again(qtbot, session, empty, taken_out):
    pages = session.journal.read.one("pragma page_count")
    session.journal.read.execute(f"pragma max_page_count = {pages + 20}")
    bring_in_from(qtbot, empty, taken_out[0])
    qtbot.waitUntil(lambda: asked(empty).startswith("There isn’t enough room"), timeout=PATIENCE)
    session.journal.read.execute("pragma max_page_count = 100000")
    with qtbot.waitSignal(session.said, timeout=PATIENCE) as told:
        press(qtbot, empty, "Try again")
    assert told.args[0].startswith("84 entries are here now")


# in the whole window


@pytest.fixture
def window(qtbot, folder, opened, preferences):
    """The real one, on an empty journal."""
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.show()
    window.enter(doors.enter(folder, opened))
    window.shell.go(Place("settings", detail="data"))
    return window


def test_what_came_in_is_on_every_page_of_the_window(qtbot, window, taken_out):
    with qtbot.waitSignal(window.session.said, timeout=PATIENCE):
        bring_in_from(qtbot, window, taken_out[0])
    for page in ("today", "mentorships", "meetings", "goals", "reflections", "share"):
        assert window.shell.go(Place(page))
    window.shell.go(Place("mentorships"))
    qtbot.waitUntil(lambda: "Dr Morwenna Tasker-Quill" in shown_words(window), timeout=PATIENCE)


def shown_words(window):
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize("way", ["in", "out"])
def test_the_window_can_be_locked_in_the_middle(slowly, qtbot, window, taken_out, place, way):
    if way == "in":
        bring_in_from(qtbot, window, taken_out[0])
    else:
        take_it_out(qtbot, window, place)
    qtbot.waitUntil(lambda: window.findChild(Slices) is not None, timeout=PATIENCE)
    folder = window.session.journal.folder
    assert window.lock()
    assert window.session is None
    assert list(place.iterdir()) == []
    assert folder.database.exists()
