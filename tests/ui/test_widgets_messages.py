"""Toasts, banners and empty pages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from tests.ui.showing import shown
from ui import theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.hearth import Hearth
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Paragraph
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def opener():
    return Button("Open")


@pytest.fixture
def window(qtbot, opener):
    window = shown(qtbot, opener, LineEdit("below"), width=900, height=640)
    opener.setFocus()
    return window


def button(widget, words):
    return next(found for found in widget.findChildren(Button) if found.text() == words)


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


def test_the_words_of_a_toast_without_a_button_have_as_much_room_at_both_ends(toast):
    toast.show_message("Undone: Goal started")
    words = toast.findChild(Paragraph).geometry()
    assert words.left() == toast.width() - 1 - words.right()


def test_a_toast_may_offer_something_else(qtbot, toast):
    done = []
    toast.show_message("Kept", "", lambda: done.append("undone"), "Make it something else", lambda: done.append("else"))
    qtbot.mouseClick(button(toast, "Make it something else"), Qt.MouseButton.LeftButton)
    assert (done, toast.isVisible()) == (["else"], False)


def test_a_toast_that_offers_nothing_else_has_one_button(toast):
    toast.show_message("Kept", "", print, "Make it something else", print)
    toast.show_message("Kept", "", print)
    assert [one.text() for one in toast.findChildren(Button) if one.isVisible()] == ["Undo"]


def test_a_toast_stays_while_what_else_it_offers_has_the_focus(toast):
    toast.show_message("Kept", "", print, "Make it something else", print)
    button(toast, "Make it something else").setFocus()
    assert not toast._rest.isActive()


def test_what_a_toast_offers_has_room_beside_its_words(toast, window):
    toast.show_message("Kept as a note", "", print, "Make it something else", print)
    words = toast.findChild(Paragraph)
    assert words.height() >= words.heightForWidth(words.width())
    for one in toast.findChildren(Button):
        assert one.width() >= one.sizeHint().width()
        assert toast.rect().contains(one.geometry())


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


def test_a_stacked_banner_gives_its_lead_a_line_of_its_own(qtbot):
    made = Banner("private", "Keeping roles apart", "Miriam has never supervised me.", stacked=True)
    shown(qtbot, made, width=800)
    assert made.findChild(Paragraph).heightForWidth(600) == 40


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
