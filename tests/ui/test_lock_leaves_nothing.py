"""After the lock nothing that the program shows, tells or would bring back holds a word of the journal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from app.store import doors
from app.store.opening import Opened
from tests.journeys.person import CTRL, let_pass
from tests.ui import every_page, what_is_left
from tests.ui.every_page import DIALOGS, PAGES, Known
from ui.places import Place

TYPED = "quokka"
# One word of each kind of record in `Known`, and what is typed here. No text of the program's own has any of them.
MARKERS = (
    TYPED, "Fenwick", "Menon", "Okonkwo", "settles in", "Writing together", "lanterns", "quiet week", "Harrowmere",
    "perinatal", "poster", "It was never mine", "I ring before", "until morning", "unrehearsed", "Rang at ten",
    "unsure", "nights", "speaking up", "rota", "felt long", "being watched", "On the bench", "think aloud",
)  # fmt: skip


@pytest.fixture(autouse=True)
def listening():
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def known(journal, ada, mentorship):
    made = Known(journal, ada, mentorship)
    journal.close()
    return made


@pytest.fixture
def window(qtbot, folder, preferences):
    return every_page.at_the_door_of(qtbot, folder, preferences, (1280, 800))


@pytest.fixture
def enters(window, folder, pattern):
    """Opens the journal anew, without its passphrase."""

    def enter():
        window.enter(doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file)))

    return enter


def types_and_copies(window):
    """In the field that has the focus, or the first one there is."""
    here = window.focusWidget()
    fields = [*window.findChildren(QTextEdit), *window.findChildren(QLineEdit)]
    fields = [one for one in fields if one.isVisible() and one.isEnabled() and not one.isReadOnly()]
    field = here if here in fields else next(iter(fields), None)
    if field is not None:
        field.setFocus()
        QTest.keyClicks(field, TYPED)
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClick(field, Qt.Key.Key_C, CTRL)


def left_after_locking(window):
    """Before anything else happens, outside of dialogs, which wait to be deleted; and once they are."""
    inside = [window.shell, *window.shell.findChildren(QWidget)]
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_L, CTRL)
    assert window.session is None
    at_once = what_is_left.holding(MARKERS, inside)
    let_pass(0)
    return at_once + what_is_left.holding(MARKERS)


def test_nothing_of_any_page_is_left_after_the_lock(known, window, enters):
    """All of them one after the other in one window: each needs the journal anew."""
    left = {}
    for name, place in PAGES.items():
        enters()
        every_page.on_page(window, place(known))
        types_and_copies(window)
        assert what_is_left.holding(MARKERS) != [] or name.startswith("settings"), name
        left[name] = left_after_locking(window)
    assert {name: places for name, places in left.items() if places} == {}


def test_nothing_of_any_dialog_is_left_after_the_lock(known, window, enters):
    """All of them one over the other, each with something typed into it."""
    enters()
    every_page.on_page(window, Place("mentorships"))
    for make in DIALOGS.values():
        make(window.session, known).open_on(window)
        let_pass(0)
        types_and_copies(window)
    assert len({type(one) for one in window.findChildren(QWidget) if type(one) in DIALOGS}) == len(DIALOGS)
    assert left_after_locking(window) == []


def test_what_was_copied_would_be_found(qapp):
    QGuiApplication.clipboard().setText(TYPED)
    assert what_is_left.holding(MARKERS, []) == ["clipboard"]
    QGuiApplication.clipboard().clear()


def test_what_undo_would_bring_back_would_be_found(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    QTest.keyClicks(field, TYPED)
    field.setText("")
    QTest.keyClicks(field, TYPED)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == ""
    assert what_is_left.holding(MARKERS, [field]) != []
