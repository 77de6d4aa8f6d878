"""Reflections and quick notes as one run of entries, and what is left when nothing was written."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.acts import reflect, remove, writing
from app.practice import models
from app.records import links, notes, reflections, tags
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.app.makers import do, found

DAY = date(2025, 3, 10)
SKELETON = models.skeleton(models.get("what_so_what_now_what"))


@pytest.fixture
def write_one(journal):
    def write_one(text="A long silence.", day=DAY, model="free", **fields):
        return Kind.REFLECTION, do(journal, reflections.add, Reflection(0, "", day, model, text=text, **fields)).id

    return write_one


@pytest.fixture
def jot(journal):
    def jot(text="Ask about the rota", day=DAY):
        return Kind.NOTE, do(journal, notes.add, Note(0, "", day, text)).id

    return jot


def refs(entries):
    return [one.ref for one in entries]


# One run of entries


def test_reflections_and_notes_stand_by_their_days_the_latest_first(journal, write_one, jot):
    day = [DAY + timedelta(days=n) for n in range(4)]
    made = [write_one(day=day[0]), jot(day=day[1]), write_one(day=day[2]), jot(day=day[3])]
    assert refs(writing.newest(journal.read)) == made[::-1]


def test_of_one_day_reflections_stand_before_notes_and_the_later_written_first(journal, write_one, jot):
    note, first, second, later_note = jot(), write_one(), write_one(), jot()
    assert refs(writing.newest(journal.read)) == [second, first, later_note, note]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_pages_follow_each_other_without_a_gap_or_a_repetition(journal, write_one, jot, size):
    for number in range(12):
        (write_one if number % 3 else jot)(day=DAY + timedelta(days=number // 5))
    whole = writing.newest(journal.read)
    read = writing.newest(journal.read, limit=size)
    while more := writing.newest(journal.read, before=read[-1].place, limit=size):
        read += more
    assert read == whole
    assert all(one.place > other.place for one, other in pairwise(whole))


def test_an_entry_says_what_a_list_shows(journal, write_one, jot):
    write_one("## What?\n\nThe lift stopped.", model="gibbs", kept_out=True)
    jot("- Ask **Ada**")
    told = [(e.kind, e.on, e.model, bool(e.kept_out), e.headline) for e in writing.newest(journal.read)]
    assert told == [
        (Kind.REFLECTION, DAY, "gibbs", True, "The lift stopped."),
        (Kind.NOTE, DAY, "", False, "Ask Ada"),
    ]


def test_a_title_stands_before_the_first_words(journal, write_one):
    write_one("The lift stopped.", title="Between floors")
    assert [one.headline for one in writing.newest(journal.read)] == ["Between floors"]


def test_what_was_removed_is_no_entry(journal, write_one, jot):
    gone, kept = write_one(), jot()
    do(journal, remove.remove, gone)
    assert refs(writing.newest(journal.read)) == [kept]
    assert writing.entry(journal.read, gone) is None


def test_the_words_of_an_entry_stay_out_of_its_repr(journal, write_one):
    write_one("a private silence", title="a private title")
    write_one("a private silence")
    assert "private" not in repr(writing.newest(journal.read))


# Left without a word


@pytest.mark.parametrize("text", ["", SKELETON, "\n \n", SKELETON + "\n\n"])
def test_one_left_without_a_word_is_gone_without_a_trace(journal, write_one, text):
    _, number = write_one(text, model="what_so_what_now_what")
    assert do(journal, reflect.forget_blank, number)
    assert journal.read.one("select count(*) from reflection") == 0
    assert journal.read.one("select count(*) from search_text") == 0


def test_one_word_is_enough_to_stay(journal, write_one):
    kept = write_one(SKELETON.replace("## So what?\n", "## So what?\nYes"), model="what_so_what_now_what")
    assert not do(journal, reflect.forget_blank, kept[1])
    assert refs(writing.newest(journal.read)) == [kept]


def test_a_title_is_enough_to_stay(journal, write_one):
    assert not do(journal, reflect.forget_blank, write_one("", title="Between floors")[1])


def test_a_tie_is_enough_to_stay(journal, write_one):
    ref = write_one("")
    tag = do(journal, tags.add, "nights")
    do(journal, links.add, ref, (Kind.TAG, tag.id))
    assert not do(journal, reflect.forget_blank, ref[1])


def test_one_that_is_gone_already_is_not_missed(journal, write_one):
    ref = write_one("")
    do(journal, remove.remove, ref)
    assert not do(journal, reflect.forget_blank, ref[1])


def test_headings_of_another_model_are_words(journal, write_one):
    assert not do(journal, reflect.forget_blank, write_one(SKELETON, model="free")[1])


def test_what_was_begun_when_the_power_went_is_known_and_what_was_written_in_is_not(journal, write_one):
    blank = write_one(SKELETON, model="what_so_what_now_what")[1]
    write_one("Words.")
    emptied = write_one("Words.")[1]
    with journal.write() as write:
        reflections.save_text(write, emptied, "")
        write.conn.execute("update reflection set created_at = '2025-01-01T00:00:00Z' where id = ?", (emptied,))
    assert reflect.left_blank(journal.read) == [blank]


def test_nothing_of_what_was_forgotten_is_found(journal, write_one):
    do(journal, reflect.forget_blank, write_one(SKELETON, model="what_so_what_now_what")[1])
    assert found(journal, "what") == set()
