"""Settings: what applies at once, the recovery code shown again, and a new passphrase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QRadioButton

from app.errors import WrongPassphrase
from app.records import about
from app.settings import load
from app.store import keys, opening
from tests.ui.showing import shown
from ui import theme
from ui.pages.first_run.code_page import CodePage
from ui.pages.settings.appearance import _Picture
from ui.pages.settings.page import SettingsPage
from ui.places import Place
from ui.widgets.code_card import CodeCard
from ui.widgets.dialog import Dialog
from ui.widgets.select import Select
from ui.widgets.switch import Switch

ANOTHER = "marble ferry thistle cobalt umbrella nine"


@pytest.fixture
def settings(qtbot, session):
    """Opens a section of the settings in a window."""

    def open_section(section):
        page = SettingsPage(session, Place("settings", detail=section))
        shown(qtbot, page, width=980, height=720)
        page.settle(Place("settings", detail=section))
        return page

    return open_section


@pytest.fixture
def cheaper(monkeypatch):
    """A new passphrase costs as little as the format allows, where what it costs is not the claim."""
    monkeypatch.setattr(opening.renewed, "__defaults__", (keys.SMALL,))


def kept(tmp_path):
    return load(tmp_path / "settings.json")


def radio(page, words):
    return next(one for one in page.findChildren(QRadioButton) if one.text() == words)


def segment(page, words):
    return next(one for one in page.findChildren(QAbstractButton) if one.text() == words)


def dialog_over(page):
    return next((one for one in page.window().findChildren(Dialog) if one.isVisible()), None)


def press(qtbot, page, words):
    found = [one for one in page.window().findChildren(QPushButton) if one.text() == words and one.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def fields(page):
    return [one for one in dialog_over(page).findChildren(QLineEdit) if one.isVisible()]


# one section at a time


def test_it_opens_with_the_section_that_was_asked_for(settings):
    assert settings("appearance").window().focusWidget().text() == "Appearance"


def test_an_arrow_leads_to_the_next_section(qtbot, settings):
    page = settings("security")
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Down)
    assert (page.place().detail, page.window().focusWidget().text()) == ("backups", "Backups")


def test_the_place_knows_the_section(qtbot, settings):
    page = settings("security")
    qtbot.mouseClick(segment(page, "Appearance"), Qt.MouseButton.LeftButton)
    assert page.place().detail == "appearance"


# appearance


@pytest.mark.parametrize(
    ("words", "name"), [("Light", "light"), ("Dark", "dark"), ("High contrast", "contrast"), ("System", "system")]
)
def test_an_appearance_is_kept_when_it_is_chosen(qtbot, settings, preferences, tmp_path, words, name):
    preferences.keep(appearance="light" if name != "light" else "dark")
    page = settings("appearance")
    qtbot.mouseClick(radio(page, words), Qt.MouseButton.LeftButton)
    assert kept(tmp_path).appearance == name


def test_arrows_move_between_the_appearances(qtbot, settings, tmp_path):
    page = settings("appearance")
    radio(page, "System").setFocus()
    qtbot.keyClick(radio(page, "System"), Qt.Key.Key_Right)
    assert (radio(page, "Light").hasFocus(), kept(tmp_path).appearance) == (True, "light")


def test_a_click_on_a_picture_chooses_it(qtbot, settings, tmp_path):
    page = settings("appearance")
    picture = radio(page, "Dark").parentWidget().childAt(20, 20)
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton)
    assert kept(tmp_path).appearance == "dark"


def test_high_contrast_is_shown_light_and_dark_as_the_system_decides(settings):
    page = settings("appearance")
    picture = radio(page, "High contrast").parent().findChild(_Picture).grab().toImage()
    middle = picture.height() - 8
    left, right = (picture.pixelColor(round(picture.width() * part), middle) for part in (0.45, 0.95))
    assert (left, right) == (theme.named("hc_light")["window"], theme.named("hc_dark")["window"])


def test_only_one_appearance_is_chosen(qtbot, settings):
    page = settings("appearance")
    qtbot.mouseClick(radio(page, "Dark"), Qt.MouseButton.LeftButton)
    assert [one.text() for one in page.findChildren(QRadioButton) if one.isChecked()] == ["Dark"]


def test_a_text_size_is_kept_when_it_is_chosen(qtbot, settings, tmp_path):
    qtbot.mouseClick(segment(settings("appearance"), "Largest"), Qt.MouseButton.LeftButton)
    assert kept(tmp_path).text_size == "largest"


def test_the_page_follows_a_text_size_chosen_with_keys(settings, preferences):
    page = settings("appearance")
    preferences.keep(text_size="large")
    assert segment(page, "Large").isChecked()


def test_stillness_is_kept(qtbot, settings, tmp_path):
    page = settings("appearance")
    qtbot.mouseClick(page.findChild(Switch), Qt.MouseButton.LeftButton)
    assert kept(tmp_path).still


# security


def test_the_time_until_the_lock_is_kept(qtbot, settings, tmp_path):
    box = settings("security").findChild(Select)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert (box.currentText(), kept(tmp_path).idle_minutes) == ("2 minutes", 2)


def test_never_locking_is_not_offered(settings):
    box = settings("security").findChild(Select)
    offered = [box.itemText(at) for at in range(box.count())]
    assert offered == ["1 minute", "2 minutes", "5 minutes", "10 minutes", "30 minutes"]


@pytest.mark.parametrize(
    ("words", "kept_as", "at_first"),
    [
        ("Lock when the computer sleeps or the screen locks", "lock_on_leaving", True),
        ("Lock when I minimise", "lock_minimised", False),
        ("Clear what I copied", "clear_clipboard", True),
    ],
)
def test_what_is_switched_under_security_is_kept(qtbot, settings, tmp_path, words, kept_as, at_first):
    switches = settings("security").findChildren(Switch)
    switch = next(one for one in switches if one.accessibleName() == words)
    shown_as = switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert (shown_as, getattr(kept(tmp_path), kept_as)) == (at_first, not at_first)


# the recovery code


def ask_for_code(qtbot, page, passphrase):
    press(qtbot, page, "Show…")
    qtbot.keyClicks(fields(page)[0], passphrase)
    qtbot.keyClick(fields(page)[0], Qt.Key.Key_Return)


def shown_code(page):
    card = dialog_over(page).findChild(CodeCard)
    return card.accessibleName() if card else ""


def test_the_code_is_shown_to_who_knows_the_passphrase(qtbot, settings, session, passphrase):
    page = settings("security")
    ask_for_code(qtbot, page, passphrase)
    qtbot.waitUntil(lambda: shown_code(page) != "", timeout=10_000)
    assert shown_code(page) == f"Recovery code {session.journal.recovery_code}"


def test_with_the_code_the_box_to_type_into_has_the_focus(qtbot, settings, passphrase):
    page = settings("security")
    ask_for_code(qtbot, page, passphrase)
    qtbot.waitUntil(lambda: shown_code(page) != "", timeout=10_000)
    assert [one.objectName() for one in fields(page) if one.hasFocus()] == ["third-box"]


def test_letters_that_a_code_never_has_are_read_as_the_digits_they_look_like(qtbot):
    page = CodePage("WF89-7SJJ-10A1-QQQQ-QQQQ-QQQQ-QQQQ", "")
    shown(qtbot, page, width=600, height=500)
    with qtbot.waitSignal(page.proved):
        qtbot.keyClicks(page.first, "i oal")


def test_the_code_is_not_shown_for_a_wrong_passphrase(qtbot, settings):
    page = settings("security")
    ask_for_code(qtbot, page, "not this one")
    qtbot.waitUntil(lambda: "doesn’t open" in fields(page)[0].accessibleDescription(), timeout=10_000)
    assert shown_code(page) == ""


def test_typing_a_part_of_it_back_is_remembered(qtbot, settings, session, passphrase):
    page = settings("security")
    ask_for_code(qtbot, page, passphrase)
    qtbot.waitUntil(lambda: shown_code(page) != "", timeout=10_000)
    qtbot.keyClicks(fields(page)[0], session.journal.recovery_code.split("-")[2].lower())
    assert about.code_seen(session.journal.read)


def test_the_page_no_longer_says_that_it_was_not_typed(qtbot, settings, session, passphrase):
    page = settings("security")
    before = segment(page, "Show…").accessibleDescription()
    session.attempt(about.set_code_seen)
    press(qtbot, page, "Show…")
    press(qtbot, page, "Close")
    after = segment(page, "Show…").accessibleDescription()
    assert (before[:8], after[:5]) == ("You have", "Opens")


def test_enter_in_the_shown_code_asks_for_nothing_again(qtbot, settings, passphrase):
    page = settings("security")
    ask_for_code(qtbot, page, passphrase)
    qtbot.waitUntil(lambda: shown_code(page) != "", timeout=10_000)
    qtbot.keyClick(fields(page)[0], Qt.Key.Key_Return)
    assert dialog_over(page)._job is None


# the passphrase


def type_new(qtbot, page, old, new, again=None):
    press(qtbot, page, "Change…")
    for name, words in (("old", old), ("first", new), ("second", again or new)):
        qtbot.keyClicks(page.window().findChild(QLineEdit, f"passphrase-{name}"), words)
    qtbot.keyClick(page.window().findChild(QLineEdit, "passphrase-second"), Qt.Key.Key_Return)


def test_a_new_passphrase_opens_the_journal_and_the_old_one_no_more(qtbot, settings, session, folder, passphrase):
    page = settings("security")
    type_new(qtbot, page, passphrase, ANOTHER)
    with qtbot.waitSignal(session.said, timeout=20_000) as said:
        pass
    opening.with_passphrase(folder, ANOTHER).forget()
    assert said.args[0] == "Passphrase changed"
    with pytest.raises(WrongPassphrase):
        opening.with_passphrase(folder, passphrase)


def test_a_wrong_old_passphrase_is_told_under_its_field(qtbot, settings, folder, passphrase):
    page = settings("security")
    type_new(qtbot, page, "not this one", ANOTHER)
    old = page.window().findChild(QLineEdit, "passphrase-old")
    qtbot.waitUntil(lambda: "doesn’t open" in old.accessibleDescription(), timeout=10_000)
    assert old.hasFocus()
    opening.with_passphrase(folder, passphrase).forget()


def test_two_that_differ_change_nothing(qtbot, settings, folder, passphrase):
    page = settings("security")
    type_new(qtbot, page, passphrase, ANOTHER, "marble ferry")
    assert dialog_over(page)._job is None
    opening.with_passphrase(folder, passphrase).forget()


def test_while_it_is_being_changed_it_cannot_be_kept(cheaper, qtbot, settings, session, passphrase):
    page = settings("security")
    type_new(qtbot, page, passphrase, ANOTHER)
    dialog = dialog_over(page)
    with qtbot.waitSignal(session.said, timeout=20_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()


def test_while_it_is_being_changed_the_fields_stay_as_they_are(cheaper, qtbot, settings, session, passphrase):
    page = settings("security")
    type_new(qtbot, page, passphrase, ANOTHER)
    with qtbot.waitSignal(session.said, timeout=20_000):
        press(qtbot, page, "Use this one")
        first = page.window().findChild(QLineEdit, "passphrase-first")
        qtbot.keyClicks(first, "more")
        assert first.text() == ANOTHER


def test_a_lock_waits_until_the_new_passphrase_holds(cheaper, qtbot, settings, session, folder, passphrase):
    type_new(qtbot, settings("security"), passphrase, ANOTHER)
    session.end()
    opening.with_passphrase(folder, ANOTHER).forget()
    with pytest.raises(WrongPassphrase):
        opening.with_passphrase(folder, passphrase)


def test_the_recovery_code_stays_as_it_is(cheaper, qtbot, settings, session, folder, passphrase):
    page = settings("security")
    code = session.journal.recovery_code
    type_new(qtbot, page, passphrase, ANOTHER)
    with qtbot.waitSignal(session.said, timeout=20_000):
        pass
    assert bytes(opening.with_code(folder, code).root) == bytes(session.journal.root)
