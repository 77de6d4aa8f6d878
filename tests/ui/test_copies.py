"""A copy of an earlier state in a window of its own: read, searched, copied from, and gone with the journal."""

import gc
import shutil
import weakref
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import Shiboken

from app.progress import Progress
from app.records import notes
from app.records.notes import Note
from app.safety import backup, rekey
from app.store import doors, keys, opening
from app.store.folder import Folder
from app.store.opening import Opened
from tests.conftest import PASSPHRASE
from tests.ui import what_is_left
from tests.ui.entry_makers import check_in, goal
from tests.ui.showing import OFFSCREEN_POPUP, shown
from ui import clipboard, quiet
from ui.away import watch
from ui.copy_window import CopyWindow
from ui.models.copy_list import CopyList
from ui.pages.copy.page import CopyPage
from ui.pages.settings.earlier import Earlier
from ui.pages.settings.go_back import GoBackDialog
from ui.pages.settings.open_copy import OpenCopyDialog
from ui.pages.settings.that_day import ThatDay
from ui.places import Place
from ui.widgets.banner import Banner
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import Reading
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 20_000
THEN = "Said to the quokka on the stairs"
LATER = "Said much later"
WORDS_OF_THAT_DAY = "thimble orchard lantern wicker"


def write(journal, text):
    with journal.write() as transaction:
        notes.add(transaction, Note(0, "", date(2025, 3, 10), text))


@pytest.fixture(scope="module")
def made(pattern, tmp_path_factory):
    """A journal with two notes, and a backup from the time between them; a way in."""
    place = tmp_path_factory.mktemp("made")
    folder = Folder(Path(shutil.copytree(pattern[0].path, place / pattern[0].path.name)))
    journal = doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file))
    write(journal, THEN)
    (place / "stick").mkdir()
    taken = backup.snapshot(journal)
    backup.make(taken, place / "stick", Progress())
    with journal.write() as transaction:  # the clock has gone on
        later = notes.add(transaction, Note(0, "", date(2025, 3, 11), LATER))
        transaction.conn.execute(
            "update note set created_at = '2999-01-01T00:00:00Z', edited_at = '2999-01-01T00:00:00Z' where id = ?",
            (later.id,),
        )
    journal.close()
    return place


@pytest.fixture
def place(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "place"))


@pytest.fixture
def folder(place, pattern):
    return Folder(place / pattern[0].path.name)


@pytest.fixture
def window(qtbot, folder, preferences, pattern, place):
    window = Window(preferences, folder)
    qtbot.addWidget(window, before_close_func=by_hand)
    window.show()
    window.activateWindow()
    enter(window, pattern)
    window.session.backups.keep(window.session.journal.journal_id, folder=str(place / "stick"), when="hand")
    return window


def by_hand(window):
    window.lock()


def enter(window, pattern):
    window.enter(doors.enter(window.doorway.folder, Opened(bytearray(pattern[1].root), pattern[1].key_file)))


def the_backup(place):
    (path,) = (place / "stick").iterdir()
    return path


def windows():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CopyWindow) and one.isVisible()]


def open_copy(qtbot, window, place):
    OpenCopyDialog(window.session, Earlier(the_backup(place), datetime.now(UTC))).open_on(window)
    return opened(qtbot)


def opened(qtbot):
    qtbot.waitUntil(lambda: len(windows()) == 1, timeout=PATIENCE)
    (copy,) = windows()
    qtbot.waitUntil(copy.isActiveWindow)
    return copy


@pytest.fixture
def copy(qtbot, window, place):
    return open_copy(qtbot, window, place)


def on_disk(folder):
    return sorted(path.name for path in folder.path.iterdir() if path.name.startswith((".copy", ".incoming")))


def button(window, named):
    return next(b for b in window.findChildren(QPushButton) if b.text() == named and b.isVisible())


def press(qtbot, window, named):
    qtbot.mouseClick(button(window, named), Qt.MouseButton.LeftButton)


def words(window):
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def banner(window):
    (one,) = window.findChildren(Banner)
    return f"{one._lead} {one._words}"


def reading(copy):
    return copy.findChild(Reading)


def titles(copy):
    """Of the entries in the list."""
    model = copy.findChild(CopyList)
    return [line.title for at in range(model.rowCount()) if (line := model.entry(at))]


def focused():
    return QApplication.focusWidget()


def key(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(focused(), key, modifiers)


def search(qtbot, copy, text):
    QTest.keyClicks(copy.findChild(QLineEdit, "search"), text)
    qtbot.waitUntil(lambda: not copy.page._pane._pause.isActive())


# Opening, reading


def test_from_the_list_a_copy_opens_in_a_second_window_that_says_what_it_is(qtbot, window):
    window.shell.go(Place("settings", detail="backups"))
    qtbot.waitUntil(lambda: "Checked: opens, one entry." in words(window), timeout=PATIENCE)
    button(window, "Open a copy…").setFocus()
    key(Qt.Key.Key_Return)
    copy = opened(qtbot)
    assert banner(copy).startswith("A copy from today at ")
    assert "Nothing can be changed in it. Today’s journal is open in the other window." in banner(copy)
    assert titles(copy) == [THEN]
    assert reading(copy).text().startswith(THEN)
    assert window.isVisible()
    assert copy.windowTitle() == "Inglenook: an earlier copy"
    key(Qt.Key.Key_F9)
    key(Qt.Key.Key_F9)
    assert focused() is copy.findChild(QLineEdit, "search")
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: focused() is button(window, "Open a copy…"))


def test_what_is_searched_for_is_found_and_marked(qtbot, copy):
    search(qtbot, copy, "quokka")
    assert "1 found" in words(copy)
    assert [one.cursor.selectedText() for one in reading(copy).extraSelections()] == ["quokka"]


def test_what_was_written_since_is_not_in_it(qtbot, copy):
    search(qtbot, copy, "later")
    assert "Nothing found" in words(copy)
    assert reading(copy).text() == ""


def test_a_part_whose_whole_is_gone_is_read_all_the_same(qtbot, journal):
    of = goal(journal, levels=True)
    check_in(journal, of, 0, 5, "Rang at ten, not at two")
    with journal.write() as transaction:
        transaction.conn.execute("update goal set deleted_at = '2025-01-01T00:00:00Z'")
    page = CopyPage(journal.read, "today at 08:12")
    shown(qtbot, page, width=1280, height=800)
    page._pane._field.setText("rang")
    page._pane._look()
    assert page.findChild(Reading).text().startswith("Rang at ten, not at two")


def test_the_keys_lead_from_the_search_to_the_list_and_to_the_words(qtbot, copy):
    search(qtbot, copy, "quok")
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert focused() is reading(copy)
    key(Qt.Key.Key_F6)
    assert focused().text() == "Close"


def test_what_is_copied_from_it_keeps_out_of_clipboard_histories_and_goes_with_the_lock(qtbot, window, copy):
    reading(copy).setFocus()
    key(Qt.Key.Key_A, CTRL)
    key(Qt.Key.Key_C, CTRL)
    board = QGuiApplication.clipboard()
    assert board.text().startswith(THEN)
    assert all(board.mimeData().hasFormat(hint) for hint in clipboard.HINTS)
    window.lock()
    assert board.text() == ""


def test_a_row_of_its_list_is_not_copied(qtbot, copy):
    search(qtbot, copy, "quok")
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize(
    ("keystroke", "held"),
    [
        (Qt.Key.Key_X, None),
        (Qt.Key.Key_X, CTRL),
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_B, CTRL),
        (Qt.Key.Key_Delete, None),
        (Qt.Key.Key_Return, None),
        (Qt.Key.Key_N, CTRL),
        (Qt.Key.Key_P, CTRL),
    ],
)
def test_no_key_changes_it_prints_it_or_writes_anywhere(qtbot, window, copy, keystroke, held):
    QGuiApplication.clipboard().setText("pasted")
    before = reading(copy).text()
    reading(copy).setFocus()
    reading(copy).selectAll()
    key(keystroke, held or Qt.KeyboardModifier.NoModifier)
    assert reading(copy).text() == before
    assert not copy._front.overlays.any_visible()
    assert not window.front.overlays.any_visible()
    QGuiApplication.clipboard().clear()


def test_all_that_can_be_pressed_in_it_is_to_read_to_go_back_and_to_close(copy):
    assert {one.text() for one in copy.findChildren(QPushButton) if one.isVisible()} == {"Go back to this…", "Close"}


def menu_of(copy):
    """Of the words, opened with its key."""
    spot = QPoint(60, 20)
    reading(copy).contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, spot))
    return copy.findChildren(Menu)[-1]


@OFFSCREEN_POPUP
def test_its_menu_copies_and_selects_and_no_more(copy):
    reading(copy).selectAll()
    menu = menu_of(copy)
    assert [one.text().split("\t")[0] for one in menu.actions()] == ["Copy", "Select all"]
    menu.close()


# Closing


@pytest.mark.parametrize(("keystroke", "held"), [(Qt.Key.Key_Escape, None), (Qt.Key.Key_W, CTRL)])
def test_keys_close_it_and_nothing_of_it_is_left_on_the_disk(qtbot, window, folder, copy, keystroke, held):
    assert len(on_disk(folder)) == 1
    key(keystroke, held or Qt.KeyboardModifier.NoModifier)
    assert windows() == []
    assert on_disk(folder) == []
    qtbot.waitUntil(window.isActiveWindow)
    assert window.session is not None


def test_esc_empties_a_search_before_it_closes(qtbot, copy):
    search(qtbot, copy, "nothing of the kind")
    key(Qt.Key.Key_Escape)
    assert titles(copy) == [THEN]
    assert copy.isVisible()
    key(Qt.Key.Key_Escape)
    assert windows() == []


def test_closing_it_frees_all_of_it(qtbot, window, place):
    copy = open_copy(qtbot, window, place)
    held = [weakref.ref(one) for one in (copy, copy.page, copy.findChild(CopyList), reading(copy))]
    press(qtbot, copy, "Close")
    del copy
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.wait(0)
    gc.collect()
    assert [one() for one in held] == [None] * 4


def test_opening_another_shuts_the_first(qtbot, window, folder, place, copy):
    gone = weakref.ref(copy.page)
    OpenCopyDialog(window.session, Earlier(the_backup(place), datetime.now(UTC))).open_on(window)
    qtbot.waitUntil(lambda: windows() not in ([], [copy]), timeout=PATIENCE)
    assert len(windows()) == 1
    assert gone() is not windows()[0].page
    assert len(on_disk(folder)) == 1


def leave_the_computer(window, copy):
    watch._on_left(window)


def minimise(window, copy):
    window.preferences.keep(lock_minimised=True)
    copy.showMinimized()


def minimise_the_other(window, copy):
    window.preferences.keep(lock_minimised=True)
    window.showMinimized()


def stay_away(window, copy):
    window.visit.watchers.idle.set_minutes(0)
    window.visit.watchers.idle.look()


TRIGGERS = {
    "Ctrl+L in the copy": lambda window, copy: key(Qt.Key.Key_L, CTRL),
    "Ctrl+L in the journal": lambda window, copy: QTest.keyClick(window, Qt.Key.Key_L, CTRL),
    "idle": stay_away,
    "leaving the computer": leave_the_computer,
    "minimising the copy": minimise,
    "minimising the journal": minimise_the_other,
    "closing the journal": lambda window, copy: window.close(),
    "saving what can be read": lambda window, copy: window.show_rescue(),
}


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_whatever_locks_the_journal_shuts_the_copy_and_leaves_no_word_of_it(qtbot, window, folder, copy, trigger):
    search(qtbot, copy, "quokka")
    inside = [copy.page, *copy.page.findChildren(QWidget)]
    assert what_is_left.holding(["quokka"], inside) != []
    TRIGGERS[trigger](window, copy)
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    assert windows() == []
    assert on_disk(folder) == []
    assert what_is_left.holding(["quokka"], filter(Shiboken.isValid, inside)) == []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert what_is_left.holding(["quokka"]) == []


def test_words_that_cannot_be_saved_keep_the_journal_but_not_the_copy(qtbot, window, folder, copy, monkeypatch):
    monkeypatch.setattr(window.shell, "flush", lambda: False)
    assert window.lock() is False
    assert windows() == []
    assert on_disk(folder) == []
    monkeypatch.undo()
    window.waiting.try_again()


def test_what_a_kill_left_is_gone_once_the_journal_is_open(qtbot, window, folder, pattern):
    window.lock()
    (folder.path / ".copy-0123abcd").mkdir()
    (folder.path / ".copy-0123abcd" / "journal.db").write_bytes(bytes(4096))
    (folder.path / ".incoming-0123abcd").mkdir()
    enter(window, pattern)
    assert on_disk(folder) == []


def test_typing_in_the_copy_is_a_sign_of_life(qtbot, window, place, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(quiet, "monotonic", lambda: now[0])
    window.visit.watchers.idle.start()
    copy = open_copy(qtbot, window, place)
    now[0] += 299
    search(qtbot, copy, "q")
    now[0] += 299
    window.visit.watchers.idle.look()
    assert window.session is not None
    now[0] += 1
    window.visit.watchers.idle.look()
    assert window.session is None


# Hidden with the journal


def hidden(window):
    return "Hidden for now" in words(window)


def test_one_key_hides_both_windows_and_shows_them_again(qtbot, window, copy):
    key(Qt.Key.Key_F9)
    assert hidden(window)
    assert hidden(copy)
    assert "quokka" not in words(copy)
    key(Qt.Key.Key_F9)
    assert not hidden(window)
    assert reading(copy).isVisible()


def test_the_key_in_the_journal_and_the_button_of_either_do_the_same(qtbot, window, copy):
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert hidden(copy)
    press(qtbot, copy, "Show it again")
    assert not hidden(copy)
    assert not hidden(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    press(qtbot, window, "Show it again")
    assert not hidden(copy)


@OFFSCREEN_POPUP
def test_with_its_menu_open_it_can_be_hidden_and_locked_all_the_same(window, copy):
    QTest.keyClick(menu_of(copy), Qt.Key.Key_F9)
    assert hidden(window)
    assert hidden(copy)
    copy.toggle_curtain()
    QTest.keyClick(menu_of(copy), Qt.Key.Key_L, CTRL)
    assert window.session is None


def test_one_that_is_ready_while_all_is_hidden_is_hidden_too(qtbot, window, place):
    OpenCopyDialog(window.session, Earlier(the_backup(place), datetime.now(UTC))).open_on(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(windows()) == 1, timeout=PATIENCE)
    (copy,) = windows()
    assert hidden(window)
    assert hidden(copy)
    QTest.keyClick(copy, Qt.Key.Key_F9)
    assert not hidden(window)
    assert titles(copy) == [THEN]
    assert reading(copy).isVisible()


def test_one_that_is_ready_under_a_lock_that_cannot_save_yet_is_not_shown(qtbot, window, folder, place, monkeypatch):
    OpenCopyDialog(window.session, Earlier(the_backup(place), datetime.now(UTC))).open_on(window)
    monkeypatch.setattr(window.shell, "flush", lambda: False)
    assert window.lock() is False
    qtbot.waitUntil(lambda: not window.session.jobs._apart and on_disk(folder) == [], timeout=PATIENCE)
    assert windows() == []
    monkeypatch.undo()
    window.waiting.try_again()


def test_going_from_one_window_to_the_other_hides_nothing_and_leaving_both_hides_both(qtbot, window, copy):
    window.preferences.keep(hide_away=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    copy.activateWindow()
    qtbot.waitUntil(copy.isActiveWindow)
    assert not hidden(window)
    assert not hidden(copy)
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: hidden(window) and hidden(copy))
    copy.activateWindow()
    qtbot.waitUntil(lambda: not hidden(window) and not hidden(copy))


# Not opening


def test_cancel_while_it_is_made_ready_leaves_nothing(qtbot, window, folder, place):
    OpenCopyDialog(window.session, Earlier(the_backup(place), datetime.now(UTC))).open_on(window)
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.session.jobs._apart and on_disk(folder) == [], timeout=PATIENCE)
    assert windows() == []


def test_a_lock_while_it_is_made_ready_leaves_nothing(qtbot, window, folder, place):
    OpenCopyDialog(window.session, Earlier(the_backup(place), datetime.now(UTC))).open_on(window)
    assert window.lock()
    qtbot.waitUntil(lambda: on_disk(folder) == [], timeout=PATIENCE)
    assert windows() == []


def test_a_backup_that_has_gone_bad_says_so_and_opens_nothing(qtbot, window, folder, place):
    path = the_backup(place)
    data = bytearray(path.read_bytes())
    data[30_000] ^= 1
    path.write_bytes(data)
    OpenCopyDialog(window.session, Earlier(path, datetime.now(UTC))).open_on(window)
    qtbot.waitUntil(lambda: "cut short or changed" in words(window), timeout=PATIENCE)
    press(qtbot, window, "Close")
    assert windows() == []
    assert on_disk(folder) == []


@pytest.fixture
def earlier_key(window, tmp_path):
    """A backup of this journal as it was under another key."""
    other, stick = Folder(tmp_path / "Other.inglenook"), tmp_path / "other stick"
    opened = doors.create(other, WORDS_OF_THAT_DAY, cost=keys.SMALL)
    under = doors.enter(other, Opened(bytearray(opened.root), None))
    with under.write() as transaction:
        transaction.conn.execute("update about set journal_id = ?", (window.session.journal.journal_id,))
    write(under, THEN)
    opening.renewed(other, opened, WORDS_OF_THAT_DAY, window.session.journal.journal_id, under.salt16, keys.SMALL)
    stick.mkdir()
    backup.make(backup.snapshot(under), stick, Progress())
    under.close()
    window.session.backups.keep(window.session.journal.journal_id, folder=str(stick))
    return stick


def listed(qtbot, window):
    window.shell.go(Place("settings", detail="backups"))
    told = "One entry. Opens with the passphrase of that day."
    qtbot.waitUntil(lambda: told in words(window), timeout=PATIENCE)


def test_one_under_an_earlier_key_asks_for_what_opened_it_on_that_day(qtbot, window, folder, earlier_key):
    listed(qtbot, window)
    press(qtbot, window, "Open a copy…")
    QTest.keyClicks(focused(), PASSPHRASE)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "That passphrase doesn’t open this backup." in words(window), timeout=PATIENCE)
    assert on_disk(folder) == []
    QTest.keyClicks(focused(), WORDS_OF_THAT_DAY)
    key(Qt.Key.Key_Return)
    copy = opened(qtbot)
    assert titles(copy) == [THEN]
    press(qtbot, copy, "Go back to this…")
    assert copy.findChild(ThatDay) is None
    press(qtbot, copy, "Go back")
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)


@OFFSCREEN_POPUP
def test_going_back_to_one_from_the_list_asks_too_and_todays_key_opens_what_comes_of_it(
    qtbot, window, earlier_key, pattern
):
    listed(qtbot, window)
    by_menu(qtbot, window, 0, "Go back to this…")
    field = window.findChild(ThatDay).editor  # off screen nobody has the focus after a menu
    QTest.keyClicks(field, "not that one at all")
    press(qtbot, window, "Go back")
    qtbot.waitUntil(lambda: "That passphrase doesn’t open this backup." in words(window), timeout=PATIENCE)
    assert field.selectedText() == field.text()
    QTest.keyClicks(field, WORDS_OF_THAT_DAY)
    press(qtbot, window, "Go back")
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    enter(window, pattern)
    assert texts(window) == [THEN]


# Going back


def test_before_going_back_it_is_told_how_much_was_written_since(qtbot, copy):
    press(qtbot, copy, "Go back to this…")
    told = "Your journal now: 2 entries, one of them written or changed since then."
    qtbot.waitUntil(lambda: told in words(copy), timeout=PATIENCE)
    key(Qt.Key.Key_Escape)
    assert copy.isVisible()
    assert copy.findChild(GoBackDialog) is None or not copy.findChild(GoBackDialog).isVisible()


def texts(window):
    return sorted(one.text for one in notes.newest(window.session.journal.read))


def by_menu(qtbot, window, number, entry):
    """Of the row with that number."""
    every = [b for b in window.findChildren(QPushButton) if b.isVisible()]
    more = [b for b in every if b.accessibleName().startswith("More about ")]
    qtbot.mouseClick(more[number], Qt.MouseButton.LeftButton)
    menu = more[number].parent().findChild(Menu)
    next(one for one in menu.actions() if one.text() == entry).trigger()
    menu.close()


@OFFSCREEN_POPUP
def test_from_its_window_one_goes_back_and_from_the_list_comes_to_today_again(qtbot, window, folder, copy, pattern):
    press(qtbot, copy, "Go back to this…")
    press(qtbot, copy, "Go back")
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    assert windows() == []
    assert on_disk(folder) == []
    enter(window, pattern)
    assert texts(window) == [THEN]

    window.shell.go(Place("settings", detail="backups"))
    qtbot.waitUntil(lambda: "Before going back. Kept until " in words(window), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Checked: opens" in words(window), timeout=PATIENCE)
    last = [b for b in window.findChildren(QPushButton) if b.text() == "Open a copy…"][-1]
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert sorted(titles(opened(qtbot))) == sorted([THEN, LATER])
    by_menu(qtbot, window, -1, "Go back to this…")
    press(qtbot, window, "Go back")
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    assert windows() == []
    enter(window, pattern)
    assert texts(window) == sorted([THEN, LATER])
    qtbot.waitUntil(lambda: not window.backups.is_running, timeout=PATIENCE)


def test_another_key_that_the_journal_gets_meanwhile_opens_what_is_gone_back_to(qtbot, window, folder, copy):
    press(qtbot, copy, "Go back to this…")
    press(qtbot, copy, "Go back")
    journal = window.session.journal
    taken = backup.snapshot(journal)
    rekey.put_in_place(journal, rekey.prepare(taken, PASSPHRASE, WORDS_OF_THAT_DAY, Progress(), keys.SMALL))
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    window.enter(doors.enter(folder, opening.with_passphrase(folder, WORDS_OF_THAT_DAY)))
    assert texts(window) == [THEN]


def test_a_copy_that_is_closed_goes_back_nowhere_and_leaves_nothing(qtbot, window, folder, copy):
    press(qtbot, copy, "Go back to this…")
    press(qtbot, copy, "Go back")
    key = copy.findChild(GoBackDialog)._known._root
    copy.close()
    assert not any(key)
    qtbot.waitUntil(lambda: not window.session.jobs._apart and on_disk(folder) == [], timeout=PATIENCE)
    assert texts(window) == sorted([THEN, LATER])
