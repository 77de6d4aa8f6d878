"""What left this journal: when, what, for whom, under which name, and which entries went with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.records.departures import Departure
from app.store.journal import Change, Kind
from ui.models.left_list import LeftList
from ui.pages.share import forgetting
from ui.pages.share import left_words as words
from ui.pages.share.left_view import LeftView
from ui.session import Session
from ui.widgets import text
from ui.widgets.empty_state import EmptyState
from ui.widgets.menu import Menu
from ui.widgets.page import Margins, side_margins


class Left(QWidget):
    """Reads its list when it is first shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._connect()
        self._model.show()
        self._after_change()

    # what the page asks

    def focus_first(self) -> None:
        self._list.choose(self._model.index(0))
        self._list.setFocus()

    def clear_words(self) -> None:
        self._model.clear()

    def regions(self) -> list[QWidget]:
        return [self._list] if self._model.rowCount() else []

    # building

    def _build(self) -> None:
        self._model = LeftList(self._session.journal.read, words.aloud, words.details, self)
        self._list = LeftView(self.tr("What left this journal"))
        self._list.setModel(self._model)
        told = self.tr("So that you can say, years from now, who has what. The list itself never leaves.")
        self._told = Margins(text.label(told, "body", "2", wrap=True), top=20, bottom=14)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._told)
        column.addWidget(self._list, 1)
        self._empty = EmptyState(
            self.tr("Nothing has left this journal"),
            self.tr("When you export or print something, it’s noted here."),
            "clock-counter-clockwise",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self._list.forget_requested.connect(self._on_forget_requested)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)
        self._session.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        start, end = side_margins(self.width())
        self._list.set_room(start, self.width() - start - end)

    # what happens

    def _after_change(self) -> None:
        """Show the list or that there is none; whoever was in it stays beside where they were."""
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)

    def _on_changed(self, change: Change) -> None:
        if change.concerns(Kind.DEPARTURE):
            row = self._list.top_row()
            self._model.follow(change)
            self._after_change()
            if self._model.rowCount() and not self._list.currentIndex().isValid():
                self._list.choose(self._model.index(min(max(row, 0), self._model.rowCount() - 1)))

    def _on_forget_requested(self, departure: Departure) -> None:
        forgetting.forget(self._session, departure, self.window())

    def _on_menu_requested(self, spot: QPoint) -> None:
        index = self._list.indexAt(spot)
        index = index if index.isValid() else self._list.currentIndex()
        if self._model.departure(index) is None:
            return
        self._list.choose(index)
        menu = Menu(self)
        opens = self.tr("Hide what went with it") if self._list.is_open else self.tr("Show what went with it")
        menu.add(opens).triggered.connect(self._list.toggle)
        menu.addSeparator()
        forget = menu.add(words.forget())
        forget.setToolTip(forgetting.before_forgetting())
        forget.triggered.connect(self._list.ask_to_forget)
        menu.setToolTipsVisible(True)
        menu.popup(self._list.viewport().mapToGlobal(spot))
