"""Where backups go and when one is due; kept beside the preferences, and never a word of a record in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.safety import backup_plan
from app.safety.backup_plan import Plan

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def ago(**span):
    return (NOW - timedelta(**span)).isoformat()


def test_a_plan_is_kept_for_each_journal(tmp_path):
    path = tmp_path / "deep" / "backups.json"
    backup_plan.save(path, "a", Plan(folder="/stick", when="weekly"))
    backup_plan.save(path, "b", Plan(folder="/other"))
    assert backup_plan.load(path, "a") == Plan(folder="/stick", when="weekly")
    assert backup_plan.load(path, "b") == Plan(folder="/other")
    assert backup_plan.load(path, "c") == Plan()


@pytest.mark.parametrize(
    "data", [b"", b"no json", b"[]", b'{"a": 3}', b'{"a": {"folder": 3, "when": "hourly", "understood": "yes"}}']
)
def test_what_makes_no_sense_takes_its_default(tmp_path, data):
    (tmp_path / "backups.json").write_bytes(data)
    assert backup_plan.load(tmp_path / "backups.json", "a") == Plan()


@pytest.mark.parametrize(
    ("when", "last", "due"),
    [
        ("daily", ago(hours=23), False),
        ("daily", ago(hours=24), True),
        ("daily", "", True),
        ("daily", ago(days=-3), True),  # the clock went back
        ("weekly", ago(days=6), False),
        ("weekly", ago(days=7), True),
        ("lock", "", False),
        ("hand", ago(days=900), False),
        ("daily", "never", True),
    ],
)
def test_one_is_due_a_day_or_a_week_after_the_last_good_one(when, last, due):
    assert Plan(folder="/stick", when=when, last_good=last).is_due(NOW) is due


def test_without_a_place_none_is_due():
    assert not Plan(when="daily").is_due(NOW)


def test_a_last_good_one_sixty_days_ago_is_worth_a_line():
    new = NOW - timedelta(days=1)
    plan = Plan(folder="/stick", last_good=ago(days=60))
    assert plan.is_worth_a_line(new, NOW)
    assert not replace(plan, last_good=ago(days=59)).is_worth_a_line(new, NOW)


def test_a_last_good_one_of_a_day_to_come_does_not_keep_quiet_until_then():
    """The clock was wrong that day."""
    assert Plan(folder="/stick", last_good=ago(days=-400)).is_worth_a_line(NOW - timedelta(days=1), NOW)


def test_three_weeks_without_any_are_worth_a_line():
    assert Plan().is_worth_a_line(NOW - timedelta(days=21), NOW)
    assert not Plan().is_worth_a_line(NOW - timedelta(days=20), NOW)


def test_a_line_put_away_stays_away_for_a_month():
    begun = NOW - timedelta(days=400)
    assert not Plan(not_now=ago(days=29)).is_worth_a_line(begun, NOW)
    assert Plan(not_now=ago(days=30)).is_worth_a_line(begun, NOW)
