"""The pages as they will be: leafed through, made larger, or read as text."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.summary import as_text
from ui.pages.share.leaf import STEPS, WHOLE, WIDE, Leaf, Zoom
from ui.pages.share.making import Pages
from ui.pages.share.plain import Plain
from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.select import Select

_AROUND = 16
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Preview(QFrame):
    """`volume_requested` when one leafs beyond the pages that are made."""

    volume_requested = Signal(int)  # counted from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "aside")
        self._pages: Pages | None = None
        self._number = 0
        self._is_narrow = False
        self._to_end = False  # of the volume that is asked for: one has leafed back into it
        self._build()
        self._connect()
        self.show_nothing("", "")

    @property
    def has_pages(self) -> bool:
        return self._pages is not None

    def show_pages(self, pages: Pages) -> None:
        """At the page where one was, as far as there is one."""
        before, self._pages = self._pages, pages
        last = pages.leaves.count - 1
        if before is not None and before.volume != pages.volume:
            self._number = last if self._to_end else 0
        self._number = min(self._number, last)
        self._to_end = False
        self._status.setText("")
        self._show_missing(pages.composed.missing)
        self._stack.setCurrentWidget(self._plain if self._as_text.isChecked() else self._leaf)
        self._show_controls()
        if self._as_text.isChecked():
            self._plain.show_blocks(_blocks(pages))
        self._show_page()

    def show_nothing(self, heading: str, sentence: str) -> None:
        """There is no page, and why."""
        self.clear_words()
        self._empty.set_words(heading, sentence)
        self._stack.setCurrentWidget(self._empty)

    def show_making(self) -> None:
        """The pages that are seen are those of a moment ago."""
        self._status.setText(self.tr("Making the pages…"))

    def fit(self, narrow: bool) -> None:
        """A whole page is too small to be read where there is little room."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._leaf.set_zoom(WIDE if narrow else WHOLE)

    def clear_words(self) -> None:
        self._pages = None
        self._leaf.clear()
        self._plain.clear_words()
        self._empty.set_words("", "")
        self._show_missing(())
        self._label.setText("")
        self._status.setText("")
        for one in (*self._leafing, *self._sizes, self._as_text):
            one.hide()

    # building

    def _build(self) -> None:
        self._previous = IconButton("caret-left", self.tr("Previous page"))
        self._next = IconButton("caret-right", self.tr("Next page"))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self._previous.set_icon("caret-right")
            self._next.set_icon("caret-left")
        self._label = text.label("", "body", tone="2")
        self._status = text.label("", "meta", tone="3")
        self._missing = Banner("honey", "")
        self._leaf = Leaf()
        self._plain = Plain()
        self._empty = EmptyState("", "", "file-pdf")
        self._stack = QStackedWidget()
        for one in (self._empty, self._leaf, self._plain):
            self._stack.addWidget(one)
        self._smaller = IconButton("minus", self.tr("Smaller page"))
        self._larger = IconButton("plus", self.tr("Larger page"))
        self._zoom = Select(_zooms(self), self.tr("Size of the page"))
        self._as_text = Button(self.tr("Read as text"), "q", "text-align-left", dense=True)
        self._as_text.setCheckable(True)
        self._leafing = (self._previous, self._label, self._next)
        self._sizes = (self._smaller, self._zoom, self._larger)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _AROUND, 0, 10)
        column.setSpacing(0)
        column.addLayout(_row(self._previous, self._label, self._next, gap=14))
        column.addWidget(self._status, 0, _CENTRE)
        around = QVBoxLayout()
        around.setContentsMargins(_AROUND, 4, _AROUND, 4)
        around.addWidget(self._missing)
        column.addLayout(around)
        column.addWidget(self._stack, 1)
        column.addSpacing(8)
        column.addLayout(_row(self._smaller, self._zoom, self._larger, self._as_text, gap=6))

    def _connect(self) -> None:
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._leaf.turn_requested.connect(self._turn)
        self._leaf.end_requested.connect(self._on_end)
        self._leaf.zoomed.connect(self._on_zoomed)
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)
        self._zoom.chosen.connect(self._on_zoom)
        self._as_text.toggled.connect(self._on_as_text)

    # showing

    def _show_page(self) -> None:
        if self._pages is None:
            return
        pages = self._pages
        words = self._words(pages)
        self._label.setText(words)
        self._leaf.show_page(pages.leaves, self._number)
        self._leaf.setAccessibleName(words)
        self._leaf.setAccessibleDescription(pages.leaves.text(self._number))
        first, last = (0, 0) if self._as_text.isChecked() else (self._number, pages.leaves.count - 1 - self._number)
        self._previous.setEnabled(first > 0 or pages.volume > 0)
        self._next.setEnabled(last > 0 or pages.volume < self._volumes - 1)

    def _show_controls(self) -> None:
        """As text one leafs through volumes alone."""
        on = self._as_text.isChecked()
        for one in self._leafing:
            one.setVisible(not on or self._volumes > 1)
        for size in self._sizes:
            size.setVisible(not on)
        self._as_text.show()

    def _words(self, pages: Pages) -> str:
        number, count = self._number + 1, pages.leaves.count
        if self._as_text.isChecked():
            return self.tr("Volume {volume} of {volumes}").format(volume=pages.volume + 1, volumes=self._volumes)
        if self._volumes == 1:
            return self.tr("Page {number} of {count}").format(number=number, count=count)
        told = self.tr("Volume {volume} of {volumes}, page {number} of {count}")
        return told.format(volume=pages.volume + 1, volumes=self._volumes, number=number, count=count)

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        words = self.tr("They show as empty boxes: {characters}").format(characters=" ".join(missing))
        lead = self.tr("No font here has some of these characters.")
        self._missing.set_words(lead if missing else "", words if missing else "")
        self._missing.setVisible(bool(missing))

    @property
    def _volumes(self) -> int:
        return self._pages.volumes if self._pages is not None else 1

    # leafing

    def _turn(self, step: int) -> None:
        if self._pages is None:
            return
        number = self._number + step
        volume = self._pages.volume + step
        if 0 <= number < self._pages.leaves.count and not self._as_text.isChecked():
            self._go(number)
        elif 0 <= volume < self._volumes:
            self._to_end = step < 0
            self.volume_requested.emit(volume)

    def _go(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self._show_page()
            announce(self._leaf, self._label.text())

    def _on_previous(self) -> None:
        self._turn(-1)

    def _on_next(self) -> None:
        self._turn(1)

    def _on_end(self, last: bool) -> None:
        if self._pages is not None:
            self._go(self._pages.leaves.count - 1 if last else 0)

    # looking

    def _on_smaller(self) -> None:
        self._leaf.step_zoom(larger=False)

    def _on_larger(self) -> None:
        self._leaf.step_zoom(larger=True)

    def _on_zoom(self, key: Hashable) -> None:
        if isinstance(key, str | float):
            self._leaf.set_zoom(key)

    def _on_zoomed(self) -> None:
        self._zoom.choose(self._leaf.zoom)

    def _on_as_text(self, on: bool) -> None:
        self._plain.show_blocks(_blocks(self._pages) if on and self._pages is not None else ())
        self._stack.setCurrentWidget(self._plain if on else self._leaf)
        self._as_text.setText(self.tr("Show the pages") if on else self.tr("Read as text"))
        self._show_controls()
        self._show_page()


def _blocks(pages: Pages) -> Sequence[as_text.Block]:
    return as_text.blocks(pages.part, pages.composed.detail)


def _zooms(preview: QWidget) -> list[tuple[Zoom, str]]:
    sizes: list[tuple[Zoom, str]] = [(step, f"{round(100 * step)} %") for step in STEPS]
    return [(WHOLE, preview.tr("Whole page")), (WIDE, preview.tr("Full width")), *sizes]


def _row(*widgets: QWidget, gap: int) -> QHBoxLayout:
    """In the middle."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addStretch(1)
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return row
