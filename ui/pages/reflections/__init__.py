"""Reflections and quick notes: their list, and one of them to write in."""
