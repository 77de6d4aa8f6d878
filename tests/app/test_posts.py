"""The rules for posts: PO-1, PO-2, and that a record's post follows from its date."""

from dataclasses import replace
from datetime import date

import pytest

from app.records import posts
from app.records.posts import Post, PostType
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import broken_field, do, found

AUTUMN = Post(0, "", "Old age psychiatry", date(2024, 8, 7), date(2025, 2, 4), site="Stannet Vale")


@pytest.fixture
def autumn(journal):
    return do(journal, posts.add, AUTUMN)


def test_a_post_comes_back_as_it_was_kept(journal, autumn):
    whole = replace(autumn, post_type=PostType.SAS, whole_time_percent=80, notes="Two sites.\n\nOne bus.")
    do(journal, posts.save, whole)
    assert posts.get(journal.read, autumn.id) == whole


def test_a_post_needs_a_title(journal):
    assert broken_field(journal, posts.add, replace(AUTUMN, title=" \t")) == "title"


def test_a_post_may_end_on_the_day_it_began(journal):
    assert do(journal, posts.add, replace(AUTUMN, end_on=AUTUMN.start_on)).id


def test_a_post_cannot_end_before_it_began(journal):
    assert broken_field(journal, posts.add, replace(AUTUMN, end_on=date(2024, 8, 6))) == "end_on"


@pytest.mark.parametrize(("percent", "may_be"), [(19, False), (20, True), (100, True), (101, False)])
def test_a_post_is_between_a_fifth_and_the_whole_of_the_time(journal, percent, may_be):
    post = replace(AUTUMN, whole_time_percent=percent)
    if may_be:
        assert do(journal, posts.add, post).id
    else:
        assert broken_field(journal, posts.add, post) == "whole_time_percent"


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2024, 8, 6), False),
        (date(2024, 8, 7), True),
        (date(2025, 2, 4), True),
        (date(2025, 2, 5), False),
    ],
)
def test_the_first_and_the_last_day_belong_to_a_post(journal, autumn, day, held):
    assert (posts.held_on(journal.read, day) == autumn) is held


def test_a_post_without_an_end_lasts(journal):
    still = do(journal, posts.add, replace(AUTUMN, end_on=None))
    assert posts.held_on(journal.read, date(2060, 1, 1)) == still


def test_of_two_posts_at_once_the_later_one_counts(journal, autumn):
    fellow = do(journal, posts.add, replace(AUTUMN, title="Teaching fellow", start_on=date(2024, 10, 1), end_on=None))
    assert posts.held_on(journal.read, date(2024, 11, 1)) == fellow
    assert posts.held_on(journal.read, date(2024, 9, 1)) == autumn


def test_overlapping_posts_are_told(journal, autumn):
    fellow = do(journal, posts.add, replace(AUTUMN, title="Teaching fellow", start_on=date(2025, 2, 4), end_on=None))
    after = do(journal, posts.add, replace(AUTUMN, title="Liaison", start_on=date(2025, 2, 5), end_on=None))
    assert posts.overlapping(journal.read, autumn) == [fellow]
    assert posts.overlapping(journal.read, after) == [fellow]


def test_posts_are_listed_the_latest_first(journal, autumn):
    before = do(journal, posts.add, replace(AUTUMN, start_on=date(2023, 8, 2), end_on=date(2024, 8, 6)))
    assert posts.all_kept(journal.read) == [autumn, before]


def test_a_removed_post_is_held_on_no_day(journal, autumn):
    do(journal, rows.hide, Kind.POST, autumn.id)
    assert posts.held_on(journal.read, AUTUMN.start_on) is None
    with pytest.raises(LookupError):
        posts.get(journal.read, autumn.id)


@pytest.mark.parametrize("words", ["age", "stannet", "lantern"])
def test_a_post_is_found_by_its_words(journal, words):
    made = do(journal, posts.add, replace(AUTUMN, notes="The lantern room."))
    assert (Kind.POST, made.id) in found(journal, words)


def test_the_words_of_a_post_stay_out_of_its_repr():
    assert "age" not in repr(AUTUMN)
    assert "Stannet" not in repr(AUTUMN)


def test_a_post_has_the_days_on_which_no_later_one_was_held(journal):
    add = lambda title, first, last: do(journal, posts.add, Post(0, "", title, first, last))  # noqa: E731
    long = add("Ward", date(2024, 8, 7), date(2025, 8, 5))
    add("Taster", date(2024, 10, 1), date(2024, 10, 14))
    last = add("Liaison", date(2025, 8, 1), None)
    assert posts.spells(journal.read, long) == [
        (date(2024, 8, 7), date(2024, 9, 30)),
        (date(2024, 10, 15), date(2025, 7, 31)),
    ]
    assert posts.spells(journal.read, last) == [(date(2025, 8, 1), date.max)]


def test_a_post_wholly_within_a_later_one_has_no_day_left(journal):
    first = do(journal, posts.add, Post(0, "", "Ward", date(2024, 8, 7), date(2024, 9, 1)))
    do(journal, posts.add, Post(0, "", "Ward again", date(2024, 8, 7), date(2024, 9, 1)))
    assert posts.spells(journal.read, first) == []
