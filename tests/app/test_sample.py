"""The sample journal tells its story as if it had been kept until today."""

import json
import re
from collections import Counter
from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest

from app import search
from app.acts import sample, stock
from app.records import about, actions, agreements, meetings, mentorships, people
from app.records.meetings import CancelledBy, State
from app.store import connection, doors, keys
from app.store.folder import Folder

STORY = json.loads((files("resources") / "sample" / "journal.json").read_text("utf-8"))
TODAY = datetime.now().astimezone().date()


@pytest.fixture
def filled(journal):
    with journal.write() as write:
        sample.fill(write, TODAY)
    return journal


def every_meeting(journal):
    found = [meeting for one in mentorships.all_kept(journal.read) for meeting in in_time(journal, one.id)]
    return sorted(found, key=meetings.place_in_time)


def in_time(journal, mentorship_id):
    ever = (datetime(1950, 1, 1).astimezone(), datetime(2200, 1, 1).astimezone())
    return meetings.between(journal.read, mentorship_id, *ever)


def planned_in_the_story():
    return sorted(datetime.fromisoformat(entry["planned_start"]) for entry in STORY["meetings"])


@pytest.mark.parametrize("days_ago", range(8))
def test_the_next_meeting_is_eight_to_fourteen_days_ahead(journal, days_ago):
    today = TODAY - timedelta(days=days_ago)
    with journal.write() as write:
        sample.fill(write, today)
    (coming,) = meetings.coming_up(journal.read)
    assert timedelta(days=8) <= coming.planned_start.date() - today <= timedelta(days=14)


def test_all_dates_move_by_the_same_whole_number_of_weeks(filled):
    now = [meeting.planned_start.replace(tzinfo=None) for meeting in every_meeting(filled)]
    (moved,) = {after - before for before, after in zip(planned_in_the_story(), now, strict=True)}
    assert moved % timedelta(weeks=1) == timedelta()

    started = [one.started_on for one in mentorships.all_kept(filled.read)]
    assert started == [date(2024, 10, 10) + moved, date(2025, 11, 13) + moved]
    assert mentorships.all_kept(filled.read)[1].ended_on == date(2026, 5, 14) + moved


def test_the_journal_knows_its_owner_and_six_others(filled):
    assert people.me(filled.read).display_name == "Ilsabet Okonrade"
    assert sorted(person.display_name for person in people.everyone(filled.read)) == [
        "Dr Morwenna Tasker-Quill",
        "Dr Oluremi Castlebrook",
        "Dr Piran Hollybeck",
        "Dr Seoyun Ardleigh",
        "Jonty Marrable",
        "Professor Edric Vantongeren",
    ]


def test_its_owner_is_both_mentee_and_mentor(filled):
    assert about.leaning(filled.read) == "both"
    roles = [(one.my_role, one.form, one.state) for one in mentorships.all_kept(filled.read)]
    assert roles == [("mentee", "traditional", "closing"), ("mentor", "reverse", "ended")]


def test_the_mentorship_that_ended_keeps_why(filled):
    ended = mentorships.all_kept(filled.read)[1]
    assert (ended.ending_reason, ended.contact_after) == ("purpose_met", "occasional")
    assert ended.ending_note == STORY["mentorships"][1]["ending_note"]


def test_each_mentorship_has_what_was_agreed_and_what_was_agreed_before(filled):
    morwenna, edric = mentorships.all_kept(filled.read)
    first, second = agreements.of(filled.read, morwenna.id)
    assert (first.state, second.state) == ("superseded", "agreed")
    assert first.agreed_on == morwenna.started_on
    assert second.agreed_on - first.agreed_on == timedelta(days=364)
    assert agreements.current(filled.read, edric.id).agreed_on == edric.started_on


def test_nine_meetings_were_held_in_the_one_and_three_in_the_other(filled):
    assert [one.times_met for one in mentorships.all_kept(filled.read)] == [9, 3]


def test_each_meeting_is_where_its_agenda_and_its_reflections_bring_it(filled):
    """The states of the story's own table."""
    states = Counter(meeting.state for meeting in every_meeting(filled))
    assert states == {State.REFLECTED: 11, State.HELD: 1, State.CANCELLED: 1, State.PREPARED: 1}


def test_the_cancelled_meeting_points_to_the_one_that_came_instead(filled):
    kept = every_meeting(filled)
    (cancelled,) = [meeting for meeting in kept if meeting.state is State.CANCELLED]
    (instead,) = [meeting for meeting in kept if meeting.rebooked_from]
    assert cancelled.cancelled_by is CancelledBy.CIRCUMSTANCES
    assert instead.rebooked_from == cancelled.id
    assert instead.headline == "Between two bridges"


def undated(notes):
    """Without the days of action lines, which are moved like all others."""
    return re.sub(r"!\d{4}-\d\d-\d\d", "!", notes)


def test_an_action_and_its_line_name_the_same_moved_day(filled):
    notes = {one.id: one.notes for one in every_meeting(filled)}
    dated = [one for one in actions.still_open(filled.read) if one.in_notes and one.due_on]
    assert dated
    for one in dated:
        assert f"- [ ] {one.title} @me !{one.due_on.isoformat()}" in notes[one.meeting_id]


def test_every_word_stands_as_it_was_written(filled):
    said = {(undated(entry["notes"]), entry["what_mattered"], entry["place"]) for entry in STORY["meetings"]}
    assert {(undated(one.notes), one.what_mattered, one.place) for one in every_meeting(filled)} == said
    notes = {entry["notes"] for entry in STORY["people"]}
    assert {person.notes for person in people.everyone(filled.read)} == notes


def test_a_meeting_took_as_long_as_the_story_says(filled):
    by_headline = {one.headline: one.actual_length for one in every_meeting(filled)}
    assert by_headline["Soup, and beginning again"] == 75
    assert by_headline["Between two bridges"] == 40


def test_no_held_meeting_can_be_taken_back_as_if_it_had_been_marked_a_moment_ago(filled):
    assert not any(meetings.may_undo_hold(meeting) for meeting in every_meeting(filled))


def test_its_words_can_be_found(filled):
    (found,) = search.newest(filled.read, "goose")
    assert meetings.get(filled.read, found.id).headline == "Between two bridges"


def test_its_checks_are_clean(filled):
    assert connection.problems(filled.read) == []


def test_a_journal_made_for_it_says_that_it_is_a_sample(tmp_path):
    folder = Folder(tmp_path / "Sample.inglenook")
    opened = doors.create(folder, "a passphrase for the sample", sample=True, cost=keys.SMALL)
    journal = doors.enter(folder, opened)
    assert journal.is_sample
    journal.close()


# In memory


@pytest.fixture
def in_memory():
    journal = sample.in_memory(TODAY)
    yield journal
    journal.close()


def test_in_memory_it_holds_what_it_holds_on_a_disk(in_memory, filled):
    assert stock.counts(in_memory.read) == stock.counts(filled.read)
    assert in_memory.is_sample
    assert connection.problems(in_memory.read) == []


def test_in_memory_it_has_no_folder_and_leaves_none(in_memory, tmp_path, home):
    assert not in_memory.on_disk
    with pytest.raises(LookupError):
        in_memory.folder  # noqa: B018 - it raises
    assert [path for path in (*tmp_path.rglob("*"), *home.rglob("*")) if path.is_file()] == []


def test_two_of_them_know_nothing_of_each_other(in_memory):
    other = sample.in_memory(TODAY)
    with other.write() as write:
        people.add(write, "Quokka")
    assert (len(search.matching(other.read, "quokka")), search.matching(in_memory.read, "quokka")) == (1, [])
    other.close()
    assert meetings.coming_up(in_memory.read)
