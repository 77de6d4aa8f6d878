"""Printing a summary, or one record from the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from app.errors import Refused, UserError
from app.progress import Progress
from app.store import rows
from app.store.journal import Kind, Ref
from app.summary import gather, told
from app.summary.compose import Composed, Edition
from app.summary.document import Document, Paper
from ui.pages.share.export import Export
from ui.places import Place
from ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from app.summary.choice import Audience
    from ui.printing import Printing


_KINDS = {
    "meeting": Kind.MEETING,
    "goals": Kind.GOAL,
    "mentorships": Kind.MENTORSHIP,
    "agreement": Kind.MENTORSHIP,  # which is printed with what was agreed
}


def record_at(place: Place, focused: QWidget | None) -> Ref | None:
    """The record of the row that has the focus, else the single one that is open there."""
    part = focused
    while part is not None:
        chosen = getattr(part, "chosen_record", None)
        if chosen is not None and (ref := cast(Ref | None, chosen())):
            return ref
        part = part.parentWidget()
    if not place.record:
        return None
    if place.page == "reflections":
        return (Kind.NOTE if place.detail == "note" else Kind.REFLECTION), place.record
    return (_KINDS[place.page], place.record) if place.page in _KINDS else None


def print_entry(session: Session, ref: Ref, window: QWidget) -> None:
    """One record by itself, as it is kept. What is kept out of every export is not printed either, and that is said."""
    try:
        document = gather.entry(session.journal.read, ref, rows.today())
    except UserError as error:
        session.trouble.emit(error)
        return
    _OneEntry(session, ref, replace(document, paper=paper()), window).begin()


def print_summary(
    session: Session, document: Document, audience: Audience, made: Sequence[Composed], window: QWidget
) -> Printing:
    """What was chosen; `made` is all of it as PDFs, where that is there already.

    Connect `save_requested`, which comes for want of a printer, then `begin` it.
    """
    return _printing(session, document, told.for_whom(document, audience), made, window)


def paper() -> Paper:
    """What printers of this country hold."""
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "us-letter" if american else "a4"


def _printing(
    session: Session, document: Document, for_whom: str, made: Sequence[Composed], window: QWidget
) -> Printing:
    from ui.printing import Printed, Printing  # with what Qt has for printers: few print

    press = session.press

    def compose(progress: Progress) -> Sequence[bytes]:
        return [one.pdf for one in made or Edition(document).pdfs(press.pdf, progress)]

    printed = Printed(compose, told.what(document), for_whom, told.titles(document), document.paper)
    return Printing(session, window, printed)


class _OneEntry(QObject):
    """Goes with its printing, or with the PDF that is saved instead."""

    def __init__(self, session: Session, ref: Ref, document: Document, window: QWidget) -> None:
        super().__init__(session)
        self._session, self._ref, self._document, self._window = session, ref, document, window

    def begin(self) -> None:
        printing = _printing(self._session, self._document, "", (), self._window)
        printing.save_requested.connect(self._on_save_requested)
        printing.begin()

    def _on_save_requested(self) -> None:
        self._export = Export(self._session, self._window, self._document, "me", self._gather)
        self._export.exported.connect(self._on_exported)
        self._export.ask_where()

    def _gather(self) -> Document:
        try:
            found = gather.entry(self._session.journal.read, self._ref, self._document.made_on)
        except LookupError:
            raise Refused(self.tr("It was removed meanwhile."), self.tr("No PDF was made.")) from None
        return replace(found, paper=self._document.paper)

    def _on_exported(self, target: Path) -> None:
        told = self.tr("Exported to {folder}.").format(folder=target.parent.name or str(target.parent))
        self._session.say(f"{told} {self._export.afterword}".strip())
