"""Each record of a copy can be read: on a page of its own, or on that of what it belongs to."""

import re
from datetime import date

import pytest

from app import search
from app.acts import kept_out, sample
from app.exchange import one_paper
from app.records import actions, notes
from app.records.notes import Note
from app.store import doors
from app.store.journal import Kind


@pytest.fixture(scope="module")
def filled():
    """The sample, which has something of nearly every kind."""
    journal = doors.in_memory()
    with journal.write() as write:
        sample.fill(write, date(2026, 11, 19))
    yield journal
    journal.close()


def every(journal):
    return search.recent(journal.read, 10_000, (Kind.TAG, Kind.DEPARTURE))


def word_set(text):
    return set(re.findall(r"\w+", text))


def test_all_words_that_a_search_finds_are_read_on_the_page_that_it_leads_to(filled):
    missing = {}
    for found in every(filled):
        paper = one_paper.paper(filled.read, (found.kind, found.id))
        left = word_set(found.body) - word_set(paper.text)
        if left:
            missing[found.kind, found.id] = left
    assert missing == {}
    assert {found.kind for found in every(filled)} >= set(Kind) - {Kind.TAG, Kind.DEPARTURE, Kind.POST}


@pytest.mark.parametrize(
    ("part", "whole"),
    [(Kind.AGENDA_ITEM, Kind.MEETING), (Kind.CHECK_IN, Kind.GOAL), (Kind.AGREEMENT, Kind.MENTORSHIP)],
)
def test_a_part_stands_on_the_page_of_what_it_belongs_to(filled, part, whole):
    one = next(found for found in every(filled) if found.kind is part)
    assert one_paper.whole(filled.read, (part, one.id))[0] is whole


def action(title, **more):
    return actions.Action(0, "", title, agreed_on=date(2025, 3, 10), **more)


def test_an_action_stands_with_its_meeting_or_by_itself(journal, meeting):
    with journal.write() as write:
        alone = actions.add(write, action("Ring the library"))
        agreed = actions.add(write, action("Send the notes", meeting_id=meeting.id))
    assert one_paper.whole(journal.read, (Kind.ACTION, alone.id)) == (Kind.ACTION, alone.id)
    assert one_paper.whole(journal.read, (Kind.ACTION, agreed.id)) == (Kind.MEETING, meeting.id)
    assert "Send the notes" in one_paper.paper(journal.read, (Kind.ACTION, agreed.id)).text


def test_what_is_kept_out_of_every_export_is_read_all_the_same(journal):
    with journal.write() as write:
        note = notes.add(write, Note(0, "", date(2025, 3, 10), "For nobody else"))
        kept_out.switch(write, (Kind.NOTE, note.id), True)
    assert "For nobody else" in one_paper.paper(journal.read, (Kind.NOTE, note.id)).text


def test_what_was_removed_has_no_page(journal):
    with journal.write() as write:
        note = notes.add(write, Note(0, "", date(2025, 3, 10), "gone"))
        write.conn.execute("update note set deleted_at = '2025-03-11T00:00:00Z' where id = ?", (note.id,))
    with pytest.raises(LookupError):
        one_paper.paper(journal.read, (Kind.NOTE, note.id))
