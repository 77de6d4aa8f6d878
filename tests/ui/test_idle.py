"""Noticing that nobody is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit

from ui import idle, quiet
from ui.idle import Idle


class Clock:
    """Time that a test moves."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def steady(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(quiet, "monotonic", clock)
    return clock


@pytest.fixture
def wall(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(idle, "time", clock)
    return clock


@pytest.fixture
def watch(qapp, steady, wall):
    watch = Idle(5, qapp)
    watch.start()
    yield watch
    watch.stop()


def pass_time(watch, steady, wall, seconds):
    for _ in range(int(seconds // 5)):
        steady.now += 5
        wall.now += 5
        watch.look()


def test_five_minutes_without_a_sign_is_idle(watch, steady, wall):
    spy = QSignalSpy(watch.idled)
    pass_time(watch, steady, wall, 300)
    assert spy.count() == 1


def test_a_little_less_is_not(watch, steady, wall):
    spy = QSignalSpy(watch.idled)
    pass_time(watch, steady, wall, 295)
    assert spy.count() == 0


def test_typing_counts_as_being_there(qtbot, watch, steady, wall):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    spy = QSignalSpy(watch.idled)
    pass_time(watch, steady, wall, 200)
    qtbot.keyClick(field, Qt.Key.Key_A)
    pass_time(watch, steady, wall, 200)
    assert spy.count() == 0


def test_a_clock_that_jumped_means_the_computer_slept_check_29(watch, steady, wall):
    spy = QSignalSpy(watch.idled)
    steady.now += 5
    wall.now += 60
    watch.look()
    assert spy.count() == 1


def test_a_shorter_wait_can_be_asked_for_while_it_runs(watch, steady, wall):
    watch.set_minutes(1)
    spy = QSignalSpy(watch.idled)
    pass_time(watch, steady, wall, 60)
    assert spy.count() == 1


def test_it_tells_once_until_it_is_started_again(watch, steady, wall):
    spy = QSignalSpy(watch.idled)
    pass_time(watch, steady, wall, 300)
    pass_time(watch, steady, wall, 300)
    assert spy.count() == 1
