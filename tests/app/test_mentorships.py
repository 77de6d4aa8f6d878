"""The rules for mentorships: domain.md 1.4 and 1.17, and decisions.md, Schema."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from app.errors import BrokenRule, Refused
from app.records import mentorships, people
from app.records.mentorships import ContactAfter, EndingReason, Form, Mentorship, Role, State
from app.records.people import PersonKind

DAY = date(2025, 2, 3)

# 1.17, typed over. "active <-> paused" leads to closing as a pair; that a first thought or a proposal becomes
# active at once, "we've agreed this by talking", is decisions.md.
STEPS = """
considering -> proposed active declined
proposed    -> contracting active declined
contracting -> active declined
active      -> paused closing ended
paused      -> active closing ended
closing     -> ended
ended       ->
declined    ->
"""
ALLOWED = {
    (State(source), State(target))
    for source, targets in (line.split("->") for line in STEPS.replace(" ->", "->").strip().splitlines())
    for source in [source.strip()]
    for target in targets.split()
}
FORBIDDEN = sorted(set(product(State, State)) - ALLOWED)


@pytest.fixture
def at(journal, mentorship):
    """The mentorship, put into a state."""

    def at(state):
        ended = {"ended_on": DAY, "ending_reason": EndingReason.PLANNED_END} if state is State.ENDED else {}
        put = replace(mentorship, state=state, **ended)
        with journal.write() as write:
            mentorships.put_back(write, put)
        return put

    return at


@pytest.fixture
def begin(journal):
    """Begin another mentorship."""

    def begin(person, role=Role.MENTEE, purpose="To think aloud.", agreed_on=DAY, started_on=DAY):
        with journal.write() as write:
            return mentorships.add(
                write, person.id, role, Form.PEER, purpose, agreed_on=agreed_on, started_on=started_on
            )

    return begin


def go(journal, mentorship, to):
    with journal.write() as write:
        if to is State.ENDED:
            return mentorships.end(write, mentorship, DAY, EndingReason.PLANNED_END)
        return mentorships.move(write, mentorship, to, DAY)


def broken_field(journal, function, *arguments, **named):
    with pytest.raises(BrokenRule) as broken, journal.write() as write:
        function(write, *arguments, **named)
    return broken.value.field


@pytest.mark.parametrize(("source", "target"), sorted(ALLOWED))
def test_a_step_of_the_table_can_be_taken(journal, at, source, target):
    moved = go(journal, at(source), target)
    assert moved.state is target
    assert mentorships.get(journal.read, moved.id) == moved


@pytest.mark.parametrize(("source", "target"), FORBIDDEN)
def test_a_step_outside_the_table_is_refused(journal, at, source, target):
    before = at(source)
    with pytest.raises(Refused):
        go(journal, before, target)
    assert mentorships.get(journal.read, before.id) == before


def test_what_was_agreed_by_talking_is_active_at_once(mentorship):
    assert (mentorship.state, mentorship.agreed_on) == (State.ACTIVE, date(2024, 9, 2))


def test_what_was_not_agreed_yet_is_being_considered(begin, ada):
    assert begin(ada, purpose="", agreed_on=None, started_on=None).state is State.CONSIDERING


def test_a_mentorship_is_kept_with_all_its_fields(journal, mentorship):
    assert mentorships.get(journal.read, mentorship.id) == mentorship
    assert mentorship.purpose == "Finding my feet in a new department."


def test_a_mentorship_is_with_somebody_who_is_known(journal, ada):
    with journal.write() as write:
        people.remove(write, ada)
    for person_id in (ada.id, 999):
        assert broken_field(journal, mentorships.add, person_id, Role.MENTEE, Form.PEER, "") == "person_id"


def test_a_mentorship_is_not_with_oneself(journal):
    with journal.write() as write:
        me = people.add(write, "Noor", PersonKind.SELF)
    assert broken_field(journal, mentorships.add, me.id, Role.MENTEE, Form.PEER, "") == "person_id"


def test_an_active_mentorship_says_what_it_is_for(journal, ada):
    assert (
        broken_field(journal, mentorships.add, ada.id, Role.MENTEE, Form.PEER, "  ", agreed_on=DAY, started_on=DAY)
        == "purpose"
    )


def test_an_active_mentorship_says_since_when(journal, ada):
    assert broken_field(journal, mentorships.add, ada.id, Role.MENTEE, Form.PEER, "For x.", agreed_on=DAY) == (
        "started_on"
    )


def test_a_considered_one_becomes_active_only_with_a_purpose(journal, begin, ada):
    considered = begin(ada, purpose="", agreed_on=None, started_on=None)
    assert broken_field(journal, mentorships.move, considered, State.ACTIVE, DAY) == "purpose"


def test_becoming_active_dates_the_agreement_and_the_start(journal, begin, ada):
    considered = begin(ada, agreed_on=None, started_on=None)
    active = go(journal, considered, State.ACTIVE)
    assert (active.agreed_on, active.started_on) == (DAY, DAY)


def test_becoming_active_keeps_an_earlier_start(journal, begin, ada):
    considered = begin(ada, agreed_on=None, started_on=date(2020, 1, 1))
    assert go(journal, considered, State.ACTIVE).started_on == date(2020, 1, 1)


def test_a_pause_changes_no_date(journal, mentorship):
    paused = go(journal, mentorship, State.PAUSED)
    again = go(journal, paused, State.ACTIVE)
    assert again == mentorship


def test_a_start_before_anyone_was_born_is_a_slip_of_the_keys(journal, mentorship):
    slip = replace(mentorship, started_on=date(204, 9, 2))
    assert broken_field(journal, mentorships.save, slip) == "started_on"


def test_an_ending_needs_a_reason(journal, mentorship):
    assert broken_field(journal, mentorships.end, mentorship, DAY, None) == "ending_reason"


def test_an_ending_cannot_come_before_the_beginning(journal, mentorship):
    assert broken_field(journal, mentorships.end, mentorship, date(2024, 9, 1), EndingReason.TIME) == "ended_on"


def test_an_ending_on_the_first_day_is_one(journal, mentorship):
    with journal.write() as write:
        ended = mentorships.end(write, mentorship, mentorship.started_on, EndingReason.NOT_RIGHT_MATCH)
    assert ended.is_over


def test_an_ending_keeps_its_reason_its_note_and_what_comes_after(journal, mentorship):
    with journal.write() as write:
        mentorships.end(
            write, mentorship, DAY, EndingReason.PURPOSE_MET, "We laughed.\n\nThank you.", ContactAfter.OPEN_DOOR
        )
    kept = mentorships.get(journal.read, mentorship.id)
    assert (kept.ended_on, kept.ending_reason, kept.ending_note, kept.contact_after) == (
        DAY,
        EndingReason.PURPOSE_MET,
        "We laughed.\n\nThank you.",
        ContactAfter.OPEN_DOOR,
    )


def test_an_ending_can_be_undone(journal, mentorship):
    with journal.write() as write:
        mentorships.end(write, mentorship, DAY, EndingReason.OTHER, "note")
    with journal.write() as write:
        mentorships.put_back(write, mentorship)
    assert mentorships.get(journal.read, mentorship.id) == mentorship


def test_two_active_ones_with_the_same_person_in_the_same_role_are_refused(journal, ada, mentorship):
    assert (
        broken_field(journal, mentorships.add, ada.id, Role.MENTEE, Form.PEER, "Twice.", agreed_on=DAY, started_on=DAY)
        == "my_role"
    )


@pytest.mark.parametrize("role", [Role.MENTOR, Role.BOTH])
def test_opposite_roles_with_the_same_person_are_allowed(begin, ada, mentorship, role):
    assert begin(ada, role).state is State.ACTIVE


def test_the_same_role_with_another_person_is_allowed(journal, begin, mentorship):
    with journal.write() as write:
        ben = people.add(write, "Ben")
    assert begin(ben).state is State.ACTIVE


def test_a_second_one_may_be_considered_while_the_first_is_active(begin, ada, mentorship):
    assert begin(ada, agreed_on=None).state is State.CONSIDERING


def test_but_not_become_active_beside_it(journal, begin, ada, mentorship):
    second = begin(ada, agreed_on=None)
    assert broken_field(journal, mentorships.move, second, State.ACTIVE, DAY) == "my_role"


def test_after_an_ending_the_same_may_begin_anew(journal, begin, ada, mentorship):
    go(journal, mentorship, State.ENDED)
    assert begin(ada).state is State.ACTIVE


def test_a_paused_one_cannot_go_on_beside_another(journal, begin, ada, mentorship):
    paused = go(journal, mentorship, State.PAUSED)
    begin(ada)
    assert broken_field(journal, mentorships.move, paused, State.ACTIVE, DAY) == "my_role"


def test_changing_the_role_must_not_make_two_of_one(journal, begin, ada, mentorship):
    other = begin(ada, Role.MENTOR)
    assert broken_field(journal, mentorships.save, replace(other, my_role=Role.MENTEE)) == "my_role"


def test_saving_an_active_one_is_no_second_one(journal, mentorship):
    with journal.write() as write:
        mentorships.save(write, replace(mentorship, purpose="Something else."))
    assert mentorships.get(journal.read, mentorship.id).purpose == "Something else."


def test_saving_facts_changes_no_state(journal, mentorship):
    with journal.write() as write:
        mentorships.save(write, replace(mentorship, state=State.DECLINED))
    assert mentorships.get(journal.read, mentorship.id).state is State.ACTIVE


def test_a_purpose_has_no_longest_length(journal, mentorship):
    long = "word " * 2000
    with journal.write() as write:
        mentorships.save(write, replace(mentorship, purpose=long))
    assert mentorships.get(journal.read, mentorship.id).purpose == long.strip()


def test_the_longest_standing_one_comes_first(journal, begin, mentorship):
    with journal.write() as write:
        ben, cy = people.add(write, "Ben"), people.add(write, "Cy")
    newer, older = begin(ben, started_on=date(2025, 1, 1)), begin(cy, started_on=date(2019, 1, 1))
    assert [one.id for one in mentorships.all_kept(journal.read)] == [older.id, mentorship.id, newer.id]


def test_a_mentorship_that_is_not_there_is_not_found(journal):
    with pytest.raises(LookupError):
        mentorships.get(journal.read, 5)


def test_what_is_written_stays_out_of_messages(mentorship):
    assert "feet" not in repr(replace(mentorship, ending_note="feet"))


@pytest.mark.parametrize("state", State)
def test_a_mentorship_is_over_when_it_ended_or_never_began(state):
    over = Mentorship(0, "", 0, Role.MENTEE, state=state).is_over
    assert over == (state.value in {"ended", "declined"})


@pytest.mark.parametrize("state", State)
def test_a_mentorship_is_current_while_it_goes_on_or_may_begin(state):
    current = Mentorship(0, "", 0, Role.MENTEE, state=state).is_current
    assert current == (state.value in {"considering", "proposed", "contracting", "active", "closing"})


def test_a_beginning_is_not_still_to_come(journal, mentorship):
    tomorrow = date.today() + timedelta(days=1)
    with pytest.raises(BrokenRule) as told, journal.write() as write:
        mentorships.save(write, replace(mentorship, started_on=tomorrow))
    assert (told.value.field, told.value.title) == ("started_on", "That day is still to come.")


def test_nothing_was_agreed_on_a_day_still_to_come(journal, mentorship):
    tomorrow = date.today() + timedelta(days=1)
    with pytest.raises(BrokenRule) as told, journal.write() as write:
        mentorships.save(write, replace(mentorship, agreed_on=tomorrow))
    assert (told.value.field, told.value.title) == ("agreed_on", "That day is still to come.")
