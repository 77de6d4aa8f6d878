"""The process that sets the pages: what it is told, what it leaves, and when it is gone. Real ones, all of them."""

import os
import re
import select
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import repeat
from pathlib import Path
from threading import Event, Thread

import pytest

from app.errors import Cancelled
from app.progress import Progress
from app.summary import compose, frames
from app.summary import press as presses
from app.summary.press import Press
from app.summary.refusals import PagesNotMade
from tests.app.printed_summary import DOCUMENT, MEETING, MIRIAM, ROOT, composed, noted

IMPORTED = (
    "import os, sys; sys.path.insert(0, '.'); from tests.app.printed_summary import *; "
    "from app.summary.press import Press; press = Press(); "
    "pid = lambda: open(f'/proc/self/task/{os.getpid()}/children').read().split()[0]"
)
MARKER = "MARKER7731"
# Seconds of work, so that it is at it whenever the test looks.
LONG = replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=tuple(repeat(MEETING, 600))),))

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells of processes")


@pytest.fixture
def press():
    with Press() as press:
        yield press


def children():
    """The processes that this one has started and not yet buried."""
    return {int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


@pytest.fixture
def pid(press):
    """The press, warm."""
    before = children()
    press.warm()
    (pid,) = children() - before
    return pid


def has_ended(pid, within=20):
    """Whether a process ends soon; it need not be a child of this one."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], within)[0])
    finally:
        os.close(process)


# What it makes


def test_it_makes_the_same_bytes_as_the_command_and_makes_them_again(press):
    first, second = (press.pdf(DOCUMENT, Progress()) for _ in range(2))
    assert first == second == composed()


def test_characters_that_no_font_has_are_named_from_there_too(press):
    assert press.pdf(noted("Here \U0010fffd."), Progress()).missing == ("\U0010fffd",)


def test_progress_runs_to_its_end(press):
    steps = []
    press.pdf(DOCUMENT, Progress(lambda done, total: steps.append((done, total))))
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == ((0, 4), (4, 4))


# What it leaves


@on_linux
def test_no_word_is_in_its_command_line_or_its_environment(press, pid, monkeypatch):
    press.kill()
    monkeypatch.setenv("SECRET", MARKER)
    before = children()
    press.pdf(noted(MARKER), Progress())
    (pid,) = children() - before
    told = Path(f"/proc/{pid}/cmdline").read_bytes() + Path(f"/proc/{pid}/environ").read_bytes()
    assert b"presswork" in told
    assert MARKER.encode() not in told


@on_linux
def test_its_words_are_written_to_pipes_alone():
    # Python tries its temporary folder by writing to it, once.
    program = f"""{IMPORTED}; import tempfile; tempfile.gettempdir(); os.write(1, b'begin'); \
press.pdf(noted('{MARKER}'), Progress()); press.kill()"""
    calls = "trace=open,openat,openat2,creat,write,pwrite64,writev,sendto,sendmsg"
    trace = ["strace", "-f", "-y", "-s", "100000", "-e", calls, sys.executable, "-B", "-c", program]
    done = subprocess.run(trace, cwd=ROOT, capture_output=True, text=True, check=True)
    made = done.stderr.partition('"begin"')[2].splitlines()
    opened = [line for line in made if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(", line[:400])]
    assert [line for line in opened if '"/dev/null"' not in line] == []
    places = {found[1] for line in made if (found := re.search(r"(?:write\w*|send\w+)\(\d+<(\w+)", line[:400]))}
    assert places == {"pipe"}
    assert any(MARKER in line for line in made)  # the watching sees it


def test_nothing_is_left_behind(press, home):
    press.pdf(noted(MARKER), Progress())
    press.kill()
    assert list((home / "tmp").iterdir()) == []


@on_linux
def test_a_crash_of_it_leaves_no_image_of_its_memory(press, pid):
    press.pdf(DOCUMENT, Progress())
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)


def test_what_typst_says_of_our_own_mistakes_holds_no_word_of_the_owner():
    with subprocess.Popen(
        [sys.executable, "-m", "app.summary.presswork"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        # Typst quotes the tag that it can't read.
        broken = f"<svg xmlns='http://www.w3.org/2000/svg'><a></{MARKER}></svg>"
        made = compose._data(DOCUMENT).replace("<svg ", broken + "<svg ", 1)
        order = frames.order(made, date(2026, 11, 19))
        frames.send(process.stdin, frames.ORDER, order)
        answers = []
        while frames.BUG not in dict(answers):
            answers.append(frames.receive(process.stdout))
        process.stdin.close()
        assert process.wait() == 0
    said = dict(answers)[frames.BUG].decode()
    assert said.startswith("failed to parse SVG")
    assert MARKER not in said


# When it is gone


@on_linux
def test_killed_it_is_gone_at_once(press, pid):
    press.kill()
    assert not Path(f"/proc/{pid}").exists()


@on_linux
def test_killed_it_can_be_used_again(press, pid):
    press.kill()
    assert press.pdf(DOCUMENT, Progress()).pages == 2
    assert children() - {pid}


class AtWork:
    """A long document on its way, on a thread of its own."""

    def __init__(self, press):
        begun, steps = Event(), []

        def on_step(done, _total):
            steps.append(done)
            if steps == [0, 1, 1]:  # the second time the other process has said so
                begun.set()

        self.progress = Progress(on_step)
        self.end = None
        self._thread = Thread(target=self._work, args=(press,))
        self._thread.start()
        assert begun.wait(20)

    def _work(self, press):
        try:
            self.end = press.pdf(LONG, self.progress)
        except Exception as error:  # noqa: BLE001 - looked at by the test
            self.end = error

    def ended(self):
        self._thread.join(20)
        return type(self.end)


@on_linux
def test_killed_at_work_it_counts_as_cancelled_and_does_not_come_back(press, pid):
    work = AtWork(press)
    press.kill()
    assert work.ended() is Cancelled
    assert pid not in children()
    assert not Path(f"/proc/{pid}").exists()


@on_linux
def test_cancelled_at_work_it_is_gone_with_what_it_had_and_another_is_warm(press, pid):
    work = AtWork(press)
    before = children()
    work.progress.cancel()
    assert work.ended() is Cancelled
    assert not Path(f"/proc/{pid}").exists()
    assert len(children() - before) == 1


def test_cancelled_beforehand_it_makes_nothing(press):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        press.pdf(DOCUMENT, progress)


@on_linux
@pytest.mark.parametrize("at_work", [False, True], ids=["idle", "at work"])
def test_a_window_that_dies_takes_it_along(at_work):
    dies = "os.kill(os.getpid(), 9)"
    if at_work:
        long = "replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=(MEETING,) * 600),))"
        heard = f"lambda done, _: steps.append(done) or len(steps) > 2 and {dies}"
        work = f"steps = []; press.pdf({long}, Progress({heard}))"
    else:
        work = dies
    program = f"{IMPORTED}; press.warm(); print(pid(), flush=True); {work}"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -9
    assert has_ended(int(done.stdout))


@on_linux
def test_one_that_was_shot_is_replaced_without_a_word(press, pid):
    os.kill(pid, 9)
    assert has_ended(pid)
    assert press.pdf(DOCUMENT, Progress()) == composed()


@pytest.fixture(params=["exit 1", "echo 'No such thing, and on and on'; cat", "printf '\\0\\0\\0\\2PHi'; cat"])
def stranger(request, tmp_path, monkeypatch):
    """In the place of our own program, one that dies, talks nonsense, or hands over something that is no PDF."""
    program = tmp_path / "stranger"
    program.write_text(f"#!/bin/sh\n{request.param}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.skipif(sys.platform == "win32", reason="starts a shell script")
def test_one_that_keeps_failing_is_told_of(press, stranger):
    with pytest.raises(PagesNotMade) as told:
        press.pdf(DOCUMENT, Progress())
    assert told.value.title == "The pages couldn’t be made"
    assert "Your journal is as it was." in told.value.advice


def test_a_program_that_cannot_start_is_told_of(press, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    press.warm()
    with pytest.raises(PagesNotMade):
        press.pdf(DOCUMENT, Progress())


@on_linux
@pytest.mark.parametrize(("limit", "most", "lives"), [("_MOST_HELD", 1, 3), ("_MOST_DOCUMENTS", 2, 2)])
def test_it_is_replaced_when_it_holds_much_or_has_made_many(press, pid, monkeypatch, limit, most, lives):
    monkeypatch.setattr(presses, limit, most)
    before = children() - {pid}
    seen = set()
    for _ in range(3):
        seen |= children() - before
        press.pdf(DOCUMENT, Progress())
    assert len(seen) == lives
    assert len(children() - before) == 1
