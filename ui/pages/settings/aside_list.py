"""What was set aside of this journal, before it was made ready for a newer version or gone back from."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.progress import Progress
from app.store import keys, replaced
from app.store.replaced import Aside
from ui.pages.settings import backup_words
from ui.pages.settings.earlier import Earlier
from ui.pages.settings.earlier_row import EarlierRow
from ui.pages.settings.rows import RowsCard
from ui.session import Session
from ui.widgets import text


class AsideList(QWidget):
    """Not there where nothing was set aside in the last 30 days."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._card = RowsCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(text.label(self.tr("Set aside on this computer"), "subhead", wrap=True))
        column.addWidget(self._card)
        self.hide()

    def look(self) -> None:
        """Read once, and once more when some were removed: nothing is set aside while the journal is open."""
        folder, root = self._session.journal.folder, bytearray(self._session.journal.root)

        def task(_progress: Progress) -> list[tuple[Aside, bool]]:
            try:
                return [(one, replaced.fits(one.folder, root)) for one in replaced.listed(folder)]
            except OSError:  # it can't be read now
                return []
            finally:
                keys.wipe(root)

        job = self._session.jobs.prepare(task)
        job.succeeded.connect(self._on_listed)
        self._session.jobs.start(job)

    def _on_listed(self, found: list[tuple[Aside, bool]]) -> None:
        self._card.set_rows([self._row(one, own_key) for one, own_key in found])
        self.setVisible(bool(found))

    def _row(self, one: Aside, own_key: bool) -> EarlierRow:
        words = backup_words.aside(one, datetime.now().astimezone().date())
        return EarlierRow(self._session, Earlier(one.folder, one.made, own_key), words)
