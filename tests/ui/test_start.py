"""The program as it is started: in a process of its own, with arguments."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults import running


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


def test_a_report_leaves_when_it_is_made(start, folder, passphrase_file):
    process = start(folder.path, "--passphrase-file", passphrase_file, "--report")
    assert painted(process)[-1] == "first_page_painted"
    process.communicate(timeout=30)
    assert process.returncode == 0


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
