"""In every form of mentorships and meetings, Tab follows what the eye sees."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.acts import begin
from app.records.mentorships import Form, Role
from tests.ui.showing import shown
from ui.pages.meetings.details_dialog import CancelledDialog, DetailsDialog
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.mentorships.add_dialog import AddDialog, AgreedDialog, EditDialog
from ui.pages.mentorships.ending_dialogs import CloseDialog
from ui.pages.mentorships.person_dialog import PersonDialog
from ui.widgets.check import Check
from ui.widgets.line_edit import LineEdit

_SAME_LINE = 12  # px


@pytest.fixture
def thought(journal):
    with journal.write() as write:
        return begin.begin(write, "Alan Prior", Role.MENTEE, Form.TRADITIONAL, "")


def over(qtbot, dialog):
    window = shown(qtbot, LineEdit(), width=900, height=1100)
    dialog.kept = window
    dialog.open_on(window)
    return dialog


FORMS = {
    "add": lambda session, **_: AddDialog(session),
    "edit": lambda session, mentorship, **_: EditDialog(session, mentorship),
    "agreed": lambda session, thought, **_: AgreedDialog(session, thought),
    "close": lambda session, mentorship, **_: CloseDialog(session, mentorship),
    "person": lambda session, ada, **_: PersonDialog(session, ada),
    "plan": lambda session, **_: PlanDialog(session),
    "new date": lambda session, meeting, **_: PlanDialog(session, instead_of=meeting),
    "details": lambda session, meeting, **_: DetailsDialog(session, meeting, both_ways=True),
    "cancelled": lambda session, meeting, **_: CancelledDialog(session, meeting, "Ada"),
}


def tabbed_through(qtbot, dialog):
    """Everything that Tab stops at, once round."""
    first = QApplication.focusWidget()
    stops = [first]
    for _ in range(30):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            return stops
        stops.append(QApplication.focusWidget())
    raise AssertionError("Tab never comes round")


def comes_after(dialog, one, other):
    """Lower down, or further along in the same line."""
    here, there = (each.mapTo(dialog, each.rect().center()) for each in (one, other))
    return there.x() > here.x() if abs(there.y() - here.y()) < _SAME_LINE else there.y() > here.y()


@pytest.mark.parametrize("form", FORMS)
def test_tab_goes_down_the_form_as_the_eye_does(qtbot, session, ada, mentorship, meeting, thought, form):
    made = FORMS[form](session=session, ada=ada, mentorship=mentorship, meeting=meeting, thought=thought)
    dialog = over(qtbot, made)
    for tick in dialog.findChildren(Check):
        tick.setChecked(True)
    stops = tabbed_through(qtbot, dialog)
    onward = [comes_after(dialog, one, other) for one, other in zip(stops, [*stops[1:], stops[0]], strict=True)]
    assert onward.count(False) == 1, [stop.accessibleName() or stop.text() for stop in stops]


def test_after_saying_that_it_was_agreed_tab_comes_to_since_when(qtbot, session):
    dialog = over(qtbot, AddDialog(session))
    tick = dialog.findChild(Check)
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.keyClick(tick, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Since when"
