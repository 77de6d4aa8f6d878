"""Looking for some of all that was written: what is typed, what is shown, and what is said about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.store.journal import Kind
from tests.ui.entry_makers import goal, link, note, reflection, tag
from tests.ui.meeting_makers import button, words_on
from tests.ui.reflection_makers import chosen, filter_of, focused, list_of, look_for, opened, rows, words_of

pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def made(journal):
    nights, voice = tag(journal, "nights"), tag(journal, "voice")
    aim = goal(journal)
    found = {
        "lantern": (Kind.REFLECTION, reflection(journal, "A lantern.", 1).id),
        "candle": (Kind.REFLECTION, reflection(journal, "A candle.", 2).id),
        "note": (Kind.NOTE, note(journal, "Lanterns, twice", 3).id),
    }
    link(journal, found["lantern"], (Kind.TAG, nights.id))
    link(journal, found["candle"], (Kind.TAG, nights.id))
    link(journal, found["candle"], (Kind.TAG, voice.id))
    link(journal, found["note"], (Kind.GOAL, aim.id))
    return found


@pytest.fixture
def page(qtbot, session, made):
    return opened(qtbot, session)


def titles(page):
    return [row for row in rows(page) if "20" not in row]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lantern", ["A lantern.", "Lanterns, twice"]),
        ("tag:nights", ["A lantern.", "A candle."]),
        ("tag:nights tag:voice", ["A candle."]),
        ('goal:"help early"', ["Lanterns, twice"]),
        ("lantern tag:nights", ["A lantern."]),
        ("", ["A lantern.", "A candle.", "Lanterns, twice"]),
    ],
)
def test_the_list_shows_what_is_looked_for(qtbot, page, typed, expected):
    look_for(qtbot, page, typed)
    assert titles(page) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tag:nights lantern", "Tagged nights, “lantern”"),
        ("tag:nobody", "There’s no tag like “nobody”."),
        ("with:nobody year:soon", "There’s nobody called “nobody”. “soon” is no year."),
        ("goal:help", "Tied to Ask for help early"),
        ("tag:", ""),
    ],
)
def test_what_the_filter_does_is_told_in_sight(qtbot, page, typed, said):
    look_for(qtbot, page, typed)
    assert page._pane._told.text() == said
    assert page._pane._told.isVisible() == bool(said)


def test_it_is_told_aloud_with_how_much_it_finds(qtbot, page, monkeypatch):
    told = []
    monkeypatch.setattr("ui.pages.reflections.pane.announce", lambda _, words: told.append(words))
    look_for(qtbot, page, "tag:nights")
    assert told == ["Tagged nights. Two entries"]


def test_how_it_can_be_used_is_read_aloud(page):
    field = QAccessible.queryAccessibleInterface(filter_of(page))
    assert field.text(QAccessible.Text.Name) == "Filter"
    assert "tag:exam" in field.text(QAccessible.Text.Description)


def test_the_open_one_stays_open_while_others_are_looked_for(qtbot, page, made):
    page._show(made["candle"])
    look_for(qtbot, page, "lantern")
    assert (chosen(page), words_of(page).text()) == (None, "A candle.")
    look_for(qtbot, page, "tag:nights")
    assert chosen(page) == made["candle"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_down_and_enter_lead_to_the_first_that_was_found(qtbot, page, made, key):
    page._show(made["lantern"])
    filter_of(page).setFocus()
    QTest.keyClicks(filter_of(page), "twice")
    qtbot.keyClick(filter_of(page), key)
    assert focused() is list_of(page)
    assert (chosen(page), words_of(page).text()) == (made["note"], "Lanterns, twice")


def test_where_nothing_matches_the_filter_can_be_cleared(qtbot, page):
    look_for(qtbot, page, "rehersal")
    assert "Nothing here matches" in words_on(page._pane)
    qtbot.mouseClick(button(page, "Clear filter"), Qt.MouseButton.LeftButton)
    assert (filter_of(page).text(), len(titles(page))) == ("", 3)
    assert focused() is filter_of(page)


def test_esc_clears_it_too(qtbot, page):
    look_for(qtbot, page, "candle")
    qtbot.keyClick(filter_of(page), Qt.Key.Key_Escape)
    assert (filter_of(page).text(), len(titles(page))) == ("", 3)


def test_writing_takes_the_filter_away(qtbot, page):
    look_for(qtbot, page, "candle")
    page._on_write()
    assert (filter_of(page).text(), len(titles(page))) == ("", 4)


def test_a_new_entry_that_fits_ends_that_nothing_matches(qtbot, page, journal):
    look_for(qtbot, page, "harbour")
    reflection(journal, "The harbour.")
    assert titles(page) == ["The harbour."]
    assert "Nothing here matches" not in words_on(page._pane)
