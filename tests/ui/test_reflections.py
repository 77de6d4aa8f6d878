"""The page of reflections: which one is open, what is begun, left, removed and brought back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.acts import remove
from app.errors import DiskTrouble
from app.practice import models
from app.records import reflections
from app.store.journal import Kind
from tests.ui.entry_makers import TODAY, do, goal, link, note, post, reflection, tag
from tests.ui.meeting_makers import button, held, in_days, words_on
from tests.ui.reflection_makers import (
    HERE,
    at,
    choose,
    chosen,
    focused,
    kept,
    list_of,
    look_for,
    menu_of,
    opened,
    rows,
    there,
    title_of,
    words_of,
)
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from ui.places import Place
from ui.widgets.link_chips import LinkChip

SKELETON = models.skeleton(models.get("what_so_what_now_what"))


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def three(journal):
    """The newest first."""
    return [
        (Kind.REFLECTION, reflection(journal, "It felt long.", 2, "On being watched").id),
        (Kind.NOTE, note(journal, "Ten, not two", 9).id),
        (Kind.REFLECTION, reflection(journal, "Nothing but a pencil.", 16).id),
    ]


@pytest.fixture
def page(qtbot, session, three):
    return opened(qtbot, session)


def full_disk(*_):
    raise DiskTrouble


# which one is open


def test_the_newest_is_open_and_the_list_has_the_focus(page, three):
    assert (chosen(page), words_of(page).text()) == (three[0], "It felt long.")
    assert focused() is list_of(page)


def test_arrows_open_one_after_the_other(qtbot, page, three):
    shown = []
    for _ in range(2):
        qtbot.keyClick(list_of(page), Qt.Key.Key_Down)
        shown.append((chosen(page), words_of(page).text()))
    assert shown == [(three[1], "Ten, not two"), (three[2], "Nothing but a pencil.")]
    assert focused() is list_of(page)


def test_a_click_opens_one_and_leaves_the_focus_in_the_list(qtbot, page, three):
    spot = list_of(page).visualRect(list_of(page).model().index(page._pane._model.row_of(three[2]), 0)).center()
    qtbot.mouseClick(list_of(page).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert words_of(page).text() == "Nothing but a pencil."
    assert focused() is list_of(page)


def test_enter_goes_on_to_its_words(qtbot, page):
    qtbot.keyClick(list_of(page), Qt.Key.Key_Return)
    assert focused() is words_of(page)


def test_a_place_opens_its_own_entry(qtbot, session, three):
    for ref, words in ((three[2], "Nothing but a pencil."), (three[1], "Ten, not two")):
        page = opened(qtbot, session, at(ref))
        assert (chosen(page), words_of(page).text()) == (ref, words)


def test_a_place_whose_entry_is_gone_is_no_place(qtbot, session, journal, three):
    do(journal, remove.remove, three[0])
    with pytest.raises(LookupError):
        opened(qtbot, session, at(three[0]))


def test_a_place_may_ask_for_what_wears_a_tag(qtbot, session, journal, three):
    link(journal, three[2], (Kind.TAG, tag(journal, "ward round").id))
    page = opened(qtbot, session, Place("reflections", detail="tag:ward round"))
    assert (chosen(page), words_of(page).text()) == (three[2], "Nothing but a pencil.")


def test_a_place_brings_back_caret_and_scroll(qtbot, session, journal):
    long = reflection(journal, "\n".join(f"Line {n}" for n in range(200)))
    page = opened(qtbot, session, at((Kind.REFLECTION, long.id)))
    words_of(page).setFocus()
    words_of(page).set_caret(700)
    words_of(page).set_scroll(1234)
    place = page.place()
    assert place == Place("reflections", long.id, "", 700, 1234)
    again = opened(qtbot, session, place)
    assert again.place() == place
    assert focused() is words_of(again)


def test_the_place_of_a_note_says_that_it_is_one(qtbot, page, three):
    qtbot.keyClick(list_of(page), Qt.Key.Key_Down)
    assert page.place() == Place("reflections", three[1][1], "note")


def test_a_search_that_led_here_goes_on_in_the_entry(qtbot, session, three):
    page = opened(qtbot, session, Place("reflections", three[2][1], find="pencil"))
    assert words_of(page).textCursor().selectedText() == "pencil"


def test_an_entry_far_down_the_list_is_found_in_it(qtbot, session, journal, monkeypatch):
    monkeypatch.setattr("ui.pages.reflections.pane._AT_ONCE", 10)
    oldest = Kind.REFLECTION, reflection(journal, "The first of all", 900).id
    with journal.write() as write:
        for number in range(450):
            day = (TODAY - timedelta(days=number)).isoformat()
            write.conn.execute(
                """insert into reflection (uid, on_day, model, text, created_at, edited_at)
                   values (?, ?, 'free', ?, '', 'x')""",
                (f"uid-{number}", day, f"Number {number}"),
            )
    page = opened(qtbot, session, at(oldest))
    assert words_of(page).text() == "The first of all"
    qtbot.waitUntil(lambda: chosen(page) == oldest)


# nothing written yet


def test_with_nothing_written_there_is_one_thing_to_do(qtbot, session):
    page = opened(qtbot, session)
    assert "One honest sentence counts." in words_on(page)
    assert focused() is button(page, "Write something")


def test_from_there_the_first_reflection_is_begun(qtbot, session, journal):
    page = opened(qtbot, session)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "A door that stuck.")
    page.flush()
    [ref] = kept(journal)
    assert reflections.get(journal.read, ref[1]).text.split("\n")[:2] == ["## What?", "A door that stuck."]


# begun, and left


def test_write_begins_under_the_first_heading_of_the_usual_model(qtbot, page, journal):
    qtbot.mouseClick(button(page, "Write"), Qt.MouseButton.LeftButton)
    assert words_of(page).text() == SKELETON
    assert focused() is words_of(page)
    qtbot.keyClicks(focused(), "A door")
    page.flush()
    newest = reflections.get(journal.read, kept(journal)[0][1])
    assert (newest.on_day, newest.model) == (TODAY, "what_so_what_now_what")
    assert newest.text == SKELETON.replace("## What?\n", "## What?\nA door")


def test_a_place_may_ask_for_a_new_one(qtbot, session, journal, three):
    page = opened(qtbot, session, Place("reflections", detail="new"))
    assert (words_of(page).text(), len(kept(journal))) == (SKELETON, 4)


def test_left_without_a_word_it_was_never_there(qtbot, page, journal, session, three):
    page._on_write()
    number = page.place().record
    qtbot.keyClick(list_of(page), Qt.Key.Key_Down)
    assert kept(journal) == three
    assert rows(page)[1] == "On being watched"
    assert journal.read.one("select count(*) from reflection where id = ?", (number,)) == 0
    assert not session.undo.canUndo()


def test_when_the_page_goes_it_goes_too(qtbot, page, journal, three):
    page._on_write()
    assert page.leave()
    assert kept(journal) == three


def test_beginning_twice_leaves_one(qtbot, page, journal):
    page._on_write()
    page._on_write()
    assert len(kept(journal)) == 4


def test_a_tie_is_enough_to_keep_it(qtbot, page, journal):
    page._on_write()
    link(journal, (Kind.REFLECTION, page.place().record), (Kind.TAG, tag(journal, "nights").id))
    page.leave()
    assert len(kept(journal)) == 4


def test_one_emptied_later_stays(qtbot, page, journal, three):
    qtbot.keyClick(list_of(page), Qt.Key.Key_End)
    words_of(page).selectAll()
    qtbot.keyClick(words_of(page), Qt.Key.Key_Delete)
    page.leave()
    assert kept(journal) == three


def test_what_the_power_cut_left_blank_is_gone_when_the_page_opens(qtbot, session, journal, three):
    blank = reflection(journal, "")
    opened(qtbot, session)
    assert (Kind.REFLECTION, blank.id) not in kept(journal)


def test_but_not_the_one_that_somebody_comes_back_to(qtbot, session, journal, three):
    blank = Kind.REFLECTION, reflection(journal, "").id
    page = opened(qtbot, session, at(blank))
    assert page.place().record == blank[1]
    assert focused() is words_of(page)


def test_headings_under_which_nothing_stands_go_when_it_is_left(qtbot, page, journal):
    page._on_write()
    qtbot.keyClicks(focused(), "A door that stuck.")
    ref = Kind.REFLECTION, page.place().record
    qtbot.keyClick(list_of(page), Qt.Key.Key_Down)
    assert reflections.get(journal.read, ref[1]).text.rstrip("\n") == "## What?\nA door that stuck."


def test_looking_at_one_writes_nothing(qtbot, session, journal, three):
    heard = []
    session.changed.connect(heard.append)
    page = opened(qtbot, session)
    for _ in range(3):
        qtbot.keyClick(list_of(page), Qt.Key.Key_Down)
    page.flush()
    page.leave()
    assert heard == []


def test_words_that_cannot_be_saved_keep_their_entry_open(qtbot, page, three, monkeypatch):
    qtbot.keyClicks(words_of(page), "Still here. ")
    monkeypatch.setattr(reflections, "save_text", full_disk)
    qtbot.keyClick(list_of(page), Qt.Key.Key_Down)
    assert (chosen(page), words_of(page).text()) == (three[0], "Still here. It felt long.")
    assert not page.leave()


# removed, and brought back


def test_delete_asks_once_and_then_goes_to_the_next_row(qtbot, page, journal, session, three):
    qtbot.keyClick(list_of(page), Qt.Key.Key_Delete)
    assert "Ask your defence organisation first." in words_on(topmost(page.window()))
    qtbot.mouseClick(button(topmost(page.window()), "Remove"), Qt.MouseButton.LeftButton)
    assert (kept(journal), chosen(page)) == (three[1:], three[1])
    assert focused() is list_of(page)
    qtbot.keyClick(list_of(page), Qt.Key.Key_Delete)
    assert (kept(journal), chosen(page)) == (three[2:], three[2])


def test_after_the_last_row_the_one_before_is_chosen(qtbot, page, journal, three):
    page._show(three[2])
    do(journal, remove.remove, three[2])
    assert (chosen(page), words_of(page).text()) == (three[1], "Ten, not two")


def test_after_the_only_one_there_is_a_button(qtbot, session, journal):
    only = Kind.REFLECTION, reflection(journal, "It felt long.").id
    page = opened(qtbot, session)
    do(journal, remove.remove, only)
    assert focused() is button(page, "Write something")
    assert words_of(page).text() == ""


def test_undo_brings_it_back_with_its_words(qtbot, page, journal, session, three):
    page._editor.remove()
    qtbot.mouseClick(button(topmost(page.window()), "Remove"), Qt.MouseButton.LeftButton)
    session.undo.undo()
    assert kept(journal) == three
    assert rows(page).count("On being watched") == 1


def test_what_is_typed_a_moment_before_is_removed_with_it_and_comes_back(qtbot, page, journal, session, three):
    qtbot.keyClicks(words_of(page), "At last. ")
    page._editor.remove()
    qtbot.mouseClick(button(topmost(page.window()), "Remove"), Qt.MouseButton.LeftButton)
    session.undo.undo()
    assert reflections.get(journal.read, three[0][1]).text == "At last. It felt long."


@OFFSCREEN_POPUP
def test_the_menu_removes_too(qtbot, page, journal, three):
    choose(page, "Remove…")
    qtbot.mouseClick(button(topmost(page.window()), "Remove"), Qt.MouseButton.LeftButton)
    assert kept(journal) == three[1:]


def test_kept_it_stays(qtbot, page, journal, three):
    qtbot.keyClick(list_of(page), Qt.Key.Key_Delete)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert kept(journal) == three


# what others write


def test_what_is_kept_elsewhere_comes_into_the_list_and_leaves_the_open_one_alone(qtbot, page, journal, three):
    page._show(three[2])
    words_of(page).setFocus()
    note(journal, "Captured just now")
    assert rows(page)[1] == "Captured just now"
    assert (chosen(page), words_of(page).text()) == (three[2], "Nothing but a pencil.")
    assert focused() is words_of(page)


def test_the_first_entry_kept_elsewhere_is_opened(qtbot, session, journal):
    page = opened(qtbot, session)
    note(journal, "Captured just now")
    assert words_of(page).text() == "Captured just now"


def test_its_row_follows_what_is_typed(qtbot, page):
    qtbot.keyClicks(title_of(page), "X")
    page.flush()
    assert rows(page)[1] == "XOn being watched"


# where chips lead


def chip(page, words):
    return next(one for one in page.findChildren(LinkChip) if one.link.words == words)


def test_a_goal_a_meeting_and_another_reflection_open(qtbot, session, journal, mentorship, three):
    met = held(journal, mentorship, in_days(-30), notes="# A quiet week")
    aim = goal(journal)
    for ref in ((Kind.GOAL, aim.id), (Kind.MEETING, met.id), three[2]):
        link(journal, three[0], ref)
    page = opened(qtbot, session, at(three[0]))
    qtbot.mouseClick(chip(page, "Ask for help early"), Qt.MouseButton.LeftButton)
    assert there(page) == Place("goals", aim.id)
    chip(page, "A quiet week").setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert there(page) == Place("meeting", met.id)
    chip(page, "Nothing but a pencil.").click()
    assert chosen(page) == three[2]


def test_a_tag_shows_all_that_wear_it_and_a_post_all_that_is_of_it(qtbot, session, journal, three):
    ward = post(journal, "Perinatal", TODAY - timedelta(days=400), TODAY - timedelta(days=300), "Ashdown")
    for ref in (three[0], three[2]):
        link(journal, ref, (Kind.TAG, tag(journal, "speaking up").id))
    link(journal, three[0], (Kind.POST, ward.id))
    page = opened(qtbot, session, at(three[0]))
    chip(page, "speaking up").click()
    assert [row for row in rows(page) if "20" not in row] == ["On being watched", "Nothing but a pencil."]
    chip(page, "Perinatal, Ashdown").click()
    assert [row for row in rows(page) if "20" not in row] == ["On being watched"]


# the rest of what the window asks


def test_regions_are_the_list_the_bar_the_words_and_what_is_beside(page):
    assert [type(one).__name__ for one in page.regions()] == ["SectionList", "Toolbar", "ProseEdit", "Side"]


def test_the_row_of_what_is_kept_out_is_not_copied(qtbot, page, session, journal, three):
    board = QGuiApplication.clipboard()
    qtbot.keyClick(list_of(page), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text().startswith("On being watched")
    board.clear()
    page._editor._on_keep_out(True)
    with qtbot.waitSignal(session.said):
        qtbot.keyClick(list_of(page), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == ""


@pytest.mark.parametrize(("title", "told"), [("Short", ""), ("A title that is longer than any row " * 3, "longer")])
def test_a_title_that_is_cut_is_told_in_full_under_the_mouse(qtbot, session, journal, title, told):
    reflection(journal, "Words", title=title)
    page = opened(qtbot, session)
    view = list_of(page)
    spot = view.visualRect(view.model().index(1, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    assert (told in QToolTip.text()) and bool(QToolTip.text()) == bool(told)
    QToolTip.hideText()


def test_locked_it_holds_no_word(qtbot, page, journal, three):
    link(journal, three[0], (Kind.TAG, tag(journal, "speaking up").id))
    look_for(qtbot, page, "watched")
    page.clear_words()
    assert (words_of(page).text(), title_of(page).words(), rows(page)) == ("", "", [])
    left = words_on(page) + "".join(one.accessibleName() for one in page.findChildren(type(words_of(page))))
    for word in ("watched", "long", "speaking"):
        assert word not in left


def test_everything_stays_reachable_where_it_is_narrow(qtbot, session, three):
    page = opened(qtbot, session, HERE, 880, 600)
    drawer = page._editor._side
    assert not drawer.isVisible()
    qtbot.mouseClick(button(page, "Tags and links"), Qt.MouseButton.LeftButton)
    assert drawer.isVisible() and drawer.isAncestorOf(focused())
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert focused() is words_of(page)


def test_the_pane_is_as_wide_as_the_window_allows(qtbot, session, three):
    page = opened(qtbot, session)
    widths = []
    for width in (1280, 1100, 900):
        page.window().resize(width, 700)
        qtbot.wait(0)
        widths.append(page._pane.width())
    assert widths == [312, 264, 240]


@OFFSCREEN_POPUP
def test_the_menu_of_a_reflection_turns_it_into_nothing_else(page):
    offered = ["Change the day…", "Link to a meeting…", "Earlier versions…", "Print…\tCtrl+P", "Remove…"]
    assert list(menu_of(page)) == offered
