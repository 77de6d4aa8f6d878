"""Every section of a summary: what it says, in which order, and what is tagged for those who listen."""

import io
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pikepdf
import pytest

from app.summary.document import Action, Document, Goal, Meeting, Post
from tests.app.printed_summary import (
    DOCUMENT,
    FORMING,
    FULL,
    GOAL,
    LADDER,
    MEETING,
    MILLIMETRE,
    MIRIAM,
    REFLECTION,
    TIMELINE,
    composed,
    entry,
    lines_of,
    needs_poppler,
    run,
    struct_of,
    tags_of,
    text_of,
)


@pytest.fixture(scope="module")
def full():
    return composed(FULL)


@pytest.fixture(scope="module")
def said(full):
    return text_of(full.pdf)


@pytest.fixture(scope="module")
def structure(full):
    return struct_of(full.pdf)


def said_of(**parts):
    return text_of(composed(replace(DOCUMENT, mentorships=(), **parts)).pdf)


# What it says


@needs_poppler
def test_the_sections_come_in_the_order_of_the_contents(said):
    contents = said.split("\f")[0]
    names = [
        "Mentorships",
        "Goals",
        "Chosen reflections",
        "Quick notes",
        "Actions, and what’s next",
        "About this summary",
    ]
    assert re.findall("|".join(names), contents) == names
    places = [said.index(name, len(contents)) for name in names]
    assert places == sorted(places)


@needs_poppler
def test_the_timeline_is_followed_by_its_words(said):
    assert (
        "Each circle is a meeting. In words: two meetings with Dr Miriam Holt since October 2023, through two posts: "
        "Core training, Calder Valley from August 2023 to August 2026; Perinatal, Ashdown since August 2026."
    ) in said


@needs_poppler
def test_what_was_agreed_stands_with_its_day_and_its_labels(said):
    assert "Agreed On 9 October 2025. What we agreed How often: Every six weeks." in said


@needs_poppler
def test_the_ladder_says_where_it_began_and_since_when_it_stands_where_it_stands(said):
    assert (
        "+2 I help others ask early. +1 I ring before I’m sure. 0 I ask the same shift. Since 3 November "
        "−1 I ask after an hour. −2 I wait until morning. Where I started"
    ) in said


@needs_poppler
def test_a_rung_that_is_not_written_is_not_there_unless_it_is_where_the_goal_stands_or_began():
    rungs = {level: words for level, words in LADDER.items() if level in (0, 1)}
    text = said_of(goals=(replace(GOAL, rungs=rungs, chart=False),))
    assert "+1 I ring before I’m sure. 0 I ask the same shift. Since 3 November −2 Where I started" in text
    assert "+2" not in text
    assert text.count("Where I started") == 1


@needs_poppler
def test_a_goal_that_is_closed_says_where_it_ended():
    text = said_of(goals=(replace(GOAL, state="Reached", until=date(2026, 11, 10)),))
    assert "0 I ask the same shift. Where I ended" in text


@needs_poppler
def test_the_chart_is_followed_by_its_words_and_by_what_was_noticed(said):
    assert (
        "In words: from −2 in January 2025 to −1 in May, and 0 since November 2026. "
        "What I noticed, 9 January 2025, at −2: It was a quiet night. "
        "What I noticed, 3 November, at 0: I rang at ten."
    ) in said


@needs_poppler
def test_milestones_say_when_they_were_reached_or_by_when_they_are_hoped_for(said):
    assert "Ask on a night shift Reached 1 October. Tell the new doctors By 1 February 2027." in said


@needs_poppler
def test_the_ladder_is_explained_once(said):
    assert said.count("the numbers describe the goal, not me") == 1


@needs_poppler
def test_a_goal_without_a_ladder_says_where_it_stands_without_a_number():
    text = said_of(goals=(replace(GOAL, rungs={}, chart=False, check_ins=GOAL.check_ins[1:]),))
    assert "What I hoped for, since November 2026." in text
    assert "−1" not in text


@needs_poppler
def test_the_score_of_goals_together_comes_with_its_caution(said):
    assert "Your goals together: 60.6. Fifty means you got about what you set out to." in said
    assert "It doesn’t compare people, and it isn’t a score for a portfolio." in said


@needs_poppler
def test_without_a_score_nothing_is_said_of_one():
    assert "together" not in said_of(goals=(GOAL, FORMING))


@needs_poppler
def test_a_reflection_has_its_day_its_model_and_its_ties_in_the_margin(said):
    assert (
        "3 November 2026 What? So what? Now what? Linked to the goal “Ask for help early”. Ten, not two What? "
        "She was more frightened at ten."
    ) in said


@needs_poppler
def test_open_actions_come_first_then_those_that_were_closed_by_their_day(said):
    assert (
        "Due 27 November Email Dr Prior If it is five, then I will write. Mine, open. From 20 October "
        "Done 1 October Find one person to ask Mine, done. From 1 September "
        "Let go 20 October Keep a list Mine, let go. From 1 September"
    ) in said


@needs_poppler
def test_what_is_next_has_its_day_and_the_wish(said):
    assert (
        "24 November By video, 17:30 With Dr Miriam Holt What I’d like from our next meeting To say it out loud."
        in said
    )


@needs_poppler
def test_what_was_discussed_is_listed():
    meeting = replace(MEETING, notes=None, discussed=("The rota", "**Calls** at night"))
    text = text_of(composed(replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=(meeting,)),))).pdf)
    assert "Discussed: • The rota • **Calls** at night" in text


@needs_poppler
def test_a_volume_says_which_of_how_many_on_its_title_page_and_its_foot():
    pages = text_of(composed(replace(FULL, volume=2, volumes=3)).pdf).split("\f")[:-1]
    assert len(pages) > 2
    assert all("olume 2 of 3" in page for page in pages)


# Long editions


def many(number):
    return tuple(
        replace(REFLECTION, on=date(2020, 1, 1) + timedelta(31 * n), title=f"Title {n}") for n in range(number)
    )


@needs_poppler
def test_a_long_edition_lists_every_entry_with_its_day_and_the_page_where_it_stands():
    pages = text_of(composed(replace(DOCUMENT, mentorships=(), reflections=many(40))).pdf).split("\f")
    listed = re.findall(r"(\d+ \w+ \d{4}) (Title \d+) (\d+)(?= |$)", " ".join(page for page in pages[1:3]))
    assert [title for _, title, _ in listed] == [f"Title {n}" for n in range(40)]
    assert listed[0][0] == "1 January 2020"
    assert all(title in pages[int(page) - 1] for _, title, page in listed)


@needs_poppler
def test_a_short_one_has_no_page_of_contents():
    assert "Contents" not in said_of(reflections=many(5))


def test_every_line_of_the_contents_leads_somewhere():
    with pikepdf.open(io.BytesIO(composed(replace(DOCUMENT, mentorships=(), reflections=many(20))).pdf)) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", []) if str(link.get("/Subtype")) == "/Link"]
    assert len(links) >= 2 + 22  # the title page, then sections and entries


# Pictures, ladders, headings


def figures(pdf):
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and str(thing.get("/S", "")) == "/Figure"
    ]


def test_every_picture_has_its_words_as_alternative_text(full):
    with pikepdf.open(io.BytesIO(full.pdf)) as pdf:
        alternatives = [str(figure["/Alt"]) for figure in figures(pdf)]
    assert len(alternatives) == 2
    assert alternatives[0].startswith("Each circle is a meeting. In words: two meetings with Dr Miriam Holt")
    assert alternatives[1] == "In words: from −2 in January 2025 to −1 in May, and 0 since November 2026."


def test_no_level_of_heading_is_skipped_in_any_form(full):
    for pdf in (full.pdf, composed(replace(FULL, form="brief")).pdf, composed(entry("goal", goals=(GOAL,))).pdf):
        levels = [int(tag[1]) for tag in tags_of(pdf) if re.fullmatch(r"H\d", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


@needs_poppler
def test_the_ladder_the_milestones_and_the_actions_are_lists(structure):
    for words in ("+2", "Ask on a night shift", "Email Dr Prior"):
        before = structure[: structure.index(f'"{words}"')]
        assert before.rindex("LBody") > before.rindex("H1 ")


@needs_poppler
def test_words_beside_pictures_are_paragraphs(structure):
    before = structure[: structure.index('"Each circle is a meeting.')].rstrip()
    assert before.endswith("P (block)")


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_nothing_of_any_section_runs_off_the_paper(paper):
    right = (210 if paper == "a4" else 215.9) - 22
    for page in lines_of(composed(replace(FULL, paper=paper)).pdf):
        assert all(line[0] >= 24 * MILLIMETRE - 0.5 and line[2] <= right * MILLIMETRE + 0.5 for line in page)


def test_a_ladder_stays_together():
    goals = tuple(replace(GOAL, title=f"Goal {n}", why="Why. " * 40 * n) for n in range(12))
    for page in lines_of(composed(replace(DOCUMENT, mentorships=(), goals=goals)).pdf):
        words = " ".join(line[3] for line in page)
        assert words.count("I help others ask early.") == words.count("I wait until morning.")


@needs_poppler
def test_a_ladder_longer_than_a_page_loses_no_word():
    rungs = {level: f"{level} begins " + "and so on " * 400 + f"{level} ends" for level in range(-2, 3)}
    text = said_of(goals=(replace(GOAL, rungs=rungs),))
    assert all(f"{level} begins" in text and f"{level} ends" in text for level in rungs)


@needs_poppler
def test_words_that_are_too_wide_break_in_every_part():
    long = "Wordwithoutend" * 30
    document = replace(
        FULL,
        mentorships=(replace(MIRIAM, meetings=(Meeting(date(2026, 9, 1), long, discussed=(long,)),)),),
        goals=(
            Goal(long, long, date(2025, 1, 1), rungs=dict.fromkeys(range(-2, 3), long), milestones=GOAL.milestones),
        ),
        reflections=(replace(REFLECTION, title=long, model=long, ties=(long,)),),
        actions=(Action(long, long, date(2026, 9, 1), if_then=long),),
        next=replace(FULL.next, who=long, medium=long, wish=long),
        timeline=replace(TIMELINE, posts=(Post(long, date(2023, 8, 2)),)),
        chosen=(long,),
    )
    left, right = 24 * MILLIMETRE - 0.5, (210 - 22) * MILLIMETRE + 0.5
    pages = lines_of(composed(document).pdf)
    assert [line for page in pages for line in page if line[0] < left or line[2] > right] == []


@needs_poppler
def test_words_that_run_from_right_to_left_begin_at_the_right():
    title, rung, quote = "أن أطلب المساعدة", "أسأل بعد ساعة.", "اقتباس قصير"
    goal = replace(GOAL, title=title, why=f"> {quote}", rungs=dict.fromkeys(range(-2, 3), rung), chart=False)
    lines = [line for page in lines_of(composed(replace(DOCUMENT, mentorships=(), goals=(goal,))).pdf) for line in page]
    arabic = [line for line in lines if re.search("[\u0600-\u06ff]", line[3])]
    assert len(arabic) >= 7
    assert all(line[0] > 120 * MILLIMETRE for line in arabic)


def test_an_empty_record_of_each_kind_can_be_printed():
    empty = Document(made_on=date(2026, 11, 19))
    goal = Goal("", "", date(2026, 1, 1))
    for document in (empty, replace(empty, goals=(goal,), actions=(Action("", "", date(2026, 1, 1)),))):
        assert composed(document).pages


def test_metadata_is_a_title_a_day_and_what_set_the_pages(full):
    with pikepdf.open(io.BytesIO(full.pdf)) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/CreationDate", "/ModDate", "/Creator"}
        assert re.fullmatch(r"Typst [\d.]+", str(pdf.docinfo["/Creator"]))


@needs_poppler
def test_fonts_are_embedded_in_every_form():
    for document in (FULL, replace(FULL, form="brief"), entry("goal", goals=(GOAL,))):
        rows = subprocess_fonts(composed(document).pdf)
        assert rows
        assert all(row[-5:-2][0] == "yes" for row in rows)


def subprocess_fonts(pdf):
    return [line.split() for line in run("pdffonts", pdf).splitlines()[2:]]
