"""How the last backup went: one banner at a time, with what can be done about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.safety.backup_plan import Plan
from ui.pages.settings import backup_words
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button


class BackupState(QWidget):
    """All banners are made at once, so that Tab always finds their buttons in their place."""

    now_requested = Signal()
    place_requested = Signal()
    stop_requested = Signal()
    accepted = Signal()  # the journal is meant to be as small as it has become

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(0)
        self._none = self._made(Banner("info", self.tr("No backup yet."), stacked=True))
        self._add(self._none, self.tr("Choose a place…")).clicked.connect(self.place_requested)
        self._ready = self._made(Banner("info", self.tr("No backup yet."), beside=True))
        self._good = self._made(Banner("good", self.tr("The last backup works."), beside=True))
        self._failed = self._made(Banner("honey", "", stacked=True))
        self._running = self._made(Banner("info", self.tr("Backing up…"), icon="clock-counter-clockwise", beside=True))
        self._shrunk = self._made(Banner("honey", self.tr("Your journal holds much less than it did."), stacked=True))
        self._unreadable = self._made(Banner("honey", "", stacked=True))
        for banner in (self._ready, self._good, self._failed, self._unreadable):
            self._add(banner, self.tr("Back up now")).clicked.connect(self.now_requested)
        self._add(self._failed, self.tr("Choose another place…")).clicked.connect(self.place_requested)
        self._add(self._running, self.tr("Stop")).clicked.connect(self.stop_requested)
        self._add(self._shrunk, self.tr("It’s meant to be smaller")).clicked.connect(self.accepted)
        self._add(self._shrunk, self.tr("Back up now")).clicked.connect(self.now_requested)

    def show_plan(self, plan: Plan, running: bool) -> None:
        banner = self._wanted(plan, running)
        self._fill(plan)
        held = self.isAncestorOf(focused) if (focused := self.window().focusWidget()) else False
        for one in self._banners():
            one.setVisible(one is banner)
        if held:  # the button that was pressed has gone with its banner
            next(button for button in banner.findChildren(Button)).setFocus()

    def show_progress(self, done: int, total: int) -> None:
        share = self.tr("{percent} per cent. You can go on writing.")
        self._running.set_words(self.tr("Backing up…"), share.format(percent=100 * done // max(1, total)))

    def _made(self, banner: Banner) -> Banner:
        banner.hide()
        self._column.addWidget(banner)
        return banner

    def _add(self, banner: Banner, words: str) -> Button:
        return banner.add_button(words)

    def _banners(self) -> tuple[Banner, ...]:
        return (self._none, self._ready, self._good, self._failed, self._running, self._shrunk, self._unreadable)

    def _wanted(self, plan: Plan, running: bool) -> Banner:
        for holds, banner in (
            (running, self._running),
            (not plan.folder, self._none),
            (bool(plan.failure), self._failed),
            (not plan.last_good, self._ready),
            (plan.shrunk, self._shrunk),
            (plan.unreadable > 0, self._unreadable),
        ):
            if holds:
                return banner
        return self._good

    def _fill(self, plan: Plan) -> None:
        alone = self.tr("Your journal is in one place. A USB stick at home makes it two.")
        self._none.set_words(self.tr("No backup yet."), alone)
        self._ready.set_words(self.tr("No backup yet."), alone)
        self._running.set_words(self.tr("Backing up…"), self.tr("You can go on writing."))
        title, _, advice = plan.failure.partition("\n")
        self._failed.set_words(title, advice)
        self._shrunk.set_words(
            self.tr("Your journal holds much less than it did."),
            self.tr("It was backed up, and no older backup was taken away. They stay until you say that that’s right."),
        )
        self._unreadable.set_words(
            self.tr("The last backup works, but an older one can’t be read."),
            self.tr("Until it’s moved away, no older backup is taken away either."),
        )
        if plan.last_good_at is not None:
            at = backup_words.local(plan.last_good_at)
            when = backup_words.moment(at, datetime.now().astimezone().date())
            self._good.set_words(
                self.tr("The last backup works."),
                self.tr("Made {when}, then opened and read through to be sure.").format(when=when),
            )
