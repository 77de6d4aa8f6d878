"""The recovery code on one page of paper: from Settings, and while a journal is made."""

import subprocess
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from app.progress import Progress
from app.records import departures
from app.records.departures import How
from app.store import keys
from app.summary import recovery_sheet
from app.summary.press import Press
from tests.app.printed_summary import needs_poppler, text_of
from tests.ui.every_page import inside
from tests.ui.showing import topmost
from ui.pages.first_run.page import FirstRun
from ui.pages.settings.code_dialog import CodeDialog
from ui.window import Window

CODE = "WF89-7SJJ-1RRZ-4D56-9MMR-5VTK-S86A"
TIMEOUT = 20_000
SENT = "Sent to the printer: one page"


@pytest.fixture
def printers(monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["At home"]))


@pytest.fixture
def no_printers(monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))


@pytest.fixture
def window(qtbot, journal, preferences, still):
    window = inside(qtbot, journal, preferences, (1000, 700))
    yield window
    window.lock()


def press(qtbot, within, words):
    button = next(b for b in within.findChildren(QPushButton) if b.text() == words and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def show_code(qtbot, window, passphrase):
    dialog = CodeDialog(window.session)
    dialog.open_on(window)
    qtbot.keyClicks(dialog.findChild(QLineEdit), passphrase)
    press(qtbot, dialog, "Show the code")

    def printable():
        return any(b.text() == "Print…" and b.isVisible() for b in dialog.findChildren(QPushButton))

    qtbot.waitUntil(printable, timeout=TIMEOUT)
    return dialog


def accept(qtbot, window, target):
    """In the system's dialog: print, but into a file."""
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is not None, timeout=TIMEOUT)
    dialog = window.findChild(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(target))
    dialog.done(QPrintDialog.DialogCode.Accepted)


@needs_poppler
def test_the_page_holds_the_code_and_whose_it_is(tmp_path):
    told = recovery_sheet.data(CODE, "Tess’s journal, made on 19 November 2026", date(2026, 11, 28), "a4")
    with Press() as press:
        pdf = press.sheet(told, date(2026, 11, 28), Progress())
    target = tmp_path / "sheet.pdf"
    target.write_bytes(pdf)
    words = text_of(pdf)
    assert [group for group in CODE.split("-") if group not in words] == []
    assert "Tess’s journal, made on 19 November 2026" in words
    told_of = subprocess.run(["pdfinfo", target], capture_output=True, check=True).stdout
    assert b"Pages:           1\n" in told_of


def test_from_settings_it_is_printed_and_noted(qtbot, window, journal, printers, passphrase, tmp_path):
    told = []
    window.session.said.connect(lambda sentence, _undoable: told.append(sentence))
    press(qtbot, show_code(qtbot, window, passphrase), "Print…")
    accept(qtbot, window, tmp_path / "printed.pdf")
    qtbot.waitUntil(lambda: told == [SENT], timeout=TIMEOUT)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert [(one.what, one.how) for one in departures.latest(journal.read)] == [("Recovery code", How.PRINTED)]


def test_without_a_printer_no_file_is_offered(qtbot, window, no_printers, passphrase):
    press(qtbot, show_code(qtbot, window, passphrase), "Print…")
    asked = topmost(window)
    assert [b.text() for b in asked.findChildren(QPushButton) if b.isVisible()] == ["Close", "Try again"]
    assert any("by hand" in label.text() for label in asked.findChildren(QLabel))
    press(qtbot, asked, "Close")


def test_while_a_journal_is_made_its_code_can_be_printed(qtbot, preferences, printers, tmp_path, still):
    window = Window(preferences)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.findChild(FirstRun)._cost = keys.SMALL
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    own = "wicker quilt harbour seven"

    def said(words):
        return any(words in label.text() and label.isVisible() for label in window.findChildren(QLabel))

    qtbot.waitUntil(lambda: said("Only your account on this computer can read it"), timeout=TIMEOUT)
    press(qtbot, window, "Continue")
    for name in ("passphrase-first", "passphrase-second"):
        qtbot.keyClicks(next(f for f in window.findChildren(QLineEdit, name) if f.isVisible()), own)
    press(qtbot, window, "Continue")
    qtbot.waitUntil(lambda: said("Keep your recovery code on paper"), timeout=TIMEOUT)
    press(qtbot, window, "Print…")
    accept(qtbot, window, tmp_path / "printed.pdf")
    qtbot.waitUntil(lambda: said(SENT), timeout=TIMEOUT)
    press(qtbot, window, "Not now")
    press(qtbot, window, "Open my journal")
    qtbot.waitUntil(lambda: window.session is not None, timeout=TIMEOUT)
    assert [one.what for one in departures.latest(window.session.journal.read)] == ["Recovery code"]
    window.lock()
