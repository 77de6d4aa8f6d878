"""Long work on the journal's own thread, a few milliseconds at a time under a dialog that tells how far it is."""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar

from app.errors import UserError
from ui.session import Session
from ui.widgets.dialog import Dialog

SLICE_S, PAUSE_MS = 0.02, 0
_PARTS = 1000

Steps = Generator[tuple[int, int], None, None]


class Slices(Dialog):
    """Exactly one of `done`, `failed` and `stopped` comes. A lock stops it as Cancel does."""

    done = Signal()
    failed = Signal(Exception)  # a UserError
    stopped = Signal()

    def __init__(self, session: Session, title: str, words: str, steps: Steps) -> None:
        super().__init__(title, words)
        self._steps: Steps | None = steps
        self._bar = QProgressBar()
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self.body.addWidget(self._bar)
        self._cancel = self.add_safe(self.tr("Cancel"))
        self.set_first(self._cancel)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.rejected.connect(self._on_stop)
        session.ending.connect(self._on_stop)
        self._timer.start()

    def finish_without_cancel(self) -> None:
        """The rest takes a moment and can't be broken off."""
        self._cancel.setEnabled(False)
        self._bar.setRange(0, 0)

    def _on_timeout(self) -> None:
        until = monotonic() + SLICE_S
        try:
            while self._steps is not None:
                at, total = next(self._steps)
                self._bar.setValue(_PARTS * at // max(total, 1))
                if monotonic() >= until:
                    break
        except StopIteration:
            self._let_go()
            self.done.emit()
        except UserError as error:
            self._let_go()
            self.failed.emit(error)
        except BaseException:
            self._let_go()
            raise

    def _on_stop(self) -> None:
        if self._steps is not None:
            steps = self._steps
            self._let_go()
            steps.close()
            self.stopped.emit()

    def _let_go(self) -> None:
        self._timer.stop()
        self._steps = None
