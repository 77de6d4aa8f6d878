"""The pane with all that a copy holds, and the field to search in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app import search
from app.store.connection import Connection
from ui.models.copy_list import CopyList
from ui.pages.copy.rows import CopyRows
from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.empty_state import EmptyState
from ui.widgets.line_edit import LineEdit
from ui.widgets.page import PageHeader, pane_width
from ui.widgets.section_list import SectionList

DEBOUNCE_MS = 80
_WIDEST = 340


class CopyPane(QFrame):
    """One entry is chosen in it, or none."""

    chosen = Signal(object)  # a Line, or None
    entered = Signal()  # Enter on it

    def __init__(self, conn: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._build(conn)
        self._connect()

    def begin(self) -> None:
        """Read the first of it, once somebody listens to what is chosen."""
        self._model.show()
        self._choose_first()

    def regions(self) -> tuple[QWidget, ...]:
        return self._field, self._list

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._model.words

    def fit(self, window: int) -> None:
        self.setFixedWidth(pane_width(window, _WIDEST))

    def focus_search(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def clear_words(self) -> None:
        self._pause.stop()
        self._list.selectionModel().blockSignals(True)  # nothing more is shown
        self._field.clear()
        self._told.setText("")
        self._model.clear()

    # building

    def _build(self, conn: Connection) -> None:
        self._field = LineEdit(self.tr("Search this copy"), icon="magnifying-glass")
        self._field.setObjectName("search")
        self._field.setAccessibleName(self.tr("Search this copy"))
        self._field.installEventFilter(self)
        self._told = text.label("", "meta", "2", wrap=True)
        self._told.hide()
        self._model = CopyList(conn, date.today(), self)  # noqa: DTZ011 - the owner's own day is meant
        self._list = SectionList(CopyRows(), self.tr("All that this copy holds"), pane=True)
        self._list.set_sections(self._model)
        self._nothing = EmptyState("", "", "magnifying-glass")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        head = QVBoxLayout()
        head.setContentsMargins(20, 20, 20, 8)
        head.setSpacing(12)
        head.addWidget(PageHeader(self.tr("In this copy"), role="title_pane"))
        head.addWidget(self._field)
        head.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._on_typed)
        self._pause.timeout.connect(self._look)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.opened.connect(self._on_opened)

    # searching

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the field: Down and Enter lead into the list; Esc empties it, and only then is the window's."""
        if isinstance(event, QKeyEvent) and watched is self._field and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._field.text():
            self._field.clear()
            self._look()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._look()
            if self._model.rowCount():
                self._list.setFocus()
        else:
            return False
        return True

    def _on_typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        self._model.show(self._field.text())
        self._tell()
        self._choose_first()

    def _tell(self) -> None:
        sought, some = bool(self._model.words), bool(self._model.rowCount())
        said = self._counted(self._model.number_found()) if sought and some else ""
        self._told.setText(said)
        self._told.setVisible(bool(said))
        if not some:
            self._say_nothing(sought)
        self._stack.setCurrentWidget(self._list if some else self._nothing)
        if sought:
            announce(self._field, said or self.tr("Nothing found"))

    def _counted(self, number: int) -> str:
        if number >= search.MOST_COUNTED:
            return self.tr("1,000 or more found")
        return self.tr("{number} found").format(number=number)

    def _say_nothing(self, sought: bool) -> None:
        if sought:
            self._nothing.set_words(self.tr("Nothing found"), self.tr("Not in this copy. Try fewer words."))
        else:
            self._nothing.set_words(self.tr("Nothing written yet"), self.tr("This copy holds no entries."))

    # the list

    def _choose_first(self) -> None:
        if not self._model.rowCount():
            self._tell()
            self.chosen.emit(None)
            return
        self._list.setCurrentIndex(self._model.index(self._model.near(0)))

    def _on_current_changed(self) -> None:
        line = self._model.entry(self._list.currentIndex().row())
        if line is not None:
            self.chosen.emit(line)

    def _on_opened(self, _row: int) -> None:
        self.entered.emit()
