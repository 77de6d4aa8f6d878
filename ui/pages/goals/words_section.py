"""A heading with words below it that are written where they stand, and saved while they are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.store.journal import Write
from ui.autosave import Autosave
from ui.session import Session
from ui.widgets import text
from ui.widgets.line_area import LineArea
from ui.widgets.prose_edit import ProseEdit

Save = Callable[[Write, int, str], None]


class WordsSection(QWidget):
    """`save` keeps the words of the record that is shown; `short` is for one line.

    The words begin `HANG` px inside, so it may hang over its column by as much.
    """

    HANG = 14

    def __init__(
        self,
        session: Session,
        origin: object,
        save: Save,
        placeholder: str,
        parent: QWidget | None = None,
        short: bool = False,
    ) -> None:
        super().__init__(parent)
        self._session, self._origin, self._keep = session, origin, save
        self._record_id = 0
        self._autosave = Autosave(self._save, self)
        self._heading = text.label("", "subhead", wrap=True, parent=self)
        self.editor: LineArea | ProseEdit = (
            LineArea(placeholder, role="prose_card", parent=self)
            if short
            else ProseEdit(self, placeholder=placeholder, grows=True)
        )
        text.restyle(self.editor, "kind", "quiet")
        if short:
            self.editor.document().setDocumentMargin(4)  # so that the words of both begin under the heading
        head = QHBoxLayout()
        head.setContentsMargins(self.HANG, 0, self.HANG, 0)
        head.addWidget(self._heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.editor)
        self.editor.edited.connect(self._on_edited)
        self._autosave.failed.connect(session.trouble)
        self._autosave.saved.connect(session.saved)

    def show_words(self, record_id: int, heading: str, words: str) -> None:
        """Never over what is being typed; of another record only once that is safe."""
        other, self._record_id = record_id != self._record_id, record_id
        self._heading.setText(heading)
        self.editor.setAccessibleName(heading)
        if other:
            self.clear_words()
            self.editor.load(words)
        elif not self._autosave.dirty and words != self._words():
            self._follow(words)

    def flush(self) -> bool:
        return self._autosave.flush()

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self.editor.clear_words()

    def _follow(self, words: str) -> None:
        """The caret stays where it was."""
        if isinstance(self.editor, LineArea):
            self.editor.load(words)
            return
        caret = self.editor.caret()
        self.editor.load(words)
        self.editor.set_caret(caret)

    def _words(self) -> str:
        return self.editor.words() if isinstance(self.editor, LineArea) else self.editor.text()

    def _save(self) -> None:
        with self._session.journal.write(origin=self._origin) as write:
            self._keep(write, self._record_id, self._words())

    def _on_edited(self) -> None:
        self._autosave.touch()
