"""Where the time goes from start to first page, for the benchmarks."""

from __future__ import annotations

import os


def milestone(name: str) -> None:
    """One JSON line on standard output when INGLENOOK_MILESTONES is set: unix seconds, CPU seconds, KiB resident."""
    if not os.environ.get("INGLENOOK_MILESTONES"):
        return
    import json
    from time import process_time, time

    reached = {"milestone": name, "at": time(), "cpu": process_time(), "rss_kb": _rss_kb()}
    print(json.dumps(reached), flush=True)  # noqa: T201 - what was asked for


def _rss_kb() -> int:
    """0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123
            return next((int(line.split()[1]) for line in status if line.startswith("VmRSS")), 0)
    except OSError:
        return 0
