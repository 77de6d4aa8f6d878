"""A bug of ours: a line in the log without a word of a record, a sentence in the window, and nothing lost."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qCritical, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QPushButton

from app.errors import DiskTrouble, Unforeseen
from app.log import Log
from ui.crash import Crash
from ui.places import Place
from ui.widgets.dialog import Dialog
from ui.window import Window

ROOT = Path(__file__).parents[2]
SECRET = "wicker lantern"


@pytest.fixture
def log(tmp_path):
    return tmp_path / "logs" / "inglenook.log"


@pytest.fixture
def crash(qapp, log, monkeypatch):
    """Watches, as in the running program, and lets go afterwards."""
    for where, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(where, hook, getattr(where, hook))
    before = qInstallMessageHandler(None)
    parent = QObject()
    yield Crash(Log(log), parent)
    qInstallMessageHandler(before)


def told_by(crash):
    told = []
    crash.told.connect(told.append)
    return told


class Speaker(QObject):
    spoke = Signal()


def fail():
    words = SECRET
    raise ValueError(f"could not read {words}")


def fail_in_a_slot():
    speaker = Speaker()
    speaker.spoke.connect(fail)
    speaker.spoke.emit()


def test_a_bug_is_told_in_a_sentence(crash):
    told = told_by(crash)
    fail_in_a_slot()
    assert [(type(error), error.title) for error in told] == [(Unforeseen, "Something went wrong in Inglenook")]


def test_the_log_says_where_it_was(crash, log):
    fail_in_a_slot()
    assert "ValueError at test_crash.py:" in log.read_text("utf-8")


def test_the_log_holds_no_word_of_what_was_read_check_33(crash, log):
    fail_in_a_slot()
    assert SECRET not in log.read_text("utf-8")


def test_the_log_is_for_its_owner_alone(crash, log):
    fail_in_a_slot()
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_is_no_bug(crash, log, journal):
    told = told_by(crash)
    journal.read.execute("pragma max_page_count = 1")

    def write_on():
        with journal.write() as write:
            write.conn.execute("create table t (x)")
            write.conn.execute("insert into t values (zeroblob(100000))")

    speaker = Speaker()
    speaker.spoke.connect(write_on)
    speaker.spoke.emit()
    assert ([type(error) for error in told], log.exists()) == ([DiskTrouble], False)


def test_a_thread_that_breaks_is_logged(crash, log):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "ValueError at threading.py:" in log.read_text("utf-8")


class Dying:
    def __del__(self):
        fail()


def test_what_breaks_where_nothing_can_be_raised_is_logged_without_its_words_check_33(crash, log):
    Dying()
    assert "ValueError at test_crash.py:" in log.read_text("utf-8")
    assert SECRET not in log.read_text("utf-8")


FALLS = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.log import Log
from ui.crash import Crash
app = QCoreApplication([])
crash = Crash(Log(Path(sys.argv[1])), app)
crash.fell.connect(lambda report: print("fell"))
crash.listen_for_a_fall(Path(sys.argv[2]))
def quokka_falls():
    words = "wicker lantern"
    os.kill(os.getpid(), signal.SIGSEGV)
if len(sys.argv) > 3:
    quokka_falls()
"""


@pytest.fixture
def run(log):
    report = log.with_name("fall.txt")

    def run(*how):
        command = [sys.executable, "-c", FALLS, str(log), str(report), *how]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False).stdout, report

    return run


def test_a_fall_is_told_at_the_next_start_and_once(run, log):
    said = [run("fall")[0], run()[0], run()[0]]
    assert said == ["", "fell\n", ""]
    assert "in quokka_falls" in log.read_text("utf-8")


def test_a_fall_leaves_no_word_and_only_its_owner_reads_what_it_leaves_check_33(run, log):
    _, report = run("fall")
    left = report.read_text("utf-8")
    assert ("quokka_falls" in left, SECRET in left, report.stat().st_mode & 0o777) == (True, False, 0o600)
    run()
    assert SECRET not in log.read_text("utf-8")
    assert str(ROOT) not in log.read_text("utf-8")


def test_of_what_qt_complains_only_the_place_is_kept(crash, log):
    qCritical(f"cannot open /home/{SECRET}")
    assert SECRET not in log.read_text("utf-8")
    assert "qt" in log.read_text("utf-8")


def test_what_qt_merely_mentions_is_not_kept(crash, log):
    qWarning("something")
    assert not log.exists()


def test_a_log_that_cannot_be_written_breaks_nothing(qapp, crash, tmp_path):
    (tmp_path / "file").write_text("")
    crash._log = Log(tmp_path / "file" / "inglenook.log")
    told = told_by(crash)
    fail_in_a_slot()
    assert len(told) == 1


# in the window


@pytest.fixture
def window(qtbot, folder, preferences, journal, crash):
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    crash.told.connect(window.tell)
    window.show()
    window.enter(journal)
    return window


def dialogs(window):
    return [one.accessibleName() for one in window.findChildren(Dialog) if one.isVisible()]


def test_a_job_that_breaks_is_logged_and_told(qtbot, window, log):
    def task(_progress):
        raise ValueError(SECRET)

    job = window.session.jobs.prepare(task)
    job.failed.connect(window.session.trouble)
    with qtbot.waitSignal(job.ended):
        window.session.jobs.start(job)
    assert [name[:33] for name in dialogs(window)] == ["Something went wrong in Inglenook"]
    assert "ValueError" in log.read_text("utf-8")
    assert SECRET not in log.read_text("utf-8")


def test_the_window_goes_on_after_a_bug(qtbot, window):
    QTimer.singleShot(0, window, fail)
    qtbot.waitUntil(lambda: dialogs(window) != [])
    close = next(b for b in window.findChildren(QPushButton) if b.text() == "Close" and b.isVisible())
    close.click()
    assert window.shell.go(Place("settings"))


def test_a_bug_at_the_door_is_told_there(qtbot, window):
    window.lock()
    QTimer.singleShot(0, window, fail)
    qtbot.waitUntil(lambda: dialogs(window) != [])
    assert window.shell is None


def test_leaving_with_ctrl_c_is_no_bug(tmp_path):
    program = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QCoreApplication\n"
        "from app.log import Log\nfrom ui.crash import Crash\n"
        "app = QCoreApplication([])\ncrash = Crash(Log(Path(sys.argv[1])), app)\nraise KeyboardInterrupt\n"
    )
    log = tmp_path / "inglenook.log"
    command = [sys.executable, "-c", program, str(log)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ("KeyboardInterrupt" in ended.stderr, log.exists()) == (True, False)
