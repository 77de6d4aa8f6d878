"""What befalls journals: kills, full disks, damage. `python -m tests.faults [--kills N]`, one JSON line a fault run."""
