"""A dialog with words worth keeping: locking or a crash leaves them for the next time it opens."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.drafts import Draft, Fields, Put, Read
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select

_TICKED = "yes"


class FormDialog(Dialog):
    """Call `keep_draft` once its fields are there, and `touch` when one is edited.

    The safe button drops what was typed. So does Esc, but not where long words may have been written (`outlives_esc`).
    """

    outlives_esc = False
    _draft: Draft | None = None
    _refused_to_close = False

    def flush(self) -> bool:
        """Before a lock. False: what is typed is not safe yet."""
        return self._draft.flush() if self._draft else True

    def touch(self) -> None:
        if self._draft:
            self._draft.touch()

    def keep_draft(self, session: Session, form: str, fields: Fields, of_record: Collection[str] = ()) -> None:
        """Put back what was typed and not kept, and keep what is typed from now on."""
        self._draft = Draft(session, form, fields, self, of_record)
        if self._draft.restore():
            self._say_from_last_time()

    def add_safe(self, words: str) -> Button:
        button = self.add_other(words)
        button.clicked.connect(self.leave)
        return button

    def leave(self) -> None:
        """Close, without what was typed."""
        self._drop_draft()
        super().reject()

    def reject(self) -> None:
        if not self.outlives_esc:
            self.leave()
        elif self.flush():  # else its words are nowhere but here
            super().reject()
        elif self._refused_to_close:
            self._ask_to_close()
        else:
            self._refused_to_close = True

    def _ask_to_close(self) -> None:
        """Asked twice, it lets the words go that can't be saved."""
        tr = QCoreApplication.translate
        says = tr("FormDialog", "They can’t be saved now, so they would be lost. You can copy them first.")
        dialog = Dialog(tr("FormDialog", "Close without these words?"), says, "warning-circle")
        dialog.set_first(dialog.add_safe(tr("FormDialog", "Keep them here")))
        dialog.add_primary(tr("FormDialog", "Close without them"), danger=True).clicked.connect(super().reject)
        dialog.open_on(self.window())

    def accept(self) -> None:
        self._drop_draft()
        super().accept()

    def _drop_draft(self) -> None:
        if self._draft:
            self._draft.drop()

    def _say_from_last_time(self) -> None:
        """So that nobody takes old words for what the journal says."""
        says = self.tr("From last time, and not kept yet.")
        self.body.insertWidget(0, text.label(says, "meta", "2", wrap=True))
        self.setAccessibleName(f"{self.accessibleName()} {says}")


def choice(field: Segmented | Select) -> tuple[Read, Put]:
    """What is chosen, for a draft; a choice that is offered no more is passed over."""

    def read() -> str:
        return str(field.key)

    def put(key: str) -> None:
        with suppress(KeyError, ValueError):
            field.choose(key)

    return read, put


def tick(field: QCheckBox) -> tuple[Read, Put]:
    def read() -> str:
        return _TICKED if field.isChecked() else ""

    def put(words: str) -> None:
        field.setChecked(words == _TICKED)

    return read, put


def line(field: QLineEdit) -> tuple[Read, Put]:
    return field.text, field.setText
