"""Starts the window; hands the headless commands on."""

from __future__ import annotations

import sys

from app import walls

HEADLESS = ("sample", "check", "search", "summary", "salvage", "backup", "restore", "take-out", "bring-in")


def main() -> int:
    walls.put_up()
    arguments = sys.argv[1:]
    if arguments and arguments[0] in HEADLESS:
        walls.shut_memory()
        from app.__main__ import main as headless

        return headless(arguments)
    if arguments and arguments[0] in ("-h", "--help"):
        print(f"inglenook [JOURNAL]\ninglenook {' | '.join(HEADLESS)} …  (each with --help)")
        return 0
    from ui.start import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
