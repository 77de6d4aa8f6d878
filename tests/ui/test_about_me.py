"""Settings, about me: what is chosen is kept in the journal at once; posts are added, changed and removed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.records import about, people, posts, prompts
from app.records.posts import Post, PostType
from tests.ui.showing import shown
from ui.pages.posts.post_dialog import PostDialog
from ui.pages.settings.page import SettingsPage
from ui.places import Place
from ui.widgets.entry_row import EntryRow
from ui.widgets.line_edit import LineEdit
from ui.widgets.switch import Switch


@pytest.fixture
def page(qtbot, session):
    page = SettingsPage(session, Place("settings", detail="about"))
    shown(qtbot, page, width=980, height=720)
    page.settle(page.place())
    return page


@pytest.fixture
def post(journal):
    with journal.write() as write:
        return posts.add(write, Post(0, "", "CT2 liaison", date(2025, 2, 5), date(2025, 8, 5), site="Harrowmere"))


def press(qtbot, page, words):
    buttons = page.window().findChildren(QPushButton)
    found = [one for one in buttons if one.text() == words and one.isVisible()]
    qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def choose(qtbot, page, words):
    segment = next(one for one in page.findChildren(QAbstractButton) if one.text() == words and one.isVisible())
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)


def rows(page):
    return [row for row in page.findChildren(EntryRow) if row.isVisible()]


def dialog(page):
    return next(one for one in page.window().findChildren(PostDialog) if one.isVisible())


def typed(page, *texts):
    """Into the fields of the dialog, in their order; None leaves one as it is."""
    fields = [one for one in dialog(page).findChildren(LineEdit) if one.isVisible()]
    for field, text in zip(fields, texts, strict=False):
        if text is not None:
            field.setFocus()
            field.selectAll()
            QTest.keyClick(field, Qt.Key.Key_Delete)
            QTest.keyClicks(field, text)
            QTest.keyClick(field, Qt.Key.Key_Tab)


# Me


@pytest.mark.parametrize(("words", "key"), [("Mentee", "mentee"), ("Mentor", "mentor"), ("Both", "both")])
def test_which_chair_is_mostly_mine_is_kept_at_once(qtbot, page, journal, words, key):
    choose(qtbot, page, "Mentor" if words != "Mentor" else "Both")
    choose(qtbot, page, words)
    assert about.leaning(journal.read) == key


def test_the_question_on_today_can_be_switched_off_and_on(qtbot, page, journal):
    qtbot.mouseClick(page.findChild(Switch), Qt.MouseButton.LeftButton)
    assert not prompts.are_on(journal.read)
    qtbot.mouseClick(page.findChild(Switch), Qt.MouseButton.LeftButton)
    assert prompts.are_on(journal.read)


def test_what_to_call_me_is_changed_in_a_dialog_and_undone(qtbot, page, journal, session):
    press(qtbot, page, "Change…")
    field = next(one for one in page.window().findChildren(LineEdit) if one.isVisible())
    QTest.keyClicks(field, "Tess")
    press(qtbot, page, "Keep")
    assert people.me(journal.read).display_name == "Tess"
    session.undo.undo()
    assert people.me(journal.read) is None


# Posts


def test_a_post_is_added_by_its_name_and_a_month(qtbot, page, journal):
    press(qtbot, page, "Add a post")
    typed(page, "ST4 general adult", "Ludmoor", "August 2026")
    press(qtbot, page, "Add")
    (made,) = posts.all_kept(journal.read)
    assert (made.title, made.site, made.start_on, made.end_on) == (
        "ST4 general adult",
        "Ludmoor",
        date(2026, 8, 1),
        None,
    )
    assert [row.accessibleName() for row in rows(page)] == ["ST4 general adult, Ludmoor"]


def test_adding_one_can_be_undone_and_done_again(qtbot, page, journal, session):
    press(qtbot, page, "Add a post")
    typed(page, "ST4", None, "August 2026")
    press(qtbot, page, "Add")
    before = posts.all_kept(journal.read)
    session.undo.undo()
    assert posts.all_kept(journal.read) == []
    session.undo.redo()
    assert posts.all_kept(journal.read) == before


def test_without_a_beginning_its_field_asks(qtbot, page, journal):
    press(qtbot, page, "Add a post")
    typed(page, "ST4")
    press(qtbot, page, "Add")
    assert posts.all_kept(journal.read) == []
    assert dialog(page)._from_field.error == "Say since when, roughly."


def test_an_end_before_the_beginning_is_told_under_its_field(qtbot, page, journal):
    press(qtbot, page, "Add a post")
    typed(page, "ST4", None, "August 2026", "July 2026")
    press(qtbot, page, "Add")
    assert dialog(page)._to_field.error == "The end can’t come before the beginning."


def test_two_posts_at_once_are_shown_and_allowed(qtbot, page, journal, post):
    press(qtbot, page, "Add a post")
    typed(page, "Teaching fellow", None, "March 2025")
    assert dialog(page)._meanwhile.text() == "At the same time as CT2 liaison, Harrowmere."
    press(qtbot, page, "Add")
    assert len(posts.all_kept(journal.read)) == 2


def test_enter_on_a_post_opens_it_and_its_words_can_be_changed(qtbot, page, journal, post, session):
    page._content._show_now()
    rows(page)[0].setFocus()
    QTest.keyClick(rows(page)[0], Qt.Key.Key_Return)
    typed(page, "CT2 liaison psychiatry")
    press(qtbot, page, "Keep")
    assert posts.get(journal.read, post.id).title == "CT2 liaison psychiatry"
    session.undo.undo()
    assert posts.get(journal.read, post.id) == post


def test_delete_removes_a_post_and_undo_brings_it_back(qtbot, page, journal, post, session):
    page._content._show_now()
    rows(page)[0].setFocus()
    QTest.keyClick(rows(page)[0], Qt.Key.Key_Delete)
    assert posts.all_kept(journal.read) == []
    session.undo.undo()
    assert posts.all_kept(journal.read) == [post]


def test_a_share_that_is_not_offered_stays_when_something_else_is_changed(qtbot, page, journal, session):
    with journal.write() as write:
        odd = posts.add(write, Post(0, "", "ST4", date(2025, 2, 5), post_type=PostType.ACADEMIC, whole_time_percent=65))
    PostDialog(session, odd).open_on(page.window())
    typed(page, "ST5")
    press(qtbot, page, "Keep")
    assert posts.get(journal.read, odd.id).whole_time_percent == 65


def test_what_is_being_typed_outlives_a_lock(qtbot, page, journal, session):
    press(qtbot, page, "Add a post")
    typed(page, "ST4 gene")
    assert dialog(page).flush()
    again = PostDialog(session)
    qtbot.addWidget(again)
    assert again._title.text() == "ST4 gene"


def test_a_lock_leaves_no_word_on_the_page(page, post):
    page._content._show_now()
    page.clear_words()
    assert rows(page) == []
