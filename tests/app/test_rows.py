"""Words are kept as they were written, but for what no text should hold."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records import meetings
from app.store import rows

CONTROLS = [chr(code) for code in (*range(9), *range(11, 32), 127)]
# What Qt's text document drops, swaps or takes for the end of a block: words would change in an editor.
NO_WORDS = [*"\u2028\u2029\ufdd0\ufdd1\ufffc\ufeff\ufffe\uffff"]
written = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS + NO_WORDS))


@given(written)
def test_text_without_control_characters_is_kept_as_it_is(text):
    assert rows.prose(text) == text


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert rows.prose(rows.prose(text)) == rows.prose(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(written)
def test_any_text_comes_back_from_the_journal_as_it_was_written(journal, meeting, text):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, text)
    assert meetings.get(journal.read, meeting.id).notes == text


@pytest.mark.parametrize("control", [c for c in CONTROLS if c != "\r"], ids=lambda c: f"{ord(c):02x}")
def test_control_characters_are_removed(control):
    assert rows.prose(f"a{control}b") == "ab"


def test_tabs_and_line_ends_stay():
    assert rows.prose("a\tb\nc\n\n") == "a\tb\nc\n\n"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_kind(end):
    assert rows.prose(f"one{end}two{end}") == "one\ntwo\n"


def test_half_a_character_does_not_stop_the_rest_from_being_kept(journal, meeting):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "before \ud83d after")
    assert meetings.get(journal.read, meeting.id).notes == "before \ufffd after"


def test_two_megabytes_are_kept_to_the_byte(journal, meeting):
    text = "".join(f"{number} – naïve 🙂 text\n" for number in range(75_000))
    assert len(text.encode()) > 2_000_000

    with journal.write() as write:
        meetings.save_notes(write, meeting.id, text)

    assert meetings.get(journal.read, meeting.id).notes == text


@given(st.text())
def test_a_line_is_one_line_without_space_at_its_ends(text):
    line = rows.line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()


def test_this_moment_is_told_in_utc_to_the_second():
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", rows.now())


def test_uids_differ():
    assert len({rows.new_uid() for _ in range(100)}) == 100
