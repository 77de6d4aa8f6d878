"""A whole evening at the window, every word of it a marker: `evening.py FOLDER TARGET [CONTROL]`.

Unlocks with PASSPHRASE, jots something down, writes about a person, writes notes, searches, copies, prepares a meeting,
begins a goal and checks in on it, reflects, tags, notes a post, locks in mid-sentence and in mid-form, unlocks, exports
to TARGET, closes. With CONTROL it then does what must never be done: writes a marker
into that file.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from app import paths
from app.store.folder import Folder
from tests.journeys.hands import SHIFT, Keys
from tests.journeys.person import CTRL
from ui import start
from ui.preferences import Preferences
from ui.window import Window

PASSPHRASE = "wicker lantern orchard harbour quilt seven"
NAME, ABOUT, NOTE, LATER = "Quokkaname", "quokkaabout", "quokkanote", "quokkalater"
JOTTED = "quokkajotted"
POINT, WANT, ACTION = "quokkapoint", "quokkawant", "quokkaaction"
GOAL, RUNG, NOTICED = "quokkagoal", "quokkarung", "quokkanoticed"
LOOKED_BACK, TAG, POST = "quokkareflected", "quokkatag", "quokkapost"
BEGUN = "quokkabegun"
MARKERS = (NAME, ABOUT, NOTE, LATER, JOTTED, POINT, WANT, ACTION, GOAL, RUNG, NOTICED, LOOKED_BACK, TAG, POST, BEGUN)


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


def prepares(somebody):
    """A meeting to come: what is wanted, and a point that is renamed."""
    somebody.plans_a_meeting()
    somebody.writes_in("Day", "3/3/2035")
    somebody.presses_enter()
    somebody.waits_to_be_on("What I want from this meeting")
    somebody.types(WANT)
    somebody.writes_in("Add an item to the agenda", POINT)
    somebody.presses_enter()
    somebody.goes_to(POINT)
    somebody.presses(Qt.Key.Key_F2)
    somebody.waits_to_be_on(f"New words for: {POINT}")
    somebody.types(f"{POINT} {POINT}")
    somebody.presses_enter()
    somebody.waits_for(lambda: somebody.shows(f"{POINT} {POINT}"))


def has_something_to_do(somebody):
    """Captured on Today, and given a plan in its own dialog."""
    somebody.opens_page("Today")
    somebody.presses_enter()  # what was begun there is kept
    somebody.types(f"[] {ACTION}")
    somebody.presses_enter()
    somebody.opens(ACTION)
    somebody.writes_in("If … then …", ACTION)
    somebody.presses_button("Keep")
    somebody.waits_for(lambda: somebody.sees("Changed"))


def works_on_a_goal(somebody):
    somebody.starts_a_goal()
    somebody.waits_to_be_on("In a few words")
    somebody.types(GOAL)
    somebody.presses_button("Start")
    somebody.writes_in("Why it matters", GOAL)
    somebody.presses_button("Write the ladder")
    somebody.presses_button("No")
    for level, letter in zip(("+2", "+1", "0", "−1", "−2"), "abcde", strict=True):
        somebody.writes_in(f"{level}, …", f"{RUNG} {letter}")
    somebody.presses_button("Done writing the ladder")
    somebody.presses_button("Check in")
    somebody.chooses(f"{RUNG} c")
    somebody.writes_in("What did you notice?", NOTICED)
    somebody.keeps("Keep check-in")
    somebody.waits_for(lambda: somebody.sees(NOTICED))


def looks_back(somebody):
    somebody.presses(Qt.Key.Key_R, CTRL | SHIFT)
    somebody.is_on_a_page()
    somebody.types(LOOKED_BACK)
    somebody.writes_in("Title", LOOKED_BACK)
    somebody.presses_button("Add a tag or a link")
    somebody.waits_to_be_on("Add a tag or a link")
    somebody.types(TAG)
    somebody.presses_enter()
    somebody.waits_for(lambda: somebody.shows(TAG))


def notes_a_post(somebody):
    somebody.presses(Qt.Key.Key_Comma, CTRL)
    somebody.is_on_a_page()
    somebody.presses_button("Add a post")
    somebody.waits_to_be_on("What")
    somebody.types(POST)
    somebody.writes_in("Where", POST)
    somebody.writes_in("From", "October 2023")
    somebody.presses_button("Add")
    somebody.waits_for(lambda: somebody.shows(f"{POST}…"))


def is_locked_out_in_mid_form(somebody):
    somebody.starts_a_goal()
    somebody.waits_to_be_on("In a few words")
    somebody.types(BEGUN)
    somebody.locks()


def is_locked_out_in_mid_sentence(somebody):
    somebody.presses(Qt.Key.Key_End, CTRL)
    somebody.types(LATER)
    somebody.presses(Qt.Key.Key_L, CTRL)
    somebody.waits_for(lambda: somebody.window.session is None)


def exports(somebody, target):
    somebody.is_on_a_page()
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
    somebody = Keys(window)
    comes_in(somebody)
    jots_something_down(somebody)
    adds_somebody(somebody)
    writes_notes(somebody)
    searches(somebody)
    is_locked_out_in_mid_sentence(somebody)
    comes_in(somebody)
    prepares(somebody)
    has_something_to_do(somebody)
    works_on_a_goal(somebody)
    looks_back(somebody)
    notes_a_post(somebody)
    is_locked_out_in_mid_form(somebody)
    comes_in(somebody)
    exports(somebody, target)
    window.close()
    if control:
        Path(control).write_text(f"a letter about {' and '.join(MARKERS)}", "utf-16-le")
    QApplication.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
