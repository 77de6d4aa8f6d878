"""What an evening at the window leaves of the keys in the memory of the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.app import second_reader
from tests.app.test_memory import found_in_memory
from tests.faults import running

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into a process as Linux lets it")
def test_an_open_window_keeps_no_key_of_the_database_and_a_locked_one_not_even_the_secret_check_7(
    folder, pattern, tmp_path
):
    """After writing, searching and a backup on the way out."""
    (tmp_path / "stick").mkdir()
    secret = bytes(pattern[1].root)
    raw = second_reader.expanded(secret, b"sqlcipher-raw-key")
    others = {purpose: second_reader.expanded(secret, purpose) for purpose in (b"keyfile-mac", b"backup-mac")}
    needles = {"secret": secret, "raw": raw, "hex": raw.hex().encode(), "HEX": raw.hex().upper().encode(), **others}
    process = subprocess.Popen(
        [sys.executable, "-B", "-m", "tests.journeys.lock_and_wait", str(folder.path), str(tmp_path / "stick")],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        found = {}
        for said in ("open", "locked"):
            assert process.stdout.readline() == f"{said}\n", process.stderr.read()
            found[said] = found_in_memory(process, needles)
            process.stdin.write("\n")
            process.stdin.flush()
    finally:
        running.stop(process)
    assert len(list((tmp_path / "stick").iterdir())) == 1
    assert found == {"open": {"secret"}, "locked": set()}  # the secret is for the recovery code in Settings
