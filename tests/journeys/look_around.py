"""Looking around the sample and writing in it, every word a marker: `look_around.py [CONTROL]`.

Opens the sample from first run, notes a meeting, searches, leaves with Ctrl+L, opens it again, closes the window.
With CONTROL it then does what must never be done: writes a marker into that file.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import paths
from tests.journeys.evening import LATER, NOTE, searches, writes_notes
from tests.journeys.person import CTRL, Person
from ui import start
from ui.preferences import Preferences
from ui.window import Window


def looks_around(somebody):
    somebody.waits_to_be_on("Create my journal")
    somebody.tabs_to("Look around a sample")
    somebody.presses_enter()
    somebody.waits_for(lambda: somebody.sees("Nothing you do here is kept."))


def leaves(somebody):
    somebody.types(LATER)
    somebody.presses(Qt.Key.Key_L, CTRL)
    somebody.waits_for(lambda: somebody.window.session is None)


def main(control=""):
    app = start._application()
    window = Window(Preferences(paths.settings_file(), app))
    start.Appearance(app, window.preferences).apply()
    window.show()
    window.activateWindow()
    somebody = Person(window)
    looks_around(somebody)
    writes_notes(somebody)
    searches(somebody)
    leaves(somebody)
    looks_around(somebody)
    window.close()
    if control:
        Path(control).write_text(f"a letter about {NOTE}", "utf-16-le")
    QApplication.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
