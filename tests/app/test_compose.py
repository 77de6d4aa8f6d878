"""The PDF of a summary, judged from outside: by poppler and pikepdf, on the bytes that would leave."""

import io
import re
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest

from app.errors import Cancelled
from app.progress import Progress
from app.summary import typeset
from tests.app.printed_summary import DOCUMENT, MEETING, MIRIAM, ROOT, composed, needs_poppler, noted, run, text_of

IMPORTED = "import sys; sys.path.insert(0, '.'); from tests.app import printed_summary"  # for a process of its own


@pytest.fixture(scope="module")
def summary():
    return composed()


@pytest.fixture
def opened(summary):
    with pikepdf.open(io.BytesIO(summary.pdf)) as pdf:
        yield pdf


# What a screen reader and an archive find


def test_it_claims_pdf_ua_1_and_pdf_a_2a(opened):
    with opened.open_metadata() as meta:
        claims = {name: meta[name] for name in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")}
    assert claims == {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}


@needs_poppler
def test_it_is_tagged(summary):
    assert "Tagged:          yes" in run("pdfinfo", summary.pdf)


def test_its_language_is_british_english(opened):
    assert str(opened.Root.Lang) == "en-GB"


def test_its_title_is_its_metadata_title_and_the_one_a_window_shows(opened):
    assert str(opened.docinfo["/Title"]) == "Personal summary, Tess Okonjo, August to November 2026"
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle) is True


def test_it_names_no_author(opened):
    assert "/Author" not in opened.docinfo
    with opened.open_metadata() as meta:
        assert "dc:creator" not in meta


def test_its_only_date_is_the_day_it_was_made(opened):
    dates = [str(opened.docinfo[name]) for name in ("/CreationDate", "/ModDate")]
    assert dates == ["D:20261119000000Z"] * 2


def test_every_font_is_embedded(opened):
    fonts = [
        object_
        for object_ in opened.objects
        if isinstance(object_, pikepdf.Dictionary) and object_.get("/Type") == "/FontDescriptor"
    ]
    assert {str(font.FontName).split("+")[1].split("-")[0] for font in fonts} >= {"SourceSerifPro", "Inter"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_bookmarks_lead_to_sections_and_entries(opened):
    with opened.open_outline() as outline:
        tree = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert tree == [
        ("Mentorships", ["Dr Miriam Holt: what it’s for", "New post", "The week I stopped rehearsing"]),
        ("About this summary", []),
    ]


@needs_poppler
def test_headings_are_tagged_in_order_without_skipping_a_level(summary):
    structure = run("pdfinfo", summary.pdf, "-struct-text")
    assert re.findall(r'^ *(H\d) .*\n *"(.*)"', structure, re.MULTILINE) == [
        ("H1", "Mentorships"),
        ("H2", "What it’s for"),
        ("H2", "New post"),
        ("H2", "The week I stopped rehearsing"),
        ("H3", "Now what?"),
        ("H1", "About this summary"),
    ]


@needs_poppler
@pytest.mark.parametrize("tag", ["TOC", "L", "LI", "LBody", "BlockQuote", "P"])
def test_contents_lists_and_quotes_are_tagged_as_such(summary, tag):
    assert re.search(rf"^ *{tag}( \(block\))?:?$", run("pdfinfo", summary.pdf, "-struct-text"), re.MULTILINE)


@needs_poppler
def test_rules_foot_and_pictures_are_not_read_out(summary):
    structure = run("pdfinfo", summary.pdf, "-struct-text")
    assert "Figure" not in structure
    assert "2 of 2" not in structure


def test_it_counts_its_pages(summary, opened):
    assert summary.pages == len(opened.pages) == 2


# Characters without a font. A private-use character never has a meaning that another computer shares.

NOWHERE = "\U0010fffd"


@needs_poppler
def test_characters_that_no_font_has_are_named_and_the_pdf_is_made_all_the_same():
    made = composed(noted(f"Here {NOWHERE} and \U0010fffc."))
    assert made.missing == (NOWHERE, "\U0010fffc")
    assert "Tagged:          yes" in run("pdfinfo", made.pdf)
    assert "Here" in text_of(made.pdf)


def test_a_pdf_with_missing_characters_claims_no_standard():
    with pikepdf.open(io.BytesIO(composed(noted(NOWHERE)).pdf)) as pdf, pdf.open_metadata() as meta:
        assert "pdfuaid:part" not in meta


def numbered(count):
    return [f"word{number}" for number in range(count)]


@needs_poppler
def test_a_paragraph_for_a_title_is_printed_in_full():
    """Pasted into one line, it may be longer than a page."""
    headline = " ".join(numbered(1_000))
    meeting = replace(MEETING, headline=headline, what_mattered=headline, notes=None)
    made = composed(replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=(meeting,)),)))
    said = set(text_of(made.pdf).split())
    assert [word for word in numbered(1_000) if word not in said] == []


@needs_poppler
def test_an_address_without_an_end_is_printed_whole():
    """Not measured, which would take minutes where its lines may break."""
    assert text_of(composed(noted("https://example.org/" + "ж/" * 9_000)).pdf).count("ж") == 9_000


@needs_poppler
def test_a_name_longer_than_the_standards_allow_is_printed_all_the_same():
    made = composed(replace(DOCUMENT, name=" ".join(numbered(4_000))))
    assert (made.missing, "word3999" in text_of(made.pdf)) == ((), True)


def test_a_missing_character_within_a_joined_emoji_is_named(monkeypatch):
    bundled = typeset._fonts(system_fonts=False)
    monkeypatch.setattr(typeset, "_fonts", lambda system_fonts: bundled)  # a computer without fonts of its own
    assert composed(noted("A doctor: \U0001f469\u200d\u2695\ufe0f")).missing == ("\U0001f469",)


@needs_poppler
def test_korean_and_emoji_are_either_printed_by_the_standard_or_named():
    made = composed(noted("김철수 🎉"))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_metadata() as meta:
        assert ("pdfuaid:part" in meta) is (made.missing == ())
    assert set(made.missing) <= set("김철수🎉")


# Same in, same out; and nothing beside it


def test_the_same_document_makes_the_same_bytes(summary):
    assert composed().pdf == summary.pdf


def test_the_same_document_makes_the_same_bytes_in_another_process(summary):
    program = f"{IMPORTED}; import sys; sys.stdout.buffer.write(printed_summary.composed().pdf)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == summary.pdf


@pytest.mark.skipif(sys.platform != "linux", reason="strace is a tool of Linux")
def test_composing_opens_no_file_for_writing():
    # Python tries its temporary folder by writing to it, once.
    program = (
        f"{IMPORTED}; import os, tempfile; tempfile.gettempdir(); os.write(1, b'begin'); printed_summary.composed()"
    )
    calls = "trace=open,openat,openat2,creat,write,pwrite64"
    trace = ["strace", "-f", "-e", calls, sys.executable, "-B", "-c", program]
    done = subprocess.run(trace, cwd=ROOT, capture_output=True, text=True, check=True)
    made = done.stderr.partition('"begin"')[2]
    assert "SourceSerifPro" in made
    assert "/usr/share/fonts" not in made  # the system's fonts are looked through only when one is needed
    assert re.findall(r".*(?:O_WRONLY|O_RDWR|O_CREAT|creat\(|write\().*", made) == []


def files_below(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_composing_leaves_no_file_behind(home):
    composed(noted("MARKER-7731"))
    assert files_below(home) == []


def test_a_cancelled_composition_stops():
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        composed(DOCUMENT, progress)


def test_progress_runs_to_its_end():
    steps = []
    composed(DOCUMENT, Progress(lambda done, total: steps.append((done, total))))
    assert steps[0] == (0, 4)
    assert steps[-1] == (4, 4)
