"""The questions of a model, beside the words: where one is, and a way to any of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.practice.models import Model, Stage
from ui import theme
from ui.widgets import paint, text
from ui.widgets.entry_row import EntryRow
from ui.widgets.fold import Fold
from ui.widgets.row_list import RowList

_BAR, _INDENT = 3, 12
_WIDE = 260


class Questions(QWidget):
    """`show_model` fills it. It hides itself for a model that asks nothing."""

    stage_requested = Signal(object)  # the key of a stage
    folded = Signal(bool)  # whether it is open now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: Model | None = None
        self._rows: dict[str, StageRow] = {}
        self._fold = Fold(self.tr("Questions of this model"))
        self._about = text.label("", "meta", "3", wrap=True)
        self._list = RowList(self.tr("Questions of this model"))
        self._fold.body.setSpacing(4)
        self._fold.body.addWidget(self._about)
        self._fold.body.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self._fold.toggled.connect(self.folded)

    def set_open(self, open_: bool) -> None:
        self._fold.set_open(open_)

    def show_model(self, model: Model) -> None:
        if model == self._model:
            return
        self._model = model
        self._about.setText(". ".join(filter(None, (model.good_for, model.credit))))
        self._rows = {stage.key: self._row(stage) for stage in model.stages}
        self._list.set_rows(list(self._rows.values()))
        self.setVisible(bool(model.stages))

    def set_current(self, key: str) -> None:
        """The stage that is being written; "" for none."""
        for name, row in self._rows.items():
            row.set_current(name == key)

    def _row(self, stage: Stage) -> StageRow:
        row = StageRow(stage.key, role="strong")
        row.set_words(stage.label, stage.prompt)
        row.opened.connect(self.stage_requested)
        return row


class StageRow(EntryRow):
    """A bar stands before the one that is being written."""

    _current = False

    def set_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            here = self.tr("being written")
            said = self._words.said()
            self.setAccessibleDescription(f"{said}, {here}" if current else said)
            self.update()

    def sizeHint(self) -> QSize:
        """Its question is much longer than its title."""
        wide = theme.current().px(_WIDE)
        return QSize(wide, self.heightForWidth(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._current:
            painter = paint.painter_on(self)
            bar = QRectF(0, 8, _BAR, self.height() - 16)
            painter.fillRect(paint.mirrored(self, bar), theme.current()["pine"])

    def _before(self) -> int:
        return _INDENT
