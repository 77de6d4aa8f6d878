"""What is at a path that may lead to a disk or a share which is gone: what the system won't tell counts as not there.

`Path.exists` and its like raise where a look is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def is_there(path: Path) -> bool:
    return _looked(path.exists)


def is_file(path: Path) -> bool:
    return _looked(path.is_file)


def is_folder(path: Path) -> bool:
    return _looked(path.is_dir)


def _looked(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except OSError:
        return False
