"""The one editor for every long text, its formatting strip and its find bar."""

from .editor import ProseEdit
from .find_bar import FindBar
from .format_strip import FormatStrip
from .reading import Reading

__all__ = ["FindBar", "FormatStrip", "ProseEdit", "Reading"]
