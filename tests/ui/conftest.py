"""A session on a real journal, in the light theme, unless a test asks for others."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from app.store.folder import Folder
from tests.conftest import move
from ui import theme
from ui.autosave import Autosave
from ui.pages.share.making import Making
from ui.preferences import Preferences
from ui.session import Session
from ui.theme import tokens
from ui.window import Window


@pytest.fixture(scope="session", autouse=True)
def soon():
    """What is waited for is looked at each other millisecond: pytest-qt's ten would add up to a minute."""
    wait = QtBot.wait
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QtBot, "wait", lambda bot, ms: wait(bot, min(ms, 2)))
        yield


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    """Fonts, style and theme, once: as the program starts."""
    from ui.theme import fonts, icons

    qapp.setStyle("Fusion")
    fonts.load()
    theme.apply(qapp, theme.named("light"))
    icons.load()


@pytest.fixture(scope="module")
def look():
    """The theme in which each test of a module begins."""
    return theme.named("light")


def _dress(app, wanted):
    """Only if it is another: dressing every widget anew is slow."""
    now = theme.current()
    if (now.name, now.scale, now.still) != (wanted.name, wanted.scale, wanted.still):
        theme.apply(app, wanted)


@pytest.fixture(autouse=True)
def usual(request, qapp, dressed, look):
    """Each test begins in the `look` of its module, a `still` one without motion."""
    _dress(qapp, theme.named(look.name, look.scale, still="still" in request.fixturenames))


@pytest.fixture(scope="module")
def standing(qapp, dressed, look, pattern, tmp_path_factory):
    """Opens windows that serve all tests of a module in turn, each at the door of an empty journal of its own."""
    made = []

    def open_window(size):
        _dress(qapp, look)
        place = tmp_path_factory.mktemp("standing")
        folder = Folder(Path(shutil.copytree(pattern[0].path, place / pattern[0].path.name)))
        made.append(Window(Preferences(place / "settings.json"), folder))
        made[-1].resize(*size)
        made[-1].show()
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        move(tmp_path_factory.mktemp("home"), patch)
        yield open_window
        for window in made:
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def still():
    """Nothing fades or slides."""


@pytest.fixture(params=sorted(tokens.PALETTES))
def palette(request, qapp):
    """Each of the themes in turn: its colours by their tokens."""
    theme.apply(qapp, theme.named(request.param))
    yield tokens.PALETTES[request.param]
    theme.apply(qapp, theme.named("light"))


@pytest.fixture
def leftward(qapp):
    """A language that is read from the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def preferences(qapp, tmp_path):
    return Preferences(tmp_path / "settings.json")


@pytest.fixture
def session(qapp, journal, preferences):
    session = Session(journal, preferences)
    yield session
    for window in qapp.topLevelWidgets():  # those that a test left are closed by now, and not yet gone
        for autosave in window.findChildren(Autosave):
            autosave.dirty = False  # else it would write later on, into a journal that is shut
        for making in window.findChildren(Making):
            making.stop()  # or it would read one
    session.end()
    session.deleteLater()
