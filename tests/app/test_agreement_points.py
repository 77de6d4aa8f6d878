"""What an agreement says, as it is read on screen and in print."""

from dataclasses import replace
from datetime import date

import pytest

from app import agreement_points
from app.records.agreements import Agreement, Frequency, NotesAfter, NotesBy

WHOLE = Agreement(
    1,
    "",
    1,
    scope="To think *aloud*.",
    out_of_scope="Assessment.",
    frequency=Frequency.SIX_WEEKLY,
    minutes=60,
    place="By video.",
    contact="A message.",
    cancelling="No reason needed.",
    confidentiality="It stays here.",
    limits="Unless someone may be harmed.",
    difference="Names matter.",
    look_again_on=date(2027, 1, 4),
)
TODAY = date(2026, 11, 22)


def says(agreement, label):
    return dict(agreement_points.points(agreement)).get(label)


def test_it_says_everything_in_order():
    assert agreement_points.points(WHOLE) == (
        ("What it’s for", "To think *aloud*."),
        ("What stays out of it", "Assessment."),
        ("How often, and for how long", "About every six weeks, for an hour."),
        ("Where or how we meet", "By video."),
        ("Between meetings", "A message."),
        ("Cancelling", "No reason needed."),
        ("What stays between us", "It stays here."),
        ("What can’t stay between us", "Unless someone may be harmed."),
        ("Notes", "The mentee keeps notes. They may be kept when we end."),
        ("Power and difference", "Names matter."),
        ("Ending", "Either of us can end this at any time, and needs no reason."),
        ("Looking again", "We look at this again on 4 January 2027."),
    )


def test_what_was_not_said_has_no_label():
    blank = replace(WHOLE, out_of_scope=" \n", difference="", look_again_on=None, no_fault=False)
    labels = [label for label, _ in agreement_points.points(blank)]
    assert not {"What stays out of it", "Power and difference", "Looking again", "Ending"} & set(labels)


@pytest.mark.parametrize("frequency", Frequency)
def test_every_rhythm_is_said_in_words(frequency):
    said = says(replace(WHOLE, frequency=frequency, minutes=45), "How often, and for how long")
    assert said.endswith(", for 45 minutes.")
    assert "_" not in said


@pytest.mark.parametrize(
    ("notes_by", "after", "said"),
    [
        (NotesBy.MENTOR, NotesAfter.DELETE_NOW, "The mentor keeps notes. They go when we end."),
        (NotesBy.EACH_OWN, NotesAfter.DELETE_AFTER, "Each of us keeps our own notes. They go one month after we end."),
        (NotesBy.NONE, NotesAfter.DELETE_AFTER, "Nobody keeps notes."),
    ],
)
def test_who_keeps_notes_and_what_becomes_of_them(notes_by, after, said):
    assert says(replace(WHOLE, notes_by=notes_by, notes_after=after, notes_months=1), "Notes") == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((None,), ""),
        ((date(2023, 10, 3),), "Agreed 3 October 2023"),
        ((date(2023, 10, 3), None), "Agreed 3 October 2023"),
        (
            (date(2023, 10, 3), date(2024, 7, 1), date(2026, 7, 7), None),
            "Agreed 3 October 2023, looked at again 7 July",
        ),
    ],
)
def test_when_it_was_agreed_and_last_looked_at(days, said):
    assert agreement_points.agreed([replace(WHOLE, agreed_on=day) for day in days], TODAY) == said


def test_in_short_it_says_how_cancelling_and_what_stays_between_two_begin():
    cancelling = "\nNo **reason** needed.\n\nOffer a date."
    longer = replace(WHOLE, cancelling=cancelling, confidentiality="It stays here.\nMostly.")
    assert agreement_points.in_short(longer) == "No reason needed. It stays here."
    assert agreement_points.in_short(replace(longer, cancelling=" ")) == "It stays here."
