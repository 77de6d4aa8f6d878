"""Libraries of the building system that a frozen program takes along, with the licences that Debian keeps of them."""

import json
import os
import subprocess
import sysconfig
from collections import defaultdict
from pathlib import Path

_DOCUMENTS = Path("/usr/share/doc")
_NOT_KNOWN = "It came with the system on which this program was built; its licence lies with that system’s package."
_OURS = tuple(os.path.realpath(sysconfig.get_path(name)) for name in ("purelib", "platlib", "stdlib"))


def written(binaries: list[tuple[str, str, str]], target: Path) -> str:
    """A file like licences.json, of what is neither Python's own nor of a package."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(rows(binaries), ensure_ascii=False, indent=1), "utf-8")
    return str(target)


def rows(binaries: list[tuple[str, str, str]]) -> list[dict[str, str]]:
    names = defaultdict(set)
    for destination, source, kind in binaries:
        real = os.path.realpath(source)
        if kind == "BINARY" and not real.startswith(_OURS) and not Path(real).name.startswith("libpython"):
            names[_package(real)].add(Path(destination).name)
    return [_row(package, sorted(libraries)) for package, libraries in sorted(names.items())]


def _row(package: str, libraries: list[str]) -> dict[str, str]:
    copyright_file = _DOCUMENTS / package / "copyright"
    known = bool(package) and copyright_file.is_file()
    text = copyright_file.read_text("utf-8", "replace") if known else _NOT_KNOWN
    licence = "As its package says" if known else "Not known here"
    return {"name": ", ".join(libraries), "version": "", "licence": licence, "text": text}


def _package(library: str) -> str:
    """Of Debian or a relative of it; "" elsewhere."""
    for path in (library, library.removeprefix("/usr")):
        try:
            asked = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
        except OSError:
            return ""
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    return ""
