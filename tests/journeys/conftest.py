"""The real window, dressed as the program dresses it."""

import pytest

from app import paths
from ui import theme
from ui.preferences import Preferences
from ui.theme import fonts, icons
from ui.window import Window


@pytest.fixture(scope="module")
def dressed(qapp):
    qapp.setStyle("Fusion")
    fonts.load()
    theme.apply(qapp, theme.named("light"))
    icons.load()


@pytest.fixture
def at_the_door(qtbot, dressed, folder):
    """A window on a journal that is shut."""
    window = Window(Preferences(paths.settings_file()), folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
