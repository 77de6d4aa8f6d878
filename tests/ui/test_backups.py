"""Backups in the window: chosen, made, listed, gone back to; on locking and when idle; and the line on Today."""

import json
from datetime import UTC, date, datetime, timedelta
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.records import notes
from app.records.notes import Note
from app.store import doors
from app.store.folder import Folder
from app.store.opening import Opened
from tests.ui.showing import OFFSCREEN_POPUP, shown
from ui.backup_clock import BackupClock
from ui.pages.settings.backup_place import TickDialog
from ui.pages.settings.go_back import GoBackDialog
from ui.pages.settings.page import SettingsPage
from ui.pages.today.backup_line import BackupLine
from ui.places import Place
from ui.widgets.banner import Banner
from ui.widgets.check import Check
from ui.widgets.line_edit import LineEdit
from ui.widgets.menu import Menu
from ui.widgets.select import Select
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stick(home):
    place = home / "stick"
    place.mkdir()
    return place


@pytest.fixture
def page(qtbot, session):
    """Settings, backups."""
    page = SettingsPage(session, Place("settings", detail="backups"))
    shown(qtbot, page, width=980, height=720)
    yield page
    qtbot.waitUntil(lambda: not session.backups.is_running, timeout=10_000)


def keep(session, **changes):
    session.backups.keep(session.journal.journal_id, **changes)


def plan(session):
    return session.backups.plan(session.journal.journal_id)


def write(journal, text):
    with journal.write() as transaction:
        notes.add(transaction, Note(0, "", date(2025, 3, 10), text))


def words(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page, named):
    return next(b for b in page.window().findChildren(QPushButton) if b.text() == named and b.isVisible())


def press(qtbot, page, named):
    qtbot.mouseClick(button(page, named), LEFT)


def press_more(window, entry):
    """In the menu of the first row."""
    every = [b for b in window.findChildren(QPushButton) if b.isVisible()]
    more = next(b for b in every if b.accessibleName().startswith("More about "))
    QTest.mouseClick(more, LEFT)
    menu = more.parent().findChild(Menu)
    next(one for one in menu.actions() if one.text() == entry).trigger()
    menu.close()


def made(stick):
    return sorted(path.name for path in stick.iterdir())


def test_choosing_a_place_makes_the_first_backup_and_lists_it_as_read_through(qtbot, page, session, stick):
    assert "No backup yet." in words_of_banners(page)
    page._content.choose(str(stick))
    qtbot.waitUntil(lambda: "Checked: opens, 0 entries." in words(page), timeout=20_000)
    assert "The last backup works." in words_of_banners(page)
    assert len(made(stick)) == 1
    assert plan(session).folder == str(stick)


def words_of_banners(page):
    return " ".join(f"{one._lead} {one._words}" for one in page.findChildren(Banner) if one.isVisible())


def test_back_up_now_makes_another_while_one_can_go_on_writing(qtbot, page, session, journal, stick):
    keep(session, folder=str(stick))
    press(qtbot, page, "Back up now")
    assert "Backing up…" in words_of_banners(page)
    write(journal, "while it ran")
    qtbot.waitUntil(lambda: "The last backup works." in words_of_banners(page), timeout=20_000)
    assert len(made(stick)) == 1


def test_a_stick_that_is_not_there_is_told_with_what_is_safe(qtbot, page, session, stick):
    keep(session, folder=str(stick / "gone"))
    press(qtbot, page, "Back up now")
    qtbot.waitUntil(lambda: "didn’t finish" in words_of_banners(page), timeout=20_000)
    assert "Your journal itself is saved." in words_of_banners(page)
    assert button(page, "Choose another place…").isVisible()


def test_the_empty_place_of_a_stick_that_is_out_is_told_and_stays_empty(qtbot, page, session, stick):
    keep(session, folder=str(stick), when="hand")
    press(qtbot, page, "Back up now")
    qtbot.waitUntil(lambda: "The last backup works." in words_of_banners(page), timeout=20_000)
    (stick / made(stick)[0]).rename(stick.with_name("in a pocket.ibk"))
    press(qtbot, page, "Back up now")
    qtbot.waitUntil(lambda: "the backups made last aren’t in it" in words_of_banners(page), timeout=20_000)
    assert made(stick) == []
    page._content.choose(str(stick))  # on purpose
    qtbot.waitUntil(lambda: "No backup yet." in words_of_banners(page) or plan(session).failure == "", timeout=20_000)
    press(qtbot, page, "Back up now")
    qtbot.waitUntil(lambda: len(made(stick)) == 1, timeout=20_000)


def test_after_a_bug_of_ours_it_says_that_the_last_backup_did_not_finish(qtbot, page, session, stick, monkeypatch):
    def fail(*_arguments, **_how):
        raise ValueError("quokka")

    keep(session, folder=str(stick))
    monkeypatch.setattr("app.safety.backup.make", fail)
    with qtbot.captureExceptions() as broken:
        press(qtbot, page, "Back up now")
        qtbot.waitUntil(lambda: "didn’t finish" in words_of_banners(page), timeout=20_000)
    assert [kind for kind, _, _ in broken] == [ValueError]
    assert "quokka" not in plan(session).failure


def test_a_place_that_does_not_answer_keeps_nobody_from_locking(qtbot, page, session, stick, monkeypatch):
    asked, answers, answered, keys_seen = Event(), Event(), Event(), []

    def hang(_place, root, _journal_id):
        keys_seen.append(root)
        asked.set()
        answers.wait(5)
        answered.set()
        return []

    monkeypatch.setattr("app.safety.backup.listed", hang)
    keep(session, folder=str(stick))
    page._content._list.look()
    qtbot.waitUntil(asked.is_set, timeout=10_000)
    session.leave()
    waited = answered.is_set()
    answers.set()
    assert (waited, any(keys_seen[0])) == (False, False)


def test_an_employers_folder_is_used_only_with_a_tick(qtbot, page, session, home):
    theirs = home / "OneDrive - Ashdown NHS Trust"
    theirs.mkdir()
    page._content.choose(str(theirs))
    qtbot.waitUntil(lambda: page.window().findChild(TickDialog) is not None, timeout=10_000)
    assert not button(page, "Use this folder").isEnabled()
    qtbot.keyClick(page.window().findChild(TickDialog).findChild(Check), Qt.Key.Key_Space)
    keep(session, when="hand")
    press(qtbot, page, "Use this folder")
    assert (plan(session).folder, plan(session).understood) == (str(theirs), True)
    assert "You know that others may copy, keep or delete what lies there." in words(page)


def test_an_employers_folder_that_is_refused_is_not_kept(qtbot, page, session, home):
    theirs = home / "OneDrive - Ashdown NHS Trust"
    theirs.mkdir()
    page._content.choose(str(theirs))
    qtbot.waitUntil(lambda: page.window().findChild(TickDialog) is not None, timeout=10_000)
    press(qtbot, page, "Don’t use it")
    assert plan(session).folder == ""


def test_how_often_is_kept(page, session):
    choice = page.findChild(Select)
    choice.choose("weekly")
    choice.chosen.emit("weekly")
    assert plan(session).when == "weekly"


def test_a_journal_that_has_shrunk_is_told_until_it_is_said_to_be_right(qtbot, page, session, stick):
    keep(session, folder=str(stick), last_good=datetime.now(UTC).isoformat(), shrunk=True)
    assert "holds much less than it did" in words_of_banners(page)
    press(qtbot, page, "It’s meant to be smaller")
    assert not plan(session).shrunk


def test_a_backup_that_has_gone_bad_is_told_in_the_list(qtbot, session, stick):
    keep(session, folder=str(stick))
    session.backups.start(session.journal)
    qtbot.waitUntil(lambda: not session.backups.is_running, timeout=20_000)
    (path,) = stick.iterdir()
    data = bytearray(path.read_bytes())
    data[30_000] ^= 1
    path.write_bytes(data)
    page = SettingsPage(session, Place("settings", detail="backups"))
    shown(qtbot, page, width=980, height=720)
    qtbot.waitUntil(lambda: "cut short or changed" in words(page), timeout=10_000)


def test_nothing_kept_about_backups_is_a_word_of_the_journal(qtbot, session, journal, stick, tmp_path):
    write(journal, "quokkamarmalade")
    keep(session, folder=str(stick))
    session.backups.start(journal)
    qtbot.waitUntil(lambda: not session.backups.is_running, timeout=20_000)
    kept = json.loads((tmp_path / "backups.json").read_text("utf-8"))
    assert "quokka" not in json.dumps(kept)
    assert (tmp_path / "backups.json").stat().st_mode & 0o777 == 0o600


# On locking, and when idle


@pytest.fixture
def window(qtbot, folder, preferences, pattern, stick):
    window = Window(preferences, folder)
    qtbot.addWidget(window, before_close_func=by_hand)
    window.show()
    enter(window, folder, pattern)
    keep(window.session, folder=str(stick))
    return window


def by_hand(window):
    """Closing it after the test backs nothing up any more."""
    if window.session is not None:
        keep(window.session, when="hand")


def enter(window, folder, pattern):
    window.enter(doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file)))


def test_locking_backs_up_behind_the_cover_and_lets_go_of_the_journal(qtbot, window, folder, pattern, stick):
    write(window.session.journal, "before the lock")
    journal = window.session.journal
    assert window.lock()
    assert window.session is None
    assert not any(journal.root)
    qtbot.waitUntil(lambda: not window.backups.is_running, timeout=20_000)
    assert len(made(stick)) == 1


def test_locking_again_without_a_change_writes_no_second_backup(qtbot, window, folder, pattern, stick):
    for _ in range(2):
        window.lock()
        qtbot.waitUntil(lambda: not window.backups.is_running, timeout=20_000)
        enter(window, folder, pattern)
    assert len(made(stick)) == 1


def test_where_it_is_done_by_hand_a_lock_backs_nothing_up(window, stick):
    keep(window.session, when="hand")
    window.lock()
    assert not window.backups.is_running
    assert made(stick) == []


def test_unlocking_while_the_backup_runs_is_not_kept_waiting(qtbot, window, folder, pattern, stick):
    window.lock()
    enter(window, folder, pattern)
    write(window.session.journal, "at once")
    qtbot.waitUntil(lambda: not window.backups.is_running, timeout=20_000)
    assert len(made(stick)) == 1


def test_closing_finishes_the_backup_out_of_sight(qtbot, window, stick):
    window.close()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: not window.backups.is_running, timeout=20_000)
    assert [name.endswith(".ibk") for name in made(stick)] == [True]


@OFFSCREEN_POPUP
def test_going_back_brings_the_words_of_then_and_sets_those_of_today_aside(qtbot, window, folder, pattern, stick):
    write(window.session.journal, "then")
    window.session.backups.start(window.session.journal)
    qtbot.waitUntil(lambda: not window.backups.is_running, timeout=20_000)
    write(window.session.journal, "today")
    window.shell.go(Place("settings", detail="backups"))
    qtbot.waitUntil(lambda: "Checked: opens, one entry." in words(window), timeout=20_000)
    press_more(window, "Go back to this…")
    assert window.findChild(GoBackDialog).isVisible()
    press(qtbot, window, "Go back")
    qtbot.waitUntil(lambda: window.session is None, timeout=20_000)
    qtbot.waitUntil(lambda: "You’ve gone back." in words_of_banners(window))

    enter(window, folder, pattern)
    assert [note.text for note in notes.newest(window.session.journal.read)] == ["then"]
    (aside,) = folder.replaced.iterdir()
    kept = doors.enter(Folder(aside), Opened(bytearray(pattern[1].root), None))
    assert {note.text for note in notes.newest(kept.read)} == {"then", "today"}
    kept.close()


@pytest.fixture
def clock(session, stick):
    keep(session, folder=str(stick), when="daily")
    clock = BackupClock(session, QObject(session), quiet_s=0)
    yield clock
    clock.stop()


def test_a_backup_that_is_due_is_made_when_nobody_types(qtbot, session, clock, stick):
    clock.look()
    qtbot.waitUntil(lambda: not session.backups.is_running, timeout=20_000)
    assert len(made(stick)) == 1
    assert not plan(session).is_due(datetime.now(UTC))


def test_while_somebody_types_none_is_made(qtbot, session, stick):
    keep(session, folder=str(stick), when="daily")
    clock = BackupClock(session, QObject(session))
    field = LineEdit()
    shown(qtbot, field)
    qtbot.keyClicks(field, "a")
    clock.look()
    clock.stop()
    assert not session.backups.is_running


def test_one_that_failed_is_not_tried_again_at_once(qtbot, session, clock, stick):
    keep(session, folder=str(stick / "gone"))
    clock.look()
    qtbot.waitUntil(lambda: not session.backups.is_running, timeout=20_000)
    assert plan(session).failure
    clock.look()
    assert not session.backups.is_running


# The line on Today


def line(qtbot, session):
    made = BackupLine(session)
    shown(qtbot, made, width=700)
    made.show_now()
    return made


def test_a_backup_of_two_months_ago_is_told_by_its_month(qtbot, session, stick):
    keep(session, folder=str(stick), last_good=(datetime.now(UTC) - timedelta(days=70)).isoformat())
    said = words_of_banners(line(qtbot, session))
    month = (datetime.now() - timedelta(days=70)).strftime("%B")
    assert said.startswith(f"Your last backup was in {month}")


def test_backups_on_the_disk_of_the_journal_are_spoken_of_once_it_has_settled_in(qtbot, session, journal, stick):
    keep(session, folder=str(stick))
    session.backups.start(journal)
    qtbot.waitUntil(lambda: plan(session).last_good != "", timeout=20_000)
    new = line(qtbot, session).isVisible()
    journal.read.execute("update about set made_at = '2025-01-01T00:00:00Z'")
    settled = line(qtbot, session)
    said = words_of_banners(settled)
    assert (new, said.startswith("Your journal and its backups are on the same disk.")) == (False, True)
    assert button(settled, "Choose a place…").isVisible()


def test_a_place_is_chosen_first_and_changed_later(page, session, stick):
    words = [button(page, "Choose…").isVisible()]
    keep(session, folder=str(stick))
    assert [*words, button(page, "Change…").isVisible()] == [True, True]


def test_a_recent_backup_and_a_new_journal_are_not_spoken_of(qtbot, session, stick):
    assert not line(qtbot, session).isVisible()
    keep(session, folder=str(stick), last_good=datetime.now(UTC).isoformat())
    assert not line(qtbot, session).isVisible()


def test_a_journal_without_any_for_weeks_is_told_where_to_go(qtbot, session, journal):
    journal.read.execute("update about set made_at = '2025-01-01T00:00:00Z'")
    shown_line = line(qtbot, session)
    asked = []
    shown_line.go_requested.connect(asked.append)
    assert "A USB stick at home makes it two." in words_of_banners(shown_line)
    press(qtbot, shown_line, "Choose a place…")
    assert asked == [Place("settings", detail="backups")]


def test_not_now_puts_it_away(qtbot, session, journal):
    journal.read.execute("update about set made_at = '2025-01-01T00:00:00Z'")
    shown_line = line(qtbot, session)
    press(qtbot, shown_line, "Not now")
    assert not shown_line.isVisible()
    assert not line(qtbot, session).isVisible()
