"""Writes resources/licences/licences.json: what Inglenook is made of, from the lock and the installed packages.

Run it with the interpreter of `.venv` after the lock has changed; a test compares the two.
"""

import json
import re
import sys
import sysconfig
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import parts  # beside this file

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "resources" / "licences"
LOCK = ROOT / "packaging" / "requirements.lock"
TARGET = TEXTS / "licences.json"
_NAMED = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_MANY = "Several, each named with its part"
_OFL = "SIL Open Font License 1.1"
_QT = "LGPL-3.0 (Qt and its bindings are used as they were built, and can be exchanged)"


def kept(*names: str) -> str:
    return "\n\n".join((TEXTS / f"{name}.txt").read_text("utf-8") for name in names)


def texts_of(package: Distribution, only: str = "") -> str:
    """The licence texts that lie in a package, each under the name of its file."""
    found = sorted(
        (str(file), file.locate()) for file in package.files or ()
        if _NAMED.search(str(file)) and (not only or only in str(file))
        and Path(str(file)).suffix not in (".py", ".pyc", ".json")
    )  # fmt: skip
    texts = [f"{Path(name).name}\n\n{parts.read(Path(place))}" for name, place in found]
    return "\n\n\n".join(texts)


def ofl() -> str:
    """The licence alone, from a font that carries it."""
    text = texts_of(distribution("fontpkg-inter"))
    return text[text.index("This Font Software is licensed") :]


def where_none_is_carried() -> dict[str, tuple[str, str]]:
    serif = "Copyright 2014 - 2023 Adobe, with Reserved Font Name ‘Source’. All Rights Reserved."
    return {
        "pyside6-essentials": (_QT, kept("LGPL-3.0", "GPL-3.0")),
        "shiboken6": (_QT, kept("LGPL-3.0", "GPL-3.0")),
        "font-source-serif-pro": (_OFL, f"{serif}\n\n{ofl()}"),
        "fontpkg": ("MIT", f"The authors of fontpkg\n\n{kept('MIT')}"),
        "tzdata": ("Apache-2.0; the data are in the public domain", kept("Apache-2.0")),
    }


def packages() -> list[dict[str, str]]:
    without = where_none_is_carried()
    found = []
    for name, version in _PINNED.findall(LOCK.read_text("utf-8")):
        licence, text = without.get(name, ("", ""))
        try:
            package = distribution(name)
        except PackageNotFoundError:  # only on another system
            package = None
        if package is not None and not text:
            said = package.metadata
            licence = said.get("License-Expression") or said.get("License") or _classified(package)
            text = texts_of(package)
        if not text:
            sys.exit(f"{name} carries no licence text")
        found.append({"name": name, "version": version, "licence": licence.splitlines()[0], "text": text})
    return found


def _classified(package: Distribution) -> str:
    found = [one for one in package.metadata.get_all("Classifier") or () if one.startswith("License ::")]
    return found[0].rpartition(":: ")[2] if found else "see the text"


def fonts_in_typst() -> tuple[tuple[str, str, str], ...]:
    """Built into its library, though Inglenook sets its pages in others."""
    vera = "Copyright (c) 2003 by Bitstream, Inc. All Rights Reserved. Bitstream Vera is a trademark of Bitstream, Inc."
    gust = (
        "(C) 2019-2026 Antonis Tsolomitis. This work is released under the GUST Font License: the LaTeX Project Public "
        "License 1.3c or later, with the request that changed fonts get other names.\n\nNo package here carries its "
        "text. It stands at http://tug.org/fonts/licenses/GUST-FONT-LICENSE.txt"
    )
    return (
        ("Libertinus Serif (inside typst)", _OFL, f"Copyright 2012-2024 The Libertinus Project Authors.\n\n{ofl()}"),
        ("DejaVu Sans Mono (inside typst)", "Bitstream Vera; changes in the public domain",
         f"{vera} DejaVu changes are in public domain.\n\n{kept('Bitstream-Vera')}"),
        ("New Computer Modern (inside typst)", "GUST Font License", gust),
    )  # fmt: skip


def inside() -> list[dict[str, str]]:
    """What is not a package of its own."""
    eff = "EFF’s long word list, by the Electronic Frontier Foundation, used under CC BY 3.0 US: "
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt").read_text("utf-8", "replace")
    pdfium = texts_of(distribution("pypdfium2"), "BUILD_LICENSES")
    typst, in_typst = parts.in_rust("typst", "typst-py.cyclonedx.json")
    cryptography, in_cryptography = parts.in_rust("cryptography", "cryptography-rust.cyclonedx.json")
    public = "The authors of SQLite have put it in the public domain."
    rows = (
        ("Inglenook", "MIT", (ROOT / "LICENSE").read_text("utf-8")),
        ("Python", "PSF-2.0", python),
        ("Qt (inside pyside6-essentials)", _QT, kept("LGPL-3.0", "GPL-3.0")),
        (f"{len(parts.QT)} parts of Qt by others (inside pyside6-essentials)", _MANY, parts.in_qt()),
        ("SQLCipher (inside sqlcipher3)", "BSD-3-Clause", kept("SQLCipher")),
        ("SQLite (inside sqlcipher3)", "Public domain", public),
        (f"OpenSSL {parts.openssl('sqlcipher3')} (inside sqlcipher3)", "Apache-2.0", kept("Apache-2.0")),
        (f"OpenSSL {parts.openssl('cryptography')} (inside cryptography)", "Apache-2.0", kept("Apache-2.0")),
        ("PDFium (inside pypdfium2)", "BSD-3-Clause and Apache-2.0", pdfium),
        ("Typst (inside typst)", "Apache-2.0", kept("Apache-2.0")),
        (f"{in_typst} crates (inside typst)", _MANY, typst),
        *fonts_in_typst(),
        (f"{in_cryptography} crates (inside cryptography)", _MANY, cryptography),
        ("Phosphor icons (inside qtawesome)", "MIT", f"Copyright (c) 2020-2021 Phosphor Icons\n\n{kept('MIT')}"),
        ("EFF word list (inside xkcdpass)", "CC BY 3.0 US", f"{eff}https://creativecommons.org/licenses/by/3.0/us/"),
    )
    return [{"name": name, "version": "", "licence": licence, "text": text} for name, licence, text in rows]


def main() -> int:
    made = json.dumps([*inside(), *packages()], ensure_ascii=False, indent=1)
    TARGET.write_text(f"{made}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
