"""Somebody comes in, jots something down, searches, and locks with a backup on the way out; then it can be looked into.

`lock_and_wait.py FOLDER STICK`; it says "open" and "locked", and goes on after a line on standard input.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt

from app import paths
from app.safety import backup_plan
from app.safety.backup_plan import Plan
from app.store.folder import Folder
from tests.journeys.evening import JOTTED, comes_in, jots_something_down
from tests.journeys.hands import Keys
from tests.journeys.person import CTRL
from ui import start
from ui.preferences import Preferences
from ui.window import Window


def stays(said):
    print(said, flush=True)
    sys.stdin.readline()


def main(folder, stick):
    app = start._application()
    window = Window(Preferences(paths.settings_file(), app), Folder(Path(folder)))
    start.Appearance(app, window.preferences).apply()
    window.show()
    window.activateWindow()
    somebody = Keys(window)
    comes_in(somebody)
    plans = window.preferences.beside(paths.BACKUP_PLAN)
    backup_plan.save(plans, window.session.journal.journal_id, Plan(folder=stick, when="lock"))
    jots_something_down(somebody)
    somebody.presses(Qt.Key.Key_K, CTRL)
    somebody.types(JOTTED)
    stays("open")
    somebody.presses(Qt.Key.Key_L, CTRL)
    somebody.waits_for(lambda: window.session is None)
    somebody.waits_for(lambda: not window.backups.is_running)
    stays("locked")


if __name__ == "__main__":
    main(*sys.argv[1:])
