"""A month to choose a day from, over the page."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ui import theme, window_keys
from ui.theme import icons


class Calendar(QCalendarWidget):
    """Opens as a popup and is gone once a day is chosen, with a click or Enter, or Esc is pressed."""

    chosen = Signal(object)  # date

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(6, 6, 6, 6)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        if parent is not None:
            window_keys.hear(self, parent)
        self.clicked.connect(self._on_day_chosen)
        self.activated.connect(self._on_day_chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        look = theme.current()
        self.setMinimumSize(look.px(320), look.px(280))
        day = QTextCharFormat()
        day.setForeground(look["ink"])
        head = QTextCharFormat()
        head.setForeground(look["ink2"])
        head.setBackground(look["surface"])
        self.setHeaderTextFormat(head)
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, day)
        arrows = {"qt_calendar_prevmonth": "caret-left", "qt_calendar_nextmonth": "caret-right"}
        for name, icon in arrows.items():
            arrow = self.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icons.icon(icon, "ink2"))

    def _on_day_chosen(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
