"""Of somebody whose initials are kept, nothing else is left anywhere once the index is tidy."""

from dataclasses import replace

import pytest

from app import search
from app.acts.pseudonymise import pseudonymise
from app.records import drafts, people
from tests.app.test_purge import do, everything_in_the_index, tidy


@pytest.fixture
def known(journal, ada, mentorship, meeting):
    """Ada, in a mentorship, with words about her in every field."""
    told = {
        "display_name": "Quokkaline Fenwick",
        "pronouns": "she/her",
        "specialty": "Quokkaesthetist",
        "organisation": "Quokkadown",
        "contact": "quokka@example.org",
        "notes": "Quokkamarmalade",
    }
    do(journal, people.save, replace(ada, **told))
    return people.get(journal.read, ada.id)


def test_only_the_initials_are_kept(journal, known):
    do(journal, pseudonymise, known)
    assert people.get(journal.read, known.id) == people.Person(known.id, known.uid, "QF", known.kind)


def test_no_word_about_them_is_left_in_the_index_once_it_is_tidy(journal, known):
    do(journal, pseudonymise, known)
    assert search.is_untidy(journal.read)
    tidy(journal)
    assert b"quokka" not in everything_in_the_index(journal)


def test_until_then_their_words_still_stand_in_raw_blocks(journal, known):
    do(journal, pseudonymise, known)
    assert b"quokka" in everything_in_the_index(journal)


def test_their_meetings_are_found_by_the_initials(journal, known, meeting):
    do(journal, pseudonymise, known)
    tidy(journal)
    assert (len(search.matching(journal.read, "QF")), len(search.matching(journal.read, "quokkaline"))) == (3, 0)


def test_what_was_being_typed_about_them_goes_too(journal, known):
    do(journal, drafts.keep, drafts.of("person", known.uid), {"notes": "half a thought"})
    do(journal, pseudonymise, known)
    assert drafts.get(journal.read, drafts.of("person", known.uid)) == {}


@pytest.mark.parametrize("tidied", [False, True])
def test_it_can_be_taken_back(journal, known, tidied):
    do(journal, pseudonymise, known)
    if tidied:
        tidy(journal)
    do(journal, people.save, known)
    assert people.get(journal.read, known.id) == known
    assert len(search.matching(journal.read, "quokkamarmalade")) == 1
