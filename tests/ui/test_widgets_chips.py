"""Chips to choose between, chips that open what they name, and the card with a question."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from tests.ui.showing import OFFSCREEN_POPUP, painted, shown
from ui.theme import tokens
from ui.widgets.buttons import Button
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.link_chips import Link, LinkChips
from ui.widgets.prompt_card import PromptCard

LEFT = Qt.MouseButton.LeftButton
KINDS = [
    ("note", "Note", "pencil-line"),
    ("agenda", "Agenda, 24 November", "calendar-blank"),
    ("action", "Action", "check-square"),
]
LINKS = [
    Link("t", "speaking up", "tag"),
    Link("g", "Ask for help early", "target", "pine"),
    Link("p", "Perinatal, Ashdown", "map-pin", "slate"),
]
QUESTION = "When did you last ask for help and find that it was fine?"


@pytest.fixture
def choice(qtbot):
    made = ChoiceChips(KINDS, "Keep as")
    shown(qtbot, made, Button("After"))
    return made


@pytest.fixture
def links(qtbot):
    made = LinkChips("Tags and links", "Add a tag or a link")
    shown(qtbot, Button("Before"), made, Button("After"))
    made.set_links(LINKS)
    return made


@pytest.fixture
def card(qtbot):
    made = PromptCard(QUESTION)
    shown(qtbot, made, width=312)
    return made


def here():
    return QApplication.focusWidget()


def press(qtbot, key):
    qtbot.keyClick(here(), getattr(Qt.Key, f"Key_{key}"))


def spoken(widget):
    read = QAccessible.queryAccessibleInterface(widget)
    return read.text(QAccessible.Text.Name), read.role()


def chip_of(choice, key):
    return next(chip for chip in choice.children() if getattr(chip, "key", "") == key)


# to choose


def test_the_first_chip_is_chosen_at_first(choice):
    assert choice.key == "note"


def test_a_click_chooses_a_chip(qtbot, choice):
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(chip_of(choice, "action"), LEFT)
    assert (choice.key, told.args) == ("action", ["action"])


def test_arrows_move_the_choice(qtbot, choice):
    chip_of(choice, "note").setFocus()
    with qtbot.waitSignal(choice.chosen) as told:
        press(qtbot, "Right")
    assert (choice.key, told.args) == ("agenda", ["agenda"])


def test_a_chip_that_is_not_offered_cannot_be_chosen(qtbot, choice):
    choice.offer("agenda", False)
    qtbot.mouseClick(choice.chip("agenda"), LEFT)
    clicked = choice.key
    chip_of(choice, "note").setFocus()
    press(qtbot, "Right")
    assert (clicked, choice.key) == ("note", "action")


def test_the_chips_are_one_tab_stop(qtbot, choice):
    choice.choose("agenda")
    chip_of(choice, "agenda").setFocus()
    press(qtbot, "Tab")
    assert here().text() == "After"


def test_what_the_program_chooses_is_not_told(qtbot, choice):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("action")
    assert choice.key == "action"


def test_a_chip_to_choose_is_read_as_one_of_several(choice):
    assert spoken(chip_of(choice, "agenda")) == ("Agenda, 24 November", QAccessible.Role.RadioButton)


def test_a_chip_to_choose_is_as_high_as_designed(choice):
    assert chip_of(choice, "note").height() == 28


def test_the_chosen_chip_has_a_pine_edge_and_the_others_have_none(palette, choice):
    choice.choose("agenda")
    edges = {key: painted(chip_of(choice, key))[palette["pine"].lower()] for key, _, _ in KINDS}
    assert edges["agenda"] > 60
    assert max(edges["note"], edges["action"]) < 20


# to open


def test_a_click_or_enter_opens_what_a_chip_names(qtbot, links):
    opened = []
    links.opened.connect(opened.append)
    qtbot.mouseClick(links.chips[1], LEFT)
    links.chips[2].setFocus()
    press(qtbot, "Return")
    assert opened == ["g", "p"]


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_a_key_removes_a_chip(qtbot, links, key):
    links.chips[1].setFocus()
    with qtbot.assertNotEmitted(links.opened), qtbot.waitSignal(links.removed) as told:
        press(qtbot, key)
    assert told.args == ["g"]


@OFFSCREEN_POPUP
@pytest.mark.parametrize(("entry", "asked"), [("Open", "opened"), ("Remove", "removed")])
def test_the_menu_of_a_chip_opens_or_removes_it(qtbot, links, entry, asked):
    where = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(50, 50))
    QApplication.sendEvent(links.chips[0], where)
    menu = links.chips[0].findChild(QMenu)
    with qtbot.waitSignal(getattr(links, asked)) as told:
        next(action for action in menu.actions() if action.text() == entry).trigger()
    assert told.args == ["t"]
    menu.close()


def test_the_last_chip_asks_to_add_one(qtbot, links):
    with qtbot.waitSignal(links.add_requested):
        qtbot.mouseClick(links.add_chip, LEFT)
    assert spoken(links.add_chip) == ("Add a tag or a link", QAccessible.Role.Button)


def test_a_chip_is_heard_with_what_delete_does(links):
    read = QAccessible.queryAccessibleInterface(links.chips[0])
    assert read.text(QAccessible.Text.Name) == "speaking up"
    assert read.text(QAccessible.Text.Description) == "Delete removes the link"


def test_tab_meets_new_chips_where_the_eye_does(qtbot, links):
    links.set_links([*LINKS[1:], Link("n", "new", "tag")])
    links.kept.findChild(Button).setFocus()
    heard = []
    for _ in range(5):
        press(qtbot, "Tab")
        heard.append(here().text() or here().accessibleName())
    assert heard == ["Ask for help early", "Perinatal, Ashdown", "new", "Add a tag or a link", "After"]


def test_arrows_go_from_chip_to_chip(qtbot, links):
    links.chips[2].setFocus()
    press(qtbot, "Right")
    assert here() is links.add_chip
    press(qtbot, "Left")
    press(qtbot, "Left")
    assert here() is links.chips[1]


def test_where_one_reads_leftward_the_left_arrow_goes_on(leftward, qtbot, links):
    links.chips[0].setFocus()
    press(qtbot, "Left")
    assert here() is links.chips[1]
    assert links.chips[0].x() > links.chips[1].x()


@pytest.mark.parametrize(("left", "expected"), [(["t", "p"], "Perinatal, Ashdown"), (["t"], "Add a tag or a link")])
def test_the_focus_of_a_chip_that_went_goes_to_the_next(links, left, expected):
    links.chips[1].setFocus()
    links.set_links([link for link in LINKS if link.key in left])
    assert here().accessibleName() == expected


def test_the_focus_stays_on_a_chip_that_stays(links):
    links.chips[2].setFocus()
    links.set_links([Link("n", "new", "tag"), *LINKS])
    assert here() is links.chips[3]


def test_chips_stand_in_their_order_with_the_one_that_adds_last(links):
    links.set_links([LINKS[2], LINKS[0], LINKS[1]])
    QApplication.sendPostedEvents()
    places = [(chip.y(), chip.x()) for chip in (*links.chips, links.add_chip)]
    assert places == sorted(places)


def test_a_chip_with_the_focus_shows_a_ring(palette, links):
    links.chips[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert painted(links.chips[1])[palette["focus"].lower()] >= 40


def test_a_chip_stands_on_its_soft_hue(qtbot, links):
    assert painted(links.chips[1])[tokens.PALETTES["light"]["pine_soft"].lower()] > 500


def test_a_chip_without_room_tells_its_words_in_a_tooltip(links):
    links.set_links([Link("l", "a tag with a great many words in it, more than its line can hold " * 2, "tag")])
    QApplication.sendPostedEvents()
    assert links.chips[0].width() == links.width() < 500
    assert links.chips[0].toolTip().startswith("a tag with a great many words")


def test_chips_forget_their_words(links):
    gone = links.chips
    links.clear_words()
    assert [chip.accessibleName() + repr(chip.link) for chip in gone] == [repr(Link(None, ""))] * 3


def test_nothing_of_a_link_is_told_by_its_repr():
    assert "speaking" not in repr(LINKS[0])


# a question


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Write about it", "write_requested"),
        ("Another", "another_requested"),
        ("Not today", "not_today_requested"),
    ],
)
def test_a_question_can_be_answered_changed_or_declined(qtbot, card, words, asked):
    button = next(one for one in card.findChildren(Button) if one.text() == words)
    button.setFocus()
    with qtbot.waitSignal(getattr(card, asked)):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_the_question_is_told_with_the_button_that_answers_it(card):
    button = next(one for one in card.findChildren(Button) if one.text() == "Write about it")
    assert button.accessibleDescription() == QUESTION


def test_a_question_wraps_in_a_narrow_card(card):
    label = next(one for one in card.findChildren(QLabel) if one.text() == QUESTION)
    assert label.height() >= 2 * 28


def test_the_card_is_ember(qtbot, card):
    assert painted(card)[tokens.PALETTES["light"]["ember_soft"].lower()] > 10_000


def test_the_card_forgets_its_question(card):
    card.clear_words()
    assert card.question == ""
    assert [button.accessibleDescription() for button in card.findChildren(Button)] == ["", "", ""]


@pytest.mark.parametrize("may", [True, False])
def test_f2_asks_for_another_name_where_one_may_be_given(qtbot, links, may):
    links.set_links([Link("tag", "nights", "tag", renames=may)])
    asked = QSignalSpy(links.rename_requested)
    links.chips[0].setFocus()
    qtbot.keyClick(links.chips[0], Qt.Key.Key_F2)
    assert [asked.at(at)[0] for at in range(asked.count())] == (["tag"] if may else [])
    assert ("F2" in links.chips[0].accessibleDescription()) == may
