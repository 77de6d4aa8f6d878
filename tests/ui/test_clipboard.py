"""What we put on the clipboard, and how it goes away again."""

import pytest
from PySide6.QtGui import QGuiApplication

from ui import clipboard


@pytest.fixture(autouse=True)
def empty_board(qapp):
    QGuiApplication.clipboard().clear()
    yield
    clipboard.clear_ours()
    QGuiApplication.clipboard().clear()


def test_a_lock_takes_back_what_we_copied():
    clipboard.copy("wicker lantern")
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_what_somebody_else_copied_stays():
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


@pytest.mark.parametrize(
    "hint",
    [
        "x-kde-passwordManagerHint",
        'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"',
        'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"',
        "org.nspasteboard.ConcealedType",
    ],
)
def test_histories_and_clouds_are_asked_to_look_away(hint):
    clipboard.copy("wicker lantern")
    assert QGuiApplication.clipboard().mimeData().hasFormat(hint)
