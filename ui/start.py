"""From a command line to a painted window, importing no more than that needs."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import durable, paths, reach, walls
from app.log import Log
from app.store.folder import SUFFIX, Folder, found_in
from ui import theme
from ui.crash import Crash
from ui.ending import Ending
from ui.milestones import milestone
from ui.preferences import Preferences
from ui.preparing import Preparing
from ui.theme import fonts, icons, system

USAGE = "inglenook [JOURNAL] [--passphrase-file FILE [--picture FILE.png | --report]]"


def run(arguments: list[str]) -> int:
    """The window for as long as it is open. 2 when the arguments make no sense."""
    options = _options(arguments)
    if options is None:
        print(USAGE, file=sys.stderr)  # noqa: T201 - the answer to a wrong command line
        return 2
    app = _application()
    preferences = Preferences(paths.settings_file(), app)
    folder = _folder(options.get("journal", ""), preferences)
    if folder is not None and _held_here(folder) and _called_forward(folder):
        return 0
    appearance = Appearance(app, preferences)
    appearance.apply()
    from ui.window import Window

    window = Window(preferences, folder)
    window.watches_places = not options.keys() & {"picture", "report"}  # somebody is there to be asked
    crash = Crash(Log(paths.log_file()), app)
    crash.told.connect(window.tell)
    crash.fell.connect(window.remember_fall)
    ending = Ending(app)
    ending.session_ends.connect(window.flush)
    ending.asked.connect(window.close)
    after_paint = AfterFirstPaint(window)
    after_paint.painted.connect(_shut_memory)
    after_paint.painted.connect(partial(crash.listen_for_a_fall, paths.fall_file()))
    after_paint.painted.connect(icons.load)
    after_paint.painted.connect(window.watch_clipboard)
    after_paint.painted.connect(window.watch_desktop)
    preparing = Preparing(window)
    after_paint.painted.connect(preparing.begin)
    if "passphrase" in options:
        from ui.robot import Robot

        leaves = "picture" in options or "report" in options
        robot = Robot(window, Path(options["passphrase"]), options.get("picture", ""), leaves=leaves)
        preparing.done.connect(robot.begin)  # nobody types a passphrase sooner
    window.show()
    return app.exec()


def _shut_memory() -> None:
    """Not sooner: what the desktop prefers is asked of its portal, which answers only those that it may look at.

    No passphrase is typed before the first paint.
    """
    walls.shut_memory()


def _application() -> QApplication:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Inglenook")
    app.setDesktopFileName("org.inglenook.Inglenook")
    app.setStyle("Fusion")
    fonts.load()
    return app


def _options(arguments: list[str]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in ("--passphrase-file", "--picture") and rest:
            found["passphrase" if word == "--passphrase-file" else "picture"] = rest.pop(0)
        elif word == "--report":
            found["report"] = "yes"
        elif word.startswith("-") or "journal" in found:
            return None
        else:
            found["journal"] = word
    wants_robot = "picture" in found or "report" in found
    return None if wants_robot and "passphrase" not in found else found


def _folder(named: str, preferences: Preferences) -> Folder | None:
    """The journal to open: the one named, else the last one, else a single one in the default place."""
    if named:
        path = Path(named).absolute()
        whole = path.name.endswith(SUFFIX) or reach.is_there(path)
        return Folder(path if whole else path.with_name(path.name + SUFFIX))
    if preferences.now.last_journal:
        return Folder(Path(preferences.now.last_journal))
    found = found_in(paths.journals())
    return found[0] if len(found) == 1 else None


def _held_here(folder: Folder) -> bool:
    """Only where somebody signed at the door is it worth loading SQLCipher before the window is there."""
    if not reach.is_there(folder.lock) or not reach.is_file(folder.database):
        return False
    from app.store import doors

    return doors.held_here(folder)


def _called_forward(folder: Folder) -> bool:
    """The window that has it comes forward. In a place that can't be written to ours opens, and says who has it."""
    try:
        folder.raise_request.touch(durable.OWNER_ONLY)
    except OSError:
        return False
    return True


class Appearance(QObject):
    """Keeps the theme in step with the preferences and with the system."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app, self._preferences = app, preferences
        self._applied: theme.Theme | None = None
        preferences.changed.connect(self.apply)
        self._system = system.Preference(app, self)
        self._system.changed.connect(self.apply)

    def apply(self) -> None:
        now = self._preferences.now
        name = system.choose(now.appearance, self._app)
        wanted = theme.named(name, theme.TEXT_SIZES[now.text_size], now.still)
        if wanted != self._applied:
            self._applied = wanted
            theme.apply(self._app, wanted)


class AfterFirstPaint(QObject):
    """Emits `painted` once, when the window has been on the screen for the first time.

    It watches all widgets: a window that an opaque page covers is never painted itself.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._app = QApplication.instance()
        if self._app is not None:
            self._app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.window() is self._window:
            if self._app is not None:
                self._app.removeEventFilter(self)
            milestone("unlock_painted")
            QTimer.singleShot(0, self.painted.emit)
        return False
