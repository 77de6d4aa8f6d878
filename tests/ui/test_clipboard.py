"""What we put on the clipboard, and how it goes away again."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.records import meetings
from tests.ui.showing import shown
from ui import clipboard
from ui.models.meeting_list import MeetingList
from ui.pages.meetings.meeting_rows import MeetingRows
from ui.widgets.person_list import Person, PersonList
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.section_list import SectionList
from ui.widgets.select import Select

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def empty_board(preferences):
    """Nothing on it, and nobody wants it kept."""
    clipboard.follow(preferences)
    QGuiApplication.clipboard().clear()
    yield
    clipboard.clear_ours()
    QGuiApplication.clipboard().clear()


def test_a_lock_takes_back_what_we_copied_check_30():
    clipboard.copy("wicker lantern")
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_what_somebody_else_copied_stays_check_30():
    clipboard.copy("wicker lantern")
    QGuiApplication.clipboard().setText("theirs")
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == "theirs"


def test_clearing_twice_does_not_take_a_later_copy_of_the_same_words():
    clipboard.copy("wicker lantern")
    clipboard.clear_ours()
    QGuiApplication.clipboard().setText("wicker lantern")
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == "wicker lantern"


WINDOWS_NOUGHT = b"\0\0\0\0"  # what Windows asks for: a DWORD of nought


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        ("x-kde-passwordManagerHint", b"secret"),
        ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', WINDOWS_NOUGHT),
        ('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', WINDOWS_NOUGHT),
        ('application/x-qt-windows-mime;value="CanUploadToCloudClipboard"', WINDOWS_NOUGHT),
        ("org.nspasteboard.ConcealedType", b""),
    ],
)
def test_histories_and_clouds_are_asked_to_look_away_check_30(hint, value):
    clipboard.copy("wicker lantern")
    data = QGuiApplication.clipboard().mimeData()
    assert (data.hasFormat(hint), bytes(data.data(hint))) == (True, value)


def test_a_minute_later_it_is_gone_check_30():
    clipboard.copy("wicker lantern")
    keeper = clipboard._keeper()
    assert (keeper._timer.isActive(), keeper._timer.interval()) == (True, 60_000)
    keeper._timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_who_wants_to_keep_what_was_copied_keeps_it(preferences):
    clipboard.copy("wicker lantern")
    clipboard.follow(preferences)
    preferences.keep(clear_clipboard=False)
    assert not clipboard._keeper()._timer.isActive()


def test_who_wants_it_cleared_after_all_has_it_cleared(preferences):
    preferences.keep(clear_clipboard=False)
    clipboard.follow(preferences)
    clipboard.copy("wicker lantern")
    preferences.keep(clear_clipboard=True)
    assert clipboard._keeper()._timer.isActive()


@pytest.fixture
def field(qtbot):
    clipboard.clear_ours()
    field = QLineEdit("wicker lantern")
    shown(qtbot, field)
    field.setFocus()
    field.selectAll()
    return field


@pytest.mark.parametrize("keys", [QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut])
def test_a_field_that_copies_by_itself_is_watched(qtbot, field, keys):
    qtbot.keySequence(field, QKeySequence(keys))
    asked = QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.clear_ours()
    assert (asked, QGuiApplication.clipboard().text()) == (True, "")


def test_what_an_editor_copied_is_cleared_on_lock(qtbot):
    editor = ProseEdit()
    shown(qtbot, editor)
    editor.load("not for others")
    editor.selectAll()
    qtbot.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text()
    clipboard.clear_ours()
    assert (copied, QGuiApplication.clipboard().text()) == ("not for others", "")


LEAVING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import clipboard
from ui.pages.meetings.meeting_rows import MeetingRows
from ui.widgets.person_list import Person, PersonList
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.section_list import SectionList
from ui.widgets.select import Select

app = QApplication([])
watched, how, left = *sys.argv[1:], app.clipboard()
if watched == "editor":
    editor = ProseEdit()
    editor.load("words of mine")
    editor.selectAll()
    editor.copy()
else:
    clipboard.copy("words of mine")
print(left.text())
if how == "quit":
    QTimer.singleShot(0, app.quit)
    app.exec()
    print(repr(left.text()))
"""


@pytest.mark.parametrize("what", ["editor", "button"])
@pytest.mark.parametrize(("how", "said"), [("quit", "words of mine\n''\n"), ("end", "words of mine\n")])
def test_leaving_clears_it_and_never_crashes_check_30(what, how, said):
    command = [sys.executable, "-c", LEAVING, what, how]
    left = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (left.returncode, left.stdout) == (0, said), left.stderr


def people_list(qtbot):
    view = PersonList("People")
    view.set_rows([Person("ada", "wicker lantern", "I’m the mentee", "")])
    view.choose("ada")
    qtbot.addWidget(view)
    return view


def section_list(qtbot):
    class Rows(QStringListModel):
        def is_heading(self, row):
            return False

    view = SectionList(MeetingRows(), "Meetings")
    view.set_sections(Rows(["wicker lantern"], view))
    view.choose(0)
    qtbot.addWidget(view)
    return view


def options(qtbot):
    select = Select([(1, "wicker lantern")])
    qtbot.addWidget(select)
    view = select.view()
    view.select = select  # or it would go, and take its view along
    return view


@pytest.mark.parametrize("make", [people_list, section_list, options])
def test_a_row_copied_from_a_list_is_private_and_ours(qtbot, make):
    view = make(qtbot)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keySequence(view, QKeySequence.StandardKey.Copy)
    board = QGuiApplication.clipboard()
    assert board.text() == "wicker lantern"
    assert all(board.mimeData().hasFormat(hint) for hint in clipboard.HINTS)
    clipboard.clear_ours()
    assert board.text() == ""


def test_a_row_of_what_is_kept_out_of_every_export_is_not_copied(qtbot, journal, meeting):
    with journal.write() as write:
        meetings.keep_out(write, meeting.id, True)
    model = MeetingList(journal.read, lambda line: "A month", lambda line: "wicker lantern", to_come="Coming up")
    model.show()
    view = SectionList(MeetingRows(), "Meetings")
    qtbot.addWidget(view)
    view.set_sections(model)
    view.choose(1)
    QTest.keySequence(view, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == ""
