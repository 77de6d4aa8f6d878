"""Which headings a reflection is written under: those that fit best side by side, the others behind a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from app.practice import models
from app.practice.models import FIRST, Model
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu
from ui.widgets.segmented import Segmented


class ModelPicker(Flow):
    """`show_model` says what is offered and which of them is chosen."""

    chosen = Signal(str)
    remade = Signal()  # there are other buttons now

    def __init__(self) -> None:
        super().__init__(12)
        self._role, self._swapped = "", False
        self._key = ""
        self._side_by_side: Segmented | None = None
        self._more = Button(self.tr("More…"), "q", dense=True)
        self._more.setAccessibleName(self.tr("More models"))
        self._more.clicked.connect(self._on_more)

    def show_model(self, key: str, role: str, swapped: bool) -> None:
        """`role` is mine in the mentorship; `swapped`: not in this meeting."""
        if (key, role, swapped) == (self._key, self._role, self._swapped):
            return
        self._key, self._role, self._swapped = key, role, swapped
        before = self._side_by_side
        held_focus = before is not None and before.isAncestorOf(self.window().focusWidget() or self)
        shown = self._best()
        self._side_by_side = Segmented([(model.key, model.name) for model in shown], self.tr("Model"))
        self._side_by_side.choose(key)
        self._side_by_side.changed.connect(self._on_changed)
        for widget in (self._side_by_side, self._more):
            self.addWidget(widget)
            widget.raise_()  # children are in the order that is seen
        if before is not None:
            before.hide()
            before.deleteLater()
        self.remade.emit()
        if held_focus:
            self._side_by_side.focus_chosen()

    def _best(self) -> list[Model]:
        """Those that fit, with the chosen one among them."""
        offered = models.offered(self._role, self._swapped)
        best = list(offered[:FIRST])
        return best if self._key in [model.key for model in best] else [*best[: FIRST - 1], models.get(self._key)]

    def _on_changed(self, key: str) -> None:
        self.chosen.emit(key)

    def _on_more(self) -> None:
        side_by_side = [model.key for model in self._best()]
        menu = Menu(self)
        for model in models.offered(self._role, self._swapped):
            if model.key not in side_by_side:
                action = menu.add(model.name)
                action.setData(model.key)
                action.setToolTip(". ".join(filter(None, (model.good_for, model.credit))))
        menu.setToolTipsVisible(True)
        menu.triggered.connect(self._on_picked)
        menu.open_under(self._more)

    def _on_picked(self, action: QAction) -> None:
        self.chosen.emit(action.data())
