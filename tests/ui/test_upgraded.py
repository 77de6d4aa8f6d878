"""A journal of an earlier version says, once it is open, that it is kept as it was."""

import json
import shutil
from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.store import doors, opening
from app.store.folder import Folder
from tests.journals import make
from tests.ui.every_page import at_the_door_of


def test_an_upgraded_journal_says_that_it_is_kept_as_it_was(qtbot, tmp_path, preferences):
    source = Path(make.__file__).with_name("schema-14.inglenook")
    made = json.loads(source.with_suffix(".json").read_text("utf-8"))
    folder = Folder(Path(shutil.copytree(source, tmp_path / source.name)))
    window = at_the_door_of(qtbot, folder, preferences, (880, 600))
    window.enter(doors.enter(folder, opening.with_code(folder, made["recovery_code"])))
    said = "Made ready for this version. Your journal as it was is kept for 30 days."
    assert any(label.text() == said and label.isVisible() for label in window.findChildren(QLabel))
    window.lock()
