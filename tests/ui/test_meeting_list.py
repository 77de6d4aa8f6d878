"""The model of meetings in the order of time."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from app.acts import remove
from app.records import meetings, mentorships, people
from app.records.mentorships import Form, Role
from app.store.journal import Kind
from tests.ui.meeting_makers import at, held, in_days, planned
from ui.models.meeting_list import MeetingList
from ui.models.sections import LINE, Heading

MARCH, MARCH_LATE, MAY, JUNE = at(2024, 3, 4), at(2024, 3, 25), at(2024, 5, 2), at(2024, 6, 6)


def month(line):
    return f"{line.start:%B %Y}"


def told(line):
    return f"{line.face.name} in {line.start:%B}"


@pytest.fixture
def listed(qapp, journal, session):
    """The model, shown and following what is written."""
    model = MeetingList(journal.read, month, told, to_come="Coming up")
    session.changed.connect(model.follow)
    model.show()
    yield model
    model.deleteLater()


@pytest.fixture
def ravi(journal):
    """The mentorship with somebody I mentor."""
    with journal.write() as write:
        person = people.add(write, "Ravi Menon")
        return mentorships.add(
            write, person.id, Role.MENTOR, Form.NEAR_PEER, "Nights.", agreed_on=MARCH.date(), started_on=MARCH.date()
        )


def rows(model):
    """Headings as they stand, meetings by the day they were on."""
    lines = [model.index(row).data(LINE) for row in range(model.rowCount())]
    return [line.text if isinstance(line, Heading) else f"{line.start:%d %b}" for line in lines]


def test_past_meetings_stand_newest_first_under_their_months(journal, mentorship, listed):
    for start in (MARCH, JUNE, MARCH_LATE):
        held(journal, mentorship, start)
    assert rows(listed) == ["June 2024", "06 Jun", "March 2024", "25 Mar", "04 Mar"]


def test_planned_meetings_stand_above_soonest_first(journal, mentorship, listed):
    later, sooner = in_days(20), in_days(6)
    for start in (later, sooner):
        planned(journal, mentorship, start)
    held(journal, mentorship, MARCH)
    assert rows(listed) == ["Coming up", f"{sooner:%d %b}", f"{later:%d %b}", "March 2024", "04 Mar"]


def test_planned_meetings_are_left_out_where_nobody_asks_for_them(journal, mentorship):
    planned(journal, mentorship, in_days(6))
    model = MeetingList(journal.read, month, told)
    model.show()
    assert rows(model) == []


def test_only_so_many_are_read_at_first(journal, mentorship, listed):
    for start in (MARCH, MARCH_LATE, MAY, JUNE):
        held(journal, mentorship, start)
    listed.show(first=2)
    assert (rows(listed), listed.has_more) == (["June 2024", "06 Jun", "May 2024", "02 May"], True)


def test_more_are_added_below_without_repeating_a_heading(journal, mentorship, listed):
    for start in (MARCH, MARCH_LATE, MAY):
        held(journal, mentorship, start)
    listed.show(first=2)
    listed.read_more(10)
    assert rows(listed) == ["May 2024", "02 May", "March 2024", "25 Mar", "04 Mar"]


def test_nothing_more_is_promised_when_all_has_been_read(journal, mentorship, listed):
    for start in (MARCH, MAY):
        held(journal, mentorship, start)
    listed.show(first=2)
    assert not listed.has_more


def test_the_meetings_of_several_mentorships_are_one_run(journal, mentorship, ravi, listed):
    for of, start in ((mentorship, MARCH), (ravi, MARCH_LATE), (mentorship, MAY)):
        held(journal, of, start)
    listed.show([mentorship.id, ravi.id], 2)
    listed.read_more(2)
    assert rows(listed) == ["May 2024", "02 May", "March 2024", "25 Mar", "04 Mar"]


def test_the_meetings_of_one_mentorship_can_be_shown_alone(journal, mentorship, ravi, listed):
    held(journal, mentorship, MARCH)
    held(journal, ravi, MAY)
    listed.show([ravi.id])
    assert rows(listed) == ["May 2024", "02 May"]


def test_a_removed_meeting_goes_and_its_heading_with_it(journal, mentorship, listed):
    held(journal, mentorship, MARCH)
    gone = held(journal, mentorship, MAY)
    with journal.write() as write:
        remove.remove_meeting(write, gone)
    assert rows(listed) == ["March 2024", "04 Mar"]


def test_a_meeting_brought_back_stands_where_it_stood(journal, mentorship, listed):
    for start in (JUNE, MARCH):
        held(journal, mentorship, start)
    back = held(journal, mentorship, MAY)
    with journal.write() as write:
        remove.remove_meeting(write, back)
    with journal.write() as write:
        remove.bring_back(write, [(Kind.MEETING, back.id)])
    assert rows(listed) == ["June 2024", "06 Jun", "May 2024", "02 May", "March 2024", "04 Mar"]


def test_a_meeting_that_took_place_moves_from_above_to_its_month(journal, mentorship, listed):
    meeting = planned(journal, mentorship, MAY)
    with journal.write() as write:
        meetings.hold(write, meeting, MAY)
    assert rows(listed) == ["May 2024", "02 May"]


def test_a_meeting_older_than_all_read_so_far_waits_for_its_turn(journal, mentorship, listed):
    for start in (JUNE, MAY):
        held(journal, mentorship, start)
    listed.show(first=1)
    held(journal, mentorship, MARCH)
    assert rows(listed) == ["June 2024", "06 Jun"]


def test_a_new_name_is_taken_over(journal, mentorship, listed, ada):
    from dataclasses import replace

    held(journal, mentorship, MARCH)
    with journal.write() as write:
        people.save(write, replace(ada, display_name="Dr Ada Fenwick"))
    assert listed.meeting(1).face.name == "Dr Ada Fenwick"


def test_the_meetings_of_a_removed_mentorship_go(journal, mentorship, ravi, listed):
    held(journal, mentorship, MARCH)
    held(journal, ravi, MAY)
    with journal.write() as write:
        remove.remove_mentorship(write, ravi)
    assert rows(listed) == ["March 2024", "04 Mar"]


def test_a_line_says_the_headline_of_the_notes(journal, mentorship, listed):
    held(journal, mentorship, MARCH, notes="Some words.\n## After the rota meeting\nMore.", what_mattered="Breathe.")
    assert (listed.meeting(1).title, listed.meeting(1).what_mattered) == ("After the rota meeting", "Breathe.")


def test_a_line_without_any_words_says_the_person(journal, mentorship, listed):
    held(journal, mentorship, MARCH)
    assert listed.meeting(1).title == "Ada Fenwick"


def test_a_planned_line_says_the_person_whatever_is_written(journal, mentorship, listed):
    planned(journal, mentorship, in_days(3), notes="## Ask about the exam")
    assert listed.meeting(1).title == "Ada Fenwick"


@pytest.mark.parametrize(("role", "hue"), [(Role.MENTEE, "pine"), (Role.MENTOR, "slate"), (Role.BOTH, "plum")])
def test_the_hue_of_a_line_is_that_of_my_role(journal, ada, listed, role, hue):
    with journal.write() as write:
        made = mentorships.add(
            write, ada.id, role, Form.PEER, "Each other.", agreed_on=MARCH.date(), started_on=MARCH.date()
        )
    held(journal, made, MAY)
    assert listed.meeting(1).face.hue == hue


def test_a_line_of_a_closed_mentorship_is_grey(journal, mentorship, listed):
    held(journal, mentorship, MAY)
    with journal.write() as write:
        mentorships.end(write, mentorship, in_days(-1).date(), mentorships.EndingReason.PURPOSE_MET)
    assert listed.meeting(1).face.hue == "grey"


def test_a_row_is_read_aloud_in_the_words_of_its_page(journal, mentorship, listed):
    held(journal, mentorship, MAY)
    assert listed.index(1).data() == "Ada Fenwick in May"


def test_the_last_row_of_a_month_ends_its_group(journal, mentorship, listed):
    for start in (MARCH, MARCH_LATE, MAY):
        held(journal, mentorship, start)
    assert [listed.ends_group(row) for row in (1, 3, 4)] == [True, False, True]


def test_no_word_is_left_after_clearing(journal, mentorship, listed):
    held(journal, mentorship, MAY)
    listed.clear()
    assert (rows(listed), listed.has_more) == ([], False)


def test_the_model_keeps_the_rules_of_qt(journal, mentorship, listed):
    QAbstractItemModelTester(listed, QAbstractItemModelTester.FailureReportingMode.Warning)
    gone = held(journal, mentorship, MAY)
    for day in range(1, 9):
        held(journal, mentorship, at(2023, 1, day))
    listed.show(first=3)
    listed.read_more(4)
    with journal.write() as write:
        remove.remove_meeting(write, gone)
    assert listed.rowCount() == 7
