"""The surroundings of every test: its own home, no screen, no network."""

import gc
import os
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

# Before anything imports Qt: one platform, one scale and one resolution wherever the tests run.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("INGLENOOK_TEST_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"

from hypothesis import settings

settings.register_profile("inglenook", deadline=None, database=None)
settings.load_profile("inglenook")


if "PYTEST_XDIST_WORKER" in os.environ:
    # A worker hears of its next test on a thread of its own: garbage collected there would be widgets too.
    gc.disable()


@pytest.fixture(autouse=True)
def swept():
    """What tests leave is taken away on the thread that made it, the young every ten tests and all now and then."""
    yield
    number = next(_TESTS)
    if not gc.isenabled() and number % 10 == 0:
        gc.collect(2 if number % 200 == 0 else 1)


_TESTS = count(1)


_LONG = frozenset(
    f"test_{name}"
    for name in (
        "a_mentees_fortnight",
        "a_mentors_fortnight",
        "acts_agree",
        "consistency",
        "every_page_in_contrast",
        "first_journal",
        "kills",
        "lock_leaves_nothing",
        "no_plain_text",
        "no_word_leaks",
        "printing",
        "settings",
        "summary_hostile",
        "volumes",
    )
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest first: at the end each process would wait for the one that has them."""
    items.sort(key=lambda item: item.path.stem not in _LONG)


def _refuse_connections(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise AssertionError(f"a test tried to reach the network: {event} {args[1:]}")


sys.addaudithook(_refuse_connections)


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory):
    """Gives a new folder at each call. pytest's own way looks through all that it has given before, at each."""
    root, numbers = tmp_path_factory.mktemp("each"), count(1)

    def make(name):
        made = root / f"{name}{next(numbers)}"
        made.mkdir(mode=0o700)
        return made

    return make


@pytest.fixture
def tmp_path(new_folder):
    return new_folder("test")


@pytest.fixture(autouse=True)
def home(new_folder, monkeypatch):
    """The folder that this test takes for the user's home; temporary files go below it too."""
    return move(new_folder("home"), monkeypatch)


def move(home, monkeypatch):
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
    for place in ("AppData", ".local", *dict.fromkeys(places.values())):
        if place != ".":
            (home / place).mkdir(0o700)
    for variable, place in places.items():
        monkeypatch.setenv(variable, f"{home}/{place}" if place != "." else str(home))
    for variable in ("LC_ALL", "LANGUAGE", "XDG_DATA_DIRS", "XDG_CONFIG_DIRS", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
    return home


PASSPHRASE = "wicker lantern orchard harbour quilt seven"


@pytest.fixture(scope="session")
def passphrase():
    """What opens every journal of the fixtures."""
    return PASSPHRASE


@pytest.fixture(scope="session")
def pattern(tmp_path_factory):
    """An empty journal, made once: the folder that tests get a copy of, its root secret and its key file."""
    from app.store import doors, keys
    from app.store.folder import Folder

    folder = Folder(tmp_path_factory.mktemp("pattern") / "Mentoring.inglenook")
    return folder, doors.create(folder, PASSPHRASE, cost=keys.SMALL)


@pytest.fixture
def folder(pattern, tmp_path):
    """A shut, empty journal, opened by `passphrase`."""
    from app.store.folder import Folder

    return Folder(Path(shutil.copytree(pattern[0].path, tmp_path / pattern[0].path.name)))


@pytest.fixture(scope="session")
def opened_again(pattern):
    """Each call gives a way into a copy of the pattern without the slow derivation."""
    from app.store.opening import Opened

    return lambda: Opened(bytearray(pattern[1].root), pattern[1].key_file)


@pytest.fixture
def opened(opened_again):
    """The way into `folder`; good for one opening."""
    return opened_again()


@pytest.fixture
def journal(folder, opened):
    """`folder`, open and empty."""
    from app.store import doors

    journal = doors.enter(folder, opened)
    yield journal
    journal.close()


@pytest.fixture
def ada(journal):
    from app.records import people

    with journal.write() as write:
        return people.add(write, "Ada Fenwick", people.PersonKind.MENTOR)


@pytest.fixture
def mentorship(journal, ada):
    """With Ada, who mentors; active since September 2024."""
    from app.records import mentorships

    with journal.write() as write:
        return mentorships.add(
            write,
            ada.id,
            mentorships.Role.MENTEE,
            mentorships.Form.TRADITIONAL,
            "Finding my feet in a new department.",
            agreed_on=date(2024, 9, 2),
            started_on=date(2024, 9, 2),
        )


@pytest.fixture
def meeting(journal, mentorship):
    """Planned for a day that has passed, so that it can be held; nothing written yet."""
    from app.records import meetings

    with journal.write() as write:
        return meetings.add(write, meetings.Meeting(0, "", mentorship.id, datetime(2025, 3, 10, 17, 30, tzinfo=UTC)))
