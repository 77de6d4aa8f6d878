"""What a long text said earlier: found in the menu of its page, compared with today's, copied and brought back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.acts import agree, contract
from app.records import actions, agreements, goals, meetings, mentorships, notes, versions
from app.store.journal import Kind
from tests.app.makers import let_pass
from tests.ui.entry_makers import do, goal, note
from tests.ui.meeting_makers import held, in_days
from tests.ui.meeting_makers import opened as meeting_page
from tests.ui.reflection_makers import at, menu_of, opened, words_of
from tests.ui.showing import OFFSCREEN_POPUP
from tests.ui.showing import shown as shown_alone
from ui import clipboard
from ui.pages.agreement.page import AgreementPage
from ui.pages.earlier.compared import Compared
from ui.pages.earlier.dialog import EarlierDialog
from ui.pages.earlier.rows import Moments
from ui.places import Place
from ui.widgets.prose_edit import ProseEdit

pytestmark = pytest.mark.usefixtures("still")

FIRST = "The rota was late.\nI said nothing.\nNobody asked."
SECOND = "The rota was late.\nI said something after all.\nNobody asked."


@pytest.fixture
def ref(journal):
    made = note(journal, FIRST)
    do(journal, notes.save_text, made.id, SECOND)
    return Kind.NOTE, made.id


def open_dialog(qtbot, session, page, ref):
    dialog = EarlierDialog(session, ref)
    dialog.open_on(page)
    return dialog


@pytest.fixture
def page(qtbot, session, ref):
    return opened(qtbot, session, at(ref))


@pytest.fixture
def dialog(qtbot, session, page, ref):
    return open_dialog(qtbot, session, page, ref)


def press(qtbot, dialog, words):
    button = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(dialog):
    return dialog.findChild(Compared).toPlainText().split("\n")


def now(journal, ref):
    return notes.get(journal.read, ref[1]).text


def earlier(journal, ref):
    return [versions.text(journal.read, one.id) for one in versions.of(journal.read, ref)]


@OFFSCREEN_POPUP
def test_the_menu_of_an_entry_opens_them(qtbot, page):
    menu_of(page)["Earlier versions…"].trigger()
    assert page.window().findChild(EarlierDialog) is not None


@OFFSCREEN_POPUP
def test_what_is_being_typed_is_saved_before_they_open(qtbot, page, journal, ref):
    qtbot.keyClicks(words_of(page), "Now ")
    menu_of(page)["Earlier versions…"].trigger()
    assert now(journal, ref).startswith("Now ")


def test_lines_that_only_one_of_both_says_are_marked_by_a_sign(dialog):
    assert shown(dialog) == [
        "\tThe rota was late.", "−\tI said something after all.", "+\tI said nothing.", "\tNobody asked."
    ]  # fmt: skip


def test_what_is_said_only_now_is_struck_through(dialog):
    block = dialog.findChild(Compared).document().findBlockByNumber(1)
    struck = [
        block.text()[one.start : one.start + one.length]
        for one in block.textFormats()
        if one.format.fontStrikeOut()
    ]
    assert struck == ["something after all"]


def test_the_signs_are_in_sight_beside_lines_of_either_direction(qtbot):
    compared = Compared("What it said")
    shown_alone(qtbot, compared, width=400, height=400)
    compared.show_texts("المناوبات الليلية\nTaken out", "المناوبات\nPut in")
    signs = []
    for number in range(4):
        cursor = compared.textCursor()
        cursor.setPosition(compared.document().findBlockByNumber(number).position())
        signs.append(compared.cursorRect(cursor).center().x())
    assert all(0 <= place < compared.viewport().width() for place in signs)


def test_a_heading_is_one_without_its_marks_unless_they_are_what_differs(qtbot):
    compared = Compared("What it said")
    shown_alone(qtbot, compared, width=400, height=400)
    compared.show_texts("## Kept\n## Was one\nA line", "## Kept\nWas one\nA line\n## Of today")
    unseen = []
    for number in range(compared.document().blockCount()):
        block = compared.document().findBlockByNumber(number)
        clear = [one for one in block.textFormats() if one.format.foreground().color().alpha() == 0]
        unseen.append("".join(block.text()[one.start : one.start + one.length] for one in clear))
    assert unseen == ["## ", "", "", "", "## "]


def test_a_heading_said_only_now_is_struck_through_and_copied_with_its_marks(qtbot):
    compared = Compared("What it said")
    shown_alone(qtbot, compared, width=400, height=400)
    compared.show_texts("Plain", "## Of today\nPlain")
    [struck] = [one for one in compared.document().firstBlock().textFormats() if one.format.fontStrikeOut()]
    compared.selectAll()
    assert (struck.format.font().pixelSize(), compared.selected_words()) == (20, "## Of today\nPlain")


def test_nothing_can_be_written_there(qtbot, dialog):
    before = shown(dialog)
    qtbot.keyClicks(dialog.findChild(Compared), "x")
    assert shown(dialog) == before


def test_bringing_one_back_shows_it_on_the_page(qtbot, dialog, page, journal, ref):
    press(qtbot, dialog, "Bring this back")
    assert now(journal, ref) == FIRST
    assert words_of(page).text() == FIRST


def test_enter_on_a_moment_brings_it_back(qtbot, dialog, journal, ref):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert now(journal, ref) == FIRST


def test_what_it_said_until_then_is_kept_as_a_version(qtbot, dialog, journal, ref):
    press(qtbot, dialog, "Bring this back")
    assert set(earlier(journal, ref)) == {FIRST, SECOND}


def test_undo_takes_it_back_and_redo_brings_it_again(qtbot, dialog, session, journal, ref):
    press(qtbot, dialog, "Bring this back")
    session.take_back()
    assert now(journal, ref) == SECOND
    session.do_again()
    assert now(journal, ref) == FIRST


def test_undo_never_puts_older_words_over_newer_ones(qtbot, dialog, session, journal, ref):
    press(qtbot, dialog, "Bring this back")
    do(journal, notes.save_text, ref[1], "Newer words")
    refused = []
    session.trouble.connect(refused.append)
    session.take_back()
    assert now(journal, ref) == "Newer words"
    assert refused


def test_what_says_the_same_as_now_is_not_offered_to_bring_back(dialog, journal, ref):
    do(journal, notes.save_text, ref[1], FIRST)
    back = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Bring this back")
    assert not back.isEnabled()


def test_copy_takes_all_that_it_said_without_the_signs(qtbot, dialog):
    press(qtbot, dialog, "Copy")
    assert QGuiApplication.clipboard().text() == FIRST
    assert QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.clear_ours()


@pytest.mark.parametrize(
    ("start", "end", "copied"),
    [(0, 200, "The rota was late.\nI said something after all.\nI said nothing.\nNobody asked."), (5, 9, "rota")],
)
def test_a_part_is_copied_without_the_signs(qtbot, dialog, start, end, copied):
    compared = dialog.findChild(Compared)
    cursor = compared.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(min(end, compared.document().characterCount() - 1), cursor.MoveMode.KeepAnchor)
    compared.setTextCursor(cursor)
    compared.copy()
    assert QGuiApplication.clipboard().text() == copied
    clipboard.clear_ours()


def test_they_stand_under_their_days_with_the_hour(qtbot, session, page, journal, ref):
    let_pass(journal, timedelta(days=1))
    do(journal, notes.save_text, ref[1], "Third words")
    dialog = open_dialog(qtbot, session, page, ref)
    model = dialog.findChild(Moments).model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert (names[0], names[2]) == ("Today", "Yesterday")
    assert [len(name) for name in names[1::2]] == [5, 5]


def test_the_arrows_go_from_one_to_the_next(qtbot, session, page, journal, ref):
    let_pass(journal, timedelta(days=1))
    do(journal, notes.save_text, ref[1], "Third words")
    dialog = open_dialog(qtbot, session, page, ref)
    qtbot.keyClick(dialog.findChild(Moments), Qt.Key.Key_Down)
    assert "+\tI said nothing." in shown(dialog)


def test_where_nothing_was_written_over_it_says_so(qtbot, session, page, journal):
    dialog = open_dialog(qtbot, session, page, (Kind.NOTE, note(journal, "Only once").id))
    assert "Nothing here was written over yet" in dialog.accessibleName()
    assert [b.text() for b in dialog.findChildren(QAbstractButton)] == ["Close"]


def test_forgetting_them_asks_and_keeps_what_it_says_now(qtbot, dialog, page, journal, ref):
    press(qtbot, dialog, "Forget them all…")
    assert earlier(journal, ref) == [FIRST]
    press(qtbot, page.window(), "Forget them")
    assert earlier(journal, ref) == []
    assert now(journal, ref) == SECOND


def test_no_word_stays_on_it_once_it_is_closed(qtbot, dialog):
    compared, moments = dialog.findChild(Compared), dialog.findChild(Moments)
    qtbot.keyClick(moments, Qt.Key.Key_Escape)
    assert (compared.toPlainText(), moments.model().rowCount()) == ("", 0)


def test_the_texts_of_a_meeting_are_told_apart(qtbot, session, page, journal, mentorship):
    made = held(journal, mentorship, in_days(-3), notes="Before")
    do(journal, meetings.save_notes, made.id, "After")
    dialog = open_dialog(qtbot, session, page, (Kind.MEETING, made.id))
    assert dialog.findChild(Moments).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).endswith("Notes: Before")


def test_a_goal_and_a_mentorship_have_theirs_too(qtbot, session, page, journal, mentorship):
    made = goal(journal, why_it_matters="Because.")
    do(journal, goals.save_why, made.id, "Because of nights.")
    refs = [(Kind.GOAL, made.id), (Kind.MENTORSHIP, mentorship.id)]
    do(journal, mentorships.save, replace(mentorship, purpose="Another purpose."))
    for ref in refs:
        before = earlier(journal, ref)[0]
        press(qtbot, open_dialog(qtbot, session, page, ref), "Bring this back")
        assert versions.present(journal.read, ref, versions.of(journal.read, ref)[-1].name) == before


def test_what_an_agreement_said_while_it_is_a_draft_comes_back_into_it(qtbot, session, journal, mentorship):
    draft = do(journal, contract.begin, mentorship)
    do(journal, agreements.save, replace(draft, scope="To think aloud."))
    let_pass(journal, timedelta(minutes=10))
    do(journal, agreements.save, replace(draft, scope="Something else."))
    page = AgreementPage(session, Place("agreement", mentorship.id))
    shown_alone(qtbot, page, width=1000, height=700)
    press(qtbot, page, "Earlier versions…")
    press(qtbot, page.window(), "Bring this back")
    assert agreements.get(journal.read, draft.id).scope == "To think aloud."
    assert any(one.text() == "To think aloud." for one in page.findChildren(ProseEdit))


@OFFSCREEN_POPUP
def test_a_text_that_was_deleted_in_the_editor_and_saved_comes_back_whole(qtbot, page, journal, ref):
    words_of(page).selectAll()
    qtbot.keyClick(words_of(page), Qt.Key.Key_Backspace)
    assert page.flush()
    menu_of(page)["Earlier versions…"].trigger()
    press(qtbot, page.window(), "Bring this back")
    assert (now(journal, ref), words_of(page).text()) == (SECOND, SECOND)


@OFFSCREEN_POPUP
def test_notes_brought_back_into_a_meeting_are_what_one_goes_on_writing_in(qtbot, session, journal, mentorship):
    made = held(journal, mentorship, in_days(-3), notes="We spoke of nights.\n- [ ] ask the rota office")
    do(journal, agree.save_notes, made.id, "Gone")
    page = meeting_page(qtbot, session, made, width=1280)
    menu_of(page)["Earlier versions…"].trigger()
    press(qtbot, page.window(), "Bring this back")
    editor = page.findChild(ProseEdit, "notes")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "Yes. ")
    assert page.flush()
    kept = meetings.get(journal.read, made.id)
    assert kept.notes == "Yes. We spoke of nights.\n- [ ] ask the rota office"
    assert [one.title for one in actions.of_meeting(journal.read, made.id)] == ["ask the rota office"]
