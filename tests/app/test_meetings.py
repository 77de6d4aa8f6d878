"""The rules for meetings: domain.md 1.7 and 1.17, and decisions.md, Schema."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import pytest

from app.errors import BrokenRule, Refused
from app.records import meetings, mentorships
from app.records.meetings import CancelledBy, Medium, Meeting, MeetingKind, State
from app.store import rows
from app.store.journal import Kind

NOON = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

# 1.17, typed over.
STEPS = {
    ("planned", "prepared"),
    ("planned", "held"),
    ("prepared", "held"),
    ("held", "reflected"),
    ("planned", "cancelled"),
    ("planned", "missed"),
    ("prepared", "cancelled"),
    ("prepared", "missed"),
}
DOORS = {
    "prepared": meetings.prepare,
    "reflected": meetings.reflect,
    "held": lambda write, meeting: meetings.hold(write, meeting, NOON),
    "cancelled": lambda write, meeting: meetings.cancel(write, meeting, CancelledBy.OTHER),
    "missed": meetings.miss,
}


@pytest.fixture
def plan(journal, mentorship):
    """Keep a meeting of the mentorship."""

    def plan(start=NOON, **fields):
        with journal.write() as write:
            return meetings.add(write, Meeting(0, "", fields.pop("of", mentorship.id), start, **fields))

    return plan


@pytest.fixture
def at(plan):
    """A meeting in a state."""

    def at(state):
        state = State(state)
        fields = {"actual_start": NOON, "actual_length": 50} if state in {State.HELD, State.REFLECTED} else {}
        if state is State.CANCELLED:
            fields = {"cancelled_by": CancelledBy.ME}
        return plan(state=state, **fields)

    return at


@pytest.fixture
def times_met(journal, mentorship):
    """What the journal counts for the mentorship, and what there is to count."""

    def times_met(of=mentorship.id):
        there = "mentorship_id = ? and deleted_at is null and state in ('held', 'reflected')"
        counted = journal.read.one(f"select count(*) from meeting where {there}", (of,))
        kept = mentorships.get(journal.read, of).times_met
        assert kept == counted
        return kept

    return times_met


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def broken_field(journal, function, *arguments, **named):
    with pytest.raises(BrokenRule) as broken:
        do(journal, function, *arguments, **named)
    return broken.value.field


def again(journal, meeting):
    return meetings.get(journal.read, meeting.id)


# Steps


def test_the_steps_are_those_of_the_table():
    assert {(source.value, target.value) for source in State for target in meetings.STEPS[source]} == STEPS


@pytest.mark.parametrize(("source", "target"), sorted(step for step in STEPS if step[1] in DOORS))
def test_a_step_of_the_table_can_be_taken(journal, at, source, target):
    moved = do(journal, DOORS[target], at(source))
    assert moved.state == target
    assert again(journal, moved) == moved


@pytest.mark.parametrize(("source", "target"), sorted(set(product(State, DOORS)) - STEPS))
def test_a_step_outside_the_table_is_refused(journal, at, source, target):
    before = at(source)
    with pytest.raises(Refused):
        do(journal, DOORS[target], before)
    assert again(journal, before) == before


def test_a_meeting_held_keeps_when_it_began_and_how_long_it_took(journal, meeting):
    held = do(journal, meetings.hold, meeting, NOON + 7 * MINUTE, 45)
    assert (held.start, held.length) == (NOON + 7 * MINUTE, 45)
    assert (held.planned_start, held.planned_length) == (meeting.planned_start, 60)


def test_a_meeting_held_took_as_long_as_planned_unless_said(journal, meeting):
    assert do(journal, meetings.hold, meeting, NOON).actual_length == 60


def test_a_meeting_that_has_not_begun_was_not_held(journal, meeting):
    assert broken_field(journal, meetings.hold, meeting, datetime.now(UTC) + MINUTE) == "actual_start"


def test_a_meeting_can_be_held_before_its_planned_hour(journal, plan):
    ahead = plan(datetime.now(UTC) + timedelta(days=2))
    assert do(journal, meetings.hold, ahead, datetime.now(UTC)).happened


@pytest.mark.parametrize("length", [0, -5, 481])
def test_a_meeting_did_not_take_less_than_a_minute_or_more_than_eight_hours(journal, meeting, length):
    assert broken_field(journal, meetings.hold, meeting, NOON, length) == "actual_length"


@pytest.mark.parametrize("length", [1, 480])
def test_a_meeting_may_have_taken_from_a_minute_to_eight_hours(journal, meeting, length):
    assert do(journal, meetings.hold, meeting, NOON, length).length == length


@pytest.mark.parametrize("length", [4, 0, 481])
def test_a_meeting_is_not_planned_for_less_than_five_minutes_or_more_than_eight_hours(journal, meeting, length):
    field = broken_field(journal, meetings.add, replace(meeting, planned_length=length))
    assert field == "planned_length"


@pytest.mark.parametrize("length", [5, 480])
def test_a_meeting_may_be_planned_for_five_minutes_to_eight_hours(plan, length):
    assert plan(planned_length=length).length == length


def test_a_cancelled_meeting_keeps_whose_doing_it_was(journal, meeting):
    do(journal, meetings.cancel, meeting, CancelledBy.CIRCUMSTANCES)
    assert again(journal, meeting).cancelled_by is CancelledBy.CIRCUMSTANCES


def test_a_cancelled_meeting_without_a_reason_is_refused(journal, meeting):
    assert broken_field(journal, meetings.cancel, meeting, None) == "cancelled_by"


# Not held after all


def test_held_by_mistake_is_planned_again(journal, meeting):
    held = do(journal, meetings.hold, meeting, NOON)
    back = do(journal, meetings.undo_hold, held)
    assert again(journal, meeting) == back == replace(meeting, state_at=back.state_at)


@pytest.mark.parametrize(
    ("ago", "open_"), [(timedelta(hours=23, minutes=59), True), (timedelta(hours=24, minutes=1), False)]
)
def test_held_by_mistake_can_be_said_for_a_day(journal, meeting, ago, open_):
    moment = (datetime.now(UTC) - ago).strftime("%Y-%m-%dT%H:%M:%SZ")
    held = replace(do(journal, meetings.hold, meeting, NOON), state_at=moment)
    assert meetings.may_undo_hold(held) is open_


def test_after_a_day_it_is_refused(journal, meeting):
    held = do(journal, meetings.hold, meeting, NOON)
    with pytest.raises(Refused):
        do(journal, meetings.undo_hold, replace(held, state_at="2025-03-10T12:00:00Z"))
    assert again(journal, meeting) == held


@pytest.mark.parametrize("state", ["planned", "prepared", "reflected", "cancelled", "missed"])
def test_only_a_held_meeting_was_not_held_after_all(journal, at, state):
    before = at(state)
    assert not meetings.may_undo_hold(before)
    with pytest.raises(Refused):
        do(journal, meetings.undo_hold, before)


def test_a_change_of_facts_does_not_begin_the_day_anew(journal, meeting):
    held = do(journal, meetings.hold, meeting, NOON)
    do(journal, meetings.put_back, replace(held, state_at="2025-03-10T12:00:00Z"))

    do(journal, meetings.save, replace(held, place="Library"))

    assert not meetings.may_undo_hold(again(journal, meeting))


# Facts and words


def test_a_meeting_is_kept_with_all_its_fields(journal, plan):
    full = plan(
        NOON,
        planned_length=75,
        medium=Medium.PHONE,
        kind=MeetingKind.REVIEW,
        state=State.HELD,
        actual_start=NOON + MINUTE,
        actual_length=80,
        place="Library",
        what_mattered="Being heard.\nTwice.",
        notes="# One\n\nTwo",
        rebooked_from=12,
        swapped=True,
    )
    assert again(journal, full) == full
    assert (full.place, full.what_mattered, full.notes) == ("Library", "Being heard.\nTwice.", "# One\n\nTwo")


@pytest.mark.parametrize("hours", [-11, 0, 5.5, 13])
def test_a_meeting_keeps_the_hour_and_the_offset_it_was_given(journal, plan, hours):
    start = datetime(2025, 3, 10, 17, 30, tzinfo=timezone(timedelta(hours=hours)))
    kept = again(journal, plan(start)).planned_start
    assert (kept.isoformat(), kept.utcoffset()) == (start.isoformat(), start.utcoffset())


def test_a_time_without_its_offset_is_a_bug(journal, mentorship):
    with pytest.raises(ValueError, match="offset"):
        do(journal, meetings.add, Meeting(0, "", mentorship.id, datetime(2025, 3, 10, 12, 0)))


def test_seconds_are_not_kept(journal, plan):
    planned = plan(NOON.replace(second=31, microsecond=5))
    assert planned.planned_start == again(journal, planned).planned_start == NOON


def test_changed_facts_are_kept(journal, meeting):
    changed = replace(
        meeting, planned_start=NOON, planned_length=30, medium=Medium.VIDEO, kind=MeetingKind.CLOSING, place="Home"
    )
    do(journal, meetings.save, changed)
    assert again(journal, meeting) == changed


def test_changed_facts_do_not_take_words_that_were_typed_meanwhile(journal, meeting):
    do(journal, meetings.save_notes, meeting.id, "typed meanwhile")
    do(journal, meetings.save_what_mattered, meeting.id, "this too")
    do(journal, meetings.save, replace(meeting, place="Library"))
    kept = again(journal, meeting)
    assert (kept.place, kept.notes, kept.what_mattered) == ("Library", "typed meanwhile", "this too")


def test_undo_does_not_take_words_that_were_typed_meanwhile(journal, meeting):
    do(journal, meetings.hold, meeting, NOON)
    do(journal, meetings.save_notes, meeting.id, "typed meanwhile")
    do(journal, meetings.put_back, meeting)
    kept = again(journal, meeting)
    assert (kept.state, kept.notes) == (State.PLANNED, "typed meanwhile")


def test_changed_facts_do_not_undo_a_step_that_was_taken_meanwhile(journal, meeting):
    held = do(journal, meetings.hold, meeting, NOON)
    do(journal, meetings.save, replace(held, state=State.PLANNED, place="Library"))
    assert again(journal, meeting).state is State.HELD


def test_words_for_a_meeting_that_is_gone_are_not_lost_in_silence(journal):
    for save in (meetings.save_notes, meetings.save_what_mattered):
        with pytest.raises(LookupError):
            do(journal, save, 77, "words")


def test_words_for_a_removed_meeting_are_there_when_it_comes_back(journal, meeting):
    do(journal, rows.hide, Kind.MEETING, meeting.id)
    do(journal, meetings.save_notes, meeting.id, "the last sentence")
    do(journal, rows.restore, Kind.MEETING, meeting.id)
    assert again(journal, meeting).notes == "the last sentence"


def test_a_meeting_needs_its_mentorship(journal):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        do(journal, meetings.add, Meeting(0, "", 99, NOON))


def test_what_is_written_stays_out_of_messages(meeting):
    assert "private" not in repr(replace(meeting, notes="private", place="private", what_mattered="private"))


@pytest.mark.parametrize(
    ("notes", "what_mattered", "headline"),
    [
        ("", "", ""),
        ("Just words.", "", ""),
        ("# Stepping up\n\nWords.", "Something else", "Stepping up"),
        ("Words first.\n\n### Deep heading\n", "", "Deep heading"),
        ("# Closed heading ##", "", "Closed heading"),
        ("# About C#", "", "About C#"),
        ("   ## Indented", "", "Indented"),
        ("#hashtag", "What mattered", "What mattered"),
        ("#\nafter an empty heading", "What mattered", "What mattered"),
        ("# #\n## The second", "", "The second"),
        ("####### seven", "What mattered", "What mattered"),
        ("no heading # here", "", ""),
        ("", "  First line \nsecond line", "First line"),
    ],
)
def test_the_headline_is_the_first_heading_else_what_mattered(meeting, notes, what_mattered, headline):
    assert replace(meeting, notes=notes, what_mattered=what_mattered).headline == headline


# Lists


def test_what_is_to_come_is_listed_soonest_first(journal, plan, at):
    later, sooner = plan(NOON + 5 * MINUTE), plan(NOON)
    at("held"), at("cancelled")
    prepared = plan(NOON + MINUTE, state=State.PREPARED)
    assert [m.id for m in meetings.coming_up(journal.read)] == [sooner.id, prepared.id, later.id]


def test_what_has_been_is_listed_newest_first(journal, plan, at):
    plan(NOON)
    old = plan(datetime(1968, 5, 1, 9, 0, tzinfo=UTC), state=State.MISSED)
    new = plan(NOON + MINUTE, state=State.HELD, actual_start=NOON + 3 * MINUTE, actual_length=5)
    mid = plan(NOON + 2 * MINUTE, state=State.CANCELLED, cancelled_by=CancelledBy.ME)
    assert [m.id for m in meetings.past(journal.read)] == [new.id, mid.id, old.id]


def test_what_has_been_comes_in_pages_without_a_gap_or_a_repetition(journal, plan):
    made = [plan(NOON - (n // 3) * MINUTE, state=State.MISSED).id for n in range(11)]
    seen, before = [], None
    for _ in range(3):
        page = meetings.past(journal.read, before=before, limit=4)
        seen += [m.id for m in page]
        before = meetings.place_in_time(page[-1])
    assert meetings.past(journal.read, before=before) == []
    assert sorted(seen) == made
    assert seen == [m.id for m in meetings.past(journal.read)]


def test_lists_can_be_of_one_mentorship(journal, ada, plan, meeting):
    with journal.write() as write:
        other = mentorships.add(write, ada.id, mentorships.Role.MENTOR, mentorships.Form.REVERSE, "")
    theirs = plan(of=other.id)
    missed = plan(of=other.id, state=State.MISSED)
    assert [m.id for m in meetings.coming_up(journal.read, other.id)] == [theirs.id]
    assert [m.id for m in meetings.past(journal.read, other.id)] == [missed.id]


def test_between_two_moments_are_the_meetings_that_start_there_both_ends_included(journal, mentorship, plan):
    made = [plan(NOON + n * MINUTE) for n in (-1, 0, 5, 10, 11)]
    found = meetings.between(journal.read, mentorship.id, NOON, NOON + 10 * MINUTE)
    assert [m.id for m in found] == [m.id for m in made[1:4]]


def test_a_removed_meeting_leaves_every_list_and_can_come_back(journal, mentorship, plan):
    planned, missed = plan(NOON), plan(NOON + MINUTE, state=State.MISSED)

    def listed():
        return [
            m.id
            for found in (
                meetings.coming_up(journal.read),
                meetings.past(journal.read),
                meetings.between(journal.read, mentorship.id, NOON, NOON + MINUTE),
            )
            for m in found
        ]

    before = listed()
    for meeting in (planned, missed):
        do(journal, rows.hide, Kind.MEETING, meeting.id)
    assert listed() == []
    with pytest.raises(LookupError):
        again(journal, planned)
    for meeting in (planned, missed):
        do(journal, rows.restore, Kind.MEETING, meeting.id)
    assert listed() == before


# ME-4


@pytest.mark.parametrize(("minutes", "near"), [(-15, False), (-14, True), (0, True), (14, True), (15, False)])
def test_a_meeting_within_a_quarter_of_an_hour_may_be_the_same_one(journal, mentorship, plan, minutes, near):
    kept = plan(NOON)
    entered = Meeting(0, "", mentorship.id, NOON + minutes * MINUTE)
    assert meetings.near(journal.read, entered) == (kept if near else None)


def test_a_meeting_is_not_near_itself(journal, meeting):
    assert meetings.near(journal.read, meeting) is None


def test_a_cancelled_meeting_is_in_nobodys_way(journal, at, mentorship):
    at("cancelled")
    assert meetings.near(journal.read, Meeting(0, "", mentorship.id, NOON)) is None


def test_a_missed_meeting_may_be_the_same_one(journal, at, mentorship):
    assert meetings.near(journal.read, Meeting(0, "", mentorship.id, NOON)) is None
    missed = at("missed")
    assert meetings.near(journal.read, Meeting(0, "", mentorship.id, NOON)) == missed


def test_a_meeting_of_another_mentorship_is_not_the_same_one(journal, meeting):
    assert meetings.near(journal.read, replace(meeting, id=0, mentorship_id=99)) is None


# The count of meetings held


def test_a_meeting_held_is_counted(journal, meeting, times_met):
    assert times_met() == 0
    do(journal, meetings.hold, meeting, NOON)
    assert times_met() == 1


def test_a_meeting_added_as_held_is_counted(at, times_met):
    at("held"), at("reflected"), at("planned"), at("cancelled"), at("missed")
    assert times_met() == 2


def test_not_held_after_all_is_not_counted(journal, meeting, times_met):
    do(journal, meetings.undo_hold, do(journal, meetings.hold, meeting, NOON))
    assert times_met() == 0


def test_from_held_to_reflected_is_counted_once(journal, at, times_met):
    held = at("held")
    do(journal, meetings.put_back, replace(held, state=State.REFLECTED))
    assert times_met() == 1


def test_a_removed_meeting_is_not_counted_until_it_comes_back(journal, at, times_met):
    held = at("held")
    do(journal, rows.hide, Kind.MEETING, held.id)
    assert times_met() == 0
    do(journal, rows.restore, Kind.MEETING, held.id)
    assert times_met() == 1


def test_removing_twice_takes_one_off(journal, at, times_met):
    at("held")
    held = at("held")
    for _ in range(2):
        do(journal, rows.hide, Kind.MEETING, held.id)
    assert times_met() == 1


def test_an_erased_meeting_is_taken_off_once(journal, at, times_met):
    at("held")
    kept, removed = at("held"), at("held")
    do(journal, rows.hide, Kind.MEETING, removed.id)
    with journal.write() as write:
        write.conn.execute("delete from meeting where id in (?, ?)", (kept.id, removed.id))
    assert times_met() == 1


def test_a_meeting_moved_to_another_mentorship_is_counted_there(journal, ada, at, mentorship, times_met):
    held = at("held")
    with journal.write() as write:
        other = mentorships.add(write, ada.id, mentorships.Role.MENTOR, mentorships.Form.REVERSE, "")
        write.conn.execute("update meeting set mentorship_id = ? where id = ?", (other.id, held.id))
    assert (times_met(), times_met(other.id)) == (0, 1)


def test_words_do_not_change_the_count(journal, at, times_met):
    held = at("held")
    do(journal, meetings.save_notes, held.id, "words")
    do(journal, meetings.save, replace(held, place="Library"))
    assert times_met() == 1


def test_a_change_of_meetings_concerns_their_mentorship(journal, meeting, mentorship):
    heard = []
    journal.on_change = heard.append
    do(journal, meetings.hold, meeting, NOON)
    assert (Kind.MENTORSHIP, mentorship.id) in heard[0].records
