"""What no process of Inglenook does: reach the network, leave a core, let another program look into it."""

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="walls that Linux has")


def ended(program, *arguments):
    """What a Python program said, in a process of its own."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


# no network

TRIES = """
import socket
def tried(act):
    try:
        act()
    except PermissionError as error:
        return "refused" if str(error) == "Inglenook uses no network" else "other"
    except OSError as error:
        return type(error).__name__
    return "done"
def tries():
    for act in (
        lambda: plug.connect(("127.0.0.1", 9)), lambda: plug.bind(("127.0.0.1", 0)),
        lambda: plug.sendto(b"x", ("127.0.0.1", 9)), lambda: socket.getaddrinfo("localhost", 80),
        lambda: socket.gethostbyname("localhost"), socket.socket, lambda: socket.socket(socket.AF_INET6),
    ):
        yield tried(act)
plug = socket.socket()
"""
STARTS = {
    "the window": "import sys, ui.__main__ as m; sys.argv = ['inglenook', '--help']; m.main()",
    "a command": """
import contextlib, runpy, sys
sys.argv = ["app", "--help"]
with contextlib.suppress(SystemExit):
    runpy.run_module("app", run_name="__main__")
""",
    "the press": """
import os, app.summary.presswork as p
os._exit = lambda code: None  # its input has ended
p.main()
""",
}


@pytest.mark.parametrize("start", STARTS)
def test_no_process_can_reach_the_network_or_be_reached_check_25(start):
    assert ended(f"{TRIES}\n{STARTS[start]}\nprint('tries:', *tries())")[-7:] == ["refused"] * 7


def test_without_the_wall_the_same_tries_are_not_refused():
    assert "refused" not in ended(f"{TRIES}\nprint(*tries())")


def test_the_computer_s_own_name_can_still_be_asked():
    program = "import socket; from app import walls; walls.put_up(); print(bool(socket.gethostname()))"
    assert ended(program) == ["True"]


@pytest.fixture
def screen():
    """The number of an X server of its own."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb")
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x800x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        yield server.stdout.readline().strip()
        server.kill()


@on_linux
def test_on_a_screen_a_session_has_local_sockets_and_no_library_for_others_check_24(
    screen, folder, passphrase, tmp_path, home
):
    """And whatever the umask, it leaves little, for its owner alone: checks 27 and 31."""
    (tmp_path / "passphrase").write_text(passphrase)
    trace = ["strace", "-f", "-qq", "-e", "trace=socket,openat", "-o", str(tmp_path / "trace")]
    session = [sys.executable, "-m", "ui", str(folder.path), "--passphrase-file", str(tmp_path / "passphrase")]
    shown = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{screen}"}
    subprocess.run([*trace, *session, "--report"], cwd=ROOT, env=shown, capture_output=True, check=True, umask=0)
    caches = (home / ".cache/fontconfig", home / ".cache/mesa_shader_cache")
    left = [one for one in home.rglob("*") if one.is_file() and not any(one.is_relative_to(c) for c in caches)]
    assert {one.name for one in left} == {"settings.json", "fall.txt"}
    assert {one.stat().st_mode & 0o777 for one in [*left, *folder.path.iterdir()]} == {0o600}
    assert {one.parent.stat().st_mode & 0o777 for one in left} == {0o700}
    calls = (tmp_path / "trace").read_text("utf-8", "replace")
    families = set(re.findall(r"socket\((AF_\w+)", calls))
    assert "AF_UNIX" in families and not families & {"AF_INET", "AF_INET6", "AF_PACKET"}
    assert "libQt6Widgets" in calls and not re.search(r"Qt6?(Network|WebEngine)", calls)


# no loose talk

BREAKS = """
import threading
from app import walls
walls.put_up()
class Dying:
    def __del__(self): read("in passing")
def read(words): raise ValueError(f"could not read {words}: marmalade")
thread = threading.Thread(target=read, args=("in a thread",)); thread.start(); thread.join()
Dying()
read("at last")
"""


def test_what_breaks_says_where_and_none_of_the_words_in_question_check_33():
    done = subprocess.run([sys.executable, "-c", BREAKS], cwd=ROOT, capture_output=True, text=True, check=False)
    told = done.stderr.splitlines()
    assert [line.partition(" at ")[0] for line in told] == ["ValueError"] * 3
    assert all(line.endswith(" read") for line in told)
    assert (done.returncode, "marmalade" in done.stderr) == (1, False)


# nobody looks in


def unprivileged(*command):
    """Whoever is root may look anywhere: these programs run without root's privileges."""
    if os.getuid() != 0:
        return command
    if shutil.which("setpriv") is None:
        pytest.skip("root may look into everything, and there is no setpriv to give that up")
    return ("setpriv", "--bounding-set=-all", "--inh-caps=-all", *command)


@pytest.fixture
def start():
    """Begin a Python program; it is gone in the end."""
    started = []

    def start(*arguments):
        process = subprocess.Popen(
            unprivileged(sys.executable, *arguments), cwd=ROOT, env={**os.environ, "INGLENOOK_MILESTONES": "1"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


LOOK = """
import sys
for name in ("environ", "mem"):
    try:
        open(f"/proc/{sys.argv[1]}/{name}", "rb").close()
        print("open")
    except OSError as error:
        print(type(error).__name__)
"""


def looked_into(process):
    """What another program of the same account finds of it."""
    command = unprivileged(sys.executable, "-c", LOOK, str(process.pid))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def has_no_core(process):
    limits = Path(f"/proc/{process.pid}/limits").read_text("ascii")
    return bool(re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE))


SHUT = ["PermissionError", "PermissionError"]


@on_linux
def test_nobody_looks_into_the_window_before_anything_is_typed_check_28(start):
    process = start("-m", "ui")
    assert "unlock_painted" in process.stdout.readline()
    for _ in range(200):  # the paint is told a moment before the wall is up
        if (found := looked_into(process)) == SHUT:
            break
    assert (found, has_no_core(process)) == (SHUT, True)


@on_linux
def test_nobody_looks_into_a_command_check_28(start):
    process = start("-c", COMMAND)
    assert process.stdout.readline() == "the passphrase, please\n"
    assert (looked_into(process), has_no_core(process)) == (SHUT, True)


COMMAND = """
import runpy, sys
from app import secret_file
def waits(file):
    print("the passphrase, please", flush=True)
    sys.stdin.read()
secret_file.read_or_make = waits
sys.argv = ["app", "sample", "x", "--passphrase-file", "y"]
runpy.run_module("app", run_name="__main__")
"""


@on_linux
def test_nobody_looks_into_the_press_check_28(start):
    process = start("-m", "app.summary.presswork")
    for _ in range(400):  # it says nothing until it is asked
        if (found := looked_into(process)) == SHUT:
            break
    assert (found, has_no_core(process)) == (SHUT, True)


@on_linux
def test_without_the_wall_another_program_sees_what_it_looks_for(start):
    process = start("-c", "import sys; print('here', flush=True); sys.stdin.read()")
    process.stdout.readline()
    assert looked_into(process)[0] == "open"


ABORT = """
import os, resource
hardest = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hardest, hardest))  # whoever starts us may have allowed them
from app import walls
walls.put_up()
WALL
os.abort()
"""


@on_linux
@pytest.mark.parametrize("wall", ["walls.shut_memory()", ""], ids=["shut", "while a file dialog is open"])
def test_a_crash_leaves_no_core_check_28(start, wall):
    process = start("-c", ABORT.replace("WALL", wall))
    _, status = os.waitpid(process.pid, 0)
    assert (os.WIFSIGNALED(status), os.WCOREDUMP(status)) == (True, False)


CONTROL = "import os, resource; resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, -1)); os.abort()"


@on_linux
def test_without_the_wall_a_crash_would_leave_one(start, tmp_path, monkeypatch):
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("no process may leave a core here")
    program = CONTROL.replace("os.abort()", f"os.chdir({str(tmp_path)!r}); os.abort()")
    process = start("-c", program)
    _, status = os.waitpid(process.pid, 0)
    assert (os.WIFSIGNALED(status), os.WCOREDUMP(status)) == (True, True)


DIALOG = """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from app import walls
from ui import files
app = QApplication([])
window = QWidget()
window.show()
walls.put_up()
walls.shut_memory()
print(walls.memory_is_shut())
dialog = files.choose_folder(window, "Where", Path.home())
dialog.destroyed.connect(app.quit)
dialog.open()
print(walls.memory_is_shut())
QTimer.singleShot(0, dialog.reject)
app.exec()
print(walls.memory_is_shut())
"""


@on_linux
def test_the_desktop_s_portal_for_files_may_look_as_long_as_a_file_dialog_is_open_check_28():
    assert ended(DIALOG) == ["True", "False", "True"]


@on_linux
def test_a_file_dialog_shuts_nothing_that_was_open():
    assert ended(DIALOG.replace("walls.shut_memory()", "")) == ["False", "False", "False"]
