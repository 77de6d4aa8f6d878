"""The two families that come with the program, read from their packages."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_AT_START = {
    "fontpkg_inter": ("Inter[opsz,wght].ttf",),
    "font_source_serif_pro": ("SourceSerifPro-Regular.ttf", "SourceSerifPro-Semibold.ttf"),
}
_LATER = {
    "fontpkg_inter": ("Inter-Italic[opsz,wght].ttf",),
    "font_source_serif_pro": ("SourceSerifPro-It.ttf", "SourceSerifPro-SemiboldIt.ttf"),
}
_loaded: set[Path] = set()


def load() -> None:
    """Make the upright fonts known. Call once there is an application, before the first window."""
    _load(_AT_START)


def load_italics() -> None:
    """Nothing on the first page is in italics, so these wait until it has been painted."""
    _load(_LATER)


def _load(files: dict[str, tuple[str, ...]]) -> None:
    for package, names in files.items():
        folder = _folder(package)
        for path in (folder / name for name in names):
            if path not in _loaded:
                # Given as bytes: of a variable font in a file, fontconfig would offer the regular weight only.
                QFontDatabase.addApplicationFontFromData(path.read_bytes())
                _loaded.add(path)


def _folder(package: str) -> Path:
    """Found without importing the package, whose code would only look for all its files."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(spec.submodule_search_locations[0]) / "files"
