"""Colours, type, pictures and the one stylesheet."""

from ui.theme.theme import TEXT_SIZES, Theme, apply, current, named

__all__ = ["TEXT_SIZES", "Theme", "apply", "current", "named"]
