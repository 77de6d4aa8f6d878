"""The model of all that was written, under its months."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.acts import remove
from app.acts.find_reflections import understood
from app.records import links, notes, reflections, tags
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.journal import Kind
from ui.models.reflection_list import ReflectionList
from ui.models.sections import LINE, Heading

MARCH, LATE_MARCH, MAY = date(2024, 3, 4), date(2024, 3, 25), date(2024, 5, 2)


@pytest.fixture
def listed(qapp, journal, session):
    """The model, shown and following what is written."""
    model = ReflectionList(journal.read, lambda one: f"{one.on:%B %Y}", lambda one: f"{one.headline}, {one.on:%d %b}")
    session.changed.connect(model.follow)
    model.show()
    yield model
    model.deleteLater()


@pytest.fixture
def sound(listed):
    """The same, with every change of it checked. It reads to the end by itself."""
    tester = QAbstractItemModelTester(listed, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield listed
    tester.deleteLater()


@pytest.fixture
def write_one(journal):
    def write_one(words, day=MARCH, about=()):
        with journal.write() as write:
            ref = Kind.REFLECTION, reflections.add(write, Reflection(0, "", day, "free", text=words)).id
            for name in about:
                links.add(write, ref, (Kind.TAG, tags.add(write, name).id))
        return ref

    return write_one


@pytest.fixture
def jot(journal):
    def jot(words, day=MARCH):
        with journal.write() as write:
            return Kind.NOTE, notes.add(write, Note(0, "", day, words)).id

    return jot


def rows(model):
    lines = [model.index(row).data(LINE) for row in range(model.rowCount())]
    return [line.text if isinstance(line, Heading) else line.headline for line in lines]


def move(journal, ref, day):
    with journal.write() as write:
        one = reflections.get(write.conn, ref[1])
        reflections.save(write, Reflection(one.id, one.uid, day, one.model))


def test_entries_of_both_kinds_stand_newest_first_under_their_months(sound, write_one, jot):
    write_one("A", MARCH), jot("B", LATE_MARCH), write_one("C", MAY)
    sound.show()
    assert rows(sound) == ["May 2024", "C", "March 2024", "B", "A"]


def test_what_is_written_elsewhere_takes_its_place(sound, write_one, jot):
    write_one("C", MAY)
    write_one("A", MARCH)
    jot("B", LATE_MARCH)
    write_one("D", date(2023, 12, 1))
    assert rows(sound) == ["May 2024", "C", "March 2024", "B", "A", "December 2023", "D"]


def test_other_words_change_the_row_and_nothing_else(sound, journal, write_one):
    ref = write_one("A")
    resets, changes = QSignalSpy(sound.modelReset), QSignalSpy(sound.dataChanged)
    with journal.write() as write:
        reflections.save_text(write, ref[1], "Other words")
    assert rows(sound) == ["March 2024", "Other words"]
    assert (resets.count(), changes.count()) == (0, 1)


def test_what_was_removed_goes_with_a_month_that_is_empty_then(sound, journal, write_one):
    write_one("A", MARCH), write_one("B", LATE_MARCH)
    gone, other = write_one("C", MAY), write_one("D", date(2024, 1, 1))
    with journal.write() as write:
        remove.remove(write, gone, other)
    assert rows(sound) == ["March 2024", "B", "A"]


def test_a_month_stays_while_it_has_another_entry(sound, journal, write_one):
    first, last = write_one("A", MARCH), write_one("B", LATE_MARCH)
    with journal.write() as write:
        remove.remove(write, last)
    assert rows(sound) == ["March 2024", "A"]
    with journal.write() as write:
        remove.bring_back(write, [last])
        remove.remove(write, first)
    assert rows(sound) == ["March 2024", "B"]


def test_an_entry_of_another_day_stands_there(sound, journal, write_one):
    moved = write_one("A", MARCH)
    write_one("B", MAY)
    move(journal, moved, date(2024, 5, 30))
    assert rows(sound) == ["May 2024", "A", "B"]
    move(journal, moved, date(2023, 1, 1))
    assert rows(sound) == ["May 2024", "B", "January 2023", "A"]


def test_a_page_is_read_at_first_and_more_below_without_repeating_a_month(listed, write_one):
    for number in range(5):
        write_one(str(number), MARCH + timedelta(days=number))
    listed.show(first=2)
    assert (rows(listed), listed.canFetchMore(QModelIndex())) == (["March 2024", "4", "3"], True)
    listed.fetchMore(QModelIndex())
    assert (rows(listed), listed.has_more) == (["March 2024", "4", "3", "2", "1", "0"], False)


def test_what_is_older_than_all_that_was_read_waits_below(listed, write_one):
    for number in (1, 2, 3):
        write_one(str(number), MARCH + timedelta(days=number))
    listed.show(first=2)
    write_one("0", MARCH)
    assert rows(listed) == ["March 2024", "3", "2"]
    listed.read_more(10)
    assert rows(listed) == ["March 2024", "3", "2", "1", "0"]


def test_only_what_the_filter_finds_is_shown(sound, journal, write_one):
    write_one("lantern", MARCH, ["nights"]), write_one("lantern", MAY), write_one("candle", MAY, ["nights"])
    sound.show(understood(journal.read, "lantern tag:nights"))
    assert rows(sound) == ["March 2024", "lantern"]


def test_under_a_filter_new_entries_come_in_when_it_finds_them(sound, journal, write_one):
    write_one("lantern", MARCH)
    sound.show(understood(journal.read, "lantern"))
    write_one("candle", MAY), write_one("a lantern", MAY)
    assert rows(sound) == ["May 2024", "a lantern", "March 2024", "lantern"]


def test_under_a_filter_what_is_shown_stays_while_it_is_written_in(sound, journal, write_one):
    ref = write_one("lantern")
    sound.show(understood(journal.read, "lantern"))
    with journal.write() as write:
        reflections.save_text(write, ref[1], "candle")
    assert rows(sound) == ["March 2024", "candle"]


def test_an_entry_is_found_by_its_record(sound, write_one, jot):
    refs = [write_one("A", MARCH), jot("B", MARCH), write_one("C", MAY)]
    assert [sound.entry(sound.row_of(ref)).headline for ref in refs] == ["A", "B", "C"]
    assert sound.row_of((Kind.NOTE, 999)) == -1


def test_a_row_is_read_aloud_and_a_month_cannot_be_chosen(sound, write_one):
    write_one("A")
    month, entry = sound.index(0), sound.index(1)
    assert entry.data(Qt.ItemDataRole.AccessibleTextRole) == "A, 04 Mar"
    assert (bool(month.flags() & Qt.ItemFlag.ItemIsSelectable), bool(entry.flags() & Qt.ItemFlag.ItemIsSelectable)) == (
        False,
        True,
    )


def test_cleared_it_holds_no_word(sound, write_one):
    write_one("private")
    sound.clear()
    assert (sound.rowCount(), sound.has_more, sound._places) == (0, False, {})
