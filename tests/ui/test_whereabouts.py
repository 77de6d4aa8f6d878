"""Where the journal and its backups lie is looked at whenever it is opened; what its owner agrees to is kept."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.safety import surroundings
from app.store import doors
from app.store.folder import Folder
from ui.pages.place.notice import PlaceNotice
from ui.pages.place.notices import PlaceNotices
from ui.pages.settings.move_dialog import MoveDialog
from ui.pages.settings.page import SettingsPage
from ui.places import Place
from ui.sidebar import Sidebar
from ui.widgets.banner import Banner
from ui.widgets.check import Check
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
THEIRS = "OneDrive - Ashdown NHS Trust"


@pytest.fixture
def lives_in(home, folder):
    """Moves the shut journal, as somebody may between two openings."""

    def move(name):
        place = home / name
        place.mkdir(parents=True)
        return Folder(folder.path.rename(place / folder.path.name))

    return move


@pytest.fixture
def enter(qtbot, preferences, opened_again):
    windows = []

    def enter(folder):
        window = Window(preferences, folder)
        window.watches_places = True
        qtbot.addWidget(window)
        window.resize(1000, 700)
        window.show()
        window.enter(doors.enter(folder, opened_again()))
        windows.append(window)
        return window

    yield enter
    for window in windows:
        window.let_go()


def notices(window):
    return [one for one in window.findChildren(PlaceNotice) if one.isVisible()]


def asked(qtbot, window):
    """The one that is there, once the look is back."""
    qtbot.waitUntil(lambda: notices(window) != [], timeout=10_000)
    return notices(window)[0]


def looked(qtbot, window):
    """When both looks are back."""
    with qtbot.waitSignal(window.findChild(PlaceNotices)._whereabouts.changed, timeout=10_000):
        pass


def said(notice):
    return next(one._lead for one in notice.findChildren(Banner) if one.isVisible())


def button(parent, words):
    return next((b for b in parent.findChildren(QPushButton) if b.text() == words and b.isVisible()), None)


def press(qtbot, parent, words):
    qtbot.mouseClick(button(parent, words), LEFT)


def test_a_journal_that_has_come_to_lie_in_an_employers_cloud_is_asked_about(qtbot, enter, lives_in):
    notice = asked(qtbot, enter(lives_in(THEIRS)))
    assert said(notice) == "Your journal’s folder looks like your employer’s OneDrive."


def test_it_is_kept_there_only_with_the_tick(qtbot, enter, lives_in):
    window = enter(lives_in(THEIRS))
    notice = asked(qtbot, window)
    before = button(notice, "Keep it there").isEnabled()
    qtbot.keyClick(notice.findChild(Check), Qt.Key.Key_Space)
    press(qtbot, notice, "Keep it there")
    assert (before, notices(window)) == (False, [])


def test_the_tick_is_kept_and_not_asked_for_again(qtbot, enter, lives_in):
    folder = lives_in(THEIRS)
    window = enter(folder)
    notice = asked(qtbot, window)
    qtbot.keyClick(notice.findChild(Check), Qt.Key.Key_Space)
    press(qtbot, notice, "Keep it there")
    window.let_go()
    window = enter(folder)
    looked(qtbot, window)
    assert notices(window) == []


def test_in_another_such_place_it_is_asked_again(qtbot, enter, lives_in, home):
    folder = lives_in(THEIRS)
    window = enter(folder)
    keep(window, lives_in=str(folder.path.parent), lives_as="employer_cloud")
    window.let_go()
    other = home / "OneDrive - Harrowmere Hospitals"
    other.mkdir()
    assert asked(qtbot, enter(Folder(folder.path.rename(other / folder.path.name))))


def test_a_place_that_has_become_the_employers_is_asked_about_again(qtbot, enter, lives_in):
    """It was agreed to as a cloud of one's own."""
    folder = lives_in(THEIRS)
    window = enter(folder)
    keep(window, lives_in=str(folder.path.parent), lives_as="personal_cloud")
    assert asked(qtbot, window)


def test_not_now_asks_at_the_next_opening(qtbot, enter, lives_in):
    folder = lives_in(THEIRS)
    window = enter(folder)
    press(qtbot, asked(qtbot, window), "Not now")
    gone = notices(window) == []
    window.let_go()
    assert (gone, bool(asked(qtbot, enter(folder)))) == (True, True)


def test_a_cloud_of_ones_own_gets_one_sentence_and_no_tick(qtbot, enter, lives_in):
    window = enter(lives_in("Dropbox/Papers"))
    notice = asked(qtbot, window)
    assert said(notice) == "Your journal’s folder is copied to the cloud by Dropbox."
    assert not notice.findChild(Check).isVisible()
    press(qtbot, notice, "Keep it there")
    assert notices(window) == []


def test_a_folder_of_ones_own_is_not_spoken_of(qtbot, enter, folder, monkeypatch):
    monkeypatch.setattr(surroundings.location, "_TEMPORARY_PLACES", ())  # where tests live
    window = enter(folder)
    looked(qtbot, window)
    assert (notices(window), window.shell.notices.height()) == ([], 0)


def test_a_folder_that_is_emptied_now_and_then_is_told(qtbot, enter, folder):
    assert said(asked(qtbot, enter(folder))) == "Your journal’s folder isn’t made to last."


def test_tab_and_f6_meet_it_between_the_sidebar_and_the_page(qtbot, enter, lives_in):
    window = enter(lives_in(THEIRS))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    notice = asked(qtbot, window)
    window.findChild(Sidebar).focus_current()
    met = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    assert met == [notice.findChild(Check), button(notice, "Move it…"), button(notice, "Not now")]
    window.findChild(Sidebar).focus_current()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    assert notice.isAncestorOf(window.focusWidget())


def test_the_button_asks_at_once_where_it_shall_move_to(qtbot, enter, lives_in):
    window = enter(lives_in(THEIRS))
    press(qtbot, asked(qtbot, window), "Move it…")
    assert window.shell.place() == Place("settings", detail="data")
    qtbot.waitUntil(lambda: window.findChild(MoveDialog) is not None)
    press(qtbot, window.findChild(MoveDialog), "Keep it where it is")
    qtbot.waitUntil(lambda: window.findChild(MoveDialog) is None)
    window.shell.next_region(0)
    assert window.findChild(MoveDialog) is None


# the backups


def keep(window, **changes):
    window.session.backups.keep(window.session.journal.journal_id, **changes)


def test_backups_that_have_come_to_lie_in_an_employers_cloud_are_asked_about(qtbot, enter, folder, home, monkeypatch):
    monkeypatch.setattr(surroundings.location, "_TEMPORARY_PLACES", ())
    theirs = home / THEIRS
    theirs.mkdir()
    window = enter(folder)
    keep(window, folder=str(theirs))
    notice = asked(qtbot, window)
    assert said(notice) == "The folder of your backups looks like your employer’s OneDrive."
    qtbot.keyClick(notice.findChild(Check), Qt.Key.Key_Space)
    press(qtbot, notice, "Keep them there")
    plan = window.session.backups.plan(window.session.journal.journal_id)
    assert (plan.understood, notices(window)) == (True, [])


def test_a_folder_that_became_the_employers_is_asked_about_at_a_backup(qtbot, enter, folder, home, monkeypatch):
    monkeypatch.setattr(surroundings.location, "_TEMPORARY_PLACES", ())
    stick = home / "Dropbox" / "Backups"
    stick.mkdir(parents=True)
    window = enter(folder)
    keep(window, folder=str(stick))
    looked(qtbot, window)
    before = notices(window)
    (home / ".dropbox").mkdir()
    (home / ".dropbox/info.json").write_text(f'{{"business": {{"path": "{home}/Dropbox"}}}}')
    window.session.backups.start(window.session.journal)
    told = "The folder of your backups looks like your employer’s Dropbox."
    assert (before, said(asked(qtbot, window))) == ([], told)


def test_one_question_comes_after_the_other(qtbot, enter, lives_in):
    window = enter(lives_in(THEIRS))
    keep(window, folder=str(window.session.journal.folder.path.parent))
    asked(qtbot, window)
    qtbot.waitUntil(lambda: window.findChild(PlaceNotices)._whereabouts._backups.finding is not None)
    first = [said(one) for one in notices(window)]
    press(qtbot, window.shell, "Not now")
    assert first == ["Your journal’s folder looks like your employer’s OneDrive."]
    assert [said(one) for one in notices(window)] == ["The folder of your backups looks like your employer’s OneDrive."]


# in Settings


def test_settings_show_what_was_agreed_and_take_it_back(qtbot, enter, lives_in):
    folder = lives_in(THEIRS)
    window = enter(folder)
    keep(window, lives_in=str(folder.path.parent), lives_as="employer_cloud")
    looked(qtbot, window)
    window.shell.go(Place("settings", detail="security"))
    press(qtbot, window.shell, "Ask me again")
    assert said(notices(window)[0]) == "Your journal’s folder looks like your employer’s OneDrive."


def test_settings_say_nothing_of_a_folder_of_ones_own(qtbot, session):
    page = SettingsPage(session, Place("settings", detail="security"))
    qtbot.addWidget(page)
    assert button(page, "Ask me again") is None


# a disk that does not answer


def test_a_disk_that_does_not_answer_keeps_nobody_from_locking(qtbot, enter, folder, monkeypatch):
    asked_it, answers, answered = Event(), Event(), Event()

    def hang(_place):
        asked_it.set()
        answers.wait(5)
        answered.set()
        return ()

    monkeypatch.setattr(PlaceNotices.__init__.__globals__["Whereabouts"].__init__, "__defaults__", (hang,))
    window = enter(folder)
    qtbot.waitUntil(asked_it.is_set, timeout=10_000)
    assert window.lock()
    waited = answered.is_set()
    answers.set()
    assert not waited
