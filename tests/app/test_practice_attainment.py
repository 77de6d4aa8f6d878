"""The two rules of a ladder: its middle is written, and no two levels say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice import attainment

LADDER = {-2: "Never", -1: "When asked", 0: "Most weeks", 1: "When I disagree", 2: "I chair it"}


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, ()),
        ({-2: "", 2: ""}, ()),
        ({-1: "", 1: "  "}, (-1, 1)),
        ({0: "\n"}, (0,)),
        (dict.fromkeys(LADDER, ""), (-1, 0, 1)),
    ],
)
def test_only_the_three_middle_levels_have_to_be_written(changed, missing):
    assert attainment.missing(LADDER | changed) == missing


def test_a_level_nobody_speaks_of_is_not_written():
    assert attainment.missing({0: "Most weeks"}) == (-1, 1)


@pytest.mark.parametrize(
    ("changed", "repeated"),
    [
        ({}, ()),
        ({2: " NEVER\n"}, (-2, 2)),
        ({1: "most  weeks", -1: "Straße", 2: "STRASSE"}, (-1, 0, 1, 2)),
        ({-2: "", 2: " "}, ()),
    ],
)
def test_levels_that_say_the_same_are_found_whatever_their_capitals(changed, repeated):
    assert attainment.repeated(LADDER | changed) == repeated


# While it is typed


@pytest.mark.parametrize(
    ("typed", "needs_all", "kept"),
    [
        ({0: "Each week"}, True, {0: "Each week"}),
        ({0: ""}, True, {}),
        ({0: ""}, False, {0: ""}),
        ({-2: "", 2: ""}, True, {-2: "", 2: ""}),
        ({1: LADDER[0], 2: "I lead"}, True, {2: "I lead"}),
        ({1: LADDER[0], 0: LADDER[1]}, True, {1: LADDER[0], 0: LADDER[1]}),
        ({1: "", 2: LADDER[1]}, True, {}),
    ],
)
def test_a_ladder_is_kept_as_far_as_it_may_be_while_it_is_typed(typed, needs_all, kept):
    assert attainment.keepable(LADDER, LADDER | typed, needs_all) == LADDER | kept


@given(
    st.permutations("abcdef").map(lambda words: dict(zip(sorted(LADDER), words, strict=False))),
    st.dictionaries(st.sampled_from(sorted(LADDER)), st.sampled_from(["", " ", "a", "B", "c", "g"])),
)
def test_what_is_kept_while_it_is_typed_is_always_a_ladder(kept, typed):
    now = attainment.keepable(kept, kept | typed, needs_all=True)
    assert (attainment.repeated(now), attainment.missing(now)) == ((), ())
    assert all(words in (kept[level], typed.get(level)) for level, words in now.items())
