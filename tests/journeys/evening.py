"""A whole evening at the window, every word of it a marker: `evening.py FOLDER TARGET [CONTROL]`.

Unlocks with PASSPHRASE, jots something down, writes about a person, writes notes, searches, copies, locks in
mid-sentence, unlocks, exports to TARGET, closes. With CONTROL it then does what must never be done: writes a marker
into that file.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from app import paths
from app.store.folder import Folder
from tests.journeys.person import CTRL, Person
from ui import start
from ui.preferences import Preferences
from ui.window import Window

PASSPHRASE = "wicker lantern orchard harbour quilt seven"
NAME, ABOUT, NOTE, LATER = "Quokkaname", "quokkaabout", "quokkanote", "quokkalater"
JOTTED = "quokkajotted"
MARKERS = (NAME, ABOUT, NOTE, LATER, JOTTED)


def comes_in(somebody):
    somebody.waits_to_be_on("Passphrase")
    somebody.types(PASSPHRASE)
    somebody.presses_enter()
    somebody.waits_for(lambda: somebody.window.shell is not None)


def jots_something_down(somebody):
    """One line that is kept, one that is begun, and a draft of a quick capture."""
    somebody.waits_to_be_on("Jot something down")
    somebody.types(JOTTED)
    somebody.presses_enter()
    somebody.waits_for(lambda: somebody.sees("Kept as a note"))
    somebody.types(f"{JOTTED} again")
    somebody.presses(Qt.Key.Key_N, CTRL)
    somebody.waits_to_be_on("What to keep")
    somebody.types(f"{JOTTED} once more")
    somebody.presses(Qt.Key.Key_Escape)
    somebody.waits_to_be_on("Jot something down")


def adds_somebody(somebody):
    somebody.tabs_to("Add someone")
    somebody.presses_enter()
    somebody.waits_to_be_on("Who")
    somebody.types(NAME)
    somebody.fills_in("What it’s for", ABOUT)
    somebody.tabs_to("We’ve agreed this by talking")
    somebody.presses(Qt.Key.Key_Space)
    somebody.fills_in("Since when", "October 2023")
    somebody.presses_enter()
    somebody.waits_for(lambda: somebody.sees(NAME))


def writes_notes(somebody):
    somebody.presses(Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    somebody.fills_in("Day", "3/3/2025")
    somebody.fills_in("Time", "17:30")
    somebody.presses_enter()
    somebody.waits_to_be_on("Notes")
    somebody.types(f"# {NOTE}")
    somebody.presses_enter()
    somebody.types(f"{NOTE} and {NOTE}, ")
    somebody.presses(Qt.Key.Key_A, CTRL)
    somebody.presses(Qt.Key.Key_C, CTRL)
    somebody.presses(Qt.Key.Key_End, CTRL)


def searches(somebody):
    somebody.presses(Qt.Key.Key_K, CTRL)
    somebody.types(NOTE[:8])
    results = somebody.finds(QListView, "results")
    somebody.waits_for(lambda: NOTE in str(results.currentIndex().data()))
    somebody.presses_enter()
    somebody.waits_to_be_on("Find in this entry")
    somebody.presses(Qt.Key.Key_Escape)
    somebody.waits_to_be_on("Notes")


def is_locked_out_in_mid_sentence(somebody):
    somebody.presses(Qt.Key.Key_End, CTRL)
    somebody.types(LATER)
    somebody.presses(Qt.Key.Key_L, CTRL)
    somebody.waits_for(lambda: somebody.window.session is None)


def exports(somebody, target):
    somebody.waits_to_be_on("Notes")
    somebody.presses(Qt.Key.Key_7, CTRL)
    somebody.waits_to_be_on("Me")
    somebody.tabs_to("Export PDF…")
    somebody.presses(Qt.Key.Key_Space)
    somebody.names_a_file(target)
    somebody.waits_for(lambda: somebody.sees("Summary exported to"))


def main(folder, target, control=""):
    app = start._application()
    window = Window(Preferences(paths.settings_file(), app), Folder(Path(folder)))
    start.Appearance(app, window.preferences).apply()
    window.show()
    window.activateWindow()
    somebody = Person(window)
    comes_in(somebody)
    jots_something_down(somebody)
    adds_somebody(somebody)
    writes_notes(somebody)
    searches(somebody)
    is_locked_out_in_mid_sentence(somebody)
    comes_in(somebody)
    exports(somebody, target)
    window.close()
    if control:
        Path(control).write_text(f"a letter about {NOTE}", "utf-16-le")
    QApplication.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
