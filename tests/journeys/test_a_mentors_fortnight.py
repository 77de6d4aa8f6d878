"""A mentor's fortnight: questions to ask, something for the other to do, an after-note, and what no export may hold."""

import subprocess
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.records import links, mentorships, people
from app.records.mentorships import Form, Role
from app.store.journal import Kind
from tests.journeys.hands import Keys, Mouse
from tests.ui.entry_makers import check_in, goal
from tests.ui.meeting_makers import held, in_days, planned
from tests.ui.showing import OFFSCREEN_POPUP

OF_RAVI, OF_ZOE = "Run the clinic alone", "Sleep after nights"
SAID = "He had rung the family before I asked."
ACTION = "Send me the audit draft"
HEARD, TAUGHT, THOUGHT = "quokkaheard", "quokkataught", "quokkathought"
TITLE = "quokkatitle"
NOTED = "quokkanoted"
KEPT_OUT = (HEARD, TAUGHT, THOUGHT, TITLE, "quokkanoted about Zoe")


@pytest.fixture
def known(journal):
    """Ravi, whom she mentors, and Zoë, where it goes both ways; a goal of each has moved since."""
    for name, role, about in (("Ravi Menon", Role.MENTOR, OF_RAVI), ("Zoe Okonkwo", Role.BOTH, OF_ZOE)):
        with journal.write() as write:
            person, since = people.add(write, name), date(2024, 1, 8)
            told = mentorships.add(
                write, person.id, role, Form.TRADITIONAL, "Finding a way.", agreed_on=since, started_on=since
            )
        moved = goal(journal, about, levels=True)
        with journal.write() as write:
            links.add(write, (Kind.GOAL, moved.id), (Kind.MENTORSHIP, told.id))
        check_in(journal, moved, -1, 40)
        check_in(journal, moved, 0, 5)
        held(journal, told, in_days(-20), notes=f"{NOTED} about {name}")
        if role is Role.MENTOR:
            planned(journal, told, in_days(1))
    journal.close()


@pytest.fixture(params=[Keys, Mouse], ids=["keys", "mouse"])
def miriam(request, known, at_the_door, passphrase):
    miriam = request.param(at_the_door)
    miriam.waits_to_be_on("Passphrase")
    miriam.types(passphrase)
    miriam.presses_enter()
    miriam.waits_for(lambda: miriam.window.shell is not None)
    miriam.is_on_a_page()
    return miriam


def prepares(miriam):
    """With a question of a mentor's; only the goal that is about this mentorship has moved since they met."""
    miriam.presses_button("Prepare")
    miriam.waits_to_be_on("What I want from this meeting")
    assert miriam.shows(OF_RAVI)
    assert not miriam.shows(OF_ZOE)
    miriam.waits_for(lambda: miriam.sees("Questions you might bring"))
    miriam.presses_button("Add to the agenda: …")
    miriam.is_told("Added to the agenda")


def meets(miriam):
    """What the other will do is his, also on Today."""
    miriam.presses_button("Start the meeting")
    miriam.presses_button("Now")
    miriam.waits_to_be_on("Notes")
    miriam.types(SAID)
    miriam.presses_enter()
    miriam.types(f"[] {ACTION} @Ravi !friday")
    miriam.presses_enter()
    miriam.opens_page("Today")
    assert "For Ravi Menon" in miriam.there(ACTION).accessibleDescription()


def opens_the_meeting_with(miriam, name):
    miriam.opens_page("Meetings")
    miriam.opens_line(name)
    miriam.is_on_a_page()
    miriam.shows_stage(3, "Reflect")


def chosen_model(miriam):
    beside = miriam.there("Free").parentWidget()
    return next(one.text() for one in beside.findChildren(QAbstractButton) if one.isChecked())


def writes_an_after_note(miriam):
    opens_the_meeting_with(miriam, "Ravi Menon")
    assert chosen_model(miriam) == "Mentor’s after-note"
    miriam.ticks("Keep out of every export")  # before there is a word to keep out
    miriam.writes_in("What I heard", HEARD)
    miriam.opens_page("Today")


def looks_back_on_a_swap(miriam):
    """Where it goes both ways, each may have sat in the other chair."""
    opens_the_meeting_with(miriam, "Zoe Okonkwo")
    miriam.presses_button("Details")
    miriam.ticks("We swapped roles this time")
    miriam.presses_button("Keep")
    miriam.is_told("Details changed")
    assert chosen_model(miriam) == "Both ways"
    miriam.writes_in("What I taught", TAUGHT)
    miriam.waits_for(lambda: not miriam.shows("Nothing to add"))  # it is kept
    miriam.ticks("Keep out of every export")
    miriam.is_told("Kept out of every export")


def keeps_its_notes_out(miriam):
    miriam.chooses_from_menu("More for the meeting with Zoe Okonkwo", "Keep the notes out of every export")
    miriam.waits_for(lambda: miriam.sees("Kept out of exports"))


def keeps_a_thought_to_herself(miriam):
    """A quick note, and a reflection with a title."""
    miriam.opens_capture()
    miriam.waits_to_be_on("What to keep")
    miriam.types(THOUGHT)
    miriam.keeps("Keep")
    miriam.opens_page("Reflections")
    miriam.waits_for(lambda: miriam.lists_with(THOUGHT))
    miriam.opens_line(THOUGHT)
    miriam.ticks("Keep out of every export")
    miriam.is_told("Kept out of every export")
    miriam.presses_button("Write a reflection")
    miriam.writes_in("Title", TITLE)
    miriam.ticks("Keep out of every export")
    miriam.is_told("Kept out of every export")


def takes_it_along(miriam, target):
    miriam.opens_page("Share")
    miriam.presses_button("Export PDF…")
    miriam.names_a_file(target)
    miriam.waits_for(lambda: miriam.sees("Summary exported to"))


def holding(pdf, word):
    """In any byte, however it is coded, or among the words on its pages."""
    told = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
    forms = [word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(form.lower() in where.lower() for form in forms for where in (pdf.read_bytes(), told))


@OFFSCREEN_POPUP
def test_a_mentors_fortnight(miriam, tmp_path):
    prepares(miriam)
    meets(miriam)
    writes_an_after_note(miriam)
    looks_back_on_a_swap(miriam)
    keeps_its_notes_out(miriam)
    keeps_a_thought_to_herself(miriam)

    takes_it_along(miriam, tmp_path / "mine.pdf")
    assert [word for word in (SAID, "quokkanoted about Ravi") if not holding(tmp_path / "mine.pdf", word)] == []
    assert [word for word in KEPT_OUT if holding(tmp_path / "mine.pdf", word)] == []
