"""Set-up and everyday commands, with nothing but Python 3.11 and pip: run, test, lint, build, lock."""

import argparse
import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
RUNTIME_LOCK = PACKAGING / "requirements.lock"
DEV_LOCK = PACKAGING / "requirements-dev.lock"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

# What Qt loads from the system, and the Debian package that has it.
LIBRARIES = {
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
TEST_PROGRAMS = {"pdftotext": "poppler-utils", "strace": "strace", "Xvfb": "xvfb"}
BUILD_PROGRAMS = {"objdump": "binutils"}
# PyInstaller takes the interpreter as a library, which Debian packs apart from python3.
PYTHON_LIBRARY = {f"libpython3.{sys.version_info.minor}.so.1.0": f"libpython3.{sys.version_info.minor}"}


def say(text: str) -> None:
    print(text, flush=True)


def call(*command: object, **environment: str) -> int:
    """Run in the repository's folder and return the exit code."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=os.environ | environment)


def must(*command: object, **environment: str) -> None:
    """Run, or stop here with the command's own exit code."""
    code = call(*command, **environment)
    if code:
        sys.exit(code)


def quietly(*command: object, **environment: str) -> tuple[bool, str]:
    """Run in the repository's folder; whether it went well, and all it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")


# Set-up


def has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def need_from_system(libraries: dict[str, str], programs: dict[str, str]) -> None:
    """Install what is missing with apt; elsewhere than on Debian and Ubuntu, name it and go on."""
    if sys.platform != "linux":
        return
    absent = {name: package for name, package in libraries.items() if not has_library(name)}
    absent |= {name: package for name, package in programs.items() if shutil.which(name) is None}
    if not absent:
        return
    if shutil.which("apt-get") is None:
        say(f"Not found on this system: {', '.join(absent)}. Please install them with its package manager.")
        return
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    if as_root and shutil.which("sudo") is None:
        sys.exit(f"Missing system packages. As root: apt-get install {' '.join(absent.values())}")
    install = ["install", "-y", "--no-install-recommends", *sorted(set(absent.values()))]
    for arguments in (["update"], install):
        command = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", *arguments]
        say(f"Set-up: {shlex.join(command)}")
        well, printed = quietly(*command)
        if not well:
            sys.exit(f"{printed}\napt-get failed; see above.")


def venv_works() -> bool:
    """False too where the interpreter that it was made with is gone or was too old."""
    return PYTHON.exists() and quietly(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))")[0]


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def stamp_of(lock: Path) -> Path:
    return VENV / f"{lock.name}.sha256"


def installed(lock: Path) -> bool:
    """True if this lock, or the other one that contains it, is what the environment was made from."""
    made = ((each, stamp_of(each)) for each in {lock, DEV_LOCK})
    return any(stamp.exists() and stamp.read_text("ascii") == digest(each) for each, stamp in made)


def pip(*arguments: object) -> None:
    """This interpreter's pip, at work inside `.venv`."""
    options = ["--python", PYTHON, "--disable-pip-version-check", "--no-input", "--quiet"]
    must(sys.executable, "-m", "pip", *options, *arguments, PIP_ROOT_USER_ACTION="ignore")


def need_packages(lock: Path) -> None:
    """Make `.venv` and bring it to the state of the lock, unless it is there already."""
    if not venv_works():
        say("Set-up: making .venv")
        # Without pip, because Debian keeps ensurepip in a package of its own; our own pip serves below.
        venv.create(VENV, with_pip=False, clear=True, symlinks=os.name != "nt")
    if installed(lock):
        return
    say(f"Set-up: installing the packages of packaging/{lock.name}")
    pip("install", "--require-hashes", "--only-binary", ":all:", "-r", lock)
    stamp_of(lock).write_text(digest(lock), "ascii")


# Commands


def run(journal: Path | None) -> int:
    need_from_system(LIBRARIES, {})
    need_packages(RUNTIME_LOCK)
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return show_sample_off_screen()
    return call(PYTHON, "-m", "ui", *([journal.absolute()] if journal else []))


def show_sample_off_screen() -> int:
    """What a machine without a display can show: a picture of the window, and the summary as a PDF."""
    say("There is no display here, so the sample journal is opened off screen.")
    shown = Path(tempfile.mkdtemp(prefix="inglenook-"))
    picture, summary = shown / "window.png", shown / "summary.pdf"
    with tempfile.TemporaryDirectory(prefix="inglenook-sample-") as scratch:
        journal = Path(scratch, "Sample.inglenook")
        key = ["--passphrase-file", Path(scratch, "passphrase.txt")]
        # The owner's own settings and log stay untouched.
        folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        apart = dict.fromkeys(folders, scratch) | {"QT_QPA_PLATFORM": "offscreen"}
        for command in (
            ["app", "sample", journal, *key],
            ["app", "summary", journal, *key, "--out", summary],
            ["ui", journal, *key, "--picture", picture],
        ):
            well, printed = quietly(PYTHON, "-m", *command, **apart)
            if not well:
                say(printed)
                return 1
    say(f"Picture of the window: {picture}\nSummary as a PDF:      {summary}")
    return 0


def test(arguments: list[str], offline: bool = False) -> int:
    need_from_system(LIBRARIES, TEST_PROGRAMS)
    need_packages(DEV_LOCK)
    some = any(not argument.startswith("-") for argument in arguments)
    shared = [] if some else ["-n", "auto", "--dist", "worksteal"]  # all of them: one process for each core
    # Without its bytecode each of the processes that tests start would compile the whole program anew.
    return call(
        *(no_network() if offline else []), PYTHON, "-m", "pytest", *shared, *arguments, PYTHONDONTWRITEBYTECODE=""
    )


def no_network() -> list[str]:
    """Begins a command in a world that has no network, with not even a loopback."""
    for way in (["unshare", "-n"], ["unshare", "-r", "-n"]):
        if shutil.which("unshare") and quietly(*way, "true")[0]:
            return way
    sys.exit("A world without a network can't be made here: it takes Linux, and unshare of util-linux.")


def lint() -> int:
    """Every check, each silent unless it finds something."""
    need_packages(DEV_LOCK)
    checks = (
        ["ruff", "check"],
        ["mypy", "--strict", "app", "ui"],
        ["lint-imports"],
        ["codespell"],
        ["deptry", "."],
    )
    failed = 0
    for check in checks:
        well, printed = quietly(SCRIPTS / check[0], *check[1:])
        say(f"{' '.join(check)}: {'ok' if well else 'FAILED'}")
        if not well:
            failed += 1
            say(printed)
    return 1 if failed else 0


def build() -> int:
    """The program as a folder that needs no Python, in dist/, and a look whether it works."""
    need_from_system(LIBRARIES | PYTHON_LIBRARY, BUILD_PROGRAMS)
    need_packages(DEV_LOCK)
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", ROOT / "dist", "--workpath", ROOT / "build"]
    must(PYTHON, "-m", "PyInstaller", *options, PACKAGING / "inglenook.spec")
    return call(PYTHON, PACKAGING / "smoke.py", ROOT / "dist" / "inglenook")


def lock() -> int:
    """Resolve again, keeping every pinned version that still fits; needs uv, and writes no address."""
    need_packages(DEV_LOCK)
    pip("install", "uv")
    uv = [SCRIPTS / "uv", "pip", "compile", "pyproject.toml", "--quiet"]
    rules = ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
    silent = ["--no-emit-index-url", "--no-emit-find-links", "--no-strip-extras"]
    silent += ["--custom-compile-command", "python3 packaging/dev.py lock"]
    must(*uv, *rules, *silent, "-o", RUNTIME_LOCK)
    # The second lock repeats the first one's pins, so either leaves the same program behind.
    must(*uv, *rules, *silent, "--group", "dev", "-c", RUNTIME_LOCK, "-o", DEV_LOCK)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    opens = commands.add_parser("run", help="open the window")
    opens.add_argument("journal", nargs="?", type=Path, help="a journal to open")
    tests = commands.add_parser("test", help="run the tests; what follows goes to pytest")
    tests.add_argument("--offline", action="store_true", help="in a world without a network")
    commands.add_parser("lint", help="style, types, layers, spelling and dependencies")
    commands.add_parser("build", help="the program as a folder that needs no Python, in dist/")
    commands.add_parser("lock", help="write the two locks again from pyproject.toml")
    options, rest = parser.parse_known_args()
    if rest and options.command != "test":
        parser.error(f"unknown arguments: {' '.join(rest)}")
    match options.command:
        case "run":
            return run(options.journal)
        case "test":
            return test(rest, options.offline)
        case "lint":
            return lint()
        case "build":
            return build()
        case _:
            return lock()


if __name__ == "__main__":
    sys.exit(main())
