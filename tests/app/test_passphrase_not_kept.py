"""A new passphrase that the disk doesn't take: the old one still opens the journal, and the sentence says why."""

import os
import shutil
import subprocess

import pytest

from app.errors import WrongPassphrase
from app.store import keys, opening
from app.store.folder import Folder
from app.store.not_kept import PassphraseNotKept
from app.store.opening import Opened

NEXT = "saffron kettle meadow postcard violin thursday"


@pytest.fixture
def on_a_full_disk(folder, tmp_path):
    """The key files, on a disk on which nothing else fits."""
    disk = tmp_path / "TESS"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    there = Folder(disk)
    for path in (folder.keys, folder.keys_copy):
        shutil.copy(path, disk)
    with (disk / "fill").open("wb", buffering=0) as file:
        while file.write(bytes(512)) == 512:
            if not os.statvfs(disk).f_bavail:
                break
    yield there
    subprocess.run(["umount", disk], check=True)


def renewed(folder, opened):
    proved = Opened(opened.root, opened.key_file)
    return opening.renewed(folder, proved, NEXT, opened.key_file.journal_id, opened.key_file.salt16, keys.SMALL)


def test_a_full_disk_leaves_the_old_passphrase_and_says_so(on_a_full_disk, opened, passphrase):
    with pytest.raises(PassphraseNotKept) as told:
        renewed(on_a_full_disk, opened)
    assert told.value.advice == "The disk is full. Your passphrase is as it was. Free some space, then try again."
    opening.with_passphrase(on_a_full_disk, passphrase).forget()
    with pytest.raises(WrongPassphrase):
        opening.with_passphrase(on_a_full_disk, NEXT)


def test_a_journal_whose_disk_is_gone_says_so(folder, opened):
    shutil.rmtree(folder.path)
    with pytest.raises(PassphraseNotKept) as told:
        renewed(folder, opened)
    assert told.value.advice.startswith("The disk with your journal can’t be reached.")


def test_where_only_the_second_copy_cannot_be_written_the_new_passphrase_holds(folder, opened):
    folder.keys_copy.unlink()
    folder.keys_copy.mkdir()  # nothing can be put in its place
    renewed(folder, opened)
    opening.with_passphrase(folder, NEXT).forget()
