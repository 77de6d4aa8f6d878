"""Every kind of record is in the index from the moment it is made, and found from the palette, which opens it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.acts import remove
from app.records import agenda, agreements, departures, meetings, mentorships, people
from app.records.agreements import Agreement
from app.store.journal import Kind
from tests.ui import entry_makers as makers
from tests.ui import every_page
from tests.ui.entry_makers import do
from tests.ui.showing import shown
from ui.pages.search.palette import SearchPalette
from ui.places import Place

WORD = "quokka"


def a_mentorship(journal, meeting):
    zoe = do(journal, people.add, "Zoë Young")
    role, form = mentorships.Role.MENTEE, mentorships.Form.TRADITIONAL
    return do(journal, mentorships.add, zoe.id, role, form, f"About {WORD}s.").id


def a_meeting(journal, meeting):
    do(journal, meetings.save_notes, meeting.id, f"We spoke of the {WORD}.")
    return meeting.id


def a_check_in(journal, meeting):
    return makers.check_in(journal, makers.goal(journal, levels=True), 0, 3, f"The {WORD} again").id


# How to make one with the word in it, and where it opens.
MADE = {
    Kind.PERSON: (lambda journal, meeting: do(journal, people.add, WORD).id, lambda of: Place("person", of)),
    Kind.MENTORSHIP: (a_mentorship, lambda of: Place("mentorships", of)),
    Kind.AGREEMENT: (
        lambda journal, meeting: do(journal, agreements.add, Agreement(0, "", 1, scope=WORD)).id,
        lambda of: Place("agreement", 1, detail="1"),
    ),
    Kind.MEETING: (a_meeting, lambda of: Place("meeting", of, detail="notes", find=WORD)),
    Kind.AGENDA_ITEM: (
        lambda journal, meeting: do(journal, agenda.add, meeting.id, WORD).id,
        lambda of: Place("meeting", 1, detail="prepare"),
    ),
    Kind.ACTION: (
        lambda journal, meeting: makers.action(journal, WORD).id,
        lambda of: Place("today", of, "action"),
    ),
    Kind.GOAL: (lambda journal, meeting: makers.goal(journal, WORD).id, lambda of: Place("goals", of)),
    Kind.CHECK_IN: (a_check_in, lambda of: Place("goals", 1)),
    Kind.MILESTONE: (
        lambda journal, meeting: makers.milestone(journal, makers.goal(journal), WORD).id,
        lambda of: Place("goals", 1),
    ),
    Kind.REFLECTION: (
        lambda journal, meeting: makers.reflection(journal, f"A {WORD} came by.").id,
        lambda of: Place("reflections", of, find=WORD),
    ),
    Kind.NOTE: (
        lambda journal, meeting: makers.note(journal, WORD).id,
        lambda of: Place("reflections", of, detail="note", find=WORD),
    ),
    Kind.POST: (
        lambda journal, meeting: makers.post(journal, WORD, date(2024, 8, 7)).id,
        lambda of: Place("settings", detail="about"),
    ),
    Kind.TAG: (
        lambda journal, meeting: makers.tag(journal, WORD).id,
        lambda of: Place("reflections", detail=f"tag:{WORD}"),
    ),
}
SEARCHED = pytest.mark.parametrize("kind", MADE, ids=str)


@pytest.fixture
def made(journal, meeting, kind):
    return MADE[kind][0](journal, meeting)


def entries(journal, kind):
    found = journal.read.execute("select record_id from search_text where kind = ?", (kind,))
    return [row[0] for row in found]


def test_no_kind_is_forgotten_here():
    """What left the journal is a list of its own under Settings, and never searched."""
    assert set(MADE) == set(Kind) - {Kind.DEPARTURE}


def test_what_left_the_journal_is_not_searched(journal):
    do(journal, departures.add, WORD, WORD, f"{WORD}.pdf")
    assert entries(journal, Kind.DEPARTURE) == []


@SEARCHED
def test_it_is_in_the_index_while_it_is_kept(journal, kind, made):
    assert made in entries(journal, kind)
    gone = do(journal, remove.remove, (kind, made))
    assert made not in entries(journal, kind)
    do(journal, remove.bring_back, gone)
    assert made in entries(journal, kind)


@SEARCHED
def test_it_opens_from_the_palette(qtbot, session, kind, made):
    assert first_found(qtbot, session) == MADE[kind][1](made)


@SEARCHED
def test_the_window_can_go_where_it_leads(qtbot, journal, preferences, kind, made):
    window = every_page.inside(qtbot, journal, preferences, (1280, 800))
    assert window.shell.go(MADE[kind][1](made))
    QTest.qWait(0)


def test_an_action_of_a_meeting_opens_its_notes(qtbot, journal, session, meeting):
    makers.action(journal, WORD, meeting_id=meeting.id)
    assert first_found(qtbot, session) == Place("meeting", meeting.id, detail="notes")


def test_a_match_in_what_was_prepared_opens_it_there(qtbot, journal, session, meeting):
    do(journal, meetings.save_preparation, meeting.id, f"Ask about the {WORD}.")
    assert first_found(qtbot, session) == Place("meeting", meeting.id, detail="prepare", find=WORD)


def first_found(qtbot, session):
    """Where Enter leads once the word is typed."""
    palette = SearchPalette(session, shown(qtbot, QLineEdit(), width=1000, height=700))
    places = []
    palette.go_requested.connect(places.append)
    palette.open_on(palette.parentWidget())
    query = palette.findChild(QLineEdit, "query")
    QTest.keyClicks(query, WORD)
    QTest.keyClick(query, Qt.Key.Key_Return)
    return places[0]
