"""Going back to an earlier state: asked first, made ready with the journal still open, then done by the window."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer

from app.acts import stock
from app.acts.stock import Tally
from app.errors import UserError
from app.progress import Progress
from app.safety import restore
from app.safety.restore import Known
from app.store import keys
from app.store.folder import Folder
from ui.jobs import Job
from ui.pages.settings import backup_words
from ui.pages.settings.earlier import Earlier
from ui.pages.settings.that_day import ThatDay, why_it_asks
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog

_SLICE_S = 0.01


class GoBackDialog(Dialog):
    """Nothing of the journal is touched before `Session.going_back`."""

    def __init__(self, session: Session, earlier: Earlier, known: bytearray | None = None) -> None:
        """`known` is the key of that day, where a copy is open under it."""
        tr = QCoreApplication.translate
        super().__init__(
            tr("GoBackDialog", "Go back to {moment}?").format(moment=earlier.moment),
            tr(
                "GoBackDialog",
                "What your journal holds now is set aside first and kept for 30 days. Settings → Backups lists it, to "
                "open a copy of it or to come back to it. Your passphrase stays the one you use today.",
            ),
        )
        self._session, self._earlier = session, earlier
        self._known = Known(known) if known else None
        self._job: Job | None = None
        self._under: bytearray | None = None  # the key that it is made ready for; another one is another object
        self._tally = Tally()
        self._counted: Iterator[Tally] | None = stock.tally(session.journal.read, earlier.made)
        self._counting = QTimer(self, interval=0)
        self._fill()
        self._counting.timeout.connect(self._on_count)
        session.ending.connect(self._forget)
        self.rejected.connect(self._on_rejected)
        self._counting.start()

    def _fill(self) -> None:
        self._holds = text.label(backup_words.today_holds(self._tally, True), "body", wrap=True)
        self._says = text.label("", "body", "2", wrap=True)
        self._says.hide()
        self.body.addWidget(self._holds)
        self._that_day: ThatDay | None = None
        if not self._earlier.own_key and self._known is None:
            self.body.addWidget(text.label(why_it_asks(), "body", "2", wrap=True))
            self._that_day = ThatDay()
            self.body.addWidget(self._that_day)
        self.body.addWidget(self._says)
        safe = self.add_safe(self.tr("Keep things as they are"))
        self.set_first(self._that_day.editor if self._that_day else safe)
        self._do = self.add_primary(self.tr("Go back"), closes=False)
        self._do.clicked.connect(self._on_wanted)

    # what would be set aside

    def _on_count(self) -> None:
        """A slice at a time: nobody waits for it."""
        until = monotonic() + _SLICE_S
        try:
            while self._counted is not None and monotonic() < until:
                self._tally = next(self._counted)
        except StopIteration:
            self._stop_counting()
            self._holds.setText(backup_words.today_holds(self._tally, False))
        except UserError:  # whoever uses the journal is told
            self._stop_counting()
            self._holds.hide()

    def _stop_counting(self) -> None:
        self._counting.stop()
        self._counted = None

    def _forget(self) -> None:
        self._stop_counting()
        if self._known is not None:
            self._known.forget()
        if self._that_day is not None:
            self._that_day.wipe()

    # going

    def _on_wanted(self) -> None:
        if self._that_day is not None and not self._that_day.text:
            return
        journal, source = self._session.journal, self._earlier.source
        self._under = journal.root
        folder, root = journal.folder, bytearray(journal.root)
        way_in = self._that_day.way_in() if self._that_day else self._known

        def task(progress: Progress) -> Folder:
            try:
                return restore.prepare(source, folder, root, progress, way_in)
            finally:
                keys.wipe(root)

        self._do.setEnabled(False)
        self._says.setText(self.tr("Reading it through, and opening it to be sure…"))
        self._says.show()
        self._job = self._session.jobs.prepare(task, restore.discard)
        self._job.succeeded.connect(self._on_ready)
        self._job.failed.connect(self._on_failed)
        self._session.jobs.start_apart(self._job)  # a disk that does not answer keeps nobody from locking

    def _on_ready(self, incoming: Folder) -> None:
        self._job = None
        if self._session.journal.root is not self._under:  # it would open with a key that nobody has any more
            restore.discard(incoming)
            self._on_wanted()
            return
        self._forget()
        self.close()
        self._session.going_back.emit(incoming)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, UserError):
            raise error
        if self._that_day is not None and self._that_day.takes(error):
            self._says.hide()
            self._do.setEnabled(True)
            return
        self._says.setText(f"{error.title} {error.advice}")

    def _on_rejected(self) -> None:
        """What has come too far to be stopped is taken away: the journal was not touched."""
        self._forget()
        if self._job is not None:
            self._job.succeeded.disconnect(self._on_ready)
            self._job.succeeded.connect(restore.discard)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()
