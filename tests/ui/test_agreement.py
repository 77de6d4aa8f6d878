"""The working agreement in the window: written together, agreed by talking, and read again years later."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from app.acts import begin, contract, remove
from app.practice import agreeing
from app.records import agreements, mentorships
from app.records.agreements import NotesBy, State
from tests.ui import every_page
from tests.ui.entry_makers import TODAY, days_ago, do
from tests.ui.meeting_makers import button, words_on
from tests.ui.showing import OFFSCREEN_POPUP, shown, topmost
from ui.pages.agreement.agree_dialog import AgreeDialog
from ui.pages.agreement.page import AgreementPage
from ui.pages.mentorships.page import MentorshipsPage
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.date_field import DateField
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select

SINCE = date(2024, 2, 1)

pytestmark = pytest.mark.usefixtures("still")


def agreed(journal, mentorship, on=SINCE, **words):
    with journal.write() as write:
        draft = contract.begin(write, mentorship)
        made = replace(draft, **({"scope": "To think aloud.", "place": "On the bench."} | words))
        agreements.save(write, made)
        return agreements.agree(write, made, on)


def drafted(journal, mentorship, **words):
    draft = do(journal, contract.begin, mentorship)
    do(journal, agreements.save, replace(draft, **words))
    return agreements.get(journal.read, draft.id)


def opened(qtbot, session, mentorship, version=""):
    place = Place("agreement", mentorship.id, version)
    page = AgreementPage(session, place)
    shown(qtbot, page, width=1000, height=700)
    page.settle(place)
    page.went = QSignalSpy(page.go_requested)
    return page


def listed(qtbot, session):
    page = MentorshipsPage(session, Place("mentorships"))
    shown(qtbot, page, width=1280, height=800)
    page.went = QSignalSpy(page.go_requested)
    return page


def there(page):
    return page.went.at(page.went.count() - 1)[0]


def editor(page, label):
    return next(one for one in page.findChildren(ProseEdit) if one.accessibleName() == label)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def says(page, words):
    return words in words_on(page)


def offers_sentences(page, label):
    name = f"Sentences to start from: {label}"
    return any(one.accessibleName() == name and one.isVisible() for one in page.findChildren(Button))


def now(journal, mentorship):
    return agreements.current(journal.read, mentorship.id)


# On the page of the mentorship


def test_nobody_needs_one(qtbot, session, mentorship):
    page = listed(qtbot, session)
    assert says(page, "You don’t need one.")
    assert button(page, "Write it together").isVisible()


def test_writing_it_together_begins_a_draft_and_goes_there(qtbot, journal, session, mentorship):
    page = listed(qtbot, session)
    click(button(page, "Write it together"))
    assert agreements.draft_of(journal.read, mentorship.id).scope == mentorship.purpose
    assert there(page) == Place("agreement", mentorship.id)


def test_what_was_agreed_is_told_in_short(qtbot, journal, session, mentorship):
    words = {"cancelling": "No reason needed.", "confidentiality": "It stays here.\nMostly."}
    agreed(journal, mentorship, **words)
    agreed(journal, mentorship, date(2025, 2, 3))
    page = listed(qtbot, session)
    assert says(page, "No reason needed. It stays here.")
    assert says(page, "Agreed 1 February 2024, looked at again 3 February 2025")


def test_beside_the_next_meeting_it_says_how_often(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, frequency="2_monthly")
    assert says(listed(qtbot, session), "About every two months.")


def test_a_draft_says_that_it_is_one(qtbot, journal, session, mentorship):
    drafted(journal, mentorship)
    page = listed(qtbot, session)
    assert says(page, "A draft, not agreed yet.")
    click(button(page, "Open the working agreement"))
    assert there(page) == Place("agreement", mentorship.id)


def test_where_it_is_over_nobody_is_asked_for_one(qtbot, journal, session, mentorship):
    do(journal, mentorships.end, mentorship, TODAY, mentorships.EndingReason.TIME)
    assert not says(listed(qtbot, session), "Working agreement")


# Reading


def test_all_of_it_is_read(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, difference="Names *matter*.", look_again_on=date(2027, 1, 4))
    page = opened(qtbot, session, mentorship)
    for words in ("To think aloud.", "On the bench.", "Names matter.", agreeing.LIMITS, "on 4 January 2027."):
        assert says(page, words)


def test_what_held_before_stays_readable(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, cancelling="Ring first.")
    agreed(journal, mentorship, date(2025, 2, 3), cancelling="No reason needed.")
    page = opened(qtbot, session, mentorship)
    assert says(page, "No reason needed.")
    chips = page.findChild(ChoiceChips)
    click(chips.chip("1"))
    assert says(page, "Ring first.")
    assert says(page, "This held until 3 February 2025.")
    assert not says(page, "No reason needed.")
    assert page.place() == Place("agreement", mentorship.id, "1")


def test_a_place_leads_to_its_version(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, cancelling="Ring first.")
    agreed(journal, mentorship, date(2025, 2, 3), cancelling="No reason needed.")
    assert says(opened(qtbot, session, mentorship, "1"), "Ring first.")


def test_one_without_anything_to_press_scrolls_by_keys(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, difference="Names matter.\n" * 60)
    page = opened(qtbot, session, mentorship)
    bar = page._scroll.verticalScrollBar()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert bar.value() == 0


def test_of_a_mentorship_that_is_over_it_is_only_read(qtbot, journal, session, mentorship):
    agreed(journal, mentorship)
    do(journal, mentorships.end, mentorship, TODAY, mentorships.EndingReason.TIME)
    page = opened(qtbot, session, mentorship)
    assert says(page, "To think aloud.")
    assert not says(page, "Change it together")
    assert not says(page, "We’ve looked at it again")


def test_without_a_mentorship_there_is_no_page(session):
    with pytest.raises(LookupError):
        AgreementPage(session, Place("agreement", 77))


def test_looked_at_again_it_holds_from_that_day_on(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, look_again_on=date(2025, 2, 1))
    page = opened(qtbot, session, mentorship)
    click(button(page, "We’ve looked at it again"))
    assert (now(journal, mentorship).agreed_on, now(journal, mentorship).look_again_on) == (TODAY, None)
    assert says(page, "Agreed 1 February 2024, looked at again")
    session.take_back()
    assert now(journal, mentorship).agreed_on == SINCE


def test_what_was_agreed_today_need_not_be_looked_at_again(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, TODAY)
    page = opened(qtbot, session, mentorship)
    assert says(page, "Change it together")
    assert not says(page, "We’ve looked at it again")


# Writing


def test_what_is_typed_is_kept_as_it_is_typed(qtbot, journal, session, mentorship):
    draft = drafted(journal, mentorship, scope="")
    opened(qtbot, session, mentorship)
    QTest.keyClicks(QApplication.focusWidget(), "To breathe.")
    qtbot.waitUntil(lambda: agreements.get(journal.read, draft.id).scope == "To breathe.")


def test_a_lock_finds_all_of_it_safe(qtbot, journal, session, mentorship):
    draft = drafted(journal, mentorship)
    page = opened(qtbot, session, mentorship)
    for label, words in (("Cancelling", "Ring first."), ("Power and difference", "Names matter.")):
        QTest.keyClicks(editor(page, label), words)
    assert page.flush()
    kept = agreements.get(journal.read, draft.id)
    assert (kept.cancelling, kept.difference) == ("Ring first.", "Names matter.")


def test_choices_are_kept_too(qtbot, journal, session, mentorship):
    draft = drafted(journal, mentorship)
    page = opened(qtbot, session, mentorship)
    often = next(one for one in page.findChildren(Select) if one.accessibleName() == "How often")
    QTest.keyClick(often, Qt.Key.Key_Up)
    QTest.keyClick(often, Qt.Key.Key_Up)
    page.flush()
    assert agreements.get(journal.read, draft.id).frequency == "2_weekly"


def test_a_length_and_a_day_that_are_half_typed_outlive_a_lock(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, minutes=60)
    page = opened(qtbot, session, mentorship)
    for field, words in ((page._writing._length, "an hour or s"), (page._writing._look_again, "3 Ma")):
        field.selectAll()
        QTest.keyClicks(field, words)
    assert page.flush()
    page.clear_words()
    again = opened(qtbot, session, mentorship)
    assert (again._writing._length.text(), again._writing._look_again.text()) == ("an hour or s", "3 Ma")


def test_once_it_can_be_read_nothing_half_typed_is_kept(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, minutes=60)
    page = opened(qtbot, session, mentorship)
    length = page._writing._length
    for words in ("an hour or s", "50"):
        length.selectAll()
        QTest.keyClicks(length, words)
        assert page.flush()
    assert journal.read.one("select count(*) from draft") == 0
    assert opened(qtbot, session, mentorship)._writing._length.text() == "50 minutes"


def test_a_length_that_cannot_be_read_leaves_the_last_one_and_all_words(qtbot, journal, session, mentorship):
    draft = drafted(journal, mentorship, minutes=45)
    page = opened(qtbot, session, mentorship)
    length = page._writing._length
    length.selectAll()
    QTest.keyClicks(length, "a while")
    QTest.keyClicks(editor(page, "Cancelling"), "Ring first.")
    assert page.flush()
    kept = agreements.get(journal.read, draft.id)
    assert (kept.minutes, kept.cancelling) == (45, "Ring first.")


@OFFSCREEN_POPUP
def test_a_sentence_to_start_from_is_put_there_until_there_are_words_of_ones_own(qtbot, journal, session, mentorship):
    drafted(journal, mentorship)
    page = opened(qtbot, session, mentorship)
    offer = button(page, "Sentences to start from: Cancelling")
    for _ in range(2):
        click(offer)
        menu = page.findChildren(Menu)[-1]
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    said = "Either of us can cancel without a reason. Whoever cancels offers another date."
    assert editor(page, "Cancelling").text() == said
    assert not offer.isVisible()
    page.flush()
    assert agreements.draft_of(journal.read, mentorship.id).cancelling == said


def test_words_of_ones_own_need_no_sentence_to_start_from(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, cancelling="Ring first.")
    page = opened(qtbot, session, mentorship)
    assert not offers_sentences(page, "Cancelling")
    assert offers_sentences(page, "Power and difference")


def choose_who_keeps_notes(page, key):
    field = next(one for one in page.findChildren(Select) if one.accessibleName() == "Who keeps notes")
    field.choose(key)
    field.chosen.emit(key)


def test_the_usual_sentence_says_who_keeps_notes(qtbot, journal, session, mentorship):
    drafted(journal, mentorship)
    page = opened(qtbot, session, mentorship)
    choose_who_keeps_notes(page, NotesBy.EACH_OWN)
    page.flush()
    kept = agreements.draft_of(journal.read, mentorship.id)
    assert "Notes are kept by each of us" in kept.confidentiality
    assert kept.notes_by is NotesBy.EACH_OWN


def test_words_of_ones_own_stay_whoever_keeps_notes(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, confidentiality="It stays here.")
    page = opened(qtbot, session, mentorship)
    choose_who_keeps_notes(page, NotesBy.NONE)
    page.flush()
    assert agreements.draft_of(journal.read, mentorship.id).confidentiality == "It stays here."


def test_put_away_it_comes_back_with_its_words(qtbot, journal, session, mentorship):
    drafted(journal, mentorship)
    page = opened(qtbot, session, mentorship)
    QTest.keyClicks(editor(page, "Cancelling"), "Ring first.")
    click(button(page, "Put this draft away"))
    assert says(page, "Nothing written down, and that’s fine")
    assert QApplication.focusWidget() is button(page, "Write it together")
    session.take_back()
    assert editor(page, "Cancelling").text() == "Ring first."


def test_beginning_a_draft_is_not_undone_over_what_was_typed_since(qtbot, journal, session, mentorship):
    page = opened(qtbot, session, mentorship)
    click(button(page, "Write it together"))
    QTest.keyClicks(editor(page, "Cancelling"), "Ring first.")
    page.flush()
    with qtbot.waitSignal(session.trouble) as trouble:
        session.take_back()
    assert trouble.args[0].title == "There are other words in it now."
    assert agreements.draft_of(journal.read, mentorship.id).cancelling == "Ring first."


def test_changing_it_begins_with_the_words_that_hold(qtbot, journal, session, mentorship):
    agreed(journal, mentorship, cancelling="Ring first.")
    page = opened(qtbot, session, mentorship)
    click(button(page, "Change it together"))
    assert editor(page, "Cancelling").text() == "Ring first."
    assert QApplication.focusWidget() is editor(page, "What it’s for")
    assert now(journal, mentorship).cancelling == "Ring first."


# Agreeing


def agreeing_on(page):
    click(button(page, "We’ve agreed this by talking…"))
    return topmost(page.window())


def test_agreed_by_talking_it_holds_from_its_day(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, scope="To think aloud.", place="On the bench.")
    page = opened(qtbot, session, mentorship)
    dialog = agreeing_on(page)
    day = dialog.findChild(DateField)
    day.selectAll()
    QTest.keyClicks(day, "3 February 2025")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert now(journal, mentorship).agreed_on == date(2025, 2, 3)
    assert says(page, "Agreed 3 February 2025")
    assert QApplication.focusWidget() is button(page, "Change it together")
    session.take_back()
    assert agreements.draft_of(journal.read, mentorship.id).place == "On the bench."
    assert editor(page, "Where or how we meet").isVisible()


def test_what_was_typed_a_moment_ago_is_agreed_too(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, scope="To think aloud.", place="On the bench.")
    page = opened(qtbot, session, mentorship)
    QTest.keyClicks(editor(page, "Cancelling"), "Ring first.")
    click(button(agreeing_on(page), "We’ve agreed"))
    assert now(journal, mentorship).cancelling == "Ring first."


def test_undone_and_done_again_it_has_the_words_written_in_between(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, scope="To think aloud.", place="On the bench.")
    page = opened(qtbot, session, mentorship)
    click(button(agreeing_on(page), "We’ve agreed"))
    session.take_back()
    QTest.keyClicks(editor(page, "Cancelling"), "Ring first.")
    page.flush()
    session.do_again()
    assert now(journal, mentorship).cancelling == "Ring first."


def test_what_it_cannot_do_without_is_asked_for_under_its_field(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, place="")
    page = opened(qtbot, session, mentorship)
    assert agreeing_on(page) is None
    assert QApplication.focusWidget() is editor(page, "Where or how we meet")
    assert editor(page, "Where or how we meet").accessibleDescription() == "Say where you meet, or how."


def test_a_day_that_cannot_be_read_is_asked_for_again(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, place="On the bench.")
    page = opened(qtbot, session, mentorship)
    again = page._writing._look_again
    QTest.keyClicks(again, "sometime")
    assert agreeing_on(page) is None
    assert QApplication.focusWidget() is again


def test_it_is_not_agreed_on_a_day_to_come(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, place="On the bench.")
    page = opened(qtbot, session, mentorship)
    dialog = agreeing_on(page)
    day = dialog.findChild(DateField)
    day.set_day(TODAY + timedelta(days=1))
    click(button(dialog, "We’ve agreed"))
    assert day.accessibleDescription() == "That day is still to come."
    assert now(journal, mentorship) is None


def test_a_day_to_look_again_before_that_is_told_on_the_page(qtbot, journal, session, mentorship):
    drafted(journal, mentorship, place="On the bench.", look_again_on=days_ago(3))
    page = opened(qtbot, session, mentorship)
    click(button(agreeing_on(page), "We’ve agreed"))
    assert topmost(page.window()) is None
    assert QApplication.focusWidget() is page._writing._look_again


def test_the_day_typed_outlives_a_lock(qtbot, journal, session, mentorship):
    draft = drafted(journal, mentorship, place="On the bench.")
    page = opened(qtbot, session, mentorship)
    day = agreeing_on(page).findChild(DateField)
    day.selectAll()
    QTest.keyClicks(day, "3 February 2025")
    assert page.flush()
    again = AgreeDialog(session, draft)
    again.open_on(page.window())
    assert again.findChild(DateField).text() == "3 February 2025"
    again.leave()


# In the window


def test_its_page_gives_way_once_its_mentorship_is_gone(qtbot, journal, preferences, mentorship):
    window = every_page.inside(qtbot, journal, preferences, (1280, 800))
    every_page.on_page(window, Place("agreement", mentorship.id))
    with journal.write() as write:
        remove.remove_mentorship(write, mentorship)
    assert window.shell.place().page == "mentorships"


def test_agreeing_a_thought_makes_it_a_mentorship(qtbot, journal, session):
    with journal.write() as write:
        role, form = mentorships.Role.MENTEE, mentorships.Form.TRADITIONAL
        thought = begin.begin(write, "Alan Prior", role, form, "")
    drafted(journal, thought, scope="To write.", place="By phone.")
    page = opened(qtbot, session, thought)
    click(button(agreeing_on(page), "We’ve agreed"))
    assert mentorships.get(journal.read, thought.id).state == "active"
    session.take_back()
    assert mentorships.get(journal.read, thought.id) == thought
    assert agreements.of(journal.read, thought.id)[0].state is State.DRAFT
