"""Moving the journal that is open: to another folder or under another name, and its owner goes on writing."""

import os
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from app.errors import StillBusy
from app.records import drafts, notes
from app.safety import moving
from app.store import doors
from app.store.folder import Folder
from tests.ui.share_hands import asked, name_file
from ui.pages.settings.move_dialog import MoveDialog, MovePanel
from ui.places import Place
from ui.session import Session
from ui.widgets.check import Check
from ui.widgets.name_plate import NamePlate
from ui.window import Window

PATIENCE = 20_000


@pytest.fixture
def window(qtbot, folder, preferences, opened_again):
    """The real one, where its data are."""
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.enter(doors.enter(folder, opened_again()))
    window.shell.go(Place("settings", detail="data"))
    return window


@pytest.fixture
def place(home):
    (home / "Documents" / "mine").mkdir(parents=True)
    return home / "Documents" / "mine"


@pytest.fixture
def slowly(monkeypatch):
    """The copying goes on until it is let go."""
    let_go = Event()
    copy_folder = moving._copy_folder

    def wait(old, new, progress):
        while not let_go.wait(0.01):
            progress.step(1, 3)
        copy_folder(old, new, progress)

    monkeypatch.setattr(moving, "_copy_folder", wait)
    yield let_go
    let_go.set()


def press(qtbot, window, words):
    found = next(one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def field(window, name):
    return next(one for one in window.findChild(MoveDialog).findChildren(QLineEdit, name) if one.isVisible())


def rename(qtbot, window, name):
    field(window, "name").selectAll()
    qtbot.keyClicks(field(window, "name"), name)


def words_of(window):
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def move_to(qtbot, window, place):
    press(qtbot, window, "Move…")
    press(qtbot, window.findChild(MoveDialog), "Choose…")
    name_file(qtbot, window, place)
    qtbot.waitUntil(lambda: field(window, "folder").text() == str(place))
    press(qtbot, window, "Move it")


def arrived(qtbot, window, folder):
    """Open there, and nothing left here."""
    there = lambda: window.session is not None and window.session.journal.folder == folder  # noqa: E731
    qtbot.waitUntil(there, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not folder.came.exists(), timeout=PATIENCE)


def names(place):
    return sorted(path.name for path in place.iterdir())


def test_it_is_moved_to_a_folder_that_was_chosen_and_its_owner_goes_on_there(
    qtbot, window, folder, place, preferences, passphrase
):
    move_to(qtbot, window, place)
    there = Folder(place / "Mentoring.inglenook")
    arrived(qtbot, window, there)
    assert not folder.path.exists()
    assert window.shell.place().detail == "data"
    assert "“Mentoring” is in “mine” now." in words_of(window)
    assert (preferences.now.last_journal, preferences.now.journals) == (str(there.path), [str(there.path)])
    window.shell.go(Place("today"))
    line = next(one for one in window.findChildren(QLineEdit) if one.isVisible())
    qtbot.keyClicks(line, "Written at the new place")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [one.text for one in notes.newest(window.session.journal.read)] == ["Written at the new place"]
    window.lock()
    passphrase_field = next(one for one in window.findChildren(QLineEdit, "passphrase") if one.isVisible())
    qtbot.keyClicks(passphrase_field, passphrase)
    qtbot.keyClick(passphrase_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE)
    assert [one.text for one in notes.newest(window.session.journal.read)] == ["Written at the new place"]


def test_with_the_keyboard_alone_it_gets_another_name(qtbot, window, folder):
    press(qtbot, window, "Move…")
    rename(qtbot, window, "Mentee life")
    qtbot.keyClick(field(window, "name"), Qt.Key.Key_Return)
    arrived(qtbot, window, Folder(folder.path.with_name("Mentee life.inglenook")))
    assert next(one for one in window.findChildren(NamePlate) if one.isVisible()).lines() == ["Mentee life"]


def test_left_as_it_is_it_says_that_it_is_there_already(qtbot, window, folder):
    press(qtbot, window, "Move…")
    press(qtbot, window, "Move it")
    qtbot.waitUntil(lambda: "Your journal is there already." in words_of(window))
    press(qtbot, window, "Keep it where it is")
    assert window.session.journal.folder == folder


def test_a_name_that_is_taken_is_told_under_its_field(qtbot, window, folder):
    folder.path.with_name("Taken.inglenook").mkdir()
    press(qtbot, window, "Move…")
    rename(qtbot, window, "Taken")
    press(qtbot, window, "Move it")
    qtbot.waitUntil(lambda: "There’s already a journal with this name here." in words_of(window))


def test_cancelled_it_stays_and_nothing_is_left_there(slowly, qtbot, window, folder, place):
    move_to(qtbot, window, place)
    qtbot.waitUntil(lambda: names(place) != [], timeout=PATIENCE)
    press(qtbot, window, "Cancel")
    qtbot.waitUntil(lambda: window.findChild(MovePanel) is None, timeout=PATIENCE)
    assert (names(place), folder.leaving.exists()) == ([], False)
    assert window.session.attempt(lambda write: drafts.keep(write, "plan", {"title": "mine"}))


def test_nothing_is_written_while_it_moves(slowly, qtbot, window, place):
    move_to(qtbot, window, place)
    qtbot.waitUntil(lambda: names(place) != [], timeout=PATIENCE)
    with qtbot.waitSignal(window.session.trouble) as trouble:
        window.session.attempt(lambda write: drafts.keep(write, "plan", {"title": "mine"}))
    assert isinstance(trouble.args[0], StillBusy)


@pytest.mark.parametrize("leave", [Window.lock, Window.close])
def test_locked_or_closed_in_the_middle_it_is_where_it_was(slowly, qtbot, window, folder, place, leave):
    move_to(qtbot, window, place)
    qtbot.waitUntil(lambda: names(place) != [], timeout=PATIENCE)
    assert leave(window)
    assert window.session is None
    assert (names(place), folder.leaving.exists(), folder.database.exists()) == ([], False, True)


def test_a_disk_that_went_away_is_told_and_another_folder_can_be_chosen(slowly, qtbot, window, folder, place):
    move_to(qtbot, window, place)
    qtbot.waitUntil(lambda: names(place) != [], timeout=PATIENCE)
    place.rename(place.with_name("pulled out"))
    slowly.set()
    qtbot.waitUntil(lambda: asked(window).startswith("Your journal couldn’t be moved"), timeout=PATIENCE)
    assert "connect it again. It’s where it was, whole." in asked(window)
    press(qtbot, window, "Choose another folder…")
    rename(qtbot, window, "Mentee life")
    press(qtbot, window, "Move it")
    arrived(qtbot, window, Folder(folder.path.with_name("Mentee life.inglenook")))


def test_an_employers_folder_wants_a_tick_which_is_kept(qtbot, window, home):
    theirs = home / "OneDrive - Ashdown NHS Trust"
    theirs.mkdir()
    move_to(qtbot, window, theirs)
    tick = next(one for one in window.findChild(MoveDialog).findChildren(Check))
    qtbot.waitUntil(tick.isVisible)
    assert names(theirs) == []
    tick.click()
    press(qtbot, window, "Move it")
    arrived(qtbot, window, Folder(theirs / "Mentoring.inglenook"))
    plan = window.session.backups.plan(window.session.journal.journal_id)
    assert (plan.lives_in, plan.lives_as) == (os.path.realpath(theirs), "employer_cloud")


def test_a_backup_that_is_being_made_is_waited_for(qtbot, window, place, tmp_path, monkeypatch):
    backups = window.session.backups
    monkeypatch.setattr(type(backups), "is_running", property(lambda _self: True))
    move_to(qtbot, window, place)
    qtbot.waitUntil(lambda: window.findChild(MovePanel) is not None)
    assert names(place) == []
    monkeypatch.undo()
    backups.ended.emit()
    arrived(qtbot, window, Folder(place / "Mentoring.inglenook"))


def test_hidden_meanwhile_it_arrives_hidden(slowly, qtbot, window, place):
    move_to(qtbot, window, place)
    qtbot.waitUntil(lambda: names(place) != [], timeout=PATIENCE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert "Hidden for now" in words_of(window)
    slowly.set()
    arrived(qtbot, window, Folder(place / "Mentoring.inglenook"))
    assert "Hidden for now" in words_of(window)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.shell.place().detail == "data"
    assert "Hidden for now" not in words_of(window)


def test_a_lock_while_it_waits_for_a_backup_leaves_it_where_it_was(qtbot, window, folder, place, monkeypatch):
    backups = window.session.backups
    monkeypatch.setattr(type(backups), "is_running", property(lambda _self: True))
    move_to(qtbot, window, place)
    qtbot.waitUntil(lambda: window.findChild(MovePanel) is not None)
    window.lock()
    monkeypatch.undo()
    backups.ended.emit()
    assert (names(place), folder.leaving.exists()) == ([], False)


def test_backups_go_on_where_they_were(qtbot, window, place, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    window.session.backups.keep(window.session.journal.journal_id, folder=str(stick), when="lock")
    move_to(qtbot, window, place)
    arrived(qtbot, window, Folder(place / "Mentoring.inglenook"))
    backups = window.session.backups
    with qtbot.waitSignal(backups.ended, timeout=PATIENCE):
        window.lock()
    assert [path.suffix for path in stick.iterdir()] == [".ibk"]


def test_what_was_left_is_taken_away_at_the_next_opening(qtbot, preferences, folder, opened_again, tmp_path):
    there = Folder(tmp_path / "Mentor life.inglenook")
    journal = doors.enter(folder, opened_again())
    session = Session(journal, preferences)
    source = moving.source(journal)
    with journal.borrow():
        ready = moving.prepare(source, there, moving.Progress())
    moving.put_in_place(ready, source.root).close()
    session.end()
    window = Window(preferences, there)
    qtbot.addWidget(window)
    window.show()
    window.enter(doors.enter(there, opened_again()))
    qtbot.waitUntil(lambda: not Path(folder.path).exists(), timeout=PATIENCE)


def test_the_sample_cannot_be_moved(qtbot, preferences):
    from tests.ui.every_page import looking_around

    window = Window(preferences)
    qtbot.addWidget(window)
    window.show()
    looking_around(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    window.shell.go(Place("settings", detail="data"))
    assert "Move this journal" not in words_of(window)
