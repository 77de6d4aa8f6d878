"""Preferences of this computer and of this journal."""
