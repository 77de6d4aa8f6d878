"""Posts: the owner's jobs, added and changed wherever one is chosen."""
