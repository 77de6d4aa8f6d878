"""One reflection or quick note: its words, its headings, what it is tied to and what becomes of it."""

import re
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QLineEdit

from app.errors import DiskTrouble
from app.practice import models
from app.records import about, actions, agenda, goals, links, meetings, notes, reflections, tags
from app.records.meetings import State
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.ui.entry_makers import TODAY, days_ago, do, link, note, post, reflection, tag
from tests.ui.meeting_makers import button, fresh, held, in_days, planned, words_on
from tests.ui.reflection_makers import at, choose, chosen, focused, kept, menu_of, opened, rows, title_of, words_of
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from ui import theme
from ui.pages.reflections.questions import StageRow
from ui.widgets.check import Check
from ui.widgets.date_field import DateField
from ui.widgets.link_chips import LinkChip
from ui.widgets.select import Select

WHAT = "## What?\nA long silence.\n## So what?\nIt was mine.\n## Now what?\nWait."


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def ref(journal):
    made = Reflection(0, "", days_ago(10), "what_so_what_now_what", text=WHAT)
    return Kind.REFLECTION, do(journal, reflections.add, made).id


@pytest.fixture
def page(qtbot, session, ref):
    return opened(qtbot, session, at(ref))


def now(journal, ref):
    return reflections.get(journal.read, ref[1])


def pick_model(page, key):
    select = page.findChild(Select)
    select.choose(key)
    select.activated.emit(select.currentIndex())


# words


def test_typing_is_saved_without_being_asked(qtbot, page, journal, ref):
    words_of(page).moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(words_of(page), " Longer.")
    qtbot.waitUntil(lambda: now(journal, ref).text == WHAT + " Longer.", timeout=3000)
    assert re.search(r"Saved \d\d:\d\d", words_on(page))


def test_a_title_is_saved_too_and_enter_goes_on_to_the_words(qtbot, page, journal, ref):
    title_of(page).setFocus()
    qtbot.keyClicks(focused(), "Waiting")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is words_of(page)
    page.flush()
    assert (now(journal, ref).title, now(journal, ref).text) == ("Waiting", WHAT)


def test_without_a_title_the_first_words_stand_for_it(qtbot, page):
    assert title_of(page).placeholderText() == "A long silence."
    words_of(page).load("Other words.")
    words_of(page).edited.emit()
    page.flush()
    assert title_of(page).placeholderText() == "Other words."


def test_first_words_too_long_for_the_place_of_a_title_end_in_dots(qtbot, session, journal):
    ref = Kind.REFLECTION, reflection(journal, "The bleep went at three and I lied about being awake again.").id
    page = opened(qtbot, session, at(ref), width=880)
    said = title_of(page).placeholderText()
    assert re.fullmatch(r"The\sbleep\swent\sat\s.*\w…", said)
    wide, metrics = title_of(page).viewport().width(), QFontMetrics(theme.current().font("title"))
    wrapped = metrics.boundingRect(QRect(0, 0, wide - 8, 0), Qt.TextFlag.TextWordWrap, said)
    assert wrapped.height() < 1.5 * metrics.height()
    page.window().resize(1800, 800)
    qtbot.waitUntil(lambda: title_of(page).placeholderText().endswith("awake again."))


def test_the_title_taken_away_it_has_none(qtbot, session, journal):
    ref = Kind.REFLECTION, reflection(journal, "It felt long.", title="On being watched").id
    page = opened(qtbot, session, at(ref))
    title_of(page).selectAll()
    qtbot.keyClick(title_of(page), Qt.Key.Key_Backspace)
    page.flush()
    assert (now(journal, ref).title, rows(page)[1]) == ("", "It felt long.")


def test_a_full_disk_loses_nothing_and_it_is_saved_later(qtbot, page, journal, ref, session, monkeypatch):
    with monkeypatch.context() as patch:

        def full(*_):
            raise DiskTrouble

        patch.setattr(reflections, "save_text", full)
        qtbot.keyClicks(words_of(page), "Keep me. ")
        with qtbot.waitSignal(session.trouble):
            assert not page.flush()
    assert page.flush()
    assert now(journal, ref).text.startswith("Keep me. ")


def test_words_changed_elsewhere_are_shown_but_never_over_unsaved_ones(qtbot, page, journal, ref):
    do(journal, reflections.save_text, ref[1], WHAT + "\nMore.")
    assert words_of(page).text() == WHAT + "\nMore."
    qtbot.keyClicks(words_of(page), "Mine ")
    do(journal, reflections.save_text, ref[1], "Theirs")
    assert words_of(page).text() == "Mine " + WHAT + "\nMore."


def test_what_should_be_left_out_is_said_in_one_line(page):
    assert "Leave out anything that could point to a patient or a colleague." in words_on(page)


def test_its_day_and_the_post_of_that_day_are_told(qtbot, session, journal, ref):
    post(journal, "Perinatal", days_ago(300), days_ago(5), "Ashdown")
    page = opened(qtbot, session, at(ref))
    assert page._editor.sheet._facts.text().endswith(", Perinatal at Ashdown")


def test_a_post_it_is_tied_to_counts_more_than_its_day(qtbot, session, journal, ref):
    post(journal, "Perinatal", days_ago(300), days_ago(5), "Ashdown")
    other = post(journal, "Liaison", days_ago(900), days_ago(800))
    link(journal, ref, (Kind.POST, other.id))
    page = opened(qtbot, session, at(ref))
    assert page._editor.sheet._facts.text().endswith(", Liaison")


# kept out


def test_keeping_out_applies_at_once_and_can_be_undone(qtbot, page, journal, session, ref):
    box = next(one for one in page.findChildren(Check) if one.text() == "Keep out of every export")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert now(journal, ref).kept_out
    session.undo.undo()
    assert (now(journal, ref).kept_out, box.isChecked()) == (False, False)
    session.undo.redo()
    assert (now(journal, ref).kept_out, box.isChecked()) == (True, True)


def test_undo_of_keeping_out_leaves_newer_words_and_a_newer_day(qtbot, page, journal, session, ref):
    page._editor._on_keep_out(True)
    do(journal, reflections.save_text, ref[1], "Newer words.")
    do(journal, reflections.save, Reflection(ref[1], "", TODAY, "free", kept_out=True))
    session.undo.undo()
    one = now(journal, ref)
    assert (one.text, one.on_day, one.kept_out) == ("Newer words.", TODAY, False)


# models


def test_models_are_offered_in_the_order_that_fits_the_owner(qtbot, session, journal, ref):
    do(journal, about.set_leaning, "mentor")
    page = opened(qtbot, session, at(ref))
    select = page.findChild(Select)
    names = [select.itemText(at) for at in range(select.count())]
    assert names[:3] == ["Mentor’s after-note", "What? So what? Now what?", "Free"]
    assert len(names) == len(models.all_models())


def test_another_model_keeps_every_word_and_can_be_undone(qtbot, page, journal, session, ref):
    pick_model(page, "era")
    assert now(journal, ref).model == "era"
    text = words_of(page).text()
    assert text == now(journal, ref).text
    assert text.startswith("## Experience\n")
    for words in ("A long silence.", "It was mine.", "Wait."):
        assert words in text
    session.undo.undo()
    assert (now(journal, ref).model, now(journal, ref).text, words_of(page).text()) == (
        "what_so_what_now_what",
        WHAT,
        WHAT,
    )
    session.undo.redo()
    assert (now(journal, ref).model, words_of(page).text()) == ("era", text)


def test_what_was_typed_a_moment_before_goes_along(qtbot, page, journal, ref):
    words_of(page).moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(words_of(page), " And wait again.")
    pick_model(page, "free")
    assert "Wait. And wait again." in now(journal, ref).text


@pytest.mark.parametrize("model", ["free", "transition", "gibbs"])
def test_after_another_model_the_next_key_writes_over_nothing(qtbot, page, journal, ref, model):
    do(journal, reflections.save_text, ref[1], "## What?\nA long silence.\n## So what?\n\n## Now what?\n")
    words_of(page).set_caret(24)
    pick_model(page, model)
    qtbot.keyClicks(words_of(page), "x")
    assert page.flush()
    assert "A long silence." in now(journal, ref).text.replace("x", "")


def test_after_another_model_letters_go_into_the_text(qtbot, page, journal, ref):
    pick_model(page, "gibbs")
    qtbot.keyClicks(focused(), "k")  # Kolb's first letter
    assert page.flush()
    assert now(journal, ref).model == "gibbs"
    assert "k" in now(journal, ref).text


def test_undo_of_another_model_keeps_what_was_written_since(qtbot, page, journal, session, ref):
    pick_model(page, "free")
    words_of(page).moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(words_of(page), " And again.")
    page.flush()
    session.undo.undo()
    assert now(journal, ref).text == WHAT + " And again."


def test_the_editors_own_undo_does_not_bring_back_headings_without_their_model(qtbot, page, journal, ref):
    qtbot.keyClicks(words_of(page), "X")
    pick_model(page, "era")
    text = words_of(page).text()
    words_of(page).setFocus()
    qtbot.keyClick(words_of(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words_of(page).text() == text


def test_the_row_says_the_new_model(qtbot, page):
    pick_model(page, "gibbs")
    entry = page._pane._model.entry(1)
    assert entry.model == "gibbs"


# questions


def stages(page):
    return [row for row in page.findChildren(StageRow) if row.isVisible()]


def test_the_questions_of_the_model_stand_beside_and_not_in_the_text(page):
    assert [row.accessibleName() for row in stages(page)] == ["What?", "So what?", "Now what?"]
    assert stages(page)[1].accessibleDescription().startswith("Why does it stay with you?")
    assert "Why does it stay" not in words_of(page).text()
    assert "Quick, and good for most things." in words_on(page)


def test_a_blank_page_and_a_note_ask_nothing(qtbot, session, journal):
    for one in ((Kind.REFLECTION, reflection(journal, "Free.").id), (Kind.NOTE, note(journal, "Jotted.").id)):
        page = opened(qtbot, session, at(one))
        assert stages(page) == []


def test_where_the_caret_is_the_question_is_marked(page):
    words_of(page).set_caret(WHAT.index("mine"))
    assert [row._current for row in stages(page)] == [False, True, False]
    assert stages(page)[1].accessibleDescription().endswith("being written")
    words_of(page).set_caret(WHAT.index("Wait"))
    assert [row._current for row in stages(page)] == [False, False, True]


def test_a_question_leads_to_the_end_of_what_is_written_there(qtbot, page):
    qtbot.mouseClick(stages(page)[1], Qt.MouseButton.LeftButton)
    assert focused() is words_of(page)
    assert words_of(page).caret() == WHAT.index("\n## Now what?")


def test_a_heading_that_is_gone_comes_back_with_its_question(qtbot, page, journal, ref):
    do(journal, reflections.save_text, ref[1], "## What?\nA long silence.\n## Now what?\nWait.")
    qtbot.mouseClick(stages(page)[1], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focused(), "Mine.")
    page.flush()
    assert now(journal, ref).text == "## What?\nA long silence.\n## So what?\nMine.\n## Now what?\nWait."


def test_folded_questions_stay_folded(qtbot, page, session, ref):
    qtbot.mouseClick(button_named(page, "Questions of this model"), Qt.MouseButton.LeftButton)
    assert stages(page) == []
    assert stages(opened(qtbot, session, at(ref))) == []


def button_named(page, words):
    from PySide6.QtWidgets import QAbstractButton

    return next(one for one in page.findChildren(QAbstractButton) if one.text() == words)


# tags and links


def chips(page):
    return [one.link.words for one in page.findChildren(LinkChip) if one.isVisible()]


def add(qtbot, page, words):
    """Through the chip that adds, as somebody types."""
    qtbot.mouseClick(page._editor._side.chips.add_chip, Qt.MouseButton.LeftButton)
    picker = topmost(page.window())
    qtbot.keyClicks(picker.findChild(QLineEdit, "link-query"), words)
    qtbot.waitUntil(lambda: not picker._pause.isActive(), timeout=2000)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)


def test_a_tag_is_made_as_it_is_typed_and_undone_with_its_link(qtbot, page, journal, session, ref):
    add(qtbot, page, "Nights")
    assert chips(page) == ["Nights"]
    session.undo.undo()
    assert (chips(page), tags.all_kept(journal.read)) == ([], [])


def test_a_tag_that_is_known_is_taken_whatever_its_case(qtbot, page, journal):
    tag(journal, "nights")
    add(qtbot, page, "NIGHTS")
    assert (chips(page), len(tags.all_kept(journal.read))) == (["nights"], 1)


def test_delete_takes_a_tie_away_and_undo_brings_it_back(qtbot, page, journal, session, ref):
    for name in ("nights", "voice"):
        link(journal, ref, (Kind.TAG, tag(journal, name).id))
    first = page.findChildren(LinkChip)[0]
    gone = first.link.words
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert gone not in chips(page)
    session.undo.undo()
    assert sorted(chips(page)) == ["nights", "voice"]


def test_tied_to_a_held_meeting_that_one_is_reflected_on(qtbot, page, journal, mentorship, session):
    met = held(journal, mentorship, in_days(-30), notes="# A quiet week")
    add(qtbot, page, "quiet")
    assert (chips(page), fresh(journal, met).state) == (["A quiet week"], State.REFLECTED)
    session.undo.undo()
    assert fresh(journal, met).state is State.HELD


@OFFSCREEN_POPUP
def test_a_meeting_can_be_chosen_from_the_menu(qtbot, page, journal, mentorship, ref):
    met = held(journal, mentorship, in_days(-30), notes="# A quiet week")
    choose(page, "Link to a meeting…")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert links.of(journal.read, ref, Kind.MEETING) == [met.id]


def rename(qtbot, page, words):
    chip = next(one for one in page.findChildren(LinkChip) if one.isVisible())
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_F2)
    dialog = topmost(page.window())
    dialog.findChild(QLineEdit).selectAll()
    qtbot.keyClicks(dialog.findChild(QLineEdit), words)
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    return dialog


def test_a_tag_is_renamed_once_and_every_entry_changes(qtbot, page, journal, session, ref):
    made = tag(journal, "nihgts")
    other = Kind.REFLECTION, reflection(journal, "Another", 20).id
    for one in (ref, other):
        link(journal, one, (Kind.TAG, made.id))
    rename(qtbot, page, "nights")
    assert chips(page) == ["nights"]
    page._show(other)
    assert chips(page) == ["nights"]
    session.undo.undo()
    assert chips(page) == ["nihgts"]


def test_renamed_to_one_there_is_already_they_become_one(qtbot, page, journal, session, ref):
    spare, nights = tag(journal, "night"), tag(journal, "nights")
    other = Kind.REFLECTION, reflection(journal, "Another", 20).id
    link(journal, ref, (Kind.TAG, spare.id))
    link(journal, other, (Kind.TAG, nights.id))
    rename(qtbot, page, "NIGHTS")
    assert (chips(page), [one.name for one in tags.all_kept(journal.read)]) == (["nights"], ["nights"])
    session.undo.undo()
    assert (chips(page), len(tags.all_kept(journal.read))) == (["night"], 2)
    assert links.of(journal.read, (Kind.TAG, nights.id), Kind.REFLECTION) == [other[1]]


def test_a_tag_keeps_its_name_when_none_is_typed(qtbot, page, journal, ref):
    link(journal, ref, (Kind.TAG, tag(journal, "nights").id))
    dialog = rename(qtbot, page, " ")
    assert "A tag is a word or two." in words_on(dialog)
    assert chips(page) == ["nights"]


def test_a_chip_follows_the_name_of_what_it_leads_to(page, journal, ref):
    made = tag(journal, "nights")
    link(journal, ref, (Kind.TAG, made.id))
    do(journal, tags.rename, made, "night shifts")
    assert chips(page) == ["night shifts"]


# its day


def change_day(qtbot, page, words):
    choose(page, "Change the day…")
    field = topmost(page.window()).findChild(DateField)
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@OFFSCREEN_POPUP
def test_the_day_can_be_changed_and_undone(qtbot, page, journal, session, ref):
    change_day(qtbot, page, "3 March 2024")
    assert f"{now(journal, ref).on_day}" == "2024-03-03"
    assert rows(page)[0] == "March 2024"
    session.undo.undo()
    assert now(journal, ref).on_day == days_ago(10)
    assert chosen(page) == ref


@OFFSCREEN_POPUP
@pytest.mark.parametrize(("typed", "said"), [("tomorrow", "That day is still to come."), ("soonish", "Try “24 Nov")])
def test_a_day_to_come_or_none_at_all_is_not_taken(qtbot, page, journal, ref, typed, said):
    change_day(qtbot, page, typed)
    assert said in words_on(topmost(page.window()))
    assert now(journal, ref).on_day == days_ago(10)


@OFFSCREEN_POPUP
def test_a_note_has_no_day_to_come_either(qtbot, session, journal):
    made = note(journal, "Ask Zoë", 3)
    page = opened(qtbot, session, at((Kind.NOTE, made.id)))
    change_day(qtbot, page, "tomorrow")
    assert notes.get(journal.read, made.id).on_day == days_ago(3)


# quick notes


@pytest.fixture
def jotted(journal):
    return Kind.NOTE, note(journal, "Ask Zoë about rotas", 3).id


@pytest.fixture
def note_page(qtbot, session, jotted):
    return opened(qtbot, session, at(jotted))


def test_a_note_is_written_in_without_model_or_title(qtbot, note_page, journal, jotted):
    assert not note_page.findChild(Select).isVisible()
    assert not title_of(note_page).isVisible()
    qtbot.keyClicks(words_of(note_page), "Soon: ")
    note_page.flush()
    assert notes.get(journal.read, jotted[1]).text == "Soon: Ask Zoë about rotas"


def test_a_note_can_be_kept_out(note_page, journal, jotted, session):
    note_page._editor._on_keep_out(True)
    assert notes.get(journal.read, jotted[1]).kept_out
    session.undo.undo()
    assert not notes.get(journal.read, jotted[1]).kept_out


@OFFSCREEN_POPUP
def test_a_note_can_become_a_reflection_which_opens(note_page, journal, session, jotted):
    choose(note_page, "Turn into a reflection")
    [made] = kept(journal)
    assert (made[0], chosen(note_page), words_of(note_page).text()) == (Kind.REFLECTION, made, "Ask Zoë about rotas")
    session.undo.undo()
    assert kept(journal) == [jotted]
    assert chosen(note_page) == jotted
    session.undo.redo()
    assert kept(journal) == [made]


@OFFSCREEN_POPUP
@pytest.mark.parametrize(
    ("entry", "titles"),
    [
        ("Turn into an action", lambda read: [one.title for one in actions.still_open(read)]),
        ("Turn into a goal", lambda read: [one.title for one in goals.all_kept(read)]),
    ],
)
def test_a_note_can_become_an_action_or_a_goal_and_the_next_one_opens(
    note_page, journal, session, jotted, entry, titles
):
    other = Kind.NOTE, note(journal, "Another", 9).id
    choose(note_page, entry)
    assert titles(journal.read) == ["Ask Zoë about rotas"]
    assert (kept(journal), chosen(note_page)) == ([other], other)
    session.undo.undo()
    assert (titles(journal.read), kept(journal)) == ([], [jotted, other])


@OFFSCREEN_POPUP
def test_a_note_can_go_onto_the_agenda_of_a_meeting_to_come(note_page, journal, session, mentorship, jotted):
    coming = planned(journal, mentorship, in_days(9))
    entry = next(words for words in menu_of(note_page) if words.startswith("Put on the agenda with Ada Fenwick, "))
    choose(note_page, entry)
    assert [item.title for item in agenda.of(journal.read, coming.id)] == ["Ask Zoë about rotas"]
    assert kept(journal) == []
    session.undo.undo()
    assert (agenda.of(journal.read, coming.id), kept(journal)) == ([], [jotted])


@OFFSCREEN_POPUP
def test_without_a_meeting_to_come_no_agenda_is_offered(note_page, journal, mentorship):
    held(journal, mentorship, datetime.now().astimezone() - timedelta(days=3))
    assert not any("agenda" in words for words in menu_of(note_page))
    assert meetings.coming_up(journal.read) == []


# where there is little room


def test_where_it_is_narrow_it_is_told_below_that_all_is_saved(qtbot, session, ref):
    page = opened(qtbot, session, at(ref), 880, 600)
    qtbot.keyClicks(words_of(page), "X")
    page.flush()
    assert re.fullmatch(r"Saved \d\d:\d\d", page._editor.sheet._status.text())
    assert not page._editor._toolbar._status.isVisible()


def test_a_question_asked_from_the_drawer_shuts_it(qtbot, session, ref):
    page = opened(qtbot, session, at(ref), 880, 600)
    button(page, "Tags and links").click()
    stages(page)[2].click()
    assert not page._editor._side.isVisible()
    assert focused() is words_of(page)
