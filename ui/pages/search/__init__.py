"""Search from anywhere."""
