"""Saving while somebody types: never lost, never late."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy

from app.errors import DiskTrouble
from ui.autosave import LIMIT_MS, PAUSE_MS, Autosave


class Disk:
    """What a page saves to; `full` makes it refuse."""

    def __init__(self):
        self.saves, self.full = 0, False

    def save(self):
        if self.full:
            raise DiskTrouble
        self.saves += 1


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def autosave(qapp, disk):
    return Autosave(disk.save, qapp)


def test_the_pause_is_what_the_design_says():
    assert (PAUSE_MS, LIMIT_MS) == (800, 2000)


def test_nothing_typed_saves_nothing(autosave, disk):
    assert autosave.flush()
    assert disk.saves == 0


def test_a_touch_is_saved_without_being_asked(qtbot, autosave, disk):
    with qtbot.waitSignal(autosave.saved, timeout=LIMIT_MS + 1000):
        autosave.touch()
    assert disk.saves == 1


def test_steady_typing_is_saved_within_the_limit(qtbot, autosave, disk):
    from PySide6.QtCore import QTimer

    typing = QTimer(interval=PAUSE_MS // 8)
    typing.timeout.connect(autosave.touch)
    typing.start()
    with qtbot.waitSignal(autosave.saved, timeout=LIMIT_MS + 1000):
        autosave.touch()
    typing.stop()
    assert disk.saves == 1


def test_a_flush_saves_at_once_and_only_once(autosave, disk):
    autosave.touch()
    assert autosave.flush()
    assert autosave.flush()
    assert disk.saves == 1


def test_a_full_disk_is_told_and_the_words_stay_unsaved(qtbot, autosave, disk):
    disk.full = True
    autosave.touch()
    with qtbot.waitSignal(autosave.failed):
        assert autosave.flush() is False
    assert autosave.dirty


def test_after_a_failure_it_tries_again_by_itself(qtbot, autosave, disk):
    disk.full = True
    autosave.touch()
    autosave.flush()
    disk.full = False
    with qtbot.waitSignal(autosave.saved, timeout=LIMIT_MS + 1000):
        pass
    assert disk.saves == 1


def test_a_bug_while_saving_is_not_hidden(qapp):
    def broken():
        raise ZeroDivisionError

    autosave = Autosave(broken, qapp)
    autosave.touch()
    with pytest.raises(ZeroDivisionError):
        autosave.flush()


def test_a_failed_flush_does_not_say_saved(autosave, disk):
    disk.full = True
    spy = QSignalSpy(autosave.saved)
    autosave.touch()
    autosave.flush()
    assert spy.count() == 0


def test_who_hears_of_a_save_may_ask_for_it_again(qtbot):
    saves = []

    def save():
        saves.append(1)
        assert len(saves) == 1, "saved within its own saving"
        autosave.flush()

    parent = QObject()
    autosave = Autosave(save, parent)
    autosave.touch()
    assert autosave.flush()


def test_after_a_bug_in_saving_the_words_are_still_to_be_saved(qtbot):
    def save():
        raise ValueError

    parent = QObject()
    autosave = Autosave(save, parent)
    autosave.touch()
    with pytest.raises(ValueError):
        autosave.flush()
    assert autosave.dirty
