"""Share: how a summary leaves as a PDF, and what keeps it from leaving."""

from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog

from app.acts import remove
from app.errors import DiskTrouble
from app.records import departures, meetings
from app.store.journal import Kind
from tests.app.printed_summary import text_of
from tests.ui.share_hands import (
    PATIENCE,
    asked,
    button,
    choose_reader,
    click,
    export_to,
    exported,
    name_file,
    name_it,
    press_row,
    said,
    shown_page,
    told,
)  # fmt: skip
from ui import files
from ui.pages.share.export import Export


@pytest.fixture
def held(journal, meeting):
    """What was said on 10 March 2025."""
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "# The first week\n\nWe spoke about lanterns.")
        meetings.save_what_mattered(write, meeting.id, "Asking early.")
        return meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)


@pytest.fixture
def page(qtbot, session):
    return shown_page(qtbot, session)


@pytest.fixture
def documents(home):
    folder = home / "Documents"
    folder.mkdir()
    return folder


def left(journal):
    return [(one.what, one.for_whom, one.file_name) for one in departures.latest(journal.read)]


# leaving


def test_a_key_can_ask_for_what_the_button_does(qtbot, held, page):
    page.export()
    qtbot.waitUntil(lambda: page.window().findChild(QFileDialog) is not None)
    assert page.window().findChild(QFileDialog).acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_a_key_does_nothing_while_there_is_nothing_to_export(page):
    page.export()
    assert page.window().findChild(QFileDialog) is None


def test_the_words_typed_are_in_the_file(qtbot, held, page, documents):
    exported(qtbot, page, documents / "mine.pdf")
    assert "We spoke about lanterns." in text_of((documents / "mine.pdf").read_bytes())


def kept_out(journal, held):
    with journal.write() as write:
        meetings.keep_out(write, held.id, True)


def removed(journal, held):
    with journal.write() as write:
        remove.remove(write, (Kind.MEETING, held.id))


@pytest.mark.parametrize("withhold", [kept_out, removed])
def test_what_must_stay_while_the_pdf_is_made_stays(qtbot, session, journal, held, page, documents, withhold):
    click(qtbot, page, "Export PDF…")
    session.findChild(Export).began.connect(partial(withhold, journal, held), Qt.ConnectionType.SingleShotConnection)
    name_file(qtbot, page, documents / "mine.pdf")
    qtbot.waitUntil(lambda: told(page) != "", timeout=PATIENCE)
    assert "lanterns" not in text_of((documents / "mine.pdf").read_bytes())
    (line,) = departures.latest(journal.read)
    assert "The first week" not in str(line.titles)


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


def test_the_name_on_the_file_is_the_one_that_was_put_right(qtbot, journal, held, page, documents):
    name_it(qtbot, page, "Add it…", "Ilsa Brandt")
    assert "Your name on it: Ilsa Brandt" in said(page)
    exported(qtbot, page, documents / "a.pdf")
    assert "Ilsa Brandt" in text_of((documents / "a.pdf").read_bytes())


def test_the_suggested_name_names_nobody(qtbot, held, page, documents):
    click(qtbot, page, "Export PDF…")
    suggested = page.window().findChild(QFileDialog).selectedFiles()[0]
    assert Path(suggested) == documents / f"Personal summary {date.today():%Y-%m-%d}.pdf"


def test_for_somebody_else_neither_name_nor_notes_leave(qtbot, held, page, documents):
    choose_reader(qtbot, page, "Someone else")
    press_row(qtbot, page, Qt.Key.Key_Space, "Mentorships")
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


def test_a_cloud_of_one_s_own_is_told_of_once_the_file_is_there(qtbot, held, page, home):
    (home / "Dropbox").mkdir()
    exported(qtbot, page, home / "Dropbox" / "mine.pdf")
    assert told(page).endswith("mine.pdf. Dropbox copies that folder to the cloud, and a PDF isn’t encrypted.")


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
    page.clear_words()
    session.end()
    assert [(file.name, file.read_bytes()) for file in documents.iterdir()] == [("mine.pdf", b"the old one")]


def test_only_the_file_is_left_in_the_folder(qtbot, held, page, documents):
    exported(qtbot, page, documents / "mine.pdf")
    assert [file.name for file in documents.iterdir()] == ["mine.pdf"]


# no trail


def test_no_folder_is_remembered_anywhere_check_31(qtbot, held, page, documents, home):
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
