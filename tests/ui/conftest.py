"""A session on a real journal, in the light theme."""

import pytest

from ui import theme
from ui.autosave import Autosave
from ui.preferences import Preferences
from ui.session import Session


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    """Fonts, style and theme, once: as the program starts."""
    from ui.theme import fonts, icons

    qapp.setStyle("Fusion")
    fonts.load()
    theme.apply(qapp, theme.named("light"))
    icons.load()


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
    session.end()
    session.deleteLater()
