"""At the door of what a journal has left when it moved: where it is now, and the way there."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.progress import Progress
from app.safety import moving
from app.store import doors
from app.store.folder import Folder
from ui.window import Window


@pytest.fixture
def there(tmp_path):
    (tmp_path / "stick").mkdir()
    return Folder(tmp_path / "stick" / "Mentor life.inglenook")


@pytest.fixture
def left(folder, there, opened_again):
    """Killed when it had just moved: what was here is still here."""
    with closing(doors.enter(folder, opened_again())) as journal:
        source = moving.source(journal)
        with journal.borrow():
            ready = moving.prepare(source, there, Progress())
        moving.put_in_place(ready, source.root).close()
    return folder


@pytest.fixture
def window(qtbot, left, preferences):
    window = Window(preferences, left)
    qtbot.addWidget(window)
    window.show()
    return window


def press(qtbot, window, words):
    found = next(one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def words_of(window):
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def buttons_of(window):
    return [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]


def test_it_says_where_it_is_and_leads_there(qtbot, window, there):
    assert f"It’s at {there.path} now." in words_of(window)
    assert buttons_of(window) == ["Open it there", "Open another journal…"]
    press(qtbot, window, "Open it there")
    assert "Mentor life" in words_of(window)
    assert "Unlock" in buttons_of(window)


def test_out_of_reach_there_the_one_here_opens_if_its_owner_says_so(qtbot, window, left, there):
    shutil.rmtree(there.path.parent)
    window.doorway.show_unlock(left)
    assert "it can’t be seen there now" in words_of(window)
    assert buttons_of(window) == ["Try again", "Open the one here", "Open another journal…"]
    press(qtbot, window, "Open the one here")
    assert "Mentoring" in words_of(window)
    assert "Unlock" in buttons_of(window)


def test_once_both_have_gone_on_each_is_offered(qtbot, window, left, there, tmp_path):
    away = Path(shutil.move(there.path, tmp_path / "away"))
    window.doorway.show_unlock(left)
    press(qtbot, window, "Open the one here")
    shutil.move(away, there.path)
    window.doorway.show_unlock(there)
    assert f"it’s still at {left.path} too" in words_of(window)
    assert buttons_of(window) == ["Open this one", "Open the other one", "Open another journal…"]
    press(qtbot, window, "Open this one")
    assert "Mentor life" in words_of(window)
    window.doorway.show_unlock(left)
    assert "Mentoring" in words_of(window)
    assert "Unlock" in buttons_of(window)
