"""How the entries of a copy are listed."""

from __future__ import annotations

from ui.models.copy_list import Line
from ui.pages.pane_rows import PaneRows


class CopyRows(PaneRows):
    """Shows a CopyList in a pane."""

    def title_of(self, line: Line) -> str:
        return line.title

    def below(self, line: Line) -> str:
        return line.below
