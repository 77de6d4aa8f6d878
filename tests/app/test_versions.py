"""What a long text said before it was changed is kept beside it, and thinned as it ages."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.acts import agree, contract, purge, remove
from app.records import agreements, goals, meetings, mentorships, notes, reflections, versions
from app.records.goals import Goal
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store import rows
from app.store.journal import Kind
from app.summary import gather
from app.summary.choice import Choice
from tests.app.makers import do, let_pass

DAY = date(2025, 3, 10)
LONG = "She asked what I would do if nobody were watching, and waited. "


def said(journal, ref, name=None):
    """Every earlier text, the latest first."""
    return [
        versions.text(journal.read, one.id) for one in versions.of(journal.read, ref) if name in (None, one.name)
    ]


def thin(journal):
    while versions.are_due(journal.read):
        do(journal, versions.thin_a_little)


@pytest.fixture
def note(journal):
    made = do(journal, notes.add, Note(0, "", DAY, "First words"))
    return Kind.NOTE, made.id


def save(journal, ref, *texts):
    for words in texts:
        do(journal, notes.save_text, ref[1], words)


def test_what_a_text_said_is_kept_when_somebody_begins_to_write_in_it(journal, note):
    save(journal, note, "Second words")
    assert said(journal, note) == ["First words"]


def test_what_is_saved_again_soon_after_is_kept_once(journal, note):
    save(journal, note, "Second words", "Third words", "Fourth words")
    assert said(journal, note) == ["First words"]


def test_after_ten_minutes_the_next_one_is_kept(journal, note):
    save(journal, note, "Second words")
    let_pass(journal, timedelta(minutes=10))
    save(journal, note, "Third words", "Fourth words")
    assert said(journal, note) == ["Second words", "First words"]


def test_before_ten_minutes_have_passed_none_is_kept(journal, note):
    save(journal, note, "Second words")
    let_pass(journal, timedelta(minutes=9, seconds=50))
    save(journal, note, "Third words")
    assert said(journal, note) == ["First words"]


def test_one_is_kept_after_the_clock_was_set_back(journal, note):
    save(journal, note, "Second words")
    let_pass(journal, -timedelta(days=400))
    save(journal, note, "Third words")
    assert sorted(said(journal, note)) == ["First words", "Second words"]


@pytest.mark.parametrize("after", ["", "Something else instead, and longer than it was: " + "word " * 40])
def test_a_sentence_that_is_taken_out_is_kept_whenever_that_was(journal, note, after):
    save(journal, note, "Second words", f"Second words. {LONG}", after)
    assert said(journal, note)[0] == f"Second words. {LONG}"


def test_a_few_words_that_were_all_there_was_are_kept_whenever_they_were_taken_out(journal, meeting):
    for words in ("To say it aloud.", ""):
        do(journal, meetings.save_preparation, meeting.id, words)
    assert said(journal, (Kind.MEETING, meeting.id)) == ["To say it aloud."]


def test_a_text_that_is_taken_out_key_by_key_is_kept_once(journal, note):
    save(journal, note, "Second words", *(LONG * 2)[:0:-45], *((LONG * 3)[:length] for length in range(180, 0, -45)))
    assert [one for one in said(journal, note) if LONG in one] == [(LONG * 3)[:180]]


def test_what_says_the_same_is_not_kept(journal, note):
    do(journal, notes.save_text, note[1], "First words")
    assert said(journal, note) == []


def test_an_empty_text_is_nothing_to_go_back_to_and_begins_the_ten_minutes(journal, meeting):
    for words in ("Being", "Being heard", "Being heard."):
        do(journal, meetings.save_what_mattered, meeting.id, words)
    assert said(journal, (Kind.MEETING, meeting.id)) == []


def test_headings_without_a_word_are_nothing_to_go_back_to(journal):
    made = do(journal, reflections.add, Reflection(0, "", DAY, "free", text="## What?\n\n## So what?\n"))
    do(journal, reflections.save_text, made.id, "## What?\nA long silence.\n")
    assert said(journal, (Kind.REFLECTION, made.id)) == []


def test_when_it_is_known_to_have_said_that_is_when_its_record_was_last_changed(journal, note):
    journal.read.execute("update note set edited_at = '2025-03-11T18:20:05Z'")
    save(journal, note, "Second words")
    [one] = versions.of(journal.read, note)
    assert one.said_at == datetime(2025, 3, 11, 18, 20, 5, tzinfo=UTC)


def test_a_change_that_fails_keeps_nothing(journal, note):
    with pytest.raises(RuntimeError), journal.write() as write:
        notes.save_text(write, note[1], "Second words")
        raise RuntimeError
    assert said(journal, note) == []


def in_a_meeting(journal, meeting, save_text, before):
    do(journal, save_text, meeting.id, before)
    journal.read.execute("delete from version")
    do(journal, save_text, meeting.id, "After")
    return Kind.MEETING, meeting.id


@pytest.mark.parametrize(
    ("save_text", "name"),
    [
        (agree.save_notes, "notes"),
        (meetings.save_what_mattered, "what_mattered"),
        (meetings.save_preparation, "preparation"),
    ],
    ids=["notes", "what mattered", "preparation"],
)
def test_each_text_of_a_meeting_has_a_history_of_its_own(journal, meeting, save_text, name):
    ref = in_a_meeting(journal, meeting, save_text, "Before")
    assert [one.name for one in versions.of(journal.read, ref)] == [name]
    assert said(journal, ref) == ["Before"]


@pytest.mark.parametrize("name", ["why_it_matters", "plan", "closing_note"])
def test_each_text_of_a_goal_has_a_history_of_its_own(journal, name):
    made = do(journal, goals.add, replace(Goal(0, "", "Speak up", DAY), **{name: "Before"}))
    door = {"why_it_matters": goals.save_why, "plan": goals.save_plan, "closing_note": goals.save_closing_note}
    do(journal, door[name], made.id, "After")
    assert said(journal, (Kind.GOAL, made.id), name) == ["Before"]


def test_the_purpose_of_a_mentorship_has_a_history(journal, mentorship):
    do(journal, mentorships.save, replace(mentorship, purpose="Something else"))
    assert said(journal, (Kind.MENTORSHIP, mentorship.id), "purpose") == [mentorship.purpose]


def test_what_an_agreement_said_while_it_was_a_draft_has_a_history(journal, mentorship):
    terms = replace(do(journal, contract.begin, mentorship), place="The library, upstairs")
    do(journal, agreements.save, terms)
    let_pass(journal, timedelta(minutes=10))
    do(journal, agreements.save, replace(terms, place="By video"))
    assert "The library, upstairs" in said(journal, (Kind.AGREEMENT, terms.id), "place")


# with the record


def test_it_waits_with_what_was_removed_and_comes_back_with_it(journal, note):
    save(journal, note, "Second words")
    removed = do(journal, remove.remove, note)
    do(journal, remove.bring_back, removed)
    assert said(journal, note) == ["First words"]


def test_no_earlier_word_of_an_erased_entry_stays(journal, note):
    save(journal, note, "Second words")
    do(journal, rows.hide, *note, rows.stamp(datetime.now(UTC) - timedelta(days=31)))
    do(journal, purge.erase)
    assert journal.read.one("select count(*) from version") == 0


def test_what_is_forgotten_is_gone_and_the_text_stays(journal, note):
    save(journal, note, "Second words")
    do(journal, versions.forget_all_of, note)
    assert said(journal, note) == []
    assert notes.get(journal.read, note[1]).text == "Second words"


def test_what_a_text_said_earlier_is_in_no_summary(journal, note, meeting):
    do(journal, agree.save_notes, meeting.id, "Zyzzyva")
    save(journal, note, "Zyzzyva")
    for ref in ((Kind.MEETING, meeting.id), note):
        let_pass(journal, timedelta(minutes=10))
        do(journal, notes.save_text if ref == note else agree.save_notes, ref[1], "Harmless")
        assert "Zyzzyva" in said(journal, ref)
    assert "Zyzzyva" not in str(asdict(gather.document(journal.read, Choice(), date.today())))


# with age


def written(journal, ref, *texts, apart):
    """One version of each text, so far apart, and a present text of other words."""
    for words in texts:
        save(journal, ref, words)
        let_pass(journal, apart)
    save(journal, ref, "The present.")
    let_pass(journal, timedelta(seconds=1))


def growing(count):
    return ["A word " + "more " * number for number in range(1, count + 1)]


def test_all_of_the_last_two_days_are_kept(journal, note):
    written(journal, note, *growing(8), apart=timedelta(hours=5))
    thin(journal)
    assert len(said(journal, note)) == 9


@pytest.mark.parametrize(
    ("apart", "back", "most"),
    [
        (timedelta(hours=1), timedelta(days=3), 3),  # of ten in as many hours, the last of each day
        (timedelta(days=1), timedelta(days=40), 4),  # of ten on as many days, the last of each week
        (timedelta(days=7), timedelta(days=400), 5),  # of ten in as many weeks, the last of each month
    ],
    ids=["a day", "a week", "a month"],
)
def test_later_one_of_each_is_kept(journal, note, apart, back, most):
    journal.read.execute("update note set edited_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')")
    written(journal, note, *growing(10), apart=apart)
    let_pass(journal, back)
    thin(journal)
    left = said(journal, note)
    assert 1 <= len(left) <= most
    assert left[0] == growing(10)[-1]


def test_what_age_leaves_is_not_looked_at_for_ever(journal, note):
    written(journal, note, *growing(3), apart=timedelta(days=1))
    let_pass(journal, timedelta(days=400))
    thin(journal)
    assert journal.read.one("select count(*) from version where thin_at is not null") == 0


def test_a_long_text_that_was_taken_out_is_kept_however_old_it_is(journal, note):
    written(journal, note, "Short.", f"Short. {LONG}{LONG}", "Short again.", apart=timedelta(hours=1))
    let_pass(journal, timedelta(days=4000))
    thin(journal)
    assert any(LONG in one for one in said(journal, note))


def test_thinning_one_text_leaves_the_others_as_they_were(journal, note):
    other = Kind.NOTE, do(journal, notes.add, Note(0, "", DAY, "Another")).id
    written(journal, note, *growing(5), apart=timedelta(hours=1))
    let_pass(journal, timedelta(days=9))
    save(journal, other, "Another one")
    thin(journal)
    assert said(journal, other) == ["Another"]
