"""The script that reads a journal without Inglenook."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.records import meetings
from app.store import recovery_code

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging" / "rescue.py"
NOTES = "# Nights\n\nWhat I said about “the rota”, naïvely: नमस्ते 🙂"


@pytest.fixture
def lived_in(folder, journal, meeting):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, NOTES)
    journal.close()
    return folder


def rescued(folder, typed, tmp_path):
    """What the script prints, run where Inglenook is not."""
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    script = alone / "rescue.py"
    script.write_bytes(SCRIPT.read_bytes())
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONUTF8": "1"}
    ended = subprocess.run(
        [sys.executable, "-B", script, folder.path],
        env=environment, input=typed + "\n", capture_output=True, text=True, cwd=alone, check=False,
    )  # fmt: skip
    assert ended.stderr == ""
    return ended.stdout


def test_a_script_of_thirty_odd_lines_prints_a_journal_opened_with_the_passphrase(lived_in, passphrase, tmp_path):
    before = {path.name: path.read_bytes() for path in lived_in.path.iterdir()}
    assert f"notes: {NOTES}\n" in rescued(lived_in, passphrase, tmp_path)
    assert {path.name: path.read_bytes() for path in lived_in.path.iterdir()} == before


def test_the_script_opens_a_journal_whose_key_files_are_gone_with_the_code(lived_in, pattern, tmp_path):
    """Check 11, without any code of ours."""
    code = recovery_code.encode(pattern[1].root)
    lived_in.keys.unlink()
    lived_in.keys_copy.unlink()
    assert f"notes: {NOTES}\n" in rescued(lived_in, code.lower().replace("-", " "), tmp_path)


def test_the_script_needs_nothing_of_ours():
    imported = re.findall(r"^(?:from|import) (\S+)", SCRIPT.read_text("utf-8"), re.MULTILINE)
    assert not {name.split(".")[0].rstrip(",") for name in imported} & {"app", "ui", "resources", "tests"}


def test_the_readme_says_how_to_run_the_script():
    assert "python rescue.py JOURNAL" in (ROOT / "README.md").read_text("utf-8")
