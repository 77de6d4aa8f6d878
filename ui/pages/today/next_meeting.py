"""The card of the next meeting, with what it asks for at this hour; of several on one day, all of them in brief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.acts.today import Near, Phase
from app.records import meetings
from ui.pages.meetings import steps as meeting_steps
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.today import steps, words
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.entry_row import EntryRow
from ui.widgets.flow import Flow
from ui.widgets.hearth import Hearth
from ui.widgets.row_list import RowList

_HEARTH = 218  # px
_BOTTOM = Qt.AlignmentFlag.AlignBottom


def _tr(words_: str) -> str:
    return QCoreApplication.translate("today", words_)


class NextMeeting(QWidget):
    """`show_meetings` fills it. With nobody to meet yet it says how to begin."""

    go_requested = Signal(object)  # Place
    rebuilt = Signal()  # its buttons are others

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self._near: dict[int, Near] = {}
        self._with_hearth = True
        self._card: Card | None = None
        self._hearth: Hearth | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_meetings(self, near: Sequence[Near], somebody: bool, today: date) -> None:
        """`somebody`: there is a mentorship in which a meeting could be planned."""
        shown = (list(near), somebody, today)
        if shown == self._shown:
            return
        self._shown = shown
        if len(near) > 1:
            self._put(self._in_brief(near, today), None)
        elif near:
            self._put(self._whole(near[0], today), Hearth(_HEARTH))
        else:
            self._put(self._nothing_planned() if somebody else self._good_start(), Hearth(_HEARTH))

    def show_hearth(self, wanted: bool) -> None:
        self._with_hearth = wanted
        if self._hearth:
            self._hearth.setVisible(wanted)

    def clear_words(self) -> None:
        self._shown = None
        self._near = {}
        self._put(QWidget(), None)

    # building

    def _put(self, inside: QWidget, hearth: Hearth | None) -> None:
        """In the place of what was shown; the focus stays in the card."""
        held = self.isAncestorOf(self.window().focusWidget() or self.window())
        if self._card:
            text.wipe(self._card)
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card, self._hearth = Card(), hearth
        self._card.body.setContentsMargins(24, 22, 22, 0 if hearth else 14)
        across = QHBoxLayout()
        self._card.body.addLayout(across)
        across.setSpacing(12)
        across.addWidget(inside, 1)
        if hearth:
            inside.setContentsMargins(0, 0, 0, 22)
            across.addWidget(hearth, 0, _BOTTOM)
            hearth.setVisible(self._with_hearth)
        self._column.addWidget(self._card)
        self._card.show()
        if held and (first := next(iter(self._card.findChildren(Button)), None)):
            first.setFocus()
        self.rebuilt.emit()

    def _whole(self, one: Near, today: date) -> QWidget:
        inside, column = _stack()
        column.addWidget(text.label(words.meeting_lead(one, today), "label", "2", wrap=True))
        column.addSpacing(4)
        column.addWidget(text.label(one.person.display_name, "heading_card", wrap=True))
        column.addSpacing(2)
        column.addWidget(text.label(words.meeting_moment(one, today), "body", "2", wrap=True))
        if chips := _chips(one):
            column.addSpacing(12)
            column.addWidget(chips)
        if one.phase is Phase.UNSAID:
            column.addSpacing(12)
            column.addWidget(text.label(self.tr("Did it take place?"), "strong", wrap=True))
        column.addSpacing(18)
        column.addWidget(_Buttons(self, one, primary="p"))
        column.addStretch(1)
        return inside

    def _in_brief(self, near: Sequence[Near], today: date) -> QWidget:
        inside, column = _stack()
        column.addWidget(text.label(self.tr("Your next meetings"), "label", "2", wrap=True))
        column.addSpacing(4)
        self._near = {one.meeting.id: one for one in near}
        rows = RowList(self.tr("Your next meetings"))
        made = [EntryRow(one.meeting.id, end=_Buttons(self, one, "", brief=True)) for one in near]
        for row, one in zip(made, near, strict=True):
            row.set_words(one.person.display_name, words.meeting_brief(one, today))
            row.opened.connect(self._on_opened)
        rows.set_rows(made)
        column.addWidget(rows)
        return inside

    def _nothing_planned(self) -> QWidget:
        inside, column = _invitation(
            self.tr("No meeting planned"), self.tr("That’s fine. When you next fix a date, its agenda can start here.")
        )
        plan = Button(self.tr("Plan a meeting"), "", "calendar-plus")
        plan.clicked.connect(self._on_plan)
        column.addWidget(plan)
        return inside

    def _good_start(self) -> QWidget:
        inside, column = _invitation(
            self.tr("A good place to start"),
            self.tr("Add someone you meet, or just write a line above. Nothing here needs finishing."),
        )
        add = Button(self.tr("Add someone"), "p", "plus")
        add.clicked.connect(self._on_add)
        column.addWidget(add)
        return inside

    # what happens

    def go(self, one: Near, stage: str) -> None:
        self.go_requested.emit(Place("meeting", one.meeting.id, stage))

    def go_to_last(self, one: Near) -> None:
        if one.last is not None:
            self.go_requested.emit(Place("meeting", one.last.id, "notes"))

    def hold(self, one: Near) -> None:
        meeting_steps.hold_as_planned(self._session, one.meeting)

    def miss(self, one: Near) -> None:
        meeting_steps.miss(self._session, one.meeting)

    def nothing_to_add(self, one: Near) -> None:
        steps.nothing_to_add(self._session, meetings.get(self._session.journal.read, one.meeting.id))

    def _on_opened(self, meeting_id: int) -> None:
        one = self._near[meeting_id]
        self.go(one, "notes" if one.phase is Phase.UNSAID else one.phase)

    def _on_plan(self) -> None:
        dialog = PlanDialog(self._session, None, self.window())
        dialog.go_requested.connect(self.go_requested)
        dialog.open_on(self.window())

    def _on_add(self) -> None:
        self.go_requested.emit(Place("mentorships", detail="add"))


class _Buttons(Flow):
    """What can be done with one meeting now; `brief` where several stand below each other."""

    def __init__(self, card: NextMeeting, one: Near, primary: str, brief: bool = False) -> None:
        super().__init__(10)
        self._card, self._one, self._brief = card, one, brief
        if one.phase is Phase.PREPARE:
            self._add(self.tr("Prepare"), primary).clicked.connect(self._on_prepare)
        elif one.phase is Phase.NOTES:
            self._add(self.tr("Write notes"), primary).clicked.connect(self._on_notes)
        elif one.phase is Phase.REFLECT:
            self._add(self.tr("Reflect"), primary).clicked.connect(self._on_reflect)
            if not brief:
                self._add(self.tr("Read the notes"), "").clicked.connect(self._on_notes)
            self._add(self.tr("Nothing to add"), "q").clicked.connect(self._on_nothing)
        else:
            self._add(self.tr("Yes"), "").clicked.connect(self._on_held)
            self._add(self.tr("No"), "").clicked.connect(self._on_missed)
        if one.last is not None and not brief:
            self._add(self.tr("Last meeting’s notes"), "").clicked.connect(self._on_last)

    def _add(self, label: str, kind: str) -> Button:
        button = Button(label, kind, dense=self._brief)
        button.setAccessibleDescription(words.meeting_moment(self._one, self._one.meeting.start.date()))
        if self._brief:
            name = self._one.person.display_name
            button.setAccessibleName(self.tr("{what}: {name}").format(what=label, name=name))
        self.addWidget(button)
        return button

    def _on_prepare(self) -> None:
        self._card.go(self._one, "prepare")

    def _on_notes(self) -> None:
        self._card.go(self._one, "notes")

    def _on_reflect(self) -> None:
        self._card.go(self._one, "reflect")

    def _on_nothing(self) -> None:
        self._card.nothing_to_add(self._one)

    def _on_held(self) -> None:
        self._card.hold(self._one)

    def _on_missed(self) -> None:
        self._card.miss(self._one)

    def _on_last(self) -> None:
        self._card.go_to_last(self._one)


def _chips(one: Near) -> Flow | None:
    """What waits to be talked about."""
    if not (one.carried or one.to_raise):
        return None
    flow = Flow(8)
    if one.carried:
        flow.addWidget(Chip(words.carried(one.carried), "arrow-bend-down-right"))
    if one.to_raise:
        flow.addWidget(Chip(words.to_raise(one.to_raise), "bookmark-simple", "ember"))
    return flow


def _invitation(heading: str, sentence: str) -> tuple[QWidget, QVBoxLayout]:
    inside, column = _stack()
    column.addWidget(text.label(heading, "heading_card", wrap=True))
    column.addSpacing(4)
    column.addWidget(text.label(sentence, "body", "2", wrap=True))
    column.addSpacing(18)
    return inside, column


def _stack() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return inside, column
