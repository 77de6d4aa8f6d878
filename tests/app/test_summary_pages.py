"""What the pages of a summary say, that nothing on them is cut, and that no text is taken for source."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.summary import template
from app.summary.document import Document
from tests.app.printed_summary import (
    DOCUMENT,
    EARLIER,
    MEETING,
    MILLIMETRE,
    MIRIAM,
    composed,
    lines_of,
    needs_poppler,
    noted,
    run,
    text_of,
)


@pytest.fixture(scope="module")
def summary():
    return composed()


# What it says


@needs_poppler
def test_the_title_page_says_whose_when_for_whom_and_what_is_inside(summary):
    title_page = text_of(summary.pdf).split("\f")[0]
    assert title_page.strip() == (
        "Inglenook Personal summary Tess Okonjo August to November 2026 "
        "Prepared for Dr Miriam Holt, my mentor since October 2023. "
        "Mentorships 2 About this summary 2 "
        "I chose what’s here and wrote it myself. It’s a personal record of mentoring, which is voluntary and "
        "confidential. It isn’t evidence for, or part of, any assessment."
    )


@needs_poppler
def test_a_margin_note_is_read_before_the_text_beside_it_and_meetings_oldest_first(summary):
    assert text_of(summary.pdf).split("\f")[1].split("About this")[0].strip() == (
        "Mentorships "
        "Dr Miriam Holt I’m the mentee. Since October 2023. "
        "What it’s for Either of us can cancel without a reason. Two meetings included. "
        "1 September In person New post Choosing one person to ask. "
        "20 October By video, 55 minutes The week I stopped rehearsing "
        "What mattered: Asking before I’m certain. "
        "I rang at ten. Four reasons were not needed. Now what? "
        "• Ring with the question first • and the story after Good shout, she said. "
        "Email Dr Prior To do. Me, 26 November 2026 Find one person to ask Done. "
        "1. Read the guide (https://example.org/guide) Last words."
    )


@needs_poppler
def test_the_last_page_says_what_is_here_what_is_not_and_how_it_was_made(summary):
    about = text_of(summary.pdf).split("\f")[1]
    assert "One mentorship, two meetings and the notes of one meeting." in about
    assert "One meeting at another time." in about
    assert "isn’t an assessment document" in about
    assert "Made on 19 November 2026 with Inglenook, on my own computer" in about
    assert about.strip().endswith("Tess Okonjo, personal summary, August to November 2026 2 of 2")


@needs_poppler
def test_notes_that_were_not_chosen_are_not_in_it():
    pdf = composed(replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=(replace(MEETING, notes=None),)),))).pdf
    assert "Four reasons" not in text_of(pdf)


@needs_poppler
def test_a_headline_that_says_what_mattered_is_said_once():
    meeting = replace(EARLIER, headline="Choosing one person", what_mattered="Choosing one person")
    pdf = composed(replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=(meeting,)),))).pdf
    assert text_of(pdf).count("Choosing one person") == 1


@needs_poppler
def test_dates_carry_their_year_when_the_period_has_several():
    assert "20 October 2026" in text_of(composed(replace(DOCUMENT, first=date(2025, 8, 1))).pdf)


@needs_poppler
def test_a_sample_says_so_on_every_page():
    pages = text_of(composed(replace(DOCUMENT, sample=True)).pdf).split("\f")[:-1]
    assert len(pages) == 3
    assert all("Sample journal" in page for page in pages)


@needs_poppler
def test_a_journal_with_nothing_in_it_still_makes_a_summary():
    text = text_of(composed(Document(made_on=date(2026, 11, 19))).pdf)
    assert "Personal summary" in text
    assert "Mentorships" not in text


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 210, 297), ("us-letter", 215.9, 279.4)])
def test_the_paper_is_the_one_asked_for(paper, width, height):
    with pikepdf.open(io.BytesIO(composed(replace(DOCUMENT, paper=paper)).pdf)) as pdf:
        size = [float(edge) / MILLIMETRE for edge in pdf.pages[0].MediaBox[2:]]
    assert size == pytest.approx([width, height], abs=0.1)


# Nothing is cut, and no heading is left alone

LONG = "\n".join(
    [
        "W" * 150,
        "https://example.org/" + "path" * 40,
        "**" + "bold" * 30 + "**" + "plain" * 30,
        "**styles**styles" * 20,
        "`" + "code" * 50 + "`",
        "```\n" + "x = f(y) " * 30 + "\n" + "z" * 200 + "\n```",
        *("  " * depth + "- " + "deep" * 30 for depth in range(12)),
        *("> " * depth + "quote" * 30 for depth in range(1, 12)),
        "- [ ] " + "action" * 30 + " @" + "owner" * 30,
        "## " + "heading" * 30,
    ]
)


def inside_the_margins(pages):
    """The lines that run beyond 24 mm from the left or 22 mm from the right of A4, with half a point to spare."""
    left, right = 24 * MILLIMETRE - 0.5, (210 - 22) * MILLIMETRE + 0.5
    return [line for page in pages for line in page if line[0] < left or line[2] > right]


@needs_poppler
def test_no_line_runs_off_the_page_however_long_its_words():
    long_names = replace(MIRIAM, who="Dr " + "Featherstonehaugh" * 8, role="Role" * 30, purpose="Purpose" * 60)
    meeting = replace(
        MEETING, headline="Headline" * 20, what_mattered="Mattered" * 40, notes=LONG, medium="Medium" * 20
    )
    document = replace(
        DOCUMENT, name="Name" * 60, audience="Audience" * 60, mentorships=(replace(long_names, meetings=(meeting,)),)
    )
    pdf = composed(document).pdf
    assert inside_the_margins(lines_of(pdf)) == []
    said = run("pdftotext", pdf, "-raw").replace("\n", "")
    assert "W" * 150 in said
    assert said.count("deep") == 12 * 30


def test_long_documents_hold_every_meeting_and_strand_no_heading():
    body = ["A line of words that fills the better part of a row. " * (1 + n % 7) for n in range(100)]
    meetings = tuple(
        replace(
            MEETING,
            held_on=date(2020 + n // 25, 1 + n // 5 % 5, 1 + n % 5),
            headline=f"Headline {n}",
            what_mattered="",
            notes=f"{body[n]}\n## Inside {n}\n{body[n]}\n- [ ] An action @me\n## Again {n}\n{body[-n]}",
        )
        for n in range(100)
    )
    pdf = composed(replace(DOCUMENT, first=date(2020, 1, 1), mentorships=(replace(MIRIAM, meetings=meetings),))).pdf
    pages = lines_of(pdf)
    pages = pages[next(n for n, page in enumerate(pages) if any(line[3] == "What it’s for" for line in page)) :]
    heading = re.compile(r"(Headline|Inside|Again) \d+$")
    found = [words for page in pages for *_, words in page if heading.match(words)]
    assert len(found) == 300
    foot = (297 - 27) * MILLIMETRE
    for number, page in enumerate(pages, 1):
        body_lines = [line for line in page if line[1] < foot]
        headlines = [line for line in body_lines if line[3].startswith("Headline")]
        assert all(foot - line[1] > 4 * 17.25 for line in headlines), f"page {number} has no room for an entry"
        lowest = max(body_lines, key=lambda line: line[1])
        assert not heading.match(lowest[3]), f"page {number} ends with {lowest[3]}"
        assert lowest[0] > 60 * MILLIMETRE, f"page {number} ends with a margin note"


# What is hostile stays text

HOSTILE = [
    '#panic("x") #eval("1") #read("/etc/passwd")',
    "$x^2$ @ref <label> = heading \\ ~ -- ... // comment /* c */",
    "\"quoted\" 'single' #set page(fill: red)",
    "<script>alert(1)</script> &amp; <!-- c -->",
    '{"json": [1]} \\u{41} \\n ${x} %s {0}',
]


@needs_poppler
@pytest.mark.parametrize("text", HOSTILE)
def test_markup_of_any_kind_is_printed_as_it_was_typed(text):
    plain = replace(MEETING, headline=text, what_mattered="", medium=text, notes=None)
    document = replace(
        DOCUMENT,
        name=text,
        audience=text,
        mentorships=(replace(MIRIAM, who=text, role=text, meetings=(plain,)),),
        chosen=(text,),
    )
    said = re.sub(r"\s", "", run("pdftotext", composed(document).pdf, "-raw"))
    # The title, the foot of two pages, for whom, the margin twice, the headline and the counts.
    assert said.count(re.sub(r"\s", "", text)) >= 7


LETTERS = st.text(
    alphabet="aé\u0416\u03a9 \t\n#$@<>*_`[]()\\\"'~=/{}&%!|-+.0"
    "\u200b\u200e\u200f\u202e\u2066\u2069\u00ad\x00\x07\x1b\u2028\ufeff\ud800\uffff\ue000",
    max_size=60,
)


@settings(max_examples=40)
@given(LETTERS, LETTERS)
def test_any_characters_make_a_pdf_that_holds_the_words_after_them(headline, notes):
    document = noted(f"{notes}\nafterwards", name=headline)
    document = replace(document, mentorships=(replace(document.mentorships[0], who=headline, purpose=notes),))
    with pikepdf.open(io.BytesIO(composed(document).pdf)) as pdf:
        assert len(pdf.pages) >= 2


@needs_poppler
def test_controls_and_overrides_of_direction_are_left_out_and_their_words_stay():
    pdf = composed(noted("before\x00\x1b[31m\u202eafter\ufeff end")).pdf
    assert "before[31mafter end" in text_of(pdf)


@needs_poppler
def test_names_in_arabic_and_devanagari_meet_the_standard_too():
    made = composed(noted("سلام and नमस्ते"))
    assert made.missing == ()
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"


def test_the_template_evaluates_and_reads_nothing():
    source = template.source().decode()
    assert re.findall(r"\b(eval|read|include|import|csv|yaml|toml|xml|plugin)\s*[(\"]", source) == []
