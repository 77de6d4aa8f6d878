"""Recently removed: each record once, with when; back with all that went with it, or erased at once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app import search
from app.acts import remove, removed
from app.errors import Refused
from app.records import agenda, check_ins, goals, links, meetings, mentorships, notes, people, reflections, tags
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store import rows
from app.store.journal import Kind

DAY = date(2025, 3, 10)


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def titles(journal):
    return [one.title for one in removed.latest(journal.read)]


def note(journal, text):
    return do(journal, notes.add, Note(0, "", DAY, text))


def test_what_was_removed_last_comes_first_and_says_until_when(journal):
    for hours, text in ((3, "The rota"), (1, "Asking\nfor help"), (2, "A quiet night")):
        kept = note(journal, text)
        at = rows.stamp(datetime.now(UTC) - timedelta(hours=hours))
        do(journal, rows.hide, Kind.NOTE, kept.id, at)
    assert titles(journal) == ["Asking", "A quiet night", "The rota"]
    one = removed.latest(journal.read)[0]
    assert (one.until - one.at, one.on) == (timedelta(days=30), DAY)
    assert removed.count(journal.read) == 3


def test_nothing_is_listed_that_was_removed_over_thirty_days_ago_or_is_kept(journal):
    note(journal, "Kept")
    old = note(journal, "Long gone")
    do(journal, rows.hide, Kind.NOTE, old.id, rows.stamp(datetime.now(UTC) - timedelta(days=30, minutes=1)))
    assert titles(journal) == []


def test_a_meeting_is_listed_once_and_comes_back_with_its_agenda_and_links(journal, meeting):
    item = do(journal, agenda.add, meeting.id, "The exam", agenda.RaisedBy.ME)
    about = do(journal, reflections.add, Reflection(0, "", DAY, "free", "On it", "Words"))
    do(journal, links.add, (Kind.REFLECTION, about.id), (Kind.MEETING, meeting.id))
    do(journal, remove.remove_meeting, meeting)
    assert [(one.ref, one.title) for one in removed.latest(journal.read)] == [
        ((Kind.MEETING, meeting.id), "Ada Fenwick")
    ]
    do(journal, removed.bring_back, (Kind.MEETING, meeting.id))
    assert [one.id for one in agenda.of(journal.read, meeting.id)] == [item.id]
    assert links.of(journal.read, (Kind.MEETING, meeting.id), Kind.REFLECTION) == [about.id]
    assert titles(journal) == []


def test_what_was_removed_before_its_meeting_stays_removed_and_is_listed_again(journal, meeting):
    item = do(journal, agenda.add, meeting.id, "The exam", agenda.RaisedBy.ME)
    do(journal, rows.hide, Kind.AGENDA_ITEM, item.id, rows.stamp(datetime.now(UTC) - timedelta(hours=1)))
    do(journal, remove.remove_meeting, meeting)
    do(journal, removed.bring_back, (Kind.MEETING, meeting.id))
    assert agenda.of(journal.read, meeting.id) == []
    assert titles(journal) == ["The exam"]


def test_a_mentorship_comes_back_with_the_person_removed_after_it(journal, mentorship, ada):
    do(journal, remove.remove_mentorship, mentorship)
    do(journal, remove.remove_person, ada)
    do(journal, removed.bring_back, (Kind.MENTORSHIP, mentorship.id))
    assert people.get(journal.read, ada.id).display_name == "Ada Fenwick"
    assert mentorships.get(journal.read, mentorship.id).id == mentorship.id


def test_it_can_be_taken_away_again_with_all_that_came(journal, meeting):
    do(journal, agenda.add, meeting.id, "The exam", agenda.RaisedBy.ME)
    do(journal, remove.remove_meeting, meeting)
    back = do(journal, removed.bring_back, (Kind.MEETING, meeting.id))
    do(journal, remove.remove, *back)
    assert titles(journal) == ["Ada Fenwick"]
    with pytest.raises(LookupError):
        meetings.get(journal.read, meeting.id)


def test_a_check_in_does_not_come_back_beside_another_of_its_day(journal):
    goal = do(journal, goals.add, Goal(0, "", "Ask early", DAY))
    one = do(journal, check_ins.add, CheckIn(0, "", goal.id, DAY, None, "", "First"))
    do(journal, remove.remove, (Kind.CHECK_IN, one.id))
    do(journal, check_ins.add, CheckIn(0, "", goal.id, DAY, None, "", "Second"))
    with pytest.raises(Refused, match="a check-in of that day"):
        do(journal, removed.bring_back, (Kind.CHECK_IN, one.id))
    assert titles(journal) == ["Ask early"]


def test_a_tag_does_not_come_back_beside_another_of_its_name(journal):
    one, other = do(journal, tags.add, "theatre"), do(journal, tags.add, "surgery")
    do(journal, remove.remove, (Kind.TAG, one.id))
    do(journal, tags.rename, other, "Theatre")
    with pytest.raises(Refused, match="tag of that name"):
        do(journal, removed.bring_back, (Kind.TAG, one.id))


def test_a_meeting_erased_now_takes_its_parts_and_no_word_of_it_stays(journal, meeting):
    do(journal, meetings.save_notes, meeting.id, "Zephyrine was spoken of")
    do(journal, agenda.add, meeting.id, "Quandary", agenda.RaisedBy.ME)
    do(journal, remove.remove_meeting, meeting)
    do(journal, removed.erase, (Kind.MEETING, meeting.id))
    assert journal.read.one("select count(*) from meeting") == 0
    assert journal.read.one("select count(*) from agenda_item") == 0
    assert search.is_untidy(journal.read)


def test_what_is_kept_is_never_erased(journal):
    kept = note(journal, "Kept")
    do(journal, removed.erase, (Kind.NOTE, kept.id))
    assert notes.get(journal.read, kept.id).text == "Kept"


def test_the_list_holds_no_words_in_its_repr(journal):
    do(journal, remove.remove, (Kind.NOTE, note(journal, "Zephyrine").id))
    assert "Zephyrine" not in repr(removed.latest(journal.read))
