"""From a damaged journal at the door to a new one that opens, with real keys and a real damaged file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from app.errors import JournalDamaged
from app.progress import Progress
from app.records import meetings
from app.safety import backup
from app.store import recovery_code
from app.store.folder import found_in
from tests.ui.every_page import at_the_door_of
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
ASKED = "Save what can be read"


@pytest.fixture
def damaged(folder, journal, meeting):
    """With words in it, and page 1 gone."""
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "what we said of the rota")
    journal.close()
    data = folder.database.read_bytes()
    folder.database.write_bytes(bytes(4096) + data[4096:])
    return folder


@pytest.fixture
def window(qtbot, damaged, preferences):
    window = Window(preferences, damaged)
    qtbot.addWidget(window)
    window.resize(880, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def words_of(window):
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def press(qtbot, window, words):
    qtbot.mouseClick(button(window, words), LEFT)


def button(window, words):
    return next(b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible())


def type_into(qtbot, window, words):
    field = next(field for field in window.findChildren(QLineEdit, "passphrase") if field.isVisible())
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def unlock(qtbot, window, passphrase):
    type_into(qtbot, window, passphrase)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=20_000)


def rescue(qtbot, window, typed, passphrase):
    """From the unlock page on."""
    type_into(qtbot, window, passphrase)
    qtbot.waitUntil(lambda: "This journal file is damaged" in words_of(window), timeout=20_000)
    press(qtbot, window, "Rescue…")
    type_into(qtbot, window, typed)
    qtbot.waitUntil(lambda: "What could be read is saved" in words_of(window), timeout=20_000)


def test_a_damaged_journal_is_saved_and_opened_with_its_passphrase(qtbot, window, damaged, passphrase):
    before = damaged.database.read_bytes()
    rescue(qtbot, window, passphrase, passphrase)
    said = words_of(window)
    assert "Three entries were read, and none is known to be missing." in said
    press(qtbot, window, "Open the new journal")
    unlock(qtbot, window, passphrase)
    assert window.session.journal.folder.name.startswith("Mentoring (saved ")
    [meeting] = meetings.coming_up(window.session.journal.read)
    assert meeting.notes == "what we said of the rota"
    assert damaged.database.read_bytes() == before
    window.lock()


def test_the_recovery_code_will_do(qtbot, window, pattern, damaged, passphrase):
    rescue(qtbot, window, recovery_code.encode(pattern[1].root), passphrase)
    assert len(found_in(damaged.path.parent)) == 2


def test_a_wrong_passphrase_is_told_under_the_field_and_makes_nothing(qtbot, window, damaged):
    window.show_rescue()
    type_into(qtbot, window, "wrong words")
    wrong = "That passphrase doesn’t open this journal."
    qtbot.waitUntil(lambda: wrong in words_of(window), timeout=20_000)
    assert button(window, ASKED).isVisible()
    assert found_in(damaged.path.parent) == [damaged]


def test_what_is_saved_goes_where_it_is_wanted(qtbot, window, tmp_path, passphrase):
    stick = tmp_path / "stick"
    stick.mkdir()
    window.show_rescue()
    press(qtbot, window, "Put it elsewhere…")
    chooser = window.findChild(QFileDialog)
    chooser.fileSelected.emit(str(stick))
    chooser.reject()
    assert f"The new journal goes into {stick}." in words_of(window)
    type_into(qtbot, window, passphrase)
    qtbot.waitUntil(lambda: "What could be read is saved" in words_of(window), timeout=20_000)
    assert len(found_in(stick)) == 1


def test_a_window_that_closes_meanwhile_leaves_nothing_half_saved(qtbot, window, damaged, passphrase):
    window.show_rescue()
    type_into(qtbot, window, passphrase)
    assert button(window, "Cancel").isVisible()
    window.close()
    assert [path.name for path in damaged.path.parent.iterdir() if path.name.startswith(".")] == []


def test_a_backup_becomes_a_new_journal_beside_the_damaged_one(
    qtbot, folder, pattern, journal, meeting, preferences, passphrase, tmp_path
):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "what we said of the rota")
    made = backup.make(backup.snapshot(journal), tmp_path, Progress()).backup
    journal.close()
    folder.database.write_bytes(bytes(8 * 4096))
    window = at_the_door_of(qtbot, folder, preferences, (880, 600))
    window.doorway.show_door(JournalDamaged())
    press(qtbot, window, "Choose…")
    chooser = window.findChild(QFileDialog)
    chooser.fileSelected.emit(str(made.path))
    chooser.reject()
    type_into(qtbot, window, passphrase)
    qtbot.waitUntil(lambda: "The backup is a journal again" in words_of(window), timeout=20_000)
    assert "It holds three entries, as they were on " in words_of(window)
    window.activateWindow()  # off screen nobody else does, once the system's dialog is gone
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, window, "Open the new journal")
    unlock(qtbot, window, passphrase)
    assert window.session.journal.folder.name.startswith("Mentoring (from a backup ")
    [found] = meetings.coming_up(window.session.journal.read)
    assert found.notes == "what we said of the rota"
    window.lock()


def test_back_leads_to_the_door(qtbot, window):
    window.show_rescue()
    press(qtbot, window, "Back")
    assert "This journal file is damaged" in words_of(window)


def test_damage_met_in_an_open_journal_has_the_same_way_out(qtbot, window, damaged, passphrase):
    """It stays readable, and the way leads over the lock."""
    rescue(qtbot, window, passphrase, passphrase)
    press(qtbot, window, "Open the new journal")
    unlock(qtbot, window, passphrase)
    window.session.trouble.emit(JournalDamaged())
    press(qtbot, window, "Close")
    press(qtbot, window, "Save what can be read…")
    assert window.shell is None
    assert button(window, ASKED).isVisible()
