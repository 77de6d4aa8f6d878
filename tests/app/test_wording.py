"""Dates, lengths, counts and roles read as a person would write them."""

from datetime import UTC, date, datetime

import pytest

from app import wording

TODAY = date(2026, 11, 23)


def test_the_year_is_said_only_when_it_is_not_this_one():
    assert wording.day(date(2026, 10, 20), TODAY) == "20 October"
    assert wording.day(date(2025, 10, 20), TODAY) == "20 October 2025"


def test_without_a_today_the_year_is_always_said():
    assert wording.day(date(2026, 10, 20)) == "20 October 2026"
    assert wording.month(date(2026, 10, 20)) == "October 2026"


def test_a_moment_is_weekday_day_and_hour():
    assert wording.moment(datetime(2026, 11, 24, 17, 30, tzinfo=UTC), TODAY) == "Tuesday 24 November, 17:30"


def test_a_narrow_column_has_short_days():
    tuesday = date(2026, 11, 24)
    assert (wording.short_day(tuesday), wording.short_weekday(tuesday)) == ("24 Nov", "Tue")


@pytest.mark.parametrize(
    ("minutes", "long", "short"),
    [
        (1, "1 minute", "1 min"),
        (5, "5 minutes", "5 min"),
        (55, "55 minutes", "55 min"),
        (60, "1 hour", "1 h"),
        (65, "1 h 05", "1 h 05"),
        (70, "1 h 10", "1 h 10"),
        (120, "2 hours", "2 h"),
        (480, "8 hours", "8 h"),
    ],
)
def test_a_length_is_in_minutes_below_an_hour(minutes, long, short):
    assert (wording.length(minutes), wording.short_length(minutes)) == (long, short)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 28), "in five days"),
        (date(2026, 11, 20), "three days ago"),
        (date(2026, 12, 6), "in 13 days"),
        (date(2026, 12, 7), "in about two weeks"),
        (date(2026, 8, 23), "about three months ago"),
        (date(2023, 11, 23), "about three years ago"),
    ],
)
def test_a_distance_is_in_words(on, words):
    assert wording.distance(on, TODAY) == words


def test_counts_up_to_ten_are_words():
    counted = [wording.counted(number, "meeting", "meetings") for number in (0, 1, 2, 10, 11)]
    assert counted == ["no meetings", "one meeting", "two meetings", "ten meetings", "11 meetings"]


def test_a_list_ends_with_and():
    lists = ([], ["a"], ["a", "b"], ["a", "b", "c"])
    assert [wording.listed(parts) for parts in lists] == ["", "a", "a and b", "a, b and c"]


def test_what_somebody_is_to_me_turns_my_own_role_round():
    assert wording.my_role("mentee") == "I’m the mentee"
    assert wording.relation("mentee") == "my mentor"
    assert wording.relation("mentor") == "the person I mentor"
    assert wording.relation("mentor", 2) == "the second person I mentor"


@pytest.mark.parametrize(
    ("began", "ended", "words"),
    [
        (None, None, ""),
        (date(2023, 10, 3), None, "since October 2023"),
        (date(2025, 11, 13), date(2026, 5, 14), "November 2025 to May 2026"),
        (date(2026, 2, 1), date(2026, 5, 14), "February to May 2026"),
        (date(2026, 5, 1), date(2026, 5, 14), "May 2026"),
    ],
)
def test_how_long_a_mentorship_has_lasted_is_said_in_months(began, ended, words):
    assert wording.standing(began, ended) == words


def test_the_rungs_of_a_ladder_are_named_by_where_it_began():
    assert [wording.rung(level) for level in (2, 1, 0, -1, -2)] == [
        "Much more than I hoped",
        "More than I hoped",
        "What I hoped for",
        "Some of the way",
        "Where I started",
    ]
    assert [wording.rung(level, -1) for level in (0, -1, -2)] == ["What I hoped for", "Where I started", "Further back"]


def test_a_level_has_a_sign_and_a_true_minus():
    assert [wording.signed(level) for level in (2, 0, -1)] == ["+2", "0", "−1"]


def test_every_value_that_a_record_can_have_has_words():
    from app.records.meetings import Medium, MeetingKind
    from app.records.mentorships import Role

    assert all([*map(wording.medium, Medium), *map(wording.meeting, MeetingKind), *map(wording.my_role, Role)])
    assert all(map(wording.relation, Role))


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (0, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
        (23, "Good evening"),
    ],
)
def test_the_clock_says_how_to_greet(hour, greeting):
    assert wording.greeting(datetime(2026, 11, 23, hour, 59, tzinfo=UTC)) == greeting


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 21), "21 November"),
        (date(2025, 11, 3), "3 November 2025"),
    ],
)
def test_a_near_day_has_a_name_and_others_a_date(on, said):
    assert wording.near_day(on, TODAY) == said


@pytest.mark.parametrize(
    ("started_on", "said"),
    [
        (date(2026, 11, 23), "Week one of perinatal at Ashdown"),
        (date(2026, 11, 17), "Week one of perinatal at Ashdown"),
        (date(2026, 11, 16), "Week two of perinatal at Ashdown"),
        (date(2026, 8, 5), "Week sixteen of perinatal at Ashdown"),
        (date(2026, 7, 13), "Week twenty of perinatal at Ashdown"),
        (date(2026, 7, 6), "Week 21 of perinatal at Ashdown"),
        (date(2014, 8, 6), "Perinatal at Ashdown, since August 2014"),
    ],
)
def test_the_week_of_a_post_is_counted_for_two_years(started_on, said):
    assert wording.week_of("Perinatal", "Ashdown", started_on, TODAY) == said


@pytest.mark.parametrize(
    ("title", "site", "said"),
    [
        ("Old-age psychiatry", "", "Week one of old-age psychiatry"),
        ("CAMHS", "Ashdown", "Week one of CAMHS at Ashdown"),
        ("F1 surgery", "", "Week one of F1 surgery"),
        ("Royal Ashdown", "", "Week one of Royal Ashdown"),
    ],
)
def test_names_and_short_forms_of_a_post_keep_their_capitals(title, site, said):
    assert wording.week_of(title, site, TODAY, TODAY) == said
