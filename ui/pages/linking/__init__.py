"""Choosing another record, to link one with it."""
