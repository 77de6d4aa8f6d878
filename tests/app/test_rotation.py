"""Which backups stay."""

from datetime import date, timedelta

from app.safety import rotation
from tests.faults import turning

FIRST = date(2024, 1, 1)  # a Monday


def days(count):
    """A backup a day, numbered from 1."""
    return [(number + 1, FIRST + timedelta(days=number)) for number in range(count)]


def test_the_first_ten_all_stay():
    assert rotation.kept(days(10)) == set(range(1, 11))


def test_after_many_days_the_latest_and_one_a_week_and_a_month_stay():
    """400 days end on Monday 3 February 2025. Worked out with a calendar."""
    stay = {FIRST + timedelta(days=number - 1) for number in rotation.kept(days(400))}
    latest = {date(2025, 2, 3) - timedelta(days=back) for back in range(10)}
    sundays = {date(2025, 2, 2), date(2025, 1, 26), date(2025, 1, 19), date(2025, 1, 12)}
    ends = [(2024, 3, 31), (2024, 4, 30), (2024, 5, 31), (2024, 6, 30), (2024, 7, 31), (2024, 8, 31), (2024, 9, 30)]
    ends += [(2024, 10, 31), (2024, 11, 30), (2024, 12, 31), (2025, 1, 31)]
    assert stay == latest | sundays | {date(*end) for end in ends}


def test_several_on_one_day_leave_the_latest_of_them():
    busy = [(number, FIRST) for number in range(1, 31)]
    assert rotation.kept([*busy, (31, FIRST + timedelta(days=1))]) == set(range(22, 32))


def test_a_clock_that_went_back_takes_away_none_that_is_newer():
    """The numbers tell the order, whatever the days say."""
    wrong = [(number, date(2050, 1, 1) - timedelta(days=number)) for number in range(1, 21)]
    assert set(range(11, 21)) <= rotation.kept(wrong)


def test_a_year_without_any_still_leaves_the_latest_ten():
    assert rotation.kept([*days(12), (13, FIRST + timedelta(days=365))]) == set(range(4, 14))


def test_a_fifth_less_is_an_alarm():
    assert rotation.has_shrunk(79, [100, 60])
    assert not rotation.has_shrunk(80, [100, 60])
    assert not rotation.has_shrunk(0, [])


def test_forty_simulated_days_keep_exactly_what_the_rule_says_check_19(tmp_path):
    outcome = turning.through(tmp_path, 40)
    assert (outcome.count, outcome.lost, outcome.problems) == (40, 0, [])


def test_a_rotation_that_keeps_one_too_few_would_be_told(tmp_path, monkeypatch):
    """The counting itself."""
    right = rotation.kept
    monkeypatch.setattr(rotation, "kept", lambda dated: right(dated) - {2})
    outcome = turning.through(tmp_path, 3)
    assert (outcome.lost, outcome.holds) == (1, False)
    assert outcome.problems == ["day 3: [2]"]
