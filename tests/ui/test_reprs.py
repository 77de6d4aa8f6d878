"""What may be written into a log or a report of a crash carries no private word."""

from datetime import date

import pytest

from app.acts.today import Terms
from app.records.agreements import Agreement
from app.records.mentorships import Form, Role
from ui.pages.mentorships.steps import Beginning, Ending
from ui.pages.search.found import _Known
from ui.pages.search.telling import _Told
from ui.places import Place
from ui.widgets.person_list import Person
from ui.widgets.prose_edit.marks import read
from ui.widgets.prose_edit.toggles import Swap

ALL = [
    Place("reflections", 3, "tag:secret", find="secret"),
    _Known(1, "secret", "secret"),
    _Told("secret", "secret", None),
    Beginning("secret", Role.MENTEE, Form.TRADITIONAL, "secret", None),
    Ending(date(2026, 3, 4), None, "secret", None),
    Terms(Agreement(1, "", 1, scope="secret", limits="secret"), "secret"),
    Person(1, "secret", "secret", "secret"),
    read("- [ ] ring @secret"),
    Swap(0, 3, "secret"),
]


@pytest.mark.parametrize("one", ALL, ids=lambda one: type(one).__name__)
def test_no_private_word_is_in_its_repr(one):
    assert "secret" not in repr(one)
