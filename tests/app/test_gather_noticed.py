"""What was noticed at check-ins goes along only from the period of a summary; the chart goes back to the beginning."""

from datetime import date

import pytest

from app.records import check_ins, goals
from app.records.check_ins import CheckIn
from app.records.goals import Goal, State
from app.store.journal import Kind
from app.summary import gather, offer
from app.summary.choice import Choice

TODAY = date(2026, 3, 12)
THIS_YEAR = Choice(first=date(2026, 1, 1))


@pytest.fixture
def goal(journal):
    """Looked at in May 2025 and in February 2026."""
    with journal.write() as write:
        ladder = {-1: "I wait.", 0: "I ask.", 1: "I ask early."}
        made = goals.add(write, Goal(0, "", "Ask early", date(2025, 1, 6), State.ACTIVE, levels=ladder))
        for day, words in ((date(2025, 5, 1), "Too shy."), (date(2026, 2, 3), "Asked at ten.")):
            check_ins.add(write, CheckIn(0, "", made.id, day, 0, "", words))
        return made


def test_words_from_before_the_period_stay_and_the_chart_is_whole(journal, goal):
    (told,) = gather.document(journal.read, THIS_YEAR, TODAY).goals
    assert [(one.on, one.noticed) for one in told.check_ins] == [
        (date(2025, 5, 1), ""),
        (date(2026, 2, 3), "Asked at ten."),
    ]


def test_that_they_stay_is_counted(journal, goal):
    phrases = [one.phrase for one in offer.left_out(journal.read, THIS_YEAR, TODAY)]
    assert phrases == ["what was noticed at one earlier check-in"]


def test_everything_so_far_holds_all_that_was_noticed(journal, goal):
    (told,) = gather.document(journal.read, Choice(), TODAY).goals
    assert [one.noticed for one in told.check_ins] == ["Too shy.", "Asked at ten."]
    assert offer.left_out(journal.read, Choice(), TODAY) == ()


def test_a_goal_by_itself_holds_all_that_was_noticed(journal, goal):
    (told,) = gather.entry(journal.read, (Kind.GOAL, goal.id), TODAY).goals
    assert [one.noticed for one in told.check_ins] == ["Too shy.", "Asked at ten."]
