"""Does the built program work on its own? Copied away from the source: a sample, its PDF, its backup, its picture.

Fonts, templates and icons are what goes missing in a build, and nothing fails for want of them: so the PDF must
carry our fonts, and the window must look, to the byte, as it does when it is started from the source.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: object, home: Path, folder: Path | None = None) -> str:
    """What the program printed; stops here, with all it said, when it did not go well."""
    environment = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home),
    }
    words = [str(each) for each in command]
    started = time.monotonic()
    done = subprocess.run(words, cwd=folder or home, env=environment, capture_output=True, text=True, check=False)
    took = time.monotonic() - started
    print(f"{took:5.1f} s  {' '.join(Path(word).name for word in words)}", flush=True)
    if done.returncode:
        sys.exit(f"exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


_REACHES = re.compile(r"(?i)qt6?(network|webengine|websockets)|^_ssl|^_asyncio|^libssl|^libgnutls|^libcurl")


def _names(built: Path) -> list[str]:
    return [path.name for path in built.rglob("*")]


def main(built: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="inglenook-smoke-") as scratch:
        program = Path(shutil.copytree(built, Path(scratch, "program"), symlinks=True)) / "inglenook"
        home = Path(scratch, "home")
        home.mkdir(mode=0o700)
        journal, summary = home / "Sample.inglenook", home / "summary.pdf"
        key = ["--passphrase-file", home / "passphrase.txt"]
        run(program, "sample", journal, *key, home=home)
        checked = json.loads(run(program, "check", journal, *key, home=home))
        run(program, "summary", journal, *key, "--out", summary, home=home)
        built_look, source_look = home / "built.png", home / "source.png"
        run(program, journal, *key, "--picture", built_look, home=home)
        shutil.rmtree(home / ".config")  # the second start must remember no more than the first
        run(sys.executable, "-m", "ui", journal, *key, "--picture", source_look, home=home, folder=ROOT)
        stick = home / "stick"
        stick.mkdir()
        backup = json.loads(run(program, "backup", journal, *key, "--to", stick, home=home))
        back = json.loads(run(program, "restore", backup["backup"], *key, "--to", home / "Back.inglenook", home=home))
        run(program, "take-out", journal, *key, "--kept-out", "include", "--to", home / "Everything", home=home)
        licences = json.loads(next(built.rglob("licences.json")).read_text("utf-8"))
        pdf = summary.read_bytes()
        claims = {
            "the sample passes its own check": checked["ok"] is True,
            "the summary is a PDF": pdf.startswith(b"%PDF-"),
            "the summary carries both of our fonts": b"+Inter-" in pdf and b"+SourceSerifPro-" in pdf,
            "a backup comes back with all that was in it": back["counts"] == backup["counts"],
            "everything can be taken out": (home / "Everything" / "README.txt").is_file(),
            "the licences came along": len(licences) > 30 and any(built.rglob("system.json")),
            "nothing came along that could reach the network": [*filter(_REACHES.search, _names(built))] == [],
            "what shows the pages of a PDF came along": any(built.rglob("*pdfium*.[sd]*")),
            "the window looks as it does from the source": built_look.read_bytes() == source_look.read_bytes(),
        }
        for claim, holds in claims.items():
            print(f"{'ok    ' if holds else 'FAILED'}  {claim}")
        size = sum(path.stat().st_size for path in built.rglob("*") if path.is_file() and not path.is_symlink())
        print(f"{size / 1e6:.0f} MB")
        return 0 if all(claims.values()) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
