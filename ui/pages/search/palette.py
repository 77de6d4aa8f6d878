"""The search palette: found as you type, opened with Enter, gone with Esc."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from app import search
from ui import theme
from ui.pages.search import found
from ui.pages.search.delegate import ResultDelegate
from ui.pages.search.results import Results, Row, RowKind
from ui.session import Session
from ui.theme import icons
from ui.widgets import paint, text
from ui.widgets.buttons import Button

WIDE, TOP, EDGE = 700, 96, 24  # px
DEBOUNCE_MS = 80
_SCRIM = {"light": 0.42, "dark": 0.60, "hc_light": 0.80, "hc_dark": 0.80}


class SearchPalette(QWidget):
    """A child of the window, so that the lock covers it. Queries are never kept."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._opener: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self.setAccessibleName(self.tr("Search"))
        self._build()
        self._connect()
        self.hide()

    def open_on(self, window: QWidget) -> None:
        self._opener = QApplication.focusWidget()
        self.setParent(window)
        window.installEventFilter(self)
        self._look()
        self._place()
        self.raise_()
        self.show()
        self._query.setFocus()

    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        opener = self._opener
        if opener is not None and Shiboken.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
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
        self._build_none()
        self._arrange()

    def _build_none(self) -> None:
        self._none = QWidget(self._frame)
        column = QVBoxLayout(self._none)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(6)
        self._none_title = text.label("", "subhead", wrap=True)
        self._none_words = text.label("", "body", tone="2", wrap=True)
        self._clear = Button(self.tr("Clear search"), dense=True)
        row = QHBoxLayout()
        row.addWidget(self._clear)
        row.addStretch(1)
        column.addWidget(self._none_title)
        column.addWidget(self._none_words)
        column.addSpacing(8)
        column.addLayout(row)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 16, 20, 16)
        top.setSpacing(12)
        top.addWidget(self._glass)
        top.addWidget(self._query, 1)
        top.addWidget(self._count)
        self._foot = QFrame(self._frame)
        self._foot.setProperty("kind", "foot")
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(20, 10, 20, 10)
        foot.setSpacing(20)
        for words in (self.tr("↑ ↓ choose"), self.tr("Enter opens")):
            foot.addWidget(text.label(words, "meta", tone="2"))
        foot.addStretch(1)
        foot.addWidget(text.label(self.tr("Esc closes"), "meta", tone="2"))
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
        self._list.clicked.connect(self._on_clicked)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._clear.clicked.connect(self._query.clear)

    # looking

    def _on_typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        read, words, today = self._session.journal.read, self._query.text(), date.today()  # noqa: DTZ011
        anything = bool(search.query(words))
        groups = found.groups(read, words, today) if anything else found.recent(read, today)
        self._results.show_groups(groups, self.tr("Show all"))
        self._count.setText(self._counted(words) if anything else "")
        empty = not groups
        self._list.setVisible(not empty)
        self._none.setVisible(empty)
        self._clear.setVisible(empty and anything)
        if empty:
            self._say_none(words.strip(), anything)
        self._choose(self._results.first())
        self._place()

    def _counted(self, words: str) -> str:
        number = search.count(self._session.journal.read, words)
        if number >= search.MOST_COUNTED:
            return self.tr("1,000 or more found")
        return self.tr("{number} found").format(number=number)

    def _say_none(self, words: str, anything: bool) -> None:
        if anything:
            self._none_title.setText(self.tr("Nothing matches “{words}”").format(words=words))
            self._none_words.setText(self.tr("Check the spelling, or try fewer words. Every entry was searched."))
        else:
            self._none_title.setText(self.tr("Search everything you’ve written"))
            self._none_words.setText(self.tr("Try a name, a place or a word."))

    def _choose(self, at: int) -> None:
        self._list.setCurrentIndex(self._results.index(at, 0) if at >= 0 else QModelIndex())
        if at >= 0:
            self._list.scrollTo(self._results.index(max(0, at - 1), 0))
            self._list.scrollTo(self._results.index(at, 0))
            self._query.setAccessibleDescription(self._results.row(at).words)

    # keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        if watched is self._query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, at = event.key(), self._list.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose(self._results.beside(at, 1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._look()
                at = self._list.currentIndex().row()
            self._open(at)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # there is nowhere else to go
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.leave()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, at: int) -> None:
        if at < 0:
            return
        row: Row = self._results.row(at)
        if row.kind is RowKind.MORE:
            self._results.open_group(row.group)
            self._choose(at)
        elif row.place is not None:
            self.leave()
            self.go_requested.emit(row.place)

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
        around = self._query.sizeHint().height() + 32 + self._foot.sizeHint().height() + 6
        inside = rows + 10 if self._list.isVisibleTo(self._frame) else self._none.sizeHint().height()
        height = min(around + inside, self.height() - top - EDGE)
        self._frame.setGeometry((self.width() - width) // 2, top, width, height)
        self._glass.setPixmap(icons.pixmap("magnifying-glass", "ink", 22, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_glass"):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        look = theme.current()
        scrim = look["scrim"]
        scrim.setAlphaF(_SCRIM[look.name])
        painter.fillRect(self.rect(), scrim)
        paint.shadow(painter, QRectF(self._frame.geometry()), 14, 40, 12)
