"""Does the built program work on its own? Copied away from the source: a sample, its PDF, its picture."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(program: Path, *arguments: object, home: Path) -> str:
    """What the program printed; stops here, with all it said, when it did not go well."""
    environment = {
        "HOME": str(home),
        "PATH": os.defpath,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home),
    }
    command = [str(program), *(str(each) for each in arguments)]
    started = time.monotonic()
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    print(f"{time.monotonic() - started:5.1f} s  inglenook {' '.join(command[1:])}", flush=True)
    if done.returncode:
        sys.exit(f"exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def main(built: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="inglenook-smoke-") as scratch:
        program = Path(shutil.copytree(built, Path(scratch, "program"), symlinks=True)) / "inglenook"
        home = Path(scratch, "home")
        home.mkdir(mode=0o700)
        journal, summary, picture = home / "Sample.inglenook", home / "summary.pdf", home / "window.png"
        key = ["--passphrase-file", home / "passphrase.txt"]
        made = json.loads(run(program, "sample", journal, *key, home=home))
        checked = json.loads(run(program, "check", journal, *key, home=home))
        run(program, "summary", journal, *key, "--out", summary, home=home)
        run(program, journal, *key, "--picture", picture, home=home)
        faults = [
            *(["the sample has no journal file"] if not Path(made["journal"]).exists() else []),
            *(["the sample did not pass its own check"] if checked["ok"] is not True else []),
            *(["the summary is no PDF"] if not summary.read_bytes().startswith(b"%PDF-") else []),
            *(["the picture is no PNG"] if not picture.read_bytes().startswith(b"\x89PNG") else []),
        ]
        size = sum(path.stat().st_size for path in built.rglob("*") if path.is_file() and not path.is_symlink())
        print(f"{size / 1e6:.0f} MB; " + ("; ".join(faults) or "the built program works without its source"))
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
