"""Keys of the whole window, for windows of the system that lie over it."""

LOCK, CURTAIN = "Ctrl+L", "F9"
