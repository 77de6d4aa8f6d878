"""Share: what a summary holds, how it leaves as a PDF, and what keeps it from leaving."""

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from app.errors import DiskTrouble
from app.records import departures, meetings, mentorships, people
from tests.app.printed_summary import text_of
from tests.ui.showing import shown
from ui import files
from ui.pages.share.page import SharePage
from ui.places import Place
from ui.widgets.banner import Banner
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.text import Paragraph

AS_MENTOR = (mentorships.Role.MENTOR, mentorships.Form.TRADITIONAL, "So that they settle in.")


@pytest.fixture
def held(journal, meeting):
    """What was said on 10 March 2025."""
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "# The first week\n\nWe spoke about lanterns.")
        meetings.save_what_mattered(write, meeting.id, "Asking early.")
        return meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)


@pytest.fixture
def page(qtbot, session):
    page = SharePage(session, Place("share"))
    shown(qtbot, page, width=900, height=760)
    page.settle(Place("share"))
    return page


@pytest.fixture
def documents(home):
    folder = home / "Documents"
    folder.mkdir()
    return folder


def button(page, words):
    return next(b for b in page.window().findChildren(QPushButton) if b.text() == words and b.isVisible())


def click(qtbot, page, words):
    qtbot.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def choose_reader(qtbot, page, words):
    segment = next(b for b in page.findChildren(QAbstractButton) if b.text() == words)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)


def select(page, name):
    return next(field.editor for field in page.findChildren(Field) if field.editor.accessibleName() == name)


def pick(qtbot, box, words):
    """Choose from a folded list with its keys."""
    box.setFocus()
    for _ in range(box.findText(words) - box.currentIndex()):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def write_day(qtbot, field, words):
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def name_file(qtbot, page, target):
    """In the file dialog that is open: type a name and press Enter."""
    qtbot.waitUntil(lambda: page.window().findChild(QFileDialog) is not None)
    dialog = page.window().findChild(QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(target))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def export_to(qtbot, page, target):
    click(qtbot, page, "Export PDF…")
    name_file(qtbot, page, target)


def exported(qtbot, page, target):
    export_to(qtbot, page, target)
    qtbot.waitUntil(lambda: told(page) != "", timeout=20_000)


def told(page):
    """What the banner says after an export; "" before one."""
    banner = next(banner for banner in page.findChildren(Banner) if banner.property("kind") == "good")
    return " ".join(banner.findChild(Paragraph).text().split()) if banner.isVisible() else ""


def asked(page):
    """The question that lies over the page; "" for none."""
    return next((d.accessibleName() for d in page.window().findChildren(Dialog) if d.isVisible()), "")


def left(journal):
    return [(one.what, one.for_whom, one.file_name) for one in departures.latest(journal.read)]


def holds(page):
    return page._inside.text()


# choosing


def test_it_says_what_the_summary_holds(held, page):
    assert holds(page) == "One mentorship, one meeting and the notes of one meeting."


def test_without_a_meeting_there_is_nothing_to_export(mentorship, page):
    assert not button(page, "Export PDF…").isEnabled()
    assert holds(page) == "No meeting lies in that time, so there is nothing to take along yet."


def test_a_period_without_meetings_has_nothing_to_export(qtbot, held, page):
    pick(qtbot, select(page, "Period"), "The last three months")
    assert not button(page, "Export PDF…").isEnabled()


def test_a_meeting_that_is_held_meanwhile_makes_it_possible(qtbot, journal, meeting, page):
    with journal.write() as write:
        meetings.hold(write, meeting, meeting.planned_start)
    assert button(page, "Export PDF…").isEnabled()


def test_for_a_mentor_only_mentorships_with_a_mentor_can_be_chosen(qtbot, journal, held, page):
    with journal.write() as write:
        ravi = people.add(write, "Ravi Menon")
        since = date(2025, 1, 1)
        mentorships.add(write, ravi.id, *AS_MENTOR, agreed_on=since, started_on=since)
    choose_reader(qtbot, page, "My mentor")
    box = select(page, "Which mentorship")
    assert [box.itemText(at) for at in range(box.count())] == ["Ada Fenwick"]


@pytest.mark.parametrize("reader", ["Me", "Someone else"])
def test_a_look_at_the_mentors_choice_leaves_all_chosen_as_it_was(qtbot, journal, held, page, reader):
    with journal.write() as write:
        ravi = people.add(write, "Ravi Menon")
        since = date(2025, 1, 1)
        mentorships.add(write, ravi.id, *AS_MENTOR, agreed_on=since, started_on=since)
    choose_reader(qtbot, page, "My mentor")
    choose_reader(qtbot, page, reader)
    assert select(page, "Which mentorship").currentText() == "All mentorships"
    assert holds(page).startswith("Two mentorships")


def test_one_mentorship_that_was_chosen_is_chosen_again_after_the_mentors(qtbot, journal, held, page):
    with journal.write() as write:
        ravi = people.add(write, "Ravi Menon")
        since = date(2025, 1, 1)
        mentorships.add(write, ravi.id, *AS_MENTOR, agreed_on=since, started_on=since)
    pick(qtbot, select(page, "Which mentorship"), "Ravi Menon")
    choose_reader(qtbot, page, "My mentor")
    choose_reader(qtbot, page, "Me")
    assert select(page, "Which mentorship").currentText() == "Ravi Menon"


def name_it(qtbot, page, opening, name):
    """Press the button of the line with the name, and write another."""
    click(qtbot, page, opening)
    dialog = next(d for d in page.window().findChildren(Dialog) if d.isVisible())
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def said(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_a_name_can_be_put_on_it_here_and_taken_back(qtbot, journal, session, held, page):
    assert "Your name isn’t on it." in said(page)
    name_it(qtbot, page, "Add it…", "Ilsa Brandt")
    assert "Your name on it: Ilsa Brandt" in said(page)
    session.undo.undo()
    assert people.me(journal.read) is None
    assert "Your name isn’t on it." in said(page)


def test_a_longer_name_has_the_room_it_needs(qtbot, session, held, page):
    name_it(qtbot, page, "Add it…", "Ilsa Brandt of the Northern Deanery")
    told = next(one for one in page.findChildren(QLabel) if one.text().startswith("Your name on it"))
    qtbot.waitUntil(lambda: told.width() >= told.sizeHint().width())
    assert told.geometry().right() < button(page, "Change…").geometry().left()


def test_the_name_on_the_file_is_the_one_that_was_put_right(qtbot, journal, held, page, documents):
    with journal.write() as write:
        people.call_me(write, "Isla")
    name_it(qtbot, page, "Change…", "Ilsa Brandt")
    exported(qtbot, page, documents / "a.pdf")
    printed = text_of((documents / "a.pdf").read_bytes())
    assert "Ilsa Brandt" in printed and "Isla" not in printed


def test_who_has_no_mentor_is_told_so(qtbot, journal, ada, page):
    with journal.write() as write:
        since = date(2025, 1, 1)
        mentorships.add(write, ada.id, *AS_MENTOR, agreed_on=since, started_on=since)
    choose_reader(qtbot, page, "My mentor")
    assert (holds(page), button(page, "Export PDF…").isEnabled()) == ("Nobody mentors you at present.", False)


def test_two_mentorships_with_the_same_person_can_be_told_apart(journal, mentorship, ada, page):
    with journal.write() as write:
        since = date(2025, 6, 1)
        mentorships.add(write, ada.id, *AS_MENTOR, agreed_on=since, started_on=since)
    box = select(page, "Which mentorship")
    assert {box.itemText(at) for at in range(1, box.count())} == {
        "Ada Fenwick, since September 2024",
        "Ada Fenwick, since June 2025",
    }


def test_a_day_that_is_none_is_pointed_out_before_anything_leaves(qtbot, held, page):
    pick(qtbot, select(page, "Period"), "From one day to another")
    first, last = page.findChildren(DateField)
    write_day(qtbot, first, "1/1/2025")
    last.selectAll()
    qtbot.keyClicks(last, "soon")
    click(qtbot, page, "Export PDF…")
    assert (last.accessibleDescription(), last.hasFocus()) == ("Write it as a day, such as 1 October 2023.", True)
    assert page.window().findChild(QFileDialog) is None


def test_days_the_wrong_way_round_are_taken_as_meant(qtbot, held, page):
    pick(qtbot, select(page, "Period"), "From one day to another")
    first, last = page.findChildren(DateField)
    first.set_day(date(2025, 4, 1))
    last.set_day(date(2025, 3, 1))
    last.changed.emit(last.day)
    assert holds(page).startswith("One mentorship, one meeting")


def test_a_large_journal_is_looked_at_without_reading_all_of_it(journal, mentorship, session, qtbot):
    with journal.write() as write:
        for number in range(420):
            start = datetime(2020 + number // 100, 1 + number // 40 % 12, 1 + number % 28, tzinfo=UTC)
            meetings.add(write, _held(mentorship, start))
    page = SharePage(session, Place("share"))
    shown(qtbot, page)
    assert holds(page) == "One mentorship, 420 meetings and your notes."


@pytest.mark.parametrize(
    ("days", "any_"), [(("1/1/2020", "1/2/2020"), True), (("1/1/2019", "31/12/2019"), False)]
)
def test_a_period_of_a_large_journal_is_known_to_be_empty_or_not(journal, mentorship, session, qtbot, days, any_):
    with journal.write() as write:
        for number in range(420):
            meetings.add(write, _held(mentorship, datetime(2020 + number // 100, 1, 1 + number % 28, tzinfo=UTC)))
    page = SharePage(session, Place("share"))
    shown(qtbot, page)
    pick(qtbot, select(page, "Period"), "From one day to another")
    for field, words in zip(page.findChildren(DateField), days, strict=True):
        write_day(qtbot, field, words)
    assert button(page, "Export PDF…").isEnabled() is any_


def _held(mentorship, start):
    held = meetings.State.HELD
    return meetings.Meeting(0, "", mentorship.id, start, state=held, actual_start=start, actual_length=60)


def test_the_page_opens_on_its_first_choice(held, page):
    assert page.window().focusWidget().text() == "Me"


# leaving


def test_a_key_can_ask_for_what_the_button_does(qtbot, held, page):
    page.export()
    qtbot.waitUntil(lambda: page.window().findChild(QFileDialog) is not None)
    assert page.window().findChild(QFileDialog).acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_a_key_does_nothing_while_there_is_nothing_to_export(mentorship, page):
    page.export()
    assert page.window().findChild(QFileDialog) is None


def test_the_words_typed_are_in_the_file(qtbot, held, page, documents):
    exported(qtbot, page, documents / "mine.pdf")
    assert "We spoke about lanterns." in text_of((documents / "mine.pdf").read_bytes())


def test_what_left_is_noted_without_the_folder(qtbot, journal, held, page, documents):
    exported(qtbot, page, documents / "mine.pdf")
    (line,) = left(journal)
    assert (line[1:], str(documents) in repr(line)) == (("Me", "mine.pdf"), False)


def test_it_says_where_the_file_is(qtbot, held, page, documents):
    exported(qtbot, page, documents / "mine.pdf")
    assert told(page) == "Summary exported to Documents. mine.pdf"


def test_a_name_without_an_ending_gets_one(qtbot, held, page, documents):
    exported(qtbot, page, documents / "mine")
    assert (documents / "mine.pdf").is_file()


def test_the_suggested_name_names_nobody(qtbot, held, page, documents):
    click(qtbot, page, "Export PDF…")
    suggested = page.window().findChild(QFileDialog).selectedFiles()[0]
    assert Path(suggested) == documents / f"Personal summary {date.today():%Y-%m-%d}.pdf"


def test_for_somebody_else_neither_name_nor_notes_leave(qtbot, held, page, documents):
    choose_reader(qtbot, page, "Someone else")
    exported(qtbot, page, documents / "theirs.pdf")
    words = text_of((documents / "theirs.pdf").read_bytes())
    assert ("Fenwick" in words, "lanterns" in words, "Asking early." in words) == (False, False, True)


def test_turning_back_in_the_file_dialog_writes_nothing(qtbot, journal, held, page, documents):
    click(qtbot, page, "Export PDF…")
    page.window().findChild(QFileDialog).reject()
    assert (list(documents.iterdir()), left(journal), button(page, "Export PDF…").isEnabled()) == ([], [], True)


def test_cancel_leaves_the_old_file_untouched(qtbot, journal, held, page, documents):
    (documents / "mine.pdf").write_bytes(b"the old one")
    export_to(qtbot, page, documents / "mine.pdf")
    click(qtbot, page, "Cancel")
    qtbot.waitUntil(button(page, "Export PDF…").isEnabled, timeout=20_000)
    assert ((documents / "mine.pdf").read_bytes(), left(journal)) == (b"the old one", [])


def test_a_file_of_that_name_is_replaced_only_when_told_to(qtbot, journal, held, page, documents):
    (documents / "mine.pdf").write_bytes(b"the old one")
    export_to(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    before = (documents / "mine.pdf").read_bytes()
    click(qtbot, page, "Replace it")
    qtbot.waitUntil(lambda: told(page) != "", timeout=20_000)
    after = (documents / "mine.pdf").read_bytes()
    assert (before, after[:5], len(left(journal))) == (b"the old one", b"%PDF-", 1)


def test_a_file_of_that_name_can_be_left_as_it_is(qtbot, journal, held, page, documents):
    (documents / "mine.pdf").write_bytes(b"the old one")
    export_to(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert ((documents / "mine.pdf").read_bytes(), left(journal)) == (b"the old one", [])
    assert button(page, "Export PDF…").isEnabled()


def test_what_left_twice_is_noted_twice(qtbot, journal, held, page, documents):
    exported(qtbot, page, documents / "mine.pdf")
    export_to(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    click(qtbot, page, "Replace it")
    qtbot.waitUntil(lambda: told(page) != "", timeout=20_000)
    assert [line[2] for line in left(journal)] == ["mine.pdf", "mine.pdf"]


def test_a_journal_that_cannot_note_it_lets_nothing_leave_until_it_can(qtbot, journal, held, page, documents):
    journal.read.execute("pragma max_page_count = 1")
    fill_last_page(journal)
    export_to(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    assert asked(page).startswith("The PDF wasn’t made, because your journal couldn’t note it")
    assert (list(documents.iterdir()), "mine.pdf" in names(journal)) == ([], False)
    journal.read.execute("pragma max_page_count = 1073741823")
    click(qtbot, page, "Try again")
    qtbot.waitUntil(lambda: told(page) != "", timeout=20_000)
    assert ((documents / "mine.pdf").is_file(), names(journal).count("mine.pdf")) == (True, 1)


def names(journal):
    return [line[2] for line in left(journal)]


def fill_last_page(journal):
    """So that not even one more line has room."""
    with suppress(DiskTrouble):
        while True:
            with journal.write() as write:
                departures.add(write, "full" * 30, "", "")


def test_a_folder_that_takes_no_files_is_told_and_noted_nowhere(qtbot, journal, held, page):
    export_to(qtbot, page, "/proc/mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    assert asked(page).startswith("The PDF couldn’t be written to that folder")
    assert left(journal) == []


def test_another_place_can_be_chosen_without_beginning_again(qtbot, journal, held, page, documents):
    export_to(qtbot, page, "/proc/mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    click(qtbot, page, "Choose another place…")
    name_file(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: told(page) != "", timeout=20_000)
    assert [line[2] for line in left(journal)] == ["mine.pdf"]


def test_an_employer_s_cloud_is_worth_a_question(qtbot, held, page, home):
    cloud = home / "OneDrive - Ashdown NHS Trust"
    cloud.mkdir()
    export_to(qtbot, page, cloud / "mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    assert asked(page).startswith("That folder looks like your employer’s OneDrive")
    assert list(cloud.iterdir()) == []
    click(qtbot, page, "Export anyway")
    qtbot.waitUntil(lambda: told(page) != "", timeout=20_000)
    assert [file.name for file in cloud.iterdir()] == ["mine.pdf"]


def test_a_character_without_a_font_is_named(qtbot, journal, held, page, documents):
    with journal.write() as write:
        meetings.save_notes(write, held.id, "One of a kind: \U0010fffd")
    exported(qtbot, page, documents / "mine.pdf")
    assert told(page).endswith("No font here has these characters, so they show as boxes: \U0010fffd")


def test_an_export_goes_on_when_its_page_is_left(qtbot, session, held, page, documents):
    export_to(qtbot, page, documents / "mine.pdf")
    page.hide()
    with qtbot.waitSignal(session.said, timeout=20_000) as said:
        page.deleteLater()
    assert (said.args[0], (documents / "mine.pdf").is_file()) == ("Summary exported to Documents.", True)


def test_a_lock_in_the_middle_of_an_export_leaves_no_plain_word(qtbot, session, held, page, documents):
    (documents / "mine.pdf").write_bytes(b"the old one")
    export_to(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: asked(page) != "", timeout=20_000)
    click(qtbot, page, "Replace it")
    session.end()
    assert [(file.name, file.read_bytes()) for file in documents.iterdir()] == [("mine.pdf", b"the old one")]


def test_only_the_file_is_left_in_the_folder(qtbot, held, page, documents):
    exported(qtbot, page, documents / "mine.pdf")
    assert [file.name for file in documents.iterdir()] == ["mine.pdf"]


def test_the_lock_leaves_no_word_on_the_page(held, page):
    page.clear_words()
    words = [box.itemText(at) for box in page.findChildren(QComboBox) for at in range(box.count())]
    assert "Ada Fenwick" not in words


# no trail


def test_no_folder_is_remembered_anywhere(qtbot, held, page, documents, home):
    exported(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: page.window().findChild(QFileDialog) is None)
    kept = [file for file in home.rglob("*") if file.is_file() and file != documents / "mine.pdf"]
    assert [file for file in kept if str(documents).encode() in file.read_bytes()] == []


@pytest.fixture
def trail_of_others(tmp_path):
    """What another program left of its own dialogs."""
    scope = (QSettings.Format.NativeFormat, QSettings.Scope.UserScope)
    QSettings.setPath(*scope, str(tmp_path))
    others = QSettings(QSettings.Scope.UserScope, "QtProject")
    others.setValue("FileDialog/lastVisited", "file:///theirs")
    others.sync()
    yield others
    others.clear()
    others.sync()
    QSettings.setPath(*scope, files._NOWHERE)


def test_where_a_trail_can_only_be_taken_back_that_of_others_stays(trail_of_others):
    before = files.trail()
    trail_of_others.setValue("FileDialog/lastVisited", "file:///ours")
    trail_of_others.setValue("FileDialog/history", ["file:///ours"])
    files.put_back(before)
    assert files.trail() == {"FileDialog/lastVisited": "file:///theirs"}
