"""Disks and folders that take no PDF, and what is said of each: on a real small disk, where one can be mounted."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import ExportFailed
from app.safety import surroundings
from app.summary import taking
from app.summary.compose import Composed

SMALL = Composed(b"%PDF-1.7 a page", 1, ())
LARGE = Composed(b"%PDF-1.7 " + bytes(300_000), 90, ())


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def stick(tmp_path):
    """A disk of its own, of 128 kB."""
    place = tmp_path / "TESS"
    place.mkdir()
    try:
        run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield place
    with suppress(subprocess.CalledProcessError):
        run("umount", "-l", str(place))


def told(place, pdf=SMALL):
    with pytest.raises(ExportFailed) as refused:
        taking.pack([pdf], place / "mine.pdf")
    return refused.value.advice


def test_a_full_disk_is_said_to_be_full_and_holds_nothing_of_it(stick):
    assert told(stick, LARGE).startswith("That disk is full.")
    assert list(stick.iterdir()) == []


def test_a_disk_that_fills_up_among_volumes_keeps_none_of_them(stick):
    with pytest.raises(ExportFailed) as refused:
        taking.pack([SMALL, LARGE], stick / "mine.pdf")
    assert (refused.value.advice.startswith("That disk is full."), list(stick.iterdir())) == (True, [])


def test_a_disk_that_can_only_be_read_is_said_to_forbid_it(stick):
    run("mount", "-o", "remount,ro", str(stick))
    assert told(stick).startswith("Inglenook isn’t allowed to write there.")
    assert not surroundings.look(stick).writable


def test_a_stick_that_was_pulled_out_is_said_to_be_gone(stick):
    folder = stick / "Papers"
    folder.mkdir()
    run("umount", "-l", str(stick))
    assert told(folder).startswith("It isn’t there any more.")


def test_a_folder_that_became_a_file_is_said_to_be_gone(tmp_path):
    (tmp_path / "Papers").write_text("no folder")
    assert told(tmp_path / "Papers").startswith("It isn’t there any more.")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a folder that nobody can write to")
def test_a_folder_of_the_system_takes_no_pdf():
    assert told(Path("/proc/sys")).split(". ")[0] in (
        "Inglenook isn’t allowed to write there",
        "It isn’t there any more",
    )
