"""Dialogs: over the window, with the focus inside."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPlainTextEdit, QScrollArea
from shiboken6 import Shiboken

from tests.ui.showing import shown, topmost
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Paragraph

pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def opener():
    return Button("Open")


@pytest.fixture
def window(qtbot, opener):
    window = shown(qtbot, opener, LineEdit("below"), width=900, height=640)
    opener.setFocus()
    return window


@pytest.fixture
def dialog(window):
    made = Dialog("This disk is full", "Your last change isn’t saved yet.", icon="warning-circle")
    made.add_safe("Keep writing")
    made.add_other("Save a copy…")
    made.add_primary("Try again")
    made.open_on(window)
    return made


def button(widget, words):
    return next(found for found in widget.findChildren(Button) if found.text() == words)


def frame_of(dialog):
    return next(found for found in dialog.findChildren(QFrame) if found.property("kind") == "overlay")


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_a_dialog_covers_its_window(dialog, window):
    assert dialog.geometry() == window.rect()


def test_a_dialog_is_no_window_of_its_own(dialog, window):
    assert dialog.window() is window


def test_a_dialog_stays_in_the_middle_when_its_window_changes(dialog, window):
    window.resize(700, 500)
    middle = frame_of(dialog).geometry().center()
    assert (dialog.size(), abs(middle.x() - 350) <= 1, abs(middle.y() - 250) <= 1) == (
        window.size(),
        True,
        True,
    )


def test_a_dialog_is_neither_narrow_nor_wide(dialog):
    assert 480 <= frame_of(dialog).width() <= 600


def test_a_dialog_fits_into_a_narrow_window(dialog, window):
    window.resize(420, 500)
    assert frame_of(dialog).width() == 420 - 48


def test_the_words_of_a_dialog_are_not_cut(dialog):
    cut = [w.text() for w in dialog.findChildren(Paragraph) if w.height() < w.heightForWidth(w.width())]
    assert cut == []


def test_escape_is_the_safe_button(qtbot, dialog):
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.accepted):
        press(qtbot, Qt.Key.Key_Escape)


def test_enter_is_the_primary_button(qtbot, dialog):
    with qtbot.waitSignal(dialog.accepted), qtbot.assertNotEmitted(dialog.rejected):
        press(qtbot, Qt.Key.Key_Return)


def test_enter_on_another_button_presses_that_one(qtbot, dialog):
    button(dialog, "Keep writing").setFocus()
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.accepted):
        press(qtbot, Qt.Key.Key_Return)


def test_enter_in_a_field_is_the_primary_button(qtbot, window):
    made = Dialog("Rename")
    made.body.addWidget(LineEdit())
    made.add_safe("Not now")
    made.add_primary("Rename")
    made.open_on(window)
    with qtbot.waitSignal(made.accepted):
        press(qtbot, Qt.Key.Key_Return)


def test_enter_in_a_long_text_is_a_new_line(qtbot, window):
    made = Dialog("Let go")
    words = QPlainTextEdit()
    made.body.addWidget(words)
    made.add_primary("Let go")
    made.open_on(window)
    with qtbot.assertNotEmitted(made.accepted):
        press(qtbot, Qt.Key.Key_Return)
    assert words.toPlainText() == "\n"


def test_enter_does_nothing_while_the_primary_button_is_off(qtbot, window):
    made = Dialog("Rename")
    made.body.addWidget(LineEdit())
    made.add_primary("Rename").setEnabled(False)
    made.open_on(window)
    with qtbot.assertNotEmitted(made.accepted):
        press(qtbot, Qt.Key.Key_Return)


def test_another_way_out_leaves_the_dialog_to_its_caller(qtbot, dialog):
    qtbot.mouseClick(button(dialog, "Save a copy…"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()


def test_a_dialog_that_checks_first_stays_open(qtbot, window):
    made = Dialog("Change the passphrase")
    primary = made.add_primary("Change", closes=False)
    made.open_on(window)
    qtbot.mouseClick(primary, Qt.MouseButton.LeftButton)
    assert made.isVisible()


def test_tab_goes_round_inside_a_dialog(qtbot, dialog):
    visited = []
    for _ in range(4):
        visited.append(QApplication.focusWidget().text())
        press(qtbot, Qt.Key.Key_Tab)
    assert visited == ["Try again", "Keep writing", "Save a copy…", "Try again"]


def test_tab_goes_round_backwards_too(qtbot, dialog):
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().text() == "Save a copy…"


def test_the_first_field_has_the_focus(window):
    made = Dialog("Rename")
    field = LineEdit()
    made.body.addWidget(field)
    made.add_primary("Rename")
    made.open_on(window)
    assert field.hasFocus()


def test_the_safe_button_has_the_focus_before_something_is_deleted(window):
    made = Dialog("Delete everything?")
    made.add_safe("Keep my journal")
    made.add_primary("Delete everything", danger=True)
    made.open_on(window)
    assert QApplication.focusWidget().text() == "Keep my journal"


def test_the_focus_goes_back_to_where_it_was(qtbot, dialog, opener):
    press(qtbot, Qt.Key.Key_Escape)
    assert opener.hasFocus()


def test_the_focus_goes_back_there_though_another_window_has_it_when_the_dialog_opens(qtbot, window, opener):
    elsewhere = shown(qtbot, LineEdit("elsewhere"))
    elsewhere.activateWindow()
    elsewhere.findChild(LineEdit).setFocus()
    made = Dialog("Taking everything out…")
    made.add_safe("Cancel")
    made.open_on(window)
    made.close()
    assert window.focusWidget() is opener


def test_a_dialog_opened_by_the_answer_to_another_has_the_focus_and_gives_it_to_the_page(qtbot, window, opener):
    asks, then = Dialog("Delete everything?"), Dialog("Take everything out")
    asks.add_primary("Delete everything")
    cancel = then.add_safe("Cancel")
    then.set_first(cancel)
    asks.accepted.connect(lambda: then.open_on(window))
    asks.open_on(window)
    press(qtbot, Qt.Key.Key_Return)
    met = [window.focusWidget() is cancel]
    qtbot.waitUntil(lambda: not Shiboken.isValid(asks))
    press(qtbot, Qt.Key.Key_Escape)
    assert [*met, window.focusWidget() is opener] == [True, True]


def test_a_closed_dialog_is_gone(qtbot, dialog):
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()


def test_a_dialog_forgives_an_opener_that_has_gone(qtbot, window, dialog, opener):
    opener.deleteLater()
    qtbot.waitUntil(lambda: not Shiboken.isValid(opener))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_the_safe_button_stands_before_the_primary_one(dialog):
    places = [button(dialog, words).x() for words in ("Keep writing", "Save a copy…", "Try again")]
    assert places == sorted(places)


def test_a_dialog_over_a_dialog_closes_first(qtbot, window, dialog):
    second = Dialog("Are there other copies?")
    second.add_safe("Back")
    second.open_on(window)
    with qtbot.waitSignal(second.rejected), qtbot.assertNotEmitted(dialog.rejected):
        press(qtbot, Qt.Key.Key_Escape)
    assert topmost(window) is dialog


def test_a_dialog_scrolls_in_a_low_window(window):
    made = Dialog("Many words", "One after the other. " * 80)
    primary = made.add_primary("Read")
    made.open_on(window)
    window.resize(880, 300)
    scroll = made.findChild(QScrollArea)
    assert scroll.verticalScrollBar().maximum() > 0
    assert window.rect().contains(primary.mapTo(window, primary.rect().bottomRight()))


def test_a_dialog_is_as_high_as_its_words_need_wherever_they_break(window, qapp):
    made = Dialog("Words of many lengths")
    says = Paragraph("")
    made.body.addWidget(says)
    made.add_safe("Close")
    made.open_on(window)
    hidden = []
    for letters in range(50, 90):  # from one line to two
        says.setText(("abc " * 30)[:letters].strip() + "i" * (letters % 4))
        qapp.processEvents()
        hidden.append(made.findChild(QScrollArea).verticalScrollBar().maximum())
    assert hidden == [0] * 40


def test_what_gets_the_focus_in_a_low_window_is_in_sight(window):
    made, fields = Dialog("Many fields"), [LineEdit(str(number)) for number in range(12)]
    for field in fields:
        made.body.addWidget(field)
    made.set_first(fields[-1])
    window.resize(880, 300)
    made.open_on(window)
    sight = made.findChild(QScrollArea).viewport()
    seen = [[sight.rect().contains(one.mapTo(sight, one.rect().center())) for one in (fields[0], fields[-1])]]
    fields[-2].setFocus()
    seen.append([sight.rect().contains(one.mapTo(sight, one.rect().center())) for one in (fields[0], fields[-2])])
    assert seen == [[True, False], [False, True]]


def test_a_click_beside_a_dialog_reaches_nothing(qtbot, window, dialog, opener):
    with qtbot.assertNotEmitted(opener.clicked):
        at = window.childAt(opener.mapTo(window, QPoint(5, 5)))
        qtbot.mouseClick(at, Qt.MouseButton.LeftButton)


def test_keys_do_not_reach_the_page_below(qtbot, window, dialog):
    heard = []
    window.keyPressEvent = heard.append
    press(qtbot, Qt.Key.Key_F2)
    assert heard == []


def test_a_dialog_can_be_dropped_with_its_window_locked(qtbot, window, dialog):
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    assert window.isVisible()


def test_a_dialog_that_fades_in_ends_up_in_place(qtbot, qapp, window):
    theme.apply(qapp, theme.named("light"))
    made = Dialog("Rename")
    made.add_safe("Not now")
    made.open_on(window)
    effect = made.graphicsEffect()
    qtbot.waitUntil(lambda: not effect.isEnabled())
    assert abs(frame_of(made).geometry().center().y() - window.rect().center().y()) <= 1


def test_a_dialog_is_named_for_those_who_listen(dialog):
    assert dialog.accessibleName() == "This disk is full Your last change isn’t saved yet."


def test_how_a_dialog_is_left_stands_beside_its_title(window):
    dialog = Dialog("Quick capture", hint="Esc closes and keeps a draft")
    dialog.add_primary("Keep")
    dialog.open_on(window)
    title, hint = (one for one in dialog.findChildren(QLabel) if one.text())
    assert (title.text(), hint.text()) == ("Quick capture", "Esc closes and keeps a draft")
    assert hint.x() > title.x()
    assert abs(hint.geometry().center().y() - title.geometry().center().y()) <= 2
