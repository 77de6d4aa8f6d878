"""Settings, security: passphrase, recovery code, locking, the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.records import about
from app.settings import IDLE_MINUTES
from ui import window_keys
from ui.pages.settings.code_dialog import CodeDialog
from ui.pages.settings.passphrase_dialog import PassphraseDialog
from ui.pages.settings.place_row import place_rows
from ui.pages.settings.rekeying import Rekeying
from ui.pages.settings.rows import Row, section, sentence
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.select import Select
from ui.widgets.switch import Switch


class SecuritySection(QWidget):
    """What keeps the journal shut to others."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._connect()

    def _build(self) -> None:
        column = section(self.tr("Security"), self._build_rows(), self)
        column.addSpacing(20)
        column.addWidget(self._build_limits())
        column.addStretch(1)

    def _build_rows(self) -> tuple[QWidget, ...]:
        now = self._session.preferences.now
        one, more = self.tr("1 minute"), self.tr("{number} minutes")
        self._minutes = Select([(m, one if m == 1 else more.format(number=m)) for m in IDLE_MINUTES])
        self._minutes.choose(now.idle_minutes)
        self._clear = Switch(self.tr("Clear what I copied"))
        self._clear.setChecked(now.clear_clipboard)
        left, minimised = self.tr("Lock when the computer sleeps or the screen locks"), self.tr("Lock when I minimise")
        self._left, self._minimised = Switch(left), Switch(minimised)
        self._left.setChecked(now.lock_on_leaving)
        self._minimised.setChecked(now.lock_minimised)
        away, self._hide = self.tr("Hide the window’s contents when I switch away"), Button(self.tr("Hide now"))
        self._away = Switch(away)
        self._away.setChecked(now.hide_away)
        at_a_key = self.tr("{key} hides all text and titles at once, and shows them again. The journal stays open.")
        minute = self.tr("Removes passphrases and entries from the clipboard after a minute.")
        return (
            *(self._build_ways_in() if self._session.journal.on_disk else (_no_ways_in(),)),
            *place_rows(self._session),
            Row(self.tr("Lock when I’m away"), self.tr("After this long without a key or a click."), self._minutes),
            Row(left, "", self._left),
            Row(minimised, self.tr("As soon as the window is put away in the taskbar or dock."), self._minimised),
            Row(self.tr("Hide everything at a key"), at_a_key.format(key=window_keys.CURTAIN), self._hide),
            Row(away, self.tr("A plain page is shown in the task switcher, until you come back."), self._away),
            Row(self.tr("Clear what I copied"), minute, self._clear),
        )

    def _build_ways_in(self) -> tuple[Row, ...]:
        self._passphrase = Button(self.tr("Change…"))
        self._code = Button(self.tr("Show…"))
        self._both = Button(self.tr("Replace both…"))
        older = self.tr("The recovery code stays as it is. Older copies of the journal keep their old passphrase.")
        self._code_row = Row(self.tr("Recovery code"), "", self._code)
        self._passphrase.clicked.connect(self._on_passphrase)
        self._code.clicked.connect(self._on_code)
        self._both.clicked.connect(self._on_both)
        self._say_of_code()
        known = self.tr("Someone knows my passphrase, or has my code")
        anew = self.tr("Writes the journal anew under another key. The old ones don’t open it any more.")
        return Row(self.tr("Passphrase"), older, self._passphrase), self._code_row, Row(known, anew, self._both)

    def _build_limits(self) -> Banner:
        words = self.tr(
            "It can’t protect you from someone watching your screen, or from software on a computer "
            "your employer manages."
        )
        return Banner("info", self.tr("What encryption can’t do."), words)

    def _connect(self) -> None:
        self._minutes.chosen.connect(self._on_minutes)
        self._left.toggled.connect(self._on_left)
        self._minimised.toggled.connect(self._on_minimised)
        self._away.toggled.connect(self._on_away)
        self._hide.clicked.connect(self._on_hide)
        self._clear.toggled.connect(self._on_clear)

    def _say_of_code(self) -> None:
        if about.code_seen(self._session.journal.read):
            words = self.tr("Opens the journal if you forget the passphrase. Keep it on paper, at home.")
        else:
            words = self.tr("You haven’t typed a part of it back yet. It opens the journal if you forget.")
        self._code_row.set_words(words)

    def _on_passphrase(self) -> None:
        PassphraseDialog(self._session).open_on(self.window())

    def _on_code(self) -> None:
        dialog = CodeDialog(self._session)
        dialog.rejected.connect(self._say_of_code)
        dialog.open_on(self.window())

    def _on_both(self) -> None:
        rekeying = Rekeying(self._session, self)
        rekeying.ended.connect(self._say_of_code)
        rekeying.ask()

    def _on_minutes(self) -> None:
        self._session.preferences.keep(idle_minutes=self._minutes.key)

    def _on_left(self, on: bool) -> None:
        self._session.preferences.keep(lock_on_leaving=on)

    def _on_minimised(self, on: bool) -> None:
        self._session.preferences.keep(lock_minimised=on)

    def _on_hide(self) -> None:
        draw = getattr(self.window(), "toggle_curtain", None)
        if draw is not None:
            draw()

    def _on_away(self, on: bool) -> None:
        self._session.preferences.keep(hide_away=on)

    def _on_clear(self, on: bool) -> None:
        self._session.preferences.keep(clear_clipboard=on)


def _no_ways_in() -> QWidget:
    says = QCoreApplication.translate(
        "SecuritySection",
        "The sample has no passphrase and no recovery code. It’s only in this computer’s memory, and gone when you "
        "leave it.",
    )
    return sentence(says)
