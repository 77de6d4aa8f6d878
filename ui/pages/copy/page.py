"""All there is in the window of a copy: what it is, what it holds, and one entry of it to read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import search
from app.errors import UserError
from app.exchange import one_paper
from app.store.connection import Connection
from ui.models.copy_list import Line
from ui.pages.copy.pane import CopyPane
from ui.pages.copy.paper import PaperView
from ui.widgets.banner import Banner
from ui.widgets.reading_order import region_after

_AROUND = 12  # px


class CopyPage(QWidget):
    """There is nothing here that writes, prints or exports."""

    go_back_requested = Signal()
    close_requested = Signal()

    def __init__(self, conn: Connection, of: str, parent: QWidget | None = None) -> None:
        """`of` is its moment: "18 November at 19:40"."""
        super().__init__(parent)
        self._conn = conn
        self._build(of)
        self._connect()
        self._pane.begin()

    def focus_search(self) -> None:
        self._pane.focus_search()

    def next_region(self, step: int) -> None:
        """The banner, the field, the list, the entry."""
        regions = [(self._banner, self._close), *((one, one) for one in self._pane.regions())]
        regions.append((self._paper, self._paper.reading))
        at = region_after([one for one, _ in regions], self.focusWidget(), step)
        regions[at][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_words(self) -> None:
        """It is being shut."""
        self._pane.clear_words()
        self._paper.clear_words()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._pane.focus_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pane.fit(self.window().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._pane.fit(self.window().width())

    def _build(self, of: str) -> None:
        lead = self.tr("A copy from {moment}.").format(moment=of)
        says = self.tr("Nothing can be changed in it. Today’s journal is open in the other window.")
        self._banner = Banner("honey", lead, says, "clock-counter-clockwise", beside=True)
        self._back = self._banner.add_button(self.tr("Go back to this…"))
        self._close = self._banner.add_button(self.tr("Close"))
        self._pane = CopyPane(self._conn)
        self._paper = PaperView()
        top = QVBoxLayout()
        top.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        top.addWidget(self._banner)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._pane)
        across.addWidget(self._paper, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addLayout(across, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back_requested)
        self._close.clicked.connect(self.close_requested)
        self._pane.chosen.connect(self._on_chosen)
        self._pane.entered.connect(self._on_entered)

    def _on_chosen(self, line: Line | None) -> None:
        if line is None:
            self._paper.clear_words()
            return
        try:
            part = one_paper.whole(self._conn, line.ref) != line.ref
            self._paper.show_paper(line, one_paper.paper(self._conn, line.ref), self._pane.words, part)
        except LookupError:  # what it is a part of was removed without it
            _, body = search.words_of(self._conn, line.ref) or ("", "")
            self._paper.show_words(line, body)
        except UserError as error:  # its disk has gone
            self._paper.show_trouble(error)

    def _on_entered(self) -> None:
        self._paper.reading.setFocus()
