"""The working agreement of one mentorship: what holds, what held before, and what is being written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import agreement_points, wording
from app.errors import BrokenRule
from app.records import agreements, drafts, mentorships, people
from app.records.agreements import Agreement, State
from app.records.mentorships import Role
from app.store.journal import Change, Kind
from ui import theme
from ui.autosave import Autosave
from ui.pages.agreement import steps
from ui.pages.agreement import words as agreement_words
from ui.pages.agreement.agree_dialog import AgreeDialog
from ui.pages.agreement.head import Head
from ui.pages.agreement.reading import Reading
from ui.pages.agreement.versions import Versions
from ui.pages.agreement.writing import Writing
from ui.pages.earlier.dialog import EarlierDialog
from ui.pages.meetings.words import today
from ui.pages.mentorships.form_dialog import FormDialog
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.empty_state import EmptyState
from ui.widgets.following import Following
from ui.widgets.page import Margins, PageScroll

_WIDEST = 700  # px
_Go = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Down: _Go.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Go.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Go.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Go.SliderPageStepSub,
    Qt.Key.Key_Home: _Go.SliderToMinimum,
    Qt.Key.Key_End: _Go.SliderToMaximum,
}


class AgreementPage(QWidget):
    """`record` of its place is the mentorship, `detail` the number of a version. LookupError for no mentorship."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._mentorship = mentorships.get(session.journal.read, place.record)
        self._versions: list[Agreement] = []
        self._shown: Agreement | None = None
        self._autosave = Autosave(self._save, self)
        self._build()
        self._connect()
        self._read(int(place.detail) if place.detail.isdecimal() else 0)

    # what the shell asks

    def flush(self) -> bool:
        forms = [form.flush() for form in self.window().findChildren(FormDialog)]
        return self._autosave.flush() and all(forms)

    def place(self) -> Place:
        number = str(self._shown.version) if self._shown else ""
        return Place("agreement", self._mentorship.id, number, scroll=self._scroll.verticalScrollBar().value())

    def settle(self, place: Place) -> None:
        self._focus_main()
        QTimer.singleShot(0, self, partial(self._scroll.verticalScrollBar().setValue, place.scroll))

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self._versions, self._shown = [], None
        for part in (self._head, self._picker, self._reading, self._writing):
            part.clear_words()

    def is_gone(self, change: Change) -> bool:
        """Whether its mentorship was removed just now."""
        ref = (Kind.MENTORSHIP, self._mentorship.id)
        return ref in change.records and not mentorships.is_kept(self._session.journal.read, ref[1])

    def regions(self) -> list[QWidget]:
        """What can’t take the focus is none."""
        parts = (self._picker, self._writing, self._begin)
        return [self._head, self._stack] if any(part.isVisible() for part in parts) else [self._head]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """No wider than words are easy to read."""
        self._narrow.setMaximumWidth(theme.current().px(_WIDEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """There may be nothing in a long agreement that takes the focus."""
        action = _SCROLLS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self._scroll.verticalScrollBar().triggerAction(action)

    # building

    def _build(self) -> None:
        self._head = Head()
        self._picker = Versions()
        self._reading, self._writing = Reading(), Writing()
        self._empty = EmptyState(
            self.tr("Nothing written down, and that’s fine"),
            self.tr("Some pairs like to have it in words: what you meet for, what stays between you, how it can end."),
            "handshake",
        )
        self._begin = self._empty.add_button(self.tr("Write it together"), "p")
        self._scroll = PageScroll(top=18)
        self._narrow = QWidget()
        column = QVBoxLayout(self._narrow)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for part in (self._picker, self._reading, self._writing):
            column.addWidget(part)
        across = QHBoxLayout()  # which minds how wide its parts may be when it asks how high they are
        across.addWidget(self._narrow, 10_000)
        across.addStretch(1)
        self._scroll.body.addLayout(across)
        self._scroll.body.addStretch(1)
        self._fit()
        Following(self._scroll)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Margins(self._head, bottom=14))
        layout.addWidget(text.rule())
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._head.list_requested.connect(self._on_list)
        self._head.person_requested.connect(self._on_person)
        self._head.change_requested.connect(self._on_change)
        self._head.looked_requested.connect(self._on_looked)
        self._begin.clicked.connect(self._on_change)
        self._picker.chosen.connect(self._on_version)
        self._writing.edited.connect(self._autosave.touch)
        self._writing.agree_requested.connect(self._on_agree)
        self._writing.away_requested.connect(self._on_away)
        self._writing.earlier_requested.connect(self._on_earlier)
        self._autosave.failed.connect(self._session.trouble)
        self._autosave.saved.connect(self._session.saved)
        self._session.changed.connect(self._on_changed)

    # showing

    def _read(self, wanted: int) -> None:
        """The version with that number; else the draft, or what holds now."""
        self._versions = agreements.of(self._session.journal.read, self._mentorship.id)
        by_number = {one.version: one for one in self._versions}
        self._show(by_number.get(wanted) or _usual(self._versions))

    def _show(self, agreement: Agreement | None) -> None:
        self._shown = agreement
        writes = agreement is not None and agreement.is_draft
        name = people.get(self._session.journal.read, self._mentorship.person_id).display_name
        open_ = not self._mentorship.is_over and not any(one.is_draft for one in self._versions)
        holds = agreement is not None and agreement.state is State.AGREED
        is_older = agreement is not None and agreement.agreed_on != today()
        self._head.show_words(name, agreement_points.agreed(self._versions, today()), open_ and holds, is_older)
        self._picker.show_versions(
            [(one.version, agreement_words.version(one, today())) for one in reversed(self._versions)],
            agreement.version if agreement else 0,
        )
        if agreement and writes:
            self._reading.clear_words()
            self._writing.load(agreement, self._mentorship.my_role is Role.BOTH, not self._mentorship.is_over)
            self._writing.put_back(drafts.get(self._session.journal.read, _half_typed(agreement)))
        elif agreement:
            self._writing.clear_words()
            self._reading.show_agreement(agreement, self._held_until(agreement))
        self._writing.setVisible(writes)
        self._reading.setVisible(not writes)
        self._begin.setVisible(open_)
        self._stack.setCurrentIndex(0 if agreement else 1)

    def _held_until(self, agreement: Agreement) -> str:
        """Of a version that was replaced."""
        days = (one.agreed_on for one in self._versions if one.version > agreement.version and one.agreed_on)
        day = next(days, None)
        return self.tr("This held until {day}.").format(day=wording.day(day, today())) if day else ""

    def _focus_main(self) -> None:
        if self._shown is None:
            (self._begin if self._begin.isVisible() else self._head.person).setFocus()
        elif self._shown.is_draft:
            self._writing.focus_first()
            QTimer.singleShot(0, self, self._to_top)  # once its height is known
        else:
            (self._head.change if self._head.change.isVisible() else self._head.person).setFocus()

    def _to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _save(self) -> None:
        if self._shown is not None and self._shown.is_draft:
            self._shown = self._writing.read(self._shown)
            with self._session.journal.write(origin=self) as write:
                agreements.save(write, self._shown)
                drafts.keep(write, _half_typed(self._shown), self._writing.half_typed())

    # what happens

    def _on_list(self) -> None:
        self.go_requested.emit(Place("mentorships"))

    def _on_person(self) -> None:
        self.go_requested.emit(Place("mentorships", self._mentorship.id))

    def _on_change(self) -> None:
        steps.begin(self._session, self._mentorship)

    def _on_looked(self) -> None:
        if self._shown is not None:
            steps.look_again(self._session, self._shown, today())

    def _on_version(self, number: int) -> None:
        if self.flush():
            self._read(number)
            self._to_top()

    def _on_agree(self) -> None:
        if self._shown is None or not self._writing.settled() or not self.flush():
            return
        try:
            agreements.check_whole(self._shown)
        except BrokenRule as error:
            self._on_unsettled(error)
            return
        dialog = AgreeDialog(self._session, self._shown)
        dialog.unsettled.connect(self._on_unsettled)
        dialog.open_on(self.window())

    def _on_unsettled(self, error: BrokenRule) -> None:
        if not self._writing.show_broken(error):
            self._session.trouble.emit(error)

    def _on_earlier(self) -> None:
        if self._shown is not None and self.flush():
            EarlierDialog(self._session, (Kind.AGREEMENT, self._shown.id)).open_on(self.window())

    def _on_away(self) -> None:
        if self._shown is not None and self.flush():
            steps.put_away(self._session, self._shown)

    def _on_changed(self, change: Change) -> None:
        if change.origin is self or not change.concerns(Kind.AGREEMENT, Kind.MENTORSHIP, Kind.PERSON):
            return
        if self._autosave.dirty:  # what is being typed comes first; nothing else writes into it
            return
        try:
            self._mentorship = mentorships.get(self._session.journal.read, self._mentorship.id)
        except LookupError:
            return  # removed: the shell shows another page
        shown, before = self._shown, _standing(self._versions)
        self._read(shown.version if shown else 0)
        if _standing(self._versions) != before:
            self._read(0)
            self._focus_main()


def _half_typed(draft: Agreement) -> str:
    """The name under which a length or a day that can’t be read yet outlives a lock."""
    return drafts.of("agreement", draft.uid)


def _usual(versions: list[Agreement]) -> Agreement | None:
    """The draft, else what holds now; what held before it is always there too."""
    return next((one for one in reversed(versions) if one.state is not State.SUPERSEDED), None)


def _standing(versions: list[Agreement]) -> list[tuple[int, State]]:
    return [(one.id, one.state) for one in versions]
