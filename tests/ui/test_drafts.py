"""What is typed into a form and not kept yet outlives a lock, a close and a crash."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.records import drafts
from ui.drafts import Draft


@pytest.fixture
def form(qtbot):
    form = QWidget()
    qtbot.addWidget(form)
    form.name, form.purpose = QLineEdit(form), QLineEdit(form)
    return form


@pytest.fixture
def draft(form, session):
    return draft_of(form, session)


def draft_of(form, session):
    fields = {
        "name": (form.name.text, form.name.setText),
        "purpose": (form.purpose.text, form.purpose.setText),
    }
    made = Draft(session, "mentorship", fields, form)
    form.name.textEdited.connect(made.touch)
    form.purpose.textEdited.connect(made.touch)
    return made


def kept(session):
    return drafts.get(session.journal.read, "mentorship")


def test_what_is_typed_is_kept_soon_after(qtbot, form, draft, session):
    qtbot.keyClicks(form.name, "Ada")
    qtbot.waitUntil(lambda: kept(session) == {"name": "Ada", "purpose": ""}, timeout=3000)


def test_what_is_typed_is_kept_at_once_when_it_must(qtbot, form, draft, session):
    qtbot.keyClicks(form.name, "Ada")
    assert draft.flush()
    assert kept(session) == {"name": "Ada", "purpose": ""}


def test_it_is_there_when_the_form_opens_again(qtbot, form, draft, session):
    qtbot.keyClicks(form.purpose, "Finding my feet")
    draft.flush()
    form.purpose.clear()
    assert draft_of(form, session).restore()
    assert form.purpose.text() == "Finding my feet"


def test_without_a_draft_nothing_is_put_back(form, draft):
    form.name.setText("Ada")
    assert not draft.restore()
    assert form.name.text() == "Ada"


def test_a_field_that_is_no_more_is_passed_over(form, session):
    session.attempt(lambda write: drafts.keep(write, "mentorship", {"gone": "words", "name": "Ada"}))
    draft_of(form, session).restore()
    assert form.name.text() == "Ada"


def test_nothing_is_left_of_a_form_that_is_done_with(qtbot, form, draft, session):
    qtbot.keyClicks(form.name, "Ada")
    draft.flush()
    draft.drop()
    assert kept(session) == {}


def test_a_form_that_is_done_with_keeps_nothing_more(qtbot, form, draft, session):
    draft.drop()
    qtbot.keyClicks(form.name, "Ada")
    draft.flush()
    assert kept(session) == {}


def test_emptied_fields_are_no_draft(qtbot, form, draft, session):
    qtbot.keyClicks(form.name, "A")
    draft.flush()
    form.name.clear()
    draft.touch()
    draft.flush()
    assert kept(session) == {}


def test_a_draft_that_cannot_be_kept_is_trouble_and_is_tried_again(qtbot, form, draft, session):
    session.journal.read.execute("pragma max_page_count = 1")
    form.name.setText("Ada " * 4000)
    draft.touch()
    with qtbot.waitSignal(session.trouble):
        assert not draft.flush()
    session.journal.read.execute("pragma max_page_count = 1073741823")
    with qtbot.waitSignal(session.saved, timeout=3000):
        pass
    assert kept(session)["name"].startswith("Ada Ada")
