"""Meetings: the list, the workspace of one, and planning."""
