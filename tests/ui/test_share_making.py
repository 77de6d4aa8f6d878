"""The pages of a summary: gathered a part at a time, and anew when something else is wished for."""

from datetime import date

import pytest
from PySide6.QtCore import QObject, QTimer

from app.summary.document import Document, Note
from tests.ui.share_hands import PATIENCE
from ui.pages.share.making import Making

DOCUMENT = Document(date(2026, 3, 1), notes=(Note(date(2026, 2, 1), "A lantern."),))
OTHER = Document(date(2026, 3, 1), notes=(Note(date(2026, 2, 1), "A pebble."),))


@pytest.fixture
def making(session):
    owner = QObject()
    made = Making(session, owner)
    yield made
    made.stop()


def test_between_two_parts_the_window_does_what_else_there_is_to_do(qtbot, making):
    done = []

    def gathered():
        QTimer.singleShot(0, lambda: done.append("something else"))
        done.append("a part")
        yield
        done.append("a part")
        return None

    making.want(gathered)
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["a part", "something else", "a part"]


def test_what_changes_while_it_is_gathered_is_gathered_anew(qtbot, making):
    def other():
        yield
        return OTHER

    def gathered():
        making.want(other)
        yield
        return DOCUMENT

    with qtbot.waitSignal(making.made, timeout=PATIENCE) as made:
        making.want(gathered)
    assert made.args[0].document == OTHER


def test_while_it_is_gathered_the_pages_before_are_not_those_of_what_is_chosen(qtbot, making):
    seen = []

    def gathered():
        yield
        return DOCUMENT

    def other():
        yield
        seen.append(making.pages)
        yield
        return OTHER

    with qtbot.waitSignal(making.made, timeout=PATIENCE):
        making.want(gathered)
    with qtbot.waitSignal(making.made, timeout=PATIENCE):
        making.want(other)
    assert seen == [None]
