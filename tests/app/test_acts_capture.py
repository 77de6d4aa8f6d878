"""A few words kept as one thing, and turned into another."""

from dataclasses import replace
from datetime import date

import pytest

from app import search
from app.acts import capture, reflect, remove
from app.acts.capture import KeepAs
from app.errors import BrokenRule, Refused
from app.records import actions, agenda, check_ins, goals, links, meetings, notes, reflections, tags
from app.records.agenda import Origin
from app.records.check_ins import CheckIn
from app.records.meetings import State
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.app.makers import do, found

DAY = date(2025, 3, 10)
WORDS = "Ask about the lantern room"


def keep(journal, keep_as, meeting, **named):
    return do(journal, capture.keep, WORDS, keep_as, DAY, meeting_id=meeting.id, **named)


@pytest.mark.parametrize("keep_as", KeepAs)
def test_words_can_be_found_whatever_they_are_kept_as(journal, meeting, keep_as):
    made = keep(journal, keep_as, meeting)
    assert found(journal, "lantern") == {made}


def test_a_point_for_a_meeting_prepares_it(journal, meeting):
    _, item_id = keep(journal, KeepAs.AGENDA, meeting)
    assert [item.id for item in agenda.of(journal.read, meeting.id)] == [item_id]
    assert meetings.get(journal.read, meeting.id).state is State.PREPARED


def test_words_of_several_lines_lose_none_as_an_action(journal, meeting):
    _, action_id = do(journal, capture.keep, "Ring them\n\nbefore nine", KeepAs.ACTION, DAY)
    assert actions.get(journal.read, action_id).title == "Ring them before nine"


def test_captured_as_a_goal_it_is_still_forming(journal, meeting):
    _, goal_id = keep(journal, KeepAs.GOAL, meeting)
    assert goals.get(journal.read, goal_id).state is goals.State.DRAFT


@pytest.mark.parametrize("keep_as", [KeepAs.NOTE, KeepAs.AGENDA, KeepAs.ACTION, KeepAs.GOAL])
def test_nothing_written_is_nothing_kept(journal, meeting, keep_as):
    with pytest.raises(BrokenRule):
        do(journal, capture.keep, " \n", keep_as, DAY, meeting_id=meeting.id)


@pytest.fixture
def note(journal, mentorship):
    with journal.write() as write:
        tag = tags.add(write, "voice")
        about = [(Kind.TAG, tag.id), (Kind.MENTORSHIP, mentorship.id)]
        made = capture.keep(write, WORDS, KeepAs.NOTE, DAY, about=about)
        return notes.get(write.conn, made[1])


@pytest.mark.parametrize("keep_as", [one for one in KeepAs if one is not KeepAs.NOTE])
def test_a_note_turned_into_something_takes_its_ties_and_its_words_along(journal, note, meeting, keep_as):
    made, _ = do(journal, capture.turn_into, note, keep_as, meeting_id=meeting.id)
    assert found(journal, "lantern") == {made}
    ties = {kind for kind, _ in links.all_of(journal.read, made)}
    assert ties == {Kind.TAG, Kind.MENTORSHIP} if keep_as is not KeepAs.AGENDA else ties <= {Kind.TAG, Kind.MENTORSHIP}


def test_a_point_from_a_note_says_so(journal, note, meeting):
    (_, item_id), _ = do(journal, capture.turn_into, note, KeepAs.AGENDA, meeting_id=meeting.id)
    assert agenda.get(journal.read, item_id).origin is Origin.NOTE


def test_turning_a_note_into_something_can_be_taken_back(journal, note, meeting):
    made, removed = do(journal, capture.turn_into, note, KeepAs.REFLECTION)
    do(journal, remove.remove, made)
    do(journal, remove.bring_back, removed)
    assert notes.get(journal.read, note.id) == note
    assert found(journal, "lantern") == {(Kind.NOTE, note.id)}


def test_what_was_kept_out_stays_kept_out_as_a_reflection(journal, note):
    from dataclasses import replace

    do(journal, notes.save, replace(note, kept_out=True))
    (_, reflection_id), _ = do(journal, capture.turn_into, notes.get(journal.read, note.id), KeepAs.REFLECTION)
    made = reflections.get(journal.read, reflection_id)
    assert (made.kept_out, made.on_day) == (True, DAY)


# Reflecting on a meeting (ME-3)


@pytest.fixture
def held(journal, meeting):
    return do(journal, meetings.hold, meeting, meeting.planned_start)


def state(journal, meeting):
    return meetings.get(journal.read, meeting.id).state


def begin(journal, *about):
    return do(journal, reflect.begin, Reflection(0, "", DAY, "free", text=WORDS), about)


def test_a_reflection_tied_to_a_held_meeting_makes_it_reflected(journal, held):
    begin(journal, (Kind.MEETING, held.id))
    assert state(journal, held) is State.REFLECTED


def test_one_tied_to_a_meeting_to_come_does_not(journal, meeting):
    begin(journal, (Kind.MEETING, meeting.id))
    assert state(journal, meeting) is State.PLANNED


def test_untied_it_is_held_again(journal, held):
    made = begin(journal, (Kind.MEETING, held.id))
    do(journal, reflect.unlink, made.id, (Kind.MEETING, held.id))
    assert state(journal, held) is State.HELD


def test_removed_it_is_held_again_and_brought_back_it_is_reflected(journal, held):
    made = begin(journal, (Kind.MEETING, held.id))
    removed = do(journal, remove.remove, (Kind.REFLECTION, made.id))
    assert state(journal, held) is State.HELD
    do(journal, remove.bring_back, removed)
    assert state(journal, held) is State.REFLECTED


def test_of_two_reflections_the_other_is_enough(journal, held):
    first, second = begin(journal, (Kind.MEETING, held.id)), begin(journal, (Kind.MEETING, held.id))
    do(journal, remove.remove, (Kind.REFLECTION, first.id))
    assert state(journal, held) is State.REFLECTED
    assert reflect.of_meeting(journal.read, held.id) == [second]


def test_nothing_to_add_stays_reflected_when_a_reflection_comes_and_goes(journal, held):
    do(journal, reflect.nothing_to_add, held)
    made = begin(journal, (Kind.MEETING, held.id))
    do(journal, remove.remove, (Kind.REFLECTION, made.id))
    assert state(journal, held) is State.REFLECTED


@pytest.mark.parametrize("keep_as", KeepAs)
def test_what_was_kept_can_be_taken_back_while_its_words_are_the_same(journal, meeting, keep_as):
    made = keep(journal, keep_as, meeting)
    removed = do(journal, remove.take_back, made, search.words_of(journal.read, made))
    assert found(journal, "lantern") == set()
    do(journal, remove.bring_back, removed)
    assert found(journal, "lantern") == {made}


@pytest.mark.parametrize("keep_as", KeepAs)
def test_words_written_since_keep_it_from_being_taken_back(journal, meeting, keep_as):
    made = keep(journal, keep_as, meeting)
    words = search.words_of(journal.read, made)
    do(journal, WRITE_MORE[keep_as], made[1], f"{WORDS} and more")
    with pytest.raises(Refused):
        do(journal, remove.take_back, made, words)
    assert found(journal, "more") == {made}


def rename_item(write, number, words):
    agenda.rename(write, agenda.get(write.conn, number), words)


def rename_action(write, number, words):
    actions.save(write, replace(actions.get(write.conn, number), title=words))


WRITE_MORE = {
    KeepAs.NOTE: notes.save_text,
    KeepAs.AGENDA: rename_item,
    KeepAs.ACTION: rename_action,
    KeepAs.REFLECTION: reflections.save_text,
    KeepAs.GOAL: goals.save_why,
}


def test_a_goal_with_a_check_in_is_not_taken_back_in_passing(journal, meeting):
    made = keep(journal, KeepAs.GOAL, meeting)
    words = search.words_of(journal.read, made)
    do(journal, check_ins.add, CheckIn(0, "", made[1], DAY))
    with pytest.raises(Refused):
        do(journal, remove.take_back, made, words)


def test_a_note_comes_back_from_what_it_was_turned_into(journal, note, meeting):
    made, gone = do(journal, capture.turn_into, note, KeepAs.ACTION)
    do(journal, capture.turn_back, made, search.words_of(journal.read, made), gone)
    assert found(journal, "lantern") == {(Kind.NOTE, note.id)}


def test_a_note_stays_what_it_was_turned_into_once_that_has_other_words(journal, note, meeting):
    made, gone = do(journal, capture.turn_into, note, KeepAs.ACTION)
    words = search.words_of(journal.read, made)
    do(journal, rename_action, made[1], "Ask about the lantern tonight")
    with pytest.raises(Refused):
        do(journal, capture.turn_back, made, words, gone)
    assert found(journal, "lantern") == {made}
