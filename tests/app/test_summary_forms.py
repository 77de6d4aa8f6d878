"""The story so far on one page, and a single record by itself."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.summary.document import Post, Thread, Timeline
from tests.app.printed_summary import (
    ACTIONS,
    FULL,
    GOAL,
    MEETING,
    MIRIAM,
    REFLECTION,
    TIMELINE,
    composed,
    entry,
    needs_poppler,
    text_of,
)

# The story so far


CROWD = replace(
    FULL,
    form="brief",
    name="A name that goes on " * 30,
    audience="Prepared for somebody whose name goes on. " * 30,
    timeline=Timeline(
        date(1986, 1, 1),
        date(2026, 11, 19),
        tuple(Post(f"Post number {n} in a long career", date(1986 + n, 1, 1), date(1987 + n, 1, 1)) for n in range(40)),
        tuple(Thread(f"Dr Number {n}", date(1990, 1, 1), None, (date(2000, 1, 1 + n % 28),)) for n in range(60)),
    ),
    mentorships=tuple(replace(MIRIAM, who=f"Dr Number {n}", purpose="What it is for. " * 80) for n in range(24)),
    goals=tuple(replace(GOAL, title=f"Goal {n} " * 20) for n in range(24)),
    reflections=tuple(replace(REFLECTION, title=f"Title {n}") for n in range(24)),
    notes=FULL.notes * 24,
    actions=ACTIONS * 12,
    sample=True,
)


@needs_poppler
def test_the_story_so_far_says_who_the_goals_and_what_is_next():
    text = text_of(composed(replace(FULL, form="brief")).pdf)
    for words in (
        "The story so far",
        "Dr Miriam Holt",
        "0: I ask the same shift, since November 2026.",
        "Email Dr Prior",
    ):
        assert words in text


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_story_so_far_fits_on_one_page_whatever_there_is(paper):
    assert composed(replace(CROWD, paper=paper)).pages == 1


@pytest.mark.parametrize("letter", ["W", "好", "ﷺ "])
def test_the_story_so_far_fits_in_the_widest_letters(letter):
    wide = letter * 400
    document = replace(
        CROWD,
        name=wide,
        audience=wide,
        mentorships=(replace(MIRIAM, who=wide, role=wide, purpose=wide),) * 2,
        goals=(replace(GOAL, title=wide, state=wide, why=wide, rungs=dict.fromkeys(range(-2, 3), wide)),) * 2,
        reflections=(replace(REFLECTION, title=wide, text=wide),) * 2,
        actions=(replace(ACTIONS[1], title=wide),) * 2,
        timeline=replace(TIMELINE, threads=(replace(TIMELINE.threads[0], who=wide),)),
    )
    assert composed(document).pages == 1


@needs_poppler
def test_what_the_story_so_far_has_no_room_for_is_counted():
    text = text_of(composed(CROWD).pdf)
    assert re.search(r"And \w+ more\.", text)


# One record by itself


@needs_poppler
@pytest.mark.parametrize(
    ("document", "words"),
    [
        (
            entry("meeting", mentorships=(replace(MIRIAM, meetings=(MEETING,)),)),
            "Meeting with Dr Miriam Holt 20 October",
        ),
        (entry("mentorship", mentorships=(MIRIAM,)), "Mentorship Dr Miriam Holt I’m the mentee."),
        (entry("goal", goals=(GOAL,)), "Goal Working on Since January 2025."),
        (entry("reflection", reflections=(REFLECTION,)), "Reflection 3 November 2026"),
        (entry("note", notes=FULL.notes), "Quick note 1 October 2026 The bleep"),
        (entry("action", actions=ACTIONS[1:2]), "Action Due 27 November 2026 Email Dr Prior"),
    ],
)
def test_a_record_by_itself_begins_with_its_kind_and_has_no_title_page(document, words):
    first = text_of(composed(document).pdf).split("\f")[0]
    assert first.startswith(f"Inglenook {words}")
    assert "Personal summary" not in first


@needs_poppler
def test_a_record_by_itself_says_what_the_page_is_and_its_foot_whose():
    text = text_of(composed(entry("note", notes=FULL.notes)).pdf)
    assert "It isn’t an assessment document" in text
    assert text.split("\f")[0].strip().endswith("Tess Okonjo, quick note 1 of 1")
