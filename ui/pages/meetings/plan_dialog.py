"""Planning a meeting, or noting one that has been: the day that is typed decides."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app import wording
from app.acts import meet
from app.errors import BrokenRule
from app.records import drafts, meetings, mentorships, people
from app.records.meetings import Meeting
from app.records.mentorships import Mentorship
from ui.pages.meetings import steps, words
from ui.pages.meetings.time_fields import TimeFields
from ui.pages.mentorships.form_dialog import FormDialog
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.field import Field
from ui.widgets.select import Select


def _tr(words: str) -> str:
    return QCoreApplication.translate("meetings", words)


class PlanDialog(FormDialog):
    """`planned` gives the id of the new meeting. With `instead_of`, a new date for one that fell through.

    With nobody to meet, `go_requested` leads to adding somebody.
    """

    planned = Signal(int)
    go_requested = Signal(object)  # Place

    def __init__(
        self,
        session: Session,
        mentorship_id: int | None = None,
        parent: QWidget | None = None,
        instead_of: Meeting | None = None,
    ) -> None:
        whom = _whom_to_meet(session)
        super().__init__(*_title(bool(whom), instead_of is not None), parent=parent)
        self._session = session
        self._with = [(one.id, name) for one, name in whom]
        self._uids = {one.id: one.uid for one, _ in whom}
        self._instead_of = instead_of
        if self._with:
            self._build_form(instead_of.mentorship_id if instead_of else mentorship_id)
            self._connect()
            self._keep_draft(mentorship_id)
        else:
            self.add_safe(self.tr("Not now"))
            self.add_primary(self.tr("Add someone")).clicked.connect(self._on_add_someone)

    # building

    def _build_form(self, mentorship_id: int | None) -> None:
        self._who = Select(self._with)
        self._who.setObjectName("with")
        known = [number for number, _ in self._with]
        self._who.choose(mentorship_id if mentorship_id in known else known[0])
        self._fields = TimeFields(None)
        self._past = text.label("", "meta", "2", wrap=True)
        self._past.hide()
        self._twice = Banner("honey", "", "")
        self._twice.hide()
        self.body.addWidget(Field(self.tr("With"), self._who))
        self.body.addWidget(self._fields)
        self.body.addWidget(self._past)
        self.body.addWidget(self._twice)
        self.add_safe(self.tr("Not now"))
        self._keep = self.add_primary(self.tr("Plan"), closes=False)
        self._show_usual()
        if mentorship_id in known:
            self.set_first(self._fields.first)

    def _connect(self) -> None:
        self._who.chosen.connect(self._on_who_chosen)
        self._fields.changed.connect(self._on_changed)
        self._keep.clicked.connect(self._on_keep)

    def _keep_draft(self, mentorship_id: int | None) -> None:
        """For each person a meeting is planned from, and for each that is to get a new date, one of its own."""
        form = "plan"
        if self._instead_of:
            form = drafts.of("new date", self._instead_of.uid)
        elif mentorship_id in self._uids:
            form = drafts.of("plan", self._uids[mentorship_id])
        fields = {"with": (self._uid, self._choose_uid), **self._fields.for_draft()}
        self.keep_draft(self._session, form, fields)
        self._fields.edited.connect(self.touch)
        self._who.chosen.connect(self.touch)

    def _show_usual(self) -> None:
        """What is mostly the same as last time need not be typed."""
        read, who = self._session.journal.read, self._mentorship_id
        last = self._instead_of or next(iter(meetings.past(read, who, limit=1)), None)
        if last:
            self._fields.show_usual(last)
        if self._instead_of:
            self._fields.show_place(self._instead_of.place)

    # answers

    @property
    def _mentorship_id(self) -> int:
        return cast(int, self._who.key)

    def _uid(self) -> str:
        return self._uids[self._mentorship_id]

    def _choose_uid(self, uid: str) -> None:
        """Unless that mentorship has ended since."""
        for mentorship_id, its_uid in self._uids.items():
            if its_uid == uid:
                self._who.choose(mentorship_id)

    def _wanted(self) -> Meeting:
        """The meeting to fill in."""
        if self._instead_of:
            return meet.in_place_of(self._instead_of)
        return Meeting(0, "", self._mentorship_id, words.now())

    def _on_who_chosen(self) -> None:
        self._show_usual()
        self._on_changed()

    def _on_changed(self) -> None:
        start = self._fields.start
        past = start is not None and start <= words.now()
        self._keep.setText(self.tr("Keep") if past else self.tr("Plan"))
        self._past.setVisible(past)
        self._past.setText(self.tr("That’s in the past, so it’s kept as a meeting that has been."))
        self._show_twice()

    def _show_twice(self) -> None:
        """The same meeting entered twice is worth a word, not a refusal."""
        start = self._fields.start
        probe = Meeting(0, "", self._mentorship_id, start) if start else None
        other = meetings.near(self._session.journal.read, probe) if probe else None
        self._twice.setVisible(other is not None)
        if other is not None:
            self._twice.set_words(
                self.tr("There’s already a meeting with them on {moment}.").format(moment=words.moment(other.start)),
                self.tr("You can keep both, if that’s right."),
            )

    def _on_add_someone(self) -> None:
        self.go_requested.emit(Place("mentorships", detail="add"))

    def _on_keep(self) -> None:
        meeting = self._fields.into(self._wanted())
        if meeting is None:
            return
        meeting_id = steps.plan(self._session, meeting, self._on_broken)
        if meeting_id:
            self.accept()
            self.planned.emit(meeting_id)

    def _on_broken(self, error: BrokenRule) -> None:
        self._fields.show_broken(error)


def _title(somebody: bool, again: bool) -> tuple[str, str]:
    """Title and sentence."""
    if somebody:
        return (_tr("Fix a new date") if again else _tr("Plan a meeting")), ""
    return _tr("Nobody to meet yet"), _tr("Add someone you know under Mentorships first. Then plan a meeting here.")


def _whom_to_meet(session: Session) -> list[tuple[Mentorship, str]]:
    """Mentorships that go on, by name; those with the same person also say in which role."""
    read = session.journal.read
    who = {person.id: person.display_name for person in people.everyone(read)}
    open_ones = [one for one in mentorships.all_kept(read) if not one.is_over and one.person_id in who]
    named = [one.person_id for one in open_ones]
    return [(one, _name(one, who[one.person_id], named.count(one.person_id) > 1)) for one in open_ones]


def _name(mentorship: Mentorship, name: str, also_role: bool) -> str:
    return f"{name} ({wording.my_role(mentorship.my_role)})" if also_role else name
