"""How much memory this process holds."""

from __future__ import annotations

from pathlib import Path


def rss_kb() -> int:
    """Resident memory in KiB, as Linux counts it; 0 elsewhere."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
