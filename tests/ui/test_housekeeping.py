"""Quiet work while nobody types: what was removed long ago goes for good, and its words leave the index."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt

from app import search
from app.acts import purge
from app.records import about, actions, meetings, people, versions
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import let_pass
from tests.ui.showing import shown
from ui.housekeeping import LOOK_MS, SLICE_MS, Housekeeping
from ui.widgets.line_edit import LineEdit

LONG_AGO = "2020-01-01T00:00:00Z"


@pytest.fixture
def keeping(session):
    """At work as soon as it looks, without waiting for quiet."""
    return house_of(session, quiet_s=0)


def house_of(session, quiet_s):
    return Housekeeping(session, QObject(session), quiet_s)


@pytest.fixture(autouse=True)
def at_rest(session):
    yield
    for house in session.findChildren(Housekeeping):
        house.stop()


def tick(house):
    house._timer.timeout.emit()


def remove_long_ago(journal, person):
    with journal.write() as write:
        rows.hide(write, Kind.PERSON, person.id, LONG_AGO)


def work_through(house):
    for _ in range(200):
        if not house._timer.isActive():
            return
        tick(house)
    raise AssertionError("it never ended")


def test_what_was_removed_long_ago_is_erased(journal, ada, keeping):
    remove_long_ago(journal, ada)
    work_through(keeping)
    assert journal.read.one("select count(*) from person") == 0


def test_what_was_removed_lately_stays(journal, ada, keeping):
    with journal.write() as write:
        people.remove(write, ada)
    work_through(keeping)
    assert journal.read.one("select count(*) from person") == 1


def test_what_texts_said_long_ago_is_thinned(journal, meeting, keeping):
    for words in ("Being", "Being heard", "Being heard."):
        with journal.write() as write:
            meetings.save_what_mattered(write, meeting.id, words)
        let_pass(journal, timedelta(minutes=10))
    let_pass(journal, timedelta(days=9))
    work_through(keeping)
    assert len(versions.of(journal.read, (Kind.MEETING, meeting.id))) == 1


def test_the_index_is_tidied_after_it(journal, ada, keeping):
    remove_long_ago(journal, ada)
    work_through(keeping)
    assert not search.is_untidy(journal.read)
    assert b"fenwick" not in b"".join(row[0] for row in journal.read.execute("select block from search_data"))


def test_it_works_in_slices(journal, ada, keeping):
    remove_long_ago(journal, ada)
    tick(keeping)
    assert (purge.due(journal), keeping._timer.interval()) == (False, SLICE_MS)
    assert search.is_untidy(journal.read)


def test_many_that_were_removed_together_go_in_more_than_one_slice(journal, keeping):
    with journal.write() as write:
        for _ in range(60):
            rows.hide(write, Kind.PERSON, people.add(write, "Ada Fenwick").id, LONG_AGO)
    tick(keeping)
    assert 0 < journal.read.one("select count(*) from person") < 60
    work_through(keeping)
    assert journal.read.one("select count(*) from person") == 0


def test_with_nothing_to_do_it_goes_to_rest(keeping):
    tick(keeping)
    assert not keeping._timer.isActive()


def test_while_somebody_types_it_waits(journal, ada, session):
    house = house_of(session, quiet_s=3600)
    remove_long_ago(journal, ada)
    tick(house)
    assert (purge.due(journal), house._timer.isActive()) == (True, True)


def test_a_key_pressed_puts_it_off(qtbot, journal, ada, session):
    house = house_of(session, quiet_s=3600)
    house._quiet._since = -10_000.0  # long ago
    remove_long_ago(journal, ada)
    field = LineEdit()
    shown(qtbot, field)
    qtbot.keyClick(field, Qt.Key.Key_A)
    tick(house)
    assert (purge.due(journal), house._timer.interval()) == (True, LOOK_MS)


def test_trouble_puts_it_off_until_the_next_unlock_and_says_nothing(journal, ada, keeping, session):
    remove_long_ago(journal, ada)
    journal.read.execute("pragma query_only = on")
    told = []
    session.trouble.connect(told.append)
    tick(keeping)
    journal.read.execute("pragma query_only = off")
    assert (keeping._timer.isActive(), told) == (False, [])


def test_a_bug_is_told_once_and_not_again_every_moment(qtbot, journal, ada, keeping):
    remove_long_ago(journal, ada)
    journal.read.execute("drop table link")
    with qtbot.captureExceptions() as broken:
        tick(keeping)
    assert (len(broken), keeping._timer.isActive()) == (1, False)


def test_once_stopped_it_touches_nothing(journal, ada, keeping):
    remove_long_ago(journal, ada)
    keeping.stop()
    assert not keeping._timer.isActive()
    assert purge.due(journal)


def test_older_notes_are_read_for_actions(journal, meeting, keeping):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "- [ ] ring the library")
        about.set_lines_to_read(write, meeting.id)
    keeping.start()
    work_through(keeping)
    assert [one.title for one in actions.still_open(journal.read)] == ["ring the library"]
