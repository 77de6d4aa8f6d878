"""Share: a first personal summary, chosen by mentorship, period and reader, and taken along as a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths, wording
from app.errors import UserError
from app.progress import Progress
from app.store.journal import Change, Kind
from app.summary import compose, gather, taking
from app.summary.compose import Composed
from app.summary.document import Document
from app.summary.gather import Audience
from ui import files
from ui.jobs import Job
from ui.pages.share.choosing import Choosing
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.page import PageHeader, PageScroll


class SharePage(QWidget):
    """Nothing leaves but by Export PDF…, and what left is noted in the journal."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._target: Path | None = None
        self._document: Document | None = None
        self._audience: Audience = "me"
        self._build()
        self._connect()
        self._on_choice_changed()

    # what the shell asks

    def flush(self) -> bool:
        return True

    def place(self) -> Place:
        return Place("share", scroll=self._scroll.verticalScrollBar().value())

    def settle(self, place: Place) -> None:
        self._scroll.verticalScrollBar().setValue(place.scroll)
        self._choosing.focus_first()

    def clear_words(self) -> None:
        self._document = None
        self._choosing.clear_words()
        self._inside.setText("")

    # building

    def _build(self) -> None:
        self._scroll = PageScroll(parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        header = PageHeader(self.tr("Share"), self.tr("The only way anything leaves this journal."))
        self._choosing = Choosing(self._session.journal.read)
        self._inside = text.label("", "body", tone="2", wrap=True)
        self._warning = Banner(
            "honey",
            self.tr("Nothing has been checked for names. Read every page before it leaves."),
            self.tr(
                "The PDF is not encrypted. Once it leaves here you are responsible for where it goes. "
                "Do not email it to a shared mailbox."
            ),
        )
        self._export = Button(self.tr("Export PDF…"), "p", "file-pdf")
        self._export.setObjectName("export")
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.hide()
        self._status = text.label("", "meta", tone="2", wrap=True)
        self._done = Banner("good", "", "")
        self._show_folder = self._done.add_button(self.tr("Show in folder"))
        self._done.hide()
        self._arrange(header)

    def _arrange(self, header: QWidget) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._export)
        foot.addWidget(self._cancel)
        foot.addWidget(self._status, 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choosing)
        column.addSpacing(20)
        column.addWidget(self._inside)
        column.addSpacing(20)
        column.addWidget(self._warning)
        column.addSpacing(20)
        column.addLayout(foot)
        column.addSpacing(16)
        column.addWidget(self._done)
        narrow = QWidget()
        narrow.setLayout(column)
        narrow.setMaximumWidth(640)
        self._scroll.body.addWidget(header)
        self._scroll.body.addSpacing(24)
        self._scroll.body.addWidget(narrow)
        self._scroll.body.addStretch(1)

    def _connect(self) -> None:
        self._choosing.changed.connect(self._on_choice_changed)
        self._export.clicked.connect(self._on_export)
        self._cancel.clicked.connect(self._on_cancel)
        self._show_folder.clicked.connect(self._on_show_folder)
        self._session.changed.connect(self._on_changed)

    # choosing

    def _on_changed(self, change: Change) -> None:
        if change.concerns(Kind.PERSON, Kind.MENTORSHIP, Kind.MEETING):
            self._choosing.fill(self._session.journal.read)
            self._on_choice_changed()

    def _on_choice_changed(self) -> None:
        """Say in words what the chosen summary holds."""
        self._done.hide()
        document = self._gather()
        met = sum(len(one.meetings) for one in document.mentorships)
        self._inside.setText(self._in_words(document, met))
        self._export.setEnabled(met > 0 and self._job is None)
        self._status.setText("" if met else self.tr("Ready once a meeting of that time is in your journal."))

    def _in_words(self, document: Document, met: int) -> str:
        if not met:
            return self.tr("No meeting lies in that time, so there is nothing to take along yet.")
        kinds = {
            "me": "",
            "mentor": self.tr("With what mattered, without your notes."),
            "other": self.tr("With what mattered; people are called by their role, not by name."),
        }
        return f"{_words(document)}. {kinds[self._choosing.choice().audience]}".strip()

    def _gather(self) -> Document:
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        return gather.document(self._session.journal.read, self._choosing.choice(), today)

    # exporting

    def _on_export(self) -> None:
        self._document = self._gather()
        self._audience = self._choosing.choice().audience
        name = self.tr("Personal summary {day}.pdf").format(day=QDate.currentDate().toString("yyyy-MM-dd"))
        dialog = files.save_pdf(self, self.tr("Export PDF"), paths.documents() / name)
        dialog.fileSelected.connect(self._on_target_chosen)
        dialog.open()

    def _on_target_chosen(self, target: str) -> None:
        document = self._document
        if document is None:
            return
        self._target = Path(target)

        def task(progress: Progress) -> Composed:
            return compose.pdf(document, progress)

        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_composed)
        self._job.failed.connect(self._session.trouble)
        self._job.ended.connect(self._on_ended)
        self._export.setEnabled(False)
        self._cancel.show()
        self._status.setText(self.tr("Making the PDF…"))
        self._session.jobs.start(self._job)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_composed(self, composed: Composed) -> None:
        target, document = self._target, self._document
        if target is None or document is None:
            return
        try:
            taking.take(self._session.journal, composed, target, document, self._audience, origin=self)
        except UserError as error:
            self._session.trouble.emit(error)
            return
        lead = self.tr("Summary exported to {folder}.").format(folder=target.parent.name or str(target.parent))
        words = target.name
        if composed.missing:
            drawn = self.tr("No font here has these characters, so they show as boxes: {characters}")
            words = f"{words}. {drawn.format(characters=' '.join(composed.missing))}"
        self._done.set_words(lead, words)
        self._done.show()

    def _on_ended(self) -> None:
        self._job = None
        self._document = None
        self._cancel.hide()
        self._status.setText("")
        self._export.setEnabled(True)

    def _on_show_folder(self) -> None:
        if self._target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))


def _words(document: Document) -> str:
    """ "Two mentorships, eleven meetings and the notes of ten meetings"."""
    return wording.capital(wording.listed(document.chosen))
