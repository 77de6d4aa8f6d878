"""The unlock page, with a real journal and real keys pressed."""

from contextlib import closing
from datetime import datetime, timedelta
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from app import paths
from app.errors import CodeMistyped, JournalMissing, JournalOpenElsewhere, NotEnoughMemory
from app.progress import Progress
from app.safety import backup, backup_plan
from app.safety.backup_plan import Plan
from app.store import doors, keys, opening, recovery_code
from tests.ui.showing import topmost
from ui import quiet
from ui.idle import Idle
from ui.pages.unlock.page import Unlock

NEW = "wicker quilt harbour seven"
WRONG = "That passphrase doesn’t open this journal. Check Caps Lock and the spaces between words, then try again."
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot, folder, preferences):
    def show(**options):
        page = Unlock(folder, preferences, cost=keys.SMALL, **options)
        qtbot.addWidget(page, before_close_func=Unlock.abandon)
        page.resize(880, 600)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.setFocus()
        return page

    return show


@pytest.fixture
def page(show):
    return show()


@pytest.fixture
def root(pattern):
    return bytearray(pattern[1].root)


@pytest.fixture
def code(pattern):
    return recovery_code.encode(pattern[1].root)


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def buttons_of(page):
    return {button.text(): button for button in page.findChildren(QPushButton) if button.isVisible() and button.text()}


def field(page, name="passphrase"):
    return next(field for field in page.findChildren(QLineEdit, name) if field.isVisible())


def try_passphrase(qtbot, page, typed):
    field(page).selectAll()
    qtbot.keyClicks(field(page), typed)
    qtbot.keyClick(field(page), Qt.Key.Key_Return)


def test_the_passphrase_is_asked_for_at_once(page):
    assert page.focusWidget() is field(page)


def test_enter_opens_the_journal(qtbot, page, folder, passphrase):
    with qtbot.waitSignal(page.entered) as entered:
        try_passphrase(qtbot, page, passphrase)
    journal = entered.args[0]
    assert journal.folder == folder
    journal.close()


def test_nothing_of_the_passphrase_stays_behind(qtbot, page, passphrase):
    qtbot.mouseClick(field(page).findChild(QPushButton), LEFT)  # the eye
    with qtbot.waitSignal(page.entered) as entered:
        try_passphrase(qtbot, page, passphrase)
    entered.args[0].close()
    assert (field(page).text(), field(page).echoMode()) == ("", QLineEdit.EchoMode.Password)
    assert not field(page).isUndoAvailable()


def test_while_it_works_it_says_so_and_takes_no_more_keys(qtbot, page):
    try_passphrase(qtbot, page, "not this one")
    assert "Unlocking…" in buttons_of(page)
    assert field(page).isReadOnly()
    qtbot.waitUntil(lambda: "Unlock" in buttons_of(page))
    assert not field(page).isReadOnly()


def test_a_wrong_one_is_told_and_can_be_typed_over(qtbot, page):
    try_passphrase(qtbot, page, "not this one")
    qtbot.waitUntil(lambda: WRONG in words_of(page))
    assert page.focusWidget() is field(page)
    assert field(page).selectedText()


def test_an_empty_field_is_not_wrong(qtbot, page):
    qtbot.keyClick(field(page), Qt.Key.Key_Return)
    assert list(buttons_of(page)) == ["Unlock", "Open another journal…", "Use my recovery code"]
    assert WRONG not in words_of(page)


def test_the_fifth_wrong_one_offers_the_code_and_no_limit(qtbot, page, monkeypatch):
    monkeypatch.setattr(opening, "with_passphrase", raising(opening.WrongPassphrase))
    patient = "Still not it. Take your time; there’s no limit. You can also use your recovery code."
    for _ in range(4):
        try_passphrase(qtbot, page, "not this one")
        qtbot.waitUntil(lambda: WRONG in words_of(page) and "Unlock" in buttons_of(page))
    try_passphrase(qtbot, page, "not this one")
    qtbot.waitUntil(lambda: patient in words_of(page))


def raising(error):
    def fail(*_arguments):
        raise error

    return fail


def test_too_little_memory_is_not_called_a_wrong_passphrase(qtbot, page, monkeypatch):
    monkeypatch.setattr(opening, "with_passphrase", raising(NotEnoughMemory))
    try_passphrase(qtbot, page, "whatever it is")
    told = (
        "There isn’t enough free memory to open the journal. "
        "Your passphrase has not been tried yet. Close some other programs, then try again."
    )
    qtbot.waitUntil(lambda: told in words_of(page))


def test_damaged_key_files_leave_the_code(qtbot, page, folder, passphrase):
    for path in (folder.keys, folder.keys_copy):
        path.write_bytes(b"nothing of use")
    try_passphrase(qtbot, page, passphrase)
    damaged = "The key files of this journal are damaged. Your recovery code still opens it."
    qtbot.waitUntil(lambda: any(words.startswith(damaged) for words in words_of(page)))
    assert page.focusWidget() is buttons_of(page)["Use my recovery code"]
    assert [b.property("kind") for b in buttons_of(page).values()] == ["", "", "p"]


def test_a_journal_that_went_away_is_told_by_the_whole_window(qtbot, page, folder, passphrase):
    folder.path.rename(folder.path.with_name("away.inglenook"))
    with qtbot.waitSignal(page.failed) as failed:
        try_passphrase(qtbot, page, passphrase)
    assert isinstance(failed.args[0], JournalMissing)


def test_a_journal_that_is_open_elsewhere_is_told_by_the_whole_window(qtbot, page, folder, opened, passphrase):
    elsewhere = doors.enter(folder, opened)
    with qtbot.waitSignal(page.failed) as failed:
        try_passphrase(qtbot, page, passphrase)
    assert isinstance(failed.args[0], JournalOpenElsewhere)
    elsewhere.close()


def test_caps_lock_is_mentioned_while_it_is_on(qtbot, page):
    capital_without_shift = "D"
    qtbot.keyClicks(field(page), "abc")
    assert "Caps Lock is on." not in words_of(page)
    qtbot.keyClicks(field(page), capital_without_shift)
    assert "Caps Lock is on." in words_of(page)
    qtbot.keyClick(field(page), Qt.Key.Key_CapsLock)
    assert "Caps Lock is on." not in words_of(page)


def test_a_capital_typed_with_shift_is_not_caps_lock(qtbot, page):
    qtbot.keyClick(field(page), "D", Qt.KeyboardModifier.ShiftModifier)
    assert field(page).text() == "D"
    assert "Caps Lock is on." not in words_of(page)


@pytest.mark.parametrize(
    ("days", "hour", "words"),
    [
        (1, 20, "last open yesterday evening"),
        (1, 13, "last open yesterday afternoon"),
        (1, 9, "last open yesterday morning"),
        (4000, 9, "last open on"),
    ],
)
def test_the_name_and_the_last_time_stand_under_the_title(show, preferences, folder, days, hour, words):
    then = (datetime.now().astimezone() - timedelta(days=days)).replace(hour=hour, minute=0)
    preferences.keep(last_journal=str(folder.path), last_open=then.isoformat(timespec="minutes"))
    assert any(line.startswith(f"Mentoring, {words}") for line in words_of(show()))


@pytest.mark.parametrize("kept", ["", "yesterday", "2026-99-99T10:00"])
def test_without_a_last_time_the_name_stands_alone(show, preferences, folder, kept):
    preferences.keep(last_journal=str(folder.path), last_open=kept)
    assert "Mentoring" in words_of(show())


def test_when_another_journal_was_last_open_is_not_said_of_this_one(show, preferences):
    preferences.keep(last_journal="/elsewhere/Other.inglenook", last_open="2026-11-21T21:10+00:00")
    assert "Mentoring" in words_of(show())


def test_another_journal_can_be_chosen(qtbot, page):
    other = paths.journals() / "Other.inglenook"
    other.mkdir(parents=True)
    qtbot.mouseClick(buttons_of(page)["Open another journal…"], LEFT)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.mouseClick(buttons_of(topmost(page))["Other"], LEFT)
    assert asked.args[0].path == other


# The recovery code


@pytest.fixture
def by_code(qtbot, page):
    qtbot.mouseClick(buttons_of(page)["Use my recovery code"], LEFT)
    return page


def try_code(qtbot, page, typed):
    field(page, "code").clear()
    qtbot.keyClicks(field(page, "code"), typed)
    qtbot.keyClick(field(page, "code"), Qt.Key.Key_Return)


def test_a_symbol_that_no_code_has_is_told_by_its_box(qtbot, by_code, code):
    try_code(qtbot, by_code, f"{code[:11]}U{code[12:]}")
    told = "One character in the third box doesn’t fit. The code never uses I, L, O or U."
    assert told in words_of(by_code)


@pytest.mark.parametrize("key_files", ["there", "gone"])
def test_a_code_of_another_journal_is_told_apart_from_a_mistyped_one(qtbot, by_code, folder, key_files):
    if key_files == "gone":
        folder.keys.unlink()
        folder.keys_copy.unlink()
    try_code(qtbot, by_code, "WF89-7SJJ-1RRZ-4D56-9MMR-5VTK-S86A")
    wrong = "That code is well formed but belongs to another journal, or was replaced by a newer one."
    assert any(words.startswith(wrong) for words in words_of(by_code))


def test_what_is_wrong_with_the_code_goes_as_it_is_mended(qtbot, by_code, code):
    try_code(qtbot, by_code, code[:-1] + ("0" if code[-1] != "0" else "1"))
    before = words_of(by_code)
    qtbot.keyClick(field(by_code, "code"), Qt.Key.Key_Backspace)
    gone = set(before) - set(words_of(by_code))
    assert len(gone) == 1 and gone.pop().startswith(CodeMistyped.title)


def test_back_leads_to_the_passphrase(qtbot, by_code):
    qtbot.mouseClick(buttons_of(by_code)["Back"], LEFT)
    assert by_code.focusWidget() is field(by_code)


@pytest.fixture
def renewing(qtbot, by_code, code):
    """The right code was typed; a new passphrase is asked for."""
    try_code(qtbot, by_code, f" {code.lower().replace('-', ' ')} ")
    qtbot.waitUntil(lambda: "Choose a new passphrase" in words_of(by_code))
    return by_code


def choose(qtbot, page, passphrase):
    qtbot.keyClicks(field(page, "passphrase-first"), passphrase)
    qtbot.keyClicks(field(page, "passphrase-second"), passphrase)
    qtbot.keyClick(field(page, "passphrase-second"), Qt.Key.Key_Return)


def test_the_right_code_gives_a_new_passphrase_and_opens(qtbot, renewing, folder):
    with qtbot.waitSignal(renewing.entered) as entered:
        choose(qtbot, renewing, NEW)
    entered.args[0].close()
    opening.with_passphrase(folder, NEW).forget()


def test_the_old_passphrase_has_had_its_day(qtbot, renewing, folder, passphrase):
    with qtbot.waitSignal(renewing.entered) as entered:
        choose(qtbot, renewing, NEW)
    entered.args[0].close()
    with pytest.raises(opening.WrongPassphrase):
        opening.with_passphrase(folder, passphrase)


def test_a_weak_new_passphrase_is_not_taken(qtbot, renewing):
    choose(qtbot, renewing, "password1234")
    assert not buttons_of(renewing)["Keep this passphrase"].isEnabled()
    assert "Too easy to guess. Add two or three unrelated words." in words_of(renewing)


def test_back_closes_what_the_code_had_opened_and_changes_nothing(qtbot, renewing, folder, opened, passphrase):
    before = folder.keys.read_bytes()
    qtbot.mouseClick(buttons_of(renewing)["Back"], LEFT)
    assert folder.keys.read_bytes() == before
    doors.enter(folder, opened).close()


def test_a_new_passphrase_that_cannot_be_kept_is_told(qtbot, renewing, monkeypatch):
    monkeypatch.setattr(opening, "write", raising(OSError("full")))
    choose(qtbot, renewing, NEW)
    qtbot.waitUntil(lambda: any("Your passphrase is as it was." in words for words in words_of(renewing)))
    assert buttons_of(renewing)["Back"].isEnabled()


def test_the_code_opens_a_journal_whose_key_files_are_gone(qtbot, by_code, code, folder):
    folder.keys.unlink()
    folder.keys_copy.unlink()
    try_code(qtbot, by_code, code)
    qtbot.waitUntil(lambda: "Choose a new passphrase" in words_of(by_code))
    with qtbot.waitSignal(by_code.entered) as entered:
        choose(qtbot, by_code, NEW)
    entered.args[0].close()
    opening.with_passphrase(folder, NEW).forget()


def pass_minutes(page, monkeypatch, minutes):
    """Nobody touched anything for so long."""
    watch = page.findChild(Idle)
    later = monotonic() + minutes * 60
    monkeypatch.setattr(quiet, "monotonic", lambda: later)
    watch.look()


def test_nobody_there_closes_what_the_code_had_opened(renewing, folder, opened, preferences, monkeypatch):
    pass_minutes(renewing, monkeypatch, preferences.now.idle_minutes)
    assert "Come in and sit down" in words_of(renewing)
    doors.enter(folder, opened).close()


def test_the_lock_key_closes_what_the_code_had_opened(qtbot, renewing, folder, opened):
    QShortcut("Ctrl+L", renewing.window())  # as the window has it once it has been inside
    qtbot.keyClick(renewing.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "Come in and sit down" in words_of(renewing)
    doors.enter(folder, opened).close()


def test_a_computer_that_is_left_closes_what_the_code_had_opened_check_29(renewing, folder, opened):
    renewing.shut()
    assert "Come in and sit down" in words_of(renewing)
    doors.enter(folder, opened).close()


def test_before_anything_is_open_leaving_the_computer_keeps_the_page(by_code):
    before = words_of(by_code)
    by_code.shut()
    assert words_of(by_code) == before


def test_a_little_less_than_the_minutes_closes_nothing(renewing, preferences, monkeypatch):
    pass_minutes(renewing, monkeypatch, preferences.now.idle_minutes - 0.5)
    assert "Choose a new passphrase" in words_of(renewing)


def test_a_journal_that_was_handed_on_is_not_closed_by_the_page(qtbot, renewing, preferences, monkeypatch):
    with qtbot.waitSignal(renewing.entered) as entered:
        choose(qtbot, renewing, NEW)
    pass_minutes(renewing, monkeypatch, preferences.now.idle_minutes)
    assert entered.args[0].journal_id  # still open
    entered.args[0].close()


def test_too_little_memory_for_a_new_passphrase_is_told_as_that(qtbot, renewing, monkeypatch):
    monkeypatch.setattr(opening, "renewed", raising(NotEnoughMemory()))
    choose(qtbot, renewing, NEW)
    told = "The passphrase is as it was. Close some other programs, then try again."
    qtbot.waitUntil(lambda: any(words.endswith(told) for words in words_of(renewing)))


def test_a_window_closed_while_it_unlocks_keeps_no_key(qtbot, page, passphrase, monkeypatch):
    found, prove = [], opening.with_passphrase

    def remembering(*arguments):
        found.append(prove(*arguments))
        return found[0]

    monkeypatch.setattr(opening, "with_passphrase", remembering)
    try_passphrase(qtbot, page, passphrase)
    page.abandon()
    assert found[0].root == bytearray(len(found[0].root))


# Over a session that could not be saved


def test_the_cover_says_what_waits_under_it(qtbot, show, root):
    page = show(proof_of=root)
    page.show_waiting("Your last change isn’t saved yet.")
    qtbot.waitUntil(lambda: "Your last change isn’t saved yet." in words_of(page))


def test_the_cover_offers_no_other_way_than_the_passphrase(show, root):
    assert list(buttons_of(show(proof_of=root))) == ["Unlock"]


def test_the_passphrase_lifts_the_cover_and_opens_nothing(qtbot, show, root, passphrase):
    page = show(proof_of=root)
    entered = []
    page.entered.connect(entered.append)
    with qtbot.waitSignal(page.proved):
        try_passphrase(qtbot, page, passphrase)
    assert entered == []


def test_a_wrong_passphrase_does_not_lift_the_cover(qtbot, show, root):
    page = show(proof_of=root)
    proved = []
    page.proved.connect(proved.append)
    try_passphrase(qtbot, page, "not this one")
    qtbot.waitUntil(lambda: WRONG in words_of(page))
    assert proved == []


def test_the_passphrase_of_another_key_whose_file_lies_there_does_not_lift_the_cover(qtbot, show, root, folder):
    """As right after the key was replaced on a disk that took the new file no more."""
    other = keys.make(bytes(17), "somebody knows this one", "0" * 32, bytes(16), 9, keys.SMALL)
    folder.keys.write_bytes(other.as_bytes())
    page = show(proof_of=root)
    proved = []
    page.proved.connect(proved.append)
    try_passphrase(qtbot, page, "somebody knows this one")
    qtbot.waitUntil(lambda: WRONG in words_of(page), timeout=10_000)
    assert proved == []


def test_where_the_key_files_are_gone_a_backup_of_the_journal_still_lets_its_owner_in_check_11(
    qtbot, page, folder, opened, preferences, passphrase, tmp_path
):
    with closing(doors.enter(folder, opened)) as journal:
        backup.make(backup.snapshot(journal), tmp_path, Progress())
        backup_plan.save(preferences.beside(paths.BACKUP_PLAN), journal.journal_id, Plan(folder=str(tmp_path)))
    folder.keys.unlink()
    folder.keys_copy.unlink()
    with qtbot.waitSignal(page.entered) as entered:
        try_passphrase(qtbot, page, passphrase)
    entered.args[0].close()
    assert folder.keys.exists()


@pytest.fixture
def half_rekeyed(folder, pattern):
    """One key file is of another root secret, which opens nothing yet: a kill in the midst of a change of key."""
    made = keys.make(bytes(16) + b"\1", NEW, pattern[1].key_file.journal_id, bytes(16), 2, keys.SMALL)
    folder.keys_copy.write_bytes(made.as_bytes())
    return recovery_code.encode(bytes(16) + b"\1")


REPLACED = "That opened this journal until its passphrase and its code were replaced."


def test_a_passphrase_that_opens_nothing_any_more_is_told_under_its_field(qtbot, page, half_rekeyed, folder):
    before = folder.keys.read_bytes()
    try_passphrase(qtbot, page, NEW)
    qtbot.waitUntil(lambda: any(words.startswith(REPLACED) for words in words_of(page)), timeout=10_000)
    assert page.focusWidget() is field(page)
    assert folder.keys.read_bytes() == before


def test_a_code_that_opens_nothing_any_more_is_told_under_its_field(qtbot, page, half_rekeyed):
    qtbot.mouseClick(buttons_of(page)["Use my recovery code"], LEFT)
    qtbot.keyClicks(field(page, "code"), half_rekeyed)
    qtbot.keyClick(field(page, "code"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(words.startswith(REPLACED) for words in words_of(page)), timeout=10_000)
    assert page.focusWidget() is field(page, "code")
