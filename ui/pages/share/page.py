"""Share: the only way anything leaves, and what did."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.share.left import Left
from ui.pages.share.summary import Summary
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.page import Margins, PageHeader
from ui.widgets.segmented import Segmented
from ui.widgets.stage_tabs import StageTabs

SUMMARY, LEFT = "summary", "left"


class SharePage(QWidget):
    """`detail` "left": what left this journal."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_narrow = False
        self._build()
        self._connect()
        if place.detail == LEFT:
            self._tabs.choose(LEFT)
            self._show()

    # what the shell asks

    def flush(self) -> bool:
        return True

    def leave(self) -> None:
        self._summary.leave()

    def place(self) -> Place:
        return Place("share", detail=LEFT if self._on_left else "", scroll=self._summary.scrolled())

    def settle(self, place: Place) -> None:
        if self._on_left and self._left.regions():
            self._left.focus_first()
        elif self._on_left or not self._summary.focus_main():
            self._tabs.setFocus()
        else:
            self._summary.set_scroll(place.scroll)

    def clear_words(self) -> None:
        self._summary.clear_words()
        self._left.clear_words()

    def regions(self) -> list[QWidget]:
        below = self._left.regions() if self._on_left else self._summary.regions()
        return [self._head, *below]

    def export(self) -> None:
        """Ctrl+P: from wherever one is on this page."""
        if self._on_left:
            self._tabs.choose(SUMMARY)
            self._show()
        self._summary.export()

    # building

    def _build(self) -> None:
        self._summary = Summary(self._session)
        self._left = Left(self._session)
        self._tabs = StageTabs(
            [
                (SUMMARY, self.tr("Personal summary"), "file-pdf"),
                (LEFT, self.tr("What left this journal"), "clock-counter-clockwise"),
            ]
        )
        self._tabs.setAccessibleName(self.tr("Share"))
        sides = [("choices", self.tr("Choices")), ("pages", self.tr("Preview"))]
        self._side = Segmented(sides, self.tr("What is seen"))
        self._side.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._summary)
        self._stack.addWidget(self._left)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self._tabs, 1)
        across.addWidget(self._side)
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(PageHeader(self.tr("Share"), self.tr("The only way anything leaves this journal.")))
        column.addLayout(across)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Margins(self._head, top=28))
        whole.addWidget(text.rule())
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self._on_tab)
        self._summary.narrowed.connect(self._on_narrowed)
        self._side.changed.connect(self._on_side)

    @property
    def _on_left(self) -> bool:
        return self._tabs.key == LEFT

    def _show(self) -> None:
        self._stack.setCurrentWidget(self._left if self._on_left else self._summary)
        self._side.setVisible(self._is_narrow and not self._on_left)

    def _on_tab(self) -> None:
        """By the arrow keys the focus stays on the tabs."""
        self._show()
        if not self._tabs.hasFocus():
            self.settle(Place("share"))

    def _on_narrowed(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self._show()

    def _on_side(self, key: str) -> None:
        self._summary.show_pages(key == "pages")
