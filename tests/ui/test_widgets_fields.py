"""Fields that are typed in."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from tests.ui.showing import OFFSCREEN_POPUP, shown
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.line_edit import CodeField, LineEdit
from ui.widgets.menu import Menu
from ui.widgets.meter import StrengthMeter
from ui.widgets.passphrase_field import PassphraseField


def read(widget):
    return QAccessible.queryAccessibleInterface(widget)


def all_colours(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.fixture
def field(qtbot):
    made = Field("Journal name", LineEdit(), "The name isn’t encrypted.")
    shown(qtbot, made, Button("After"))
    return made


def visible_words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_a_field_names_its_editor(field):
    assert read(field.editor).text(QAccessible.Text.Name) == "Journal name"


def test_a_field_describes_its_editor_with_the_help(field):
    assert read(field.editor).text(QAccessible.Text.Description) == "The name isn’t encrypted."


def test_what_is_wrong_takes_the_place_of_the_help(field):
    field.set_error("There’s already a journal with this name here.")
    assert visible_words(field) == ["Journal name", "There’s already a journal with this name here."]


def test_what_is_wrong_is_read_with_the_editor(field):
    field.set_error("There’s already a journal with this name here.")
    said = read(field.editor).text(QAccessible.Text.Description)
    assert said == "There’s already a journal with this name here."


def test_what_is_wrong_is_edged_in_clay(field):
    field.set_error("Not yet.")
    assert field.editor.grab().toImage().pixelColor(60, 0).name() == "#a83a36"


def test_a_field_put_right_shows_its_help_again(field):
    field.set_error("Not yet.")
    field.set_error(None)
    assert visible_words(field) == ["Journal name", "The name isn’t encrypted."]


def test_a_field_put_right_is_no_longer_edged_in_clay(field):
    field.set_error("Not yet.")
    field.set_error(None)
    assert field.editor.grab().toImage().pixelColor(60, 0).name() != "#a83a36"


def test_an_error_is_said_aloud_without_a_fault(field):
    QAccessible.setActive(True)
    try:
        field.set_error("Not yet.")
    finally:
        QAccessible.setActive(False)
    assert field.error == "Not yet."


def test_an_ampersand_in_a_label_is_shown(qtbot):
    made = Field("Q & A", LineEdit())
    qtbot.addWidget(made)
    assert made.findChild(QLabel).text() == "Q && A"


def test_a_control_stands_beside_the_editor(qtbot, field):
    choose = Button("Choose…")
    field.add_beside(choose)
    QApplication.sendPostedEvents()
    assert abs(choose.geometry().center().y() - field.editor.geometry().center().y()) <= 1


def test_a_placeholder_is_dark_enough(qtbot):
    made = LineEdit("Jot something down")
    shown(qtbot, made, Button("After"))
    assert "#676057" in all_colours(made)


def test_a_field_that_was_emptied_brings_no_word_back(qtbot):
    field = LineEdit()
    shown(qtbot, field)
    qtbot.keyClicks(field, "Bay four")
    field.clear()
    field.undo()
    assert field.text() == ""


def test_an_icon_leaves_the_text_room(qtbot):
    plain, pictured = LineEdit(), LineEdit(icon="folder")
    shown(qtbot, plain, pictured)
    assert pictured.cursorRect().left() == plain.cursorRect().left() + 29


@pytest.mark.parametrize(("tall", "expected"), [(False, 38), (True, 44)])
def test_a_field_has_the_designed_height(qtbot, tall, expected):
    made = LineEdit(tall=tall)
    shown(qtbot, made)
    assert made.height() == expected


def test_nothing_moves_when_a_field_is_focused(qtbot):
    one, other = LineEdit(), LineEdit()
    window = shown(qtbot, one, other)
    one.setFocus()
    before = (one.geometry(), other.geometry(), other.cursorRect())
    other.setFocus()
    window.layout().activate()
    assert (one.geometry(), other.geometry(), other.cursorRect()) == before


def test_a_code_is_not_learnt_by_the_keyboard(qtbot):
    made = CodeField()
    qtbot.addWidget(made)
    hints = made.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData and hints & Qt.InputMethodHint.ImhNoPredictiveText


@pytest.fixture
def passphrase(qtbot):
    made = PassphraseField()
    shown(qtbot, made, Button("After"))
    made.setFocus()
    qtbot.keyClicks(made, "lantern orchard")
    return made


def eye_of(field):
    return field.findChild(QPushButton)


def test_a_passphrase_is_hidden_at_first(passphrase):
    assert passphrase.displayText() == "•" * len("lantern orchard")


def test_a_hidden_passphrase_is_not_read_aloud(passphrase):
    assert "lantern" not in read(passphrase).text(QAccessible.Text.Value)


def test_the_eye_shows_the_passphrase(qtbot, passphrase):
    qtbot.mouseClick(eye_of(passphrase), Qt.MouseButton.LeftButton)
    assert passphrase.displayText() == "lantern orchard"


def test_the_eye_says_what_it_will_do(qtbot, passphrase):
    eye = eye_of(passphrase)
    before = eye.accessibleName()
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert (before, eye.accessibleName()) == ("Show passphrase", "Hide passphrase")


def test_typing_on_after_tab_neither_shows_the_passphrase_nor_changes_it(qtbot, passphrase):
    qtbot.keyClick(passphrase, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "lantern orchard")
    assert (passphrase.shown, passphrase.text()) == (False, "lantern orchard")


def test_a_key_shows_the_passphrase_and_hides_it_again(qtbot, passphrase):
    told = []
    for _ in range(2):
        qtbot.keyClick(passphrase, Qt.Key.Key_F8, Qt.KeyboardModifier.AltModifier)
        told.append(passphrase.displayText())
    assert told == ["lantern orchard", "•" * len("lantern orchard")]


@pytest.mark.parametrize("shown_now", [False, True])
def test_a_passphrase_is_never_learnt_by_the_keyboard(passphrase, shown_now):
    passphrase.set_shown(shown_now)
    hints = passphrase.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData and hints & Qt.InputMethodHint.ImhNoPredictiveText


@pytest.mark.parametrize("shown_now", [False, True])
def test_a_passphrase_that_was_taken_back_cannot_be_brought_back(qtbot, passphrase, shown_now):
    passphrase.set_shown(shown_now)
    passphrase.selectAll()
    qtbot.keyClick(passphrase, Qt.Key.Key_Delete)
    qtbot.keyClick(passphrase, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert passphrase.text() == ""


def test_a_wiped_field_has_nothing_to_bring_back(passphrase):
    passphrase.wipe()
    passphrase.undo()
    assert (passphrase.text(), passphrase.isUndoAvailable()) == ("", False)


def test_a_wiped_field_hides_what_is_typed_next(passphrase):
    passphrase.set_shown(True)
    passphrase.wipe()
    assert passphrase.echoMode() == QLineEdit.EchoMode.Password


def test_a_hidden_passphrase_cannot_be_copied(qtbot, passphrase):
    QGuiApplication.clipboard().setText("before")
    passphrase.selectAll()
    qtbot.keyClick(passphrase, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def menu_words(qtbot, field):
    qtbot.mouseMove(field, QPoint(20, 10))
    QApplication.sendEvent(field, context_click(field))
    menu = field.findChild(Menu)
    words = [action.text() for action in menu.actions()]
    with qtbot.waitSignal(menu.destroyed):
        menu.close()
    return words


def context_click(field):
    from PySide6.QtGui import QContextMenuEvent

    place = QPoint(20, 10)
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place))


@OFFSCREEN_POPUP
def test_the_menu_of_a_hidden_passphrase_offers_no_copy(qtbot, passphrase):
    passphrase.selectAll()
    assert menu_words(qtbot, passphrase) == ["Paste", "Select all"]


@OFFSCREEN_POPUP
def test_the_menu_of_a_shown_passphrase_offers_copy(qtbot, passphrase):
    passphrase.set_shown(True)
    passphrase.selectAll()
    assert menu_words(qtbot, passphrase) == ["Copy", "Paste", "Select all"]


def test_the_eye_stays_inside_the_field(qtbot, passphrase):
    passphrase.resize(200, 38)
    assert passphrase.rect().contains(eye_of(passphrase).geometry())


def test_a_meter_fills_as_many_bars_as_told(qtbot):
    made = StrengthMeter()
    shown(qtbot, made)
    made.show_strength(4, "Strong.", "About 77 bits.")
    image = made.grab().toImage()
    bars = [image.pixelColor(int(made.width() * at / 8), 7).name() for at in (1, 3, 5, 7)]
    assert bars == ["#2b5a4c"] * 4


def test_a_meter_speaks_in_a_sentence(qtbot):
    made = StrengthMeter()
    qtbot.addWidget(made)
    made.show_strength(1, "Too easy to guess.", "Add two or three unrelated words.")
    assert made.findChild(QLabel).text() == "Too easy to guess. Add two or three unrelated words."
