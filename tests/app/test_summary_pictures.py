"""The pictures of a summary: no two labels touch, and their words tell all that they show."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.summary import drawing, in_words, step_picture, timeline_picture
from app.summary.document import CheckIn, Post, Thread, Timeline

WIDTH = 464.9
TODAY = date(2026, 11, 19)


def labels(picture):
    """Left, right, top and bottom of every label."""
    for mark in picture.marks:
        if mark["kind"] == "words":
            wide = drawing.width_of(mark["text"], mark["size"])
            yield mark["x"], mark["x"] + wide, mark["y"] - mark["size"] / 2, mark["y"] + mark["size"] / 2


def overlapping(picture):
    return [
        (one, other)
        for one, other in combinations(labels(picture), 2)
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]


def outside(picture):
    return [
        label
        for label in labels(picture)
        if label[0] < -0.01 or label[1] > picture.width + 0.01 or label[3] > picture.height + 0.01
    ]


def crowded(posts=14, threads=30, met=12):
    return Timeline(
        date(1986, 1, 1),
        TODAY,
        tuple(
            Post(
                f"Consultant number {n}, Ashdown",
                date(1986 + 2 * n, 3, 1),
                None if n == posts - 1 else date(1988 + 2 * n, 2, 1),
            )
            for n in range(posts)
        ),
        tuple(
            Thread(
                f"Dr Somebody Featherstone {n}",
                date(1987 + n, 1, 1),
                date(1990 + n, 1, 1),
                tuple(date(1987 + n, 1 + m, 1) for m in range(met)),
            )
            for n in range(threads)
        ),
    )


def shown(picture):
    return [mark["text"] for mark in picture.marks if mark["kind"] == "words"]


# Timeline

DAYS = st.dates(date(1980, 1, 1), TODAY)
NAMES = st.text(alphabet="aWi ,好", min_size=1, max_size=40)


@settings(max_examples=60)
@given(st.data())
def test_no_two_labels_of_a_timeline_touch_and_none_leaves_it(data):
    spans = st.tuples(NAMES, DAYS, st.none() | st.integers(0, 6000))
    posts = [(name, since, length) for name, since, length in data.draw(st.lists(spans, max_size=14))]
    threads = data.draw(st.lists(spans, max_size=30))
    first = data.draw(DAYS | st.just(TODAY))
    timeline = Timeline(
        first,
        TODAY,
        tuple(Post(name, since, later(since, length)) for name, since, length in posts),
        tuple(Thread(name, since, later(since, length), (since,)) for name, since, length in threads),
    )
    picture = timeline_picture.drawn(timeline, WIDTH)
    assert overlapping(picture) == []
    assert outside(picture) == []


def later(since, length):
    return None if length is None else min(TODAY, date.fromordinal(since.toordinal() + length))


def test_a_career_of_fourteen_posts_and_thirty_mentorships_stays_legible():
    picture = timeline_picture.drawn(crowded(), WIDTH)
    assert overlapping(picture) == []
    assert picture.height < 690  # points on a page
    names = [text for text in shown(picture) if text.startswith("Dr ")]
    assert len(names) == 30


def test_a_label_too_long_for_its_bar_stands_under_it():
    timeline = Timeline(
        date(2020, 1, 1),
        TODAY,
        (Post("Perinatal psychiatry, Ashdown", date(2020, 1, 1), date(2020, 3, 1)), Post("Liaison", date(2020, 3, 2))),
    )
    picture = timeline_picture.drawn(timeline, WIDTH)
    assert {"Perinatal psychiatry, Ashdown", "Liaison"} <= set(shown(picture))
    assert overlapping(picture) == []


def test_the_current_post_is_dark_and_the_others_pale():
    bars = [mark["colour"] for mark in timeline_picture.drawn(crowded(posts=3), WIDTH).marks if mark["kind"] == "bar"]
    assert bars == ["pale", "pale", "pine"]


def test_every_meeting_has_a_circle():
    circles = [
        mark for mark in timeline_picture.drawn(crowded(threads=1, met=9), WIDTH).marks if mark["kind"] == "circle"
    ]
    assert len(circles) == 9


def test_circles_of_hundreds_of_meetings_are_smaller_than_those_of_a_few():
    def radius(number):
        first = date(2000, 1, 1).toordinal()
        met = tuple(date.fromordinal(first + 9000 * n // number) for n in range(number))
        timeline = Timeline(date(2000, 1, 1), TODAY, (), (Thread("Dr Holt", date(2000, 1, 1), None, met),))
        return max(mark["radius"] for mark in timeline_picture.drawn(timeline, WIDTH).marks if mark["kind"] == "circle")

    assert radius(300) < radius(10)


def test_mentorships_the_picture_has_no_room_for_are_counted():
    side_by_side = tuple(Thread(f"Dr {n}", date(1990, 1, 1), None) for n in range(40))
    timeline = Timeline(date(1986, 1, 1), TODAY, (), side_by_side)
    drawn = sum(text.startswith("Dr ") for text in shown(timeline_picture.drawn(timeline, WIDTH)))
    assert drawn + timeline_picture.hidden(timeline, WIDTH) == 40


def test_the_words_of_a_timeline_name_every_post_and_person_in_full():
    words = in_words.timeline(crowded())
    assert all(f"Consultant number {n}, Ashdown" in words for n in range(14))
    assert all(f"Dr Somebody Featherstone {n} " in words for n in range(30))


def test_a_timeline_in_words():
    timeline = Timeline(
        date(2021, 8, 1),
        TODAY,
        (Post("FY1, Eastmoor", date(2021, 8, 4), date(2022, 8, 2)), Post("Perinatal", date(2026, 8, 5))),
        (
            Thread("Prof. Abara", date(2021, 10, 1), date(2023, 7, 1), (date(2021, 10, 1),) * 8),
            Thread("Dr Holt", date(2023, 10, 3), None, (date(2023, 10, 3),) * 23),
            Thread("Dr Prior", date(2026, 1, 1)),
        ),
    )
    assert in_words.timeline(timeline) == (
        "eight meetings with Prof. Abara from October 2021 to July 2023, 23 meetings with Dr Holt since October 2023, "
        "and a mentorship with Dr Prior since January 2026, through two posts: FY1, Eastmoor from August 2021 to "
        "August 2022; Perinatal since August 2026"
    )


# Check-ins


def looks(*levels, year=2025):
    return [CheckIn(date(year + n // 12, n % 12 + 1, 3), level) for n, level in enumerate(levels)]


@pytest.mark.parametrize(
    ("levels", "until", "words"),
    [
        ((-1,), None, "at −1 since January 2025"),
        ((-1, -1), date(2025, 9, 1), "at −1 from January to September 2025"),
        ((-2, -1), None, "from −2 in January 2025 to −1 since February"),
        ((-2, -1), date(2025, 9, 1), "from −2 in January 2025 to −1 in February"),
        ((-2, -2, -1, 0), None, "from −2 in January 2025 to −1 in March, and 0 since April"),
        ((-1, 0, -1, 0), None, "from −1 in January 2025 to 0 in February, −1 again in March, and 0 again since April"),
        ((0, None, None), None, "at 0 since January 2025; not sure yet at two check-ins"),
        ((None,), None, "not sure yet at one check-in"),
    ],
)
def test_check_ins_in_words(levels, until, words):
    assert in_words.check_ins(looks(*levels), until) == words


def test_many_steps_are_told_year_by_year():
    words = in_words.check_ins(looks(*[-1, 0] * 24))
    assert words.startswith("from −1 in January 2025 to 0 in December, ")
    assert words.endswith("−1 again in November 2028, and 0 again since December")
    assert words.count(" in ") < 6


def test_years_in_which_nothing_moved_are_not_told_again():
    words = in_words.check_ins(looks(*[-1, 0] * 8, *[1] * 48))
    assert words == "from −1 in January 2025 to 0 in December, and +1 since May 2026"


def test_a_step_goes_from_look_to_look_and_on_to_today():
    picture = step_picture.drawn(looks(-2, 0), TODAY, 345.8)
    (steps,) = [mark["points"] for mark in picture.marks if mark["kind"] == "line" and mark["colour"] == "pine"]
    (_, low), (turn, still_low), (same, high), (end, still_high) = steps
    assert (low, high, turn, end) == (still_low, still_high, same, 345.8)
    assert high < low


def test_where_nobody_was_sure_is_a_small_circle_below_the_lines():
    circles = [mark for mark in step_picture.drawn(looks(0, None), TODAY, 345.8).marks if mark["kind"] == "circle"]
    assert circles[1]["y"] > circles[0]["y"]
    assert circles[1]["radius"] < circles[0]["radius"]


@settings(max_examples=60)
@given(st.lists(st.tuples(DAYS, st.sampled_from([-2, -1, 0, 1, 2, None])), min_size=1, max_size=60))
def test_labels_of_a_step_chart_never_touch_and_stay_on_it(looked):
    picture = step_picture.drawn(
        [CheckIn(on, level) for on, level in sorted(looked, key=lambda one: one[0])], TODAY, 345.8
    )
    assert overlapping(picture) == []
    assert outside(picture) == []


# How wide words are


@pytest.mark.parametrize("room", [0, 8, 20, 60, 200])
def test_a_shortened_label_fits(room):
    assert drawing.width_of(drawing.shortened("Consultant in perinatal psychiatry, Ashdown", room)) <= room


def test_a_label_that_fits_is_whole():
    assert drawing.shortened("Ashdown", 200) == "Ashdown"
