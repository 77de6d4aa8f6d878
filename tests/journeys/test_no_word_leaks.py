"""No word typed into the window, no name and no search reaches the disk but inside the journal, encrypted."""

import re
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import search
from app.records import drafts
from app.store import doors
from tests.journeys.evening import MARKERS, PASSPHRASE

ROOT = Path(__file__).parents[2]
WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
_CALL = re.compile(r"\d+ +(\w+)\((?:\d+<(.*?)>)?")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
# To and from the process that sets pages. No pipe leads out: the program's own output is a file, and what its
# processes write is watched too.
PRESS = "pipe:["


@dataclass
class Evening:
    """`written` are (where to, what) of every write; `before` and `after` the files at home."""

    written: list
    sockets: set  # the families of all that were made
    before: set
    after: set

    def holding(self, words, *, but=()):
        """Where the words were written in the clear, whatever the case and the width of the letters."""
        needles = [form for word in words for form in _forms(word)]
        return sorted(
            {
                where
                for where, what in self.written
                if not any(Path(where).name.startswith(one) for one in but)
                and any(needle in what.lower() for needle in needles)
            }
        )


def _forms(word):
    return [word.lower().encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]


def spend(home, tmp_path, program, *arguments):
    """Time at the window in a process of its own, with every write watched."""
    before = _files(home)
    trace = tmp_path / "trace"
    command = [*offline(), "strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "10000000", "-o", str(trace)]
    command += ["-e", f"trace={WRITES},socket", sys.executable, "-B", "-m", f"tests.journeys.{program}"]
    command += map(str, arguments)
    said = tmp_path / "said"
    with said.open("wb") as out:
        ended = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False)
    assert ended.returncode == 0, said.read_text("utf-8", "replace")
    written, sockets = [], set()
    for line in trace.read_text("utf-8", "replace").splitlines():
        if (call := _CALL.match(line)) and call[1] == "socket":
            sockets.add(line[call.start(1) :].removeprefix("socket(").partition(",")[0])
        elif call:
            where = bytes.fromhex(call[2].replace("\\x", "")).decode() if call[2] else ""
            what = b"".join(bytes.fromhex(part.replace("\\x", "")) for part in _BYTES.findall(line[call.end() :]))
            written.append((where, what))
    return Evening(written, sockets, before, _files(home))


def offline():
    """Where it is permitted: begins a command in a world that has no network, with not even a loopback."""
    ways = (["unshare", "-n"], ["unshare", "-r", "-n"])
    return next((way for way in ways if subprocess.run([*way, "true"], capture_output=True).returncode == 0), [])


def _files(home):
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


@pytest.fixture
def evening(folder, home, tmp_path):
    """With one letter in the clear at its end, to prove that the watching would see it."""
    return spend(home, tmp_path, "evening", folder.path, tmp_path / "mine.pdf", tmp_path / "letter")


def test_no_word_of_an_evening_is_written_in_the_clear(evening, home, tmp_path, folder, opened):
    """One evening, looked at from all sides: it takes a while to spend. Checks 5, 24 and 31.

    It is spent without a network.
    """
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    assert any(where == str(folder.database) for where, _ in evening.written)
    letter = str(tmp_path / "letter")
    assert [evening.holding([word], but=("mine.pdf", PRESS)) for word in MARKERS] == [[letter]] * len(MARKERS)
    assert any(where.startswith(PRESS) and b"%PDF-" in what for where, what in evening.written)
    assert evening.holding(["%PDF-"], but=("mine.pdf", PRESS)) == []
    assert evening.holding(PASSPHRASE.split()) == []
    assert evening.sockets <= {"AF_UNIX"}  # to screen and desktop, if at all
    found = {file for file in evening.after - evening.before if not file.startswith(".cache/fontconfig/")}
    assert found == {".config/Inglenook/settings.json"}
    settings = (home / ".config/Inglenook/settings.json").read_text("utf-8").lower()
    assert [word for word in MARKERS if word.lower() in settings] == []
    left = [*home.rglob("*"), *tmp_path.rglob("*")]
    assert [path for path in left if "quokka" in path.name.lower()] == []
    with closing(doors.enter(folder, opened)) as journal:  # where all of them are
        found = {word for word in MARKERS if search.matching(journal.read, word)}
        assert found | set(drafts.get(journal.read, "new goal").values()) == set(MARKERS)


def test_nothing_of_the_sample_or_of_what_was_done_in_it_is_written_anywhere(home, tmp_path):
    """No folder, no lock, no index, no temporary file: it lives in memory alone."""
    visit = spend(home, tmp_path, "look_around", tmp_path / "letter")
    assert visit.sockets <= {"AF_UNIX"}
    assert visit.holding([*MARKERS, "Tasker-Quill", "Ludmoor"]) == [str(tmp_path / "letter")]
    no_files = ("/dev/", "/proc/", "pipe:", "socket:", "anon_")
    files = {where for where, _ in visit.written if not where.startswith(no_files)}
    theirs = {where for where in files if "/fontconfig/" not in where}
    settings = str(home / ".config/Inglenook/settings.json.part")
    assert theirs <= {settings, str(tmp_path / "letter"), ""}
    left = {file for file in visit.after - visit.before if not file.startswith(".cache/fontconfig/")}
    assert left == {".config/Inglenook/settings.json"}  # where the window was
    assert '"last_journal": ""' in (home / ".config/Inglenook/settings.json").read_text("utf-8")


def test_a_socket_would_be_seen_and_leads_nowhere_check_24(home, tmp_path):
    if not offline():
        pytest.skip("no world without a network may be made here")
    trace = tmp_path / "trace"
    command = [*offline(), "strace", "-f", "-o", str(trace), "-e", "trace=socket", sys.executable, "-c", REACHES]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.stdout, "socket(AF_INET," in trace.read_text()) == ("unreachable\n", True)


REACHES = """
import socket
try:
    socket.create_connection(("192.0.2.1", 9), 5)
except OSError:
    print("unreachable")
"""
