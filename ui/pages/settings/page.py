"""Settings: one section at a time, chosen at the left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.pages.settings.about_me import AboutMeSection
from ui.pages.settings.appearance import AppearanceSection
from ui.pages.settings.backups import BackupsSection
from ui.pages.settings.licences import LicencesSection
from ui.pages.settings.recently_removed import RecentlyRemoved
from ui.pages.settings.security import SecuritySection
from ui.pages.settings.written import WrittenSection
from ui.pages.settings.your_data import YourDataSection
from ui.places import Place
from ui.session import Session
from ui.widgets.nav_button import NavButton
from ui.widgets.page import NARROW, PageHeader, PageScroll, room
from ui.widgets.reading_order import order_tabs

SECTIONS = ("about", "security", "backups", "appearance", "data")
_MADE: dict[str, Callable[[Session], QWidget]] = {
    "about": AboutMeSection,
    "security": SecuritySection,
    "backups": BackupsSection,
    "appearance": AppearanceSection,
    "data": YourDataSection,
    "removed": RecentlyRemoved,
    "written": WrittenSection,
    "licences": LicencesSection,
}
_UNDER = {"removed": "data", "written": "data", "licences": "data"}  # what a section leads to
_NAV, _CONTENT, _GAP = 172, 640, 40  # px
_HANGS = 10  # px left of the title, so that the icons stand under it


class SettingsPage(QWidget):
    """What is switched here applies at once."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._moves = place.detail == "move"  # the journal, at once
        wanted = "data" if self._moves else place.detail
        self._section = wanted if wanted in _MADE else SECTIONS[0]
        self._build()
        self._group.buttonClicked.connect(self._on_section_clicked)

    def flush(self) -> bool:
        return True

    def place(self) -> Place:
        return Place("settings", detail=self._section, scroll=self._scroll.verticalScrollBar().value())

    def settle(self, place: Place) -> None:
        self._scroll.verticalScrollBar().setValue(place.scroll)
        self._buttons[_UNDER.get(self._section, self._section)].setFocus()
        if self._moves and isinstance(self._content, YourDataSection):
            self._moves = False
            self._content.move_journal()

    def clear_words(self) -> None:
        """Only what is about me stands here, and what was removed."""
        if isinstance(self._content, (AboutMeSection, RecentlyRemoved)):
            self._content.clear_words()

    def regions(self) -> list[QWidget]:
        return [self._nav, self._content]

    def _build(self) -> None:
        names = {
            "about": self.tr("About me"),
            "security": self.tr("Security"),
            "backups": self.tr("Backups"),
            "appearance": self.tr("Appearance"),
            "data": self.tr("Your data"),
        }
        glyphs = {
            "about": "user",
            "security": "lock-key",
            "backups": "clock-counter-clockwise",
            "appearance": "sun",
            "data": "database",
        }
        self._nav = QWidget()
        column = QVBoxLayout(self._nav)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons = {key: NavButton(names[key], glyphs[key]) for key in SECTIONS}
        for button in self._buttons.values():
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self._buttons[_UNDER.get(self._section, self._section)].setChecked(True)
        self._scroll = PageScroll(parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._across = QHBoxLayout()
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addSpacing(-_HANGS)
        self._across.addWidget(self._nav)
        self._content = self._make()
        self._across.addWidget(self._content, 1)
        self._across.addStretch(0)
        self._scroll.body.addWidget(PageHeader(self.tr("Settings")))
        self._scroll.body.addSpacing(4)
        self._scroll.body.addLayout(self._across)
        order_tabs(self._content)  # only now: what was set before it stood here is forgotten
        self._scroll.body.addStretch(1)

    def _make(self) -> QWidget:
        section = _MADE[self._section](self._session)
        section.setMaximumWidth(theme.current().px(_CONTENT))
        if isinstance(section, (YourDataSection, RecentlyRemoved, WrittenSection, LicencesSection)):
            section.go_requested.connect(self.go_requested)
        return section

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        look, narrow = theme.current(), room(self.width()) < NARROW
        self._nav.setFixedWidth(max(_NAV, *(button.sizeHint().width() for button in self._buttons.values())))
        self._across.setSpacing(_GAP // 2 if narrow else _GAP)
        self._content.setMaximumWidth(look.px(_CONTENT))

    def _on_section_clicked(self, button: NavButton) -> None:
        self._section = next(key for key, one in self._buttons.items() if one is button)
        old, self._content = self._content, self._make()
        self._across.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()
        order_tabs(self._content)
