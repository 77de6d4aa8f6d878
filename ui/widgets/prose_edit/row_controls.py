"""The two small buttons over the action row of the caret: who does it, and by when."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.buttons import EnterButton
from ui.widgets.calendar import Calendar
from ui.widgets.menu import Menu

HIGH = 28
_SIDE, _GAP, _ICON, _BETWEEN = 8, 6, 14, 10
_CHOOSE, _NEVER = -1, 0  # instead of a number of days


class RowControls(QWidget):
    """Made for one editor; `owners` are (who, words), "me" first. Esc goes back to the text."""

    owner_chosen = Signal(str)
    due_chosen = Signal(object)  # date, or None for none
    left = Signal()  # by Esc
    focus_moved = Signal()

    def __init__(self, owners: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._owners = list(owners)
        self._due: date | None = None
        self.who = _RowButton("caret-down", self)
        self.when = _RowButton("calendar-blank", self)
        self.who.clicked.connect(self._on_who)
        self.when.clicked.connect(self._on_when)
        for button in (self.who, self.when):
            button.left.connect(self.left)
            button.focus_moved.connect(self.focus_moved)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def has_focus(self) -> bool:
        return self.who.hasFocus() or self.when.hasFocus()

    def show_row(self, who: str, due: date | None, day: str) -> None:
        """`day` is the due day in short words."""
        self._due = due
        words = next((words for key, words in self._owners if key.casefold() == (who or "me").casefold()), who)
        self.who.show_words(words, self.tr("Who does it: {who}").format(who=words))
        words = day or self.tr("No date")
        self.when.show_words(words, self.tr("By when: {day}").format(day=words))

    def clear_words(self) -> None:
        self._owners = []
        self.hide()
        for button in (self.who, self.when):
            button.show_words("", "")

    def place(self, row: QRectF, mirrored: bool) -> None:
        """At the end of the row."""
        high = theme.current().px(HIGH)
        wide = self.who.sizeHint().width() + _BETWEEN + self.when.sizeHint().width()
        left = row.left() + 12 if mirrored else row.right() - 12 - wide
        self.setGeometry(QRectF(left, row.center().y() - high / 2, wide, high).toRect())
        first, second = (self.when, self.who) if mirrored else (self.who, self.when)
        first.setGeometry(0, 0, first.sizeHint().width(), high)
        second.setGeometry(first.width() + _BETWEEN, 0, second.sizeHint().width(), high)

    # what can be chosen

    def _on_who(self) -> None:
        menu = Menu(self)
        for who, words in self._owners:
            menu.add(words).setData(who)
        menu.triggered.connect(self._on_owner_picked)
        menu.popup(self.who.mapToGlobal(QPoint(0, self.who.height() + 4)))

    def _on_owner_picked(self, action: QAction) -> None:
        self.owner_chosen.emit(action.data())

    def _on_when(self) -> None:
        menu = Menu(self)
        for words, days in ((self.tr("Tomorrow"), 1), (self.tr("In a week"), 7), (self.tr("In two weeks"), 14)):
            menu.add(words).setData(days)
        menu.addSeparator()
        menu.add(self.tr("Choose a day…")).setData(_CHOOSE)
        if self._due is not None:
            menu.add(self.tr("No date")).setData(_NEVER)
        menu.triggered.connect(self._on_day_picked)
        menu.popup(self.when.mapToGlobal(QPoint(0, self.when.height() + 4)))

    def _on_day_picked(self, action: QAction) -> None:
        days = action.data()
        if days == _CHOOSE:
            self._open_calendar()
        else:
            self.due_chosen.emit(None if days == _NEVER else _today() + timedelta(days=days))

    def _open_calendar(self) -> None:
        calendar = Calendar(self._due or _today(), self)
        calendar.chosen.connect(self.due_chosen)
        calendar.move(self.when.mapToGlobal(QPoint(0, self.when.height() + 4)))
        calendar.show()
        calendar.setFocus()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the owner's own calendar


def width(words: str) -> int:
    """px of a button with these words."""
    look = theme.current()
    return QFontMetrics(look.font("button_dense")).horizontalAdvance(words) + 2 * _SIDE + _GAP + look.px(_ICON) + 2


def reserve(owners: Sequence[tuple[str, str]], day: str, none: str) -> int:
    """px that the two need at the end of a row, whatever they say; `day` and `none` are the longest they may say."""
    who = max(width(words) for _, words in owners)
    return who + _BETWEEN + max(width(day), width(none)) + 12


class _RowButton(EnterButton):
    """As the words on it: a field's edge, an icon behind them."""

    left = Signal()
    focus_moved = Signal()

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in its row
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, name: str) -> None:
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setToolTip("")

    def sizeHint(self) -> QSize:
        return QSize(width(self.text().replace("&&", "&")), theme.current().px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.painter_on(self)
        painter.setPen(look["field"])
        painter.setBrush(look["hover" if self.underMouse() else "surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(look.font("button_dense"))
        painter.setPen(look["ink"])
        side = look.px(_ICON)
        words = QRectF(_SIDE, 0, self.width() - 2 * _SIDE - _GAP - side, self.height())
        painter.drawText(paint.mirrored(self, words), Qt.AlignmentFlag.AlignCenter, self.text().replace("&&", "&"))
        spot = QRectF(self.width() - _SIDE - side, (self.height() - side) / 2, side, side)
        paint.icon_at(painter, paint.mirrored(self, spot).topLeft(), self._icon, "ink2", side)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
