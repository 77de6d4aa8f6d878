"""The program as it is started: in a process of its own, with arguments."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QImage

from app import paths
from app.store import doors, keys, last_end
from app.store.folder import Folder
from tests.faults import running
from ui import start as starting
from ui import theme
from ui.preferences import Preferences
from ui.window import Window


@pytest.fixture
def start():
    """Begin the program; it says what it has painted."""
    started = []

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-m", "ui", *map(str, arguments)],
            cwd=running.ROOT,
            env={**os.environ, "INGLENOOK_MILESTONES": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        running.stop(process)


@pytest.fixture
def passphrase_file(tmp_path, passphrase):
    file = tmp_path / "passphrase"
    file.write_text(passphrase)
    return file


def painted(process):
    """The milestones up to the first page, or to the end of the program."""
    seen = []
    for line in process.stdout:
        seen.append(json.loads(line)["milestone"])
        if seen[-1] == "first_page_painted":
            break
    return seen


def test_a_passphrase_in_a_file_opens_the_window_and_leaves_it_open(qtbot, start, folder, passphrase_file):
    process = start(folder.path, "--passphrase-file", passphrase_file)
    assert painted(process)[-1] == "first_page_painted"
    for _ in range(2):
        folder.raise_request.touch()
        qtbot.waitUntil(lambda: not folder.raise_request.exists())  # a window that is there answers
    assert process.poll() is None


def test_the_running_program_shuts_the_journal_when_the_screen_is_locked_check_29(
    qtbot, start, folder, passphrase_file, monkeypatch
):
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert painted(start(folder.path, "--passphrase-file", passphrase_file))[-1] == "first_page_painted"
        saver = QDBusConnection.connectToBus(address, "saver")
        assert saver.registerService("org.gnome.ScreenSaver")
        signal = QDBusMessage.createSignal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
        signal.setArguments([True])
        open_before = doors.held_here(folder)
        assert saver.send(signal)
        qtbot.waitUntil(lambda: not doors.held_here(folder))
        QDBusConnection.disconnectFromBus("saver")
        daemon.terminate()
    assert open_before


def test_a_report_leaves_when_it_is_made(start, folder, passphrase_file):
    process = start(folder.path, "--passphrase-file", passphrase_file, "--report")
    assert painted(process)[-1] == "first_page_painted"
    process.communicate(timeout=30)
    assert process.returncode == 0


def test_the_running_program_shuts_the_journal_in_order_when_the_system_ends_it(start, folder, passphrase_file):
    process = start(folder.path, "--passphrase-file", passphrase_file)
    assert painted(process)[-1] == "first_page_painted"
    process.terminate()
    assert (process.wait(timeout=30), last_end.broken_off(folder)) == (0, None)


@pytest.fixture
def elsewhere(folder, pattern):
    """The journal is open in another window of this computer."""
    process = running.start("hold", journal=str(folder.path), root=pattern[1].root.hex())
    assert process.stdout.readline() == "open\n"
    yield process
    running.stop(process)


def test_a_second_start_calls_the_first_window_forward(start, folder, elsewhere):
    process = start(folder.path)
    process.communicate(timeout=30)
    assert (process.returncode, folder.raise_request.exists()) == (0, True)


def test_where_the_first_window_cannot_be_called_the_second_opens(start, folder, elsewhere):
    folder.raise_request.symlink_to(folder.path / "nowhere" / "to be written to")
    process = start(folder.path)
    assert json.loads(process.stdout.readline())["milestone"] == "unlock_painted"


@pytest.mark.parametrize("size", [None, 0], ids=["missing", "empty"])
def test_what_waits_for_the_first_paint_begins_at_a_door_that_stays_shut_too(qtbot, home, preferences, size):
    folder = Folder(home / "Mentoring.inglenook")
    if size is not None:
        folder.path.mkdir()
        folder.database.write_bytes(b"")
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    with qtbot.waitSignal(starting.AfterFirstPaint(window).painted):
        window.show()


def test_a_picture_is_taken_of_the_first_page(start, folder, passphrase_file, tmp_path):
    process = start(folder.path, "--passphrase-file", passphrase_file, "--picture", tmp_path / "page.png")
    process.communicate(timeout=30)
    taken = QImage(str(tmp_path / "page.png"))
    assert (process.returncode, taken.width(), taken.height()) == (0, 1280, 800)


@pytest.mark.parametrize(
    ("words", "why"), [("not this one", "The journal didn’t open.\n"), (None, "The passphrase file can’t be read.\n")]
)
def test_who_does_not_get_in_leaves_with_the_reason(start, folder, tmp_path, words, why):
    file = tmp_path / "passphrase"
    if words is not None:
        file.write_text(words)
    process = start(folder.path, "--passphrase-file", file, "--report")
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said.splitlines()[-1:]) == (1, why.splitlines())


def test_a_report_of_no_journal_leaves_with_the_reason(start, passphrase_file):
    process = start("--passphrase-file", passphrase_file, "--report")
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said.splitlines()[-1:]) == (1, ["There is no journal to unlock."])


@pytest.mark.parametrize(
    "arguments", [["--loud"], ["one", "two"], ["--picture", "p.png"], ["--report"], ["--passphrase-file"]]
)
def test_arguments_that_make_no_sense_are_answered_with_the_usage(start, arguments):
    process = start(*arguments)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (2, f"{starting.USAGE}\n")


# which journal


def made(path):
    doors.create(Folder(path), "any passphrase at all", cost=keys.SMALL).forget()
    return Folder(path)


def test_the_journal_named_is_opened(preferences, folder):
    assert starting._folder(str(folder.path), preferences) == folder


def test_a_journal_may_be_named_without_its_ending(preferences, folder):
    assert starting._folder(str(folder.path.with_suffix("")), preferences) == folder


def test_a_journal_that_is_not_there_is_looked_for_under_its_own_name(preferences, tmp_path):
    assert starting._folder(str(tmp_path / "Tess’s journal"), preferences).path.name == "Tess’s journal.inglenook"


def test_without_a_name_it_is_the_last_one(preferences, folder):
    preferences.keep(last_journal=str(folder.path))
    assert starting._folder("", preferences) == folder


def test_the_only_one_in_the_usual_place_is_opened(preferences):
    only = made(paths.journals() / "Mine.inglenook")
    assert starting._folder("", preferences) == only


def test_of_several_none_is_guessed(preferences):
    made(paths.journals() / "Mine.inglenook")
    made(paths.journals() / "Another.inglenook")
    assert starting._folder("", preferences) is None


def test_on_a_fresh_computer_there_is_none(preferences):
    assert starting._folder("", preferences) is None


# how it looks


@pytest.fixture
def appearance(qapp, preferences):
    made = starting.Appearance(qapp, preferences)
    yield made
    made.deleteLater()
    theme.apply(qapp, theme.named("light"))


def test_a_preferred_appearance_is_put_on_at_once(appearance, preferences):
    appearance.apply()
    preferences.keep(appearance="dark", text_size="large", still=True)
    now = theme.current()
    assert (now.name, now.scale, now.still) == ("dark", 1.2, True)


def test_what_does_not_change_the_look_dresses_nothing_anew(appearance, preferences):
    appearance.apply()
    before = theme.current()
    preferences.keep(last_open="2026-11-21T21:10+00:00")
    assert theme.current() is before


def test_a_preference_outlives_the_program(tmp_path, preferences):
    preferences.keep(appearance="contrast")
    assert Preferences(tmp_path / "settings.json").now.appearance == "contrast"
