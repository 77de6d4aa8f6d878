"""The two rules of a ladder: its middle is written, and no two levels say the same."""

import pytest

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
