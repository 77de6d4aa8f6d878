"""The window of a journal that can't be opened: eight situations, each with its own ways on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from app import errors, paths
from app.store.folder import Folder
from tests.ui.showing import topmost
from ui import start
from ui.pages.door.page import Door
from ui.window import Window


@pytest.fixture
def folder(home):
    return Folder(home / "stick" / "Tess’s journal.inglenook")


@pytest.fixture
def shut(qtbot, folder):
    def shut(error):
        door = Door(folder, error)
        qtbot.addWidget(door)
        door.resize(880, 600)
        door.show()
        door.activateWindow()
        qtbot.waitUntil(door.isActiveWindow)
        door.setFocus()
        return door

    return shut


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def buttons_of(widget):
    return [button.text() for button in widget.findChildren(QPushButton) if button.isVisible()]


def button(widget, words):
    return next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisible())


@pytest.mark.parametrize(
    ("error", "title", "ways"),
    [
        (errors.JournalMissing, "Your journal isn’t where it was", ["Try again", "Find it…", "Create a new journal"]),
        (errors.JournalDamaged, "This journal file is damaged", ["Rescue…", "Choose…", "Browse…", "Try again"]),
        (
            errors.JournalEmpty,
            "This journal file is empty. Nothing has been written to it.",
            ["Choose…", "Browse…", "Try again"],
        ),
        (
            errors.JournalOpenElsewhere,
            "Your journal is open somewhere else",
            ["Try again", "Open another journal…"],
        ),
        (
            errors.JournalForbidden,
            "Inglenook isn’t allowed to read this journal.",
            ["Try again", "Open another journal…"],
        ),
        (errors.JournalTooNew, "This journal was made with a newer Inglenook", ["Close", "Open another journal…"]),
        (errors.NotAJournal, "That file isn’t an Inglenook journal.", ["Try again", "Open another journal…"]),
        (
            errors.KeysOfAnotherJournal,
            "The key files here belong to another journal.",
            ["Try again", "Open another journal…"],
        ),
        (
            errors.UpgradeStopped,
            "This journal couldn’t be prepared for this version",
            ["Try again", "Open another journal…"],
        ),
    ],
)
def test_each_situation_has_its_sentence_and_its_ways_on(shut, error, title, ways):
    door = shut(error())
    assert title in words_of(door)
    assert buttons_of(door) == ways


@pytest.mark.parametrize("error", [errors.JournalMissing, errors.JournalDamaged, errors.JournalTooNew])
def test_the_first_way_has_the_focus(shut, error):
    door = shut(error())
    assert door.focusWidget() is button(door, buttons_of(door)[0])


def test_a_missing_journal_is_told_where_it_was(shut, folder):
    words = " ".join(words_of(shut(errors.JournalMissing())))
    assert f"It was last at {folder.path}. If it’s on a USB stick, plug it in and try again." in words


def test_a_folder_without_its_file_is_told_apart_from_one_that_went_away(shut, folder):
    folder.path.mkdir(parents=True)
    door = shut(errors.JournalMissing())
    words = " ".join(words_of(door))
    assert f"The folder is still at {folder.path}, but the file “journal.db” inside it is gone." in words
    assert "It may be in this computer’s bin." in words
    assert "isn’t where it was" not in words
    assert buttons_of(door) == ["Try again", "Find it…", "Create a new journal"]


def test_where_the_system_refuses_to_look_there_is_a_door_all_the_same(qtbot, preferences):
    """A share that is gone may be refused so, and a name that is too long is."""
    nowhere = Folder(Path("/", "x" * 300, "Mine.inglenook"))
    assert not start._held_here(nowhere)
    window = Window(preferences, nowhere)
    qtbot.addWidget(window)
    assert window.findChild(Door) is not None


def test_a_damaged_journal_is_named(shut):
    words = " ".join(words_of(shut(errors.JournalDamaged())))
    assert "Part of “Tess’s journal” can’t be read." in words


def test_an_open_journal_says_where_and_since_when(shut):
    words = " ".join(words_of(shut(errors.JournalOpenElsewhere("TESS-LAPTOP", "13:50"))))
    assert "Inglenook on “TESS-LAPTOP” opened it at 13:50. Writing in two places at once" in words


@pytest.mark.parametrize(
    ("error", "words", "signal"),
    [
        (errors.JournalOpenElsewhere, "Try again", "retry_requested"),
        (errors.JournalDamaged, "Try again", "retry_requested"),
        (errors.JournalMissing, "Create a new journal", "create_requested"),
        (errors.JournalTooNew, "Close", "close_requested"),
    ],
)
def test_a_button_asks_for_what_it_says(qtbot, shut, error, words, signal):
    door = shut(error())
    with qtbot.waitSignal(getattr(door, signal)):
        qtbot.mouseClick(button(door, words), Qt.MouseButton.LeftButton)


def test_finding_it_offers_the_journals_of_the_usual_place(qtbot, shut):
    for name in ("Old", "New"):
        (paths.journals() / f"{name}.inglenook").mkdir(parents=True)
    door = shut(errors.JournalMissing())
    qtbot.mouseClick(button(door, "Find it…"), Qt.MouseButton.LeftButton)
    dialog = topmost(door)
    with qtbot.waitSignal(door.open_requested) as asked:
        qtbot.mouseClick(button(dialog, "Old"), Qt.MouseButton.LeftButton)
    assert asked.args == [Folder(paths.journals() / "Old.inglenook")]


@pytest.fixture
def elsewhere(qtbot, shut):
    """The door, the dialog over it, and what choosing a folder with the system's dialog does."""
    door = shut(errors.JournalMissing())
    qtbot.mouseClick(button(door, "Find it…"), Qt.MouseButton.LeftButton)
    dialog = topmost(door)
    qtbot.mouseClick(button(dialog, "Look elsewhere…"), Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)

    def choose(path):
        chooser.fileSelected.emit(str(path))
        chooser.reject()

    return door, dialog, choose


def test_a_journal_may_lie_anywhere(qtbot, elsewhere, tmp_path, folder):
    door, _dialog, choose = elsewhere
    journal = tmp_path / "renamed by hand"
    journal.mkdir()
    (journal / "journal.db").write_bytes(b"something")
    with qtbot.waitSignal(door.open_requested) as asked:
        choose(journal)
    assert asked.args == [Folder(journal)]


def test_the_folder_around_a_journal_will_do(qtbot, elsewhere, tmp_path):
    door, _dialog, choose = elsewhere
    (tmp_path / "stick" / "Mine.inglenook").mkdir(parents=True)
    with qtbot.waitSignal(door.open_requested) as asked:
        choose(tmp_path / "stick")
    assert asked.args == [Folder(tmp_path / "stick" / "Mine.inglenook")]


def test_any_other_folder_is_told_to_be_none(elsewhere, tmp_path):
    _door, dialog, choose = elsewhere
    choose(tmp_path)
    assert any(words.startswith("That folder isn’t an Inglenook journal.") for words in words_of(dialog))
