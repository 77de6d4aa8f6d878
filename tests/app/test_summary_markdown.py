"""Markdown as the editor stores it, read for the printed page. Expected nodes are written by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.summary.markdown import nodes, plain


def paragraph(text, **more):
    return {"kind": "paragraph", "runs": [{"text": text}], **more}


def heading(level, text):
    return {"kind": "heading", "level": level, "runs": [{"text": text}]}


def items(*texts):
    return [{"blocks": [paragraph(text)]} for text in texts]


def said(value):
    """Every word of some nodes, in order."""
    if isinstance(value, list):
        return " ".join(said(each) for each in value)
    if isinstance(value, dict):
        return " ".join(said(each) for key, each in value.items() if key != "kind")
    return value if isinstance(value, str) else ""


def test_each_line_is_a_paragraph():
    assert nodes("One line.\nAnother.\n\nA third.") == [
        paragraph("One line."),
        paragraph("Another."),
        paragraph("A third."),
    ]


def test_bold_italic_and_code_are_runs():
    (block,) = nodes("A **bold *and italic*** and `a*b` word")
    assert block["runs"] == [
        {"text": "A "},
        {"text": "bold ", "bold": True},
        {"text": "and italic", "bold": True, "italic": True},
        {"text": " and "},
        {"text": "a*b", "code": True},
        {"text": " word"},
    ]


def test_a_line_after_a_list_or_a_quote_is_not_part_of_it():
    assert nodes("- one\nplain\n> quoted\nplain again") == [
        {"kind": "list", "items": items("one")},
        paragraph("plain"),
        {"kind": "quote", "blocks": [paragraph("quoted")]},
        paragraph("plain again"),
    ]


def test_lists_nest_by_indentation():
    assert nodes("- one\n  - inner\n- two") == [
        {
            "kind": "list",
            "items": [
                {"blocks": [paragraph("one"), {"kind": "list", "items": items("inner")}]},
                {"blocks": [paragraph("two")]},
            ],
        }
    ]


def test_numbers_stay_as_they_were_typed():
    (block,) = nodes("1. one\n3. three\n2026. a year")
    assert block["kind"] == "numbers"
    assert [item["number"] for item in block["items"]] == [1, 3, 2026]


def test_lines_of_one_quote_belong_together():
    assert nodes("> one\n> two") == [{"kind": "quote", "blocks": [paragraph("one"), paragraph("two")]}]


def test_headings_skip_no_level():
    text = "### First\n# Second\n#### Under it\n##### Deeper\n###### Deepest\n## Beside it"
    assert [block["level"] for block in nodes(text)] == [1, 1, 2, 3, 3, 2]


def test_a_first_heading_that_repeats_the_headline_is_left_out():
    assert nodes("# The **week** ahead\n## What?\nText", headline="The week ahead") == [
        heading(1, "What?"),
        paragraph("Text"),
    ]


def test_a_later_heading_that_repeats_the_headline_stays():
    assert nodes("Text\n# The week", headline="The week") == [paragraph("Text"), heading(1, "The week")]


def test_a_heading_in_a_list_is_bold_words():
    (block,) = nodes("- # Not a section")
    assert block["items"][0]["blocks"] == [{"kind": "paragraph", "runs": [{"text": "Not a section", "bold": True}]}]


def test_dashes_under_a_line_are_a_rule_and_no_heading():
    assert nodes("A line\n---\nB line\n===") == [
        paragraph("A line"),
        {"kind": "rule"},
        paragraph("B line"),
        paragraph("==="),
    ]


def test_an_action_says_its_state_whose_it_is_and_when_in_words():
    (block,) = nodes("- [ ] Email Dr Prior @me !2026-11-26\n- [x] Send the paper @Miriam\n- [X] Walk")
    assert [(item["done"], item["status"], said(item["blocks"]).strip()) for item in block["items"]] == [
        (False, "To do. Me, 26 November 2026", "Email Dr Prior"),
        (True, "Done. Miriam", "Send the paper"),
        (True, "Done.", "Walk"),
    ]


def test_a_token_within_an_action_becomes_words_in_its_place():
    (block,) = nodes("- [ ] Ask @miriam before !2026-12-01 about leave")
    assert block["items"][0]["blocks"] == [paragraph("Ask miriam before 1 December 2026 about leave")]


def test_a_date_that_does_not_exist_stays_as_it_was_typed():
    (block,) = nodes("- [ ] Ring !2026-02-30")
    assert block["items"][0]["blocks"] == [paragraph("Ring !2026-02-30")]


def test_outside_an_action_the_signs_are_only_signs():
    assert nodes("Write to @me by !2026-11-26") == [paragraph("Write to @me by !2026-11-26")]


def test_the_bookmark_for_reflecting_later_is_not_printed():
    assert nodes("That stayed with me. #later\nNot #later here") == [
        paragraph("That stayed with me."),
        paragraph("Not #later here"),
    ]


def test_a_link_is_its_words_and_its_address():
    (block,) = nodes('[the guide](https://example.org/a_b "by us") and <https://example.org>')
    assert said(block["runs"]).replace("  ", " ") == (
        "the guide (https://example.org/a_b, “by us”) and https://example.org"
    )


def test_a_picture_is_its_description():
    assert nodes("![our ward](ward.png)\n![](ward.png)") == [paragraph("[our ward]"), paragraph("[picture]")]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> <b>bold</b> <!-- note -->",
        "&amp; &lt;tag&gt; &nbsp;",
        "[label]: https://example.org",
        "[x](javascript:alert(1))",
        "#hashtag and #panic() and $x^2$ and @ref and <label>",
        "    indented by four",
        "| a | b |",
    ],
)
def test_what_the_editor_does_not_know_stays_as_it_was_typed(text):
    assert nodes(text) == [paragraph(text.strip())]


def test_code_between_fences_keeps_its_lines():
    assert nodes("```python\ndef f():\n\n    return 1  #later\n```\nafter") == [
        {"kind": "code", "label": "python", "text": "def f():\n\n    return 1  #later"},
        paragraph("after"),
    ]


def test_a_fence_that_nothing_closes_is_no_code():
    assert nodes("``` oh\none\ntwo") == [paragraph("``` oh"), paragraph("one"), paragraph("two")]


def test_a_paragraph_that_begins_in_arabic_reads_from_right_to_left():
    assert nodes("السلام عليكم\nHello سلام") == [paragraph("السلام عليكم", rtl=True), paragraph("Hello سلام")]


def test_a_long_word_in_several_styles_may_break_between_them():
    (block,) = nodes("Be **" + "b" * 20 + "**`" + "c" * 20 + "` end")
    assert [run.get("cut", False) for run in block["runs"]] == [False, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 3000 + "last", id="quotes"),
        pytest.param("- " * 3000 + "last", id="bullets"),
        pytest.param("\n".join("  " * depth + "- step" for depth in range(500)) + "\n\nlast", id="steps"),
        pytest.param("[" * 5000 + "last", id="brackets"),
        pytest.param("![" * 3000 + "last", id="pictures"),
        pytest.param("*a **b " * 3000 + "last", id="stars"),
        pytest.param("\n".join("`" * n + "x" for n in range(3, 800)) + "\nlast", id="fences"),
        pytest.param("- [ ] " + "@me " * 3000 + "\nlast", id="tokens"),
    ],
)
def test_no_depth_of_nesting_loses_the_last_word(text):
    assert said(nodes(text)).split()[-1].endswith("last")


WORDS = st.lists(st.text(alphabet="#*_`>-+1.)[]()!\\~<&:|=x@ \t\n", max_size=12), min_size=1, max_size=25)


@given(WORDS)
def test_no_word_is_dropped_whatever_stands_around_it(marks):
    kept = [f"word{number}q" for number in range(len(marks))]
    text = "".join(mark + word for mark, word in zip(marks, kept, strict=True))
    found = said(nodes(text))
    assert [word for word in kept if word not in found] == []


@given(st.text())
def test_any_text_at_all_can_be_read(text):
    nodes(text)


def test_the_mark_of_what_is_to_be_reflected_on_later_is_not_printed():
    (paragraph,) = nodes("She waited. #later")
    assert plain(paragraph["runs"]) == "She waited."


def test_in_code_it_is_a_word_like_any_other():
    (code,) = nodes("```\nshe waited #later\n```")
    assert code["text"].strip() == "she waited #later"


@pytest.mark.parametrize("blank", [" ", "\t"])
def test_a_line_of_hardly_anything_but_blanks_is_read_in_one_go(blank):
    """Not again from each of them, which took minutes."""
    blanks = blank * 400_000
    (said, later) = nodes(f"a{blanks}b\nc{blanks}#later{blanks}")
    assert [plain(said["runs"])[::400_001], plain(later["runs"])] == ["ab", "c"]
