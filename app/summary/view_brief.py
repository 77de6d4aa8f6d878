"""The story so far on one page."""

DETAILS = 1
