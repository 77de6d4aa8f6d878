"""The question of the day: what suits, the same all day, not again for sixty days, and in words that judge nobody."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice import today
from app.practice.today import Near

DAY = date(2026, 11, 19)
ALL = today.all_questions()
LEANINGS = ["", "mentee", "mentor", "both"]
NEAR = st.lists(st.sampled_from(list(Near)), unique=True, max_size=4)
ASKED = st.dictionaries(
    st.sampled_from([one.key for one in ALL]), st.integers(-5, 130).map(lambda ago: DAY - timedelta(ago)), max_size=90
)
FIRST_SET = [
    "When did you last ask for help and find that it was fine?",
    "What did someone do this week that you’d like to borrow?",
    "What’s the smallest thing you could bring to your next meeting?",
    "Who would you tell if it went badly? Who if it went well?",
    "What do you know now that you’d have liked to know on your first day here?",
    "What have you stopped noticing because it goes well?",
    "Which conversation are you putting off, and what’s the first sentence?",
    "What would you like to be asked?",
    "What did you learn from someone junior to you?",
    "What are you carrying that belongs to somebody else?",
    "If nothing about work changed this year, what would you change outside it?",
    "What would make next week one notch kinder?",
    "What do you want to keep from this post?",
    "Where were you most yourself this month?",
]


def on_day(day=DAY, near=(), asked=None, turn=0, leaning=""):
    return today.choose(day, near, asked or {}, turn, leaning)


def every_turn(near, asked, leaning=""):
    found = []
    while question := on_day(near=near, asked=asked, turn=len(found), leaning=leaning):
        found.append(question)
    return found


# The words


def test_the_first_fourteen_questions_are_there():
    assert set(FIRST_SET) <= {one.words for one in ALL}


def test_every_question_has_a_key_and_words_of_its_own():
    assert len({one.key for one in ALL}) == len({one.words for one in ALL}) == len(ALL)


def test_a_question_reads_well_by_itself():
    assert [one.words for one in ALL if not re.fullmatch(r"[A-Z][^'\"\n]+\?", one.words) or len(one.words) > 90] == []
    assert {one.near for one in ALL} == {"", *Near}
    assert {one.leaning for one in ALL} == {"", "mentee", "mentor"}


def test_no_question_counts_or_grades_or_speaks_of_absence():
    judging = (
        r"\b(how (many|much|often)|out of ten|score|rate|streak|competen\w+|performance|target|enough|well done|overdue"
        r"|away|absen\w+|haven’t written|since you last (wrote|came)|while|back here|task|user|profile|submit)\b"
    )
    assert [one.words for one in ALL if re.search(judging, one.words.lower())] == []


# Choosing


def test_a_day_has_one_question():
    assert on_day() == on_day()
    assert len({on_day(DAY + timedelta(n)).key for n in range(30)}) > 15


@given(NEAR, ASKED, st.sampled_from(LEANINGS))
def test_another_brings_every_question_that_suits_once_and_then_none(near, asked, leaning):
    shown = every_turn(near, asked, leaning)
    assert len({one.key for one in shown}) == len(shown)
    for one in shown:
        if asked.get(one.key) != DAY:
            assert one.near in ("", *near)
            assert one.key not in asked or abs((DAY - asked[one.key]).days) > 60
            assert one.leaning == "" or leaning in (one.leaning, "both")


@given(NEAR, NEAR, ASKED, st.sampled_from(LEANINGS))
def test_what_was_shown_today_stays_all_day_whatever_comes_near(morning, evening, asked, leaning):
    asked = {key: day for key, day in asked.items() if day != DAY}
    first = on_day(near=morning, asked=asked, leaning=leaning)
    shown = asked | {first.key: DAY} if first else asked
    if first:
        assert on_day(near=evening, asked=shown, leaning=leaning) == first
        another = on_day(near=morning, asked=asked, turn=1, leaning=leaning)
        assert on_day(near=morning, asked=shown, turn=1, leaning=leaning) == another


@pytest.mark.parametrize("near", list(Near))
def test_what_is_near_comes_first(near):
    of_it = [one.near for one in every_turn([near], {})]
    count = Counter(of_it)[near]
    assert count >= 8
    assert of_it == [near] * count + [""] * (len(of_it) - count)


def test_of_two_things_near_the_first_comes_first():
    found = [one.near for one in every_turn([Near.AFTER_MEETING, Near.NEW_POST], {})]
    assert list(dict.fromkeys(found)) == ["after_meeting", "new_post", ""]


def test_nothing_near_brings_no_question_about_a_meeting_or_a_post_that_is_not_there():
    assert {one.near for one in every_turn([], {}, "both")} == {""}


@pytest.mark.parametrize(("ago", "comes"), [(0, True), (1, False), (60, False), (61, True), (-1, False), (-400, True)])
def test_a_question_rests_for_sixty_days(ago, comes):
    asked = {one.key: DAY - timedelta(1) for one in ALL} | {"day_off": DAY - timedelta(ago)}
    assert [one.key for one in every_turn([], asked)] == ["day_off"] * comes


def test_a_question_that_a_newer_version_asked_is_no_trouble():
    assert on_day(asked={"of_a_newer_version": DAY}) == on_day()


@pytest.mark.parametrize("leaning", LEANINGS)
def test_a_year_of_days_has_a_question_each_and_none_again_within_sixty(leaning):
    asked = {}
    for n in range(365):
        day = DAY + timedelta(n)
        question = on_day(day, asked=asked, leaning=leaning)
        assert question
        assert question.key not in asked or (day - asked[question.key]).days > 60
        asked[question.key] = day


@pytest.mark.parametrize("leaning", LEANINGS)
def test_two_months_can_pass_without_one_again(leaning):
    assert len(every_turn([], {}, leaning)) >= 62


def test_a_leaning_brings_its_own_questions_and_leaves_the_other_sides():
    told = {leaning: {one.leaning for one in every_turn([], {}, leaning)} for leaning in LEANINGS}
    assert told == {"": {""}, "mentee": {"", "mentee"}, "mentor": {"", "mentor"}, "both": {"", "mentee", "mentor"}}
