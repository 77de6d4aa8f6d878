"""A session on a real journal, in the light theme, unless a test asks for others."""

import pytest
from PySide6.QtCore import Qt

from ui import theme
from ui.autosave import Autosave
from ui.pages.share.making import Making
from ui.preferences import Preferences
from ui.session import Session
from ui.theme import tokens


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


@pytest.fixture(autouse=True)
def usual(request, qapp, dressed, look):
    """Each test begins in the `look` of its module, a `still` one without motion. Dressing the window anew is slow."""
    wanted = theme.named(look.name, look.scale, still="still" in request.fixturenames)
    now = theme.current()
    if (now.name, now.scale, now.still) != (wanted.name, wanted.scale, wanted.still):
        theme.apply(qapp, wanted)


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
