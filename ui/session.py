"""One unlocked journal in the window: what pages share while it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.errors import BrokenRule, JournalDamaged, NotKeptInDamage, UserError
from app.store import doors
from app.store.journal import Change, Journal, Write
from ui.backups import Backups
from ui.jobs import Jobs
from ui.preferences import Preferences

if TYPE_CHECKING:
    from app.summary.press import Press

Act = Callable[[Write], object]
OnBroken = Callable[[BrokenRule], object]


@dataclass(frozen=True, slots=True)
class OtherWay:
    """What somebody may want next, right after an act: `words` say it on a button, beside Undo where there is one."""

    words: str
    take: Callable[[], object]


class Session(QObject):
    """Ends when the journal is locked. `changed` is the only signal about data."""

    changed = Signal(object)  # Change
    trouble = Signal(Exception)  # a UserError that the window shows
    rescue_requested = Signal()  # what can be read of a damaged journal is to be saved
    saved = Signal()  # typed words are on the disk
    said = Signal(str, bool)  # a sentence for the toast, and whether it offers Undo
    offered = Signal(str, bool, object)  # the same where the toast offers an OtherWay too
    going_back = Signal(object)  # a Folder: the journal of a backup, prepared to take the place of this one
    leaving_for = Signal(object)  # the Folder of another journal; None for a new one
    moved = Signal(object)  # the Journal, open at the place to which it was moved; this session is to end
    deleting = Signal(object)  # a Going: its owner wants this journal deleted, has proved it and been asked twice
    copy_ready = Signal(object)  # a Ready: an earlier state of the journal, to be read in a window of its own
    ending = Signal()  # what works in slices on this thread stops now; the journal is still open

    def __init__(
        self,
        journal: Journal,
        preferences: Preferences,
        parent: QObject | None = None,
        backups: Backups | None = None,
    ) -> None:
        """`backups` are the window's, which outlive this."""
        super().__init__(parent)
        self.journal = journal
        self.preferences = preferences
        self.backups = backups or Backups(preferences, self)
        self.jobs = Jobs(self)
        self.undo = QUndoStack(self)
        self.kept: dict[str, object] = {}  # what a page leaves for the next of its kind: never a word
        self.fell = ""  # where the program stopped the last time, if the whole process fell
        self.walked = ""  # what the last step on the stack, back or forth, has to say
        self._press: Press | None = None
        journal.on_change = self._on_change

    @property
    def press(self) -> Press:
        """What makes PDFs, from the first time that one is wanted."""
        if self._press is None:
            from app.summary.press import Press

            self._press = Press()
        return self._press

    def do(
        self, sentence: str, act: Act, undo: Act, on_broken: OnBroken | None = None, other: OtherWay | None = None
    ) -> bool:
        """Write `act`, say so, and offer to undo it. False: it could not be done, and the window has said why.

        A form gives `on_broken`, to show a broken rule under its own field instead.
        """
        if not self.attempt(act, on_broken=on_broken):
            return False
        self.undo.push(_Step(sentence, self, act, undo))
        self._say(sentence, True, other)
        return True

    def attempt(self, act: Act, origin: object | None = None, on_broken: OnBroken | None = None) -> bool:
        """Write `act`, with no way back offered."""
        try:
            with self.journal.write(origin=origin) as write:
                act(write)
        except UserError as error:
            if on_broken is not None and isinstance(error, BrokenRule):
                on_broken(error)
            else:
                self.trouble.emit(NotKeptInDamage() if isinstance(error, JournalDamaged) else error)
            return False
        return True

    def find_again(self) -> bool:
        """After the journal's disk went away: open its files anew. What is on screen is not touched."""
        try:
            doors.reopen(self.journal)
        except UserError as error:
            self.trouble.emit(error)
            return False
        return True

    def take_back(self) -> None:
        """Undo what was done last outside an editor, and say so."""
        self._walk(self.undo.undo)

    def do_again(self) -> None:
        """What was taken back last."""
        self._walk(self.undo.redo)

    def _walk(self, walk: Callable[[], None]) -> None:
        """Said once the stack has moved, which takes away what was said before. A step that is refused says why."""
        self.walked = ""
        walk()
        if self.walked:
            self.say(self.walked)

    def say(self, sentence: str, other: OtherWay | None = None) -> None:
        self._say(sentence, False, other)

    def _say(self, sentence: str, undoable: bool, other: OtherWay | None) -> None:
        if other:
            self.offered.emit(sentence, undoable, other)
        else:
            self.said.emit(sentence, undoable)

    def end(self) -> None:
        """Forget everything and close the journal."""
        self.leave()
        self.journal.close()

    def leave(self) -> None:
        """Forget everything; the journal stays open, for another session."""
        self.ending.emit()
        self.jobs.stop_all()
        if self._press is not None:
            self._press.kill()
        self.undo.clear()

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)


class _Step(QUndoCommand):
    """Something that happened outside an editor, and how to take it back."""

    def __init__(self, label: str, session: Session, act: Act, undo: Act) -> None:
        super().__init__(label)
        self._session = session
        self._act, self._undo = act, undo
        self._done = True  # pushing a command runs redo(); this one has been done already

    def redo(self) -> None:
        if not self._done and self._session.attempt(self._act):
            self._done = True
            told = QCoreApplication.translate("Session", "Done again: {what}")
            self._session.walked = told.format(what=self.text())

    def undo(self) -> None:
        if self._done and self._session.attempt(self._undo):
            self._done = False
            told = QCoreApplication.translate("Session", "Undone: {what}")
            self._session.walked = told.format(what=self.text())
