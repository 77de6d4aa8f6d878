"""The cards of a mentorship: what it's for, what's next, how it ended, and what came before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import agreement_points, wording
from app.acts import begin
from app.records import agreements, meetings
from app.records.agreements import Agreement
from app.records.meetings import Meeting
from app.records.mentorships import EndingReason, Mentorship, State
from app.store.connection import Connection
from ui.pages.meetings import words as meeting_words
from ui.pages.mentorships import words
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow

_THOUGHTS = (State.CONSIDERING, State.PROPOSED, State.CONTRACTING)


class Cards(QWidget):
    """Made anew for each mentorship and each change: they are few and short."""

    edit_requested = Signal()
    agreed_requested = Signal()
    agreement_requested = Signal()
    plan_requested = Signal()
    meeting_requested = Signal(int)
    held = Signal(int)
    not_held = Signal(int)
    mentorship_requested = Signal(int)

    def __init__(self, conn: Connection, mentorship: Mentorship, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mentorship = mentorship
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._next: Meeting | None = None
        self._earlier: Mentorship | None = None
        if mentorship.state in _THOUGHTS:
            self._add_thought()
        if mentorship.state is State.ENDED:
            self._add_ending()
        self._add_purpose()
        self._add_agreement(agreements.of(conn, mentorship.id))
        if not mentorship.is_over:
            self._add_next(meetings.coming_up(conn, mentorship.id), agreements.current(conn, mentorship.id))
        if before := begin.earlier(conn, mentorship):
            self._add_earlier(before[0])
        self._column.addStretch(1)

    def _card(self, heading: str, button: Button | None = None) -> Card:
        card = Card(small=True)
        head = QHBoxLayout()
        head.addWidget(text.label(heading, "subhead", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        if button:
            head.addWidget(button)
        card.body.addLayout(head)
        self._column.addWidget(card)
        return card

    def _add_thought(self) -> None:
        card = self._card(self.tr("Thinking about it"))
        card.body.addWidget(
            text.label(self.tr("When the two of you have agreed it by talking, say so here."), "body", "2", wrap=True)
        )
        agreed = Button(self.tr("We’ve agreed this by talking"), dense=True)
        agreed.clicked.connect(self.agreed_requested)
        card.body.addWidget(_flow(agreed))

    def _add_purpose(self) -> None:
        edit = Button(self.tr("Edit"), "q", dense=True)
        edit.setAccessibleName(self.tr("Edit what it’s for"))
        edit.clicked.connect(self.edit_requested)
        card = self._card(self.tr("What it’s for"), edit)
        if self._mentorship.purpose:
            card.body.addWidget(text.label(self._mentorship.purpose, "prose_card", wrap=True))
        else:
            card.body.addWidget(text.label(self.tr("Say in one sentence what it’s for."), "body", "3", wrap=True))
        card.body.addWidget(text.label(words.agreed(self._mentorship), "meta", "2", wrap=True))

    def _add_agreement(self, versions: list[Agreement]) -> None:
        """Nobody needs one, and where it is over nobody is asked for one."""
        if versions:
            open_ = Button(self.tr("Open"), "q", dense=True)
            open_.setAccessibleName(self.tr("Open the working agreement"))
            open_.clicked.connect(self.agreement_requested)
            card = self._card(self.tr("Working agreement"), open_)
            now = next((one for one in versions if one.state is agreements.State.AGREED), None)
            if now and (says := agreement_points.in_short(now)):
                card.body.addWidget(text.label(says, "prose_card", wrap=True))
            said = [agreement_points.agreed(versions, meeting_words.today())]
            if any(one.is_draft for one in versions):
                said.append(self.tr("A new version is being written.") if now else self.tr("A draft, not agreed yet."))
            card.body.addWidget(text.label(". ".join(filter(None, said)), "meta", "2", wrap=True))
        elif not self._mentorship.is_over:
            card = self._card(self.tr("Working agreement"))
            says = self.tr("You don’t need one. Some pairs like to put into words what stays between them.")
            card.body.addWidget(text.label(says, "body", "2", wrap=True))
            write = Button(self.tr("Write it together"), dense=True)
            write.setAccessibleName(self.tr("Write the working agreement together"))
            write.clicked.connect(self.agreement_requested)
            card.body.addWidget(_flow(write))

    def _add_next(self, coming: list[Meeting], agreed: Agreement | None) -> None:
        """The one that asks for an answer, or the next; and how often they said they would meet."""
        card = self._card(self.tr("Next"))
        if agreed:
            often = wording.capital(wording.rhythm(agreed.frequency))
            card.body.addWidget(text.label(self.tr("{often}.").format(often=often), "meta", "2", wrap=True))
        if not coming:
            plan = Button(self.tr("Plan a meeting"), dense=True)
            plan.setAccessibleName(self.tr("Plan the next meeting"))
            plan.clicked.connect(self.plan_requested)
            card.body.addWidget(text.label(self.tr("No meeting planned. That’s fine."), "body", "2", wrap=True))
            card.body.addWidget(_flow(plan))
            return
        self._next = coming[0]
        start = self._next.start
        distance = wording.distance(start.date(), meeting_words.today())
        card.body.addWidget(text.label(meeting_words.moment(start), "entry", wrap=True))
        facts = f"{wording.capital(distance)}, {wording.medium(self._next.medium)}"
        if meeting_words.is_due(self._next.to_come, start):
            card.body.addWidget(text.label(self.tr("Did it take place?"), "meta", "2", wrap=True))
            card.body.addWidget(_flow(*self._answers()))
        else:
            card.body.addWidget(text.label(facts, "meta", "2", wrap=True))
            open_ = Button(self.tr("Open"), dense=True)
            open_.setAccessibleName(self.tr("Open the next meeting"))
            open_.clicked.connect(self._on_open_next)
            card.body.addWidget(_flow(open_))

    def _answers(self) -> tuple[Button, Button, Button]:
        yes, no, look = (Button(label, dense=True) for label in (self.tr("Yes"), self.tr("No"), self.tr("Open")))
        yes.setAccessibleName(self.tr("Yes, it took place"))
        no.setAccessibleName(self.tr("No, it didn’t take place"))
        look.setAccessibleName(self.tr("Open the meeting"))
        yes.clicked.connect(self._on_held)
        no.clicked.connect(self._on_not_held)
        look.clicked.connect(self._on_open_next)
        return yes, no, look

    def _add_ending(self) -> None:
        ended = self._mentorship
        card = self._card(self.tr("How it ended"))
        if ended.ending_reason and ended.ending_reason is not EndingReason.OTHER:  # it may be "rather not say"
            card.body.addWidget(text.label(words.reason(ended.ending_reason), "body", wrap=True))
        if ended.ending_note:
            card.body.addWidget(text.label(ended.ending_note, "prose_card", wrap=True))
        parts = [wording.capital(wording.standing(ended.started_on, ended.ended_on))]
        if ended.contact_after:
            parts.append(words.contact(ended.contact_after))
        card.body.addWidget(text.label(". ".join(part for part in parts if part), "meta", "2", wrap=True))

    def _add_earlier(self, earlier: Mentorship) -> None:
        self._earlier = earlier
        card = self._card(self.tr("Before this"))
        standing = wording.capital(wording.standing(earlier.started_on, earlier.ended_on))
        card.body.addWidget(text.label(standing, "body", "2", wrap=True))
        look = Button(self.tr("Open"), dense=True)
        look.setAccessibleName(self.tr("Open what was before this"))
        look.clicked.connect(self._on_open_earlier)
        card.body.addWidget(_flow(look))

    def _on_open_next(self) -> None:
        if self._next:
            self.meeting_requested.emit(self._next.id)

    def _on_held(self) -> None:
        if self._next:
            self.held.emit(self._next.id)

    def _on_not_held(self) -> None:
        if self._next:
            self.not_held.emit(self._next.id)

    def _on_open_earlier(self) -> None:
        if self._earlier:
            self.mentorship_requested.emit(self._earlier.id)


def _flow(*buttons: Button) -> Flow:
    row = Flow(8)
    for button in buttons:
        row.addWidget(button)
    return row
