"""Actions on Today: ticked, opened, filtered, let go, removed."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import wording
from app.acts import agree
from app.records import actions, links, meetings
from app.records.actions import Owner, State
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import do
from tests.ui.meeting_makers import button, fresh, held, in_days, planned, words_on
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from tests.ui.today_makers import a_goal, an_action, menu_on, page, press, said, where, window
from ui.pages.today import all_actions
from ui.pages.today.action_dialog import ActionDialog
from ui.places import Place
from ui.widgets.check import Check
from ui.widgets.date_field import DateField
from ui.widgets.entry_row import EntryRow
from ui.widgets.line_area import LineArea
from ui.widgets.link_chips import LinkChips
from ui.widgets.select import Select

__all__ = ["window"]
LEFT = Qt.MouseButton.LeftButton
DAY = rows.today()


def few(window):
    return page(window)._actions._rows._rows.rows


def every(window):
    return page(window)._actions._all._rows._rows.rows


def told(rows_):
    return [row.accessibleName() for row in rows_]


def kept(journal, action):
    return actions.get(journal.read, action.id)


def tick(qtbot, row):
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)


# The next few


@pytest.mark.parametrize(
    ("days", "said_"),
    [
        (None, ""),
        (-7, f"Was for {wording.day(DAY - timedelta(days=7), DAY)}"),
        (0, "Due today"),
        (1, "Due tomorrow"),
        (8, f"Due {wording.long_day(DAY + timedelta(days=8), DAY)}"),
    ],
)
def test_it_says_by_when(window, journal, days, said_):
    an_action(journal, "Ring them", None if days is None else DAY + timedelta(days=days))
    noted = f"Noted {wording.day(DAY - timedelta(days=30), DAY)}"
    assert few(window)[0].accessibleDescription() == ", ".join(filter(None, (noted, said_)))


def test_what_is_due_on_the_day_they_meet_is_due_before(window, journal, mentorship):
    before, coming = held(journal, mentorship, in_days(-30)), planned(journal, mentorship, in_days(5))
    an_action(journal, "Ring them", coming.start.date(), meeting_id=before.id)
    day = wording.day(coming.start.date(), DAY)
    assert few(window)[0].accessibleDescription().endswith(f"Ada Fenwick, Before {day}")


def test_a_title_before_the_name_takes_no_room(window, journal, mentorship, ada):
    from dataclasses import replace

    from app.records import people

    do(journal, people.save, replace(ada, display_name="Dr Ada Fenwick"))
    an_action(journal, "Ring them", meeting_id=held(journal, mentorship, in_days(-30)).id)
    assert few(window)[0].accessibleDescription() == f"From {wording.day(DAY - timedelta(days=30), DAY)}, Ada Fenwick"


def test_without_any_it_says_so(window):
    assert "No open actions." in words_on(page(window)._actions)


def test_a_tick_marks_it_as_done_and_undo_opens_it_again(qtbot, window, journal):
    made = an_action(journal, "Ring them")
    tick(qtbot, few(window)[0])
    after = (kept(journal, made).state, kept(journal, made).closed_on, said(window))
    window.shell.undo()
    assert (after, kept(journal, made).state) == ((State.DONE, DAY, "Action marked as done"), State.OPEN)
    assert not few(window)[0].isChecked()


def test_a_tick_that_cannot_be_kept_is_taken_off_again(qtbot, window, journal):
    made = an_action(journal, "Ring them")
    journal.read.execute("pragma query_only = on")
    tick(qtbot, few(window)[0])
    journal.read.execute("pragma query_only = off")
    assert (few(window)[0].isChecked(), kept(journal, made).state) == (False, State.OPEN)


def test_a_second_tick_opens_it_again(qtbot, window, journal):
    made = an_action(journal, "Ring them")
    for _ in range(2):
        tick(qtbot, few(window)[0])
    assert kept(journal, made).state is State.OPEN


def test_what_is_ticked_stays_where_it_is_with_the_focus(qtbot, window, journal):
    for number in range(3):
        an_action(journal, f"number {number}", DAY + timedelta(days=number))
    tick(qtbot, few(window)[0])
    assert told(few(window)) == ["number 0", "number 1", "number 2"]
    assert QApplication.focusWidget() is few(window)[0]


def test_a_tick_is_a_tick_in_the_notes_where_it_was_agreed(qtbot, window, journal, mentorship):
    met = held(journal, mentorship, in_days(-3))
    do(journal, agree.save_notes, met.id, "- [ ] Ring them @me")
    tick(qtbot, few(window)[0])
    assert fresh(journal, met).notes == "- [x] Ring them @me"


def test_delete_removes_it_and_undo_brings_it_back(qtbot, window, journal):
    an_action(journal, "Ring them")
    few(window)[0].setFocus()
    press(qtbot, window, Qt.Key.Key_Delete)
    gone = (told(few(window)), said(window))
    window.shell.undo()
    assert (gone, told(few(window))) == (([], "Removed “Ring them”"), ["Ring them"])


def test_the_focus_has_a_place_when_the_last_one_goes(qtbot, window, journal):
    an_action(journal, "Ring them")
    few(window)[0].setFocus()
    press(qtbot, window, Qt.Key.Key_Delete)
    assert QApplication.focusWidget().text() == "All actions"


@OFFSCREEN_POPUP
def test_what_is_let_go_leaves_and_undo_brings_it_back(window, journal):
    made = an_action(journal, "Ring them")
    menu_on(few(window)[0])["Let it go"].trigger()
    gone = (told(few(window)), kept(journal, made).state)
    window.shell.undo()
    assert (gone, told(few(window))) == (([], State.LET_GO), ["Ring them"])


@OFFSCREEN_POPUP
def test_what_can_be_done_with_one_is_in_its_menu(window, journal):
    an_action(journal, "Ring them")
    keeps, prints = "Keep it out of every export", "Print…\tCtrl+P"
    assert list(menu_on(few(window)[0])) == ["Open", "Let it go", keeps, prints, "Remove"]
    menu_on(few(window)[0])["Open"].trigger()
    assert isinstance(topmost(window), ActionDialog)


# All of them


@pytest.fixture
def many(window, journal):
    """One of each kind, and the panel with all of them open."""
    for title, owner, to in (
        ("mine, open", Owner.ME, None),
        ("theirs, open", Owner.OTHER, None),
        ("mine, done", Owner.ME, State.DONE),
        ("theirs, let go", Owner.OTHER, State.LET_GO),
    ):
        made = an_action(journal, title, owner=owner)
        if to:
            do(journal, actions.move, made, to, DAY)
    page(window)._actions.open_all()
    return window


def choose(window, whose, state):
    panel = page(window)._actions._all
    panel._whose.choose(whose)
    panel._states.choose(state)


@pytest.mark.parametrize(
    ("whose", "state", "titles"),
    [
        ("mine", "open", ["mine, open"]),
        ("theirs", "open", ["theirs, open"]),
        ("everyone", "open", ["mine, open", "theirs, open"]),
        ("mine", "closed", ["mine, done"]),
        ("theirs", "closed", ["theirs, let go"]),
        ("everyone", "closed", ["theirs, let go", "mine, done"]),
    ],
)
def test_filters_show_whose_and_which(many, whose, state, titles):
    choose(many, whose, state)
    assert told(every(many)) == titles


def test_what_was_let_go_is_told_without_reproach(many):
    choose(many, "theirs", "closed")
    assert every(many)[0].accessibleDescription().endswith(", Let go today")


def test_what_was_let_go_is_not_ticked_as_done_and_space_takes_it_up_again(qtbot, many, journal):
    choose(many, "everyone", "closed")
    states = [row.checkState() for row in every(many)]
    tick(qtbot, every(many)[0])
    now = [action.state for action in actions.still_open(journal.read) if action.title == "theirs, let go"]
    assert (states, now) == ([Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked], [State.OPEN])


def test_what_is_ticked_among_all_stays_until_the_filters_change(qtbot, many):
    tick(qtbot, every(many)[0])
    after = told(every(many))
    choose(many, "mine", "open")
    assert (after, told(every(many))) == (["mine, open", "theirs, open"], [])
    assert "No open actions." in words_on(page(many)._actions)


def test_the_way_back_leads_to_the_next_few(qtbot, many):
    qtbot.mouseClick(button(page(many), "Only what’s next"), LEFT)
    assert (page(many)._actions.shows_all, few(many)[0].isVisible()) == (False, True)


def test_more_are_read_when_they_are_asked_for(qtbot, window, journal, monkeypatch):
    monkeypatch.setattr(all_actions, "PAGE", 3)
    for number in range(7):
        an_action(journal, f"number {number}", DAY + timedelta(days=number))
    page(window)._actions.open_all()
    seen = [len(every(window))]
    while (more := page(window)._actions._all._more).isVisible():
        qtbot.mouseClick(more, LEFT)
        seen.append(len(every(window)))
    assert seen == [3, 6, 7]
    assert told(every(window)) == [f"number {number}" for number in range(7)]


def test_after_more_were_read_a_tick_leaves_them_all_there(qtbot, window, journal, monkeypatch):
    monkeypatch.setattr(all_actions, "PAGE", 3)
    for number in range(7):
        an_action(journal, f"number {number}", DAY + timedelta(days=number))
    page(window)._actions.open_all()
    qtbot.mouseClick(page(window)._actions._all._more, LEFT)
    tick(qtbot, every(window)[1])
    assert told(every(window))[:6] == [f"number {number}" for number in range(6)]


# One of them


@pytest.fixture
def agreed(journal, mentorship):
    met = held(journal, mentorship, in_days(-30), notes="Words.\n- [ ] Ring them @me")
    do(journal, agree.save_notes, met.id, met.notes)
    return actions.of_meeting(journal.read, met.id)[0]


def opened(qtbot, window, action):
    go_to = Place("today", action.id, "action")
    assert window.shell.go(go_to)
    qtbot.waitUntil(lambda: isinstance(topmost(window), ActionDialog))
    return topmost(window)


def field(dialog, name, kind=LineArea):
    return next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)


def fill(area, words):
    area.selectAll()
    area.insertPlainText(words)


def test_enter_opens_it(qtbot, window, journal):
    an_action(journal, "Ring them")
    few(window)[0].setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert field(topmost(window), "What is to be done").words() == "Ring them"


def test_what_is_changed_is_kept_and_its_line_follows(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    fill(field(dialog, "What is to be done"), "Ring the rota office")
    dialog.findChild(Select).choose(str(Owner.OTHER))
    dialog.findChild(DateField).setText("2027-03-01")
    fill(field(dialog, "If … then …"), "If nobody answers, then I’ll write.")
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    now = kept(journal, agreed)
    assert (now.title, now.owner, now.if_then) == (
        "Ring the rota office",
        Owner.OTHER,
        "If nobody answers, then I’ll write.",
    )
    assert meetings.get(journal.read, agreed.meeting_id).notes == "Words.\n- [ ] Ring the rota office @them !2027-03-01"


def test_undo_puts_it_back_as_it_was(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    fill(field(dialog, "What is to be done"), "Ring the rota office")
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    window.shell.undo()
    assert kept(journal, agreed) == agreed
    assert meetings.get(journal.read, agreed.meeting_id).notes == "Words.\n- [ ] Ring them @me"


def test_undo_never_puts_older_words_over_newer_ones(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    fill(field(dialog, "What is to be done"), "Ring the rota office")
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    do(journal, agree.save_notes, agreed.meeting_id, "Words.\n- [ ] Ring the rota office on Monday @me")
    window.shell.undo()
    assert kept(journal, agreed).title == "Ring the rota office on Monday"


def test_enter_in_its_words_keeps_them(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    area = field(dialog, "What is to be done")
    fill(area, "Ring the rota office")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert (kept(journal, agreed).title, topmost(window)) == ("Ring the rota office", None)


def test_what_was_not_changed_leaves_nothing_to_undo(qtbot, window, agreed):
    qtbot.mouseClick(button(opened(qtbot, window, agreed), "Keep"), LEFT)
    assert (window.session.undo.count(), topmost(window)) == (0, None)


def test_empty_words_are_not_kept(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    fill(field(dialog, "What is to be done"), "  ")
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    assert "Say what is to be done." in words_on(dialog)
    assert kept(journal, agreed) == agreed


def test_what_is_no_day_is_not_kept(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    dialog.findChild(DateField).setText("soonish")
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    assert "Try “24 November” or “tomorrow”." in words_on(dialog)
    assert kept(journal, agreed) == agreed


def test_a_goal_is_tied_to_it_and_undo_unties_it(qtbot, window, journal, agreed):
    made = a_goal(journal, "Ask for help early")
    dialog = opened(qtbot, window, agreed)
    dialog._on_goal_picked((Kind.GOAL, made.id))
    assert [chip.link.words for chip in dialog.findChild(LinkChips).chips] == ["Ask for help early"]
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    tied = links.of(journal.read, (Kind.ACTION, agreed.id), Kind.GOAL)
    window.shell.undo()
    assert (tied, links.of(journal.read, (Kind.ACTION, agreed.id), Kind.GOAL)) == ([made.id], [])


def test_done_applies_with_the_form(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    dialog.findChild(Check).setChecked(True)
    before = kept(journal, agreed).state
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    assert (before, kept(journal, agreed).state) == (State.OPEN, State.DONE)
    assert meetings.get(journal.read, agreed.meeting_id).notes == "Words.\n- [x] Ring them @me"


def test_it_is_let_go_and_taken_up_again(qtbot, window, journal, agreed):
    qtbot.mouseClick(button(opened(qtbot, window, agreed), "Let it go"), LEFT)
    first = kept(journal, agreed).state
    qtbot.mouseClick(button(opened(qtbot, window, kept(journal, agreed)), "Take it up again"), LEFT)
    assert (first, kept(journal, agreed).state) == (State.LET_GO, State.OPEN)


def test_it_is_removed_and_undo_brings_it_back(qtbot, window, journal, agreed):
    qtbot.mouseClick(button(opened(qtbot, window, agreed), "Remove"), LEFT)
    gone = told(few(window))
    window.shell.undo()
    assert (gone, told(few(window))) == ([], ["Ring them"])


def test_it_leads_to_where_it_was_agreed(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    day = wording.day(fresh(journal, meetings.get(journal.read, agreed.meeting_id)).start.date(), DAY)
    row = dialog.findChild(EntryRow)
    assert (row.accessibleName(), row.accessibleDescription()) == (f"Agreed on {day}", "Ada Fenwick")
    qtbot.mouseClick(row, LEFT)
    assert where(window) == ("meeting", agreed.meeting_id, "notes")


@pytest.mark.parametrize("way", ["esc", "lock", "elsewhere"])
def test_what_was_typed_and_not_kept_waits(qtbot, window, journal, agreed, way):
    dialog = opened(qtbot, window, agreed)
    fill(field(dialog, "What is to be done"), "Ring the rota off")
    if way == "esc":
        press(qtbot, window, Qt.Key.Key_Escape)
    elif way == "lock":
        window.flush()
        dialog.close()
    else:
        dialog._on_where()
    assert kept(journal, agreed) == agreed
    assert field(opened(qtbot, window, agreed), "What is to be done").words() == "Ring the rota off"


def test_what_is_left_as_it_was_is_no_draft(qtbot, window, journal, agreed):
    dialog = opened(qtbot, window, agreed)
    fill(field(dialog, "What is to be done"), "Ring the rota off")
    qtbot.mouseClick(button(dialog, "Leave as it was"), LEFT)
    assert field(opened(qtbot, window, agreed), "What is to be done").words() == "Ring them"


def test_an_action_that_is_gone_is_not_gone_to(window, journal, agreed):
    do(journal, rows.hide, Kind.ACTION, agreed.id)
    assert window.shell.go(Place("today", agreed.id, "action")) is False
