"""A journal that has lost its key files opens with its passphrase as long as one of its backups is there."""

import json
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app import paths
from app.errors import KeysDamaged, KeysMissing, WrongPassphrase
from app.safety import backup_plan, spare_keys
from app.safety.backup_plan import Plan
from app.store import doors, keys, opening
from tests.app.test_backup import make

ROOT = Path(__file__).parents[2]
NEXT = "wicker quilt harbour nine"


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def backed_up(journal, ada, place):
    """Shut, with one backup."""
    made = make(journal, place).backup.path
    journal.close()
    return made


def lose(folder):
    for path in (folder.keys, folder.keys_copy):
        path.unlink()


def damage(folder):
    for path in (folder.keys, folder.keys_copy):
        path.write_bytes(path.read_bytes()[:100])


@pytest.mark.parametrize("mishap", [lose, damage])
def test_without_key_files_the_backup_s_opens_the_journal_and_both_are_back_check_11(
    folder, backed_up, place, passphrase, mishap
):
    rest = folder.keys.read_bytes()
    mishap(folder)
    doors.enter(folder, spare_keys.with_passphrase(folder, passphrase, [place])).close()
    assert (folder.keys.read_bytes(), folder.keys_copy.read_bytes()) == (rest, rest)
    opening.with_passphrase(folder, passphrase)


def test_it_opens_with_the_passphrase_of_its_day_and_another_one_is_told_so(
    folder, opened_again, backed_up, place, passphrase
):
    opened = opened_again()
    with closing(doors.enter(folder, opened)) as journal:
        opening.renewed(folder, opened, NEXT, journal.journal_id, journal.salt16, keys.SMALL)
    lose(folder)
    with pytest.raises(WrongPassphrase) as told:
        spare_keys.with_passphrase(folder, NEXT, [place])
    assert "the passphrase of the day on which it was made" in told.value.advice
    assert spare_keys.with_passphrase(folder, passphrase, [place])


def test_a_key_file_that_can_be_read_is_enough(folder, backed_up, place):
    backed_up.write_bytes(b"of no use")
    with pytest.raises(WrongPassphrase) as told:
        spare_keys.with_passphrase(folder, "not this one", [place])
    assert told.value.advice == WrongPassphrase.advice


def test_the_backup_of_another_journal_is_not_tried(folder, backed_up, place, passphrase):
    """Its passphrase may be the same: what it begins with tells them apart."""
    lose(folder)
    data = folder.database.read_bytes()
    folder.database.write_bytes(bytes(reversed(data[:16])) + data[16:])
    with pytest.raises(KeysMissing):
        spare_keys.with_passphrase(folder, passphrase, [place])


NO_HELP = {
    "gone": lambda path: shutil.rmtree(path.parent),
    "no backup": lambda path: path.write_bytes(b"my letters"),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "with keys beyond reason": lambda path: with_keys(path, b"{" * 1_000_000),
    "with keys that are none": lambda path: with_keys(path, b"my letters"),
}


def with_keys(path, data):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = json.loads(parts["manifest.json"])
    document["parts"]["journal.keys"]["bytes"] = len(data)
    with zipfile.ZipFile(path, "w") as archive:
        changed = {"journal.keys": data, "manifest.json": json.dumps(document).encode()}
        for name, part in (parts | changed).items():
            archive.writestr(name, part)


@pytest.mark.parametrize("spoil", NO_HELP.values(), ids=NO_HELP)
@pytest.mark.parametrize(("mishap", "error"), [(lose, KeysMissing), (damage, KeysDamaged)])
def test_a_backup_that_is_of_no_help_changes_nothing_of_what_is_told(
    folder, backed_up, place, passphrase, spoil, mishap, error
):
    mishap(folder)
    spoil(backed_up)
    with pytest.raises(error):
        spare_keys.with_passphrase(folder, passphrase, [place])


def test_the_commands_without_a_window_find_them_too(folder, backed_up, place, passphrase, tmp_path):
    backup_plan.save(paths.backup_plan(), "ab" * 16, Plan(folder=str(place)))
    lose(folder)
    (tmp_path / "passphrase").write_text(passphrase)
    command = [sys.executable, "-m", "app", "check", folder.path, "--passphrase-file", tmp_path / "passphrase"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["counts"]["person"] == 1


PLANS = [b"[]", b'{"a": 5, "b": {"folder": 7}, "c": {"folder": "x\\u0000y"}, "d": {}}', b"\xff", b"[" * 100_000]


@pytest.mark.parametrize("data", PLANS, ids=lambda data: repr(data[:10]))
def test_a_plan_that_makes_no_sense_names_no_folder(tmp_path, data):
    (tmp_path / "backups.json").write_bytes(data)
    assert backup_plan.folders(tmp_path / "backups.json") == []
