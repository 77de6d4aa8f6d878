"""A working agreement is shown on Today from the day on which both said they would look at it again."""

from datetime import timedelta

import pytest

from app.acts import contract
from app.records import agreements, mentorships
from app.store import rows
from tests.app.makers import do
from tests.ui.showing import OFFSCREEN_POPUP
from tests.ui.today_makers import menu_on, page, where, window

__all__ = ["window"]
TODAY = rows.today()


@pytest.fixture
def agreed(journal, mentorship):
    """To be looked at from today on."""
    draft = do(journal, contract.begin, mentorship)
    do(journal, agreements.look_again, draft, TODAY)
    do(journal, agreements.set_state, draft, agreements.State.AGREED)
    return agreements.get(journal.read, draft.id)


def section(window):
    return page(window)._agreements


def test_from_its_day_on_it_says_with_whom(window, agreed):
    [row] = section(window)._rows.rows
    assert (row.accessibleName(), row.accessibleDescription()) == (
        "Your working agreement with Ada Fenwick",
        "You planned to look again about now",
    )


def test_before_that_nothing_is_said_of_it(window, journal, agreed):
    do(journal, agreements.look_again, agreed, TODAY + timedelta(days=1))
    assert not section(window).isVisible()


def test_without_a_day_nobody_is_reminded(window, journal, agreed):
    do(journal, agreements.look_again, agreed, None)
    assert not section(window).isVisible()


def test_of_a_mentorship_that_is_over_nothing_is_said(window, journal, mentorship, agreed):
    do(journal, mentorships.end, mentorship, TODAY, mentorships.EndingReason.TIME)
    assert not section(window).isVisible()


def test_it_opens_the_agreement(window, mentorship, agreed):
    section(window)._rows.rows[0].click()
    assert where(window)[:2] == ("agreement", mentorship.id)


@OFFSCREEN_POPUP
@pytest.mark.parametrize(
    ("words", "day"), [("Look again in a month", TODAY + timedelta(days=28)), ("Don’t remind me", None)]
)
def test_it_can_wait_and_undo_brings_it_back(window, journal, agreed, words, day):
    menu_on(section(window)._rows.rows[0])[words].trigger()
    after = (agreements.get(journal.read, agreed.id).look_again_on, section(window).isVisible())
    window.shell.undo()
    assert (after, agreements.get(journal.read, agreed.id)) == ((day, False), agreed)
    assert section(window).isVisible()
