"""The sidebar: which journal this is, tools, pages, settings, lock, and whether everything is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.theme import icons
from ui.widgets import text
from ui.widgets.hearth import Logo
from ui.widgets.name_plate import NamePlate
from ui.widgets.nav_button import NavButton

WIDE, RAIL = 216, 64  # px at the standard text size
_SIDE, _LOGO = 12, 28
_PLATE_SIDE = 3  # px beside the name of the journal in the rail
_LOWEST = 32  # px that a button has at least


class Sidebar(QFrame):
    """`page_requested` carries the name of a page. As a rail it shows icons with tooltips."""

    page_requested = Signal(str)
    search_requested = Signal()
    capture_requested = Signal()
    lock_requested = Signal()

    def __init__(self, name: str, kept: bool = True, parent: QWidget | None = None) -> None:
        """`name` of the journal, "" for the sample in memory.

        `kept`: what is written here is on a disk, and can be locked.
        """
        super().__init__(parent)
        self._kept = kept
        self._plate = NamePlate(name or self.tr("Sample journal"), self)
        self._plate.setAccessibleName(self.tr("Open journal: {name}").format(name=self._plate.text()))
        self.setProperty("kind", "sidebar")
        self.setAccessibleName(self.tr("Sidebar"))
        self._build()
        self._connect()
        self.set_saved("")
        self.set_rail(False)

    def set_current(self, page: str) -> None:
        for name, button in self._pages.items():
            button.setChecked(name == page)
            stop = Qt.FocusPolicy.StrongFocus if name == page else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self._fit()
        self._word.setVisible(not rail)
        self._arrange_mark()
        self._saved.setVisible(not rail)
        for button in self._buttons:
            button.set_rail(rail)
        self._fit_height()
        self._show_tooltip()

    def set_saved(self, trouble: str) -> None:
        """`trouble` is a sentence such as "Not saved since 14:32"; "" when all is well."""
        self._trouble = trouble
        well = self.tr("Saved on this computer") if self._kept else self.tr("Nothing here is kept")
        self._saved_text.setText(trouble or well)
        self._paint_tick()
        self._show_tooltip()

    def focus_current(self) -> None:
        checked = self._group.checkedButton()
        (checked or self._search).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down only move: left to themselves, buttons of a group would be pressed by it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._buttons:
            goal = self._goal(Qt.Key(event.key()), self._buttons.index(watched))
            if goal is not None:
                self._buttons[goal].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _goal(self, key: Qt.Key, at: int) -> int | None:
        """Which button that key leads to; None when the key is not for moving."""
        last = len(self._buttons) - 1
        steps = {Qt.Key.Key_Down: at + 1, Qt.Key.Key_Up: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        return min(max(steps[key], 0), last) if key in steps else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_trouble"):
            self._fit()
            self._paint_tick()

    def _fit(self) -> None:
        look = theme.current()
        rail = max(RAIL, look.px(40) + 2 * _SIDE)
        self.setFixedWidth(rail if self._rail else round(WIDE * max(1.0, look.scale * 0.94)))
        inset = (rail - 1 - 2 * _SIDE - self._logo.sizeHint().width()) // 2 if self._rail else 8
        side = _PLATE_SIDE if self._rail else _SIDE
        self._mark.setContentsMargins(_SIDE + inset - side, 0, 0, 0)
        self._beneath.setContentsMargins(side, 0, side, 7)
        self._plate.set_narrow(rail - 1 - 2 * side if self._rail else 0)
        self._fit_height()

    def _fit_height(self) -> None:
        """Where the window is low for all of them at this text size, every button gives a little."""
        whole = self.layout()
        if whole is None:
            return
        for inner in (self._mark, self._beneath, self._column):
            inner.invalidate()  # else it answers as before until the next event
        number, usual = len(self._buttons), self._lock.usual_height
        others = whole.sizeHint().height() - sum(button.sizeHint().height() for button in self._buttons)
        high = max(_LOWEST, min(usual, (self.height() - others) // number))
        for button in self._buttons:
            button.set_height(high)

    def _build(self) -> None:
        self._word = text.label("Inglenook", "heading", parent=self)
        self._search = NavButton(self.tr("Search"), "magnifying-glass", _keys("Ctrl+K"), boxed=True, parent=self)
        self._capture = NavButton(self.tr("Quick capture"), "plus", _keys("Ctrl+N"), boxed=True, parent=self)
        self._pages = {
            "today": NavButton(self.tr("Today"), "sun-horizon", parent=self),
            "mentorships": NavButton(self.tr("Mentorships"), "handshake", parent=self),
            "meetings": NavButton(self.tr("Meetings"), "calendar-blank", parent=self),
            "goals": NavButton(self.tr("Goals"), "target", parent=self),
            "reflections": NavButton(self.tr("Reflections"), "notebook", parent=self),
            "share": NavButton(self.tr("Share"), "paper-plane-tilt", parent=self),
            "settings": NavButton(self.tr("Settings"), "gear-six", parent=self),
        }
        lock = (self.tr("Lock"), "lock-key") if self._kept else (self.tr("Leave"), "door")
        self._lock = NavButton(*lock, _keys("Ctrl+L"), parent=self)
        self._lock.setCheckable(False)
        self._buttons = [self._search, self._capture, *self._pages.values(), self._lock]
        for button in self._buttons:
            button.installEventFilter(self)
        for tool in (self._search, self._capture, self._lock):
            tool.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the sidebar is one stop of Tab, arrows lead on
        self._group = QButtonGroup(self)
        for button in self._pages.values():
            self._group.addButton(button)
        self._tick = QLabel(self)
        self._saved_text = text.label("", "hint", tone="3", parent=self)
        self._saved = QWidget(self)
        saved = QHBoxLayout(self._saved)
        saved.setContentsMargins(10, 8, 0, 0)
        saved.setSpacing(6)
        saved.addWidget(self._tick)
        saved.addWidget(self._saved_text, 1)
        self._arrange()

    def _arrange_mark(self) -> None:
        """The name of the journal stands under that of the program; in the rail there is room under the mark only."""
        self._beneath.removeWidget(self._plate)
        (self._beneath if self._rail else self._named).addWidget(self._plate)

    def _arrange(self) -> None:
        self._logo = Logo(_LOGO, parent=self)
        self._mark, self._named, self._beneath = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._mark.setSpacing(10)
        self._mark.addWidget(self._logo)
        self._mark.addLayout(self._named, 1)
        self._named.setSpacing(0)
        self._named.addWidget(self._word)
        self._beneath.setSpacing(4)
        self._beneath.addLayout(self._mark)
        whole = QVBoxLayout(self)
        self._column = column = QVBoxLayout()
        whole.setContentsMargins(0, 13, 0, 16)
        whole.setSpacing(2)
        whole.addLayout(self._beneath)
        whole.addLayout(column, 1)
        column.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.setSpacing(2)
        column.addWidget(self._search)
        column.addSpacing(6)
        column.addWidget(self._capture)
        column.addSpacing(18)
        column.addWidget(self._pages["today"])
        column.addSpacing(14)
        column.addWidget(self._pages["mentorships"])
        column.addWidget(self._pages["meetings"])
        column.addWidget(self._pages["goals"])
        column.addWidget(self._pages["reflections"])
        column.addSpacing(14)
        column.addWidget(self._pages["share"])
        column.addStretch(1)
        column.addWidget(self._pages["settings"])
        column.addWidget(self._lock)
        column.addWidget(self._saved)

    def _connect(self) -> None:
        self._search.clicked.connect(self.search_requested)
        self._capture.clicked.connect(self.capture_requested)
        self._lock.clicked.connect(self.lock_requested)
        self._group.buttonClicked.connect(self._on_page_clicked)

    def _on_page_clicked(self, button: NavButton) -> None:
        self.page_requested.emit(next(name for name, one in self._pages.items() if one is button))

    def _show_tooltip(self) -> None:
        """In the rail there is no room for it but here; what is not saved is told in both."""
        shortcut = self._lock.accessibleDescription()
        told = self._saved_text.text() if self._rail or self._trouble else ""
        name = f"{self._lock.text()}  {shortcut}" if self._rail else ""
        self._lock.setToolTip("\n".join(filter(None, (name, told))))

    def _paint_tick(self) -> None:
        ratio = self.devicePixelRatioF()
        well = "check" if self._kept else "coffee"
        self._tick.setPixmap(icons.pixmap("warning-circle" if self._trouble else well, "ink3", 13, ratio))

    _rail = False


def _keys(shortcut: str) -> str:
    """As the platform writes them, with a thin look: "Ctrl K"."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
