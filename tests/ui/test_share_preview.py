"""The pages of a summary beside what is chosen: the real ones, made a moment after a change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.records import meetings
from app.summary.refusals import PagesNotMade
from tests.app.printed_summary import text_of
from tests.ui import what_is_left
from tests.ui.entry_makers import goal, reflection
from tests.ui.share_hands import (
    PATIENCE,
    choose_reader,
    exported,
    leaf,
    press_row,
    said,
    shown_page,
    shows_pages,
    tree,
)  # fmt: skip
from ui.pages.share.making import Making
from ui.widgets.banner import Banner

SPACE = Qt.Key.Key_Space


@pytest.fixture
def held(journal, meeting):
    """What was said on 10 March 2025."""
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "# The first week\n\nWe spoke about lanterns.")
        return meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)


@pytest.fixture
def page(qtbot, held, session):
    return shown_page(qtbot, session)


@pytest.fixture
def seen(qtbot, page):
    """The first page, once it is there, with the focus."""
    made = shows_pages(qtbot, page)
    made.setFocus()
    return made


@pytest.fixture
def documents(home):
    folder = home / "Documents"
    folder.mkdir()
    return folder


def squeezed(words):
    return "".join(words.split())


def making(page):
    return page.findChild(Making)


# made


def test_it_says_which_page_is_seen_and_what_stands_on_it(seen):
    assert seen.accessibleName().startswith("Page 1 of ")
    assert "Personal summary" in seen.accessibleDescription()


def test_what_is_seen_is_what_leaves(qtbot, page, seen, documents):
    exported(qtbot, page, documents / "mine.pdf")
    pages = text_of((documents / "mine.pdf").read_bytes()).split("\f")
    for words in filter(str.strip, pages):
        assert squeezed(seen.accessibleDescription()) == squeezed(words)
        qtbot.keyClick(seen, Qt.Key.Key_PageDown)


def test_several_quick_changes_are_made_once(qtbot, journal, session, held):
    goal(journal, "Ask early")
    page = shown_page(qtbot, session)
    shows_pages(qtbot, page)
    began = []
    making(page).began.connect(lambda: began.append(True))
    for _ in range(5):
        press_row(qtbot, page, SPACE, "Goals", "Ask early")
    with qtbot.waitSignal(making(page).made, timeout=PATIENCE):
        pass
    QTest.qWait(500)
    assert began == [True]


def test_what_is_unticked_and_ticked_again_is_not_made_anew(qtbot, page, seen):
    began = []
    making(page).began.connect(lambda: began.append(True))
    press_row(qtbot, page, SPACE, "Mentorships", "Ada Fenwick")
    press_row(qtbot, page, SPACE, "Mentorships", "Ada Fenwick")
    QTest.qWait(600)
    assert began == []


def test_a_newer_wish_wins_over_one_that_is_being_made(qtbot, journal, session, held):
    goal(journal, "Ask early")
    page = shown_page(qtbot, session)
    qtbot.waitUntil(lambda: making(page).pages is None and not making(page)._timer.isActive(), timeout=PATIENCE)
    told = []
    making(page).made.connect(lambda pages: told.append([one.title for one in pages.document.goals]))
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    with qtbot.waitSignal(making(page).began, timeout=PATIENCE):
        pass
    qtbot.waitUntil(lambda: making(page).pages is not None, timeout=PATIENCE)
    assert told[-1] == []


def test_while_pages_are_made_the_old_ones_stay(qtbot, page, seen):
    choose_reader(qtbot, page, "My mentor")
    with qtbot.waitSignal(making(page).began, timeout=PATIENCE):
        pass
    assert ("Making the pages…" in said(page), seen.isVisible()) == (True, True)


def test_what_is_unticked_is_gone_from_the_pages(qtbot, journal, session, held, documents):
    goal(journal, "Ask early")
    page = shown_page(qtbot, session)
    shows_pages(qtbot, page)
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    exported(qtbot, page, documents / "mine.pdf")
    assert "Ask early" not in text_of((documents / "mine.pdf").read_bytes())


def test_a_reflection_that_is_ticked_is_on_the_pages(qtbot, journal, session, held, documents):
    reflection(journal, "It felt long.", 12, "On being watched")
    page = shown_page(qtbot, session)
    press_row(qtbot, page, SPACE, "Reflections", "On being watched")
    exported(qtbot, page, documents / "mine.pdf")
    assert "It felt long." in text_of((documents / "mine.pdf").read_bytes())


def test_where_nothing_is_ticked_the_pages_give_way_to_a_sentence(qtbot, page, seen):
    press_row(qtbot, page, SPACE, "Mentorships")
    qtbot.waitUntil(lambda: "Nothing chosen yet" in said(page))
    assert (seen.isVisible(), seen.accessibleDescription()) == (False, "")


def test_a_press_that_stops_is_told_where_the_pages_would_be(qtbot, page, seen):
    making(page).failed.emit(PagesNotMade())
    assert "The pages couldn’t be made" in said(page)


def test_a_character_without_a_font_is_named_beside_the_pages(qtbot, journal, held, session):
    with journal.write() as write:
        meetings.save_notes(write, held.id, "One of a kind: \U0010fffd")
    page = shown_page(qtbot, session)
    shows_pages(qtbot, page)
    banner = next(one for one in page._summary._preview.findChildren(Banner))
    assert banner.isVisible() and "\U0010fffd" in banner._words


def test_the_page_that_is_seen_stays_when_pages_are_made_anew(qtbot, journal, page, seen):
    qtbot.keyClick(seen, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(making(page).made, timeout=PATIENCE):
        goal(journal, "Ask early")
    assert seen.accessibleName().startswith("Page 2 of ")


# narrow


def test_where_it_is_narrow_the_pages_are_a_click_away(qtbot, session, held):
    page = shown_page(qtbot, session, 816, 600)
    shows_pages(qtbot, page)
    before = leaf(page).isVisible()
    choose_reader(qtbot, page, "Preview")
    assert (before, leaf(page).isVisible(), tree(page).isVisible()) == (False, True, False)
    choose_reader(qtbot, page, "Choices")
    assert tree(page).isVisible()


def test_where_it_is_wide_nothing_has_to_be_clicked(page, seen):
    assert not any(one.text() == "Preview" and one.isVisible() for one in page.findChildren(QAbstractButton))


# left and locked


def test_once_the_words_are_cleared_nothing_of_the_pages_is_left(qtbot, page, seen):
    seen.grab()
    page.clear_words()
    assert (seen._leaves, seen._drawn, seen.accessibleDescription()) == (None, None, "")
    assert (making(page).pages, tree(page).model.rowCount()) == (None, 0)


def test_once_the_words_are_cleared_nothing_is_left_to_read_or_hear(qtbot, page, seen):
    button = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Read as text")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert what_is_left.holding(["lanterns"], page.findChildren(QWidget)) != []
    page.clear_words()
    assert what_is_left.holding(["lanterns", "Fenwick"], page.findChildren(QWidget)) == []


def test_a_lock_while_pages_are_made_ends_the_press_and_shows_none(qtbot, page, session):
    qtbot.waitUntil(lambda: making(page)._job is not None, timeout=PATIENCE)
    press = session.press
    page.clear_words()
    session.end()
    QTest.qWait(50)
    assert (press._process, making(page).pages, leaf(page).accessibleDescription()) == (None, None, "")


# long


def test_what_is_too_long_for_one_volume_is_leafed_through_and_leaves_in_several(
    qtbot, journal, held, session, documents
):
    with journal.write() as write:
        meetings.save_notes(write, held.id, "Lanterns in the rain, again and again, until it was light.\n\n" * 6_000)
    page = shown_page(qtbot, session)
    seen = shows_pages(qtbot, page)
    assert seen.accessibleName().startswith("Volume 1 of 2, page 1 of ")
    seen.setFocus()
    qtbot.keyClick(seen, Qt.Key.Key_End)
    qtbot.keyClick(seen, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: seen.accessibleName().startswith("Volume 2 of 2, page 1 of "), timeout=PATIENCE)
    exported(qtbot, page, documents / "mine.pdf")
    assert sorted(one.name for one in documents.iterdir()) == ["mine, volume 1 of 2.pdf", "mine, volume 2 of 2.pdf"]


def test_a_page_that_is_left_makes_nothing_more(qtbot, page):
    told = []
    making(page).began.connect(lambda: told.append(True))
    page.leave()
    QTest.qWait(600)
    assert told == []
