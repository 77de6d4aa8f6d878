"""The states of the window worth a picture, each brought about as a person would."""

import os
import zipfile
from datetime import datetime
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton

from app.acts import reflect, remove
from app.errors import DiskTrouble, JournalDamaged, JournalOpenElsewhere
from app.records import actions, departures, goals, meetings, notes, reflections
from app.records.notes import Note
from app.safety import backup_file
from app.safety.deleting import Gone
from app.store import rows
from app.store.journal import Kind
from app.store.moved import JournalInTwoPlaces, JournalMoved
from tests.pictures.stage import PASSPHRASE
from ui import theme
from ui.copy_window import CopyWindow
from ui.pages import by_place
from ui.pages.door.farewell import farewell
from ui.pages.earlier.dialog import EarlierDialog
from ui.pages.settings.move_dialog import MovePanel
from ui.pages.settings.new_code_dialog import NewCodeDialog
from ui.pages.share.leaf import Leaf
from ui.pages.share.tree import TreeView
from ui.places import Place
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.dialog import Dialog
from ui.widgets.line_radio import LineRadio
from ui.widgets.page import PageScroll
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.reorder_list import ReorderList
from ui.widgets.select import Select

NUMBERS = count(1)
NEW = "marble ferry thistle cobalt umbrella nine"


def inside(stage, window, place):
    stage.unlocked()
    window.shell.go(place)
    return window


def latest_meeting(window):
    return next(m for m in meetings.past(window.session.journal.read) if m.happened)


def press(window, words):
    """Click the visible button with these words, as translated."""
    found = [b for b in window.findChildren(QPushButton) if b.text().replace("&&", "&") == words and b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    pause(50)


def pause(milliseconds):
    """Let the window live; jobs go on too, which QTest's own waiting would keep from."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def type_into(window, name, words):
    field(window, name).selectAll()
    QTest.keyClicks(field(window, name), words)


def field(window, name):
    return next(f for f in window.findChildren(QLineEdit, name) if f.isVisible())


def welcome(stage, window):
    window.doorway.show_first_run()


def looking_around(stage, window):
    window.doorway.show_first_run()
    press(window, "Look around a sample")


def location(stage, window):
    window.doorway.show_first_run()
    pause(50)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)


def passphrase(stage, window):
    location(stage, window)
    pause(300)
    type_into(window, "name", f"Journal {next(NUMBERS)}")
    press(window, "Continue")
    pause(300)
    press(window, "Use this one")
    QTest.keyClicks(field(window, "passphrase-second"), field(window, "passphrase-first").text()[:11])


def recovery(stage, window):
    passphrase(stage, window)
    second, whole = field(window, "passphrase-second"), field(window, "passphrase-first").text()
    QTest.keyClicks(second, whole[len(second.text()) :])
    pause(300)
    press(window, "Continue")
    pause(4000)
    QTest.keyClicks(field(window, "third-box"), "WF")


def about_you(stage, window):
    recovery(stage, window)
    press(window, "Not now")
    pause(300)


def by_code(stage, window):
    unlock(stage, window)
    press(window, "Use my recovery code")


def unlock(stage, window):
    window.preferences.keep(last_journal=str(stage.sample.path), last_open="2026-11-21T21:10+00:00")
    window.doorway.show_unlock(stage.sample)


def wrong_passphrase(stage, window):
    unlock(stage, window)
    QTest.keyClicks(field(window, "passphrase"), "lantern orchard")
    QTest.keyClick(field(window, "passphrase"), Qt.Key.Key_Return)
    pause(2500)


def today(stage, window):
    inside(stage, window, Place("today"))


def high_contrast(stage, window):
    """The look is asked for by name: which of the two it is depends on the first looks."""
    theme.apply(stage.app, theme.named("hc_dark" if theme.current().name == "dark" else "hc_light"))
    today(stage, window)


def all_actions(stage, window):
    inside(stage, window, Place("today", detail="actions"))


def an_action(stage, window):
    stage.unlocked()
    [one, *_] = actions.still_open(window.session.journal.read)
    window.shell.go(Place("today", one.id, "action"))


def in_a_copy(stage):
    """For what is kept: other pictures show the sample without it."""
    stage.unlocked(stage.copy("Written in"))
    pause(50)


def quick_capture(stage, window):
    in_a_copy(stage)
    window.shell.capture()
    QTest.keyClicks(window.findChild(ProseEdit, "capture"), "Ask her how she decides when a silence is finished.")
    chips = next(one for one in window.findChildren(ChoiceChips) if one.isVisible())
    QTest.mouseClick(chips.chip("agenda"), Qt.MouseButton.LeftButton)


def kept_as_a_note(stage, window):
    in_a_copy(stage)
    QTest.keyClicks(window.focusWidget(), "Ask what she does on the way home.")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


def something_else(stage, window):
    kept_as_a_note(stage, window)
    press(window, "Make it something else")


def no_entries(stage, window):
    stage.unlocked(stage.empty)
    window.shell.go(Place("today"))


def mentorships(stage, window):
    inside(stage, window, Place("mentorships"))


def working_agreement(stage, window):
    inside(stage, window, Place("agreement", 1))


def agreement_to_write(stage, window):
    in_a_copy(stage)
    window.shell.go(Place("agreement", 1))
    pause(100)
    press(window, "Change it together")


def no_mentorships(stage, window):
    stage.unlocked(stage.empty)


def no_meetings(stage, window):
    stage.unlocked(stage.empty)
    window.shell.go(Place("meetings"))


def meeting_list(stage, window):
    inside(stage, window, Place("meetings"))


def meeting_notes(stage, window):
    inside(stage, window, Place("mentorships"))
    window.shell.go(Place("meeting", latest_meeting(window).id, "notes"))


def meeting_prepare(stage, window):
    inside(stage, window, Place("mentorships"))
    window.shell.go(Place("meeting", meetings.coming_up(window.session.journal.read)[0].id))


def empty_agenda(stage, window):
    """Of the same meeting, once its items are removed."""
    meeting_prepare(stage, window)
    agenda_list = window.findChild(ReorderList)
    while agenda_list.rows:
        QTest.keyClick(agenda_list.rows[0], Qt.Key.Key_Delete)
        pause(20)


def meeting_reflect(stage, window):
    """The one whose reflection was written last."""
    inside(stage, window, Place("mentorships"))
    read = window.session.journal.read
    found = next(m for m in meetings.past(read) if reflect.of_meeting(read, m.id))
    window.shell.go(Place("meeting", found.id, "reflect"))


def plan_a_meeting(stage, window):
    inside(stage, window, Place("meetings"))
    window.shell.plan_meeting()


def add_someone(stage, window):
    inside(stage, window, Place("mentorships"))
    press(window, "Add")


def no_goals(stage, window):
    stage.unlocked(stage.empty)
    window.shell.go(Place("goals"))


def goal(window, part):
    """The goal of the sample with these words in its title."""
    return next(one for one in goals.all_kept(window.session.journal.read) if part in one.title)


def one_goal(stage, window, part):
    inside(stage, window, Place("goals"))
    window.shell.go(Place("goals", goal(window, part).id))


def a_goal(stage, window):
    one_goal(stage, window, "team meeting")


def still_forming(stage, window):
    one_goal(stage, window, "trainer")


def ladder_editing(stage, window):
    a_goal(stage, window)
    pause(50)
    press(window, "Edit")


def goal_check_in(stage, window):
    a_goal(stage, window)
    pause(50)
    press(window, "Check in")
    line = next(one for one in window.findChildren(LineRadio) if one.accessibleDescription().endswith("(+1)"))
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)


def reflections_list(stage, window):
    """The newest that is longer than its first heading."""
    inside(stage, window, Place("reflections"))
    every = reflections.newest(window.session.journal.read)
    longest = max(every[:6], key=lambda one: len(one.text), default=None)
    if longest:
        window.shell.go(Place("reflections", longest.id))


def reflections_filter(stage, window):
    reflections_list(stage, window)
    field(window, "filter").setFocus()
    type_into(window, "filter", "year:2025 morning")
    pause(150)


def reflections_nothing(stage, window):
    reflections_list(stage, window)
    type_into(window, "filter", "rehersal")
    pause(150)


def quick_note(stage, window):
    inside(stage, window, Place("reflections"))
    jotted = next(iter(notes.newest(window.session.journal.read, limit=1)), None)
    if jotted is None:
        with window.session.journal.write() as write:
            jotted = notes.add(write, Note(0, "", rows.today(), "You don’t need the answer, you need the question."))
    window.shell.go(Place("reflections", jotted.id, "note"))


def new_reflection(stage, window):
    inside(stage, window, Place("reflections", detail="new"))


def no_reflections(stage, window):
    stage.unlocked(stage.empty)
    window.shell.go(Place("reflections"))


def share(stage, window):
    inside(stage, window, Place("share"))
    pause(2500)  # the pages are made


def share_with(stage, window, reader):
    """What is chosen for somebody, from all the years, and the pages on the third of them."""
    inside(stage, window, Place("share"))
    pause(50)
    click_words(window, reader)
    period = next(one for one in window.findChildren(Select) if one.accessibleName() == "Period")
    period.setFocus()
    QTest.keyClicks(period, "Everything")
    pause(2500)
    for _ in range(2):
        QTest.keyClick(window.findChild(Leaf), Qt.Key.Key_PageDown)
    window.findChild(TreeView).setFocus()


def share_mentor(stage, window):
    share_with(stage, window, "My mentor")


def share_new_mentor(stage, window):
    share_with(stage, window, "A new mentor")


def share_nothing(stage, window):
    share_with(stage, window, "Someone else")


def share_as_text(stage, window):
    share_with(stage, window, "Me")
    if window.width() < 1000:
        click_words(window, "Preview")
    press(window, "Read as text")


def share_pages(stage, window):
    """At a size to read them."""
    share_with(stage, window, "Me")
    if window.width() < 1000:
        click_words(window, "Preview")
    leaf = window.findChild(Leaf)
    leaf.setFocus()
    QTest.keyClick(leaf, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(leaf, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)


def share_empty(stage, window):
    stage.unlocked(stage.empty)
    window.shell.go(Place("share"))


def click_words(window, words):
    """Any button with these words."""
    button = next(one for one in window.findChildren(QAbstractButton) if one.text() == words and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    pause(50)


def what_left(stage, window):
    """Three times something left; the latest is open."""
    inside(stage, window, Place("today"))
    if not departures.latest(window.session.journal.read):
        something_leaves(window)
    window.shell.go(Place("share", detail="left"))
    pause(50)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


def something_leaves(window):
    titles = ["Mentorship: Dr Morwenna Tasker-Quill", "Goal: Go home on time most days"]
    volumes = [f"Personal summary 2026-08-02, volume {number} of 2.pdf" for number in (1, 2)]
    everything = "Personal summary: two mentorships, nineteen meetings, four goals, 21 reflections"
    lately = "Personal summary, August to November 2026: one mentorship, one goal"
    with window.session.journal.write() as write:
        departures.add(write, everything, "Me", volumes)
        departures.add(write, titles[1], "", (), titles[1:], departures.How.PRINTED)
        departures.add(write, lately, "Dr Morwenna Tasker-Quill", "Personal summary 2026-11-19.pdf", titles)


def earlier_versions(stage, window):
    """A sentence taken out of a reflection one evening, and another put in the day after."""
    reflections_list(stage, window)
    editor = next(e for e in window.findChildren(ProseEdit) if e.isVisible())
    journal, words = window.session.journal, editor.text()
    one = next(one for one in reflections.newest(journal.read) if one.text == words)
    evening, later = words.replace(". ", ", and I noticed it. ", 1), words + "\n\nOne more thought, a day later."
    for changed, time in () if "later" in words else ((evening, "T20:14:00Z"), (later, "T20:39:00Z")):
        with journal.write() as write:
            reflections.save_text(write, one.id, changed)
            when = "said_at = date('now', '-1 day') || ?, kept_at = '2020-01-01T00:00:00Z'"
            write.conn.execute(f"update version set {when} where id = (select max(id) from version)", (time,))
    EarlierDialog(window.session, (Kind.REFLECTION, one.id)).open_on(window)


def forgetting(stage, window):
    what_left(stage, window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Delete)


def no_printer(stage, window):
    inside(stage, window, Place("goals"))
    pause(50)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def nothing_left(stage, window):
    stage.unlocked(stage.empty)
    window.shell.go(Place("share", detail="left"))


def search(stage, window):
    inside(stage, window, Place("mentorships"))
    window.shell.open_search()
    QTest.keyClicks(field(window, "query"), "sentence")
    pause(150)


def search_none(stage, window):
    inside(stage, window, Place("mentorships"))
    window.shell.open_search()
    QTest.keyClicks(field(window, "query"), "rehersal")
    pause(150)


def security(stage, window):
    inside(stage, window, Place("settings", detail="security"))


def hidden(stage, window):
    inside(stage, window, Place("today"))
    window.toggle_curtain()


def your_data(stage, window):
    inside(stage, window, Place("settings", detail="data"))


def recently_removed(stage, window):
    inside(stage, window, Place("settings", detail="removed"))


def emptying(stage, window):
    """In a copy of the sample from which three notes were removed."""
    in_a_copy(stage)
    newest = notes.newest(window.session.journal.read, limit=3)
    with window.session.journal.write() as write:
        remove.remove(write, *((Kind.NOTE, one.id) for one in newest))
    window.shell.go(Place("settings", detail="removed"))
    press(window, "Remove all of these for good…")


def what_is_written(stage, window):
    inside(stage, window, Place("settings", detail="written"))


def licences(stage, window):
    inside(stage, window, Place("settings", detail="licences"))


def a_licence(stage, window):
    licences(stage, window)
    press(window, "Read…")


def move_this_journal(stage, window):
    inside(stage, window, Place("settings", detail="data"))
    press(window, "Move…")
    pause(300)


def moving_it(stage, window):
    inside(stage, window, Place("settings", detail="data"))
    panel = MovePanel()
    panel.show_progress(1, 3)
    panel.open_on(window)


def has_moved(stage, window):
    window.doorway.show_unlock(stage.sample)
    window.doorway.show_door(JournalMoved(stage.place / "TESS" / "Ilsa’s journal.inglenook", there=True))


def in_two_places(stage, window):
    window.doorway.show_unlock(stage.sample)
    window.doorway.show_door(JournalInTwoPlaces(stage.place / "TESS" / "Ilsa’s journal.inglenook"))


def take_everything_out(stage, window):
    your_data(stage, window)
    press(window, "Take everything out…")


def leave(stage, window):
    """The foot of the page."""
    your_data(stage, window)
    pause(50)
    bar = window.findChild(PageScroll).verticalScrollBar()
    bar.setValue(bar.maximum())


def delete_everything(stage, window):
    backups(stage, window)
    window.shell.go(Place("settings", detail="data"))
    press(window, "Delete everything…")
    pause(400)
    field(window, "journal-name").setFocus()
    field(window, "journal-name").setText(stage.sample.name[:-3])


def deleted(stage, window):
    window.doorway.show_unlock(stage.sample)
    still_here = (Path("/media/tess/TESS/inglenook-20261118-194000.ibk"),)
    window.doorway.show_first_run(farewell(Gone("Tess’s journal", stage.place, 11, still_here)))


def backups(stage, window):
    place = stage.place / "Inglenook backups"
    place.mkdir(exist_ok=True)
    stage.unlocked()
    session = window.session
    session.backups.keep(session.journal.journal_id, folder=str(place))
    for _ in range(2):
        session.backups.start(session.journal)
        while session.backups.is_running:
            pause(50)
    window.shell.go(Place("settings", detail="backups"))
    pause(400)


def opening_a_copy(stage, window):
    backups(stage, window)
    press(window, "Open a copy…")


def a_copy(stage, window):
    """In its own window, of the size of the other."""
    opening_a_copy(stage, window)
    return copy_of(window)


def copy_of(window):
    while (shown := next((w for w in QApplication.topLevelWidgets() if isinstance(w, CopyWindow)), None)) is None:
        pause(50)
    shown.resize(window.size())
    pause(200)
    return shown


def searching_a_copy(stage, window):
    shown = a_copy(stage, window)
    QTest.keyClicks(field(shown, "search"), "sentence")
    pause(200)
    return shown


def going_back_from_a_copy(stage, window):
    shown = a_copy(stage, window)
    press(shown, "Go back to this…")
    pause(200)
    return shown


def set_aside(stage, window):
    """What was set aside before going back stands in a list of its own."""
    shown = a_copy(stage, window)
    press(shown, "Go back to this…")
    press(shown, "Go back")
    while window.session is not None:
        pause(50)
    backups(stage, window)
    bar = window.findChild(PageScroll).verticalScrollBar()
    bar.setValue(bar.maximum())


def somebody_knows(stage, window):
    backups(stage, window)
    window.shell.go(Place("settings", detail="security"))
    press(window, "Replace both…")
    pause(300)


def another_passphrase(stage, window):
    somebody_knows(stage, window)
    press(window, "Go on…")


def rekeying(stage, window):
    another_passphrase(stage, window)
    for name, words in (("now", PASSPHRASE), ("first", NEW), ("second", NEW)):
        type_into(window, f"passphrase-{name}", words)
    press(window, "Replace both")


def opens_with_an_earlier_passphrase(stage, window):
    """As after a rekeying: a backup under another key, and one under that of now."""
    backups(stage, window)
    older = sorted((stage.place / "Inglenook backups").iterdir())[0]
    document = backup_file.read(older).document
    parts = {name: zipfile.ZipFile(older).read(name) for name in ("journal.db", "journal.keys")}
    older.unlink()
    backup_file.write(older, parts, id)
    backup_file.seal(older, backup_file.Manifest({**document, "mac": "0"}))
    window.shell.go(Place("today"))
    window.shell.go(Place("settings", detail="backups"))
    pause(600)
    bar = window.findChild(PageScroll).verticalScrollBar()
    bar.setValue(bar.maximum())


def removing_older(stage, window):
    opens_with_an_earlier_passphrase(stage, window)
    press(window, "Remove…")


def another_code(stage, window):
    security(stage, window)
    NewCodeDialog(window.session).open_on(window)


def about_me(stage, window):
    inside(stage, window, Place("settings", detail="about"))


def appearance(stage, window):
    inside(stage, window, Place("settings", detail="appearance"))


def damaged(stage, window):
    window.doorway.show_unlock(stage.sample)
    window.doorway.show_door(JournalDamaged())


def unread(stage, window):
    """As if what Goals shows stood in a damaged part of the file."""

    def damaged_page(*_):
        raise JournalDamaged

    inside(stage, window, Place("today"))
    whole, by_place.PAGES["goals"] = by_place.PAGES["goals"], damaged_page
    try:
        window.shell.go(Place("goals"))
    finally:
        by_place.PAGES["goals"] = whole
    QTimer.singleShot(0, window.findChild(Dialog).reject)


def rescue(stage, window):
    window.doorway.show_unlock(stage.sample)
    window.show_rescue()


def elsewhere(stage, window):
    window.doorway.show_unlock(stage.sample)
    window.doorway.show_door(JournalOpenElsewhere("WARD-PC-12", "13:50"))


def disk_full(stage, window):
    meeting_notes(stage, window)
    window.session.trouble.emit(DiskTrouble())


def closed_unexpectedly(stage, window):
    """By a fall of the whole process, soon after midnight."""
    window.remember_fall('Fatal Python error: Segmentation fault > File "prose_edit.py", line 12 in paint')
    stage.sample.lock.touch()
    os.utime(stage.sample.database, (datetime.now().replace(hour=0, minute=31).timestamp(),) * 2)
    return inside(stage, window, Place("today"))


def the_report(stage, window):
    press(closed_unexpectedly(stage, window), "See the report…")


def employers_folder(stage, window):
    """The journal was put into the employer's cloud since it was open last."""
    window.watches_places = True
    theirs = stage.copy("OneDrive - Ashdown NHS Trust/Ilsa’s journal")
    stage.unlocked(theirs)
    pause(900)


ALL = (
    ("01-first-run-welcome", welcome),
    ("01b-look-around", looking_around),
    ("02-first-run-location", location),
    ("02b-first-run-passphrase", passphrase),
    ("03-first-run-recovery", recovery),
    ("03b-first-run-about-you", about_you),
    ("04-unlock", unlock),
    ("04c-unlock-by-code", by_code),
    ("04b-unlock-wrong-passphrase", wrong_passphrase),
    ("05-today", today),
    ("05b-all-actions", all_actions),
    ("05c-action", an_action),
    ("05d-kept-as-a-note", kept_as_a_note),
    ("05e-something-else", something_else),
    ("06-mentorships", mentorships),
    ("06b-working-agreement", working_agreement),
    ("06c-agreement-to-write", agreement_to_write),
    ("06b-add-someone", add_someone),
    ("07-meeting-prepare", meeting_prepare),
    ("08-meeting-notes", meeting_notes),
    ("09-meeting-reflect", meeting_reflect),
    ("10-meetings", meeting_list),
    ("10b-plan-a-meeting", plan_a_meeting),
    ("11-goals", a_goal),
    ("11b-still-forming", still_forming),
    ("11c-ladder-editing", ladder_editing),
    ("12-goal-checkin", goal_check_in),
    ("13-reflections", reflections_list),
    ("13b-reflections-filter", reflections_filter),
    ("13c-quick-note", quick_note),
    ("13d-new-reflection", new_reflection),
    ("13e-reflections-nothing-matches", reflections_nothing),
    ("13f-earlier-versions", earlier_versions),
    ("15-share-summary", share),
    ("15b-share-mentor", share_mentor),
    ("15c-share-new-mentor", share_new_mentor),
    ("15d-share-nothing-chosen", share_nothing),
    ("15e-share-as-text", share_as_text),
    ("15f-share-larger", share_pages),
    ("15g-what-left", what_left),
    ("15h-forget-a-line", forgetting),
    ("15i-nothing-has-left", nothing_left),
    ("15j-no-printer", no_printer),
    ("17-search", search),
    ("17b-quick-capture", quick_capture),
    ("17c-search-none", search_none),
    ("19-settings-security", security),
    ("19a-somebody-knows", somebody_knows),
    ("19a-somebody-knows-passphrase", another_passphrase),
    ("19a-somebody-knows-work", rekeying),
    ("19a-somebody-knows-code", another_code),
    ("20a-settings-backups-older", opens_with_an_earlier_passphrase),
    ("20a-settings-backups-older-remove", removing_older),
    ("19b-hidden-at-a-key", hidden),
    ("20-settings-backups", backups),
    ("20b-a-copy", a_copy),
    ("20c-searching-a-copy", searching_a_copy),
    ("20d-going-back", going_back_from_a_copy),
    ("20e-set-aside", set_aside),
    ("21a-settings-about-me", about_me),
    ("21-settings-appearance", appearance),
    ("21b-settings-data", your_data),
    ("21b-settings-removed", recently_removed),
    ("21b-empty-what-was-removed", emptying),
    ("21b-settings-written", what_is_written),
    ("21b-settings-licences", licences),
    ("21b-settings-licence", a_licence),
    ("21b-take-everything-out", take_everything_out),
    ("21e-move-this-journal", move_this_journal),
    ("21e-moving", moving_it),
    ("27e-moved", has_moved),
    ("27e-in-two-places", in_two_places),
    ("21b-settings-leave", leave),
    ("21c-delete-everything", delete_everything),
    ("21d-deleted", deleted),
    ("26-empty-mentorships", no_mentorships),
    ("26b-empty-today", no_entries),
    ("26b-empty-meetings", no_meetings),
    ("26b-empty-goals", no_goals),
    ("26b-empty-agenda", empty_agenda),
    ("26b-empty-reflections", no_reflections),
    ("26b-empty-share", share_empty),
    ("27-error-damaged", damaged),
    ("27-unread", unread),
    ("27d-save-what-can-be-read", rescue),
    ("27b-error-open-elsewhere", elsewhere),
    ("27c-error-disk-full", disk_full),
    ("27f-employers-folder", employers_folder),
    ("27e-closed-unexpectedly", closed_unexpectedly),
    ("27e-the-report", the_report),
    ("29-today-high-contrast", high_contrast),
)
