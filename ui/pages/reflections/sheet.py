"""The words of an entry: its day and post, its title, and one editor for all of its text."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import cautions
from app.practice import models
from app.practice.models import Model
from app.records import reflections
from app.records.posts import Post
from app.store.journal import Kind
from ui.pages.reflections import words
from ui.widgets import text
from ui.widgets.line_area import LineArea
from ui.widgets.prose_edit import ProseEdit

_SIDE = 40  # px: as wide as the editor's own gutter, so that all words begin under each other
_END = 12
_INSET = 2  # px in a LineArea before its words
_FARTHEST = 400  # lines above the caret among which its heading is looked for


class Sheet(QWidget):
    """Loading and saving is for whoever owns it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = models.get(models.FREE)
        self._build()
        self.title.entered.connect(self.editor.setFocus)

    def load(self, kind: Kind, title: str, words_: str) -> None:
        self.title.setVisible(kind is Kind.REFLECTION)
        self.title.load(title)
        self.editor.load(words_)

    def follow(self, words_: str, model: Model) -> None:
        """What was written elsewhere. Other headings are no step of the editor's own undo: they go with their model."""
        if model == self._model:
            self.editor.follow(words_)
            return
        caret, scroll = self.editor.caret(), self.editor.scroll()
        self.editor.load(words_)
        self.editor.set_caret(caret)
        self.editor.set_scroll(scroll)

    def show_facts(self, kind: Kind, on: date, post: Post | None, model: Model) -> None:
        self._model = model
        self._facts.setText(words.day_and_post(on, post))
        self._untitled = words.untitled(kind, on)
        self.name_editor()

    def name_editor(self) -> None:
        """Without a title, the first words stand for it."""
        first = reflections.first_words(self.editor.text())
        self.title.setPlaceholderText(first or self.tr("A title, if you like"))
        self.editor.setAccessibleName(self.tr("The words of “{title}”").format(title=self.called))

    def say(self, status: str) -> None:
        """Whether what was typed is saved, where the bar above has no room for it."""
        self._status.setText(status)

    @property
    def called(self) -> str:
        """Its title, its first words, or its day."""
        return self.title.words() or reflections.first_words(self.editor.text()) or self._untitled

    def clear_words(self) -> None:
        self.title.clear_words()
        self.title.setPlaceholderText("")
        self.editor.clear_words()
        self.editor.setAccessibleName("")
        self._facts.setText("")
        self._untitled = ""

    # headings

    def stage_here(self) -> str:
        """The key of the stage that the caret stands in; "" outside any."""
        headings = {f"## {stage.label}": stage.key for stage in self._model.stages}
        block = self.editor.textCursor().block()
        for _ in range(_FARTHEST if headings else 0):
            if not block.isValid() or block.text() in headings:
                break
            block = block.previous()
        return headings.get(block.text(), "") if block.isValid() else ""

    def go_to_stage(self, key: str) -> None:
        """The caret behind what is written there."""
        heading = next(f"## {stage.label}" for stage in self._model.stages if stage.key == key)
        block = self.editor.document().firstBlock()
        while block.isValid() and block.text() != heading:
            block = block.next()
        if not block.isValid():
            return
        others = {f"## {stage.label}" for stage in self._model.stages}
        last = block.next() if block.next().isValid() else block
        while last.next().isValid() and last.next().text() not in others:
            last = last.next()
        while last.previous() != block and last != block and not last.text().strip():
            last = last.previous()
        self.editor.set_caret(last.position() + last.length() - 1)
        self.editor.ensureCursorVisible()
        self.editor.setFocus()

    @property
    def is_unwritten(self) -> bool:
        """It may have a title."""
        return not models.has_words(self.editor.text(), self._model)

    def go_to_start(self) -> None:
        """Where writing begins: under the first heading, or at the end of the first line."""
        if self._model.stages and self.is_unwritten:
            self.go_to_stage(self._model.stages[0].key)
            return
        self.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        self.editor.setFocus()

    def _build(self) -> None:
        self._untitled = ""
        self._facts: QLabel = text.label("", "meta", "2", wrap=True)
        self.title: LineArea = LineArea(role="title", bare=True)
        self.title.setObjectName("title")
        self.title.setAccessibleName(self.tr("Title"))
        self.editor: ProseEdit = ProseEdit(placeholder=self.tr("One honest sentence counts."), quiet=True)
        self.editor.setObjectName("words")
        self._status: QLabel = text.label("", "hint", "2")
        facts = QHBoxLayout()
        before, after = (_SIDE, _END) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (_END, _SIDE)
        facts.setContentsMargins(before, 25, after, 2)
        facts.addWidget(self._facts)
        title = QHBoxLayout()
        title.setContentsMargins(_SIDE - _INSET, 0, _END, 0)
        title.addWidget(self.title)
        advice = text.label(self.tr(cautions.WRITING), "hint", "3", wrap=True)
        below = QHBoxLayout()
        below.setContentsMargins(before, 8, after, 14)
        below.setSpacing(12)
        below.addWidget(advice, 1)
        below.addWidget(self._status, 0, text.TOP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(facts)
        column.addLayout(title)
        inset = QHBoxLayout()
        inset.setContentsMargins(0, 0, _END, 0)
        inset.addWidget(self.editor)
        column.addLayout(inset, 1)
        column.addLayout(below)
