"""How the rows of the list look: a serif title, a quiet line below, a lock where it is kept out."""

from __future__ import annotations

from app.acts.writing import Entry
from ui.pages.pane_rows import PaneRows
from ui.pages.reflections import words


class EntryRows(PaneRows):
    """Shows a ReflectionList in a pane."""

    def title_of(self, line: Entry) -> str:
        return words.title(line)

    def below(self, line: Entry) -> str:
        return words.second_line(line)

    def icon_of(self, line: Entry) -> str:
        return "lock-key" if line.kept_out else ""
