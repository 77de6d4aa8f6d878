"""The rules of the house: what the source, the locks and the surroundings must never hold."""

import ast
import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = sorted([*ROOT.glob("app/**/*.py"), *ROOT.glob("ui/**/*.py")])
WINDOW = [path for path in PROGRAM if path.is_relative_to(ROOT / "ui")]


def name(path):
    return path.relative_to(ROOT).as_posix()


def places(pattern, paths):
    """Where the pattern stands, as `file:line: text`."""
    wanted = re.compile(pattern)
    return [
        f"{name(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


def f_strings(path):
    """The constant text of each f-string in the file, with {} where a value goes in."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def test_the_window_speaks_no_sql():
    assert places(r"\.execute(many|script)?\(", WINDOW) == []


@pytest.mark.parametrize("module", ["QtNetwork", "QtWebEngine", "QtWebSockets", "QtHttpServer"])
def test_no_part_of_qt_that_can_reach_the_network_is_named(module):
    assert places(module, [*PROGRAM, *ROOT.glob("resources/**/*.py")]) == []


def test_of_urllib_only_the_quoting_is_used():
    """The layer contracts see no further than `urllib`, whose other half would reach the network."""
    lines = {place.split(": ", 1)[1] for place in places(r"\burllib\b", PROGRAM)}
    assert lines <= {"from urllib.parse import quote"}


def test_the_window_runs_no_event_loop_of_its_own():
    loops = places(r"\.exec_?\(", WINDOW)
    assert [loop.partition(": ")[2] for loop in loops] == ["return app.exec()"]
    assert places(r"processEvents\(|\bQEventLoop\b", WINDOW) == []


def test_colours_are_named_in_the_theme_only():
    outside = [path for path in WINDOW if not path.is_relative_to(ROOT / "ui/theme")]
    assert places(r"""#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\b|["']#[0-9A-Fa-f]{3}["']""", outside) == []


def test_connections_are_made_without_lambdas():
    assert places(r"\.connect\(\s*lambda", WINDOW) == []


def test_packaging_stays_no_package():
    """With an __init__.py it would hide the distribution of that name from everything run in this folder."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("path", PROGRAM, ids=name)
def test_a_file_can_be_read_in_one_go(path):
    assert len(path.read_text("utf-8").splitlines()) <= 350


def test_no_key_is_ever_put_into_sql_check_4():
    keyed = r"(?i)pragma\s+(hex)?(re)?key\b"
    assert places(keyed, PROGRAM) == []
    assert [name(path) for path in PROGRAM for text in f_strings(path) if re.search(keyed + r"|\bx'", text)] == []


def test_what_shall_last_is_asked_for_in_one_place():
    """Where `fsync` is not enough is known there."""
    assert [name(path) for path in PROGRAM if "fsync(" in path.read_text("utf-8")] == ["app/durable.py"]


@pytest.mark.parametrize("module", PROGRAM, ids=name)
def test_a_module_says_what_it_is_for(module):
    assert ast.get_docstring(ast.parse(module.read_text("utf-8")))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_hashes_and_no_address(lock):
    text = (ROOT / "packaging" / lock).read_text("ascii")
    assert "--hash=sha256:" in text
    assert re.findall(r"(?i).*(?:http|index|find-links|file:| /).*", text) == []


def test_both_locks_hold_the_qt_that_survives_its_own_calls():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "\npyside6-essentials==6.11.3 " in (ROOT / "packaging" / lock).read_text("ascii")


def test_qt_survives_twenty_thousand_calls_that_return_nothing():
    """PySide6 6.12.0 on Python 3.11 loses a reference to None in each, and aborts after some 5,000."""
    program = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\n"
        "label = QLabel()\n"
        "for _ in range(20_000): label.setText('again')\n"
        "print(label.text())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "again\n"), done.stderr


def test_starting_loads_nothing_that_only_a_later_page_needs():
    heavy = ["cryptography", "markdown_it", "pypdfium2", "qtawesome", "typst", "xkcdpass", "zxcvbn"]
    program = f"import sys, ui.start, ui.window; print([each for each in {heavy} if each in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr


def test_a_test_cannot_reach_the_network():
    with socket.socket() as plug, pytest.raises(AssertionError, match="network"):
        plug.connect(("127.0.0.1", 9))


def test_a_test_has_a_home_of_its_own(home, qapp):
    from PySide6.QtCore import QDir, QStandardPaths

    assert Path.home() == home
    assert QDir.homePath() == str(home)
    assert Path(tempfile.gettempdir()).parent == home
    assert Path(QDir.tempPath()).parent == home
    assert QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation).startswith(str(home))


def test_nothing_is_shown_on_the_screen_of_whoever_runs_the_tests(qapp):
    assert qapp.platformName() == os.environ.get("INGLENOOK_TEST_PLATFORM", "offscreen")


CHECKS = {1, 3, 4, 5, *range(7, 12), *range(13, 32), 33, 34}  # of the design; the others are gone or postponed


def test_each_check_of_the_design_is_found_by_its_number():
    named = re.compile(r"(?i)_check_(\d+)|checks? ((?:\d+(?:, | and )?)+)")
    found = set()
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for one, several in named.findall(path.read_text("utf-8")):
            found |= {int(number) for number in re.findall(r"\d+", one or several)}
    assert found & CHECKS == CHECKS
