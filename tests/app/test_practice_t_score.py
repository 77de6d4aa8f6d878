"""Goals together: Kiresuk and Sherman's T, against worked examples computed elsewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.t_score import change, t_score

CASES = json.loads((Path(__file__).parent.parent / "cases" / "gas_cases.json").read_text("utf-8"))
# Beyond any number of goals at much more than hoped for: 50 + 20 / sqrt(0.3), and its mirror image.
LEAST, MOST = 13.4852, 86.5149

RATED = st.lists(st.tuples(st.integers(-2, 2), st.floats(0.001, 1000)), min_size=1, max_size=12)


def of(rated):
    return t_score([level for level, _ in rated], [weight for _, weight in rated])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['x']} by {case['w']}")
def test_it_is_what_was_worked_out_by_hand(case):
    assert t_score(case["x"], case["w"], case["rho"]) == pytest.approx(case["T"], abs=5e-5)


@pytest.mark.parametrize(("rho", "worked_out"), [(0, 67.3205), (1, 60.0)])
def test_goals_may_be_taken_to_go_together_less_or_more(rho, worked_out):
    assert t_score([1, 1, 1], rho=rho) == pytest.approx(worked_out, abs=5e-5)


def test_goals_without_weights_count_alike():
    assert t_score([1, 1, 1]) == pytest.approx(63.6931, abs=5e-5)


@pytest.mark.parametrize(
    ("levels", "weights"), [([], []), ([None], [1]), ([None, None], []), ([1, 2], [0, 0]), ([1, None], [0, 3])]
)
def test_there_is_none_while_there_is_nothing_to_count(levels, weights):
    assert t_score(levels, weights) is None


def test_a_level_that_is_not_known_goes_with_its_weight():
    assert t_score([None, 1, 0, None, -1], [9, 3, 2, 9, 1]) == pytest.approx(54.4065, abs=5e-5)


@pytest.mark.parametrize("level", [3, -3, 0.5, 1.0, True, "1"])
def test_what_is_no_level_is_refused(level):
    with pytest.raises(ValueError, match="levels"):
        t_score([level])


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf")])
def test_what_is_no_weight_is_refused(weight):
    with pytest.raises(ValueError, match="weights"):
        t_score([1, 1], [1, weight])


def test_every_level_needs_its_weight():
    with pytest.raises(ValueError, match="shorter"):
        t_score([1, 1], [1])


@pytest.mark.parametrize("rho", [-0.1, 1.1])
def test_goals_cannot_go_together_less_than_not_or_more_than_wholly(rho):
    with pytest.raises(ValueError, match="rho"):
        t_score([1], rho=rho)


@given(RATED, st.floats(0.01, 1000))
def test_weights_ten_times_as_heavy_change_nothing(rated, times):
    assert of([(level, weight * times) for level, weight in rated]) == pytest.approx(of(rated))


def test_weights_too_large_to_be_squared_change_nothing():
    assert t_score([1, 0, -1], [3e300, 2e300, 1e300]) == pytest.approx(54.4065, abs=5e-5)


@given(RATED)
def test_the_opposite_of_every_level_is_as_far_on_the_other_side_of_fifty(rated):
    assert of([(-level, weight) for level, weight in rated]) == pytest.approx(100 - of(rated))


@given(RATED.flatmap(lambda rated: st.tuples(st.just(rated), st.permutations(rated))))
def test_their_order_does_not_matter(both):
    assert of(both[0]) == pytest.approx(of(both[1]))


@given(RATED)
def test_it_stays_within_its_bounds(rated):
    assert LEAST < of(rated) < MOST


def test_it_comes_as_near_to_its_bounds_as_there_are_goals():
    assert t_score([2] * 100_000) == pytest.approx(86.5148, abs=1e-3)


# Since the start


def test_what_changed_is_how_far_it_has_moved():
    assert change([-1, -1, -1, -1], [1, 0, 2, -1], [2, 1, 3, 2]) == pytest.approx(24.8264, abs=1e-4)


def test_a_goal_without_a_beginning_or_a_present_changes_nothing():
    moved = change([-1, None, -1, -1, -1, -2], [1, 2, 0, 2, -1, None], [2, 9, 1, 3, 2, 9])
    assert moved == pytest.approx(24.8264, abs=1e-4)


@pytest.mark.parametrize(("starts", "levels"), [([], []), ([-1], [None]), ([None, -1], [1, None])])
def test_nothing_changed_while_there_is_nothing_to_count(starts, levels):
    assert change(starts, levels) is None
