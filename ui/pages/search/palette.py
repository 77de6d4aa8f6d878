"""The search palette: found as you type, opened with Enter, gone with Esc."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from app import search
from app.records.meetings import Meeting
from ui import theme
from ui.pages.search import agenda
from ui.pages.search.delegate import ResultDelegate
from ui.pages.search.foot import Foot
from ui.pages.search.found import Finder
from ui.pages.search.nothing import Nothing
from ui.pages.search.results import Results, Row, RowKind
from ui.session import Session
from ui.theme import icons
from ui.widgets import paint, text
from ui.widgets.announce import announce

WIDE, TOP, EDGE = 700, 96, 24  # px
DEBOUNCE_MS = 80
TOLD_MS = 2000  # what is told aloud comes at most this often while somebody types
_LEAP = 8  # rows
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LEAP, Qt.Key.Key_PageUp: -_LEAP}


class SearchPalette(QWidget):
    """A child of the window, so that the lock covers it. Queries are never kept."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._finder = self._new_finder()
        self._next: Meeting | None = None
        self._opener: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._tell = QTimer(self, singleShot=True, interval=TOLD_MS)
        self.setProperty("overlay", True)
        self.setAccessibleName(self.tr("Search"))
        self._build()
        self._connect()
        self._offer_agenda()
        self.hide()

    def _new_finder(self) -> Finder:
        return Finder(self._session.journal.read, date.today())  # noqa: DTZ011 - the owner's own day is meant

    def open_on(self, window: QWidget) -> None:
        self._opener = QApplication.focusWidget()
        self.setParent(window)
        window.installEventFilter(self)
        self._look()
        self._place()
        self.raise_()
        self.show()
        self._query.setFocus()
        QTimer.singleShot(0, self, self._prepare)  # once it is on the screen, and before the first key

    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        opener = self._opener
        if opener is not None and Shiboken.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self._query.blockSignals(True)  # emptied, not asked
        self._query.clear()
        self.deleteLater()

    # building

    def _build(self) -> None:
        self._frame = QFrame(self)
        self._frame.setProperty("kind", "overlay")
        self._glass = QLabel(self._frame)
        self._query = QLineEdit(self._frame)
        self._query.setObjectName("query")
        self._query.setProperty("kind", "bare")
        self._query.setAccessibleName(self.tr("Search everything you’ve written"))
        self._query.setPlaceholderText(self.tr("A name, a place or a word"))
        self._query.installEventFilter(self)
        self._count = text.label("", "meta", tone="3", parent=self._frame)
        self._list = QListView(self._frame)
        self._list.setObjectName("results")
        self._list.setProperty("kind", "plain")
        self._list.setAccessibleName(self.tr("Results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows of the field move in it
        self._list.setMouseTracking(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._results = Results(self)
        self._list.setModel(self._results)
        self._list.setItemDelegate(ResultDelegate(self._list))
        self._none = Nothing(self._frame)
        self._arrange()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(22, 10, 20, 10)
        top.setSpacing(12)
        top.addWidget(self._glass)
        top.addWidget(self._query, 1)
        top.addWidget(self._count)
        self._foot = Foot(self._frame)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(text.rule())
        column.addWidget(self._list, 1)
        column.addWidget(self._none, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._query.textChanged.connect(self._on_typed)
        self._pause.timeout.connect(self._look)
        self._tell.timeout.connect(self._on_tell)
        self._list.clicked.connect(self._on_clicked)
        self._list.entered.connect(self._on_entered)
        self._none.clear_requested.connect(self._on_clear)
        self._session.changed.connect(self._on_changed)

    # looking

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_changed(self) -> None:
        self._finder = self._new_finder()
        self._offer_agenda()

    def _offer_agenda(self) -> None:
        """Where a meeting is to come, what is found can be put on its agenda."""
        self._next = agenda.next_meeting(self._session.journal.read)
        self._foot.offer_agenda(self._next is not None)

    def _prepare(self) -> None:
        if self.isVisible():
            self._finder.prepare()

    def _look(self) -> None:
        self._pause.stop()
        self._resting = QCursor.pos()
        words = self._query.text()
        anything = bool(search.query(words))
        groups, number = self._finder.look(words) if anything else (self._finder.recent(), 0)
        self._results.show_groups(groups)
        self._count.setText(self._counted(number))
        empty = not groups
        self._list.setVisible(not empty)
        self._none.setVisible(empty)
        self._none.say(words.strip() if anything else "")
        self._choose(self._results.first())
        self._place()
        if anything and not self._tell.isActive():
            self._tell.start()

    def _counted(self, number: int) -> str:
        if number >= search.MOST_COUNTED:
            return self.tr("1,000 or more found")
        return self.tr("{number} found").format(number=number) if number else ""

    def _on_tell(self) -> None:
        """For those who listen: how many there are, and which is chosen."""
        if self._none.isVisibleTo(self._frame):
            words = self._none.words
        else:
            words = ". ".join(filter(None, (self._count.text(), self._query.accessibleDescription())))
        announce(self._query, words)

    def _choose(self, at: int) -> None:
        self._list.setCurrentIndex(self._results.index(at, 0) if at >= 0 else QModelIndex())
        if at >= 0:
            self._list.scrollTo(self._results.index(max(0, at - 1), 0))
            self._list.scrollTo(self._results.index(at, 0))
        self._query.setAccessibleDescription(self._results.row(at).words if at >= 0 else "")

    # keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        if watched is self._query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()  # keys do not reach the page below

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Between the field and the button, where it is shown; there is nowhere else to go."""
        clear = self._none.clear
        there = clear if self._query.hasFocus() and clear.isVisible() else self._query
        there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._look()
            act = self._bring_up if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self._open
            act(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        at = self._list.currentIndex().row()
        for _ in range(abs(by)):
            at = self._results.beside(at, 1 if by > 0 else -1)
        self._choose(at)
        announce(self._query, self._query.accessibleDescription())

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed or covered by the lock: what was typed is not looked for any more."""
        super().hideEvent(event)
        self._pause.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.leave()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _on_entered(self, index: QModelIndex) -> None:
        """Not where what is found came up under a mouse that nobody moved."""
        if QCursor.pos() != self._resting and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._list.setCurrentIndex(index)
            self._query.setAccessibleDescription(self._results.row(index.row()).words)

    def _on_clear(self) -> None:
        self._query.clear()
        self._query.setFocus()

    def _open(self, at: int) -> None:
        if at < 0:
            return
        row: Row = self._results.row(at)
        if row.kind is RowKind.MORE:
            scrolled = self._list.verticalScrollBar().value()
            self._results.open_group(row.group)
            self._place()
            self._list.doItemsLayout()
            self._list.verticalScrollBar().setValue(scrolled)
            self._choose(self._results.near(at))
        elif row.place is not None:
            self.leave()
            self.go_requested.emit(row.place)

    def _bring_up(self, at: int) -> None:
        """Put what is chosen on the agenda of the next meeting."""
        row = self._results.row(at) if at >= 0 else None
        if self._next is not None and row is not None and agenda.can_be_talked_about(row):
            self.leave()
            agenda.bring_up(self._session, self._next, row)

    # looks

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        look = theme.current()
        width = min(round(WIDE * max(1.0, look.scale * 0.9)), self.width() - 2 * EDGE)
        top = min(TOP, max(EDGE, self.height() // 8))
        rows = sum(self._list.sizeHintForRow(at) for at in range(min(self._results.rowCount(), 40)))
        around = self._query.sizeHint().height() + 20 + self._foot.sizeHint().height() + 6
        inside = rows + 10 if self._list.isVisibleTo(self._frame) else self._none.sizeHint().height()
        height = min(around + inside, self.height() - top - EDGE)
        self._frame.setGeometry((self.width() - width) // 2, top, width, height)
        self.update()  # the shadow is painted here
        self._glass.setPixmap(icons.pixmap("magnifying-glass", "ink", look.px(22), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_glass"):
            self._list.scheduleDelayedItemsLayout()
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint.scrim(painter, self.rect())
        paint.shadow(painter, QRectF(self._frame.geometry()), 14, 40, 12)

