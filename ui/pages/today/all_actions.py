"""All actions: mine, theirs or everyone’s, open or done and let go, read in pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.acts import today as gathered
from app.records import actions
from app.records.actions import Action, Owner
from ui.pages.today.action_rows import ActionRows
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.segmented import Segmented

PAGE = 50
_OPEN, _CLOSED = "open", "closed"
_OWNERS = {"mine": Owner.ME, "theirs": Owner.OTHER, "everyone": None}


class AllActions(QWidget):
    """What was ticked here stays where it is until the filters change."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._today = session, today
        self._last: Action | None = None  # of those read so far
        self._read_so_far = 0
        self._build()
        self._connect()
        self._show_anew()

    def follow(self, today: date) -> None:
        """After something was written: the same, as they are now."""
        self._today = today
        limit = max(PAGE, self._read_so_far)
        found = self._read(None, limit + 1)
        more = len(found) > limit
        found = found[:limit]
        known = {action.id for action in found}
        stayed = [one for key in self._rows.keys if key not in known and (one := self._get(key))]
        self._note(found, more)
        self._show([*found, *stayed], anew=False)

    def clear_words(self) -> None:
        self._last = None
        self._rows.clear_words()

    # building

    def _build(self) -> None:
        self._whose = Segmented(
            [("mine", self.tr("Mine")), ("theirs", self.tr("Theirs")), ("everyone", self.tr("Everyone’s"))],
            self.tr("Whose actions"),
        )
        self._whose.choose("everyone")
        self._states = Segmented(
            [(_OPEN, self.tr("Open")), (_CLOSED, self.tr("Done and let go"))], self.tr("Open, or done and let go")
        )
        filters = Flow(12)
        filters.addWidget(self._whose)
        filters.addWidget(self._states)
        self._rows = ActionRows(self._session, self.tr("All actions"))
        self._none = text.label("", "body", "2", wrap=True)
        self._more = Button(self.tr("Show more"), "q", dense=True)
        self._more.setAccessibleName(self.tr("Show more actions"))
        below = QHBoxLayout()
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self._more)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(filters)
        column.addWidget(self._none)
        column.addWidget(self._rows)
        column.addLayout(below)

    def _connect(self) -> None:
        self._whose.changed.connect(self._show_anew)
        self._states.changed.connect(self._show_anew)
        self._more.clicked.connect(self._on_more)
        self._rows.go_requested.connect(self.go_requested)

    # showing

    def _show_anew(self) -> None:
        found = self._read(None, PAGE + 1)
        self._note(found[:PAGE], len(found) > PAGE)
        self._show(found[:PAGE], anew=True)

    def _on_more(self) -> None:
        found = self._read(self._last, PAGE + 1)
        shown = [one for key in self._rows.keys if (one := self._get(key))]
        known = {action.id for action in shown}
        fresh = [action for action in found[:PAGE] if action.id not in known]
        self._read_so_far += len(found[:PAGE])
        self._last = found[:PAGE][-1] if found else self._last
        self._more.setVisible(len(found) > PAGE)
        self._show([*shown, *fresh], anew=False)
        if fresh:
            self._rows.focus_on(fresh[0].id)

    def _note(self, found: Sequence[Action], more: bool) -> None:
        self._read_so_far = len(found)
        self._last = found[-1] if found else None
        self._more.setVisible(more)

    def _show(self, found: Sequence[Action], anew: bool) -> None:
        listed = gathered.listed(self._session.journal.read, found)
        if not self._rows.show_actions(listed, self._today, anew):
            self._whose.setFocus()
        self._rows.setVisible(bool(found))
        self._none.setVisible(not found)
        is_open = self._states.key == _OPEN
        self._none.setText(self.tr("No open actions.") if is_open else self.tr("Nothing done or let go so far."))

    # reading

    def _read(self, after: Action | None, limit: int) -> list[Action]:
        conn, owner = self._session.journal.read, _OWNERS[self._whose.key]
        if self._states.key == _OPEN:
            return actions.still_open(conn, owner=owner, after=after, limit=limit)
        before = (after.closed_on, after.id) if after and after.closed_on else None
        return actions.closed(conn, owner=owner, before=before, limit=limit)

    def _get(self, action_id: int) -> Action | None:
        try:
            return actions.get(self._session.journal.read, action_id)
        except LookupError:
            return None
