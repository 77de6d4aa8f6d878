"""Preferences survive whatever happens to their file, and hold nothing private."""

import json
from dataclasses import fields

import pytest

from app import settings
from app.settings import Settings

CHANGED = Settings(
    appearance="dark",
    text_size="largest",
    still=True,
    idle_minutes=30,
    lock_on_leaving=False,
    lock_minimised=True,
    hide_away=True,
    clear_clipboard=False,
    last_journal="/home/me/Mentoring.inglenook",
    last_open="2026-11-23T09:00:00+00:00",
    journals=["/home/me/Mentoring.inglenook", "/media/stick/Old.inglenook"],
    geometry="AdnQywADAAA=",
)
DAMAGED = {
    "empty": b"",
    "half": b'{"appearance": "da',
    "not JSON": b"appearance = dark",
    "not UTF-8": b'{"appearance": "\xff"}',
    "a list": b'["dark"]',
    "a number": b"7",
    "null": b"null",
    "nested beyond reason": b"[" * 60_000,
    "huge": b'{"last_journal": "' + b"x" * 5_000_000 + b'"}',
    "noughts": bytes(1000),
}
FOREIGN = {
    "appearance": ["purple", 3, None, True, ["dark"], {}],
    "text_size": ["enormous", 14],
    "still": [1, "yes", None],
    "idle_minutes": [0, -5, 3, 5.0, True, "5", 10**30],
    "lock_on_leaving": ["no", 0],
    "clear_clipboard": ["no", 0],
    "last_journal": [None, 5, ["x"]],
    "geometry": [None, 12],
}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def written(file):
    def written(content):
        file.parent.mkdir()
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return settings.load(file)

    return written


def test_what_was_saved_is_loaded(file):
    settings.save(file, CHANGED)
    assert settings.load(file) == CHANGED


def test_the_changed_settings_of_these_tests_differ_everywhere_from_the_defaults():
    assert not [f.name for f in fields(Settings) if getattr(CHANGED, f.name) == getattr(Settings(), f.name)]


def test_without_a_file_the_defaults_hold(file):
    assert settings.load(file) == Settings()


def test_a_journal_locks_after_five_minutes_unless_said_otherwise():
    assert (Settings().idle_minutes, Settings().clear_clipboard) == (5, True)


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_gives_the_defaults(written, content):
    assert written(content) == Settings()


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in FOREIGN.items() for value in values], ids=str
)
def test_a_value_of_another_kind_takes_its_default_and_spares_the_others(written, name, value):
    found = written({"last_open": "kept", name: value})
    assert getattr(found, name) == getattr(Settings(), name)
    assert found.last_open == "kept"


def test_what_a_later_version_added_is_passed_over(written):
    assert written({"appearance": "dark", "sound": "crackling", "v": 9}) == Settings(appearance="dark")


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(file):
    file.mkdir(parents=True)
    assert settings.load(file) == Settings()


def test_settings_that_cannot_be_saved_are_not_worth_a_word(file):
    file.parent.write_text("a file where the folder should be")
    settings.save(file, CHANGED)
    assert settings.load(file) == Settings()


def test_any_folder_name_can_be_kept(file):
    settings.save(file, Settings(last_journal="/home/\udcff/日記 “x”.inglenook"))
    assert settings.load(file).last_journal == "/home/\udcff/日記 “x”.inglenook"


def test_saving_leaves_nothing_beside_the_file(file):
    settings.save(file, CHANGED)
    assert list(file.parent.iterdir()) == [file]
