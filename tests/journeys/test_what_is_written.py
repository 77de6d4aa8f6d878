"""What Inglenook writes on this computer is what its list in Settings says, and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.log import Log
from app.safety import backup_plan, written
from app.safety.backup_plan import Plan
from app.store.folder import Folder
from tests.faults import running
from ui.pages.settings import written as page

SYSTEMS_OWN = {"fontconfig", "mesa_shader_cache", "mesa_shader_cache_db"}  # caches of fonts and of the screen


@pytest.fixture
def mine(home, pattern):
    """A journal at the default place of a fresh home, which is backed up when it is locked."""
    folder = Folder(paths.journals() / "Mine.inglenook")
    folder.path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(pattern[0].path, folder.path)
    (home / "stick").mkdir()
    journal_id = pattern[1].key_file.document["journal_id"]
    paths.backup_plan().parent.mkdir(parents=True, exist_ok=True)
    backup_plan.save(paths.backup_plan(), journal_id, Plan(folder=str(home / "stick"), when="lock"))
    return folder


def walked(home):
    """Every file and folder but what fonts and the screen keep for all programs."""
    for folder, folders, files in os.walk(home):
        folders[:] = [one for one in folders if one not in SYSTEMS_OWN]
        yield from (Path(folder) / name for name in (*folders, *files))


def test_a_session_in_a_fresh_home_writes_nothing_that_is_not_in_the_list(home, mine, passphrase, tmp_path):
    (tmp_path / "passphrase").write_text(passphrase)
    there = {path for path in walked(home) if not path.is_relative_to(paths.journals())}
    subprocess.run(
        [sys.executable, "-m", "ui", str(mine.path), "--passphrase-file", str(tmp_path / "passphrase"), "--report"],
        cwd=running.ROOT,
        check=True,
        capture_output=True,
        timeout=60,
    )
    for _ in range(6000):
        Log(paths.log_file()).event("something went wrong, and was noted at some length")
    made = set(walked(home)) - there
    assert {paths.fall_file(), paths.log_file(), paths.log_before(), mine.database} <= made
    assert written.unknown(made, written.everything(mine, home / "stick")) == []


def test_a_file_beside_ours_is_not_in_the_list(home, mine):
    strays = [home / "notes.txt", paths.log_file().with_name("notes.txt"), home / "stick" / "notes.txt"]
    ours = [home / "stick" / "inglenook-20261128-094500.ibk", paths.settings_file(), mine.keys_copy]
    assert written.unknown([*strays, *ours], written.everything(mine, home / "stick")) == strays


def test_each_file_of_a_journal_and_each_folder_hidden_in_it_is_named_in_the_list():
    folder = Folder(Path("Mine.inglenook"))
    paths_of = (one for one, of in vars(Folder).items() if isinstance(of, property) and one not in ("name", "replaced"))
    files = {getattr(folder, one).name for one in paths_of}
    sources = "".join(path.read_text("utf-8") for path in (running.ROOT / "app").rglob("*.py"))
    hidden = set(re.findall(r' = "(\.[a-z]+-)"', sources))
    assert len(files) > 6
    assert len(hidden) > 3
    told = " ".join(words for _, words in page._SAID.values())
    assert [one for one in files | hidden if one not in told] == []
