"""The pages as text alone: the same words in the same order, and what each of them is."""

import re
from dataclasses import replace

from app.summary import as_text
from tests.app.printed_summary import (
    DOCUMENT,
    FULL,
    GOAL,
    composed,
    entry,
    needs_poppler,
    noted,
    text_of,
)


def told(document):
    return [(block.kind, block.level, block.text) for block in as_text.blocks(document)]


def words_of(text):
    return re.findall(r"[\w’]+", text)


def printed_words(document):
    """Of the pages, without the contents, the foot, and the labels inside pictures."""
    pages = text_of(composed(document).pdf).split("\f")[:-1]
    pages = [re.sub(r"Tess Okonjo, [\w ’]*(?:, August to November 2026)? \d+ of \d+ $", "", page) for page in pages]
    pages[0] = re.sub(r"(?<=October 2023\. ).*(?=I chose)", "", pages[0])
    text = " ".join(pages)
    text = re.sub(r"Jan 2024 .*? Miriam Holt (?=Each circle)", "", text)
    return re.sub(r"\+2 \+1 0 −1 −2 Jan 2025 .*? (?=In words: from)", "", text)


@needs_poppler
def test_it_has_every_word_of_the_pages_and_no_other_in_their_order():
    listened = " ".join(block.text for block in as_text.blocks(FULL))
    assert words_of(listened) == words_of(printed_words(FULL))


@needs_poppler
def test_a_single_record_has_the_words_of_its_page():
    document = entry("goal", goals=(GOAL,))
    listened = " ".join(block.text for block in as_text.blocks(document))
    assert words_of(listened) == words_of(printed_words(document))


@needs_poppler
def test_the_story_so_far_has_the_words_of_the_level_on_which_it_fits():
    document = replace(FULL, form="brief", goals=tuple(replace(GOAL, title=f"Goal {n}") for n in range(60)))
    made = composed(document)
    assert made.detail > 0
    listened = " ".join(block.text for block in as_text.blocks(document, made.detail))
    found = re.sub(r"Jan 2024 .*? Miriam Holt (?=In words)", "", text_of(made.pdf).strip())
    found = re.sub(r"Tess Okonjo, the story so far, 19 November 2026 1 of 1$", "", found)
    assert sorted(words_of(listened)) == sorted(words_of(found))


def test_it_begins_with_the_title_and_who_it_is_for():
    kinds = told(DOCUMENT)
    assert kinds[1:4] == [
        ("title", 0, "Personal summary"),
        ("text", 0, "Tess Okonjo"),
        ("text", 0, "August to November 2026"),
    ]


def test_a_sample_says_so_first():
    assert told(replace(DOCUMENT, sample=True))[0] == ("note", 0, "Sample journal")


def test_headings_have_the_levels_of_the_pages():
    headings = [(level, text) for kind, level, text in told(FULL) if kind == "heading"]
    assert headings[:3] == [(1, "Mentorships"), (2, "What it’s for"), (2, "What we agreed")]
    assert (3, "Milestones") in headings


def test_a_picture_is_told_once_in_words():
    texts = [text for _, _, text in told(FULL)]
    assert sum("In words: from −2 in January 2025" in text for text in texts) == 1
    assert "Jan 2024" not in texts


def test_a_list_goes_as_deep_as_it_was_written():
    items = [(kind, level, text) for kind, level, text in told(noted("- one\n  - two\n1. three")) if kind == "item"]
    assert items == [("item", 0, "one"), ("item", 1, "two"), ("item", 0, "1. three")]


def test_a_row_of_a_table_is_told_with_the_names_of_its_columns():
    items = [
        text for kind, _, text in told(noted("| Who | When |\n|---|---|\n| Ann | May |\n| Bo | |")) if kind == "item"
    ]
    assert items == ["Who: Ann; When: May", "Who: Bo"]


def test_a_table_of_a_header_alone_is_told():
    assert ("item", 0, "Who; When") in told(noted("| Who | When |\n|---|---|"))


def test_the_rung_on_which_a_goal_stands_says_since_when():
    assert ("item", 0, "0: I ask the same shift. Since 3 November.") in told(FULL)


def test_an_action_is_an_item_with_what_is_known_of_it_beneath():
    found = told(FULL)
    at = found.index(("note", 0, "Due 27 November")) + 1
    assert found[at - 1 : at + 3] == [
        ("note", 0, "Due 27 November"),
        ("item", 0, "Email Dr Prior"),
        ("text", 1, "If it is five, then I will write."),
        ("text", 1, "Mine, open. From 20 October"),
    ]


def test_no_block_is_empty_and_none_shows_its_words():
    blocks = as_text.blocks(FULL)
    assert all(block.text.strip() for block in blocks)
    assert "Holt" not in repr(blocks)
