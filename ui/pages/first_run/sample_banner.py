"""Above every page of the sample: what it is, and the way to a journal of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.banner import Banner

_AROUND = 12  # px


class SampleBanner(QWidget):
    """It can't be closed."""

    create_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        banner = Banner(
            "private", self.tr("This is a sample."), self.tr("Nothing you do here is kept."), "coffee", beside=True
        )
        banner.add_button(self.tr("Create my journal")).clicked.connect(self.create_requested)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_AROUND, _AROUND, _AROUND, 0)
        whole.addWidget(banner)
