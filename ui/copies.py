"""The one copy of an earlier state that may be open beside the journal: shown, hidden and shut with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import UserError

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from app.store.journal import Journal
    from ui.copy_window import CopyWindow
    from ui.curtain import Curtain
    from ui.pages.settings.earlier import Ready
    from ui.session import Session
    from ui.window import Window


class Copies(QObject):
    """Opening a second one shuts the first. Nothing of one outlives the session that it was opened in.

    Both windows are hidden at one key, and when another program is in front of both.
    """

    def __init__(self, window: Window, curtain: Curtain) -> None:
        """`curtain` is that of the journal's own window."""
        super().__init__(window)
        self._window, self._curtain = window, curtain
        self._session: Session | None = None
        self._shown: CopyWindow | None = None
        self._journal: Journal | None = None
        self._ready: Ready | None = None
        curtain.moved.connect(self._on_curtain_moved)

    def serve(self, session: Session) -> None:
        """From now on for this one; what a kill left of an earlier copy is taken away."""
        from app.safety import copies

        self._session = session
        session.copy_ready.connect(self.show)
        if session.journal.on_disk:
            copies.forget_left(session.journal.folder)

    def on_switched(self) -> None:
        """To another program or back from one; between the two windows there is nothing to hide."""
        windows = (self._window, self._shown)
        active = any(one is not None and one.isActiveWindow() for one in windows)
        self._curtain.on_switched(active, self._window.preferences.now.hide_away)

    def on_minimised(self) -> None:
        """Either window, out of sight."""
        if self._window.preferences.now.lock_minimised:
            self._window.lock()

    def show(self, ready: Ready) -> None:
        from app.safety import copies
        from ui.copy_window import CopyWindow

        self.shut()
        if self._is_locked():
            copies.discard(ready.copy)
            return
        journal: Journal | None = None
        try:
            journal = copies.enter(ready.copy)
            shown = CopyWindow(journal, ready.earlier, self._window.preferences)
        except UserError as error:
            if journal is not None:
                journal.close()
            copies.discard(ready.copy)
            self._window.tell(error)
            return
        self._ready, self._journal, self._shown = ready, journal, shown
        shown.closed.connect(self._on_closed)
        shown.lock_requested.connect(self._window.lock)
        shown.minimised.connect(self.on_minimised)
        shown.curtain_requested.connect(self._on_curtain_requested)
        shown.switched.connect(self.on_switched)
        shown.go_back_requested.connect(self._on_go_back_requested)
        shown.resize(self._window.size())
        if self._curtain.is_drawn():  # since it was asked for
            shown.follow_curtain(True)
            shown.show()
        else:
            shown.show()
            shown.activateWindow()

    def shut(self) -> None:
        """Its window, with every word in it; then the copy itself goes."""
        if self._shown is not None:
            self._shown.closed.disconnect(self._on_closed)
            self._shown.close()
        self._let_go()

    def _is_locked(self) -> bool:
        """Over a session that lives on until its words are saved."""
        shell = self._window.shell
        return shell is None or not (shell.isVisibleTo(self._window) or self._curtain.is_drawn())

    def _let_go(self) -> None:
        from app.safety import copies

        self._shown = None
        journal, self._journal = self._journal, None
        ready, self._ready = self._ready, None
        if journal is not None:
            journal.close()
        if ready is not None:
            copies.discard(ready.copy)

    def _on_closed(self) -> None:
        """By whoever read it, who comes back to where it was opened."""
        self._let_go()
        self._window.activateWindow()

    def _on_curtain_moved(self, drawn: bool) -> None:
        if self._shown is not None:
            self._shown.follow_curtain(drawn)

    def _on_curtain_requested(self, drawn: bool) -> None:
        """Over the copy first, and now over the journal too; or off both."""
        if drawn != self._curtain.is_drawn():
            self._window.toggle_curtain()

    def _on_go_back_requested(self) -> None:
        from ui.pages.settings.go_back import GoBackDialog

        if self._shown is not None and self._session is not None and self._ready is not None:
            self._shown.ask(GoBackDialog(self._session, self._ready.earlier, self._ready.copy.opened.root))
