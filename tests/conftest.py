"""The surroundings of every test: its own home, no screen, no network."""

import os
import sys
import tempfile

import pytest

# Before anything imports Qt: one platform, one scale and one resolution wherever the tests run.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("INGLENOOK_TEST_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"

from hypothesis import settings

settings.register_profile("inglenook", deadline=None, database=None)
settings.load_profile("inglenook")


def _refuse_connections(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise AssertionError(f"a test tried to reach the network: {event} {args[1:]}")


sys.addaudithook(_refuse_connections)


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """The folder that this test takes for the user's home; temporary files go below it too."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "HOME": ".",
        "USERPROFILE": ".",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CONFIG_HOME": ".config",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": "run",
        "TMPDIR": "tmp",
        "TEMP": "tmp",
        "TMP": "tmp",
    }
    for variable, place in places.items():
        folder = home / place
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    for variable in ("LC_ALL", "LANGUAGE", "XDG_DATA_DIRS", "XDG_CONFIG_DIRS", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
    return home
