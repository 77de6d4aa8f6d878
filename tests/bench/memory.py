"""How much memory a process holds."""

from __future__ import annotations

from pathlib import Path


def rss_kb(process: int | str = "self") -> int:
    """Resident memory in KiB, as Linux counts it; 0 elsewhere, and of one that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
