"""Licences: complete, and to be read in the window."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from app import licences
from tests.ui.showing import shown
from ui.pages.settings.page import SettingsPage
from ui.places import Place

LOCK = Path(__file__).resolve().parents[2] / "packaging" / "requirements.lock"
INSIDE = ("Inglenook", "Python", "Qt", "SQLCipher", "SQLite", "OpenSSL", "PDFium", "Typst", "Phosphor icons", "EFF")


def test_every_package_of_the_lock_is_there_in_its_version_with_its_terms():
    pinned = re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE)
    told = {(one.name, one.version): one for one in licences.everything() if one.version}
    assert sorted(told) == sorted(pinned)
    assert [name for (name, _), one in told.items() if len(one.text) < 500 or not one.licence] == []


def test_what_is_inside_of_packages_is_named_too():
    names = " ".join(one.name for one in licences.everything() if not one.version)
    assert [one for one in INSIDE if one not in names] == []


def test_no_text_tells_of_a_computer_on_which_it_was_made():
    assert not re.search(r"/(home|root|work|tmp)/", " ".join(one.text for one in licences.everything()))


def test_a_licence_is_read_and_cannot_be_written(qtbot, session):
    page = SettingsPage(session, Place("settings", detail="licences"))
    shown(qtbot, page, width=980, height=720)
    read = next(one for one in page.findChildren(QPushButton) if one.accessibleName() == "sqlcipher3 0.6.4: Read…")
    qtbot.mouseClick(read, Qt.MouseButton.LeftButton)
    edit = page.window().findChild(QPlainTextEdit)
    assert "warranty" in edit.toPlainText()
    assert edit.isReadOnly()
