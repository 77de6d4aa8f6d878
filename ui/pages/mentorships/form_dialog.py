"""A dialog with words worth keeping: locking or a crash leaves them for the next time it opens."""

from __future__ import annotations

from collections.abc import Mapping

from ui.drafts import Draft, Put, Read
from ui.session import Session
from ui.widgets.dialog import Dialog


class FormDialog(Dialog):
    """Call `keep_draft` once its fields are there, and `touch` when one is edited."""

    _draft: Draft | None = None

    def flush(self) -> bool:
        """Before a lock. False: what is typed is not safe yet."""
        return self._draft.flush() if self._draft else True

    def touch(self) -> None:
        if self._draft:
            self._draft.touch()

    def keep_draft(self, session: Session, form: str, fields: Mapping[str, tuple[Read, Put]]) -> None:
        """Put back what was typed and not kept, and keep what is typed from now on."""
        self._draft = Draft(session, form, fields, self)
        self._draft.restore()
        self.accepted.connect(self._draft.drop)
        self.rejected.connect(self._draft.drop)
