"""Changes of one text in two places, brought together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.merging import merged

TEXT = st.lists(st.sampled_from(["", "one", "two", "- [ ] ask", "- [x] ask", "Said it."]), max_size=7).map("\n".join)


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "both"),
    [
        ("a\n- [ ] ask\nb", "a, more\n- [ ] ask\nb", "a\n- [x] ask\nb", "a, more\n- [x] ask\nb"),
        ("a\n- [ ] ask", "new\na\n- [ ] ask", "a\n- [x] ask", "new\na\n- [x] ask"),
        ("a\nb", "a\nb\nmine", "theirs\na\nb", "theirs\na\nb\nmine"),
        ("a\nb\nc", "a\nb, mine\nc", "a\nc", "a\nb, mine\nc"),
        ("a\nb\nc", "a\nb\nc, mine", "a\nc", "a\nc, mine"),
        ("", "mine", "theirs", "mine"),
        ("a", "a, mine", "a\ntheirs", "a, mine\ntheirs"),
    ],
)
def test_each_keeps_what_it_changed_and_where_both_did_mine_stays(before, mine, theirs, both):
    assert merged(before, mine, theirs) == both


@given(before=TEXT, mine=TEXT)
def test_what_nobody_else_changed_is_mine(before, mine):
    assert merged(before, mine, before) == mine


@given(before=TEXT, theirs=TEXT)
def test_what_i_did_not_change_is_theirs(before, theirs):
    assert merged(before, before, theirs) == theirs


@given(before=TEXT, mine=TEXT, theirs=TEXT)
def test_no_line_of_mine_that_is_new_is_lost(before, mine, theirs):
    both = merged(before, mine, theirs).split("\n")
    assert all(line in both for line in mine.split("\n") if line not in before.split("\n"))
