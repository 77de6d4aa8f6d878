"""The four steps at the left of the pages that make a journal: done, here, and still ahead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import text
from ui.widgets.glyph import Glyph
from ui.widgets.hearth import Hearth, Logo

_WIDE, _HEARTH = 272, 216  # px
_HEARTH_NEEDS = 560  # px of height; the steps come first


class StepList(QFrame):
    """A list and no links: the way back is Back."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._marks: list[Glyph] = []
        self._labels: list[QLabel] = []
        self.setProperty("kind", "sidebar")
        self.setFixedWidth(max(_WIDE, theme.current().px(_WIDE * 0.8)))
        self._build()

    def show_step(self, here: int) -> None:
        for at, (mark, label) in enumerate(zip(self._marks, self._labels, strict=True)):
            icon = "check-circle" if at < here else "caret-circle-right" if at == here else "circle"
            mark.set_icon(icon, "ink" if at == here else "ink2")
            text.restyle(label, "role", "strong" if at == here else "body")
            text.restyle(label, "tone", "" if at == here else "2")
            state = self.tr("done") if at < here else self.tr("you are here") if at == here else self.tr("to come")
            label.setAccessibleName(f"{self._names[at]}, {state}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(label.sizeHint().height() + 20 for label in self._labels)
        self._hearth.setVisible(event.size().height() >= max(_HEARTH_NEEDS, needed + 290))

    def _build(self) -> None:
        mark = QHBoxLayout()
        mark.setSpacing(10)
        mark.addWidget(Logo(28))
        mark.addWidget(text.label("Inglenook", "heading"))
        mark.addStretch(1)
        self._hearth = Hearth(_HEARTH)
        down = QVBoxLayout()
        down.setContentsMargins(5, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(mark)
        down.addSpacing(36)
        down.addWidget(text.label(self.tr("Create your journal"), "label", tone="2", wrap=True))
        down.addSpacing(16)
        for name in self._names:
            row = QHBoxLayout()
            row.setSpacing(12)
            self._marks.append(Glyph("circle", "ink2", 20))
            self._labels.append(text.label(name, "body", tone="2"))
            row.addWidget(self._marks[-1])
            row.addWidget(self._labels[-1], 1)
            down.addLayout(row)
            down.addSpacing(20)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(27, 28, 27, 28)
        whole.setSpacing(0)
        whole.addLayout(down)
        whole.addStretch(1)
        whole.addWidget(self._hearth)
