"""Settings, recently removed: what was taken away is found there, and comes back or goes for good."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app import search
from app.acts import remove, removed
from app.records import notes
from app.store.journal import Kind
from tests.ui.entry_makers import note
from tests.ui.showing import shown
from tests.ui.what_is_left import holding
from ui.pages.settings import slices
from ui.pages.settings.page import SettingsPage
from ui.places import Place

PLACE = Place("settings", detail="removed")


@pytest.fixture
def gone(journal):
    """Three notes that were removed."""
    made = [note(journal, f"Zephyrine {number}") for number in (1, 2, 3)]
    with journal.write() as write:
        remove.remove(write, *((Kind.NOTE, one.id) for one in made))
    return made


@pytest.fixture
def page(qtbot, session, gone):
    page = SettingsPage(session, PLACE)
    shown(qtbot, page, width=980, height=720)
    page.settle(PLACE)
    return page


def button(page, named):
    return next(
        one for one in page.window().findChildren(QPushButton)
        if one.isVisible() and named in (one.text(), one.accessibleName())
    )  # fmt: skip


def press(qtbot, page, named):
    qtbot.mouseClick(button(page, named), Qt.MouseButton.LeftButton)


def said(page):
    return " ".join(one.text() for one in page.window().findChildren(QLabel) if one.isVisible())


def test_a_note_comes_back_and_undo_takes_it_away_again(qtbot, session, page, gone):
    press(qtbot, page, "Bring back: Zephyrine 2")
    assert notes.get(session.journal.read, gone[1].id).text == "Zephyrine 2"
    assert "Zephyrine 2" not in said(page)
    session.take_back()
    assert "Zephyrine 2" in said(page)
    with pytest.raises(LookupError):
        notes.get(session.journal.read, gone[1].id)


def test_the_focus_goes_to_the_next_row(qtbot, page):
    button(page, "Bring back: Zephyrine 3").setFocus()
    qtbot.keyClick(button(page, "Bring back: Zephyrine 3"), Qt.Key.Key_Return)
    assert page.window().focusWidget().accessibleName() == "Bring back: Zephyrine 2"


def test_tab_comes_to_what_was_removed_before_the_way_back(qtbot, page):
    met = []
    for _ in range(8):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(page.window().focusWidget().accessibleName() or page.window().focusWidget().text())
    asks = [f"{does}: Zephyrine {number}" for number in (3, 2, 1) for does in ("Bring back", "Erase now")]
    assert met == [*asks, "Remove all of these for good…", "Back to Your data"]


def test_erasing_asks_first_with_what_the_law_may_want(qtbot, session, page):
    press(qtbot, page, "Erase now: Zephyrine 1")
    assert "If a complaint, claim, inquest or investigation has begun" in said(page)
    press(qtbot, page, "Keep it here")
    assert removed.count(session.journal.read) == 3


def test_what_is_erased_is_nowhere_in_the_journal(qtbot, session, page, gone):
    press(qtbot, page, "Erase now: Zephyrine 1")
    press(qtbot, page, "Erase it")
    assert session.journal.read.one("select count(*) from note where id = ?", (gone[0].id,)) == 0
    assert "Zephyrine 1" not in said(page)
    assert session.undo.count() == 0


def test_nothing_removed_is_said_as_such(qtbot, session, page, gone):
    for one in gone:
        press(qtbot, page, f"Bring back: {one.text}")
    assert "Nothing removed lately" in said(page)


def test_many_are_shown_a_page_at_a_time(qtbot, session, page, journal):
    made = [note(journal, f"More {number}") for number in range(40)]
    with journal.write() as write:
        remove.remove(write, *((Kind.NOTE, one.id) for one in made))
    rows = [one for one in page.findChildren(QPushButton) if one.text() == "Bring back" and one.isVisible()]
    assert len(rows) == 25
    press(qtbot, page, "Show more")
    rows = [one for one in page.findChildren(QPushButton) if one.text() == "Bring back" and one.isVisible()]
    assert len(rows) == 43


def test_no_word_of_it_is_left_after_a_lock(page):
    page.clear_words()
    assert holding(["zephyrine"], [page, *page.findChildren(QLabel), *page.findChildren(QPushButton)]) == []


def test_settings_lead_there(qtbot, session):
    page = SettingsPage(session, Place("settings", detail="data"))
    shown(qtbot, page, width=980, height=720)
    with qtbot.waitSignal(page.go_requested) as went:
        press(qtbot, page, "See what was removed")
    assert went.args[0].same_page(PLACE)


# all of them


def wait_for_the_end(qtbot, session):
    qtbot.waitUntil(lambda: removed.count(session.journal.read) == 0, timeout=20_000)


def test_removing_all_for_good_asks_first_with_what_the_law_may_want(qtbot, session, page):
    press(qtbot, page, "Remove all of these for good…")
    words = said(page)
    assert "Three are erased from this journal, each with all that belongs to it. There’s no way back." in words
    assert "Backups made earlier still hold them." in words
    assert "If a complaint, claim, inquest or investigation has begun" in words
    assert page.window().focusWidget().text() == "Keep them here"
    press(qtbot, page, "Keep them here")
    assert removed.count(session.journal.read) == 3


def test_of_one_alone_its_own_button_speaks(qtbot, page):
    for number in (1, 2):
        press(qtbot, page, f"Bring back: Zephyrine {number}")
    assert [b.text() for b in page.findChildren(QPushButton) if "for good" in b.text() and b.isVisible()] == []


def test_all_of_them_go_for_good(qtbot, session, page):
    kept = note(session.journal, "Stays")
    press(qtbot, page, "Remove all of these for good…")
    press(qtbot, page, "Remove them for good")
    wait_for_the_end(qtbot, session)
    qtbot.waitUntil(lambda: not search.is_untidy(session.journal.read), timeout=20_000)
    assert [one.id for one in notes.newest(session.journal.read)] == [kept.id]
    assert session.journal.read.one("select count(*) from note") == 1
    qtbot.waitUntil(lambda: page.window().focusWidget() is button(page, "Back to Your data"))
    assert "Nothing removed lately" in said(page)
    assert session.undo.count() == 0


def test_cancelled_in_the_middle_none_of_them_goes(qtbot, session, page, monkeypatch):
    monkeypatch.setattr(slices, "SLICE_S", 0)
    monkeypatch.setattr(slices, "PAUSE_MS", 60)
    press(qtbot, page, "Remove all of these for good…")
    press(qtbot, page, "Remove them for good")
    qtbot.waitUntil(lambda: session.journal.read.in_transaction, timeout=20_000)
    press(qtbot, page, "Cancel")
    assert not session.journal.read.in_transaction
    assert removed.count(session.journal.read) == 3
