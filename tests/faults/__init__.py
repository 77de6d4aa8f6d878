"""What befalls journals: kills, full disks, damage. `python -m tests.faults`, one JSON line a fault run."""
