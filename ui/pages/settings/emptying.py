"""Everything in Recently removed on its way out for good: asked first, then done in slices under a panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from app import cautions, wording
from app.acts import removed
from app.acts.removed import Erasing
from app.errors import UserError
from ui.pages.settings.slices import Slices
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog


def _tr(words: str) -> str:
    return QCoreApplication.translate("Emptying", words)


class EmptyDialog(Dialog):
    """Nothing is erased until it is answered; afterwards there is no way back."""

    def __init__(self, session: Session) -> None:
        number = removed.count(session.journal.read)
        many = _tr("{number} are erased from this journal, each with all that belongs to it. There’s no way back.")
        one = _tr("One is erased from this journal, with all that belongs to it. There’s no way back.")
        words = one if number == 1 else many.format(number=wording.capital(wording.count_word(number)))
        super().__init__(_tr("Remove all of these for good?"), words)
        earlier = _tr("Backups made earlier still hold them. What was done before can’t be undone any more.")
        for said in (earlier, _tr(cautions.REMOVING)):
            self.body.addWidget(text.label(said, "body", "2", wrap=True))
        self.set_first(self.add_safe(_tr("Keep them here")))
        self.add_primary(_tr("Remove them for good"), danger=True)


class Emptying(QObject):
    """From the question to the last word; then it is gone."""

    ended = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(session)
        self._session, self._window = session, page.window()
        self._erasing: Erasing | None = None
        self._panel: Slices | None = None

    def ask(self) -> None:
        dialog = EmptyDialog(self._session)
        dialog.accepted.connect(self._on_agreed)
        dialog.rejected.connect(self._end)
        dialog.open_on(self._window)

    def _on_agreed(self) -> None:
        self._erasing = Erasing(self._session.journal, origin=self)
        words = self.tr("You can cancel this as long as they aren’t all erased, and then none is.")
        self._panel = Slices(self._session, self.tr("Removing for good…"), words, self._erasing.steps())
        self._panel.done.connect(self._on_done)
        self._panel.failed.connect(self._on_failed)
        self._panel.stopped.connect(self._on_stopped)
        self._panel.open_on(self._window)

    def _on_done(self) -> None:
        self._close_panel()
        self._say()
        self._end()

    def _on_stopped(self) -> None:
        """Where they were all erased by then, only the index was being tidied: that goes on by itself."""
        if self._erasing is not None and self._erasing.done:
            self._say()
        self._end()

    def _on_failed(self, error: UserError) -> None:
        self._close_panel()
        self._session.trouble.emit(error)
        self._end()

    def _say(self) -> None:
        self._session.undo.clear()  # a step back to what is erased would lead nowhere
        left = removed.count(self._session.journal.read)
        said = self.tr("Erased for good.") if left else self.tr("Erased for good")
        stay = self.tr("What something you keep belongs to is still here.") if left else ""
        self._session.say(f"{said} {stay}".strip())

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.close()
            self._panel = None

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()
