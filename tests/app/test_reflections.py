"""Reflections, quick notes, tags and links between them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.records import links, notes, reflections, tags
from app.records.notes import Note
from app.records.reflections import Reflection, first_words
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import broken_field, do, found

DAY = date(2025, 3, 10)


@pytest.fixture
def add(journal):
    def add(text="## What?\nA long silence.", day=DAY, **fields):
        return do(journal, reflections.add, Reflection(0, "", day, "what_so_what_now_what", text=text, **fields))

    return add


@pytest.fixture
def jot(journal):
    def jot(text="Ask about the rota", day=DAY, **fields):
        return do(journal, notes.add, Note(0, "", day, text, **fields))

    return jot


# Reflections


def test_a_reflection_comes_back_as_it_was_kept(journal, add):
    made = add(title="Waiting", kept_out=True)
    assert reflections.get(journal.read, made.id) == made


def test_a_reflection_may_be_dated_today_but_not_ahead(journal, add):
    today = rows.today()
    assert add(day=today).on_day == today
    ahead = Reflection(0, "", today + timedelta(days=1), "free")
    assert broken_field(journal, reflections.add, ahead) == "on_day"
    assert broken_field(journal, reflections.save, replace(add(), on_day=ahead.on_day)) == "on_day"


def test_a_change_of_its_day_keeps_newer_words(journal, add):
    before = add()
    do(journal, reflections.save_text, before.id, "Other words.")
    do(journal, reflections.save_title, before.id, "Another title")
    do(journal, reflections.save, replace(before, on_day=DAY - timedelta(days=1), kept_out=True))
    now = reflections.get(journal.read, before.id)
    assert (now.text, now.title, now.on_day, now.kept_out) == (
        "Other words.",
        "Another title",
        DAY - timedelta(days=1),
        True,
    )


def test_words_written_into_a_reflection_that_is_gone_are_not_lost_in_silence(journal):
    with pytest.raises(LookupError):
        do(journal, reflections.save_text, 99, "Words.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("## What?\n\n## So what?\n", ""),
        ("## What?\n\n- I *waited*, and he spoke.", "I waited, and he spoke."),
        ("\n\nA line.\nAnother.", "A line."),
        ("## Heard\n\n**Description**\n\nI was tired.", "I was tired."),
        ("**Wait.**\n\n## Said\n", "Wait."),
        ("**Wait** for it.", "Wait for it."),
        ("A sentence that goes on for rather longer than any list would have the room to show it", None),
    ],
)
def test_without_a_title_its_first_words_are_shown(text, expected):
    shown = first_words(text)
    if expected is None:
        assert shown.endswith(" …")
        assert text.startswith(shown.removesuffix(" …") + " ")
        assert len(shown) <= 62
    else:
        assert shown == expected


def test_one_long_word_is_shown_as_far_as_there_is_room():
    assert first_words("a" * 100) == "a" * 60 + " …"


def test_reflections_come_newest_first_in_pages_without_a_gap_or_a_repetition(journal, add):
    made = [add(day=DAY - timedelta(days=n % 4)) for n in range(17)]
    seen, before = [], None
    while page := reflections.newest(journal.read, before=before, limit=5):
        seen += page
        before = reflections.place_in_time(page[-1])
    assert seen == sorted(made, key=lambda one: (one.on_day, one.id), reverse=True)


def test_a_page_may_be_of_some_only(journal, add):
    made = [add() for _ in range(4)]
    assert reflections.newest(journal.read, only=[made[1].id, made[3].id]) == [made[3], made[1]]
    assert reflections.newest(journal.read, only=[]) == []


def test_a_removed_reflection_is_neither_listed_nor_found(journal, add):
    made = add()
    do(journal, rows.hide, Kind.REFLECTION, made.id)
    assert reflections.newest(journal.read) == []
    assert found(journal, "silence") == set()
    do(journal, rows.restore, Kind.REFLECTION, made.id)
    assert found(journal, "silence") == {(Kind.REFLECTION, made.id)}


def test_an_edited_reflection_is_found_by_its_new_words_alone(journal, add):
    made = add(title="Waiting")
    do(journal, reflections.save_model, made.id, "free", "The lantern.")
    assert found(journal, "silence") == set()
    assert found(journal, "lantern waiting") == {(Kind.REFLECTION, made.id)}


def test_the_words_of_a_reflection_stay_out_of_its_repr(add):
    assert "silence" not in repr(add(title="silence"))


# Quick notes


def test_a_note_comes_back_as_it_was_kept(journal, jot):
    made = jot("  Two lines\n\nof it  ", kept_out=True)
    assert notes.get(journal.read, made.id) == made
    assert made.text == "Two lines\n\nof it"


def test_an_empty_note_is_none(journal):
    assert broken_field(journal, notes.add, Note(0, "", DAY, " \n")) == "text"


def test_a_change_of_a_notes_day_keeps_newer_words(journal, jot):
    before = jot()
    do(journal, notes.save_text, before.id, "Other words")
    do(journal, notes.save, replace(before, on_day=DAY - timedelta(days=1)))
    assert notes.get(journal.read, before.id) == replace(before, text="Other words", on_day=DAY - timedelta(days=1))


def test_notes_come_newest_first_in_pages(journal, jot):
    made = [jot(day=DAY - timedelta(days=n % 3)) for n in range(7)]
    first = notes.newest(journal.read, limit=4)
    rest = notes.newest(journal.read, before=(first[-1].on_day, first[-1].id))
    assert first + rest == sorted(made, key=lambda one: (one.on_day, one.id), reverse=True)


def test_a_note_is_found_by_its_words(journal, jot):
    made = jot()
    assert found(journal, "rota") == {(Kind.NOTE, made.id)}
    do(journal, notes.save_text, made.id, "The lantern")
    assert found(journal, "rota") == set()


# Tags


def test_a_tag_of_that_name_is_the_same_tag_whatever_its_case(journal):
    made = do(journal, tags.add, "Voice")
    assert do(journal, tags.add, " #voice ") == made
    assert tags.all_kept(journal.read) == [made]


def test_case_is_folded_as_people_read_it(journal):
    made = do(journal, tags.add, "Straße")
    assert tags.named(journal.read, "STRASSE") == made


def test_a_tag_needs_a_word(journal):
    assert broken_field(journal, tags.add, " # ") == "name"


def test_a_tag_cannot_take_the_name_of_another(journal):
    do(journal, tags.add, "voice")
    exam = do(journal, tags.add, "exam")
    assert broken_field(journal, tags.rename, exam, "VOICE") == "name"
    do(journal, tags.rename, exam, "Exam")
    assert tags.get(journal.read, exam.id).name == "Exam"


def test_a_removed_tag_comes_back_when_its_name_is_used_again(journal):
    made = do(journal, tags.add, "voice")
    do(journal, rows.hide, Kind.TAG, made.id)
    assert tags.named(journal.read, "voice") is None
    assert do(journal, tags.add, "Voice") == replace(made, name="Voice")


def test_a_tag_is_found_by_its_name(journal):
    made = do(journal, tags.add, "stepping-up")
    assert found(journal, "stepping") == {(Kind.TAG, made.id)}


# Links


def test_a_link_is_seen_from_both_ends_and_taken_away_from_either(journal, add):
    one, other = (Kind.REFLECTION, add().id), (Kind.TAG, do(journal, tags.add, "voice").id)
    do(journal, links.add, one, other)
    assert links.all_of(journal.read, one) == [other]
    assert links.all_of(journal.read, other) == [one]
    do(journal, links.remove, other, one)
    assert links.all_of(journal.read, one) == []


def test_a_link_between_two_of_a_kind_is_seen_from_both_ends(journal, add):
    one, other = (Kind.REFLECTION, add().id), (Kind.REFLECTION, add().id)
    do(journal, links.add, other, one)
    assert links.all_of(journal.read, one) == [other]
    assert links.all_of(journal.read, other) == [one]
