"""A mentee's fortnight in one journal, once with keys alone and once with the mouse: the claims are the same."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app import wording
from tests.journeys.hands import Keys, Mouse
from tests.journeys.person import CTRL
from ui.widgets.prose_edit import ProseEdit

TODAY = date.today()
TOMORROW = TODAY + timedelta(days=1)
GOAL = "Ask for help early"
THOUGHT = "The ward is quieter on Thursdays."
FIRST, SECOND = "The rota for January", "How to say no kindly"
WANT = "To leave with one thing to try."
SAID = "She rang at ten herself, once."
ACTION = "Ring the consultant early"
LADDER = {
    "+2": "I help others to ask early",
    "+1": "I ring before I am sure",
    "0": "I ask within the shift",
    "−1": "I ask after an hour",
    "−2": "I wait until the morning",
}
NOTICED = "Twice this week, unasked."
STEPS = (  # and whether words have been written since that would go with it
    ("Added to your mentorships", True),
    ("Planned for", True),
    ("Kept as a note", False),
    ("Added to the agenda for", False),
    ("Added to the agenda for", False),
    ("Agenda put in another order", False),
    ("Started", False),
    ("Talked about", False),
    ("Action marked as done", False),
    ("Goal started", True),
    ("Goal moved to Working on", False),
    ("Check-in kept", False),
)
LOOKED_BACK = "I had expected a lecture and got a question."
BEFORE_THE_BLEEP = "And next time I wi"


@pytest.fixture(params=[Keys, Mouse], ids=["keys", "mouse"])
def tess(request, at_the_door, passphrase):
    tess = request.param(at_the_door)
    unlocks(tess, passphrase)
    return tess


def unlocks(tess, passphrase):
    tess.waits_to_be_on("Passphrase")
    tess.types(passphrase)
    tess.presses_enter()
    tess.waits_for(lambda: tess.window.shell is not None)


def knows_her_mentor(tess):
    tess.waits_for(lambda: tess.shows("Jot something down"))
    tess.presses_button("Add someone")
    tess.waits_to_be_on("Who")
    tess.types("Miriam Holt")
    tess.writes_in("What it’s for", "Finding my feet on the wards.")
    tess.ticks("We’ve agreed this by talking")
    tess.goes_to("Since when")
    tess.presses(Qt.Key.Key_A, CTRL)
    tess.types("October 2023")
    tess.presses_button("Add")
    tess.waits_for(lambda: tess.sees("Miriam Holt"))


def has_a_meeting_tomorrow(tess):
    tess.plans_a_meeting()
    tess.waits_for(lambda: tess.sees("Plan a meeting"))
    tess.writes_in("Day", f"{TOMORROW:%d/%m/%Y}")
    tess.writes_in("Time", "17:30")
    tess.presses_button("Plan")
    tess.waits_to_be_on("What I want from this meeting")


def captures(tess, words, keep_as):
    tess.opens_capture()
    tess.waits_to_be_on("What to keep")
    tess.types(words)
    tess.chooses(keep_as)
    tess.keeps("Keep")
    tess.waits_for(lambda: not tess.shows("What to keep"))


def captures_what_comes_to_mind(tess):
    tess.opens_page("Today")
    captures(tess, THOUGHT, "Note")
    tess.is_told("Kept as a note")
    agenda = f"Agenda, {wording.day(TOMORROW, TODAY)}"
    captures(tess, FIRST, agenda)
    captures(tess, SECOND, agenda)
    tess.is_told("Added to the agenda for")


def prepares(tess):
    """From Today's card; the second point comes first."""
    tess.presses_button("Prepare")
    tess.waits_to_be_on("What I want from this meeting")
    tess.types(WANT)
    tess.puts_first(SECOND)
    tess.is_told("Agenda put in another order")


def starts_the_meeting(tess):
    tess.presses_button("Start the meeting")
    tess.presses_button("Now")
    tess.waits_to_be_on("Notes")


def takes_notes(tess):
    """With an action, whose it is and by when; and what was on the agenda is ticked."""
    tess.types(SAID)
    tess.presses_enter()
    tess.types(f"[] {ACTION} @me !friday")
    tess.presses_enter()
    tess.ticks(SECOND)
    tess.waits_for(lambda: tess.shows(ACTION))


def notes(tess):
    return tess.finds(ProseEdit, "notes")


def next_friday():
    return TODAY + timedelta(days=(4 - TODAY.weekday()) % 7 or 7)


def line_of_the_action(done):
    return f"- [{'x' if done else ' '}] {ACTION} @me !{next_friday()}"


def has_done_it_by(tess):
    """The tick on Today ticks the line in the notes."""
    tess.opens_page("Today")
    tess.ticks(ACTION)
    tess.is_told("Action marked as done")
    opens_the_meeting(tess)
    tess.shows_stage(2, "Notes")
    tess.waits_for(lambda: notes(tess) is not None)
    assert line_of_the_action(done=True) in notes(tess).text().splitlines()


def opens_the_meeting(tess):
    tess.opens_page("Meetings")
    tess.opens_line("Miriam Holt")
    tess.is_on_a_page()


def changes_her_mind(tess):
    """What was a slip of the hand is taken back."""
    tess.opens_page("Today")
    tess.ticks(ACTION)
    tess.is_told("Open again")
    tess.takes_back()
    tess.is_told("Undone: Open again")
    assert tess.there(ACTION).isChecked()


def begins_a_goal(tess):
    """Its ladder is written where it stands."""
    tess.starts_a_goal()
    tess.waits_for(lambda: tess.sees("What would you like to be different?"))
    tess.types(GOAL)
    tess.presses_button("Start")
    tess.presses_button("Write the ladder")
    tess.presses_button("Yes, it could")
    for level, words in LADDER.items():
        tess.writes_in(f"{level}, …", words)
    tess.presses_button("Done writing the ladder")
    tess.waits_for(lambda: tess.shows("Check in"))


def checks_in(tess):
    tess.presses_button("Check in")
    tess.chooses(LADDER["−1"])
    tess.writes_in("What did you notice?", NOTICED)
    tess.keeps("Keep check-in")
    tess.waits_for(lambda: tess.sees(NOTICED))


def looks_back(tess):
    """Under the headings that suit somebody who is mentored. Then the meeting asks for nothing any more."""
    tess.opens_page("Today")
    tess.waits_for(lambda: tess.shows("Write notes"))
    opens_the_meeting(tess)
    tess.shows_stage(3, "Reflect")
    tess.writes_in("Shift", LOOKED_BACK)
    tess.opens_page("Today")
    tess.waits_for(lambda: tess.sees("No meeting planned"))
    assert not tess.shows("Write notes")


def finds_all_of_it(tess):
    for words in (THOUGHT, FIRST, WANT, SAID, ACTION, GOAL, NOTICED, LOOKED_BACK, *LADDER.values()):
        tess.finds_in_search(words)


def goes_back_and_forth(tess):
    """What was done outside the editors, the last of it first, and then all of it again. What has words stays."""
    tess.opens_page("Meetings")
    for step, has_words in reversed(STEPS):
        tess.takes_back()
        if has_words:
            tess.presses_button("Close")
            tess.waits_for(lambda: not tess.shows("Close"))
        else:
            assert tess.sees(f"Undone: {step}")
    for step, has_words in STEPS:
        tess.does_again()
        assert has_words or tess.sees(f"Done again: {step}")


def is_locked_in_mid_word_and_comes_back(tess, passphrase):
    opens_the_meeting(tess)
    tess.shows_stage(2, "Notes")
    tess.writes_in("Notes", BEFORE_THE_BLEEP)
    caret = notes(tess).caret()
    tess.locks()
    unlocks(tess, passphrase)
    tess.waits_to_be_on("Notes")
    tess.waits_for(lambda: notes(tess).caret() == caret)
    assert notes(tess).text().endswith(BEFORE_THE_BLEEP)


def test_a_fortnight(tess, passphrase):
    knows_her_mentor(tess)
    has_a_meeting_tomorrow(tess)
    captures_what_comes_to_mind(tess)
    prepares(tess)
    starts_the_meeting(tess)
    takes_notes(tess)
    has_done_it_by(tess)
    changes_her_mind(tess)
    begins_a_goal(tess)
    checks_in(tess)
    looks_back(tess)
    finds_all_of_it(tess)
    if isinstance(tess, Keys):  # with the mouse only what was done last is taken back, where it is told
        goes_back_and_forth(tess)
        finds_all_of_it(tess)
    is_locked_in_mid_word_and_comes_back(tess, passphrase)
