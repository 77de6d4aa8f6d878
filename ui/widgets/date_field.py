"""Fields for a day and for a time of day, which may stay empty."""

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.calendar import Calendar
from ui.widgets.date_words import read_date, read_time, show_date, show_rough_date, show_short_date
from ui.widgets.line_edit import LineEdit


class DateField(LineEdit):
    """Typed as people write dates; Up and Down go by days. Alt+Down, or the button, opens a calendar.

    `roughly`: a month is enough. `short`: shows `Tue 24 Nov 2026`, where there is little room.
    """

    changed = Signal(object)  # date | None

    def __init__(
        self, day: date | None = None, roughly: bool = False, short: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(QCoreApplication.translate("DateField", "24 November"), parent=parent)
        self._day: date | None = None
        self._roughly = roughly
        self._show = show_rough_date if roughly else show_short_date if short else show_date
        self._open = IconButton("calendar-blank", self.tr("Choose from a calendar"), parent=self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.setCursor(Qt.CursorShape.ArrowCursor)
        self._open.clicked.connect(self._on_open_clicked)
        self.editingFinished.connect(self._on_editing_finished)
        self.set_day(day)

    @property
    def day(self) -> date | None:
        """What is typed, as a day; None if that is nothing, or not a day."""
        return read_date(self.text(), date.today(), self._roughly)  # noqa: DTZ011 - the owner's own calendar

    @property
    def understood(self) -> bool:
        """False if something is typed that is no day."""
        return not self.text().strip() or self.day is not None

    @property
    def advice(self) -> str:
        """What to type instead of something that is no day."""
        if self._roughly:
            return self.tr("Try “October 2023” or “24 November”.")
        return self.tr("Try “24 November” or “tomorrow”.")

    def set_day(self, day: date | None) -> None:
        self._day = day
        self.setText(self._show(day, self.locale()) if day else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._on_open_clicked()
        elif step and not self.isReadOnly():
            self._take((self.day or date.today()) + timedelta(days=step))  # noqa: DTZ011
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._place()

    def _room_after(self) -> int:
        return theme.current().px(30)

    def _place(self) -> None:
        side = theme.current().px(30)
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        self._open.setGeometry(self.width() - side - 4 if rightward else 4, (self.height() - side) // 2, side, side)

    def _take(self, day: date) -> None:
        before = self._day
        self.set_day(day)
        if day != before:
            self.changed.emit(day)

    def _on_editing_finished(self) -> None:
        day = self.day
        if day is not None:
            self._take(day)
        elif self.understood and self._day is not None:
            self._day = None
            self.changed.emit(None)

    def _on_open_clicked(self) -> None:
        calendar = Calendar(self.day or date.today(), self)  # noqa: DTZ011
        calendar.chosen.connect(self._take)
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        calendar.show()
        calendar.setFocus()


class TimeField(LineEdit):
    """Typed as `17:30`, `1730` or `5pm`; shown as the first. Up and Down go by quarters of an hour."""

    changed = Signal(object)  # time | None

    def __init__(self, moment: time | None = None, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder or "17:30", parent=parent)
        self._moment: time | None = None
        self.editingFinished.connect(self._on_editing_finished)
        self.set_moment(moment)

    @property
    def moment(self) -> time | None:
        """What is typed, as a time of day; None if that is nothing, or no time."""
        return read_time(self.text())

    @property
    def understood(self) -> bool:
        """False if something is typed that is no time of day."""
        return not self.text().strip() or self.moment is not None

    def set_moment(self, moment: time | None) -> None:
        self._moment = moment
        self.setText(f"{moment:%H:%M}" if moment else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 15, Qt.Key.Key_Down: -15}.get(Qt.Key(event.key()))
        if step and not self.isReadOnly():
            now = self.moment or time(9)
            minutes = (now.hour * 60 + now.minute + step) % (24 * 60)
            self._take(time(minutes // 60, minutes % 60))
        else:
            super().keyPressEvent(event)

    def _take(self, moment: time | None) -> None:
        before = self._moment
        self.set_moment(moment)
        if moment != before:
            self.changed.emit(moment)

    def _on_editing_finished(self) -> None:
        if self.understood:
            self._take(self.moment)
