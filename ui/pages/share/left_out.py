"""What stays behind: counted in a line, and named when it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.summary.offer import Left
from ui.widgets import text
from ui.widgets.fold import Fold

_MOST = 30  # titles of one sort that are named; of more only the first


class LeftOut(QWidget):
    """Hidden while nothing is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = Fold(self.tr("Left out"))
        self._fold.set_open(False)
        self._told = text.label("", "meta", tone="2", wrap=True)
        self._named = text.label("", "meta", tone="2", wrap=True)
        self._fold.body.addWidget(self._named)
        self._fold.toggled.connect(self._on_folded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._fold)
        column.addWidget(self._told)

    def show_left(self, left: Sequence[Left]) -> None:
        self._told.setText(f"{wording.capital(wording.listed([one.phrase for one in left]))}." if left else "")
        self._named.setText("\n".join(self._line(one) for one in left if one.titles))
        self.setVisible(bool(left))

    def clear_words(self) -> None:
        self.show_left(())

    def _on_folded(self, open_: bool) -> None:
        """The names say how many there are, too."""
        self._told.setVisible(not open_)

    def _line(self, one: Left) -> str:
        """ "Three reflections: …, … and 40 more"."""
        titles = [f"“{title}”" for title in one.titles[:_MOST]]
        if (more := len(one.titles) - _MOST) > 0:
            titles.append(self.tr("{number} more").format(number=more))
        return f"{wording.capital(one.phrase)}: {wording.listed(titles)}."
