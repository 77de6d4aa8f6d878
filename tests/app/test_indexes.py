"""What was removed, kept out, or belongs to a record is found without reading all the others."""

import re
from datetime import date

import pytest

from app.acts import kept_out, purge, remove, removed
from app.records import actions, agenda, agreements, check_ins, goals, links, mentorships, milestones, notes, people
from app.records.actions import Action
from app.records.agreements import Agreement
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.milestones import Milestone
from app.records.notes import Note
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import do

DAY = date(2025, 3, 10)
LONG_AGO = "2020-01-01T00:00:00Z"
WHOLE = re.compile(r"SCAN|SEARCH \w+$")  # SQLite "searches" with nothing to search by for the largest of all
# A scan of an index that holds some rows only, by its own condition, reads no others; `about` is one row, and forms
# that were begun are few.
FEW = re.compile(r"SCAN (about|draft|json_each)\b|SCAN \w+ USING COVERING INDEX \w+_kept_out$")


@pytest.fixture
def full(journal, ada, mentorship, meeting):
    """A mentorship with all that may belong to it, a goal with all that may, and a note."""
    with journal.write() as write:
        agreements.add(write, Agreement(0, "", mentorship.id))
        agenda.add(write, meeting.id, "How it began")
        actions.add(write, Action(0, "", "Ring the library", DAY, meeting_id=meeting.id))
        goal = goals.add(write, Goal(0, "", "Speak up", DAY))
        check_ins.add(write, CheckIn(0, "", goal.id, DAY))
        milestones.add(write, Milestone(0, "", goal.id, "The first time"))
        links.add(write, (Kind.GOAL, goal.id), (Kind.MENTORSHIP, mentorship.id))
        notes.add(write, Note(0, "", DAY, "Something"))
    return mentorship


@pytest.fixture
def read_whole(journal):
    """The steps of what is asked that go through a whole table."""

    def read_whole(ask):
        asked = []
        journal.read.set_trace_callback(asked.append)
        ask()
        journal.read.set_trace_callback(None)
        said = [one for one in dict.fromkeys(asked) if re.match(r"\s*(select|insert|update|delete)\b", one)]
        assert said
        plans = {one: journal.read.execute(f"explain query plan {one}").fetchall() for one in said}
        steps = [(one, row[3]) for one, plan in plans.items() for row in plan]
        return [(one, step) for one, step in steps if WHOLE.match(step) and not FEW.match(step)]

    return read_whole


def test_looking_for_what_is_due(journal, full, read_whole):
    assert read_whole(lambda: purge.due(journal)) == []


def test_erasing_what_is_due_of_every_kind(journal, full, read_whole):
    for kind in Kind:
        journal.read.execute(f"update {kind} set deleted_at = ?", (LONG_AGO,))
    assert purge.due(journal)
    assert read_whole(lambda: do(journal, purge.erase)) == []
    assert not purge.due(journal)


def test_the_list_of_what_was_removed_lately(journal, full, read_whole):
    do(journal, remove.remove_mentorship, full, with_entries=True)
    do(journal, rows.hide, Kind.NOTE, 1)
    assert read_whole(lambda: removed.latest(journal.read)) == []
    assert removed.count(journal.read) == 3


def test_removing_a_mentorship_with_all_its_parts(journal, full, read_whole):
    assert read_whole(lambda: do(journal, remove.remove_mentorship, full, with_entries=True)) == []


def test_bringing_a_mentorship_back_with_all_its_parts(journal, full, read_whole):
    do(journal, remove.remove_mentorship, full)
    assert read_whole(lambda: do(journal, removed.bring_back, (Kind.MENTORSHIP, full.id))) == []
    assert mentorships.get(journal.read, full.id) == full


def test_erasing_a_mentorship_and_then_whom_it_was_with(journal, ada, full, read_whole):
    do(journal, remove.remove_mentorship, full)
    assert read_whole(lambda: do(journal, removed.erase, (Kind.MENTORSHIP, full.id))) == []
    do(journal, remove.remove_person, people.get(journal.read, ada.id))
    assert read_whole(lambda: do(journal, removed.erase, (Kind.PERSON, ada.id))) == []


def test_removing_and_erasing_a_goal_with_all_its_parts(journal, full, read_whole):
    [goal] = goals.all_kept(journal.read)
    assert read_whole(lambda: do(journal, remove.remove, (Kind.GOAL, goal.id))) == []
    assert read_whole(lambda: do(journal, removed.erase, (Kind.GOAL, goal.id))) == []


def test_listing_what_stays_out_of_every_export(journal, full, read_whole):
    assert read_whole(lambda: kept_out.withheld(journal.read)) == []


def test_adding_to_an_agenda(journal, meeting, read_whole):
    assert read_whole(lambda: do(journal, agenda.add, meeting.id, "The exam")) == []
