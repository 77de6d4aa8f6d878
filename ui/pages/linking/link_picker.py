"""Asks for another record, found as you type, the latest first."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from app.store import rows
from app.store.journal import Kind, Ref
from ui import theme
from ui.pages.linking.offers import NEW_POST, NEW_TAG, Offers
from ui.pages.posts.post_dialog import PostDialog
from ui.pages.search.delegate import ResultDelegate
from ui.pages.search.results import Results
from ui.session import Session
from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.dialog import Dialog
from ui.widgets.line_edit import LineEdit

DEBOUNCE_MS = 80
_HIGH = 292  # px of the list
_OF_WINDOW = 0.45  # the list is never higher
_LEAP = 6  # rows
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LEAP, Qt.Key.Key_PageUp: -_LEAP}


class _Query(LineEdit):
    """Its arrows move in the list: they would never get past the area that scrolls the dialog.

    Enter picks even before what was just typed has been looked for, while the button is still grey.
    """

    stepped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class LinkPicker(Dialog):
    """Offers records of `kinds` but not those in `without`. One of `picked` and `tag_named` comes, or none.

    The arrows of the field move in the list, Enter or a click picks. Where posts or tags are among the kinds, a name
    that none has yet is offered as a new one; a post asks for its dates and is picked then. What is typed is never
    kept.
    """

    picked = Signal(object)  # Ref
    tag_named = Signal(str)

    def __init__(
        self,
        session: Session,
        title: str,
        kinds: Collection[Kind],
        without: Collection[Ref] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._session = session
        self._offers = Offers(session.journal.read, kinds, without, rows.today())
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._build_form(title)
        self._connect()
        self._look()

    # building

    def _build_form(self, title: str) -> None:
        self._query = _Query(self.tr("A name or a word"), icon="magnifying-glass")
        self._query.setObjectName("link-query")
        self._query.setAccessibleName(title)
        self._list = QListView()
        self._list.setObjectName("link-offers")
        self._list.setAccessibleName(self.tr("What it can be linked with"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._offered = Results(self)
        self._list.setModel(self._offered)
        self._list.setItemDelegate(ResultDelegate(self._list))
        self._none = text.label("", "body", "2", wrap=True)
        self._room = QWidget()
        around = QVBoxLayout(self._room)
        around.setContentsMargins(18, 10, 18, 10)
        around.addWidget(self._none, 0, text.TOP)
        self._frame_of_list = QFrame()
        self._frame_of_list.setProperty("kind", "card")
        inside = QVBoxLayout(self._frame_of_list)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._room, 1)
        self.body.addWidget(self._query)
        self.body.addWidget(self._frame_of_list)
        self.add_safe(self.tr("Not now"))
        self._link = self.add_primary(self.tr("Link"), closes=False)
        self.set_first(self._query)
        self._size_list()

    def _connect(self) -> None:
        self._query.stepped.connect(self._on_list_stepped)
        self._query.entered.connect(self._on_link)
        self._query.textChanged.connect(self._on_typed)
        self._pause.timeout.connect(self._look)
        self._list.clicked.connect(self._on_clicked)
        self._list.entered.connect(self._on_entered)
        self._link.clicked.connect(self._on_link)

    # looking

    def _on_typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        self._resting = QCursor.pos()
        words = self._query.text().strip()
        groups = self._offers.groups(words)
        self._offered.show_groups(groups)
        self._list.setVisible(bool(groups))
        self._room.setVisible(not groups)
        if not groups:
            nothing = self.tr("Nothing matches “{words}”. Try fewer words.").format(words=words)
            self._none.setText(nothing if words else self.tr("There’s nothing to link it with yet."))
            announce(self._query, self._none.text())
        self._choose(self._offered.first())

    def _choose(self, at: int) -> None:
        self._list.setCurrentIndex(self._offered.index(at, 0) if at >= 0 else QModelIndex())
        if at >= 0:
            self._list.scrollTo(self._offered.index(max(0, at - 1), 0))
            self._list.scrollTo(self._offered.index(at, 0))
        self._query.setAccessibleDescription(self._offered.row(at).words if at >= 0 else "")
        self._link.setEnabled(at >= 0)

    # keys and clicks

    def _on_list_stepped(self, by: int) -> None:
        at = self._list.currentIndex().row()
        for _ in range(abs(by)):
            at = self._offered.beside(at, 1 if by > 0 else -1)
        self._choose(at)
        announce(self._query, self._query.accessibleDescription())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        super().closeEvent(event)

    def _on_entered(self, index: QModelIndex) -> None:
        """Not where what is offered came up under a mouse that nobody moved."""
        if QCursor.pos() != self._resting and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._choose(index.row())

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._choose(index.row())
            self._on_link()

    def _on_link(self) -> None:
        if self._pause.isActive():
            self._look()
        at = self._list.currentIndex().row()
        if at < 0:
            return
        row, name = self._offered.row(at), self._query.text()
        if row.group == NEW_POST:
            dialog = PostDialog(self._session, title=" ".join(name.split()))
            dialog.kept.connect(self._on_post_kept)
            dialog.open_on(self.window())
            return
        self.accept()
        if row.group == NEW_TAG:
            self.tag_named.emit(name)
        elif row.ref is not None:
            self.picked.emit(row.ref)

    def _on_post_kept(self, post_id: int) -> None:
        self.accept()
        self.picked.emit((Kind.POST, post_id))

    # looks

    def _size_list(self) -> None:
        window = self.parentWidget()
        most = round(window.height() * _OF_WINDOW) if window else _HIGH
        self._frame_of_list.setFixedHeight(max(theme.current().px(120), min(theme.current().px(_HIGH), most)))

    def _place(self, lower: float = 0.0) -> None:
        if hasattr(self, "_frame_of_list"):
            self._size_list()
        super()._place(lower)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_list"):
            self._list.scheduleDelayedItemsLayout()
