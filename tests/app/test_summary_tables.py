"""Pipe tables in an entry: printed as tables that fit the column, and no cell of them is dropped."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.summary.markdown import nodes, plain
from tests.app.printed_summary import MILLIMETRE, composed, lines_of, needs_poppler, noted, run, tags_of, text_of

TABLE = "| Who | When |\n|---|:-:|\n| Ann | **May** |\n| Bo | `June` |"


def cells(text):
    (table,) = [node for node in nodes(text) if node["kind"] == "table"]
    return [[plain(cell) for cell in row] for row in (table["header"], *table["rows"])]


def kinds(text):
    return [node["kind"] for node in nodes(text)]


def test_a_header_a_line_of_dashes_and_rows_are_a_table():
    assert cells(TABLE) == [["Who", "When"], ["Ann", "May"], ["Bo", "June"]]


def test_cells_keep_their_style():
    (table,) = nodes(TABLE)
    assert table["rows"][0][1] == [{"text": "May", "bold": True}]
    assert table["rows"][1][1] == [{"text": "June", "code": True}]


def test_pipes_at_the_ends_may_be_left_out():
    assert cells("Who | When\n--- | ---\nAnn | May") == [["Who", "When"], ["Ann", "May"]]


def test_a_row_longer_than_its_header_keeps_every_cell():
    assert cells("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |") == [["a", "b", ""], ["1", "2", "3"], ["4", "", ""]]


def test_an_escaped_pipe_is_part_of_its_cell():
    assert cells("| a | b |\n|---|---|\n| x \\| y | z |")[1] == ["x | y", "z"]


def test_words_before_and_after_a_table_stay_where_they_were():
    assert kinds(f"# Before\n{TABLE}\nAfter.\n- one") == ["heading", "table", "paragraph", "list"]


@pytest.mark.parametrize(
    "text",
    [
        "one | two",
        "| a | b |\n| c | d |",
        "| a | b |\n|---|\n| 1 | 2 |",
        "a\n---",
        "```\n" + TABLE + "\n```",
        "|" + "a|" * 13 + "\n|" + "-|" * 13,
    ],
)
def test_what_is_no_table_stays_as_it_was_typed(text):
    assert "table" not in kinds(text)


@given(st.text(alphabet="|-: ab\\\n`*", max_size=60))
def test_no_letter_is_lost_among_pipes_and_dashes(text):
    def letters(blocks):
        for block in blocks:
            for runs in [
                block.get("runs", []),
                *block.get("header", []),
                *(c for r in block.get("rows", []) for c in r),
            ]:
                yield from re.findall("[ab]", plain(runs))
            yield from re.findall("[ab]", block.get("text", "") + block.get("label", ""))
            for inside in (block, *block.get("items", ())):
                yield from letters(inside.get("blocks", ()))

    assert "".join(letters(nodes(text))) == "".join(re.findall("[ab]", text))


@needs_poppler
def test_it_is_tagged_as_a_table_with_its_header():
    tags = tags_of(composed(noted(TABLE)).pdf)
    assert tags.count("Table") == 1
    assert (tags.count("TH"), tags.count("TD")) == (2, 4)
    assert "Who When Ann May Bo June" in text_of(composed(noted(TABLE)).pdf)


@needs_poppler
@pytest.mark.parametrize("columns", [2, 5, 12])
def test_a_table_that_is_too_wide_wraps_in_its_cells_and_keeps_every_word(columns):
    words = [f"w{n}" + "x" * (5 * n) for n in range(columns)]
    long = " ".join(f"long{n}" for n in range(40))
    text = "\n".join(
        [
            "|" + "|".join(words) + "|",
            "|" + "---|" * columns,
            "|" + "|".join(f"{word} {long}" for word in words) + "|",
            "|" + "|".join(["Without" * 12] * columns) + "|",
        ]
    )
    pdf = composed(noted(text)).pdf
    right = (210 - 22) * MILLIMETRE + 0.5
    assert [line for page in lines_of(pdf) for line in page if line[2] > right] == []
    said = re.sub(r"\s", "", run("pdftotext", pdf, "-raw"))
    assert all(said.count(word) >= 1 for word in words)
    assert len(re.findall("long39", said)) == columns


@needs_poppler
@pytest.mark.parametrize("words", ["short", "a cell that is wider than a third of the column", "Without" * 12])
def test_a_table_of_many_rows_stays_within_the_column_and_keeps_every_cell(words):
    rows = [f"| row{n} | {words} | end{n} {words} |" for n in range(70)]
    pdf = composed(noted("\n".join(["| Who | What | When |", "|---|---|---|", *rows]))).pdf
    right = (210 - 22) * MILLIMETRE + 0.5
    assert [line for page in lines_of(pdf) for line in page if line[2] > right] == []
    said = re.sub(r"\s", "", run("pdftotext", pdf, "-raw"))
    assert [n for n in range(70) if f"row{n}" not in said or f"end{n}" not in said] == []
