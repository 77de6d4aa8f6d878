"""No word of anybody's is ever written in the clear: a look at every byte written, not only at what is left."""

import re

import pytest

from app.store import opening
from app.store.folder import Folder
from tests.app import second_reader
from tests.faults import living, running

WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
OTHERS = "?open,openat,?creat,mmap,sendfile,copy_file_range,splice,vmsplice,process_vm_writev,io_uring_setup"


class Watched:
    """What a process did to files: every call, by name, with its decoded strings."""

    def __init__(self, tmp_path, name, **arguments):
        trace = tmp_path / "trace"
        before = ["strace", "-f", "-qq", "-xx", "-s", "10000000", "-e", f"trace={WRITES},{OTHERS}", "-o", str(trace)]
        process = running.start(name, before=before, **arguments)
        _, complaints = process.communicate()
        assert process.returncode == 0, complaints
        self.calls = []
        for line in trace.read_text().splitlines():
            if call := re.match(r"\d+ +(\w+)\((.*)", line):
                strings = re.findall(r'"((?:\\x[0-9a-f]{2})*)"', call[2])
                self.calls.append((call[1], [bytes.fromhex(s.replace("\\x", "")) for s in strings], line))
        trace.unlink()

    @property
    def written(self):
        return [b"".join(strings) for name, strings, _ in self.calls if name in WRITES.split(",")]

    def holding(self, *needles):
        """How many writes hold any of the needles, in any letter case."""
        return sum(
            any(needle in payload or needle in payload.lower() for needle in needles) for payload in self.written
        )

    @property
    def opened_for_writing(self):
        return {
            strings[0].decode()
            for name, strings, line in self.calls
            if name in {"open", "openat", "creat"} and re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|creat\(", line)
        }


MARKERS = [living.MARKER.encode(), living.MARKER.encode("utf-16-le"), living.MARKER.encode("utf-16-be")]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("life")


@pytest.fixture(scope="module")
def life(place, tmp_path_factory):
    """A whole life of a journal, watched."""
    return Watched(tmp_path_factory.mktemp("watch"), "live", place=str(place))


def test_no_word_is_written_in_the_clear_check_5(life):
    assert len(life.written) > 1000
    assert life.holding(*MARKERS) == 0


def test_no_key_and_no_secret_is_written(life, place):
    secret = bytes(opening.with_passphrase(Folder(place / living.JOURNAL), living.PASSPHRASE + " again").root)
    key = second_reader.expanded(secret, b"sqlcipher-raw-key")
    assert life.holding(secret, secret.hex().encode(), key, key.hex().encode()) == 0


def test_nothing_is_written_outside_the_journal_the_settings_and_the_log(life, place):
    names = {name.removeprefix(str(place) + "/") for name in life.opened_for_writing}
    known = re.compile(
        r"\.?Life\.inglenook(\.[0-9a-f]{8}\.new)?(/replaced/before-upgrade-[^/]+\.inglenook)?/"
        r"journal\.(db|db-journal|keys|keys\.part|keys\.copy|keys\.copy\.part|lock\.part)"
        r"|config/settings\.json\.part|log/inglenook\.log|/dev/(null|tty|u?random)"
    )
    assert {name for name in names if not known.fullmatch(name)} == set()
    assert len(names) > 8


def test_no_file_is_written_through_memory_or_behind_the_back_of_write(life):
    behind = {"sendfile", "copy_file_range", "splice", "vmsplice", "process_vm_writev", "io_uring_setup"}
    assert [line for name, _, line in life.calls if name in behind] == []
    assert [
        line for name, _, line in life.calls if name == "mmap" and "MAP_SHARED" in line and "PROT_WRITE" in line
    ] == []


def test_no_word_is_in_any_file_left(life, place):
    files = [path for path in place.rglob("*") if path.is_file()]
    left = b"".join(path.read_bytes() for path in files).lower()
    assert len(left) > 100_000
    assert not any(marker in left for marker in MARKERS)
    assert b"sqlite format 3" not in left


def test_no_word_is_in_the_name_of_any_file(life, place):
    assert not [path for path in place.rglob("*") if living.MARKER in path.name]


# The watching itself


def test_a_word_written_on_purpose_is_seen(tmp_path):
    watched = Watched(tmp_path, "put", path=str(tmp_path / "file"), text=f"and {living.MARKER.upper()}, of course")
    assert watched.holding(*MARKERS) == 1
    assert str(tmp_path / "file.part") in watched.opened_for_writing


def test_the_same_life_with_temporary_files_would_be_seen_check_5(tmp_path):
    watched = Watched(tmp_path, "live", place=str(tmp_path), spill=True)
    assert watched.holding(*MARKERS) > 10
    assert any("etilqs_" in name for name in watched.opened_for_writing)
