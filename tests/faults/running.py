"""How the programs of `child` are started, and what they and their watchers agree on."""

import json
import random
import subprocess
import sys
from pathlib import Path

from app.store import migrate
from app.store.folder import Folder
from app.store.migrate import Migration

ROOT = Path(__file__).parents[2]
WORDS = ("rota", "clinic", "listening", "supervision", "handover", "teaching", "evening", "quiet", "doubt", "talk")
NEXT_VERSION = (
    *migrate.shipped(),
    Migration(migrate.shipped()[-1].number + 1, "create table shelf as select notes from meeting order by notes"),
)


def folder_at(path):
    return Folder(Path(path))


def note_number(number):
    """The words of a note with an action in it, from its number alone: a few lines up to some twenty pages."""
    chance = random.Random(number)
    words = chance.choices(WORDS, k=chance.choice((3, 60, 300, 300, 4000)))
    return f"{number} {' '.join(words)}\n- [ ] ring number {number}"


def command(name, **arguments):
    return [sys.executable, "-B", "-m", "tests.faults.child", name, json.dumps(arguments)]


def start(name, *, before=(), **arguments):
    """Begin a program of `child`; `before` is a command that watches it."""
    return subprocess.Popen(
        [*before, *command(name, **arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(name, **arguments):
    """Run a program of `child` to its end; the lines it said."""
    ended = subprocess.run(command(name, **arguments), cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise AssertionError(ended.stderr)
    return ended.stdout.splitlines()


def stop(process):
    """Kill -9, and take what it still said."""
    process.kill()
    words, _ = process.communicate()
    return words.splitlines()
