"""What a summary holds for each reader, and what it leaves out."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from app.acts import remove
from app.records import departures, meetings, mentorships, people
from app.records.meetings import CancelledBy, Medium, Meeting, MeetingKind
from app.records.mentorships import EndingReason, Form, Role
from app.store.journal import Kind
from app.summary import gather, offer, taking
from app.summary.choice import Choice
from tests.app import printed_summary

TODAY = date(2026, 3, 12)
NOTES = "## The rota\nAda asked who it **serves**."
MATTERED = "Ada's question about the rota"


@pytest.fixture
def held(journal, mentorship):
    """Three meetings with Ada: in September 2024, in October 2024 (by phone, 70 minutes) and in May 2025."""
    return [
        hold(journal, mentorship, datetime(2024, 9, 9, 17, 30, tzinfo=UTC), kind=MeetingKind.CONTRACTING),
        hold(journal, mentorship, datetime(2024, 10, 20, 12, 0, tzinfo=UTC), 70, Medium.PHONE),
        hold(journal, mentorship, datetime(2025, 5, 1, 17, 30, tzinfo=UTC)),
    ]


def hold(journal, mentorship, start, minutes=55, medium=Medium.VIDEO, kind=MeetingKind.REGULAR):
    planned = Meeting(0, "", mentorship.id, start, 60, medium, kind, what_mattered=MATTERED, notes=NOTES)
    with journal.write() as write:
        return meetings.hold(write, meetings.add(write, planned), start, minutes)


def plan(journal, mentorship, start):
    with journal.write() as write:
        return meetings.add(write, Meeting(0, "", mentorship.id, start))


def mentored_by(journal, name, role=Role.MENTEE, since=date(2025, 1, 6), purpose="To think aloud"):
    with journal.write() as write:
        person = people.add(write, name)
        return mentorships.add(write, person.id, role, Form.TRADITIONAL, purpose, agreed_on=since, started_on=since)


def gathered(journal, **choice):
    return gather.document(journal.read, Choice(**choice), TODAY)


def ticked(journal, **choice):
    """As if every mentorship of the choice were ticked, with its meetings."""
    choice = Choice(**choice)
    chosen = offer.mentorships_alone(journal.read, choice, TODAY)
    return gather.document(journal.read, replace(choice, chosen=chosen), TODAY)


def only(document):
    (mentorship,) = document.mentorships
    return mentorship


def dates(document):
    return [meeting.held_on for one in document.mentorships for meeting in one.meetings]


# For whom


def test_my_own_summary_has_the_notes_in_full(journal, held):
    assert [meeting.notes for meeting in only(gathered(journal)).meetings] == [NOTES] * 3


@pytest.mark.parametrize("audience", ["me", "mentor", "other"])
def test_the_words_of_a_meeting_that_is_kept_out_are_in_no_summary(journal, held, mentorship, audience):
    with journal.write() as write:
        meetings.keep_out(write, held[1].id, True)
    document = ticked(journal, audience=audience, mentorship_id=mentorship.id)
    told = only(document).meetings[1]
    assert (told.headline, told.what_mattered, told.notes) == ("Meeting on 20 October 2024", "", None)
    assert ("the words of one meeting kept out of every export" in document.left_out) == (audience == "me")


def test_a_meeting_is_told_by_its_day_headline_medium_and_length(journal, held):
    by_phone = only(gathered(journal)).meetings[1]
    assert (by_phone.held_on, by_phone.headline) == (date(2024, 10, 20), "The rota")
    assert (by_phone.medium, by_phone.minutes, by_phone.what_mattered) == ("By phone", 70, MATTERED)


def test_a_headline_leaves_its_markdown_behind(journal, mentorship):
    meeting = hold(journal, mentorship, datetime(2025, 5, 1, 17, 30, tzinfo=UTC))
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "# A *plain* `word`")
    assert only(gathered(journal)).meetings[0].headline == "A plain word"


def test_a_mentor_reads_headlines_and_what_mattered_but_no_notes(journal, held):
    told = only(gathered(journal, audience="mentor"))
    assert told.who == "Ada Fenwick"
    assert {(meeting.headline, meeting.what_mattered, meeting.notes) for meeting in told.meetings} == {
        ("The rota", MATTERED, None)
    }


def test_somebody_else_learns_no_name(journal, ada, held):
    with journal.write() as write:
        people.add(write, "Dr Bartholomew Quince")
        meetings.save_what_mattered(write, held[0].id, "Ada Fenwick and Dr Quince, and what Bartholomew said")
        mentorship = mentorships.get(write.conn, held[0].mentorship_id)
        mentorships.move(write, mentorship, mentorships.State.CLOSING, TODAY)
    told = ticked(journal, audience="other")
    assert only(told).who == "My mentor"
    assert only(told).meetings[0].what_mattered == "My mentor and a colleague, and what a colleague said"
    for name in ("Ada Fenwick", "Fenwick", "Quince", "Bartholomew"):
        assert name not in str(asdict(told))


def test_a_role_begins_a_sentence_with_a_capital(journal, held):
    told = only(ticked(journal, audience="other"))
    assert told.meetings[0].what_mattered == "My mentor's question about the rota"


def test_a_part_of_another_word_is_no_name(journal, held):
    with journal.write() as write:
        meetings.save_what_mattered(write, held[0].id, "Adamant, and Ada-like")
    assert only(ticked(journal, audience="other")).meetings[0].what_mattered == "Adamant, and my mentor-like"


def test_the_purpose_names_nobody_either(journal, held):
    mentored_by(journal, "Professor Edric Vantongeren", Role.MENTOR, purpose="So that Edric hears it")
    told = ticked(journal, audience="other").mentorships[1]
    assert (told.who, told.purpose) == ("The person I mentor", "So that the person I mentor hears it")


def test_two_mentors_are_told_apart_by_number(journal, held):
    mentored_by(journal, "Beatrix Lowe")
    told = ticked(journal, audience="other").mentorships
    assert [one.who for one in told] == ["My first mentor", "My second mentor"]


def test_a_headline_names_nobody_either_to_somebody_else(journal, held):
    with journal.write() as write:
        meetings.save_notes(write, held[0].id, "# What Fenwick asked")
    told = only(ticked(journal, audience="other"))
    assert [meeting.headline for meeting in told.meetings] == ["What my mentor asked", "The rota", "The rota"]
    assert {meeting.notes for meeting in told.meetings} == {None}


def test_a_meeting_without_words_is_called_by_its_kind_and_day(journal, mentorship):
    meeting = hold(journal, mentorship, datetime(2024, 9, 9, 17, 30, tzinfo=UTC), kind=MeetingKind.CONTRACTING)
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "")
        meetings.save_what_mattered(write, meeting.id, "")
    assert only(gathered(journal)).meetings[0].headline == "First meeting on 9 September 2024"


def test_the_title_page_says_for_whom(journal, held):
    assert gathered(journal).audience == "Prepared for my own reading."
    assert gathered(journal, audience="mentor").audience == "Prepared for Ada Fenwick, my mentor since September 2024."
    assert "somebody else" in ticked(journal, audience="other").audience


def test_the_reader_is_the_mentor_though_another_mentorship_goes_along(journal, held):
    ours = mentorships.all_kept(journal.read)[0]
    other = mentored_by(journal, "Beatrix Lowe")
    made = gathered(journal, audience="mentor", mentorship_id=ours.id, chosen=frozenset({(Kind.MENTORSHIP, other.id)}))
    assert (made.reader, [one.who for one in made.mentorships]) == ("Ada Fenwick", ["Beatrix Lowe"])


def test_the_title_page_says_who_i_am_and_where_i_work_but_not_where_to_somebody_else(journal, held):
    with journal.write() as write:
        me = people.add(write, "Tess Okonjo", people.PersonKind.SELF)
        people.save(write, people.Person(me.id, me.uid, "Tess Okonjo", me.kind, "", "Perinatal psychiatry", "Ashdown"))
    mine, others = gathered(journal), ticked(journal, audience="other")
    assert (mine.name, others.name) == ("Tess Okonjo", "Tess Okonjo")
    assert mine.audience == "Perinatal psychiatry, Ashdown. Prepared for my own reading."
    assert "Ashdown" not in str(asdict(others))


# What is in it


def test_a_mentorship_says_my_role_its_purpose_and_since_when(journal, held):
    told = only(gathered(journal))
    assert (told.who, told.role) == ("Ada Fenwick", "I’m the mentee.")
    assert (told.since, told.until) == (date(2024, 9, 2), None)
    assert told.purpose == "Finding my feet in a new department."


def test_a_planned_meeting_shows_only_as_the_next_one(journal, mentorship, held):
    plan(journal, mentorship, datetime(2026, 4, 2, 17, 30, tzinfo=UTC))
    plan(journal, mentorship, datetime(2026, 3, 24, 17, 30, tzinfo=UTC))
    plan(journal, mentorship, datetime(2026, 3, 1, 17, 30, tzinfo=UTC))
    told = only(gathered(journal))
    assert told.coming == date(2026, 3, 24)
    assert len(told.meetings) == 3


def test_both_ends_of_the_period_belong_to_it(journal, held):
    chosen = gathered(journal, first=date(2024, 9, 9), last=date(2024, 10, 20))
    assert dates(chosen) == [date(2024, 9, 9), date(2024, 10, 20)]
    assert dates(gathered(journal, first=date(2024, 9, 10), last=date(2024, 10, 19))) == []


def test_a_meeting_counts_by_the_date_where_it_was_held(journal, mentorship):
    far_east = timezone(timedelta(hours=13))
    hold(journal, mentorship, datetime(2025, 5, 1, 0, 30, tzinfo=far_east))  # still 30 April at Greenwich
    assert dates(gathered(journal, first=date(2025, 5, 1), last=date(2025, 5, 1))) == [date(2025, 5, 1)]
    assert dates(gathered(journal, last=date(2025, 4, 30))) == []


def test_only_chosen_mentorships_are_in_it(journal, mentorship, held):
    other = mentored_by(journal, "Beatrix Lowe")
    assert only(ticked(journal, mentorship_id=other.id)).who == "Beatrix Lowe"
    assert only(ticked(journal, mentorship_id=mentorship.id)).who == "Ada Fenwick"


def test_a_mentorship_that_had_ended_by_then_is_not_in_it_unless_its_mentor_reads(journal, mentorship, held):
    with journal.write() as write:
        mentorships.end(write, mentorship, date(2025, 6, 1), EndingReason.PLANNED_END, "It was time.")
    later = {"first": date(2025, 9, 1), "last": date(2025, 12, 31)}
    assert gathered(journal, **later).mentorships == ()
    assert only(gathered(journal, audience="mentor", mentorship_id=mentorship.id, **later)).until == date(2025, 6, 1)


def test_why_a_mentorship_ended_is_never_told(journal, mentorship, held):
    with journal.write() as write:
        mentorships.end(write, mentorship, date(2025, 6, 1), EndingReason.ROLE_CONFLICT, "She joined the panel.")
    told = str(asdict(gathered(journal)))
    assert "panel" not in told
    assert "conflict" not in told


def test_a_first_thought_of_a_mentorship_is_not_in_it(journal, held):
    with journal.write() as write:
        person = people.add(write, "Beatrix Lowe")
        mentorships.add(write, person.id, Role.MENTEE, Form.TRADITIONAL, "")
    assert only(gathered(journal)).who == "Ada Fenwick"


def test_the_period_is_that_of_whole_months_from_the_first_meeting_to_now(journal, held):
    told = gathered(journal)
    assert (told.first, told.last) == (date(2024, 9, 1), date(2026, 3, 31))


def test_a_chosen_period_stands_as_chosen(journal, held):
    told = gathered(journal, first=date(2024, 9, 5), last=date(2024, 12, 24))
    assert (told.first, told.last) == (date(2024, 9, 5), date(2024, 12, 24))
    assert gathered(journal, first=date(2024, 9, 5)).last == TODAY


def test_an_empty_journal_makes_an_empty_summary(journal):
    told = gathered(journal)
    assert (told.name, told.mentorships, told.chosen, told.left_out) == ("", (), (), ())
    assert (told.first, told.last) == (None, None)


# What is left out, in counts


def test_what_is_chosen_is_counted_in_words(journal, held):
    assert gathered(journal).chosen == ("one mentorship", "three meetings", "the notes of three meetings")


def test_what_is_left_out_is_counted_too(journal, mentorship, held):
    mentored_by(journal, "Beatrix Lowe", since=date(2026, 1, 5))
    with journal.write() as write:
        cancelled = meetings.add(write, Meeting(0, "", mentorship.id, datetime(2024, 10, 1, 12, 0, tzinfo=UTC)))
        meetings.cancel(write, cancelled, CancelledBy.CIRCUMSTANCES)
    told = gathered(journal, first=date(2024, 9, 1), last=date(2024, 12, 31))
    assert told.left_out == (
        "one other mentorship",
        "one meeting at another time",
        "one meeting that didn’t take place",
    )


def test_a_mentor_is_not_told_that_there_are_others(journal, mentorship, held):
    mentored_by(journal, "Beatrix Lowe")
    told = gathered(journal, audience="mentor", mentorship_id=mentorship.id)
    assert told.left_out == ("the notes of three meetings",)
    assert "Beatrix" not in str(asdict(told))


def test_what_was_removed_leaves_no_trace(journal, mentorship, held):
    with journal.write() as write:
        remove.remove_meeting(write, held[0])
    told = gathered(journal)
    assert told.chosen == ("one mentorship", "two meetings", "the notes of two meetings")
    assert told.left_out == ()


def test_a_removed_mentorship_is_not_even_counted(journal, mentorship, held):
    with journal.write() as write:
        remove.remove_mentorship(write, mentorship)
    told = gathered(journal)
    assert (told.mentorships, told.chosen, told.left_out) == ((), (), ())


def test_the_sample_says_that_it_is_one(journal, held):
    assert not gathered(journal).sample
    journal.read.execute("update about set sample = 1")
    assert gathered(journal).sample


def test_only_a_current_mentor_can_be_a_reader(journal, mentorship):
    mentored_by(journal, "Beatrix Lowe", Role.MENTOR)
    over = mentored_by(journal, "Carys Penhale")
    with journal.write() as write:
        mentorships.end(write, over, date(2025, 6, 1), EndingReason.PLANNED_END)
        thought_of = people.add(write, "Delia Orme")
        mentorships.add(write, thought_of.id, Role.MENTEE, Form.TRADITIONAL, "")
    assert [one.id for one in gather.mentored(journal.read)] == [mentorship.id]
    assert "Prepared for Ada Fenwick" in gathered(journal, audience="mentor").audience


# Taking it along


@pytest.fixture
def composed(journal, held):
    return printed_summary.composed(gathered(journal, audience="mentor"))


def test_a_summary_that_leaves_is_remembered(journal, composed, tmp_path):
    target = tmp_path / "For Ada.pdf"
    taking.take(journal, taking.pack([composed], target), gathered(journal, audience="mentor"), "mentor")
    assert target.read_bytes().startswith(b"%PDF-")
    (left,) = departures.latest(journal.read)
    assert (left.for_whom, left.file_name) == ("Ada Fenwick", "For Ada.pdf")
    assert left.what == "Personal summary, September 2024 to March 2026: one mentorship, three meetings"
