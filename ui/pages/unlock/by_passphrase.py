"""Come in and sit down: the passphrase, and the ways round it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from app import paths, wording
from app.errors import KeysDamaged, KeysMissing, NotEnoughMemory, UserError, WayInReplaced, WrongPassphrase
from app.progress import Progress
from app.store.folder import Folder
from ui.jobs import Job, Jobs
from ui.pages.unlock.caps_lock import CapsLock
from ui.pages.unlock.frame import Frame
from ui.preferences import Preferences
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.hearth import Hearth
from ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from app.store.opening import Opened

_ABOUT_THE_FIELD = (WrongPassphrase, WayInReplaced, NotEnoughMemory, KeysDamaged, KeysMissing)
_PATIENT = 5  # wrong ones, before the recovery code is offered
_HEARTH, _SMALL_HEARTH = 280, 190
_LOW = 680  # px of window below which the picture is small


class ByPassphrase(Frame):
    """Wrong passphrases are never counted against anybody: there is no limit and no waiting."""

    opened = Signal(object)  # Opened
    failed = Signal(object)  # UserError that no field can show
    code_requested = Signal()
    open_requested = Signal(object)  # Folder
    create_requested = Signal()

    def __init__(self, folder: Folder, preferences: Preferences, jobs: Jobs, proof_only: bool) -> None:
        super().__init__()
        self._folder, self._jobs, self._proof_only = folder, jobs, proof_only
        self._plans = preferences.beside(paths.BACKUP_PLAN)
        self._preferences = preferences
        self._wrong = 0
        self._job: Job | None = None
        self._build()
        self._another.setVisible(not proof_only)
        self._code.setVisible(not proof_only)
        self._unlock.clicked.connect(self._on_unlock)
        self._passphrase.returnPressed.connect(self._on_unlock)
        self._another.clicked.connect(self._on_another)
        self._code.clicked.connect(self._on_code)
        self._caps_lock = CapsLock(self._passphrase)
        self._caps_lock.changed.connect(self._on_caps_lock)
        self.first = self._passphrase

    def show_banner(self, kind: str, lead: str, words: str = "") -> None:
        from ui.widgets.banner import Banner

        self.column.insertWidget(0, Banner(kind, lead, words))
        self.column.insertSpacing(1, 24)

    def _build(self) -> None:
        self._passphrase = PassphraseField(tall=True)
        self._passphrase.setObjectName("passphrase")
        self._field = Field(self.tr("Passphrase"), self._passphrase)
        self._unlock = Button(self.tr("Unlock"), "p")
        self._unlock.setObjectName("unlock")
        self._another = Button(self.tr("Open another journal…"))
        self._code = Button(self.tr("Use my recovery code"), "q")
        title = text.label(self.tr("Come in and sit down"), "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        since = text.label(self._since(), "body", tone="2", wrap=True)
        since.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._unlock)
        buttons.addWidget(self._another)
        buttons.addStretch(1)
        self._code_row = QHBoxLayout()
        self._code_row.setSpacing(0)
        self._hang = QSpacerItem(-8, 0)  # so that its word stands under the words above
        self._code_row.addItem(self._hang)
        self._code_row.addWidget(self._code)
        self._code_row.addStretch(1)
        self._hearths = (Hearth(_HEARTH), Hearth(_SMALL_HEARTH))
        for hearth in self._hearths:
            self.column.addWidget(hearth, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(30)
        self.column.addWidget(title)
        self.column.addSpacing(4)
        self.column.addWidget(since)
        self.column.addSpacing(26)
        self.column.addWidget(self._field)
        self.column.addSpacing(18)
        self.column.addLayout(buttons)
        self.column.addSpacing(22)
        self.column.addLayout(self._code_row)
        self.whole.addWidget(self._foot())

    def _since(self) -> str:
        """When it was last open is known of one journal only."""
        now = self._preferences.now
        return _since(self._folder.name, now.last_open if now.last_journal == str(self._folder.path) else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        self._hearths[0].setVisible(not low)
        self._hearths[1].setVisible(low)

    def _foot(self) -> QWidget:
        foot = QWidget()
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(24, 8, 24, 24)
        words = self.tr("Locked and encrypted on this computer. Inglenook never connects to the internet.")
        label = text.label(words, "meta", tone="3")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(label)
        return foot

    def _on_unlock(self) -> None:
        typed = self._passphrase.text()
        if self._job is not None or not typed:
            return
        folder, plans, look = self._folder, self._plans, not self._proof_only

        def task(_progress: Progress) -> Opened:
            from app.safety import backup_plan, spare_keys
            from app.store import doors, opening

            if not look:  # never at a journal that this window has open
                return opening.with_passphrase(folder, typed)
            doors.look_at(folder)
            return spare_keys.with_passphrase(folder, typed, backup_plan.folders(plans))

        self._unlock.setText(self.tr("Unlocking…"))
        self._passphrase.setReadOnly(True)
        self._field.set_error(None)
        self._job = self._jobs.prepare(task, _forget)
        self._job.succeeded.connect(self._on_right)
        self._job.failed.connect(self._on_failed)
        self._jobs.start(self._job)

    def _on_right(self, opened: Opened) -> None:
        self._settle()
        self._passphrase.wipe()
        self.opened.emit(opened)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        if not isinstance(error, UserError):
            raise error
        if not self.takes(error):
            self.failed.emit(error)

    def takes(self, error: UserError) -> bool:
        """Whether the error is about the passphrase or what it leads to; then it stands under the field now."""
        if not isinstance(error, _ABOUT_THE_FIELD):
            return False
        self._wrong += isinstance(error, WrongPassphrase)
        if isinstance(error, WrongPassphrase) and self._wrong >= _PATIENT:
            words = self.tr("Still not it. Take your time; there’s no limit. You can also use your recovery code.")
        else:
            words = f"{error.title} {error.advice}"
        self._field.set_error(words)
        if isinstance(error, KeysDamaged | KeysMissing) and self._code.isVisible():
            self._offer_code()
        return True

    def _offer_code(self) -> None:
        """No passphrase can open it now, so the other way in takes the first place."""
        text.restyle(self._unlock, "kind", "")
        text.restyle(self._code, "kind", "p")
        self._hang.changeSize(0, 0)
        self._code.updateGeometry()
        self._code.setFocus()

    def _settle(self) -> None:
        self._job = None
        self._unlock.setText(self.tr("Unlock"))
        self._passphrase.setReadOnly(False)
        self._passphrase.setFocus()
        self._passphrase.selectAll()

    def _on_another(self) -> None:
        from ui.pages.unlock.another import choose_another

        if self._job is None:
            before, create = self._preferences.now.journals, self.create_requested.emit
            choose_another(self, self.open_requested.emit, before, self._folder, create)

    def _on_code(self) -> None:
        if self._job is None:
            self.code_requested.emit()

    def _on_caps_lock(self, on: bool) -> None:
        self._field.set_help(self.tr("Caps Lock is on.") if on else "")


def _forget(opened: Opened) -> None:
    """The window was closed meanwhile."""
    opened.forget()


def _since(name: str, last_open: str) -> str:
    """ "Tess's journal, last open yesterday evening"; the name alone where that is not known."""
    try:
        at = datetime.fromisoformat(last_open)
    except ValueError:
        return name
    return f"{name}, last open {_when(at, datetime.now().astimezone())}"


def _when(at: datetime, now: datetime) -> str:
    """ "this morning", "yesterday evening", "on 18 November", "on 3 May 2024"."""
    part = "morning" if at.hour < 12 else "afternoon" if at.hour < 18 else "evening"
    days = (now.date() - at.date()).days
    if days in (0, 1):
        return f"{'this' if days == 0 else 'yesterday'} {part}"
    return f"on {wording.day(at.date(), now.date())}"
