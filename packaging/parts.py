"""What other people's work lies inside of the packages, for packaging/licences.py: parts of Qt, crates, their texts.

Of Qt it follows Qt's own list, “Third-Party Code Used in Qt”, for the modules that Inglenook ships: Core, Gui, Widgets,
D-Bus, Print Support, Svg and the plugins for screens. The wheel carries no texts; they are those of the same parts in
other packages, or of the licence itself.
"""

import json
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

TEXTS = Path(__file__).resolve().parent.parent / "resources" / "licences"
_EVERYWHERE, _WINDOWS, _MAC, _LINUX = "", "Windows only", "macOS only", "Linux only"
_SYSTEM_S = "Not on Linux, which brings its own"


@dataclass(frozen=True)
class Part:
    """`texts` names the licences; one that stands in PDFium's own list begins with "pdfium/"."""

    name: str
    licence: str
    whose: str
    texts: tuple[str, ...]
    where: str = _EVERYWHERE


QT = (
    # Qt Core
    Part("Apache Tika MIME type definitions", "Apache-2.0", "The Apache Software Foundation", ("Apache-2.0",)),
    Part("BLAKE2 (reference implementation)", "CC0-1.0 OR Apache-2.0", "Samuel Neves", ("CC0-1.0",)),
    Part("double-conversion", "BSD-3-Clause", "2006-2012 the V8 project authors", ("BSD-3-Clause",)),
    Part("Easing equations", "BSD-3-Clause", "2001 Robert Penner", ("BSD-3-Clause",)),
    Part("forkfd", "MIT", "2016-2020 Intel Corporation; 2015 Klarälvdalens Datakonsult AB", ("MIT",), "Not on Windows"),
    Part("ICU", "Unicode-3.0", "Unicode, Inc. and others, as below", ("pdfium/icu.txt",), _LINUX),
    Part("MD4, MD5", "Public domain", "", ()),
    Part("PCRE2", "BSD-3-Clause WITH PCRE2-exception", "University of Cambridge; Zoltan Herczeg", ("BSD-3-Clause",)),
    Part("PCRE2: just-in-time compiler", "BSD-2-Clause", "Zoltan Herczeg; Tilera Corporation", ("BSD-2-Clause",)),
    Part("QEventDispatcher on macOS", "BSD-3-Clause", "Apple, Inc.", ("BSD-3-Clause",), _MAC),
    Part("RFC 6234 hashes", "BSD-3-Clause", "2011 IETF Trust and the persons named there", ("BSD-3-Clause",)),
    Part("SHA-1", "Public domain", "", ()),
    Part("SHA-3, Keccak", "CC0-1.0", "G. Bertoni, J. Daemen, M. Peeters, G. Van Assche", ("CC0-1.0",)),
    Part("SHA-3, brg_endian", "BSD-like, as below", "1998-2013 Brian Gladman, Worcester, UK", ("brg-endian",)),
    Part("SipHash", "CC0-1.0", "Jean-Philippe Aumasson; Daniel J. Bernstein", ("CC0-1.0",)),
    Part("TinyCBOR", "MIT", "2016-2019 Intel Corporation", ("MIT",)),
    Part("Unicode Character Database", "Unicode-3.0", "Unicode, Inc.", ("pdfium/icu.txt",)),
    Part("Unicode Common Locale Data Repository", "Unicode-3.0", "Unicode, Inc.", ("pdfium/icu.txt",)),
    Part("zlib", "Zlib", "Jean-loup Gailly and Mark Adler", ("Zlib",), _SYSTEM_S),
    # Qt Gui and its plugins
    Part("Adobe Glyph List For New Fonts", "BSD-3-Clause", "Adobe", ("BSD-3-Clause",)),
    Part("Cocoa platform plugin", "BSD-3-Clause", "Apple, Inc.", ("BSD-3-Clause",), _MAC),
    Part("D3D12 Memory Allocator", "MIT", "Advanced Micro Devices, Inc.", ("MIT",), _WINDOWS),
    Part("Emoji Segmenter", "Apache-2.0", "Google LLC", ("Apache-2.0",)),
    Part("FreeType 2", "FTL", "David Turner, Robert Wilhelm, Werner Lemberg", ("pdfium/freetype.txt",), _SYSTEM_S),
    Part("FreeType 2: BDF and PCF", "MIT", "Francesco Zappa Nardelli; The Open Group", ("MIT",), _SYSTEM_S),
    Part("FreeType 2: rasteriser", "FTL", "David Turner, Robert Wilhelm, Werner Lemberg", ("pdfium/freetype.txt",)),
    Part("HarfBuzz", "MIT-Modern-Variant", "Google, Inc. and others, as below", ("pdfium/harfbuzz.txt",)),
    Part("IAccessible2", "BSD-3-Clause", "Linux Foundation", ("BSD-3-Clause",), _WINDOWS),
    Part("ICC profile sRGB2014", "ICC", "2015 International Color Consortium", ("ICC",)),
    Part("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib", "The libjpeg-turbo Project and many others, as below",
         ("pdfium/libjpeg_turbo.ijg", "pdfium/libjpeg_turbo.md")),
    Part("libpng", "libpng-2.0", "The PNG Reference Library Authors, as below", ("pdfium/libpng.txt",)),
    Part("MD4C", "MIT", "2016-2020 Martin Mitáš", ("MIT",)),
    Part("OpenGL and OpenGL ES headers", "MIT", "2013-2018 The Khronos Group Inc.", ("MIT",)),
    Part("Pixman", "MIT", "2009 Nokia Corporation", ("MIT",)),
    Part("Smooth scaling", "BSD-2-Clause", "Daniel M. Duley and others", ("BSD-2-Clause",)),
    Part("Vulkan API registry", "Apache-2.0 OR MIT", "2015-2020 The Khronos Group Inc.", ("MIT",)),
    Part("Vulkan Memory Allocator", "MIT", "2017-2018 Advanced Micro Devices, Inc.", ("MIT",)),
    Part("Wayland protocols", "MIT; HPND-sell-variant", "The authors of Wayland", ("MIT", "HPND-sell-variant"), _LINUX),
    Part("WebGradients", "MIT", "itmeo", ("MIT",)),
    Part("XCB-XInput, X server helpers", "MIT", "2001-2006 Bart Massey, Jamey Sharp, and Josh Triplett; "
         "2006 Peter Hutterer; 2013 Daniel Martin", ("MIT",), _LINUX),
    # Qt D-Bus and Qt Svg
    Part("libdbus-1 headers", "AFL-2.1 OR GPL-2.0-or-later", "CodeFactory AB; Red Hat, Inc.", ("GPL-3.0",)),
    Part("XSVG", "HPND-sell-variant", "2002 USC/Information Sciences Institute", ("HPND-sell-variant",)),
)  # fmt: skip

# One that is named here serves for the expression; MIT where there is a choice.
_CRATES = {
    "MIT": ("MIT",),
    "Apache-2.0": ("Apache-2.0",),
    "BSD-2-Clause": ("BSD-2-Clause",),
    "BSD-3-Clause": ("BSD-3-Clause",),
    "Zlib": ("Zlib",),
    "ISC": ("ISC",),
    "Unicode-3.0": ("pdfium/icu.txt",),
    "CC0-1.0": ("CC0-1.0",),
    "MPL-2.0": ("MPL-2.0",),
    "Apache-2.0 WITH LLVM-exception": ("Apache-2.0", "LLVM-exception"),
    "(MIT OR Apache-2.0) AND Unicode-3.0": ("MIT", "pdfium/icu.txt"),
}


def text_of(name: str) -> str:
    if not name.startswith("pdfium/"):
        return (TEXTS / f"{name}.txt").read_text("utf-8").strip()
    wanted = f"BUILD_LICENSES/{name.removeprefix('pdfium/')}"
    files = distribution("pypdfium2").files or ()
    found = next(file for file in files if str(file).endswith(wanted))
    return read(Path(found.locate()))


def read(path: Path) -> str:
    """Some of the older ones are not in UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return data.decode("latin-1").strip()


def in_qt() -> str:
    told = []
    for one in QT:
        whose = f"Copyright {one.whose}" if one.whose else ""
        told.append(f"{one.name}\n  {'. '.join(filter(None, (one.licence, whose, one.where)))}")
    head = (
        "These parts of Qt are other people’s work. The list is after Qt’s own, “Third-Party Code Used in Qt” "
        "(doc.qt.io/qt-6/licenses-used-in-qt.html), which has the whole notice of each. The packages of Qt bring no "
        "texts; those below are the licences themselves, or stand with the same part in PDFium."
    )
    return _page(head, told, [name for one in QT for name in one.texts])


def in_rust(package: str, bill: str) -> tuple[str, int]:
    """The crates that a package was built of, as the bill of materials in it says; and how many there are."""
    crates = _bill(distribution(package), bill)["components"]
    told, names = [], []
    for one in sorted(crates, key=lambda crate: crate["name"]):
        licence = " AND ".join(said.get("expression") or said["license"]["id"] for said in one["licenses"])
        authors = re.sub(r" *<[^>]*>", "", one.get("author", ""))
        authors = f". {authors}" if authors else ""
        told.append(f"{one['name']} {one['version']}\n  {licence}{authors}")
        names += _chosen(licence)
    head = (
        "These crates are built into it, as the bill of materials in the package says: it names authors and licences, "
        "and the copyright notice of each lies with its source."
    )
    return _page(head, told, names), len(crates)


def openssl(package: str) -> str:
    """The version of it that a package has built in, by its library's own word."""
    libraries = [file for file in distribution(package).files or () if file.suffix in (".so", ".pyd")]
    told = [re.search(rb"OpenSSL (\d+\.\d+\.\d+) ", Path(file.locate()).read_bytes()) for file in libraries]
    return next(one[1].decode("ascii") for one in told if one)


def _bill(package: Distribution, name: str) -> dict:
    found = next(file for file in package.files or () if str(file).endswith(name))
    return json.loads(Path(found.locate()).read_text("utf-8"))


def _chosen(licence: str) -> tuple[str, ...]:
    choices = [one.strip() for one in licence.split(" OR ")]
    return _CRATES.get(licence) or next(_CRATES[one] for one in ("MIT", *choices) if one in choices and one in _CRATES)


def _page(head: str, told: list[str], names: list[str]) -> str:
    texts = [f"{'=' * 20} {name.rpartition('/')[2]}\n\n{text_of(name)}" for name in sorted(dict.fromkeys(names))]
    return "\n\n".join([head, *told, *texts])
