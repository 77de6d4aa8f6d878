"""First run: from the welcome to a journal that is open, with real keys and a real folder."""

from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QLineEdit, QPushButton, QRadioButton

from app import paths
from app.errors import DiskTrouble, NotEnoughMemory
from app.records import about, people
from app.safety import backup_plan
from app.store import doors, keys, opening
from app.store.folder import Folder
from tests.ui.showing import topmost
from ui import quiet
from ui.idle import Idle
from ui.pages.first_run.creation import Creation
from ui.pages.first_run.page import FirstRun
from ui.widgets.code_card import CodeCard
from ui.window import Window

OWN = "wicker quilt harbour seven"
LEFT = Qt.MouseButton.LeftButton
TICK = "I understand that my employer may copy, keep or delete this file"


@pytest.fixture
def page(qtbot, preferences):
    page = FirstRun(preferences, cost=keys.SMALL)
    qtbot.addWidget(page, before_close_func=release)
    page.resize(880, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def release(page):
    for creation in page.findChildren(Creation):
        creation.release()


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def buttons_of(page):
    return {button.text(): button for button in page.findChildren(QPushButton) if button.isVisible() and button.text()}


def press(qtbot, page, words):
    qtbot.mouseClick(buttons_of(page)[words], LEFT)


def field(page, name):
    return next(field for field in page.findChildren(QLineEdit, name) if field.isVisible())


def enter(qtbot, page):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def waits_for(qtbot, page, words):
    qtbot.waitUntil(lambda: words in words_of(page))


# The welcome


def test_enter_begins_a_journal(qtbot, page):
    enter(qtbot, page)
    assert "Where should your journal live?" in words_of(page)


def test_a_journal_that_exists_can_be_opened(qtbot, page):
    journal = paths.journals() / "Old.inglenook"
    journal.mkdir(parents=True)
    press(qtbot, page, "Open a journal I already have")
    with qtbot.waitSignal(page.open_requested) as asked:
        press(qtbot, topmost(page), "Old")
    assert asked.args == [Folder(journal)]


def test_no_journal_in_the_usual_place_is_said(qtbot, page):
    press(qtbot, page, "Open a journal I already have")
    assert "There’s no journal in the usual place on this computer." in words_of(topmost(page))


# Where it lives


@pytest.fixture
def where(qtbot, page):
    """The first of the four pages, its folder looked at."""
    enter(qtbot, page)
    waits_for(qtbot, page, "Only your account on this computer can read it")
    return page


def go_to(qtbot, page, place):
    field(page, "folder").selectAll()
    qtbot.keyClicks(field(page, "folder"), str(place))


def name_it(qtbot, page, name):
    field(page, "name").selectAll()
    qtbot.keyClicks(field(page, "name"), name)


def test_the_usual_place_and_a_plain_name_are_offered(where):
    assert field(where, "folder").text() == str(paths.journals())
    assert field(where, "name").text() == "My journal"
    assert "On the disk it will be called “My journal.inglenook”. The name isn’t encrypted." in words_of(where)


def test_nothing_is_made_by_looking(where, home):
    assert not paths.journals().exists()


def test_where_there_is_a_journal_another_name_is_offered(qtbot, page):
    (paths.journals() / "My journal.inglenook").mkdir(parents=True)
    enter(qtbot, page)
    assert field(page, "name").text() == "My journal 2"


def test_a_taken_name_leads_to_the_journal_that_has_it(qtbot, where):
    taken = paths.journals() / "Mine.inglenook"
    taken.mkdir(parents=True)
    name_it(qtbot, where, "Mine")
    enter(qtbot, where)
    told = "There’s already a journal with this name here. Choose another name, or open that one."
    assert told in words_of(where)
    with qtbot.waitSignal(where.open_requested) as asked:
        press(qtbot, where, "Open that one")
    assert asked.args == [Folder(taken)]


def test_a_name_that_no_file_can_have_is_told_under_it(qtbot, where):
    name_it(qtbot, where, "Mine?")
    enter(qtbot, where)
    assert "A name can’t contain ?" in words_of(where)
    assert where.focusWidget() is field(where, "name")


def test_a_folder_that_cannot_be_written_to_is_told_under_it(qtbot, where, tmp_path):
    (tmp_path / "letter.txt").write_text("a file")
    go_to(qtbot, where, tmp_path / "letter.txt" / "inside")
    waits_for(qtbot, where, "Inglenook can’t write to this folder. Choose one inside your own documents.")
    press(qtbot, where, "Continue")
    assert "Where should your journal live?" in words_of(where)


def test_a_path_that_begins_nowhere_is_not_taken(qtbot, where):
    go_to(qtbot, where, "journals")
    press(qtbot, where, "Continue")
    assert any(words.startswith("That isn’t a whole path.") for words in words_of(where))
    assert "Where should your journal live?" in words_of(where)


def test_nothing_is_said_to_be_fine_of_a_path_that_begins_nowhere(qtbot, employers):
    go_to(qtbot, employers, "journals")
    assert "Fine" not in words_of(employers)
    assert not any("your employer’s OneDrive" in words for words in words_of(employers))
    qtbot.waitUntil(lambda: any(words.startswith("That isn’t a whole path.") for words in words_of(employers)))


def test_an_emptied_field_keeps_nothing_of_the_folder_before(qtbot, employers):
    field(employers, "folder").selectAll()
    qtbot.keyClick(field(employers, "folder"), Qt.Key.Key_Delete)
    assert "Fine" not in words_of(employers)
    assert not any("your employer’s OneDrive" in words for words in words_of(employers))


def test_a_tilde_is_ones_own_home(qtbot, where):
    go_to(qtbot, where, "~/Dropbox")
    waits_for(qtbot, where, "Copied by Dropbox")


def test_the_tilde_of_nobody_is_no_path(qtbot, where):
    go_to(qtbot, where, "~nobody-of-this-name/journals")
    press(qtbot, where, "Continue")
    assert "Where should your journal live?" in words_of(where)


def round_of_tab(qtbot, page, first):
    """What Tab passes from `first` until it is there again."""
    first.setFocus()
    passed = [first]
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    while (now := page.focusWidget()) is not first and len(passed) < 20:
        passed.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return [widget.objectName() or widget.text() for widget in passed]


WITH_BANNER = ["folder", "Choose…", "Use my home folder instead", "Keep this folder", "name", "Back", "on"]


def test_tab_goes_from_top_to_bottom(qtbot, employers):
    assert round_of_tab(qtbot, employers, field(employers, "folder")) == WITH_BANNER


def test_tab_goes_round_from_the_name_with_a_banner_too(qtbot, employers):
    assert round_of_tab(qtbot, employers, field(employers, "name")) == WITH_BANNER[4:] + WITH_BANNER[:4]


def test_tab_goes_round_after_one_banner_has_followed_another(qtbot, employers, home):
    go_to(qtbot, employers, home / "Dropbox")
    waits_for(qtbot, employers, "Copied by Dropbox")
    go_to(qtbot, employers, home / "OneDrive - Northgate Hospital")
    waits_for(qtbot, employers, "Copied by OneDrive, account “Northgate Hospital”")
    assert round_of_tab(qtbot, employers, field(employers, "folder")) == WITH_BANNER


def test_tab_passes_the_tick_where_the_banner_is_folded(qtbot, employers):
    press(qtbot, employers, "Keep this folder")
    folded = ["folder", "Choose…", TICK, "name", "Back", "on"]
    assert round_of_tab(qtbot, employers, field(employers, "folder")) == folded


def test_tab_goes_round_without_a_banner(qtbot, employers):
    field(employers, "folder").selectAll()
    qtbot.keyClick(field(employers, "folder"), Qt.Key.Key_Delete)
    assert round_of_tab(qtbot, employers, field(employers, "name")) == ["name", "Back", "on", "folder", "Choose…"]


@pytest.fixture
def employers(qtbot, where, home):
    """The employer's OneDrive is chosen and looked at."""
    go_to(qtbot, where, home / "OneDrive - Ashdown NHS Trust" / "Documents")
    waits_for(qtbot, where, "Copied by OneDrive, account “Ashdown NHS Trust”")
    return where


def tick(page):
    return next((box for box in page.findChildren(QCheckBox) if box.text() == TICK and box.isVisible()), None)


def test_the_employers_cloud_is_told_in_full(employers):
    told = " ".join(words_of(employers))
    assert "This folder looks like your employer’s OneDrive." in told
    assert "your employer could copy it, keep it, or remove your access when you change post." in told


def test_the_employers_cloud_is_kept_only_with_a_tick(qtbot, employers):
    press(qtbot, employers, "Continue")
    assert "Where should your journal live?" in words_of(employers)
    assert tick(employers).hasFocus()
    qtbot.keyClick(tick(employers), Qt.Key.Key_Space)
    press(qtbot, employers, "Continue")
    assert "Choose a passphrase" in words_of(employers)


def test_keeping_the_folder_folds_what_was_read_and_shows_the_tick(qtbot, employers):
    assert tick(employers) is None
    press(qtbot, employers, "Keep this folder")
    assert "This folder looks like your employer’s OneDrive." in words_of(employers)
    assert "Use my home folder instead" not in buttons_of(employers)
    assert tick(employers)


def test_a_folder_of_ones_own_is_one_click_away(qtbot, employers):
    press(qtbot, employers, "Use my home folder instead")
    assert field(employers, "folder").text() == str(paths.journals())
    qtbot.waitUntil(lambda: "Copied by OneDrive, account “Ashdown NHS Trust”" not in words_of(employers))


def test_the_usual_place_is_not_offered_instead_of_itself(qtbot, page, home, monkeypatch):
    monkeypatch.setattr(paths, "journals", lambda: home / "OneDrive - Ashdown NHS Trust")
    enter(qtbot, page)
    waits_for(qtbot, page, "Copied by OneDrive, account “Ashdown NHS Trust”")
    assert "Choose another folder…" in buttons_of(page)
    assert "Use my home folder instead" not in buttons_of(page)


def test_a_tick_does_not_outlast_its_folder(qtbot, employers, home):
    press(qtbot, employers, "Keep this folder")
    qtbot.keyClick(tick(employers), Qt.Key.Key_Space)
    go_to(qtbot, employers, home / "OneDrive - Northgate Hospital")
    waits_for(qtbot, employers, "Copied by OneDrive, account “Northgate Hospital”")
    press(qtbot, employers, "Continue")
    assert "Where should your journal live?" in words_of(employers)


def test_going_on_waits_for_the_look_at_the_folder(qtbot, where, home):
    go_to(qtbot, where, home / "OneDrive - Ashdown NHS Trust")
    enter(qtbot, where)
    qtbot.waitUntil(lambda: tick(where) is not None)
    assert "Where should your journal live?" in words_of(where)


def test_ones_own_cloud_is_told_and_needs_no_tick(qtbot, where, home):
    go_to(qtbot, where, home / "Dropbox")
    waits_for(qtbot, where, "Copied by Dropbox")
    assert any("so that’s reasonable" in words for words in words_of(where))
    press(qtbot, where, "Continue")
    assert "Choose a passphrase" in words_of(where)


def test_back_leads_to_the_welcome(qtbot, where):
    press(qtbot, where, "Back")
    assert "A private place for your mentoring conversations" in words_of(where)
    enter(qtbot, where)
    assert "Where should your journal live?" in words_of(where)


# The passphrase


@pytest.fixture
def choosing(qtbot, where):
    press(qtbot, where, "Continue")
    return where


def suggestion(page):
    return page.findChild(QLabel, "suggestion").text()


def choose(qtbot, page, first, second=None):
    qtbot.keyClicks(field(page, "passphrase-first"), first)
    qtbot.keyClicks(field(page, "passphrase-second"), first if second is None else second)


def test_the_passphrase_can_be_typed_at_once(choosing):
    assert field(choosing, "passphrase-first").hasFocus()


def test_the_passphrase_can_be_typed_at_once_after_the_banner_too(qtbot, employers):
    press(qtbot, employers, "Keep this folder")
    qtbot.keyClick(employers.focusWidget(), Qt.Key.Key_Space)
    field(employers, "name").setFocus()
    for _ in range(2):
        qtbot.keyClick(employers.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(employers.focusWidget(), Qt.Key.Key_Space)
    assert field(employers, "passphrase-first").hasFocus()


def test_a_passphrase_that_came_to_nothing_can_be_typed_again_at_once(qtbot, choosing, monkeypatch):
    def fail(*_arguments, **_options):
        raise NotEnoughMemory

    monkeypatch.setattr(doors, "create", fail)
    choose(qtbot, choosing, OWN)
    enter(qtbot, choosing)
    qtbot.waitUntil(lambda: "Continue" in buttons_of(choosing))
    assert field(choosing, "passphrase-first").hasFocus()


def test_a_suggestion_of_six_words_waits(choosing):
    assert len(suggestion(choosing).split()) == 6


def test_another_suggestion_is_another(qtbot, choosing):
    before = suggestion(choosing)
    press(qtbot, choosing, "Suggest another")
    assert suggestion(choosing) != before


def test_using_the_suggestion_fills_the_first_field_only(qtbot, choosing):
    press(qtbot, choosing, "Use this one")
    assert field(choosing, "passphrase-first").text() == suggestion(choosing)
    assert field(choosing, "passphrase-second").text() == ""
    assert field(choosing, "passphrase-second").hasFocus()


def test_an_untouched_suggestion_is_told_its_bits(qtbot, choosing):
    press(qtbot, choosing, "Use this one")
    told = "Strong. Six words, about 77 bits. Centuries of guessing, even with fast machines."
    assert told in words_of(choosing)
    qtbot.keyClicks(field(choosing, "passphrase-first"), "x")
    assert told not in words_of(choosing)


def test_copying_puts_the_suggestion_on_the_clipboard_as_a_secret(qtbot, choosing):
    press(qtbot, choosing, "Copy")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == suggestion(choosing)
    assert bytes(copied.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_a_weak_passphrase_holds_things_up(qtbot, choosing):
    choose(qtbot, choosing, "password1234")
    assert "Too easy to guess. Add two or three unrelated words." in words_of(choosing)
    assert not buttons_of(choosing)["Continue"].isEnabled()


def test_the_second_is_followed_as_it_is_typed(qtbot, choosing):
    choose(qtbot, choosing, OWN, OWN[:9])
    assert "So far it matches." in words_of(choosing)
    qtbot.keyClicks(field(choosing, "passphrase-second"), "!")
    assert "These two don’t match yet." in words_of(choosing)
    assert not buttons_of(choosing)["Continue"].isEnabled()


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("", "", "Ready once you’ve chosen a passphrase."),
        ("wicker quilt", "wicker quilt", "Ready once the passphrase is strong enough."),
        (OWN, OWN[:-1], "Ready once you’ve typed it the same way twice."),
    ],
)
def test_what_is_missing_stands_beside_the_button(qtbot, choosing, first, second, why):
    choose(qtbot, choosing, first, second)
    assert not buttons_of(choosing)["Continue"].isEnabled()
    assert why in words_of(choosing)
    assert buttons_of(choosing)["Continue"].accessibleDescription() == why


def test_nothing_is_missing_once_both_are_the_same_and_strong(qtbot, choosing):
    choose(qtbot, choosing, OWN)
    assert buttons_of(choosing)["Continue"].isEnabled()
    assert not any(words.startswith("Ready once") for words in words_of(choosing))


def test_tab_goes_round_the_passphrase_page(qtbot, choosing):
    choose(qtbot, choosing, OWN)
    passed = round_of_tab(qtbot, choosing, field(choosing, "passphrase-first"))
    assert passed == [
        *("passphrase-first", "passphrase-second", "Back", "on"),
        *("Use this one", "Suggest another", "Copy"),
    ]


def test_nobody_can_reset_it_and_that_is_said(choosing):
    assert any(words.startswith("Nobody can reset this for you.") for words in words_of(choosing))


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (DiskTrouble, "Nothing was made. Free some space, then try again."),
        (NotEnoughMemory, "Close some other programs, then try again."),
    ],
)
def test_what_keeps_a_journal_from_being_made_is_told_and_the_passphrase_stays(
    qtbot, choosing, monkeypatch, failure, told
):
    def fail(*_arguments, **_options):
        raise failure

    monkeypatch.setattr(doors, "create", fail)
    choose(qtbot, choosing, OWN)
    enter(qtbot, choosing)
    qtbot.waitUntil(lambda: any(words.endswith(told) for words in words_of(choosing)))
    assert field(choosing, "passphrase-first").text() == OWN
    assert buttons_of(choosing)["Continue"].isEnabled()


def test_a_name_taken_in_the_meantime_leads_back_to_it(qtbot, choosing):
    (paths.journals() / "My journal.inglenook").mkdir(parents=True)
    choose(qtbot, choosing, OWN)
    enter(qtbot, choosing)
    waits_for(
        qtbot, choosing, "There’s already a journal with this name here. Choose another name, or open that one."
    )
    assert "Where should your journal live?" in words_of(choosing)


# The recovery code


@pytest.fixture
def made(qtbot, choosing):
    """The journal has just been made; its code is on the screen."""
    choose(qtbot, choosing, OWN)
    enter(qtbot, choosing)
    assert "Making your journal…" in buttons_of(choosing)
    waits_for(qtbot, choosing, "Keep your recovery code on paper")
    return choosing


def test_what_was_ticked_of_the_place_is_kept_with_the_journal(qtbot, employers, preferences, home):
    press(qtbot, employers, "Continue")
    qtbot.keyClick(tick(employers), Qt.Key.Key_Space)
    press(qtbot, employers, "Continue")
    choose(qtbot, employers, OWN)
    enter(qtbot, employers)
    waits_for(qtbot, employers, "Keep your recovery code on paper")
    plan = backup_plan.load(preferences.beside(paths.BACKUP_PLAN), journal_of(employers).journal_id)
    theirs = str(home / "OneDrive - Ashdown NHS Trust" / "Documents")
    assert (plan.lives_in, plan.lives_as) == (theirs, "employer_cloud")


def journal_of(page):
    return page.findChild(Creation)._journal


def frames(page):
    return [one for one in page.findChild(CodeCard).findChildren(QFrame) if one.property("kind") == "inset"]


def boxes(page):
    return [frame.findChild(QLabel).text() for frame in frames(page)]


@pytest.mark.parametrize("width", [880, 1280])
def test_each_box_of_the_code_is_as_high_as_it_needs(qtbot, made, width):
    made.resize(width, 800)
    qtbot.waitUntil(lambda: all(one.height() >= one.minimumSizeHint().height() for one in frames(made)))


def test_the_code_stands_in_seven_boxes_of_four(made):
    assert "-".join(boxes(made)) == journal_of(made).recovery_code
    assert [len(box) for box in boxes(made)] == [4] * 7


def test_the_code_cannot_be_copied_nor_gone_back_on(made):
    assert list(buttons_of(made)) == ["Print…", "Not now", "Continue"]


def test_the_passphrase_is_forgotten_once_it_has_been_used(made):
    assert [field.text() for field in made.findChildren(QLineEdit) if "passphrase" in field.objectName()] == ["", ""]


def test_closing_the_window_here_leaves_a_journal_that_opens(made, preferences):
    release(made)
    folder = Folder(paths.journals() / "My journal.inglenook")
    assert preferences.now.last_journal == str(folder.path)
    journal = doors.enter(folder, opening.with_passphrase(folder, OWN))
    assert about.code_seen(journal.read) is False
    journal.close()


def pass_minutes(page, monkeypatch, minutes):
    """Nobody touched anything for so long."""
    watch = page.findChild(Creation).findChild(Idle)
    later = monotonic() + minutes * 60
    monkeypatch.setattr(quiet, "monotonic", lambda: later)
    watch.look()


def test_nobody_there_shuts_the_journal_and_leads_to_its_door(qtbot, made, preferences, monkeypatch):
    with qtbot.waitSignal(made.open_requested) as asked:
        pass_minutes(made, monkeypatch, preferences.now.idle_minutes)
    (folder,) = asked.args
    doors.enter(folder, opening.with_passphrase(folder, OWN)).close()


def test_the_lock_key_shuts_the_journal_and_leads_to_its_door(qtbot, made):
    with qtbot.waitSignal(made.open_requested) as asked:
        qtbot.keyClick(made.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (folder,) = asked.args
    doors.enter(folder, opening.with_passphrase(folder, OWN)).close()


def test_a_computer_that_is_left_shuts_the_journal_and_leads_to_its_door_check_29(qtbot, made):
    with qtbot.waitSignal(made.open_requested) as asked:
        made.shut()
    (folder,) = asked.args
    doors.enter(folder, opening.with_passphrase(folder, OWN)).close()


def test_the_lock_key_does_nothing_before_there_is_something(qtbot, choosing):
    qtbot.keyClick(choosing.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "Choose a passphrase" in words_of(choosing)


def test_nobody_there_hides_the_code(qtbot, home, preferences, monkeypatch):
    window = Window(preferences)
    qtbot.addWidget(window)
    window.show()
    window.findChild(FirstRun)._cost = keys.SMALL
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    waits_for(qtbot, window, "Only your account on this computer can read it")
    press(qtbot, window, "Continue")
    choose(qtbot, window, OWN)
    enter(qtbot, window)
    waits_for(qtbot, window, "Keep your recovery code on paper")
    pass_minutes(window, monkeypatch, preferences.now.idle_minutes)
    assert "Come in and sit down" in words_of(window)
    assert [card for card in window.findChildren(CodeCard) if card.isVisible()] == []


def test_nobody_there_shuts_nothing_before_there_is_something(choosing, preferences, monkeypatch):
    pass_minutes(choosing, monkeypatch, preferences.now.idle_minutes)
    assert "Choose a passphrase" in words_of(choosing)


def test_a_window_closed_while_the_journal_is_made_keeps_no_key(qtbot, choosing, monkeypatch):
    found, create = [], doors.create

    def remembering(*arguments, **options):
        found.append(create(*arguments, **options))
        return found[0]

    monkeypatch.setattr(doors, "create", remembering)
    choose(qtbot, choosing, OWN)
    enter(qtbot, choosing)
    release(choosing)
    assert found[0].root == bytearray(len(found[0].root))


def test_the_third_box_typed_back_is_remembered(qtbot, made):
    assert not buttons_of(made)["Continue"].isEnabled()
    qtbot.keyClicks(field(made, "third-box"), f" {boxes(made)[2].lower()} ")
    assert about.code_seen(journal_of(made).read) is True
    enter(qtbot, made)
    assert "About you" in words_of(made)


def test_the_code_page_says_how_to_go_on(qtbot, made):
    assert "Type the third box, or choose “Not now”." in words_of(made)
    qtbot.keyClicks(field(made, "third-box"), boxes(made)[2])
    assert "Type the third box, or choose “Not now”." not in words_of(made)


def test_tab_goes_round_the_code_page(qtbot, made):
    assert round_of_tab(qtbot, made, field(made, "third-box")) == ["third-box", "Not now", "Print…"]


def test_another_box_is_not_the_third(qtbot, made):
    wrong = "".join("Z" if symbol != "Z" else "Y" for symbol in boxes(made)[2])
    qtbot.keyClicks(field(made, "third-box"), wrong)
    assert "That isn’t what the third box says yet." in words_of(made)
    assert not buttons_of(made)["Continue"].isEnabled()
    assert about.code_seen(journal_of(made).read) is False


# About you


@pytest.fixture
def last(qtbot, made):
    press(qtbot, made, "Not now")
    return made


def test_putting_the_code_off_leaves_it_unseen(last):
    assert "What should we call you?" in words_of(last)
    assert about.code_seen(journal_of(last).read) is False


def test_tab_goes_round_the_last_page(qtbot, last):
    assert round_of_tab(qtbot, last, field(last, "owner")) == ["owner", "A mentee", "Back", "on"]


def test_back_shows_the_code_again(qtbot, last):
    press(qtbot, last, "Back")
    assert "-".join(boxes(last)) == journal_of(last).recovery_code


def test_what_private_means_is_said_before_the_journal_opens(last):
    said = (
        "This is your private journal. It is encrypted on this computer and sent nowhere. Private is not the same as "
        "secret in law: a court, coroner or tribunal can order notes to be produced, and calling them reflections or "
        "private does not change that. Write about what you learned, not the full story of a patient’s care. Put "
        "facts where they belong: in the record or the incident report."
    )
    assert said in words_of(last)


def test_the_name_and_the_leaning_are_kept_and_the_journal_opens(qtbot, last):
    qtbot.keyClicks(field(last, "owner"), "Tess")
    qtbot.mouseClick(next(r for r in last.findChildren(QRadioButton) if r.text() == "A mentor"), LEFT)
    with qtbot.waitSignal(last.entered) as entered:
        press(qtbot, last, "Open my journal")
    journal = entered.args[0]
    assert people.me(journal.read).display_name == "Tess"
    assert about.leaning(journal.read) == "mentor"
    journal.close()


def test_nothing_needs_to_be_said(qtbot, last):
    with qtbot.waitSignal(last.entered) as entered:
        enter(qtbot, last)
    journal = entered.args[0]
    assert people.me(journal.read) is None
    assert about.leaning(journal.read) == ""
    journal.close()


def test_the_page_has_no_hold_on_a_journal_it_has_handed_on(qtbot, last):
    with qtbot.waitSignal(last.entered) as entered:
        enter(qtbot, last)
    release(last)
    assert entered.args[0].journal_id  # still open
    entered.args[0].close()
