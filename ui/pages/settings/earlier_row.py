"""One earlier state in a list: when, what, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.settings.earlier import Earlier
from ui.pages.settings.go_back import GoBackDialog
from ui.pages.settings.open_copy import OpenCopyDialog
from ui.pages.settings.rows import Row
from ui.session import Session
from ui.widgets.buttons import Button, IconButton
from ui.widgets.menu import Menu


class EarlierRow(Row):
    """Opens a copy; in its menu, goes back."""

    def __init__(self, session: Session, earlier: Earlier, words: str) -> None:
        self._deeds = _Deeds(session, earlier)
        super().__init__(earlier.name, words, self._deeds)

    def set_usable(self, usable: bool) -> None:
        self._deeds.setEnabled(usable)


class _Deeds(QWidget):
    def __init__(self, session: Session, earlier: Earlier) -> None:
        super().__init__()
        self._session, self._earlier = session, earlier
        self._open = Button(self.tr("Open a copy…"), "q", dense=True)
        self._more = IconButton("dots-three", self.tr("More about {name}").format(name=earlier.name))
        self._open.setAccessibleName(self.tr("{name}: open a copy").format(name=earlier.name))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        across.addWidget(self._open)
        across.addWidget(self._more)
        self._open.clicked.connect(self._on_open)
        self._more.clicked.connect(self._on_more)

    def _on_open(self) -> None:
        OpenCopyDialog(self._session, self._earlier).open_on(self.window())

    def _on_more(self) -> None:
        menu = Menu(self)
        menu.add(self.tr("Go back to this…")).triggered.connect(self._on_go_back)
        menu.open_under(self._more)

    def _on_go_back(self) -> None:
        GoBackDialog(self._session, self._earlier).open_on(self.window())
