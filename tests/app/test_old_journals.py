"""Every journal that a released version made opens for ever, by both ways in, with every word."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from app import search
from app.acts import agree
from app.records import actions
from app.store import connection, doors, opening
from app.store.folder import Folder
from tests.journals import make

_OWN = ("schema", "passphrase", "recovery_code")
MADE = sorted(Path(make.__file__).parent.glob("*.json"))


@pytest.fixture(params=MADE, ids=lambda path: path.stem)
def made(request, tmp_path):
    """A copy of one of the journals, and what was told of it when it was made."""
    return copied(request.param, tmp_path)


def copied(told_in, tmp_path):
    folder = Folder(tmp_path / told_in.with_suffix(".inglenook").name)
    shutil.copytree(told_in.with_suffix(".inglenook"), folder.path)
    return folder, json.loads(told_in.read_text("utf-8"))


def found_by(folder, way_in):
    journal = doors.enter(folder, way_in)
    found = make.what_it_holds(journal)
    assert connection.problems(journal.read) == []
    journal.close()
    return found


def told(made):
    """What must be found; the schema is that of today, with kinds of which an older journal has none."""
    counts = {kind: number for kind, number in made["counts"].items() if number}
    plain = json.loads(json.dumps(made))
    return {key: value for key, value in plain.items() if value and key not in _OWN} | {"counts": counts}


def test_there_is_a_journal_to_open():
    assert MADE


def test_it_opens_by_its_passphrase_with_every_word_check_34(made):
    folder, made = made
    found = found_by(folder, opening.with_passphrase(folder, made["passphrase"]))
    assert told(found) == told(made)


def test_lines_in_notes_from_before_there_were_actions_become_actions(tmp_path):
    folder, made = copied(Path(make.__file__).with_name("schema-5.json"), tmp_path)
    journal = doors.enter(folder, opening.with_passphrase(folder, made["passphrase"]))
    while agree.lines_are_unread(journal.read):
        with journal.write() as write:
            agree.read_lines_a_little(write)
    found = [(one.title, one.agreed_on, one.in_notes) for one in actions.still_open(journal.read)]
    assert found == [("read the rota", date(2025, 7, 3), True)]
    journal.close()


def test_it_opens_by_its_recovery_code_with_every_word(made):
    folder, made = made
    found = found_by(folder, opening.with_code(folder, made["recovery_code"]))
    assert told(found) == told(made)


def test_it_opens_by_its_recovery_code_and_the_database_alone(made):
    folder, made = made
    folder.keys.unlink()
    folder.keys_copy.unlink()
    found = found_by(folder, opening.with_code(folder, made["recovery_code"].lower().replace("-", " ")))
    assert told(found) == told(made)


def test_it_opens_without_one_copy_of_its_key_file(made):
    folder, made = made
    folder.keys.unlink()
    assert told(found_by(folder, opening.with_passphrase(folder, made["passphrase"]))) == told(made)


def test_it_has_the_tables_of_a_new_one(made, journal):
    # Fails when a migration was edited after its journal was made: python -m tests.journals.make, or a new migration.
    folder, made = made
    schema = "select type, name, sql from sqlite_schema where name not like 'sqlite_%' order by type, name"
    old = doors.enter(folder, opening.with_code(folder, made["recovery_code"]))
    assert old.read.execute(schema).fetchall() == journal.read.execute(schema).fetchall()
    old.close()


def test_its_words_are_found(made):
    folder, made = made
    journal = doors.enter(folder, opening.with_code(folder, made["recovery_code"]))
    for words in ("rota", "resume", "المناوبات", "हिन्दी"):
        assert search.newest(journal.read, words)
    assert search.newest(journal.read, "slip") == []
    journal.close()


def test_what_was_told_holds_every_kind_of_words(made):
    _, made = made
    assert all(made["counts"].values())
    assert len(made["counts"]) == {5: 4, 14: 13, 17: 14, 18: 14, 19: 14}[made["schema"]]
    assert "हिन्दी में एक वाक्य" in made["meetings"][1][5]
