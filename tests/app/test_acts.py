"""What touches several kinds of records at once: beginning, planning, removing, bringing back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.acts import begin, meet, remove, stock
from app.errors import BrokenRule, JournalDamaged, Refused
from app.records import departures, meetings, mentorships, people
from app.records.meetings import CancelledBy, Medium, Meeting, MeetingKind
from app.records.mentorships import EndingReason, Form, Role
from app.records.people import PersonKind
from app.store.journal import Kind

DAY = date(2025, 2, 3)
NOON = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
AHEAD = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=9)


@pytest.fixture
def ended(journal, mentorship):
    with journal.write() as write:
        return mentorships.end(write, mentorship, DAY, EndingReason.PLANNED_END)


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def listed(journal):
    return {
        "people": [person.id for person in people.everyone(journal.read)],
        "mentorships": [one.id for one in mentorships.all_kept(journal.read)],
        "meetings": [m.id for m in (*meetings.coming_up(journal.read), *meetings.past(journal.read))],
    }


# Beginning


@pytest.mark.parametrize(
    ("role", "kind"),
    [(Role.MENTEE, PersonKind.MENTOR), (Role.MENTOR, PersonKind.MENTEE), (Role.BOTH, PersonKind.COLLEAGUE)],
)
def test_somebody_new_is_what_i_am_not(journal, role, kind):
    made = do(journal, begin.begin, "Ben", role, Form.PEER, "")
    person = people.get(journal.read, made.person_id)
    assert (person.display_name, person.kind) == ("Ben", kind)


def test_a_mentorship_with_somebody_known_makes_nobody_new(journal, ada):
    made = do(journal, begin.begin, ada.id, Role.MENTEE, Form.PEER, "")
    assert made.person_id == ada.id
    assert len(people.everyone(journal.read)) == 1


def test_when_the_mentorship_cannot_be_kept_nobody_new_is_kept_either(journal):
    with pytest.raises(BrokenRule):
        do(journal, begin.begin, "Ben", Role.MENTEE, Form.PEER, "", agreed_on=DAY, started_on=DAY)
    assert people.everyone(journal.read) == []


def test_beginning_again_is_a_new_mentorship_that_shows_the_old(journal, ended):
    made = do(journal, begin.begin_again, ended, date(2025, 9, 1))
    assert (made.person_id, made.my_role, made.form, made.purpose) == (
        ended.person_id,
        ended.my_role,
        ended.form,
        ended.purpose,
    )
    assert (made.started_on, made.state, made.times_met) == (date(2025, 9, 1), mentorships.State.ACTIVE, 0)
    assert begin.earlier(journal.read, made) == [ended]
    assert mentorships.get(journal.read, ended.id) == ended


def test_the_first_mentorship_continues_none(journal, ended):
    do(journal, begin.begin_again, ended, date(2025, 9, 1))
    assert begin.earlier(journal.read, ended) == []


def test_what_has_not_ended_is_not_begun_again(journal, mentorship):
    with pytest.raises(Refused):
        do(journal, begin.begin_again, mentorship, DAY)


# Meetings


def test_a_meeting_ahead_is_planned(journal, mentorship):
    assert do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD)).state is meetings.State.PLANNED


def test_a_meeting_noted_afterwards_has_been_held_as_long_as_it_says(journal, mentorship):
    noted = do(journal, meet.plan, Meeting(0, "", mentorship.id, NOON, 45))
    assert (noted.state, noted.start, noted.length) == (meetings.State.HELD, NOON, 45)
    assert mentorships.get(journal.read, mentorship.id).times_met == 1


def test_nothing_is_planned_in_a_mentorship_that_is_over(journal, ended):
    with pytest.raises(Refused):
        do(journal, meet.plan, Meeting(0, "", ended.id, AHEAD))


def test_a_meeting_can_still_be_noted_in_a_mentorship_that_is_over(journal, ended):
    assert do(journal, meet.plan, Meeting(0, "", ended.id, NOON)).happened


def test_a_new_date_for_a_cancelled_meeting_points_back_to_it(journal, mentorship):
    meeting = do(
        journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD, 30, Medium.PHONE, MeetingKind.REVIEW, place="Home")
    )
    cancelled = do(journal, meetings.cancel, meeting, CancelledBy.ME)

    anew = replace(meet.in_place_of(cancelled), planned_start=AHEAD + timedelta(days=7))
    made = do(journal, meet.plan, anew)

    assert (made.rebooked_from, made.state, made.planned_length) == (meeting.id, meetings.State.PLANNED, 30)
    assert (made.medium, made.kind, made.place) == (Medium.PHONE, MeetingKind.REVIEW, "Home")
    assert meetings.get(journal.read, meeting.id) == cancelled


def test_the_meeting_before_is_the_last_one_that_was_held(journal, mentorship):
    first, second = (do(journal, meet.plan, Meeting(0, "", mentorship.id, NOON + timedelta(days=n))) for n in (0, 1))
    do(
        journal,
        meetings.add,
        Meeting(0, "", mentorship.id, NOON + timedelta(days=2), state=meetings.State.MISSED),
    )
    this = do(journal, meet.plan, Meeting(0, "", mentorship.id, NOON + timedelta(days=3)))
    assert meet.before(journal.read, this) == second
    assert meet.before(journal.read, second) == first
    assert meet.before(journal.read, first) is None


def test_the_meeting_before_is_found_behind_many_that_were_not_held(journal, mentorship):
    first = do(journal, meet.plan, Meeting(0, "", mentorship.id, NOON))
    for n in range(1, 30):
        missed = Meeting(0, "", mentorship.id, NOON + timedelta(days=n), state=meetings.State.MISSED)
        do(journal, meetings.add, missed)
    this = do(journal, meet.plan, Meeting(0, "", mentorship.id, NOON + timedelta(days=40)))
    assert meet.before(journal.read, this) == first


# Removing and bringing back


def test_a_removed_meeting_comes_back(journal, meeting):
    before = listed(journal)
    removed = do(journal, remove.remove_meeting, meeting)
    assert listed(journal)["meetings"] == []
    do(journal, remove.bring_back, removed)
    assert listed(journal) == before


def test_a_mentorship_is_removed_with_its_meetings_and_both_come_back(journal, mentorship, meeting):
    before = listed(journal)
    removed = do(journal, remove.remove_mentorship, mentorship)
    assert listed(journal) == {"people": before["people"], "mentorships": [], "meetings": []}
    do(journal, remove.bring_back, removed)
    assert listed(journal) == before
    assert mentorships.get(journal.read, mentorship.id) == mentorship


def test_a_meeting_removed_earlier_stays_removed_when_its_mentorship_comes_back(journal, mentorship, meeting):
    do(journal, remove.remove_meeting, meeting)
    do(journal, remove.bring_back, do(journal, remove.remove_mentorship, mentorship))
    assert listed(journal)["meetings"] == []


def test_the_count_of_meetings_held_outlives_removing_and_bringing_back(journal, mentorship):
    do(journal, meet.plan, Meeting(0, "", mentorship.id, NOON))
    do(journal, remove.bring_back, do(journal, remove.remove_mentorship, mentorship))
    assert mentorships.get(journal.read, mentorship.id).times_met == 1


def test_a_removed_mentorship_does_not_stand_in_the_way_of_a_new_one(journal, ada, mentorship):
    do(journal, remove.remove_mentorship, mentorship)
    made = do(journal, begin.begin, ada.id, mentorship.my_role, Form.PEER, "Anew.", agreed_on=DAY, started_on=DAY)
    assert made.state is mentorships.State.ACTIVE


def test_a_person_can_be_removed_once_their_mentorship_is(journal, ada, mentorship):
    do(journal, remove.remove_mentorship, mentorship)
    removed = do(journal, remove.remove_person, ada)
    assert listed(journal)["people"] == []
    do(journal, remove.bring_back, removed)
    assert people.get(journal.read, ada.id) == ada


# Taking stock


def test_what_is_kept_is_counted_by_kind(journal, meeting):
    do(journal, departures.add, "A summary", "", "a.pdf")
    do(journal, people.add, "Noor", PersonKind.SELF)
    do(journal, remove.remove_meeting, meeting)
    found = {kind: number for kind, number in stock.counts(journal.read).items() if number}
    assert found == {Kind.PERSON: 2, Kind.MENTORSHIP: 1, Kind.DEPARTURE: 1}


def test_a_sound_journal_is_proved(journal, meeting):
    stock.prove(journal.read)


def test_a_damaged_index_is_not_proved(journal, meeting):
    do(journal, meetings.save, replace(meeting, place="Library"))
    with journal.write() as write:
        write.conn.execute("update search_data set block = x'00' where id > 10")
    with pytest.raises(JournalDamaged):
        stock.prove(journal.read)
