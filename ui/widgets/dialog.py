"""A question over the window: a child of it, so that the lock covers it and it cannot stray to another screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ui import theme
from ui.widgets import paint, text
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.following import Following
from ui.widgets.glyph import Glyph
from ui.widgets.motion import Fade
from ui.widgets.reading_order import order_tabs

CURTAIN = "curtain"  # the name of a page over which nothing may be shown
_NARROWEST, _WIDEST = 480, 600
_EDGE = 24  # px kept between the frame and the edge of the window
_TOP = 26
_RISE = 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Dialog(QWidget):
    """Fill `body`, add buttons, then `open_on` a window. Esc is the safe button, Enter the primary one.

    Gone for good once closed. `accepted` and `rejected` come before that, with the dialog still whole.
    """

    accepted = Signal()
    rejected = Signal()

    def __init__(
        self,
        title: str,
        words: str = "",
        icon: str = "",
        wide: int = 540,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("overlay", True)  # the window finds by it what lies over its pages
        self._wide = wide
        self._openers: tuple[QWidget, ...] = ()  # the likeliest first: what has the focus afterwards
        self._primary: Button | None = None
        self._first: QWidget | None = None
        self._build(title, words, icon, hint)
        self.hide()

    def add_safe(self, words: str) -> Button:
        """The button that changes nothing, which Esc presses too. It stands first."""
        button = self._add(words, "")
        button.clicked.connect(self.reject)
        return button

    def add_other(self, words: str) -> Button:
        """A further way out; connect to its `clicked` and close the dialog there if it should close."""
        return self._add(words, "")

    def add_primary(self, words: str, danger: bool = False, closes: bool = True) -> Button:
        """The button that does it, which Enter presses too. Without `closes`, call `accept` when all is well."""
        self._primary = self._add(words, "d" if danger else "p")
        if closes:
            self._primary.clicked.connect(self.accept)
        return self._primary

    def set_first(self, widget: QWidget) -> None:
        """What has the focus when the dialog opens; else its first field, or the button that is safest."""
        self._first = widget

    def open_on(self, window: QWidget) -> None:
        """Show it over the whole of `window`; the focus stays inside until it closes. Behind a curtain it waits."""
        curtain = window.findChild(QWidget, CURTAIN)
        waits = curtain is not None and curtain.isVisibleTo(window)
        self.setProperty("waits", waits)  # whoever opens the curtain opens it then
        if waits:
            self.setParent(window)
            return
        on = QApplication.focusWidget()  # none, or elsewhere, right after one of the system's dialogs
        on = on if on is not None and window.isAncestorOf(on) else window.focusWidget()
        below = _dialog_of(on)
        self._openers = (*((on,) if on else ()), *(below._openers if below else ()))
        self.setParent(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self._place()
        order_tabs(self._inside, self._buttons)  # else it would be the order in which they were made
        self.raise_()
        self.show()
        self._focus_first()
        self._scroll.verticalScrollBar().setValue(0)  # wherever that is, it is read from its beginning
        self._fade.run(0.0, 1.0, 160)
        announce(self, self.accessibleName())

    def accept(self) -> None:
        self.accepted.emit()
        self.close()

    def reject(self) -> None:
        self.rejected.emit()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.setProperty("overlay", False)
        there = (one for one in self._openers if Shiboken.isValid(one) and one.isVisible())
        opener = next(there, None)
        if opener is not None and _dialog_of(self.window().focusWidget()) in (None, self):  # or one opened since has it
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self._openers = ()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the dialog."""
        here = QApplication.focusWidget() or self
        there = _beside(here, forward)
        while there is not None and there is not here and not self._takes_tab(there):
            there = _beside(there, forward)
        if there is not None and there is not here:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            there.setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(QApplication.focusWidget())
        else:
            super().keyPressEvent(event)
        event.accept()  # keys do not reach the page below

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget) and watched is self.parent():
            self.setGeometry(watched.rect())
            self._place()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint.scrim(painter, self.rect())
        paint.shadow(painter, QRectF(self._frame.geometry()), 14, 40, 12)

    def _build(self, title: str, words: str, icon: str, hint: str) -> None:
        self.setAccessibleName(f"{title} {words}".strip())
        self._frame = QFrame(self)
        self._frame.setProperty("kind", "overlay")
        self._frame.setAccessibleName(title)
        self._inside = QWidget()
        self._inside.installEventFilter(self)
        self._scroll = QScrollArea(self._frame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inside)
        self._following = Following(self._scroll)
        self._scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._buttons = Flow(align="end")
        self._buttons.setContentsMargins(30, 18, 30, 26)
        outer = QVBoxLayout(self._frame)
        outer.setContentsMargins(0, _TOP, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._buttons)
        self._build_inside(title, words, icon, hint)
        self._fade = Fade(self)
        self._fade.stepped.connect(self._on_stepped)

    def _build_inside(self, title: str, words: str, icon: str, hint: str) -> None:
        self._across = across = QHBoxLayout(self._inside)
        across.setContentsMargins(30, 0, 30, 4)
        across.setSpacing(16)
        if icon:
            across.addWidget(Glyph(icon, "clay", 28, self._inside), 0, text.TOP)
        down = QVBoxLayout()
        down.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(text.label(title, "heading_dialog", wrap=True, parent=self._inside), 1)
        if hint:
            head.addWidget(text.label(hint, "meta", "3", wrap=True, parent=self._inside), 0, _MIDDLE)
        down.addLayout(head)
        if words:
            down.addWidget(text.label(words, "body", "2", wrap=True, parent=self._inside))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 10, 0, 0)
        self.body.setSpacing(16)
        down.addLayout(self.body)
        down.addStretch(1)
        across.addLayout(down, 1)

    def _add(self, words: str, kind: str) -> Button:
        button = Button(words, kind, parent=self._frame)
        self._buttons.addWidget(button)
        return button

    def _place(self, lower: float = 0.0) -> None:
        """In the middle of the window, as high as its words need and the window allows; then it scrolls."""
        room = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        widest = max(_WIDEST, self._wide)
        wide = min(max(theme.current().px(self._wide), _NARROWEST), theme.current().px(widest), room.width())
        self._across.activate()
        inside = wide - 2
        needed = self._across.totalHeightForWidth(inside) + self._buttons.heightForWidth(inside) + _TOP + 2
        scrolls = needed > room.height()  # left to itself, a bar once shown narrows the words and so stays
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(bar)
        spot = QRect(0, 0, wide, min(needed, room.height()))
        spot.moveCenter(room.center())
        self._frame.setGeometry(spot.translated(0, round(lower)))
        self.update()

    def _focus_first(self) -> None:
        fields = (w for w in self._inside.findChildren(QWidget) if self._takes_tab(w))
        last = [b for b in self._buttons.findChildren(Button) if b.parent() is self._buttons]
        if self._primary is not None and self._primary.kind == "p":
            last.insert(0, self._primary)
        first = self._first or next(fields, None) or next(iter(last), None) or self
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _takes_tab(self, widget: QWidget) -> bool:
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return bool(policy) and self.isAncestorOf(widget) and widget.isVisibleTo(self) and widget.isEnabled()

    def _press(self, focused: QWidget | None) -> None:
        if isinstance(focused, Button):
            focused.click()
        elif self._primary is not None and self._primary.isEnabled():
            self._primary.click()

    def _on_stepped(self, there: float) -> None:
        self._place((1 - there) * _RISE)


def _dialog_of(widget: QWidget | None) -> Dialog | None:
    """The one in which it stands."""
    while widget is not None and not isinstance(widget, Dialog):
        widget = widget.parentWidget()
    return widget


def _beside(widget: QWidget, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()
