"""From one day to another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.date_field import DateField
from ui.widgets.field import Field


class Days(QWidget):
    """Either end may stay empty; whichever is the earlier is the first."""

    changed = Signal()

    def __init__(self, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = (Field(self.tr("From"), DateField(first)), Field(self.tr("To"), DateField(last)))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        for field in self._fields:
            across.addWidget(field, 1, text.TOP)
            self._editor(field).changed.connect(self._on_changed)
            self._editor(field).editingFinished.connect(self._on_changed)

    @property
    def ends(self) -> tuple[date | None, date | None]:
        """First and last day, both within; None is open."""
        first, last = (self._editor(field).day for field in self._fields)
        return (last, first) if first and last and last < first else (first, last)

    def set_ends(self, first: date | None, last: date | None) -> None:
        for field, day in zip(self._fields, (first, last), strict=True):
            self._editor(field).set_day(day)

    def is_whole(self) -> bool:
        """Whether both were understood; the first that was not has the focus then."""
        unclear = self._mark()
        if unclear:
            unclear[0].editor.setFocus()
        return not unclear

    def _mark(self) -> list[Field]:
        """Say under a field that it was not understood; returns those fields."""
        unclear = [field for field in self._fields if not self._editor(field).understood]
        for field in self._fields:
            wrong = self.tr("Write it as a day, such as 1 October 2023.") if field in unclear else None
            field.set_error(wrong)
        return unclear

    def _on_changed(self) -> None:
        self._mark()
        self.changed.emit()

    def _editor(self, field: Field) -> DateField:
        editor = field.editor
        if not isinstance(editor, DateField):
            raise TypeError("a day is typed into a field for days")
        return editor
