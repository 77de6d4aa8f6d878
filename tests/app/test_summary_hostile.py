"""Hostile words in every field of a document: they are found in the PDF as they were typed, or named as missing."""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.summary import document as printed
from app.summary.lines import printable
from tests.app.printed_summary import FORMING, FULL, GOAL, composed, needs_poppler, run

# Fields that hold Markdown; what is typed into the others is no markup of any kind.
MARKDOWN = {"purpose", "what_mattered", "notes", "noticed", "why", "closing", "text", "wish"}
# Facts that the program fills in itself, and what isn't printed by itself.
FACTS = {"form", "paper", "record", "reader"}
MARKS = "aé\u0416\u03a9 #$@<>*_`[]()\\\"'~=/{}&%!|-+.0:;?^,"
CONTROLS = "\x00\x07\x1b\u200b\u200e\u202d\u202e\u2066\u2069\ufeff\ufffe\ud800"
UNSEEN = ("Cf", "Cc", "Cs")


def filled(words):
    """FULL with `words(name)` in every field that holds text; a rung of its own only where there is no ladder."""
    looks = tuple(replace(look, rung="") for look in GOAL.check_ins)
    forming = replace(FORMING, check_ins=(replace(looks[0], rung="A rung."),))
    return _filled(replace(FULL, goals=(replace(GOAL, check_ins=looks), forming)), words)


def _filled(thing, words, name=""):
    if is_dataclass(thing):
        return replace(
            thing, **{field.name: _filled(getattr(thing, field.name), words, field.name) for field in fields(thing)}
        )
    if isinstance(thing, tuple):
        return tuple(_filled(each, words, name) for each in thing)
    if isinstance(thing, dict):
        return {key: words("rungs") for key in thing}
    if (
        isinstance(thing, str)
        and not (name == "rung" and not thing)
        and name not in FACTS
        and not (name == "state" and thing in ("open", "done", "let_go"))
    ):
        return words("text" if name == "points" and "." in thing else name)
    return thing


def escaped(text):
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def bare(text):
    """Without what has no shape, as spaces and capitals at the beginning of a sentence may differ."""
    seen = (
        character for character in unicodedata.normalize("NFKD", text) if unicodedata.category(character) not in UNSEEN
    )
    return re.sub(r"\s", "", "".join(seen)).casefold()


def said(pdf, foot):
    """All words, without the foot that would stand between those of a paragraph over two pages."""
    pages = (bare(page) for page in run("pdftotext", pdf, "-raw").split("\f"))
    return "".join(re.sub(re.escape(foot) + r"\d+of\d+$", "", page) for page in pages)


class Words:
    """Different words for each field, so that each is looked for by itself."""

    def __init__(self, text):
        self._text = text
        self.typed = []
        self.names = set()

    def __call__(self, name):
        self.names.add(name)
        number = len(self.typed)
        text = f"q{number}q{self._text}q{number}x"
        self.typed.append(bare(" ".join(printable(text).split())))
        return escaped(text) if name in MARKDOWN else text


@needs_poppler
@settings(max_examples=25)
@given(st.text(alphabet=MARKS + CONTROLS, min_size=1, max_size=24))
def test_markup_and_controls_in_any_field_are_printed_as_they_were_typed(text):
    words = Words(text)
    document = filled(words)
    made = composed(document)
    assert made.missing == ()
    foot = bare(printable(f"{document.name}, personal summary, August to November 2026"))
    found = said(made.pdf, foot)
    assert [typed for typed in words.typed if typed not in found] == []


@needs_poppler
@settings(max_examples=12)
@example(["\U0010fffd", "\u0ce2"])  # a vowel sign beside a character that no font has
@given(st.lists(st.characters(exclude_categories=UNSEEN), min_size=1, max_size=12))
def test_characters_of_every_plane_are_printed_or_named_as_missing(characters):
    wanted = [character for character in characters if printable(character).strip()]
    words = Words(" ".join(characters))
    made = composed(filled(words))
    found = bare(run("pdftotext", made.pdf, "-raw"))
    named = "".join(made.missing)
    assert [one for one in wanted if bare(one) not in found and one not in named] == []


@needs_poppler
@settings(max_examples=12)
@given(st.text(alphabet=MARKS + CONTROLS + "\n\t", max_size=60))
def test_no_letter_of_hostile_markdown_is_lost(text):
    document = filled(lambda name: text if name in MARKDOWN else "plain")
    without = filled(lambda name: "" if name in MARKDOWN else "plain")
    letters = [letter for letter in "aжω" if letter in bare(text)]
    found, before = (bare(run("pdftotext", composed(one).pdf, "-raw")) for one in (document, without))
    for letter in letters:
        assert found.count(letter) >= before.count(letter) + len(MARKDOWN) * bare(text).count(letter)


def test_every_field_that_holds_text_is_filled_by_these_tests():
    words = Words("")
    filled(words)
    records = [one for one in vars(printed).values() if is_dataclass(one)]
    textual = {field.name for record in records for field in fields(record) if "str" in str(field.type)}
    assert textual - words.names == {"record", "reader"}
