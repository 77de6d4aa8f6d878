"""“Someone knows my passphrase”, in the window: said, asked, done or stopped, and what becomes of older copies."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton

from app.errors import StillBusy, WrongPassphrase
from app.records import about, notes
from app.records.notes import Note
from app.safety import backup, rekey, restore
from app.store import doors, keys, opening, recovery_code, rows
from app.store.journal import Kind
from tests.ui.showing import shown
from ui.pages.settings.earlier import Earlier
from ui.pages.settings.go_back import GoBackDialog
from ui.pages.settings.new_code_dialog import NewCodeDialog
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.rekey_dialog import RekeyDialog
from ui.places import Place
from ui.widgets.check import Check
from ui.widgets.dialog import Dialog
from ui.window import Window

ANOTHER = "marble ferry thistle cobalt umbrella nine"
LEFT = Qt.MouseButton.LeftButton
IN_USE = {"journal.db", "journal.db-journal", "journal.keys", "journal.keys.copy", "journal.lock"}


@pytest.fixture(autouse=True)
def cheaper(monkeypatch):
    """A new passphrase costs as little as the format allows, which is not the claim here."""
    monkeypatch.setattr(rekey.prepare, "__defaults__", (keys.SMALL,))


@pytest.fixture
def stick(home):
    place = home / "stick"
    place.mkdir()
    return place


@pytest.fixture
def page(qtbot, session):
    """Settings, security."""
    page = SettingsPage(session, Place("settings", detail="security"))
    shown(qtbot, page, width=980, height=720)
    yield page
    qtbot.waitUntil(lambda: not session.backups.is_running, timeout=10_000)


@pytest.fixture
def backed_up(qtbot, session, stick):
    """One backup on the stick, made by hand."""
    session.backups.keep(session.journal.journal_id, folder=str(stick), when="hand")
    back_up(qtbot, session)
    return next(stick.iterdir())


def back_up(qtbot, session):
    with qtbot.waitSignal(session.backups.ended, timeout=20_000):
        session.backups.start(session.journal)


def dialog(page, kind=Dialog):
    return next((one for one in page.window().findChildren(kind) if one.isVisible()), None)


def press(qtbot, page, words):
    found = [one for one in page.window().findChildren(QPushButton) if one.text() == words and one.isVisible()]
    qtbot.mouseClick(found[0], LEFT)


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def field(page, name):
    return page.window().findChild(QLineEdit, name)


def ask(qtbot, page):
    """What it means, once the copies have been looked for."""
    press(qtbot, page, "Replace both…")
    qtbot.waitUntil(lambda: "Looking which" not in words_in(dialog(page)), timeout=10_000)
    return dialog(page)


def type_all(qtbot, page, now, then=ANOTHER):
    """To the work: Enter in the last field begins it."""
    for name, words in (("now", now), ("first", then), ("second", then)):
        qtbot.keyClicks(field(page, f"passphrase-{name}"), words)
    qtbot.keyClick(field(page, "passphrase-second"), Qt.Key.Key_Return)


def go_on(qtbot, page, now, then=ANOTHER):
    ask(qtbot, page)
    press(qtbot, page, "Go on…")
    type_all(qtbot, page, now, then)


def finished(qtbot, page):
    """The dialog with the new code."""
    qtbot.waitUntil(lambda: dialog(page, NewCodeDialog) is not None, timeout=30_000)
    return dialog(page)


def write(session, words="written"):
    return session.attempt(lambda write: notes.add(write, Note(0, "", rows.today(), words)))


def is_as_it_was(session, passphrase, code):
    assert {path.name for path in session.journal.folder.path.iterdir()} == IN_USE
    assert session.journal.recovery_code == code
    assert write(session)
    opening.with_passphrase(session.journal.folder, passphrase).forget()


# done


def test_from_the_row_to_the_new_code_only_the_new_passphrase_and_code_open_it(qtbot, page, session, passphrase):
    folder, old = session.journal.folder, session.journal.recovery_code
    write(session)
    go_on(qtbot, page, passphrase)
    finished(qtbot, page)
    code = session.journal.recovery_code
    assert code != old
    assert all(box in words_in(dialog(page)) for box in code.split("-"))
    with pytest.raises(WrongPassphrase):
        opening.with_passphrase(folder, passphrase)
    assert recovery_code.encode(opening.with_passphrase(folder, ANOTHER).root) == code
    assert [note.text for note in notes.newest(session.journal.read)] == ["written"]


def test_every_step_works_from_the_keyboard(qtbot, page, session, passphrase):
    ask(qtbot, page)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)  # Go on…
    for words in (passphrase, ANOTHER):
        qtbot.keyClicks(page.window().focusWidget(), words)
        while words is passphrase and page.window().focusWidget() is not field(page, "passphrase-first"):
            qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(page.window().focusWidget(), ANOTHER)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    finished(qtbot, page)
    qtbot.keyClicks(page.window().focusWidget(), session.journal.recovery_code.split("-")[2])
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog(page) is None)
    assert about.code_seen(session.journal.read)
    assert page.window().focusWidget().text() == "Replace both…"


def test_the_code_can_be_put_off_and_the_row_says_so(qtbot, page, session, passphrase):
    session.attempt(about.set_code_seen)
    go_on(qtbot, page, passphrase)
    finished(qtbot, page)
    press(qtbot, page, "Not now")
    assert not about.code_seen(session.journal.read)
    assert "You haven’t typed a part of it back yet." in words_in(page)


def test_what_was_done_before_can_still_be_undone(qtbot, page, session, passphrase):
    kept = []
    session.do(
        "Noted",
        lambda write: kept.append(notes.add(write, Note(0, "", rows.today(), "to be taken back"))),
        lambda write: rows.hide(write, Kind.NOTE, kept[0].id),
    )
    go_on(qtbot, page, passphrase)
    finished(qtbot, page)
    session.take_back()
    assert notes.newest(session.journal.read) == []


def test_a_backup_that_is_being_made_is_waited_for(qtbot, page, session, backed_up, passphrase):
    made = RekeyDialog(session)
    made.open_on(page.window())
    for name, words in (("now", passphrase), ("first", ANOTHER), ("second", ANOTHER)):
        field(page, f"passphrase-{name}").setText(words)
    session.backups.start(session.journal)
    with qtbot.waitSignal(made.done, timeout=30_000):
        press(qtbot, page, "Replace both")
        assert "A backup is being made." in words_in(made)
    troubles = [type(one.trouble).__name__ for one in listed(session)]
    assert troubles == ["BackupOfEarlierKey", "BackupOfEarlierKey"]


def listed(session):
    journal = session.journal
    folder = session.backups.plan(journal.journal_id).folder
    return backup.listed(Path(folder), journal.root, journal.journal_id)


# stopped


def test_cancelled_nothing_is_replaced_and_that_is_said(qtbot, page, session, passphrase):
    code = session.journal.recovery_code
    go_on(qtbot, page, passphrase)
    assert dialog(page).findChild(QProgressBar).isVisible()
    with qtbot.waitSignal(session.said, timeout=20_000) as said:
        press(qtbot, page, "Cancel")
    assert said.args[0] == "Nothing was replaced."
    qtbot.waitUntil(lambda: dialog(page) is None)
    is_as_it_was(session, passphrase, code)


def test_while_it_works_nothing_else_is_written(qtbot, page, session, passphrase):
    go_on(qtbot, page, passphrase)
    with qtbot.waitSignal(session.trouble) as told:
        assert not write(session)
    assert isinstance(told.args[0], StillBusy)
    finished(qtbot, page)
    assert write(session)


def test_a_wrong_passphrase_is_told_under_its_field(qtbot, page, session, passphrase):
    code = session.journal.recovery_code
    go_on(qtbot, page, "not this one")
    now = field(page, "passphrase-now")
    qtbot.waitUntil(lambda: "doesn’t open" in now.accessibleDescription(), timeout=20_000)
    assert now.hasFocus()
    is_as_it_was(session, passphrase, code)


def test_the_passphrase_of_now_is_not_taken_again(qtbot, page, session, passphrase):
    go_on(qtbot, page, passphrase, passphrase)
    told = "That’s the passphrase you have now."
    qtbot.waitUntil(lambda: told in words_in(dialog(page)), timeout=20_000)
    assert field(page, "passphrase-first").hasFocus()


def test_where_nothing_may_be_written_that_is_said(qtbot, page, session, passphrase, monkeypatch):
    code = session.journal.recovery_code
    with monkeypatch.context() as patch:
        patch.setattr(type(session.journal), "only_read", property(lambda _self: True))
        go_on(qtbot, page, passphrase)
        told = "Inglenook isn’t allowed to write where your journal lies."
        qtbot.waitUntil(lambda: told in words_in(dialog(page)), timeout=20_000)
    is_as_it_was(session, passphrase, code)


def test_a_full_disk_is_told_with_everything_still_typed(qtbot, page, session, passphrase, monkeypatch):
    code = session.journal.recovery_code

    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(rekey.os, "fdopen", full)
        go_on(qtbot, page, passphrase)
        qtbot.waitUntil(lambda: "Nothing was replaced" in words_in(dialog(page)), timeout=20_000)
    assert field(page, "passphrase-first").text() == ANOTHER
    is_as_it_was(session, passphrase, code)


def test_a_lock_in_the_middle_stops_it_and_the_lock_is_backed_up(
    qtbot, folder, opened, preferences, passphrase, stick
):
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(980, 720)
    window.show()
    window.enter(doors.enter(folder, opened))
    session = window.session
    session.backups.keep(session.journal.journal_id, folder=str(stick), when="lock")
    window.shell.go(Place("settings", detail="security"))
    backups = session.backups
    go_on(qtbot, window.shell, passphrase)
    assert window.lock()
    qtbot.waitUntil(lambda: not backups.is_running, timeout=20_000)
    assert len(list(stick.iterdir())) == 1
    assert {path.name for path in folder.path.iterdir()} == IN_USE - {"journal.lock"}
    doors.enter(folder, opening.with_passphrase(folder, passphrase)).close()


def test_the_new_code_does_not_come_up_while_all_is_hidden(qtbot, folder, opened, preferences, passphrase):
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(980, 720)
    window.show()
    window.enter(doors.enter(folder, opened))
    window.shell.go(Place("settings", detail="security"))
    go_on(qtbot, window.shell, passphrase)
    window.toggle_curtain()
    qtbot.waitUntil(lambda: window.findChild(NewCodeDialog) is not None, timeout=30_000)
    assert "Hidden for now" in words_in(window)
    assert window.session.journal.recovery_code[:4] not in words_in(window)
    window.toggle_curtain()
    assert window.session.journal.recovery_code[:4] in words_in(dialog(window, NewCodeDialog))
    assert dialog(window, NewCodeDialog).isAncestorOf(window.focusWidget())


# older copies


def test_older_copies_are_named_and_stay_unless_their_owner_says_otherwise(qtbot, page, session, backed_up, passphrase):
    told = ask(qtbot, page)
    assert backed_up.name in words_in(told)
    assert "“stick”" in words_in(told)
    assert not told.findChild(Check).isChecked()
    press(qtbot, page, "Go on…")
    type_all(qtbot, page, passphrase)
    finished(qtbot, page)
    press(qtbot, page, "Not now")
    qtbot.waitUntil(lambda: dialog(page) is None)
    assert backed_up.exists()


def test_with_the_tick_they_go_once_the_first_new_backup_is_there(qtbot, page, session, backed_up, stick, passphrase):
    told = ask(qtbot, page)
    qtbot.mouseClick(told.findChild(Check), LEFT, pos=told.findChild(Check).rect().center())
    press(qtbot, page, "Go on…")
    type_all(qtbot, page, passphrase)
    finished(qtbot, page)
    assert backed_up.exists()
    with qtbot.waitSignal(session.said, timeout=20_000) as said:
        press(qtbot, page, "Not now")
    assert said.args[0] == "One older copy was removed."
    assert not backed_up.exists()
    (new,) = stick.iterdir()
    assert backup.backup_file.read(new).proves(session.journal.root)


def test_where_the_stick_is_gone_by_then_nothing_is_removed_and_that_is_said(
    qtbot, page, session, backed_up, stick, passphrase
):
    told = ask(qtbot, page)
    told.findChild(Check).setChecked(True)
    press(qtbot, page, "Go on…")
    stick.rename(stick.with_name("unplugged"))
    type_all(qtbot, page, passphrase)
    finished(qtbot, page)
    with qtbot.waitSignal(session.trouble, timeout=20_000) as trouble:
        press(qtbot, page, "Not now")
    assert trouble.args[0].title == "The older copies are still there"
    assert (stick.with_name("unplugged") / backed_up.name).exists()


def test_a_lock_before_the_first_new_backup_is_there_removes_nothing(
    qtbot, page, session, backed_up, passphrase, monkeypatch
):
    ask(qtbot, page).findChild(Check).setChecked(True)
    press(qtbot, page, "Go on…")
    type_all(qtbot, page, passphrase)
    finished(qtbot, page)
    qtbot.waitUntil(lambda: not session.backups.is_running, timeout=20_000)
    with monkeypatch.context() as patch:
        patch.setattr(type(session.backups), "is_running", property(lambda _self: True))
        press(qtbot, page, "Not now")
        session.end()
    session.backups.ended.emit()
    assert backed_up.exists()


def test_without_a_folder_for_backups_there_is_no_tick(qtbot, page):
    told = ask(qtbot, page)
    assert "Inglenook knows of none." in words_in(told)
    assert not told.findChild(Check).isVisible()
    press(qtbot, page, "Leave it as it is")
    assert dialog(page) is None


def test_many_are_counted_beyond_the_first_four(qtbot, page, session, backed_up, stick):
    for number in range(6):
        (stick / f"copy {number}.ibk").write_bytes(backed_up.read_bytes())
    told = words_in(ask(qtbot, page))
    assert "and three more" in told
    assert "Remove these seven" in dialog(page).findChild(Check).text()


@pytest.fixture
def afterwards(qtbot, page, session, backed_up, passphrase):
    """Settings, backups, after a rekeying that left the older backup where it was."""
    go_on(qtbot, page, passphrase)
    finished(qtbot, page)
    press(qtbot, page, "Not now")
    backups = SettingsPage(session, Place("settings", detail="backups"))
    shown(qtbot, backups, width=980, height=900)
    return backups


def test_an_older_one_can_be_removed_later_too_but_only_once_a_new_one_is_there(
    qtbot, afterwards, session, backed_up, stick
):
    told = "One copy opens with an earlier passphrase or code."
    qtbot.waitUntil(lambda: "Opens with the passphrase of that day." in words_in(afterwards), timeout=10_000)
    assert told not in words_in(afterwards)
    back_up(qtbot, session)
    qtbot.waitUntil(lambda: told in words_in(afterwards), timeout=20_000)
    press(qtbot, afterwards, "Remove…")
    assert backed_up.name in words_in(dialog(afterwards))
    assert afterwards.window().focusWidget().text() == "Keep"
    with qtbot.waitSignal(session.said, timeout=20_000) as said:
        press(qtbot, afterwards, "Remove")
    assert said.args[0] == "One older copy was removed."
    assert not backed_up.exists()
    assert len(list(stick.iterdir())) == 1
    qtbot.waitUntil(lambda: told not in words_in(afterwards), timeout=10_000)


def test_what_is_gone_back_to_from_before_opens_with_the_new_passphrase(
    qtbot, afterwards, session, backed_up, passphrase
):
    wanted = []
    session.going_back.connect(wanted.append)
    (one,) = listed(session)
    GoBackDialog(session, Earlier(one.path, one.made, own_key=False)).open_on(afterwards.window())
    qtbot.keyClicks(dialog(afterwards).findChild(QLineEdit, "passphrase"), passphrase)
    press(qtbot, afterwards, "Go back")
    qtbot.waitUntil(lambda: bool(wanted), timeout=30_000)
    folder, root = session.journal.folder, bytearray(session.journal.root)
    session.journal.close()
    restore.put_in_place(wanted[0], folder)
    opened = opening.with_passphrase(folder, ANOTHER)
    assert opened.root == root
    doors.enter(folder, opened).close()
