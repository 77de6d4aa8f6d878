"""Quiet work for when nobody types."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app import search
from app.acts import remove
from app.records import meetings
from app.store import rows
from app.store.journal import Kind
from ui import housekeeping
from ui.housekeeping import Housekeeping

LONG_AGO = f"{datetime.now(UTC) - timedelta(days=31):%Y-%m-%dT%H:%M:%SZ}"


@pytest.fixture
def at_once(monkeypatch):
    """Ticks follow each other without the usual pause."""
    monkeypatch.setattr(housekeeping, "LOOK_MS", 1)
    monkeypatch.setattr(housekeeping, "SLICE_MS", 1)


@pytest.fixture
def started(session, at_once):
    """Makes the housekeeper, who takes a person for away after no time at all."""
    made = []

    def start(quiet_s=0.0):
        made.append(Housekeeping(session, session, quiet_s))
        return made[-1]

    yield start
    for keeper in made:
        keeper.stop()


def removed_long_ago(session, meeting):
    with session.journal.write() as write:
        meetings.save_notes(write, meeting.id, "quokkas at dawn")
        rows.hide(write, Kind.MEETING, meeting.id, LONG_AGO)


def test_what_was_removed_a_month_ago_is_erased(qtbot, session, meeting, started):
    removed_long_ago(session, meeting)
    started()
    qtbot.waitUntil(lambda: session.journal.read.one("select count(*) from meeting") == 0)


def test_afterwards_no_erased_word_stands_in_the_index(qtbot, session, meeting, started):
    removed_long_ago(session, meeting)
    started()
    read = session.journal.read
    qtbot.waitUntil(lambda: not remove.due(read) and not search.is_untidy(read))
    assert not [row for row in read.execute("select block from search_data") if b"quokka" in row[0]]


def test_nothing_is_erased_while_somebody_types(qtbot, session, meeting, started):
    removed_long_ago(session, meeting)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    keeper = started(quiet_s=60.0)
    qtbot.keyClick(field, Qt.Key.Key_A)
    keeper._on_tick()
    assert session.journal.read.one("select count(*) from meeting") == 1


def test_when_all_is_done_it_rests(qtbot, session, meeting, started):
    keeper = started()
    qtbot.waitUntil(lambda: not keeper._timer.isActive())


def test_words_edited_away_are_merged_out_of_the_index_after_many_edits(
    qtbot, session, meeting, started, monkeypatch
):
    monkeypatch.setattr(housekeeping, "MANY_CHANGES", 3)
    keeper = started()
    qtbot.waitUntil(lambda: not keeper._timer.isActive())
    for words in ("quokkas at dawn", "wombats at dusk", "an ordinary day"):
        session.attempt(lambda write, words=words: meetings.save_notes(write, meeting.id, words))
    qtbot.waitUntil(lambda: keeper._changes == 0 and not search.is_untidy(session.journal.read))
    assert not [row for row in session.journal.read.execute("select block from search_data") if b"quokka" in row[0]]
