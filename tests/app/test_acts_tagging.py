"""Making one tag of two, and two again."""

import pytest

from app.acts import tagging
from app.records import goals, links, tags
from app.records.goals import Goal
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import do


@pytest.fixture
def three(journal):
    """Goals: one of the first tag, one of both, one of the second; and the tags."""
    made = [(Kind.GOAL, do(journal, goals.add, Goal(0, "", f"Goal {n}", rows.today())).id) for n in range(3)]
    night, nights = (do(journal, tags.add, name).id for name in ("night", "nights"))
    for ref, tag in ((made[0], night), (made[1], night), (made[1], nights), (made[2], nights)):
        do(journal, links.add, ref, (Kind.TAG, tag))
    return made, night, nights


def worn(journal, tag):
    return sorted(links.of(journal.read, (Kind.TAG, tag), Kind.GOAL))


def test_what_wore_the_one_wears_the_other_which_alone_is_left(journal, three):
    made, night, nights = three
    do(journal, tagging.join, night, nights)
    assert worn(journal, nights) == [number for _, number in made]
    assert [tag.name for tag in tags.all_kept(journal.read)] == ["nights"]


def test_parted_again_each_is_worn_where_it_was(journal, three):
    made, night, nights = three
    do(journal, tagging.part, night, nights, do(journal, tagging.join, night, nights))
    assert worn(journal, night) == [made[0][1], made[1][1]]
    assert worn(journal, nights) == [made[1][1], made[2][1]]
    assert len(tags.all_kept(journal.read)) == 2
