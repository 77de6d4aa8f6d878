"""Licences: complete, and to be read in the window."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from app import licences
from tests.ui.showing import shown
from ui.pages.settings.page import SettingsPage
from ui.places import Place

LOCK = Path(__file__).resolve().parents[2] / "packaging" / "requirements.lock"
INSIDE = ("Inglenook", "Python", "Qt", "SQLCipher", "SQLite", "OpenSSL", "PDFium", "Typst", "Phosphor icons", "EFF")
FONTS_IN_TYPST = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern")


def test_every_package_of_the_lock_is_there_in_its_version_with_its_terms():
    pinned = re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE)
    told = {(one.name, one.version): one for one in licences.everything() if one.version}
    assert sorted(told) == sorted(pinned)
    assert [name for (name, _), one in told.items() if len(one.text) < 500 or not one.licence] == []


def test_what_is_inside_of_packages_is_named_too():
    names = " ".join(one.name for one in licences.everything() if not one.version)
    assert [one for one in INSIDE if one not in names] == []


def test_fonts_that_are_built_into_typst_are_named():
    library = next(file for file in distribution("typst").files if file.suffix in (".so", ".pyd"))
    data = Path(library.locate()).read_bytes()
    names = " ".join(one.name for one in licences.everything())
    assert [one for one in FONTS_IN_TYPST if one.encode() not in data and one.encode("utf-16-be") not in data] == []
    assert [one for one in FONTS_IN_TYPST if one not in names] == []


def told_in(title):
    [text] = [one.text for one in licences.everything() if title in one.name]
    return text


def test_the_parts_of_qt_that_its_libraries_carry_are_named_with_their_licences():
    """What the libraries of the wheel themselves say that they hold."""
    libraries = Path(PySide6.__file__).parent / "Qt"
    found = b"".join(path.read_bytes() for path in sorted(libraries.glob("lib/libQt6[CG]*.so.6")))
    found += b"".join(path.read_bytes() for path in libraries.glob("plugins/imageformats/*jpeg*"))
    signs = {
        "libpng": b"libpng version", "PCRE2": b"PCRE2", "HarfBuzz": b"harfbuzz", "libjpeg-turbo": b"libjpeg-turbo",
        "Vulkan Memory Allocator": b"rhi.vma", "Emoji Segmenter": b"Emoji segmenter",
    }  # fmt: skip
    if not found:
        pytest.skip("the libraries of Qt have other names here")
    told = told_in("parts of Qt")
    assert {name for name, sign in signs.items() if sign in found} == set(signs)
    assert [name for name in signs if f"\n{name}\n" not in told] == []
    texts = ("COPYRIGHT NOTICE, DISCLAIMER, and LICENSE", "The FreeType Project LICENSE", "UNICODE LICENSE V3")
    assert [one for one in texts if one not in told] == []


@pytest.mark.parametrize(("package", "bill"), [("typst", "typst-py"), ("cryptography", "cryptography-rust")])
def test_every_crate_of_a_package_s_own_bill_of_materials_is_named(package, bill):
    files = distribution(package).files
    found = next(file for file in files if file.name.startswith(f"{bill}.cyclonedx"))
    crates = json.loads(Path(found.locate()).read_text("utf-8"))["components"]
    told = told_in(f"crates (inside {package})")
    assert len(crates) > 30
    assert [one["name"] for one in crates if f"\n\n{one['name']} {one['version']}\n" not in told] == []


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
