"""Settings, what Inglenook writes on this computer: every file and folder, where it is, and what is in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.safety import written
from app.safety.written import What
from ui import files
from ui.pages.settings.rows import Row, section
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button

_SAID = {
    What.JOURNAL: (
        QT_TRANSLATE_NOOP("written", "Your journal"),
        QT_TRANSLATE_NOOP(
            "written",
            "All that you write, encrypted (journal.db, and journal.db-journal while it is saved); the locked-up key "
            "in two copies (journal.keys, journal.keys.copy); who has it open (journal.lock, journal.raise); and while "
            "it moves, where from and where to (journal.came, journal.leaving). A hidden folder in it (.checking-…, "
            ".copy-…, .incoming-…, .rekeying-…) holds another encrypted copy for as long as one is needed.",
        ),
    ),
    What.REPLACED: (
        QT_TRANSLATE_NOOP("written", "Older states of your journal"),
        QT_TRANSLATE_NOOP("written", "As it was before an upgrade or before going back, encrypted. Kept for 30 days."),
    ),
    What.MAKING: (
        QT_TRANSLATE_NOOP("written", "A journal while it is made, or deleted"),
        QT_TRANSLATE_NOOP(
            "written",
            "Encrypted, under a hidden name: until it is whole, and while it goes; and where it is being moved to.",
        ),
    ),
    What.BACKUPS: (
        QT_TRANSLATE_NOOP("written", "Backups"),
        QT_TRANSLATE_NOOP("written", "Encrypted copies of the whole journal, one file each."),
    ),
    What.SETTINGS: (
        QT_TRANSLATE_NOOP("written", "Settings"),
        QT_TRANSLATE_NOOP(
            "written", "How it looks, when it locks, where your journals are. Not a word of yours."
        ),
    ),
    What.PLAN: (
        QT_TRANSLATE_NOOP("written", "When backups are made"),
        QT_TRANSLATE_NOOP("written", "Where they go, how often, and how the last one went. Not a word of yours."),
    ),
    What.LOG: (
        QT_TRANSLATE_NOOP("written", "Log"),
        QT_TRANSLATE_NOOP("written", "Where in the program something went wrong, and when. Not a word of yours."),
    ),
    What.FALL: (
        QT_TRANSLATE_NOOP("written", "Report of a sudden stop"),
        QT_TRANSLATE_NOOP("written", "Empty, unless Inglenook stopped suddenly; then where in the program it was."),
    ),
    What.PRESS: (
        QT_TRANSLATE_NOOP("written", "While a PDF is made"),
        QT_TRANSLATE_NOOP("written", "A folder among the temporary files that stays empty, and goes."),
    ),
}


class WrittenSection(QWidget):
    """Reads nothing of any record."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._back.clicked.connect(self._on_back)

    def _build(self) -> None:
        self._back = Button(self.tr("Back to Your data"), "q", dense=True)
        rows = [self._row(place) for place in self._places()]
        column = section(self.tr("What Inglenook writes on this computer"), rows, self)
        chosen = self.tr(
            "Nothing else. What you export or take out goes where you say each time, and is in the list of what left."
        )
        column.addSpacing(8)
        column.addWidget(text.label(chosen, "meta", "2", wrap=True))
        column.addSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def _places(self) -> list[written.Place]:
        journal = self._session.journal
        if not journal.on_disk:
            return written.everything(None, None)
        backups = self._session.backups.plan(journal.journal_id).folder
        return written.everything(journal.folder, Path(backups) if backups else None)

    def _row(self, place: written.Place) -> Row:
        name, inside = (QCoreApplication.translate("written", str(one)) for one in _SAID[place.what])
        there = place.exists
        where = str(place.path / place.names[0] if place.names else place.path)
        missing = "" if there else self.tr("Nothing is there now.")
        show = Button(self.tr("Show in folder"), dense=True)
        show.setEnabled(there)
        show.clicked.connect(partial(files.show_folder, place.path))
        return Row(name, " ".join(filter(None, (inside, missing))) + f"\n{where}", show)

    def _on_back(self) -> None:
        self.go_requested.emit(Place("settings", detail="data"))

