"""A folder that is written under another name and gets its own only when it is whole and on the disk."""

from __future__ import annotations

import os
import shutil
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from app import durable
from app.exchange.papers import Paper
from app.exchange.refusals import TakeOutFailed, TakeOutTaken

README, JSON = "README.txt", "journal.json"
_OWNER_ONLY = 0o700
_TRIES = 50
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_SYNCED_AT_ONCE = hasattr(os, "sync")  # elsewhere each file is


class FolderPart:
    """Everything raises OSError, but for `begin` and `put`."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path = target.with_name(target.name + ".part")
        self._made: set[str] = set()
        self._taken: set[int] = set()
        self._begun = False

    def begin(self) -> None:
        """Raises TakeOutTaken or TakeOutFailed. What a kill left behind is taken away; nothing else is."""
        if os.path.lexists(self.target):
            raise TakeOutTaken
        readme = (files("resources") / "take_out" / README).read_bytes()
        try:
            if os.path.lexists(self.path):
                self._clear(readme)
            self.path.mkdir(_OWNER_ONLY)
            self._begun = True
            self.write(self.path / README, readme)
        except OSError as error:
            self.discard()
            raise TakeOutFailed.told_by(error) from error

    def _clear(self, readme: bytes) -> None:
        ours = self.path / README
        left = not self.path.is_symlink() and self.path.is_dir() and not ours.is_symlink() and ours.is_file()
        if not left or ours.read_bytes() != readme:
            raise TakeOutTaken(
                advice=f"“{self.path.name}” stands in the way, and it isn’t ours to take away. Nothing was changed."
            )
        shutil.rmtree(self.path)

    def json(self) -> BinaryIO:
        return os.fdopen(os.open(self.path / JSON, _NEW, durable.OWNER_ONLY), "wb", 1 << 20)

    def add(self, paper: Paper) -> None:
        """Under its name, or with a number where that is taken: also by one that differs in case alone."""
        if paper.folder not in self._made:
            durable.private_folder(self.path / paper.folder)
            self._made.add(paper.folder)
        self.write(f"{self.path}/{paper.folder}/{self._free(paper)}.md", paper.text.encode())

    def _free(self, paper: Paper) -> str:
        plain = paper.name
        for number in range(1, _TRIES):
            name = plain if number == 1 else f"{plain} {number}"
            mark = hash(f"{paper.folder}/{name}".casefold())  # a number for each: there may be very many
            if mark not in self._taken:
                self._taken.add(mark)
                return name
        return f"{plain} {dict(paper.front)['uid']}"

    def write(self, path: Path | str, data: bytes) -> None:
        descriptor = os.open(path, _NEW, durable.OWNER_ONLY)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(descriptor, left) :]
            if not _SYNCED_AT_ONCE:
                durable.sync(descriptor)
        finally:
            os.close(descriptor)

    def sync(self) -> None:
        """Wait until all of it is on the disk. Slow: for a job."""
        if _SYNCED_AT_ONCE:
            os.sync()
        for path in (self.path, *(self.path / name for name in sorted(self._made))):
            durable.sync_folder(path)

    def put(self) -> None:
        """Give it its name. Raises TakeOutTaken, TakeOutFailed, or durable.Unconfirmed."""
        if os.path.lexists(self.target):
            raise TakeOutTaken
        try:
            self.path.rename(self.target)
            self._begun = False
        except OSError as error:
            raise TakeOutFailed.told_by(error) from error
        try:
            durable.sync_folder(self.target.parent)
        except OSError as error:
            raise durable.Unconfirmed(error.errno, error.strerror) from error

    def discard(self) -> None:
        """Nothing is left of what was begun."""
        if self._begun:
            shutil.rmtree(self.path, ignore_errors=True)
