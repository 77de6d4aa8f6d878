"""Reflect: looking back on a meeting, under the headings of a model."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import reflect, remove
from app.merging import merged
from app.practice import models
from app.records import reflections
from app.records.meetings import State
from app.records.reflections import Reflection
from app.store import rows
from app.store.journal import Change, Kind, Ref, Write
from ui.autosave import Autosave
from ui.models.entries import Entry, entries, entry
from ui.pages import keeping_out
from ui.pages.linking import steps as linking
from ui.pages.linking.link_picker import LinkPicker
from ui.pages.meetings.deeds import Deeds
from ui.pages.meetings.stages.reflect_form import ReflectForm
from ui.pages.meetings.stages.stage import Facts
from ui.pages.reflections import steps as reflecting
from ui.pages.today import steps as today
from ui.places import Place
from ui.session import Session
from ui.widgets.following import Following

_KINDS = (Kind.GOAL, Kind.MEETING, Kind.MENTORSHIP, Kind.POST, Kind.REFLECTION, Kind.ACTION, Kind.NOTE, Kind.TAG)


class ReflectStage(QWidget):
    """The latest reflection on the meeting; there is none before the first words, nor once all are gone again."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, facts: Facts, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts = facts
        self._reflection: Reflection | None = None
        self._said = ""  # its words in the journal
        self._emptied = 0  # the id of one whose words were all taken out again, here
        self._model = models.usual_for(facts.mentorship.my_role, facts.meeting.swapped)
        self._waiting: list[Ref] = []  # what a reflection not yet begun will be tied to
        self._kept_out = False  # and whether it will be kept out
        self._autosave = Autosave(self._save, self)
        self._form = ReflectForm()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        Following(self._form)
        self._connect(deeds)
        self._read()
        self._show()

    # what the page asks

    def follow(self, facts: Facts, change: Change) -> None:
        self._facts = facts
        if change.origin is not self:
            self._read()
        self._show()

    def flush(self) -> bool:
        return self._autosave.flush()

    def where(self) -> tuple[int, int]:
        return self._form.caret(), self._form.verticalScrollBar().value()

    def settle(self, place: Place) -> None:
        self._form.verticalScrollBar().setValue(place.scroll)
        self._form.enter(place.caret)

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self._waiting, self._said = [], ""
        self._reflection = None
        self._form.clear_words()

    def regions(self) -> list[QWidget]:
        return self._form.regions()

    # building

    def _connect(self, deeds: Deeds) -> None:
        form = self._form
        form.areas.edited.connect(self._autosave.touch)
        form.picker.chosen.connect(self._on_model_chosen)
        form.nothing.clicked.connect(self._on_nothing_to_add)
        form.not_yet.start_requested.connect(deeds.start)
        form.not_yet.held_requested.connect(deeds.hold_as_planned)
        form.linked.opened.connect(self.go_requested)
        form.linked.removed.connect(self._on_unlinked)
        form.linked.add_requested.connect(self._on_add_requested)
        form.linked.keep_out_chosen.connect(self._on_keep_out)
        form.others.go_requested.connect(self.go_requested)
        self._autosave.saved.connect(self._session.saved)
        self._autosave.failed.connect(self._session.trouble)

    # showing

    def _read(self) -> None:
        """The same reflection as before while it is there, else the latest: but unsaved words go into no other."""
        found = reflect.of_meeting(self._session.journal.read, self._facts.meeting.id)
        shown = self._reflection.id if self._reflection else 0
        latest = found[-1] if found and not self._autosave.dirty else None
        self._reflection = next((one for one in found if one.id == shown), latest)
        self._others = [one for one in reversed(found) if one != self._reflection]
        if self._reflection is not None:
            self._model = self._reflection.model
        words = self._reflection.text if self._reflection else ""
        before, self._said = self._said, words
        if self._autosave.dirty:
            words = merged(before, self._form.areas.text(), words)
        self._form.areas.show_text(words, models.get(self._model))

    def _show(self) -> None:
        read, facts, form = self._session.journal.read, self._facts, self._form
        form.show_open(facts.meeting.happened or self._reflection is not None)
        form.not_yet.show_meeting(facts.meeting)
        form.picker.show_model(self._model, facts.mentorship.my_role, facts.meeting.swapped)
        form.show_standing(facts.meeting, self._reflection is not None)
        if self._reflection is not None:
            form.linked.show_reflection(read, self._reflection)
        else:
            form.linked.show_waiting(read, self._ties(), self._kept_out)
        form.marked.show_meeting(facts.meeting)
        form.others.show_entries(entries(read, [(Kind.REFLECTION, one.id) for one in self._others], rows.today()))
        form.unseen.show_name(facts.person.given_name)

    def _ties(self) -> list[Ref]:
        return [(Kind.MEETING, self._facts.meeting.id), *self._waiting]

    # typing

    def _save(self) -> None:
        text, model = self._form.areas.text(), self._model
        with self._session.journal.write(origin=self) as write:
            self._reflection = self._kept(write, text, model)
        self._said = self._reflection.text if self._reflection else ""
        self._show()

    def _kept(self, write: Write, text: str, model: str) -> Reflection | None:
        before = self._reflection
        has_words = models.has_words(text, models.get(model))
        if before is None and not has_words:
            return None
        if before is None:
            return self._begun(write, text, model)
        if not has_words and not before.title:
            remove.remove(write, (Kind.REFLECTION, before.id))
            self._emptied = before.id
            return None
        reflections.save_model(write, before.id, model, text)
        return reflections.get(write.conn, before.id)

    def _begun(self, write: Write, text: str, model: str) -> Reflection:
        if self._emptied:  # with its ties, and kept out if it was
            remove.bring_back(write, [(Kind.REFLECTION, self._emptied)])
            reflections.save_model(write, self._emptied, model, text)
            return reflections.get(write.conn, self._emptied)
        made = Reflection(0, "", rows.today(), model, text=text, kept_out=self._kept_out)
        return reflect.begin(write, made, self._ties())

    # what happens

    def _on_model_chosen(self, key: str) -> None:
        """Every word stays, under other headings."""
        if not self.flush():
            self._show()
        elif self._reflection is not None:
            reflecting.change_model(self._session, self._reflection.id, key)
        else:
            self._model = key
            self._form.areas.show_text("", models.get(key))
            self._show()

    def _on_nothing_to_add(self) -> None:
        if self.flush() and self._facts.meeting.state is State.HELD:
            today.nothing_to_add(self._session, self._facts.meeting)

    def _on_keep_out(self, out: bool) -> None:
        if self._reflection is None:
            self._kept_out = out
        elif not self.flush() or not keeping_out.switch(self._session, (Kind.REFLECTION, self._reflection.id), out):
            self._show()

    def _on_add_requested(self) -> None:
        """A tag needs something to hang on."""
        kinds = _KINDS if self._reflection else _KINDS[:-1]
        without = [one.ref for one in self._form.linked.linked]
        if self._reflection is not None:
            without.append((Kind.REFLECTION, self._reflection.id))
        picker = LinkPicker(self._session, self.tr("Link this reflection"), kinds, without)
        picker.picked.connect(self._on_picked)
        picker.tag_named.connect(self._on_tag_named)
        picker.open_on(self.window())

    def _on_picked(self, ref: Ref) -> None:
        found = entry(self._session.journal.read, ref, rows.today())
        if self._reflection is None:
            self._waiting.append(ref)
            self._show()
        elif found is not None:
            linking.link(self._session, (Kind.REFLECTION, self._reflection.id), ref, found.title)

    def _on_tag_named(self, name: str) -> None:
        if self._reflection is not None:
            linking.tag(self._session, (Kind.REFLECTION, self._reflection.id), name)

    def _on_unlinked(self, gone: Entry) -> None:
        if self._reflection is not None:
            if self.flush():
                linking.unlink(self._session, (Kind.REFLECTION, self._reflection.id), gone.ref, gone.title)
            return
        with suppress(ValueError):  # the meeting itself stays
            self._waiting.remove(gone.ref)
        self._show()
