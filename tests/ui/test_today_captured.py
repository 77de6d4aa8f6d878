"""What a line that was jotted down means."""

from datetime import date

import pytest

from ui.pages.today import captured
from ui.pages.today.captured import Captured

TODAY = date(2026, 11, 19)  # a Thursday


@pytest.mark.parametrize("typed", ["Ask Miriam @Ravi !friday", "see [] later", "[x] done before", "  "])
def test_a_line_without_a_box_before_it_is_a_note_as_it_stands(typed):
    assert captured.read(typed, TODAY) == Captured(typed.strip())


@pytest.mark.parametrize("typed", ["[] Ring the office", "[ ] Ring the office", "- [ ] Ring the  office"])
def test_a_box_makes_an_action(typed):
    assert captured.read(typed, TODAY) == Captured("Ring the office", is_action=True)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("!friday", date(2026, 11, 20)),
        ("!2 dec", date(2026, 12, 2)),
        ("!tomorrow", date(2026, 11, 20)),
        ("!in two weeks", date(2026, 12, 3)),
        ("!2026-11-26", date(2026, 11, 26)),
        ("!Tuesday 24 November 2026", date(2026, 11, 24)),
        ("!next friday.", date(2026, 11, 20)),
    ],
)
def test_an_exclamation_mark_says_by_when(said, day):
    found = captured.read(f"[] Send it {said}", TODAY)
    assert (found.words.rstrip("."), found.due) == ("Send it", day)


def test_words_after_the_day_stay_words():
    found = captured.read("[] Send it !friday to the team", TODAY)
    assert (found.words, found.due) == ("Send it to the team", date(2026, 11, 20))


def test_of_two_days_the_last_holds():
    found = captured.read("[] Send it !friday !2 dec", TODAY)
    assert (found.words, found.due) == ("Send it", date(2026, 12, 2))


def test_what_is_no_day_stays_where_it_is():
    assert captured.read("[] Stop! Shout !loudly", TODAY) == Captured("Stop! Shout !loudly", is_action=True)


def test_an_at_sign_says_who():
    found = captured.read("[] Send it @Ravi, please", TODAY)
    assert (found.who, found.words) == ("Ravi", "Send it, please")


@pytest.mark.parametrize("said", ["@me", "@Me"])
def test_mine_is_mine(said):
    assert captured.read(f"[] Send it {said}", TODAY) == Captured("Send it", is_action=True)


def test_an_address_is_nobody():
    assert captured.read("[] Write to a@b.example", TODAY) == Captured("Write to a@b.example", is_action=True)


NAMES = [(1, "Dr Miriam Holt"), (2, "Ravi Menon"), (3, "Miriam Adeyemi")]


@pytest.mark.parametrize(("who", "key"), [("ravi", 2), ("Holt", 1), ("men", 2), ("Miriam", None), ("Zoe", None)])
def test_somebody_is_known_by_a_word_of_their_name_alone(who, key):
    assert captured.called(who, NAMES) == key


def test_the_name_of_somebody_unknown_stays_among_the_words():
    found = captured.read("[] Send the paper @Zoë", TODAY)
    assert captured.with_name(found).words == "Zoë: Send the paper"
