"""A journal in a place that can only be read is read, and not one byte of it is changed. Check 22."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READS = """
import sys
from pathlib import Path
from app.errors import UserError
from app.records import people
from app.store import connection, doors
from app.store.folder import Folder
from app.store.opening import Opened
journal = doors.enter(Folder(Path(sys.argv[1])), Opened(bytearray.fromhex(sys.argv[2]), None))
print(journal.only_read)
print([one.display_name for one in people.everyone(journal.read)])
print(connection.problems(journal.read))
try:
    with journal.write() as write:
        people.add(write, "Somebody Else")
except UserError as error:
    print(error.title)
print([one.display_name for one in people.everyone(journal.read)])
journal.close()
"""


@pytest.fixture
def shut_away(folder, journal, ada, tmp_path):
    """With Ada in it; whoever is root gives up that privilege for it."""
    journal.close()
    (folder.path / "journal.db-journal").unlink()  # as in a copy, or after a tidy up
    yield folder
    for one in (folder.path, *folder.path.iterdir()):
        one.chmod(0o700)


def read(folder, pattern):
    command = [sys.executable, "-c", READS, str(folder.path), pattern[1].root.hex()]
    if os.getuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write anywhere, and there is no setpriv to give that up")
        command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def fingerprints(folder):
    return json.dumps({one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in sorted(folder.path.iterdir())})


@pytest.mark.skipif(sys.platform == "win32", reason="permissions that Windows hasn’t")
@pytest.mark.parametrize("files", [0o600, 0o400], ids=["the folder", "the folder and its files"])
def test_where_nothing_can_be_written_all_can_be_read_and_a_save_says_so_check_22(shut_away, pattern, files):
    for one in shut_away.path.iterdir():
        one.chmod(files)
    shut_away.path.chmod(0o500)
    before = fingerprints(shut_away)
    names = "['Ada Fenwick']"
    assert read(shut_away, pattern) == ["True", names, "[]", "The disk with your journal can’t be written to", names]
    assert fingerprints(shut_away) == before
