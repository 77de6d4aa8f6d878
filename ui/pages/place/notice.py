"""Above every page: that the journal or its backups lie where others have a hand in it, until the owner has decided."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.safety.location import Case, Finding
from ui.widgets.banner import Banner
from ui.widgets.check import Check

_AROUND, _INSET = 12, 16  # px


class PlaceNotice(QWidget):
    """The place is kept only with a deliberate tick where somebody else may copy, keep or delete what lies there."""

    kept = Signal()
    move_requested = Signal()
    put_off = Signal()

    def __init__(self, tick: str, keep: str, move: str, parent: QWidget | None = None) -> None:
        """The words of its tick and of its buttons."""
        super().__init__(parent)
        self._finding: Finding | None = None
        self._banners = {kind: Banner(kind, "", stacked=True) for kind in ("honey", "info")}
        self._move = self._banners["honey"].add_button(move)
        self._keep = self._banners["honey"].add_button(keep)
        self._later = self._banners["honey"].add_button(self.tr("Not now"), quiet=True)
        self._fine = self._banners["info"].add_button(keep)
        self._tick = Check(tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AROUND, _AROUND, _AROUND, 0)
        column.setSpacing(8)
        column.addWidget(self._banners["info"])
        column.addWidget(self._banners["honey"])
        self._banners["honey"].add_above_buttons(self._tick)
        self._move.clicked.connect(self.move_requested)
        self._keep.clicked.connect(self.kept)
        self._fine.clicked.connect(self.kept)
        self._later.clicked.connect(self.put_off)
        self._tick.toggled.connect(self._keep.setEnabled)
        self.hide()

    def show_finding(self, finding: Finding | None, lead: str, words: str) -> None:
        """None: there is nothing to say. The same once more changes nothing, so that a tick stays."""
        if finding == self._finding:
            return
        self._finding = finding
        kind = "info" if finding is not None and finding.case is Case.PERSONAL_CLOUD else "honey"
        for which, banner in self._banners.items():
            if which == kind:
                banner.set_words(lead, words)
            banner.setVisible(which == kind)
        self._tick.setVisible(finding is not None and finding.needs_tick)
        self._tick.setChecked(False)
        self._keep.setEnabled(finding is not None and not finding.needs_tick)
        self.setVisible(finding is not None)
