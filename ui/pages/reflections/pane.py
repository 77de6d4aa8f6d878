"""The pane with the list: what is looked for in it, and what is found."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.acts.find_reflections import Filter, understood
from app.acts.writing import Entry
from app.store.journal import Change, Ref
from ui.models.reflection_list import PAGE, ReflectionList
from ui.pages.reflections import words
from ui.pages.reflections.entry_rows import EntryRows
from ui.session import Session
from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.line_edit import LineEdit
from ui.widgets.page import PageHeader, pane_width
from ui.widgets.section_list import SectionList

DEBOUNCE_MS = 80
_WIDEST = 312
_AT_ONCE = 2000  # rows read to come to an entry before anything is painted; those beyond follow bit by bit


class Pane(QFrame):
    """One entry at a time is chosen in it, or none."""

    chosen = Signal(object)  # Ref
    entered = Signal()  # Enter on it
    remove_requested = Signal()
    menu_requested = Signal(object)  # where, on the screen
    write_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._session = session
        self._wanted: Ref | None = None  # to be chosen as soon as it has been read
        self._silent = False
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._reading = QTimer(self, interval=0)
        self._build()
        self._connect()
        self._model.show()

    # which one

    @property
    def is_filtered(self) -> bool:
        return bool(self._filter.text().strip())

    def first(self) -> Ref | None:
        """The newest of those shown; None when there is none."""
        entry = self._model.entry(self._model.near(0))
        return entry.ref if entry else None

    def beside(self, ref: Ref) -> Ref | None:
        """The one below it, else the one above; None when it is the only one."""
        row = self._model.row_of(ref)
        below = (self._model.entry(at) for at in range(row + 1, self._list.model().rowCount()))
        above = (self._model.entry(at) for at in range(row - 1, -1, -1))
        found = next(filter(None, below), None) or next(filter(None, above), None)
        return found.ref if found else None

    def choose(self, ref: Ref | None) -> None:
        """Show which one is open, without telling. It may be far down, or not among what is found."""
        self._wanted = ref
        self._reading.stop()
        while self._is_below() and self._model.rowCount() < _AT_ONCE:
            self._model.read_more(PAGE)
        self._choose_wanted()
        self._list.lands = not self._is_below()
        if self._is_below():
            self._reading.start()

    def focus_list(self) -> None:
        self._list.setFocus()

    @property
    def region(self) -> QWidget:
        """The list, or what stands there when nothing is found."""
        return self._list if self._stack.currentWidget() is self._list else self._nothing

    @property
    def has_focus(self) -> bool:
        return self._list.hasFocus()

    def look_for(self, typed: str) -> None:
        """Look for this, as if it had been typed."""
        self._filter.setText(typed)
        self._look()

    def follow(self, change: Change) -> None:
        self._silent = True
        self._model.follow(change)
        self._silent = False
        self._say_nothing_found()

    def clear_words(self) -> None:
        self._pause.stop()
        self._reading.stop()
        self._silent = True
        self._filter.setText("")
        self._model.clear()
        self._told.setText("")

    def fit(self, window: int) -> None:
        self.setFixedWidth(pane_width(window, _WIDEST))

    # building

    def _build(self) -> None:
        self._write = Button(self.tr("Write"), "p", "plus", dense=True)
        self._write.setAccessibleName(self.tr("Write a reflection"))
        header = PageHeader(self.tr("Reflections"), role="title_pane")
        header.add_control(self._write)
        self._filter = LineEdit(self.tr("Filter by word, tag, goal or post"), icon="funnel-simple")
        self._filter.setObjectName("filter")
        self._filter.setAccessibleName(self.tr("Filter"))
        self._filter.setAccessibleDescription(words.how_to_filter())
        self._filter.setToolTip(words.how_to_filter())
        self._filter.installEventFilter(self)
        self._told = text.label("", "meta", "2", wrap=True)
        self._told.hide()
        self._model = ReflectionList(self._session.journal.read, _month, words.aloud, self)
        self._list = SectionList(EntryRows(), self.tr("Reflections"), pane=True)
        self._list.set_sections(self._model)
        self._list.installEventFilter(self)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._nothing = EmptyState(
            self.tr("Nothing here matches"), self.tr("Try fewer words, or clear the filter."), "magnifying-glass"
        )
        self._clear = self._nothing.add_button(self.tr("Clear filter"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        head = QVBoxLayout()
        head.setContentsMargins(20, 24, 20, 8)
        head.setSpacing(12)
        head.addWidget(header)
        head.addWidget(self._filter)
        head.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._write.clicked.connect(self.write_requested)
        self._filter.textEdited.connect(self._on_typed)
        self._pause.timeout.connect(self._look)
        self._reading.timeout.connect(self._on_read_on)
        self._clear.clicked.connect(self._on_clear)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.opened.connect(self._on_opened)
        self._list.remove_requested.connect(self._on_remove_requested)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)

    # the filter

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the field: Down and Enter lead into the list, Esc takes the filter away. Of the list: what is kept out."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._list:
                return self._keeps_out(event)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._into_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self._filter.text():
                self._on_clear()
                return True
        return super().eventFilter(watched, event)

    def _keeps_out(self, event: QKeyEvent) -> bool:
        """A list copies no word of what stays out of every export."""
        entry = self._model.entry(self._list.currentIndex().row())
        if entry is None or not entry.kept_out or not event.matches(QKeySequence.StandardKey.Copy):
            return False
        self._session.say(self.tr("This one is kept out of every export, so it wasn’t copied"))
        return True

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_clear(self) -> None:
        self.look_for("")
        self._filter.setFocus()

    def _look(self) -> None:
        self._pause.stop()
        wanted = understood(self._session.journal.read, self._filter.text())
        self._silent = True
        self._model.show(wanted)
        self._silent = False
        self._tell(wanted)
        self._say_nothing_found()
        self.choose(self._wanted)

    def _tell(self, wanted: Filter) -> None:
        """What the filter does, in sight; how much it finds, for those who listen."""
        said = words.told(wanted)
        self._told.setText(said)
        self._told.setVisible(bool(said))
        if said:
            announce(self._filter, f"{said}. {words.number_found(self._model.number, self._model.has_more)}")

    def _say_nothing_found(self) -> None:
        nothing = self.is_filtered and not self._model.rowCount()
        self._stack.setCurrentWidget(self._nothing if nothing else self._list)

    def _into_list(self) -> None:
        if self._pause.isActive():
            self._look()
        if self._model.rowCount():
            self._list.setFocus()

    # the list

    def _choose_wanted(self) -> None:
        row = self._model.row_of(self._wanted) if self._wanted else -1
        self._silent = True
        if row >= 0:
            self._list.choose(row)
        else:
            self._list.setCurrentIndex(self._model.index(-1))
        self._silent = False

    def _on_read_on(self) -> None:
        """A page at a time, so that nothing has to wait for it."""
        self._model.read_more(PAGE)
        if not self._is_below():
            self._reading.stop()
            self._choose_wanted()
            self._list.lands = True

    def _is_below(self) -> bool:
        """Whether the one that is open is further down than was read. A filter may not find it at all."""
        unread = self._wanted is not None and self._model.row_of(self._wanted) < 0
        return unread and self._model.has_more and not self.is_filtered

    def _on_current_changed(self) -> None:
        entry = self._model.entry(self._list.currentIndex().row())
        if not self._silent and entry is not None:
            self._reading.stop()
            self._wanted = entry.ref
            self.chosen.emit(entry.ref)

    def _on_opened(self, _row: int) -> None:
        self.entered.emit()

    def _on_remove_requested(self, _row: int) -> None:
        self.remove_requested.emit()

    def _on_menu_requested(self, spot: QPoint) -> None:
        index = self._list.indexAt(spot)
        if index.isValid() and self._model.entry(index.row()):
            self._list.choose(index.row())
        if self._list.currentIndex().isValid():
            self.menu_requested.emit(self._list.viewport().mapToGlobal(spot))


def _month(entry: Entry) -> str:
    return wording.month(date.fromisoformat(entry.day))
