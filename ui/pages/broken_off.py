"""After a window that ended without shutting the journal: what was kept, and the report if one was left."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app import report, wording
from app.records import drafts
from app.store.journal import Journal
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.report import Report


class ReportDialog(Dialog):
    """The report, to read before anybody is given it."""

    def __init__(self, fell: str) -> None:
        tr = QCoreApplication.translate
        super().__init__(
            tr("ReportDialog", "Where Inglenook stopped"),
            tr(
                "ReportDialog",
                "For somebody who can mend it. No word of yours is in it, and no name or folder. It stays on this "
                "computer; nothing is sent.",
            ),
        )
        shown = Report(report.written(fell))
        self.body.addWidget(shown)
        self.set_first(shown.shown)
        self.add_safe(self.tr("Close"))


class BrokenOff(Banner):
    """`fell` is what the interpreter left when the whole process fell; "" after a power cut, or a kill."""

    def __init__(self, journal: Journal, fell: str, parent: QWidget | None = None) -> None:
        super().__init__("good", "", closable=True, beside=bool(fell), parent=parent)
        self._fell = fell
        if fell:
            self.add_button(self.tr("See the report…")).clicked.connect(self._on_report)
        self.set_words(self.tr("Inglenook closed unexpectedly."), self._what_is_here(journal))

    def _what_is_here(self, journal: Journal) -> str:
        """As honest as can be: where the clock went back, no time is named."""
        saved, now = journal.broken_off, datetime.now(UTC)
        if saved is None:
            return self.tr("Your journal was shut by then, and all of it is here.")
        if saved > now:
            said = self.tr("Everything you had saved is here.")
        else:
            local, today = saved.astimezone(), now.astimezone().date()
            time = wording.clock(local)
            if local.date() != today:
                time = self.tr("{day} at {time}").format(day=wording.near_day(local.date(), today), time=time)
            said = self.tr("Everything up to {time} is here.").format(time=time)
        if drafts.any_kept(journal.read):
            said += " " + self.tr("What you’d begun in a form is here too, and comes back when you open it again.")
        return said

    def _on_report(self) -> None:
        ReportDialog(self._fell).open_on(self.window())
