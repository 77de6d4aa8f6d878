"""How the page of a reflection on a meeting is laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import cautions
from app.records.meetings import Meeting, State
from ui.pages.meetings.stages.areas import Areas
from ui.pages.meetings.stages.linked_card import LinkedCard
from ui.pages.meetings.stages.model_picker import ModelPicker
from ui.pages.meetings.stages.not_yet import NotYet
from ui.pages.meetings.stages.reflect_beside import Marked, Others, Unseen
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.columns import Columns
from ui.widgets.flow import Flow
from ui.widgets.page import PageScroll
from ui.widgets.prose_edit.marks import units
from ui.widgets.reading_order import anchor, order_tabs

_HANGS = -8  # px: the words of a quiet button stand under those above it


class ReflectForm(PageScroll):
    """Loading, saving and what follows from a click are the stage's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(24, parent)
        self._build()
        self.areas.remade.connect(self._on_remade)
        self.picker.remade.connect(self._on_remade)

    def show_open(self, is_open: bool) -> None:
        """Whether there is something to look back on yet."""
        self._columns.setVisible(is_open)
        self.not_yet.setVisible(not is_open)

    def show_standing(self, meeting: Meeting, written: bool) -> None:
        """Whether nothing may be added, or was."""
        self._nothing_row.setVisible(meeting.state is State.HELD and not written)
        self._added_nothing.setVisible(meeting.nothing_to_add and not written)

    def caret(self) -> int:
        """Counted through all fields; -1 when it is in none."""
        before = 0
        for editor in self.areas.editors:
            if editor.hasFocus():
                return before + editor.caret()
            before += units(editor.text()) + 1
        return -1

    def enter(self, caret: int) -> None:
        """Focus the field with that caret; with -1 the first one that is empty, else the first."""
        if not self.not_yet.isHidden():
            self.not_yet.first.setFocus()
            return
        editors = self.areas.editors
        here = next((one for one in editors if not one.text()), editors[0])
        for editor in editors if caret >= 0 else ():
            if caret <= units(editor.text()):
                here = editor
                break
            caret -= units(editor.text()) + 1
        here.set_caret(caret if caret >= 0 else units(here.text()))
        here.setFocus()

    def clear_words(self) -> None:
        for part in (self.areas, self.linked, self.marked, self.others, self.unseen):
            part.clear_words()

    def regions(self) -> list[QWidget]:
        if self._columns.isHidden():
            return [self.not_yet]
        others = [self.others] if self.others.can_be_entered else []
        return [self.picker, self.areas, self.linked, *others]

    def _build(self) -> None:
        self._before = anchor(self)
        self.picker = ModelPicker()
        self.areas = Areas()
        self.nothing = Button(self.tr("Nothing to add"), "q", "check", dense=True)
        self.linked = LinkedCard()
        self.marked = Marked()
        self.others = Others()
        self.unseen = Unseen()
        self.not_yet = NotYet()
        self._added_nothing = text.label(
            self.tr("You had nothing to add. You can still write here."), "meta", "2", wrap=True
        )
        advice = self.tr(cautions.WRITING)
        self._columns = Columns(330)
        self._columns.main.setSpacing(18)
        self._columns.main.addWidget(self._before)
        self._columns.main.addWidget(self.picker)
        self._columns.main.addWidget(self.areas)
        self._columns.main.addWidget(text.label(advice, "hint", "3", wrap=True))
        self._columns.main.addWidget(self._build_nothing())
        self._columns.main.addWidget(self._added_nothing)
        self._columns.main.addStretch(1)
        for card in (self.marked, self.linked, self.others, self.unseen):
            self._columns.aside.addWidget(card)
        self._columns.aside.addStretch(1)
        self.body.addWidget(self._columns)
        self.body.addWidget(self.not_yet)
        self.body.addStretch(1)

    def _build_nothing(self) -> QWidget:
        self._nothing_row = QWidget()
        column = QVBoxLayout(self._nothing_row)
        column.setContentsMargins(0, 0, 0, 0)
        row = Flow()
        row.addWidget(self.nothing)
        row.setContentsMargins(_HANGS, 0, 0, 0)
        column.addWidget(row)
        return self._nothing_row

    def _on_remade(self) -> None:
        """What is new would come last by itself."""
        order_tabs(self._columns)
