"""Mentorships: who sits in the two chairs."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.records import mentorships, people
from app.records.mentorships import Mentorship, State
from app.store.journal import Change, Kind
from ui.models.meeting_list import hue
from ui.pages.mentorships import words
from ui.pages.mentorships.add_dialog import AddDialog
from ui.pages.mentorships.detail import MentorshipDetail
from ui.pages.mentorships.form_dialog import FormDialog
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Margins, PageHeader, pane_width
from ui.widgets.person_list import Person, PersonList, Section

_CONCERN = (Kind.MENTORSHIP, Kind.AGREEMENT, Kind.PERSON, Kind.MEETING, Kind.GOAL, Kind.POST)


class MentorshipsPage(QWidget):
    """A list beside the one chosen; `detail` "add" opens the form for another."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keys: list[int] = []
        self._build()
        self._connect()
        self._read()
        if place.record and place.record not in self._keys:
            raise LookupError(f"mentorship {place.record}")
        if self._keys:
            self._people.choose(place.record or self._keys[0])

    # what the shell asks

    def flush(self) -> bool:
        """Words in an open form are kept as its draft."""
        return all(form.flush() for form in self.window().findChildren(FormDialog))

    def place(self) -> Place:
        return Place("mentorships", self._chosen, scroll=self._detail.scroll())

    def settle(self, place: Place) -> None:
        self._detail.set_scroll(place.scroll)
        self._focus_main()
        if place.detail == "add":
            self._on_add()

    def clear_words(self) -> None:
        self._people.set_rows([])
        self._detail.clear_words()

    def regions(self) -> list[QWidget]:
        return [self._people, self._detail] if self._keys else [self._stack]

    # building

    def _build(self) -> None:
        self._people = PersonList(self.tr("Mentorships"))
        self._add = Button(self.tr("Add"), "p", "plus", dense=True)
        self._add.setAccessibleName(self.tr("Add a mentorship"))
        self._pane = self._build_pane()
        self._detail = MentorshipDetail(self._session)
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._pane)
        across.addWidget(self._detail, 1)
        self._both = both
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self._build_empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _build_pane(self) -> QFrame:
        pane = QFrame()
        pane.setProperty("kind", "pane")
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(20, 24, 20, 0)
        head.setSpacing(14)
        head.addWidget(text.label(self.tr("Mentorships"), "title_pane", wrap=True))
        head.addLayout(buttons)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._people, 1)
        return pane

    def _build_empty(self) -> QWidget:
        nobody = EmptyState(
            self.tr("Two chairs, nobody in them yet"),
            self.tr("Add someone who already mentors you, or someone you mentor. A name is enough to begin."),
        )
        self._first = nobody.add_button(self.tr("Add someone I know"), "p", "plus")
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Margins(PageHeader(self.tr("Mentorships"))))
        column.addWidget(nobody, 1)
        return empty

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._first.clicked.connect(self._on_add)
        self._people.chosen.connect(self._detail.show_mentorship)
        self._people.opened.connect(self._on_opened)
        self._people.remove_requested.connect(self._on_remove_requested)
        self._detail.go_requested.connect(self._on_go_requested)
        self._detail.begun.connect(self._on_begun)
        self._session.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        self._pane.setFixedWidth(pane_width(self.window().width()))

    # showing

    @property
    def _chosen(self) -> int:
        return cast(int, self._people.key or 0)

    def _read(self) -> None:
        read = self._session.journal.read
        who = {person.id: person.display_name for person in people.everyone(read)}
        runs: dict[str, list[Person]] = {self.tr("Current"): [], self.tr("Paused"): [], self.tr("Closed"): []}
        headings = list(runs)
        for one in mentorships.all_kept(read):
            if one.person_id in who:
                runs[headings[_run(one)]].append(
                    Person(one.id, who[one.person_id], wording.my_role(one.my_role), words.standing(one), hue(one))
                )
        rows: list[Person | Section] = []
        for heading, run in runs.items():
            rows += [Section(heading), *run] if run else []
        self._keys = [cast(int, row.key) for row in rows if isinstance(row, Person)]
        self._people.set_rows(rows)
        self._stack.setCurrentIndex(0 if self._keys else 1)

    def _focus_main(self) -> None:
        (self._people if self._keys else self._first).setFocus()

    # what happens

    def _on_add(self) -> None:
        dialog = AddDialog(self._session)
        dialog.added.connect(self._on_begun)
        dialog.open_on(self.window())

    def _on_begun(self, mentorship_id: int) -> None:
        self._people.choose(mentorship_id)
        self._focus_main()

    def _on_opened(self, _key: object) -> None:
        self._detail.focus_first()

    def _on_remove_requested(self, _key: object) -> None:
        self._detail.remove()

    def _on_go_requested(self, place: Place) -> None:
        if place.page == "mentorships" and place.record in self._keys:
            self._people.choose(place.record)
        else:
            self.go_requested.emit(place)

    def _on_changed(self, change: Change) -> None:
        """Show what is new; else stay on the same mentorship, or beside where it was."""
        if not change.concerns(*_CONCERN):
            return
        before, chosen = self._keys, self._chosen
        at = before.index(chosen) if chosen in before else 0
        empty = not before
        self._read()
        new = [key for key in self._keys if key not in before and (Kind.MENTORSHIP, key) in change.records]
        if new:  # also one that came back
            self._people.choose(new[0])
        elif chosen in self._keys:
            self._detail.follow(change)
        elif self._keys:
            self._people.choose(self._keys[min(at, len(self._keys) - 1)])
        if (empty or not self._keys) and self.isVisible():
            self._focus_main()


def _run(mentorship: Mentorship) -> int:
    """Which heading it stands under."""
    if mentorship.is_over:
        return 2
    return 1 if mentorship.state is State.PAUSED else 0
