"""A working agreement is drafted, agreed by talking and looked at again; what was agreed stays readable."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.acts import contract, remove
from app.errors import Refused
from app.records import agreements, mentorships, people
from app.records.agreements import Agreement, Frequency, NotesAfter, NotesBy, State
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import broken_field, do, found

DAY = date(2024, 10, 10)
TODAY = rows.today()


@pytest.fixture
def draft(journal, mentorship):
    return written(journal, do(journal, contract.begin, mentorship))


@pytest.fixture
def agreed(journal, draft):
    do(journal, contract.agree, draft, DAY)
    return agreements.get(journal.read, draft.id)


@pytest.fixture
def next_draft(journal, mentorship, agreed):
    return do(journal, contract.begin, mentorship)


def written(journal, draft, **words):
    made = replace(draft, **({"scope": "To think aloud.", "place": "By video."} | words))
    do(journal, agreements.save, made)
    return agreements.get(journal.read, draft.id)


def states(journal, mentorship):
    return [one.state for one in agreements.of(journal.read, mentorship.id)]


# The record


def test_everything_that_was_written_is_read_again(journal, mentorship):
    draft = do(journal, agreements.add, Agreement(0, "", mentorship.id))
    written_down = replace(
        draft,
        scope="To *think* aloud.",
        out_of_scope="Assessment.",
        frequency=Frequency.QUARTERLY,
        minutes=45,
        place="On the bench",
        contact="A message",
        cancelling="No reason",
        confidentiality="It stays here.",
        limits="Unless someone may be harmed.",
        notes_by=NotesBy.EACH_OWN,
        notes_after=NotesAfter.DELETE_AFTER,
        notes_months=18,
        difference="He will not ask about named colleagues.",
        look_again_on=date(2027, 1, 4),
        no_fault=False,
    )
    do(journal, agreements.save, written_down)
    assert agreements.get(journal.read, draft.id) == written_down


def test_its_words_stay_out_of_its_repr():
    words = dict.fromkeys(agreements.WORDS, "quokka")
    assert "quokka" not in repr(Agreement(1, "", 1, **words))


def test_it_is_kept_without_control_characters(journal, draft):
    assert written(journal, draft, limits="a\x00b\tc\n").limits == "ab\tc\n"


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"minutes": 9}, "minutes"), ({"minutes": 241}, "minutes"), ({"notes_months": 0}, "notes_months")],
)
def test_what_makes_no_sense_is_not_kept(journal, draft, changed, field):
    assert broken_field(journal, agreements.save, replace(draft, **changed)) == field


@pytest.mark.parametrize("minutes", [10, 240])
def test_a_meeting_may_be_as_short_or_as_long_as_is_reasonable(journal, draft, minutes):
    assert written(journal, draft, minutes=minutes).minutes == minutes


def test_a_draft_holds_nothing_between_the_two_yet(journal, mentorship, draft):
    assert agreements.current(journal.read, mentorship.id) is None
    assert agreements.draft_of(journal.read, mentorship.id) == draft


def test_what_was_agreed_holds_and_no_draft_is_left(journal, mentorship, agreed):
    assert agreements.current(journal.read, mentorship.id) == agreed
    assert agreements.draft_of(journal.read, mentorship.id) is None
    assert (agreed.state, agreed.agreed_on) == (State.AGREED, DAY)


def test_what_was_agreed_is_not_rewritten(journal, agreed):
    with pytest.raises(Refused):
        do(journal, agreements.save, replace(agreed, scope="Something else"))
    assert agreements.get(journal.read, agreed.id) == agreed


def test_what_was_agreed_is_not_agreed_twice(journal, agreed):
    with pytest.raises(Refused):
        do(journal, contract.agree, agreed, TODAY)


def test_it_is_not_agreed_on_a_day_to_come(journal, draft):
    assert broken_field(journal, contract.agree, draft, TODAY + timedelta(days=1)) == "agreed_on"
    do(journal, contract.agree, draft, TODAY)


@pytest.mark.parametrize("name", ["scope", "place", "confidentiality", "limits"])
def test_what_it_cannot_do_without_is_asked_for_when_it_is_agreed(journal, draft, name):
    without = written(journal, draft, **{name: " \n"})
    assert broken_field(journal, contract.agree, without, DAY) == name


def test_the_next_version_is_not_agreed_before_the_one_it_replaces(journal, next_draft):
    assert broken_field(journal, contract.agree, next_draft, DAY - timedelta(days=1)) == "agreed_on"


def test_looking_again_comes_after_agreeing(journal, draft):
    soon = written(journal, draft, look_again_on=DAY)
    assert broken_field(journal, contract.agree, soon, DAY) == "look_again_on"


# Versions


def test_the_next_version_says_at_first_what_the_last_one_said(next_draft, agreed):
    assert (next_draft.version, next_draft.state, next_draft.agreed_on) == (2, State.DRAFT, None)
    assert next_draft == replace(agreed, id=next_draft.id, uid=next_draft.uid, version=2, state="draft", agreed_on=None)


def test_the_next_version_has_no_day_to_look_again_yet(journal, mentorship, draft):
    do(journal, contract.agree, written(journal, draft, look_again_on=date(2025, 4, 10)), DAY)
    assert do(journal, contract.begin, mentorship).look_again_on is None


def test_an_open_draft_is_gone_on_with(journal, mentorship, draft):
    assert do(journal, contract.begin, mentorship) == draft


def test_agreeing_the_next_version_supersedes_the_last_which_stays_readable(journal, mentorship, agreed, next_draft):
    do(journal, contract.agree, written(journal, next_draft, scope="Other words"), date(2025, 10, 9))
    first, second = agreements.of(journal.read, mentorship.id)
    assert first == replace(agreed, state=State.SUPERSEDED)
    assert (second.state, second.scope, second.agreed_on) == (State.AGREED, "Other words", date(2025, 10, 9))
    assert agreements.current(journal.read, mentorship.id) == second


def test_a_version_number_is_never_given_twice(journal, mentorship, agreed, next_draft):
    do(journal, remove.remove, (Kind.AGREEMENT, next_draft.id))
    assert do(journal, contract.begin, mentorship).version == 3


def test_taken_back_it_is_a_draft_again_with_the_words_that_it_has(journal, mentorship, agreed, next_draft):
    done = do(journal, contract.agree, next_draft, date(2025, 10, 9))
    do(journal, contract.take_back, done)
    assert states(journal, mentorship) == [State.AGREED, State.DRAFT]
    assert agreements.of(journal.read, mentorship.id) == [agreed, next_draft]


def test_those_to_be_looked_at_again_are_told_from_their_day_on(journal, mentorship, draft):
    do(journal, contract.agree, written(journal, draft, look_again_on=date(2025, 4, 10)), DAY)
    assert agreements.to_look_at(journal.read, date(2025, 4, 9)) == []
    assert [one.id for one in agreements.to_look_at(journal.read, date(2025, 4, 10))] == [draft.id]
    do(journal, contract.agree, do(journal, contract.begin, mentorship), date(2025, 4, 10))
    assert agreements.to_look_at(journal.read, date(2025, 4, 10)) == []


def test_when_to_look_again_can_be_put_off_without_a_new_version(journal, agreed):
    do(journal, agreements.look_again, agreed, date(2027, 1, 4))
    assert agreements.get(journal.read, agreed.id) == replace(agreed, look_again_on=date(2027, 1, 4))
    do(journal, agreements.look_again, agreed, None)
    assert agreements.get(journal.read, agreed.id) == agreed


# The usual words


def test_a_first_draft_begins_with_what_the_mentorship_is_for_and_what_stays_between_the_two(journal, mentorship):
    draft = do(journal, contract.begin, mentorship)
    assert draft.scope == mentorship.purpose
    assert "Notes are kept by the mentee and are not shared without the other’s agreement." in draft.confidentiality
    assert "a serious risk to patients" in draft.limits


def test_where_each_mentors_the_other_each_keeps_notes(journal):
    zoe = do(journal, people.add, "Zoë")
    both = do(journal, mentorships.add, zoe.id, mentorships.Role.BOTH, mentorships.Form.PEER, "")
    draft = do(journal, contract.begin, both)
    assert draft.notes_by is NotesBy.EACH_OWN
    assert "Either of us may say that we mentor each other. Notes are kept by each of us" in draft.confidentiality


# The mentorship


@pytest.fixture
def thought(journal):
    zoe = do(journal, people.add, "Zoë")
    return do(journal, mentorships.add, zoe.id, mentorships.Role.MENTEE, mentorships.Form.TRADITIONAL, "")


def test_agreeing_turns_a_thought_into_a_mentorship(journal, thought):
    draft = written(journal, do(journal, contract.begin, thought), scope="To write\ntogether.")
    do(journal, contract.agree, draft, DAY)
    begun = mentorships.get(journal.read, thought.id)
    assert (begun.state, begun.agreed_on, begun.started_on) == (mentorships.State.ACTIVE, DAY, DAY)
    assert begun.purpose == "To write together."


def test_taken_back_it_is_a_thought_again(journal, thought):
    done = do(journal, contract.agree, written(journal, do(journal, contract.begin, thought)), DAY)
    do(journal, contract.take_back, done)
    assert mentorships.get(journal.read, thought.id) == thought


def test_a_mentorship_that_goes_on_is_not_begun_anew(journal, mentorship, agreed):
    assert mentorships.get(journal.read, mentorship.id) == mentorship


# Found and removed


def test_it_is_found_by_its_words_under_the_name_of_the_other(journal, mentorship, draft):
    written(journal, draft, difference="The quokka in the room")
    assert found(journal, "quokka") == {(Kind.AGREEMENT, draft.id)}
    do(journal, people.save, replace(people.get(journal.read, mentorship.person_id), display_name="Grace Hopper"))
    assert (Kind.AGREEMENT, draft.id) in found(journal, "hopper")


@pytest.mark.parametrize("name", agreements.WORDS)
def test_every_word_of_it_is_searched(journal, draft, name):
    written(journal, draft, **{name: "quokka"})
    assert found(journal, "quokka") == {(Kind.AGREEMENT, draft.id)}


def test_agreed_it_is_found_at_its_own_day(journal, draft):
    do(journal, contract.agree, draft, DAY)
    place = journal.read.one("select id from search_text where kind = 'agreement'")
    assert date(1970, 1, 1) + timedelta(minutes=place >> 20) == DAY


def test_it_goes_and_comes_back_with_its_mentorship(journal, mentorship, draft):
    written(journal, draft, limits="quokka")
    removed = do(journal, remove.remove_mentorship, mentorship)
    assert found(journal, "quokka") == set()
    assert agreements.of(journal.read, mentorship.id) == []
    do(journal, remove.bring_back, removed)
    assert found(journal, "quokka") == {(Kind.AGREEMENT, draft.id)}


def test_beginning_a_mentorship_is_not_undone_over_the_words_of_its_agreement(journal, mentorship, draft):
    with pytest.raises(Refused, match="There is an agreement in it now"):
        do(journal, remove.take_back_mentorship, mentorship)
