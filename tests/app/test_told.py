"""What the journal remembers of something that left."""

from dataclasses import replace
from datetime import date

from app.summary import told
from app.summary.document import Action, Document, Goal, Note, Reflection
from tests.app.printed_summary import DOCUMENT, MEETING, MIRIAM

DAY = date(2026, 11, 3)
GOAL = Goal("Ask for help early", "Working on", DAY)
WHOLE = replace(
    DOCUMENT,
    goals=(GOAL,),
    reflections=(Reflection(DAY, "Ten, not two"), Reflection(DAY, "", text="## What?\nIt was *late* by then.")),
    notes=(Note(DAY, "Ask about the\nlantern room"),),
    actions=(Action("Email Dr Prior", "Mine", DAY),),
)


def test_a_summary_is_told_by_its_period_and_what_it_holds():
    assert told.what(DOCUMENT) == (
        "Personal summary, August to November 2026: one mentorship, two meetings, the notes of one meeting"
    )


def test_the_story_so_far_is_told_as_such():
    assert told.what(replace(DOCUMENT, form="brief", first=None, last=None, chosen=())) == "The story so far"


def test_every_entry_that_goes_is_told_by_its_title_or_its_first_words():
    assert told.titles(WHOLE) == (
        "Mentorship: Dr Miriam Holt",
        "Meeting with Dr Miriam Holt, 20 October 2026: The week I stopped rehearsing",
        "Meeting with Dr Miriam Holt, 1 September 2026: New post",
        "Goal: Ask for help early",
        "Reflection, 3 November 2026: Ten, not two",
        "Reflection, 3 November 2026: It was late by then.",
        "Note, 3 November 2026: Ask about the",
        "Action: Email Dr Prior",
    )


def test_a_mentor_is_the_reader_whichever_mentorships_go_along():
    """Not whoever the only mentorship happens to be with."""
    assert told.for_whom(replace(WHOLE, reader="Dr Amir Prior"), "mentor") == "Dr Amir Prior"
    assert told.for_whom(WHOLE, "mentor") == "A mentor"


def test_a_single_meeting_is_told_by_itself():
    alone = Document(date(2026, 11, 19), "entry", mentorships=(replace(MIRIAM, meetings=(MEETING,)),), record="meeting")
    meeting = "Meeting with Dr Miriam Holt, 20 October 2026: The week I stopped rehearsing"
    assert (told.what(alone), told.titles(alone)) == (meeting, (meeting,))


def test_a_single_goal_is_told_by_its_title():
    assert told.what(Document(date(2026, 11, 19), "entry", goals=(GOAL,))) == "Goal: Ask for help early"


def test_a_single_mentorship_is_told_as_one():
    alone = Document(date(2026, 11, 19), "entry", mentorships=(replace(MIRIAM, meetings=()),))
    assert told.what(alone) == "Mentorship: Dr Miriam Holt"
