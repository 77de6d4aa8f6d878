"""What is said above every page until somebody has dealt with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.broken_off import BrokenOff
from ui.pages.first_run.sample_banner import SampleBanner
from ui.pages.place.notices import PlaceNotices
from ui.session import Session
from ui.widgets.reading_order import anchor, order_tabs

_AROUND = 12  # px


class Notices(QWidget):
    """One below the other; it takes no room while there is none."""

    create_requested = Signal()  # out of the sample, to a journal of one's own
    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all: list[QWidget] = []
        self._places: PlaceNotices | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(0)
        self._down.addWidget(anchor(self))  # what comes later is met before the page all the same
        journal = session.journal
        if not journal.on_disk:
            sample = SampleBanner(self)
            sample.create_requested.connect(self.create_requested)
            self._put(sample)
        elif session.fell or (journal.broken_off is not None and not journal.only_read):
            self._put(_Closable(BrokenOff(journal, session.fell)))

    @property
    def regions(self) -> list[QWidget]:
        """Those that are there now, for F6."""
        about_places = self._places.regions if self._places is not None else []
        return [*(one for one in self._all if one.isVisible()), *about_places]

    def watch_places(self) -> None:
        """From now on it is said here where the journal and its backups lie, if that is worth a word."""
        if self._session.journal.on_disk:
            self._places = PlaceNotices(self._session, self)
            self._places.go_requested.connect(self.go_requested)
            self._down.addWidget(self._places)
            order_tabs(self)

    def _put(self, notice: QWidget) -> None:
        self._all.append(notice)
        self._down.addWidget(notice)


class _Closable(QWidget):
    """A banner with room around it, which goes with it."""

    def __init__(self, banner: BrokenOff) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(_AROUND, _AROUND, _AROUND, 0)
        column.addWidget(banner)
        banner.closed.connect(self.hide)
