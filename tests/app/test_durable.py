"""A file is replaced whole or not at all, and nothing is left beside it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import durable
from tests.faults import running

OLD, NEW = b"the old words", b"the new words, rather more of them" * 1000


@pytest.fixture
def target(tmp_path):
    target = tmp_path / "place" / "file"
    target.parent.mkdir()
    target.write_bytes(OLD)
    return target


def test_the_new_words_are_in_the_place_of_the_old(target):
    durable.replace(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_was_not_there_is_made(target):
    target.unlink()
    durable.replace(target, NEW)
    assert target.read_bytes() == NEW


def test_nothing_is_a_file_too(target):
    durable.replace(target, b"")
    assert target.read_bytes() == b""


@pytest.mark.parametrize("before", [0o644, 0o666, 0o600])
def test_only_the_owner_may_read_it_whatever_was_there(target, before):
    target.chmod(before)
    left_behind = target.with_name("file.part")
    left_behind.touch()
    left_behind.chmod(before)
    umask = os.umask(0)
    try:
        durable.replace(target, NEW)
    finally:
        os.umask(umask)
    assert target.stat().st_mode & 0o777 == 0o600


def test_what_a_kill_left_behind_does_not_matter(target):
    target.with_name("file.part").write_bytes(b"half of something else" * 10_000)
    durable.replace(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_a_link_that_somebody_put_there_is_not_followed(target, tmp_path):
    other = tmp_path / "somebody's letter"
    other.write_bytes(b"dear you")
    target.with_name("file.part").symlink_to(other)
    durable.replace(target, NEW)
    assert other.read_bytes() == b"dear you"


def failing(code):
    def fail(*_):
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize(
    ("owner", "name", "code"),
    [
        (os, "fsync", errno.ENOSPC),
        (os, "fsync", errno.EIO),
        (os, "open", errno.EACCES),
        (Path, "replace", errno.EACCES),
    ],
)
def test_a_failure_leaves_the_old_and_nothing_beside_it(target, monkeypatch, owner, name, code):
    with monkeypatch.context() as patch, pytest.raises(OSError, match=os.strerror(code)):
        patch.setattr(owner, name, failing(code))
        durable.replace(target, NEW)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_what_reads_back_differently_does_not_replace_the_old(target, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(OSError, match="differently"):
        patch.setattr(Path, "read_bytes", lambda _path: NEW[:-1] + b"?")
        durable.replace(target, NEW)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_really_full_disk_leaves_the_old_and_nothing_beside_it(tmp_path):
    disk = tmp_path / "small disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        (disk / "file").write_bytes(OLD)
        with pytest.raises(OSError, match="No space left"):
            durable.replace(disk / "file", NEW)
        assert [(path.name, path.read_bytes()) for path in disk.iterdir()] == [("file", OLD)]
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("call", ["write", "fsync:when=1", "?rename,renameat,renameat2", "fsync:when=2"])
def test_killed_at_any_call_it_is_the_old_or_the_new(target, call):
    name, _, when = call.partition(":")
    watch = ["strace", "-f", "-qq", "-e", f"trace={name}", "-e", f"inject={name}:signal=SIGKILL:{when or 'when=1'}"]
    process = running.start("put", before=(*watch, "-o", os.devnull), path=str(target), text=NEW.decode())
    process.communicate()

    assert process.returncode != 0
    assert target.read_bytes() in {OLD, NEW}
    durable.replace(target, NEW)
    assert list(target.parent.iterdir()) == [target]


@pytest.fixture
def folder_fails(monkeypatch):
    """From the second sync on, which is that of the folder."""

    def fail_with(code):
        whole, seen = os.fsync, []

        def fsync(descriptor):
            seen.append(descriptor)
            if len(seen) > 1:
                failing(code)()
            whole(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)

    return fail_with


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_takes_the_file_all_the_same(target, folder_fails, code):
    folder_fails(code)
    durable.replace(target, NEW)
    assert target.read_bytes() == NEW


def test_a_folder_that_fails_to_sync_is_told_apart_from_a_file_that_was_not_written(target, folder_fails):
    folder_fails(errno.EIO)
    with pytest.raises(durable.Unconfirmed):
        durable.replace(target, NEW)
    assert target.read_bytes() == NEW


def test_on_macos_a_file_is_asked_for_from_the_disk_itself_and_not_only_from_its_drive(target, monkeypatch):
    """By Apple's page on `fsync` only F_FULLFSYNC has the drive empty what it holds back."""
    fcntl, asked = pytest.importorskip("fcntl"), []
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        patch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
        patch.setattr(fcntl, "fcntl", lambda _descriptor, call: asked.append(call))
        durable.replace(target, NEW)
    assert asked == [51, 51]  # the file, and the folder with its name
    assert target.read_bytes() == NEW


def test_where_the_disk_has_no_such_call_it_is_asked_in_the_usual_way(target, monkeypatch):
    fcntl, asked = pytest.importorskip("fcntl"), []
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        patch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
        patch.setattr(fcntl, "fcntl", failing(errno.ENOTSUP))
        patch.setattr(os, "fsync", asked.append)
        durable.replace(target, NEW)
    assert len(asked) == 2
