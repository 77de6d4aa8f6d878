"""A session on a real journal, in the light theme."""

import pytest

from ui import theme
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
    session.end()
    session.deleteLater()
