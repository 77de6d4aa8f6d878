"""The bar over an entry: under which headings, whether it is kept out, whether it is saved, and what else."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.practice import models
from ui.widgets import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.check import Check
from ui.widgets.flow import Flow
from ui.widgets.select import Select


class Toolbar(QWidget):
    """`show_entry` fills it."""

    model_chosen = Signal(str)
    keep_out_chosen = Signal(bool)
    beside_toggled = Signal(bool)
    menu_requested = Signal()

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        """`role` is the side that its owner leans to: it says which models come first."""
        super().__init__(parent)
        self._build([(model.key, model.name) for model in models.offered(role)])
        self._model.chosen.connect(self._on_model_chosen)
        self._out.clicked.connect(self.keep_out_chosen)
        self._beside.toggled.connect(self.beside_toggled)
        self.more.clicked.connect(self.menu_requested)

    def show_entry(self, model: str | None, kept_out: bool, title: str) -> None:
        """`model` is None for a quick note."""
        self._model.setVisible(model is not None)
        self._note.setVisible(model is None)
        if model is not None:
            self._model.choose(models.get(model).key)
        self._out.setChecked(kept_out)
        self.more.set_name(self.tr("More for “{title}”").format(title=title))

    def say(self, status: str) -> None:
        """Whether what was typed is saved."""
        self._status.setText(status)
        self._status.setVisible(bool(status))

    def offer_beside(self, offered: bool) -> None:
        """The button that opens the drawer, where there is one."""
        self.close_beside()
        self._beside.setVisible(offered)

    def close_beside(self) -> None:
        self._beside.setChecked(False)

    def clear_words(self) -> None:
        self.more.set_name(self.tr("More"))

    def _build(self, offered: list[tuple[str, str]]) -> None:
        self._model = Select(offered, self.tr("Model"))
        self._note = text.label(self.tr("Quick note"), "subhead", parent=self)
        self._out = Check(self.tr("Keep out of every export"))
        self._status = text.label("", "meta", "2")
        self._beside = Button(self.tr("Tags and links"), icon="tag", dense=True)
        self._beside.setCheckable(True)
        self._beside.hide()
        self.more = IconButton("dots-three", self.tr("More"), kind="", dense=False)
        start = Flow(12)
        self._out.setContentsMargins(8, 0, 8, 0)
        for widget in (self._model, self._note, self._out, self._beside):
            start.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(start, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._status, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more, 0, text.TOP)

    def _on_model_chosen(self, key: object) -> None:
        self.model_chosen.emit(cast(str, key))
