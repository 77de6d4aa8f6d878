"""Deleting everything: asked for twice, by its owner, after it was taken out if that is wanted; and no trace of it."""

import os
import shutil
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from app.acts import sample
from app.exchange import bring_in, take_out
from app.progress import Progress
from app.records import notes
from app.records.notes import Note
from app.safety import backup, backup_plan, deleting
from app.safety.backup_plan import Plan
from app.store import doors, keys
from app.store.folder import Folder
from tests.app.test_backup import make
from tests.ui.share_hands import name_file
from tests.ui.showing import shown, topmost
from ui.pages.first_run.welcome import Welcome
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.taking_out import TakeOutDialog
from ui.pages.unlock.page import Unlock
from ui.places import Place
from ui.preferences import Preferences
from ui.session import Session
from ui.widgets.check import Check
from ui.window import Window

PLACE = Place("settings", detail="data")
PATIENCE = 20_000
REMOVING = (
    "If a complaint, claim, inquest or investigation has begun, or you think one may, do not delete or edit related "
    "notes. Ask your defence organisation first."
)


@pytest.fixture
def stick(home):
    place = home / "TESS"
    place.mkdir()
    return place


@pytest.fixture
def window(qtbot, folder, preferences, journal, stick):
    """Open at Settings, with a note of August 2021 and two backups."""
    with journal.write() as write:
        notes.add(write, Note(0, "", date(2021, 8, 4), "Ask about the rota"))
    make(journal, stick)
    make(journal, stick)
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.enter(journal)
    window.session.backups.keep(journal.journal_id, folder=str(stick), when="lock")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.shell.go(PLACE)
    return window


def said(window):
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def button(window, words):
    return next(b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible())


def press(qtbot, window, words):
    qtbot.mouseClick(button(window, words), Qt.MouseButton.LeftButton)


def field(window, name):
    return next(one for one in window.findChildren(QLineEdit, name) if one.isVisible())


def ask(qtbot, window):
    press(qtbot, window, "Delete everything…")
    qtbot.waitUntil(lambda: topmost(window) is not None, timeout=PATIENCE)


def answer(qtbot, window, passphrase, name="Mentoring", takes_out=False):
    if not takes_out:
        next(one for one in window.findChildren(Check) if one.isVisible()).click()
    field(window, "journal-name").setText(name)
    field(window, "passphrase-to-delete").setText(passphrase)
    press(qtbot, topmost(window), "Delete everything")


def wait_for(qtbot, window, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=PATIENCE)


def test_what_goes_and_what_the_law_may_want_is_said_first(qtbot, window):
    ask(qtbot, window)
    words = said(topmost(window))
    assert "This removes “Mentoring”, one entry since August 2021, and two backups in the folder “TESS”." in words
    assert "We can’t reach copies you’ve made elsewhere" in words
    assert "There’s no way back." in words
    assert REMOVING in words


def test_to_keep_it_is_what_enter_and_escape_do(qtbot, window, folder):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        ask(qtbot, window)
        assert window.focusWidget().text() == "Keep my journal"
        qtbot.keyClick(window.focusWidget(), key)
        assert topmost(window) is None
    assert window.session is not None
    assert folder.database.exists()


def test_its_name_has_to_be_typed_in_whatever_quotes_and_case(qtbot, window):
    ask(qtbot, window)
    delete = button(topmost(window), "Delete everything")
    field(window, "passphrase-to-delete").setText("something")
    enabled = []
    for name in ("", "Mentor", " mentoring ", "Mentoring"):
        field(window, "journal-name").setText(name)
        enabled.append(delete.isEnabled())
    assert enabled == [False, False, True, True]


def test_an_unlocked_screen_is_not_yet_its_owner(qtbot, window, folder):
    ask(qtbot, window)
    answer(qtbot, window, "not the passphrase")
    qtbot.waitUntil(lambda: "That passphrase doesn’t open this journal." in said(topmost(window)), timeout=PATIENCE)
    assert folder.database.exists()
    assert window.session is not None


def test_it_goes_with_its_backups_and_the_first_page_says_goodbye(
    qtbot, window, folder, stick, passphrase, preferences
):
    ask(qtbot, window)
    answer(qtbot, window, passphrase)
    wait_for(qtbot, window, Welcome)
    words = said(window)
    assert "“Mentoring” is deleted, and two backups with it. Thank you for writing here." in words
    assert "Create my journal" in " ".join(b.accessibleName() for b in window.findChildren(QPushButton))
    assert (list(folder.path.parent.glob("*entoring*")), list(stick.iterdir())) == ([], [])
    assert (preferences.now.last_journal, preferences.now.journals, window.session) == ("", [], None)


def test_the_backups_stay_where_it_lies_elsewhere_too(qtbot, window, folder, passphrase, home, pattern, stick):
    shutil.copytree(pattern[0].path, home / "Again.inglenook")
    window.preferences.keep(journals=[*window.preferences.now.journals, str(home / "Again.inglenook")])
    press(qtbot, window, "Delete everything…")
    qtbot.waitUntil(lambda: "“Again” in " in said(window), timeout=PATIENCE)
    assert "is this journal too. Its backups are those of that one as well, so they stay." in said(window)
    assert "backups within" not in said(window)
    assert len(list(stick.iterdir())) == 2


def test_the_recovery_code_proves_its_owner_too(qtbot, window, folder):
    code = window.session.journal.recovery_code
    ask(qtbot, window)
    answer(qtbot, window, code)
    wait_for(qtbot, window, Welcome)
    assert not folder.path.exists()


def test_the_code_of_another_journal_proves_nobody(qtbot, window, folder):
    ask(qtbot, window)
    answer(qtbot, window, "WF89-7SJJ-1RRZ-4D56-9MMR-5VTK-S86A")
    qtbot.waitUntil(lambda: "belongs to another journal" in said(topmost(window)), timeout=PATIENCE)
    assert folder.database.exists()


def test_where_it_is_taken_out_first_it_goes_only_once_that_was_read_back(qtbot, window, folder, passphrase, home):
    (home / "mine").mkdir()
    ask(qtbot, window)
    answer(qtbot, window, passphrase, takes_out=True)
    qtbot.waitUntil(lambda: "The folder is not encrypted." in said(window), timeout=PATIENCE)
    press(qtbot, window, "Choose a folder…")
    name_file(qtbot, window, home / "mine")
    qtbot.waitUntil(lambda: "Delete “Mentoring” now?" in said(window), timeout=PATIENCE)
    assert folder.database.exists()
    [taken] = (home / "mine").iterdir()
    press(qtbot, topmost(window), "Delete everything")
    wait_for(qtbot, window, Welcome)
    assert not folder.path.exists()
    with_again = doors.in_memory()
    assert bring_in.bring_in(with_again, taken, Progress())["note"] == 1
    with_again.close()


def test_what_is_kept_out_of_exports_is_offered_to_come_along(qtbot, session):
    with session.journal.write() as write:
        sample.fill(write, date(2026, 11, 28))
    checks = [TakeOutDialog(session, last).with_kept_out for last in (False, True)]
    assert checks == [False, True]


def test_a_take_out_that_was_cancelled_deletes_nothing(qtbot, window, folder, passphrase, stick):
    ask(qtbot, window)
    answer(qtbot, window, passphrase, takes_out=True)
    qtbot.waitUntil(lambda: "The folder is not encrypted." in said(window), timeout=PATIENCE)
    press(qtbot, topmost(window), "Cancel")
    assert folder.database.exists()
    assert len(list(stick.iterdir())) == 2
    assert window.session is not None


def test_a_take_out_in_which_something_is_missing_deletes_nothing(
    qtbot, window, folder, passphrase, home, monkeypatch
):
    proving = take_out.proving

    def of_a_cut_file(taken, counts):
        (taken / "journal.json").write_bytes((taken / "journal.json").read_bytes()[:-40])
        yield from proving(taken, counts)

    monkeypatch.setattr(take_out, "proving", of_a_cut_file)
    (home / "mine").mkdir()
    ask(qtbot, window)
    answer(qtbot, window, passphrase, takes_out=True)
    qtbot.waitUntil(lambda: "The folder is not encrypted." in said(window), timeout=PATIENCE)
    press(qtbot, window, "Choose a folder…")
    name_file(qtbot, window, home / "mine")
    qtbot.waitUntil(lambda: "What was taken out doesn’t hold everything" in said(window), timeout=PATIENCE)
    assert folder.database.exists()
    assert window.session is not None


def test_a_lock_while_it_is_asked_deletes_nothing(qtbot, window, folder, passphrase):
    ask(qtbot, window)
    field(window, "journal-name").setText("Mentoring")
    field(window, "passphrase-to-delete").setText(passphrase)
    assert window.lock()
    wait_for(qtbot, window, Unlock)
    qtbot.waitUntil(lambda: not window.backups.is_running, timeout=PATIENCE)
    assert folder.database.exists()


def test_a_disk_that_does_not_answer_keeps_nobody_from_locking(qtbot, window, monkeypatch):
    answers = Event()
    monkeypatch.setattr(deleting, "look", lambda *_: answers.wait(20))
    window.session.backups.keep(window.session.journal.journal_id, when="hand")
    press(qtbot, window, "Delete everything…")
    assert not button(window, "Delete everything…").isEnabled()
    assert window.lock()
    assert not answers.is_set()
    answers.set()


def test_a_backup_that_is_being_made_does_not_outlive_it(qtbot, window, folder, passphrase, stick):
    ask(qtbot, window)
    window.session.backups.start(window.session.journal)
    answer(qtbot, window, passphrase)
    wait_for(qtbot, window, Welcome)
    assert (list(stick.iterdir()), folder.path.exists()) == ([], False)


def test_a_backup_of_another_journal_is_not_broken_off_for_it(
    qtbot, window, folder, passphrase, stick, tmp_path, monkeypatch
):
    other = Folder(tmp_path / "Other.inglenook")
    journal = doors.enter(other, doors.create(other, "another passphrase", cost=keys.SMALL))
    backups, make_one, go_on = window.backups, backup.make, Event()
    monkeypatch.setattr(backup, "make", lambda *taken, **how: go_on.wait(20) and make_one(*taken, **how))
    backups.keep(journal.journal_id, folder=str(stick))
    backups.start(journal)
    ask(qtbot, window)
    answer(qtbot, window, passphrase)
    wait_for(qtbot, window, Welcome)
    assert not folder.path.exists()
    with qtbot.waitSignal(backups.ended, timeout=PATIENCE):
        go_on.set()
    (theirs,) = stick.iterdir()
    assert backup.backup_file.read(theirs).proves(journal.root)
    journal.close()


def test_where_it_cannot_be_taken_away_its_door_says_so(qtbot, window, folder, passphrase, monkeypatch):
    def refuse(*_):
        raise PermissionError

    ask(qtbot, window)
    monkeypatch.setattr(os, "rename", refuse)
    answer(qtbot, window, passphrase)
    wait_for(qtbot, window, Unlock)
    qtbot.waitUntil(lambda: "Your journal is still here" in said(window), timeout=PATIENCE)
    assert folder.database.exists()


def test_a_window_closed_meanwhile_lets_it_finish(qtbot, window, folder, passphrase, stick, preferences):
    ask(qtbot, window)
    session = window.session
    with qtbot.waitSignal(session.deleting, timeout=PATIENCE):
        answer(qtbot, window, passphrase)
    window.close()
    assert (folder.path.exists(), list(stick.iterdir()), preferences.now.last_journal) == (False, [], "")


# the next start


def test_what_a_kill_left_is_finished_at_the_next_start_and_told(qtbot, folder, home):
    plan = home / "backups.json"
    hidden = folder.path.with_name(f".{folder.path.name}.{'0' * 32}.gone")
    backup_plan.save(plan, "0" * 32, Plan(folder="x"))
    folder.path.rename(hidden)
    preferences = Preferences(home / "settings.json")
    preferences.keep(last_journal=str(folder.path))
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.show()
    wait_for(qtbot, window, Welcome)
    assert "“Mentoring” is deleted." in said(window)
    assert (hidden.exists(), preferences.now.last_journal) == (False, "")
    assert backup_plan.load(plan, "0" * 32) == Plan()


def test_a_journal_that_is_only_somewhere_else_is_no_deleted_one(folder):
    assert deleting.left_of(Folder(folder.path.with_name("Other.inglenook"))) is None


# where there is nothing to delete


def test_a_sample_in_memory_has_nothing_to_delete(qtbot, preferences):
    with_sample = sample.in_memory(date(2026, 11, 28))
    page = SettingsPage(Session(with_sample, preferences), PLACE)
    shown(qtbot, page, width=980, height=720)
    assert not button(page, "Delete everything…").isEnabled()
    assert "There’s nothing to delete: the sample is in memory only" in said(page)
    with_sample.close()


def test_where_nothing_may_be_changed_that_is_said(qtbot, session, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    page = SettingsPage(session, PLACE)
    shown(qtbot, page, width=980, height=720)
    assert not button(page, "Delete everything…").isEnabled()
    assert "can’t be deleted from here" in said(page)
