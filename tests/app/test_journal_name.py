"""A journal's name must be good on every computer that it may be copied to."""

import pytest

from app.errors import BrokenRule
from app.safety import journal_name


@pytest.mark.parametrize("name", ["My journal", "Tess’s journal", "2026", "Ärztin", "a.b", "日記", "Console", "Com10"])
def test_an_ordinary_name_stays_as_it_is(name):
    assert journal_name.checked(name) == name


def test_spaces_around_and_the_suffix_are_not_part_of_the_name():
    assert journal_name.checked("  My   journal.inglenook ") == "My journal"


@pytest.mark.parametrize("sign", list('<>:"/\\|?*'))
def test_a_sign_that_windows_refuses_is_named(sign):
    with pytest.raises(BrokenRule) as refusal:
        journal_name.checked(f"Mine{sign}yours")
    assert refusal.value.field == "name"
    assert refusal.value.title == f"A name can’t contain {sign}"


@pytest.mark.parametrize(
    "name",
    ["", "   ", ".inglenook", ".hidden", "Mine.", "..", "nul", "CON", "com1", "Lpt9.old", "a\u200bb", "x\x07y"],
)
def test_a_name_that_some_system_cannot_keep_is_refused(name):
    with pytest.raises(BrokenRule):
        journal_name.checked(name)


def test_a_name_may_be_160_bytes_long():
    assert journal_name.checked("é" * 80) == "é" * 80
    with pytest.raises(BrokenRule):
        journal_name.checked("é" * 80 + "x")


def test_the_usual_name_gets_a_number_where_it_is_taken(tmp_path):
    assert journal_name.free("My journal", tmp_path) == "My journal"
    (tmp_path / "My journal.inglenook").mkdir()
    assert journal_name.free("My journal", tmp_path) == "My journal 2"
    (tmp_path / "My journal 2.inglenook").mkdir()
    assert journal_name.free("My journal", tmp_path) == "My journal 3"
