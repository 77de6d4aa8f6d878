"""No word of anybody's is ever written in the clear: a look at every byte written, not only at what is left."""

import re
from pathlib import Path

import pytest

from app import paths
from app.store import opening
from app.store.folder import Folder
from tests.app import second_reader
from tests.faults import keeping, living, running

WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
OTHERS = "?open,openat,?creat,?mkdir,mkdirat,mmap"
BEHIND = "sendfile,copy_file_range,splice,vmsplice,process_vm_writev,io_uring_setup"


class Watched:
    """What a process did to files: every call, by name, with its decoded strings."""

    def __init__(self, tmp_path, name, **arguments):
        trace = tmp_path / "trace"
        before = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "10000000", "-o", str(trace)]
        before += ["-e", f"trace={WRITES},{OTHERS},{BEHIND}"]
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
        """Every write: where to, and what."""
        return [
            (_place_of(line), b"".join(strings)) for name, strings, line in self.calls if name in WRITES.split(",")
        ]

    def holding(self, *needles, but=()):
        """Where a write holds any of the needles, in any letter case."""
        return {
            where
            for where, what in self.written
            if not where.startswith(but) and any(needle in what or needle in what.lower() for needle in needles)
        }

    @property
    def modes(self):
        """{path: mode asked for} of every file and folder that was made."""
        made = {}
        for name, strings, line in self.calls:
            mode = re.search(r", 0?(\d+)\) += (?!-1)", line)
            if mode and ("O_CREAT" in line or name in ("mkdir", "mkdirat")):
                made.setdefault(strings[0].decode(), int(mode[1], 8))  # later it is there already
        return made

    @property
    def opened_for_writing(self):
        return {
            strings[0].decode()
            for name, strings, line in self.calls
            if name in {"open", "openat", "creat"} and re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|creat\(", line)
        }


def _place_of(line):
    found = re.match(r"\d+ +\w+\(\d+<(.*?)>", line)
    return bytes.fromhex(found[1].replace("\\x", "")).decode() if found else ""


MARKERS = [living.MARKER.encode(), living.MARKER.encode("utf-16-le"), living.MARKER.encode("utf-16-be")]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("life")


@pytest.fixture(scope="module")
def life(place, tmp_path_factory):
    """A whole life of a journal, watched."""
    return Watched(tmp_path_factory.mktemp("watch"), "live", place=str(place))


def test_no_word_is_written_in_the_clear_check_5(life, place):
    assert len(life.written) > 1000
    assert life.holding(*MARKERS, but=_in_the_clear(place)) == set()


def test_what_is_meant_to_leave_in_the_clear_leaves_in_its_own_place_alone(life, place):
    """What was taken out, and the pipe to the process that sets the pages of the summary."""
    where = {Path(one).relative_to(place).parts[0] for one in life.holding(*MARKERS) if one.startswith(str(place))}
    assert where == {f"{keeping.TAKEN}.part", f"{keeping.SUMMARY}.part"}
    assert any(one.startswith("pipe:") for one in life.holding(*MARKERS))
    assert (place / keeping.SUMMARY).read_bytes().startswith(b"%PDF")


def _in_the_clear(place):
    return (f"{place / keeping.TAKEN}.part/", f"{place / keeping.SUMMARY}.part", "pipe:")


def test_no_key_and_no_secret_is_written(life, place):
    secret = bytes(opening.with_passphrase(Folder(place / living.JOURNAL), living.PASSPHRASE + " again").root)
    key = second_reader.expanded(secret, b"sqlcipher-raw-key")
    assert life.holding(secret, secret.hex().encode(), key, key.hex().encode()) == set()


KNOWN = re.compile(
    r"""(\.?(Life|Another|Back)|saved/\.?Damaged\ \(saved[^/]+\))\.inglenook(\.[0-9a-f]{8}\.new)?
        (/(replaced/before-(upgrade|restore)-[^/]+\.inglenook|\.(checking|incoming)-[0-9a-f]{8}
           |\.incoming-[0-9a-f]{8}/replaced/[^/]+))?
        /journal\.(db|db-journal|keys|keys\.part|keys\.copy|keys\.copy\.part|lock\.part)
      |saved/\.inglenook-[a-z0-9_]{8}/journal\.(db|db-journal)
      |stick/inglenook-[\d-]+\.ibk\.part|Everything\.part/.+|Summary\.pdf\.part
      |config/(settings|backups)\.json\.part|log/inglenook\.log|/dev/(null|tty|u?random)""",
    re.VERBOSE,
)


def test_nothing_is_written_outside_the_journal_the_settings_and_the_log(life, place):
    names = {name.removeprefix(str(place) + "/") for name in life.opened_for_writing}
    tried = {where for where, what in life.written if what == b"blat"}  # Python, whether temporary files can be made
    theirs = {name for name in names if name.startswith(f"{keeping.DAMAGED}/")}  # whoever damages it
    assert {name for name in names - tried - theirs if not KNOWN.fullmatch(name)} == set()
    assert len(names) > 20


def test_whatever_is_made_is_for_its_owner_alone_from_the_first_moment_check_27(life, place):
    """Made with any umask there is: the mode is asked for, and not left to chance."""
    made = {path: mode for path, mode in life.modes.items() if path.startswith(str(place))}
    assert {path: oct(mode) for path, mode in made.items() if mode not in (0o600, 0o700)} == {}
    first = {Path(path).relative_to(place).parts[0] for path in made}
    assert {living.JOURNAL, "stick", "Everything.part", "Summary.pdf.part", "saved", "config", "log"} <= first
    assert any(Path(path).name.startswith(paths.PRESS) for path in life.modes)


def test_no_file_is_written_through_memory_or_behind_the_back_of_write(life):
    assert [line for name, _, line in life.calls if name in BEHIND.split(",")] == []
    assert [
        line for name, _, line in life.calls if name == "mmap" and "MAP_SHARED" in line and "PROT_WRITE" in line
    ] == []


def test_no_word_is_in_any_file_left(life, place):
    out = (place / keeping.TAKEN, place / keeping.SUMMARY)
    files = [path for path in place.rglob("*") if path.is_file() and not any(map(path.is_relative_to, out))]
    left = b"".join(path.read_bytes() for path in files).lower()
    assert len(left) > 100_000
    assert not any(marker in left for marker in MARKERS)
    assert b"sqlite format 3" not in left


def test_no_word_is_in_the_name_of_any_file(life, place):
    named = {path for path in place.rglob("*") if living.MARKER in path.name}
    assert {path for path in named if not path.is_relative_to(place / keeping.TAKEN)} == set()


# The watching itself


def test_a_word_written_on_purpose_is_seen(tmp_path):
    watched = Watched(tmp_path, "put", path=str(tmp_path / "file"), text=f"and {living.MARKER.upper()}, of course")
    assert watched.holding(*MARKERS) == {str(tmp_path / "file.part")}
    assert str(tmp_path / "file.part") in watched.opened_for_writing


def test_the_same_life_with_temporary_files_would_be_seen_check_5(tmp_path):
    watched = Watched(tmp_path, "live", place=str(tmp_path), spill=True)
    assert any("etilqs_" in where for where in watched.holding(*MARKERS))
    assert any("etilqs_" in name for name in watched.opened_for_writing)
