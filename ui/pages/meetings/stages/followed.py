"""An editor that takes over what is written elsewhere, and never at the price of what is typed in it."""

from __future__ import annotations

from app.merging import merged
from ui.widgets.prose_edit import ProseEdit


class Followed:
    """Knows what the journal said last, so that it can tell what was typed from what was written elsewhere."""

    def __init__(self, editor: ProseEdit) -> None:
        self.editor = editor
        self._said = ""

    def load(self, words: str) -> None:
        self._said = words
        self.editor.load(words)

    def follow(self, words: str) -> None:
        """The journal says this now."""
        if words != self._said:
            self.editor.follow(merged(self._said, self.editor.text(), words))
            self._said = words

    def clear_words(self) -> None:
        self._said = ""
        self.editor.clear_words()
