"""Where Inglenook keeps things on this computer."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

PRESS = "inglenook-"  # how the empty folder begins in which PDFs are made, among the temporary files
BACKUP_PLAN = "backups.json"  # beside the settings
_DIRS = PlatformDirs("Inglenook", appauthor=False, roaming=False)


def journals() -> Path:
    """The default home of journals: this computer only, never a roaming profile."""
    return Path(_DIRS.user_data_dir)


def settings_file() -> Path:
    return Path(_DIRS.user_config_dir) / "settings.json"


def backup_plan() -> Path:
    """Where backups go from this computer, and how the last one went."""
    return settings_file().with_name(BACKUP_PLAN)


def log_file() -> Path:
    return Path(_DIRS.user_log_dir) / "inglenook.log"


def log_before() -> Path:
    """What the log becomes once it is long."""
    return log_file().with_suffix(".log.1")


def fall_file() -> Path:
    """What the interpreter leaves when the whole process falls."""
    return log_file().with_name("fall.txt")


def documents() -> Path:
    """Where people look for a PDF; the home folder where there is no such place."""
    found = Path(_DIRS.user_documents_dir)
    return found if found.is_dir() else Path.home()
