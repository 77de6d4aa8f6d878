"""A reflection as one field for each heading of its model; its text stays one piece of Markdown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.practice import models
from app.practice.models import BEFORE, Model, Section, Stage
from ui.widgets import text
from ui.widgets.prose_edit import ProseEdit


class Areas(QWidget):
    """`show_text` fills it. Words before the first heading have a field of their own, where there are any."""

    edited = Signal()
    remade = Signal()  # there are other fields now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = models.get(models.FREE)
        self._editors: dict[str, ProseEdit] = {}
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inside)

    @property
    def editors(self) -> list[ProseEdit]:
        return list(self._editors.values())

    def text(self) -> str:
        """Without the headings that nothing stands under."""
        told = [(key, editor.text()) for key, editor in self._editors.items()]
        return models.without_empty_headings(models.compose(told, self._model), self._model)

    def show_text(self, words: str, model: Model) -> None:
        """In the fields that are there, if they are the same; the caret stays with its words then."""
        told = models.every_section(words, model) or [(BEFORE, "")]
        if model == self._model and [key for key, _ in told] == list(self._editors):
            for key, said in told:
                self._editors[key].follow(said)
        else:
            self._model = model
            self._make(told)

    def clear_words(self) -> None:
        for editor in self.editors:
            editor.clear_words()

    def _make(self, told: list[Section]) -> None:
        for old in self.editors:
            old.clear_words()
        stages = {stage.key: stage for stage in self._model.stages}
        held_focus = self.isAncestorOf(self.window().focusWidget() or self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        self._editors = {}
        for key, said in told:
            self._editors[key] = editor = ProseEdit(placeholder=self.tr("Nothing yet is a fine answer."), grows=True)
            editor.setObjectName(f"area_{key}")
            column.addWidget(self._area(stages.get(key), editor))
            editor.load(said)
            editor.edited.connect(self.edited)
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        inside.show()
        self.remade.emit()
        if held_focus:
            self.editors[0].setFocus()

    def _area(self, stage: Stage | None, editor: ProseEdit) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if stage is not None:
            column.addWidget(text.label(stage.label, "heading", wrap=True))
            column.addWidget(text.label(stage.prompt, "meta", "2", wrap=True))
            column.addSpacing(8)
        column.addWidget(editor)
        editor.setAccessibleName(stage.label if stage else self.tr("Reflection"))
        editor.setAccessibleDescription(stage.prompt if stage else "")
        return area
