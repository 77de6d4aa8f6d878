"""The commands without a window, for owners who need another way in, and for tests. None imports Qt."""
