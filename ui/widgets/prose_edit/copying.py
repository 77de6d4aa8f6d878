"""Copied words: raw Markdown as plain text, with the hints that keep it out of clipboard histories."""

from ui.clipboard import private as carry

__all__ = ["carry"]
