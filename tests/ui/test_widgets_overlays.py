"""Dialogs, toasts, banners and empty pages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPlainTextEdit, QScrollArea
from shiboken6 import Shiboken

from tests.ui.showing import shown
from ui import theme
from ui.widgets import dialog as dialogs
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.hearth import Hearth
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Paragraph
from ui.widgets.toast import Toast


@pytest.fixture(autouse=True)
def still(qapp):
    theme.apply(qapp, theme.named("light", still=True))
    yield
    theme.apply(qapp, theme.named("light"))


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
    assert dialogs.topmost(window) is dialog


def test_no_dialog_is_on_top_of_a_window_without_one(window):
    assert dialogs.topmost(window) is None


def test_a_dialog_scrolls_in_a_low_window(window):
    made = Dialog("Many words", "One after the other. " * 80)
    primary = made.add_primary("Read")
    made.open_on(window)
    window.resize(880, 300)
    scroll = made.findChild(QScrollArea)
    assert scroll.verticalScrollBar().maximum() > 0
    assert window.rect().contains(primary.mapTo(window, primary.rect().bottomRight()))


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


@pytest.fixture
def toast(window):
    return Toast(window)


def test_a_toast_says_what_was_done_and_offers_a_way_back(qtbot, toast):
    done = []
    toast.show_message("Kept as a note", action=lambda: done.append("undone"))
    qtbot.mouseClick(button(toast, "Undo"), Qt.MouseButton.LeftButton)
    assert (done, toast.isVisible()) == (["undone"], False)


def test_a_toast_without_a_way_back_has_no_button(toast):
    toast.show_message("Summary exported to Documents")
    assert not button(toast, "Undo").isVisible()


def test_a_newer_toast_replaces_the_older(qtbot, toast):
    done = []
    toast.show_message("Kept as a note", action=lambda: done.append("first"))
    toast.show_message("Action marked as done", action=lambda: done.append("second"))
    qtbot.mouseClick(button(toast, "Undo"), Qt.MouseButton.LeftButton)
    assert (done, toast.findChild(QLabel).text()) == (["second"], "")


def test_a_toast_stands_in_the_lower_corner(toast, window):
    toast.show_message("Kept as a note")
    window.resize(1000, 700)
    image = window.grab().toImage()
    plate = theme.current()["tooltip"].name()
    assert image.pixelColor(1000 - 24 - 12, 700 - 24 - 4).name() == plate
    assert image.pixelColor(1000 - 10, 700 - 24 - 4).name() != plate


def test_a_toast_goes_by_itself(qtbot, monkeypatch, toast):
    monkeypatch.setattr("ui.widgets.toast._STAYS_MS", 20)
    toast.show_message("Kept as a note")
    qtbot.waitUntil(toast.isHidden)


def test_a_toast_stays_while_it_has_the_focus(qtbot, monkeypatch, toast, opener):
    monkeypatch.setattr("ui.widgets.toast._STAYS_MS", 20)
    toast.show_message("Kept as a note", action=print)
    assert toast.focus_button()
    assert not toast._rest.isActive()
    opener.setFocus()
    qtbot.waitUntil(toast.isHidden)


def test_there_is_no_button_to_go_to_without_a_toast(toast):
    assert toast.focus_button() is False


def test_a_dropped_toast_keeps_no_words(toast):
    toast.show_message("Removed “On being watched”", action=print)
    toast.drop()
    assert (toast.findChild(QLabel).text(), toast.isHidden()) == ("", True)


def test_the_words_of_a_toast_are_not_read_as_markup(toast):
    toast.show_message("Removed “<b>rota</b>”")
    assert toast.findChild(QLabel).text() == "Removed “<b>rota</b>”"


def test_a_long_toast_keeps_inside_its_window(toast, window):
    toast.show_message("Removed “" + "a very long title " * 20 + "”", action=print)
    words = toast.findChild(Paragraph)
    assert words.height() >= words.heightForWidth(words.width())
    assert window.rect().contains(button(toast, "Undo").mapTo(window, QPoint(0, 0)))


def test_a_toast_that_fades_is_gone_in_the_end(qtbot, qapp, monkeypatch, toast):
    theme.apply(qapp, theme.named("light"))
    monkeypatch.setattr("ui.widgets.toast._STAYS_MS", 20)
    toast.show_message("Kept as a note")
    qtbot.waitUntil(toast.isHidden)


GROUNDS = {
    "info": "#e1e9f1",
    "good": "#dfeae3",
    "private": "#f0e6ee",
    "honey": "#f8eed6",
    "problem": "#f8e4e1",
}


@pytest.mark.parametrize("kind", GROUNDS)
def test_a_banner_has_the_ground_of_its_kind(qtbot, kind):
    made = Banner(kind, "Nobody can reset this for you.", "Keep the code on paper.")
    shown(qtbot, made)
    assert made.grab().toImage().pixelColor(8, made.height() // 2).name() == GROUNDS[kind]


def test_a_banner_reads_its_lead_first(qtbot):
    made = Banner("info", "You’re reading.", "Changes are off until the other copy closes.")
    shown(qtbot, made)
    read = QAccessible.queryAccessibleInterface(made.findChild(QLabel))
    assert read.text(QAccessible.Text.Name).startswith("You’re reading. Changes are off")


def test_the_buttons_of_a_banner_act(qtbot):
    made = Banner("honey", "This folder looks like your employer’s OneDrive.", "A folder of your own is safer.")
    keep = made.add_button("Keep this folder", quiet=True)
    shown(qtbot, made)
    with qtbot.waitSignal(keep.clicked):
        qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)


def test_a_banner_with_buttons_gives_its_lead_a_line_of_its_own(qtbot):
    made = Banner("honey", "No backup yet.", "Your journal is in one place.")
    shown(qtbot, made, width=800)
    words = made.findChild(Paragraph)
    before = words.heightForWidth(600)
    made.add_button("Choose a place…")
    assert (before, words.heightForWidth(600)) == (20, 40)


def test_a_closed_banner_goes_and_tells(qtbot):
    made = Banner("good", "Checked.", closable=True)
    shown(qtbot, made)
    close = made.findChild(IconButton)
    with qtbot.waitSignal(made.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert (made.isHidden(), close.accessibleName()) == (True, "Close")


def test_a_banner_speaks_when_it_comes_up(qtbot):
    made = Banner("problem", "Not saved since 14:32.", "The disk is full.")
    shown(qtbot, made)
    made.hide()
    QAccessible.setActive(True)
    try:
        made.show()
    finally:
        QAccessible.setActive(False)
    assert made.isVisible()


def test_a_soft_ground_gets_an_edge_in_high_contrast(qtbot, qapp):
    theme.apply(qapp, theme.named("hc_light"))
    made = Banner("info", "You’re reading.")
    shown(qtbot, made)
    assert made.grab().toImage().pixelColor(made.width() // 2, 0).name() == "#000000"


def test_an_empty_page_offers_a_way_to_begin(qtbot):
    made = EmptyState("No meetings yet", "When you plan one, its notes live here.", "calendar-blank")
    plan = made.add_button("Plan a meeting")
    shown(qtbot, made)
    with qtbot.waitSignal(plan.clicked):
        qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)


def test_an_empty_page_without_an_icon_shows_the_hearth(qtbot):
    made = EmptyState("Two chairs, nobody in them yet", "Add someone who already mentors you.")
    qtbot.addWidget(made)
    assert made.findChild(Hearth) is not None


def test_an_empty_page_is_in_the_middle(qtbot):
    made = EmptyState("No goals yet", "A goal can be half formed.", "target")
    start = made.add_button("Start a goal")
    shown(qtbot, made, width=700, height=500)
    middle = start.mapTo(made, start.rect().center()).x()
    assert abs(middle - made.width() / 2) <= 2


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_nothing_of_an_empty_page_is_cut(qtbot, qapp, scale):
    theme.apply(qapp, theme.named("light", scale, still=True))
    made = EmptyState("Two chairs, nobody in them yet", "Add someone who already mentors you. " * 3, "users")
    shown(qtbot, made, width=420, height=700)
    cut = [w.text() for w in made.findChildren(Paragraph) if w.height() < w.heightForWidth(w.width())]
    assert cut == []


def test_the_hearth_is_decoration(qtbot):
    made = Hearth(280)
    qtbot.addWidget(made)
    name = QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name)
    assert (name, made.focusPolicy(), made.sizeHint().width()) == ("", Qt.FocusPolicy.NoFocus, 280)


def test_a_dialog_is_named_for_those_who_listen(dialog):
    assert dialog.accessibleName() == "This disk is full Your last change isn’t saved yet."
