"""Today: the greeting, the line to jot something down, the next meeting, and what was written lately."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import wording
from app.acts import reflect
from app.records import actions, agenda, goals, meetings, notes, people, posts, prompts, reflections
from app.records.actions import Owner
from app.records.meetings import State
from app.records.notes import Note
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import do
from tests.ui.meeting_makers import button, fresh, held, in_days, planned, words_on
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from tests.ui.today_makers import (
    TODAY,
    a_goal,
    an_action,
    go,
    jot,
    line,
    menu_on,
    page,
    press,
    said,
    unlock,
    where,
    window,
)
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.mentorships.add_dialog import AddDialog
from ui.pages.today.turn_dialog import TurnDialog
from ui.places import Place
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.hearth import Hearth
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select
from ui.widgets.toast import Toast

__all__ = ["window"]
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def click(qtbot, window, words):
    qtbot.mouseClick(button(page(window), words), LEFT)


def all_notes(journal):
    return [note.text for note in notes.newest(journal.read)]


def in_minutes(minutes):
    return (datetime.now().astimezone() + timedelta(minutes=minutes)).replace(second=0, microsecond=0)


# The greeting


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "Good morning, Tess"), (14, "Good afternoon, Tess"), (20, "Good evening, Tess")]
)
def test_it_greets_by_the_clock_and_by_name(window, journal, monkeypatch, hour, greeting):
    monkeypatch.setattr("ui.pages.today.page.now", lambda: datetime(2026, 11, 19, hour, 5).astimezone())
    do(journal, people.call_me, "Tess")
    assert page(window)._header._title.text() == greeting


def test_without_a_name_it_still_greets(window):
    assert page(window)._header._title.text() in ("Good morning", "Good afternoon", "Good evening")


def test_it_says_which_week_of_the_post_it_is(window, journal):
    do(journal, posts.add, Post(0, "", "Perinatal", rows.today() - timedelta(days=15 * 7 + 3), site="Ashdown"))
    today = wording.long_day(rows.today(), rows.today())
    assert page(window)._header._subtitle.text() == f"{today}. Week sixteen of perinatal at Ashdown."


# The line


def test_it_opens_on_the_line(window):
    assert window.focusWidget() is line(window)


def test_enter_keeps_what_was_jotted_down_as_a_note(qtbot, window, journal):
    jot(qtbot, window, "A line about silence")
    assert (all_notes(journal), line(window).text(), said(window)) == (["A line about silence"], "", "Kept as a note")


def test_what_was_jotted_down_stands_under_lately(qtbot, window):
    jot(qtbot, window, "A line about silence")
    [row] = page(window)._lately._rows.rows
    assert (row.accessibleName(), row.accessibleDescription()) == ("A line about silence", "Quick note, today")


def test_nothing_jotted_down_is_nothing_kept(qtbot, window, journal):
    jot(qtbot, window, "  ")
    assert (all_notes(journal), window.session.undo.count()) == ([], 0)


def test_undo_takes_a_note_back_and_redo_brings_the_same(qtbot, window, journal):
    jot(qtbot, window, "A line")
    qtbot.mouseClick(button(window.findChild(Toast), "Undo"), LEFT)
    gone = all_notes(journal)
    window.shell.redo()
    assert (gone, [note.id for note in notes.newest(journal.read)]) == ([], [1])


def test_ctrl_z_in_the_emptied_line_takes_the_note_back(qtbot, window, journal):
    jot(qtbot, window, "A line")
    qtbot.keyClick(line(window), Qt.Key.Key_Z, CTRL)
    assert (all_notes(journal), line(window).text()) == ([], "")
    qtbot.keyClick(line(window), Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (all_notes(journal), line(window).text()) == (["A line"], "")


def test_ctrl_z_in_the_line_is_about_what_is_typed_there_first(qtbot, window, journal):
    jot(qtbot, window, "A line")
    qtbot.keyClicks(line(window), "B")
    qtbot.keyClick(line(window), Qt.Key.Key_Z, CTRL)
    assert (all_notes(journal), line(window).text()) == (["A line"], "")


def test_a_box_before_a_line_makes_an_action(qtbot, window, journal, mentorship):
    jot(qtbot, window, "[] Send the paper @Ada !tomorrow")
    [one] = actions.still_open(journal.read)
    assert (one.title, one.owner, one.due_on) == ("Send the paper", Owner.OTHER, rows.today() + timedelta(days=1))
    [row] = page(window)._actions._rows._rows.rows
    today = wording.day(rows.today(), rows.today())
    assert row.accessibleDescription() == f"For Ada Fenwick, from {today}, Due tomorrow"


def test_the_name_of_somebody_unknown_is_no_word_lost(qtbot, window, journal):
    jot(qtbot, window, "[] Send the paper @Zeb")
    [one] = actions.still_open(journal.read)
    assert (one.title, one.owner) == ("Zeb: Send the paper", Owner.OTHER)


def test_esc_loses_nothing(qtbot, window):
    qtbot.keyClicks(line(window), "half a thou")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert line(window).text() == "half a thou"


def test_what_was_not_kept_is_there_again_after_another_page(qtbot, window):
    qtbot.keyClicks(line(window), "half a thou")
    go(qtbot, window, Place("share"))
    go(qtbot, window, TODAY)
    assert line(window).text() == "half a thou"


def test_what_was_not_kept_outlives_the_lock(qtbot, window, passphrase):
    qtbot.keyClicks(line(window), "half a thou")
    window.lock()
    unlock(qtbot, window, passphrase)
    assert line(window).text() == "half a thou"


def test_what_was_kept_is_no_draft_any_more(qtbot, window):
    jot(qtbot, window, "A line")
    go(qtbot, window, Place("share"))
    go(qtbot, window, TODAY)
    assert line(window).text() == ""


def test_a_second_line_is_a_draft_as_the_first_was(qtbot, window):
    jot(qtbot, window, "A line")
    qtbot.keyClicks(line(window), "and another")
    go(qtbot, window, Place("share"))
    go(qtbot, window, TODAY)
    assert line(window).text() == "and another"


def test_what_cannot_be_kept_stays_in_the_line(qtbot, window, journal):
    journal.read.execute("pragma max_page_count = 1")
    line(window).setText("A sentence that needs room. " * 400)
    qtbot.keyClick(line(window), Qt.Key.Key_Return)
    journal.read.execute("pragma max_page_count = 1073741823")
    assert line(window).text().startswith("A sentence that needs room.")


# Something else


def turn(qtbot, window, words, chip):
    """Jot it down, and make it something else."""
    jot(qtbot, window, words)
    qtbot.mouseClick(button(window.findChild(Toast), "Make it something else"), LEFT)
    dialog = topmost(window)
    assert isinstance(dialog, TurnDialog)
    qtbot.mouseClick(dialog.findChild(ChoiceChips).chip(chip), LEFT)
    return dialog


@pytest.mark.parametrize(
    ("chip", "titles"),
    [
        ("action", lambda read: [one.title for one in actions.still_open(read)]),
        ("reflection", lambda read: [one.text for one in reflections.newest(read)]),
        ("goal", lambda read: [one.title for one in goals.all_kept(read)]),
    ],
)
def test_a_note_becomes_something_else_and_a_note_again(qtbot, window, journal, chip, titles):
    dialog = turn(qtbot, window, "A line about silence", chip)
    qtbot.mouseClick(button(dialog, "Make it that"), LEFT)
    turned = (titles(journal.read), all_notes(journal))
    window.shell.undo()
    assert (turned, titles(journal.read), all_notes(journal)) == (
        (["A line about silence"], []),
        [],
        ["A line about silence"],
    )


def test_a_note_becomes_a_point_for_the_meeting_chosen(qtbot, window, journal, mentorship):
    planned(journal, mentorship, in_days(3))
    later = planned(journal, mentorship, in_days(9))
    dialog = turn(qtbot, window, "Ask about nights", "agenda")
    dialog.findChild(Select).choose(later.uid)
    qtbot.mouseClick(button(dialog, "Make it that"), LEFT)
    assert [item.title for item in agenda.of(journal.read, later.id)] == ["Ask about nights"]


def test_without_a_meeting_a_note_cannot_become_a_point(qtbot, window):
    dialog = turn(qtbot, window, "Ask about nights", "agenda")
    chosen = dialog.findChild(ChoiceChips).key
    assert chosen != "agenda"
    assert "No meeting is planned, so there’s no agenda to put it on yet." in words_on(dialog)


def test_a_note_that_is_gone_is_left_alone(qtbot, window, journal):
    dialog = turn(qtbot, window, "A line", "goal")
    window.session.undo.undo()
    qtbot.mouseClick(button(dialog, "Make it that"), LEFT)
    assert (goals.all_kept(journal.read), topmost(window)) == ([], None)


# The next meeting


def card(window):
    return words_on(page(window)._meeting)


def test_the_next_meeting_is_prepared(qtbot, window, journal, mentorship):
    made = planned(journal, mentorship, in_days(5), medium=meetings.Medium.VIDEO)
    start = made.start
    told = f"{wording.long_day(start.date(), rows.today())} at {wording.clock(start)}, by video"
    assert card(window).splitlines()[:3] == ["Your next meeting, in five days", "Ada Fenwick", told]
    click(qtbot, window, "Prepare")
    assert where(window) == ("meeting", made.id, "prepare")


def test_notes_are_written_from_fifteen_minutes_before(qtbot, window, journal, mentorship):
    made = planned(journal, mentorship, in_minutes(10))
    click(qtbot, window, "Write notes")
    assert where(window) == ("meeting", made.id, "notes")


def test_afterwards_it_is_reflected_on(qtbot, window, journal, mentorship):
    made = held(journal, mentorship, in_minutes(-200))
    click(qtbot, window, "Reflect")
    assert where(window) == ("meeting", made.id, "reflect")


def test_it_says_what_waits_to_be_talked_about(window, journal, mentorship):
    before = planned(journal, mentorship, in_days(-40))
    for title in ("Rota", "Nights"):
        do(journal, agenda.add, before.id, title)
    do(journal, meetings.hold, fresh(journal, before), before.start)
    do(journal, meetings.save_notes, before.id, "The phrase I didn’t finish #later")
    planned(journal, mentorship, in_days(5))
    assert {"2 items carried over", "1 thing to raise"} <= set(card(window).splitlines())


def test_the_notes_of_the_last_meeting_are_at_hand(qtbot, window, journal, mentorship):
    before = held(journal, mentorship, in_days(-40))
    planned(journal, mentorship, in_days(5))
    click(qtbot, window, "Last meeting’s notes")
    assert where(window) == ("meeting", before.id, "notes")


@pytest.mark.parametrize(("answer", "state"), [("Yes", State.HELD), ("No", State.MISSED)])
def test_it_asks_whether_a_meeting_took_place(qtbot, window, journal, mentorship, answer, state):
    made = planned(journal, mentorship, in_minutes(-200))
    assert "Did it take place?" in card(window)
    click(qtbot, window, answer)
    assert fresh(journal, made).state is state


def test_with_nothing_to_add_it_moves_on_and_undo_brings_it_back(qtbot, window, journal, mentorship):
    made = held(journal, mentorship, in_minutes(-200))
    click(qtbot, window, "Nothing to add")
    after = (fresh(journal, made).state, card(window).splitlines()[0])
    window.shell.undo()
    assert (after, fresh(journal, made).state) == ((State.REFLECTED, "No meeting planned"), State.HELD)
    assert "Reflect" in card(window).splitlines()


def test_two_meetings_within_a_day_are_both_there_in_brief(qtbot, window, journal, mentorship):
    first = planned(journal, mentorship, in_days(5))
    second = planned(journal, mentorship, in_days(5) + timedelta(hours=3))
    names = [row.key for row in page(window)._meeting._card.findChildren(type(page(window)._lately._rows)).pop().rows]
    assert names == [first.id, second.id]
    assert card(window).splitlines()[0] == "Your next meetings"


def test_a_meeting_that_is_planned_elsewhere_appears(window, journal, mentorship):
    before = card(window).splitlines()[0]
    planned(journal, mentorship, in_days(5))
    assert (before, card(window).splitlines()[0]) == ("No meeting planned", "Your next meeting, in five days")


def test_the_hour_of_a_meeting_comes_while_the_page_is_open(window, journal, mentorship, monkeypatch):
    made = planned(journal, mentorship, in_days(5))
    monkeypatch.setattr("ui.pages.today.page.now", lambda: made.start)
    page(window)._minute.timeout.emit()
    assert card(window).splitlines()[0] == "Your meeting, now"


def test_in_a_new_journal_it_says_where_to_start(qtbot, window):
    assert card(window).splitlines()[0] == "A good place to start"
    click(qtbot, window, "Add someone")
    qtbot.waitUntil(lambda: isinstance(topmost(window), AddDialog))


def test_with_nothing_planned_a_meeting_can_be(qtbot, window, mentorship):
    assert card(window).splitlines()[0] == "No meeting planned"
    click(qtbot, window, "Plan a meeting")
    assert isinstance(topmost(window), PlanDialog)


def test_the_hearth_is_there_where_there_is_room(qtbot, window):
    seen = window.findChild(Hearth).isVisible()
    window.resize(900, 640)
    qtbot.waitUntil(lambda: not window.findChild(Hearth).isVisible())
    assert seen


def test_what_stands_beside_goes_below_where_it_is_narrow(qtbot, window):
    page_ = page(window)
    beside = page_._lately.mapTo(page_, page_._lately.rect().topLeft()).x()
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: page_._lately.mapTo(page_, page_._lately.rect().topLeft()).x() < 60)
    assert beside > 600


# Goals to look at


def test_a_goal_whose_look_has_come_is_checked_in_on(qtbot, window, journal):
    a_goal(journal, "Ask for help early", rows.today())
    a_goal(journal, "Leave on time", rows.today() + timedelta(days=1))
    [row] = page(window)._goals._rows.rows
    assert (row.accessibleName(), row.accessibleDescription()) == (
        "Ask for help early",
        "You planned to look again about now",
    )
    click(qtbot, window, "Check in on Ask for help early")
    assert isinstance(topmost(window), CheckInDialog)


def test_without_a_goal_to_look_at_nothing_is_said_of_them(window):
    assert not page(window)._goals.isVisible()


@OFFSCREEN_POPUP
@pytest.mark.parametrize(
    ("words", "look_again_on"),
    [("Look again in a month", rows.today() + timedelta(days=28)), ("Don’t remind me", None)],
)
def test_a_goal_can_wait_and_undo_brings_it_back(window, journal, words, look_again_on):
    made = a_goal(journal, "Ask for help early", rows.today())
    menu_on(page(window)._goals._rows.rows[0])[words].trigger()
    after = (goals.get(journal.read, made.id).look_again_on, page(window)._goals.isVisible())
    window.shell.undo()
    assert (after, goals.get(journal.read, made.id).look_again_on) == ((look_again_on, False), rows.today())
    assert page(window)._goals.isVisible()


# The question


def card_of_question(window):
    return page(window)._question._card


def test_the_question_becomes_the_title_of_a_reflection(qtbot, window, journal):
    asked = card_of_question(window).question
    click(qtbot, window, "Write about it")
    [one] = reflections.newest(journal.read)
    assert asked
    assert (one.title, one.text, one.model) == (asked, "", "free")


def test_what_is_typed_after_write_about_it_is_the_answer(qtbot, window, journal):
    click(qtbot, window, "Write about it")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), ProseEdit))
    qtbot.keyClicks(QApplication.focusWidget(), "It was")
    window.shell.flush()
    assert [one.text for one in reflections.newest(journal.read)] == ["It was"]


def test_beginning_to_write_can_be_undone_until_something_is_written(qtbot, window, journal):
    click(qtbot, window, "Write about it")
    [one] = reflections.newest(journal.read)
    do(journal, reflections.save_text, one.id, "It was fine.")
    window.shell.undo()
    assert [kept.text for kept in reflections.newest(journal.read)] == ["It was fine."]


def test_another_question_is_another_and_stays(qtbot, window):
    first = card_of_question(window).question
    click(qtbot, window, "Another question")
    second = card_of_question(window).question
    go(qtbot, window, Place("share"))
    go(qtbot, window, TODAY)
    assert (first != second, card_of_question(window).question) == (True, second)


def test_a_question_that_was_seen_is_noted(qtbot, window, journal):
    qtbot.waitUntil(lambda: list(prompts.shown(journal.read).values()) == [rows.today()])


def test_a_question_is_put_off_until_tomorrow(qtbot, window, journal):
    click(qtbot, window, "No question today")
    gone = not page(window)._question.isVisible()
    window.shell.undo()
    assert (gone, page(window)._question.isVisible()) == (True, True)


def test_the_focus_stays_on_the_page_when_the_question_goes(qtbot, window):
    button(page(window), "No question today").setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert window.focusWidget() is line(window)


@OFFSCREEN_POPUP
def test_questions_are_switched_off_and_on_again_with_undo(window, journal):
    menu_on(page(window)._question)["No more questions"].trigger()
    off = (prompts.are_on(journal.read), page(window)._question.isVisible())
    window.shell.undo()
    assert (off, prompts.are_on(journal.read), page(window)._question.isVisible()) == ((False, False), True, True)


# Lately


def test_before_anything_is_written_it_says_where_it_will_gather(window):
    assert "What you write will gather here, newest first." in words_on(page(window)._lately)


def test_what_was_written_lately_is_told_with_what_it_is_and_when(window, journal, mentorship):
    made = held(journal, mentorship, in_days(-8), notes="# A second week")
    yesterday = rows.today() - timedelta(days=1)
    do(journal, reflections.add, Reflection(0, "", yesterday, "free", "The phrase"))
    do(journal, notes.add, Note(0, "", made.start.date() - timedelta(days=8), "“You need the question”"))
    told = [(row.accessibleName(), row.accessibleDescription()) for row in page(window)._lately._rows.rows]
    assert told == [
        ("The phrase", "Reflection, yesterday"),
        ("A second week", f"Meeting with Ada Fenwick, {wording.day(made.start.date(), rows.today())}"),
        (
            "“You need the question”",
            f"Quick note, {wording.day(made.start.date() - timedelta(days=8), rows.today())}",
        ),
    ]


def test_a_meeting_without_a_title_names_the_other_once(window, journal, mentorship):
    made = held(journal, mentorship, in_days(-8))
    [row] = page(window)._lately._rows.rows
    told = (row.accessibleName(), row.accessibleDescription())
    assert told == ("Ada Fenwick", f"Meeting, {wording.day(made.start.date(), rows.today())}")


def test_enter_opens_what_was_written(qtbot, window, journal, mentorship):
    made = held(journal, mentorship, in_days(-8))
    page(window)._lately._rows.rows[0].setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert where(window)[:2] == ("meeting", made.id)


def test_what_is_kept_out_is_there_for_its_reader(window, journal):
    do(journal, reflections.add, Reflection(0, "", rows.today(), "free", "Mine alone", kept_out=True))
    assert [row.accessibleName() for row in page(window)._lately._rows.rows] == ["Mine alone"]


# The page


def test_nothing_of_the_journal_stays_on_the_page_after_a_lock(qtbot, window, journal, mentorship):
    do(journal, people.call_me, "Quokkatess")
    held(journal, mentorship, in_days(-40), notes="# Quokkanotes\nQuokkaraise #later")
    planned(journal, mentorship, in_days(3))
    a_goal(journal, "Quokkagoal", rows.today())
    an_action(journal, "Quokkaaction")
    do(journal, people.save, people.get(journal.read, 1))
    page(window)._actions.open_all()
    qtbot.keyClicks(line(window), "Quokkadraft")
    there = everything_on(page(window))
    here = page(window)
    here.flush()
    here.clear_words()
    assert [word for word in ("Quokka", "Ada") if word not in there] == []
    assert [word for word in ("Quokka", "quokka", "Ada", "Fenwick") if word in everything_on(here)] == []


def everything_on(widget):
    """Labels, names, descriptions, tooltips and fields, seen or not, of what is not about to go."""
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    told = []
    for one in (widget, *widget.findChildren(object)):
        for name in ("text", "accessibleName", "accessibleDescription", "toolTip", "toPlainText"):
            read = getattr(one, name, None)
            told.append(str(read()) if callable(read) else "")
    return "\n".join(told)


def test_midnight_changes_the_day(window, journal, monkeypatch):
    due = rows.today() + timedelta(days=2)
    an_action(journal, "Ring them", due)
    noon = datetime(due.year, due.month, due.day, 12, 0).astimezone()
    monkeypatch.setattr("ui.pages.today.page.now", lambda: noon)
    page(window)._minute.timeout.emit()
    [row] = page(window)._actions._rows._rows.rows
    assert row.accessibleDescription().endswith("Due today")


def test_f6_leads_from_the_line_to_the_actions_and_beside(qtbot, window):
    found = []
    for _ in range(4):
        here = QApplication.focusWidget()
        found.append(here.accessibleName() or here.text())
        press(qtbot, window, Qt.Key.Key_F6)
    assert found == ["Jot something down", "All actions", "Write about it", "Today"]


def test_its_place_remembers_that_all_actions_were_open(qtbot, window):
    click(qtbot, window, "All actions")
    go(qtbot, window, Place("share"))
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(window)._actions.shows_all


def test_a_reflection_linked_elsewhere_moves_the_card_on(window, journal, mentorship):
    made = held(journal, mentorship, in_minutes(-200))
    do(journal, reflect.begin, Reflection(0, "", date(2025, 1, 1), "free"), [(Kind.MEETING, made.id)])
    assert card(window).splitlines()[0] == "No meeting planned"
