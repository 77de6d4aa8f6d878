"""Printing a record: by its key or its menu, through the system's dialog, noted before it goes."""

import os
import re
import resource
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from app import wording
from app.records import departures, goals, meetings, notes, reflections
from app.records.departures import How
from app.store import doors
from app.store.opening import Opened
from tests.app.printed_summary import needs_poppler, text_of
from tests.ui.entry_makers import action, goal, note, reflection
from tests.ui.every_page import inside, on_page
from tests.ui.meeting_makers import held, in_days
from tests.ui.paper_makers import pages
from tests.ui.share_hands import button, choose_reader, click
from tests.ui.showing import OFFSCREEN_POPUP, shown, topmost
from ui.pages.share.left_view import LeftView
from ui.places import Place
from ui.printing import Printed, Printing, _off_the_disk
from ui.widgets.menu import Menu
from ui.widgets.tick_row import TickRow

SIZE = (1000, 700)
TIMEOUT = 20_000


@pytest.fixture
def printers(monkeypatch):
    """One printer is set up on this computer."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Ward 7"]))


@pytest.fixture
def no_printers(monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))


@pytest.fixture
def window(qtbot, journal, preferences, still):
    window = inside(qtbot, journal, preferences, SIZE)
    yield window
    window.lock()


@pytest.fixture
def records(journal, mentorship):
    """One of each that can be printed, by the place where it is open."""
    meeting = held(journal, mentorship, in_days(-10), notes="# A quiet week\n\nlanterns")
    made = {
        "meeting": Place("meeting", meeting.id),
        "goal": Place("goals", goal(journal, "Ask for help early").id),
        "reflection": Place("reflections", reflection(journal, "It felt long.", 12, "On being watched").id),
        "note": Place("reflections", note(journal, "Ask about the rota", 4).id, "note"),
        "mentorship": Place("mentorships", mentorship.id),
        "agreement": Place("agreement", mentorship.id),
    }
    action(journal, "Email the rota office")
    return made


TITLES = {
    "meeting": "A quiet week",
    "goal": "Ask for help early",
    "reflection": "On being watched",
    "note": "Ask about the rota",
    "mentorship": "Ada Fenwick",
    "agreement": "Ada Fenwick",
}


def key(qtbot, window):
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def system_dialog(qtbot, window):
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is not None, timeout=TIMEOUT)
    return window.findChild(QPrintDialog)


def accept(qtbot, window, target):
    """In the system's dialog: print, but into a file."""
    dialog = system_dialog(qtbot, window)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    dialog.done(QPrintDialog.DialogCode.Accepted)


def noted(journal):
    return [(one.what, one.for_whom, one.how, one.file_names) for one in departures.latest(journal.read)]


def asked(window):
    dialog = topmost(window)
    return dialog.accessibleName() if dialog is not None else ""


def press(qtbot, window, words):
    button = next(b for b in topmost(window).findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def heard(window):
    """What is said in toasts from now on."""
    told = []
    window.session.said.connect(lambda sentence, _undoable: told.append(sentence))
    return told


# the way there


@needs_poppler
@pytest.mark.parametrize("kind", TITLES)
def test_its_key_prints_the_record_that_is_open_and_notes_that_it_left(
    qtbot, journal, records, window, printers, tmp_path, kind
):
    on_page(window, records[kind])
    key(qtbot, window)
    target = tmp_path / "printed.pdf"
    told = heard(window)
    accept(qtbot, window, target)
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT)
    ((what, for_whom, how, files),) = noted(journal)
    assert (TITLES[kind] in what, for_whom, how, files) == (True, "", How.PRINTED, ())
    told_of = subprocess.run(["pdfinfo", target], capture_output=True, check=True).stdout.decode()
    number = int(re.search(r"Pages: +(\d+)", told_of)[1])
    assert told == [f"Sent to the printer: {'one page' if number == 1 else f'{wording.count_word(number)} pages'}"]


@pytest.mark.parametrize("place", [Place("today"), Place("meetings"), Place("settings")])
def test_where_no_single_record_is_open_the_key_goes_to_share(qtbot, records, window, printers, place):
    on_page(window, place)
    key(qtbot, window)
    assert window.shell.place().page == "share"
    assert window.findChild(QPrintDialog) is None


@OFFSCREEN_POPUP
@pytest.mark.parametrize("kind", ["meeting", "goal", "reflection", "note", "mentorship"])
def test_its_menu_offers_to_print_it(qtbot, records, window, printers, kind):
    on_page(window, records[kind])
    more = next(
        one for one in window.findChildren(QPushButton) if one.isVisible() and one.accessibleName().startswith("More")
    )
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = next(one for one in window.findChildren(Menu) if one.isVisible())
    prints = next(one for one in menu.findChildren(QAction) if one.text() == "Print…\tCtrl+P")
    prints.trigger()
    menu.close()
    system_dialog(qtbot, window).reject()


def test_what_was_typed_a_moment_ago_is_printed_too(qtbot, journal, records, window, printers, tmp_path):
    on_page(window, records["note"])
    editor = window.shell._page._editor.sheet.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "Before all, lanterns. ")
    key(qtbot, window)
    system_dialog(qtbot, window).reject()
    assert "Before all, lanterns." in notes.get(journal.read, records["note"].record).text


# what is kept out


def keep_out_entry(of):
    def keep_out(write, number, kept_out):
        of.save(write, replace(of.get(write.conn, number), kept_out=kept_out))

    return keep_out


KEEP_OUT = {
    "reflection": keep_out_entry(reflections),
    "note": keep_out_entry(notes),
    "meeting": meetings.keep_out,
    "goal": goals.keep_out,
}


@pytest.mark.parametrize("kind", KEEP_OUT)
def test_what_is_kept_out_of_exports_is_not_printed_and_that_is_said(qtbot, journal, records, window, printers, kind):
    with journal.write() as write:
        KEEP_OUT[kind](write, records[kind].record, True)
    on_page(window, records[kind])
    key(qtbot, window)
    assert asked(window).startswith("This is kept out of every export")
    assert (window.findChild(QPrintDialog), noted(journal)) == (None, [])


# the dialog


def test_the_queue_of_the_printer_reads_nothing_private(qtbot, records, window, printers):
    on_page(window, records["reflection"])
    key(qtbot, window)
    dialog = system_dialog(qtbot, window)
    assert (dialog.printer().docName(), dialog.windowTitle()) == ("Inglenook", "Print")
    dialog.reject()


def test_the_system_offers_no_file_instead_of_paper(qtbot, records, window, printers):
    on_page(window, records["goal"])
    key(qtbot, window)
    dialog = system_dialog(qtbot, window)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.reject()


def test_what_was_called_off_in_the_dialog_is_not_noted(qtbot, journal, records, window, printers):
    on_page(window, records["goal"])
    key(qtbot, window)
    system_dialog(qtbot, window).reject()
    qtbot.waitUntil(lambda: not window.session.findChildren(Printing), timeout=TIMEOUT)
    assert noted(journal) == []


def test_the_lock_takes_the_dialog_away(qtbot, records, window, printers):
    on_page(window, records["goal"])
    key(qtbot, window)
    dialog = system_dialog(qtbot, window)
    qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is None, timeout=TIMEOUT)
    assert window.session is None


# no printer


def test_without_a_printer_a_pdf_can_be_saved_instead(qtbot, journal, records, window, no_printers, tmp_path):
    on_page(window, records["reflection"])
    key(qtbot, window)
    assert asked(window).startswith("No printer answered")
    told = heard(window)
    press(qtbot, window, "Save as PDF…")
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    field = window.findChild(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    field.setText(str(tmp_path / "mine.pdf"))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT)
    assert "It felt long." in text_of((tmp_path / "mine.pdf").read_bytes())
    ((what, _, how, files),) = noted(journal)
    assert ("On being watched" in what, how, files) == (True, How.EXPORTED, ("mine.pdf",))


def test_a_printer_that_was_switched_on_meanwhile_is_found(qtbot, records, window, no_printers, monkeypatch):
    on_page(window, records["reflection"])
    key(qtbot, window)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Ward 7"]))
    press(qtbot, window, "Try again")
    system_dialog(qtbot, window).reject()


# the summary


def on_share(qtbot, window, audience="Me"):
    on_page(window, Place("share"))
    choose_reader(qtbot, window.shell._page, audience)
    return window.shell._page


@needs_poppler
@pytest.mark.parametrize("audience", ["Me", "My mentor"])
def test_the_chosen_summary_is_printed_and_noted_for_its_reader(
    qtbot, journal, records, window, printers, tmp_path, audience
):
    page = on_share(qtbot, window, audience)
    click(qtbot, page, "Print…")
    assert not any(button(page, words).isEnabled() for words in ("Print…", "Export PDF…"))
    told = heard(window)
    accept(qtbot, window, tmp_path / "printed.pdf")
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT)
    ((what, for_whom, how, _),) = noted(journal)
    assert what.startswith("Personal summary")
    assert (for_whom, how) == ({"Me": "Me", "My mentor": "Ada Fenwick"}[audience], How.PRINTED)
    qtbot.waitUntil(lambda: button(page, "Print…").isEnabled())


def test_what_was_printed_stands_in_what_left_this_journal(qtbot, journal, records, window, printers, tmp_path):
    page = on_share(qtbot, window)
    click(qtbot, page, "Print…")
    told = heard(window)
    accept(qtbot, window, tmp_path / "printed.pdf")
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT)
    on_page(window, Place("share", detail="left"))
    view = window.shell._page.findChild(LeftView)
    assert view.model().index(0).data().endswith("For me. Printed")


def test_a_summary_without_a_printer_becomes_a_pdf(qtbot, records, window, no_printers):
    page = on_share(qtbot, window)
    click(qtbot, page, "Print…")
    press(qtbot, window, "Save as PDF…")
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    assert window.findChild(QFileDialog).selectedFiles()[0].endswith(f"Personal summary {date.today():%Y-%m-%d}.pdf")
    window.findChild(QFileDialog).reject()


# many pages


def many(number=60):
    """Small pages, one after the other."""
    return pages(*["red", "green", "blue"] * (number // 3))


@pytest.fixture
def into_a_file(qapp, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def begun(session, window, printer, pdf):
    """As if its pages had been composed, and the system's dialog had been answered."""
    printing = Printing(session, window, Printed(lambda _progress: (pdf,), "All", "Me", (), "a4"))
    printing._pdfs = (pdf,)
    printing.print_on(printer)
    return printing


def test_whoever_waits_is_told_which_page_is_printed(qtbot, session, into_a_file):
    window = shown(qtbot, QWidget())
    printing = begun(session, window, into_a_file, many())
    seen = []

    def sees_a_page():
        dialog = topmost(window)
        seen.extend(one.text() for one in dialog.findChildren(QLabel) if " of 60" in one.text()) if dialog else None
        return bool(seen)

    with qtbot.waitSignal(printing.ended, timeout=TIMEOUT):
        qtbot.waitUntil(sees_a_page, timeout=TIMEOUT)
    assert re.fullmatch(r"Page \d+ of 60", seen[0])
    assert topmost(window) is None


def test_what_is_stopped_in_the_middle_stays_noted_since_some_of_it_went(qtbot, session, journal, into_a_file):
    window = shown(qtbot, QWidget())
    told = []
    session.said.connect(lambda sentence, _undoable: told.append(sentence))
    printing = begun(session, window, into_a_file, many())
    qtbot.waitUntil(lambda: topmost(window) is not None, timeout=TIMEOUT)
    with qtbot.waitSignal(printing.ended, timeout=TIMEOUT):
        qtbot.keyClick(topmost(window), Qt.Key.Key_Escape)
    assert re.fullmatch(r"Stopped\. By then the printer had \w+ pages\.", told[0])
    assert len(noted(journal)) == 1


def test_the_lock_in_the_middle_ends_it_with_the_note_that_it_left(
    qtbot, journal, window, records, into_a_file, folder, pattern
):
    begun(window.session, window, into_a_file, many())
    qtbot.waitUntil(lambda: topmost(window) is not None, timeout=TIMEOUT)
    assert window.lock()
    again = doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file))
    assert len(noted(again)) == 1
    again.close()


# what goes wrong


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_went_away_is_told_of_and_nothing_is_noted(qtbot, journal, records, window, printers, tmp_path):
    on_page(window, records["goal"])
    key(qtbot, window)
    accept(qtbot, window, tmp_path / "no" / "such" / "place.pdf")
    qtbot.waitUntil(lambda: asked(window) != "", timeout=TIMEOUT)
    assert asked(window).startswith("The printer didn’t take the pages") and "Nothing was printed" in asked(window)
    assert noted(journal) == []


@contextmanager
def no_file_beyond(size):
    """What a full disk looks like to SQLite when it commits: the file can't be written there."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit that Windows doesn't have")
def test_what_the_journal_cannot_note_is_not_printed(qtbot, journal, records, window, printers, tmp_path):
    on_page(window, records["goal"])
    key(qtbot, window)
    system_dialog(qtbot, window)
    with no_file_beyond(8192):
        accept(qtbot, window, tmp_path / "printed.pdf")
    assert asked(window).startswith("It wasn’t printed, because your journal couldn’t note it")
    assert (noted(journal), (tmp_path / "printed.pdf").exists()) == ([], False)
    told = heard(window)
    press(qtbot, window, "Try again")
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT)
    assert (len(noted(journal)), (tmp_path / "printed.pdf").exists()) == (1, True)


# more than a page


@pytest.fixture
def slow(qtbot, session):
    """A printing whose pages are never ready, in a window of its own."""

    def compose(progress):
        while True:
            progress.step(0, 1)

    window = shown(qtbot, QWidget())
    return Printing(session, window, Printed(compose, "All", "Me", (), "a4")), window


def test_whoever_waits_can_call_it_off(qtbot, journal, printers, slow):
    printing, window = slow
    printing.begin()
    qtbot.waitUntil(lambda: asked(window) == "Printing")
    with qtbot.waitSignal(printing.ended):
        qtbot.keyClick(topmost(window), Qt.Key.Key_Escape)
    assert (topmost(window), noted(journal)) == (None, [])


def test_the_row_of_an_action_is_printed_by_its_key_where_it_has_the_focus(
    qtbot, journal, records, window, printers, tmp_path
):
    on_page(window, Place("today", detail="actions"))
    row = next(one for one in window.findChildren(TickRow) if one.isVisible())
    row.setFocus()
    key(qtbot, window)
    told = heard(window)
    accept(qtbot, window, tmp_path / "printed.pdf")
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT)
    assert noted(journal)[0][0] == "Action: Email the rota office"


@pytest.mark.skipif(sys.platform != "linux", reason="the printing systems of others take no file")
@pytest.mark.parametrize("session_has_a_folder", [True, False])
def test_the_file_that_the_printing_system_takes_lies_in_memory(monkeypatch, session_has_a_folder):
    if not session_has_a_folder:
        monkeypatch.delenv("XDG_RUNTIME_DIR")
    before, wanted = os.environ["TMPDIR"], os.environ.get("XDG_RUNTIME_DIR", "/dev/shm")
    with _off_the_disk():
        during = os.environ["TMPDIR"]
    assert (during, os.environ["TMPDIR"]) == (wanted, before)
