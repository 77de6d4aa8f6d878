"""One post: what it is, where, and from when to when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import wording
from app.errors import BrokenRule
from app.records import drafts, posts
from app.records.posts import Post, PostType
from app.store import rows
from ui.pages.mentorships.form_dialog import FormDialog, choice, line
from ui.pages.posts import steps, words
from ui.session import Session
from ui.widgets import text
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select


def _tr(words_: str) -> str:
    return QCoreApplication.translate("posts", words_)


class PostDialog(FormDialog):
    """A new one, perhaps with a title already, or a change of one. `kept` carries its id."""

    kept = Signal(int)

    def __init__(
        self, session: Session, post: Post | None = None, parent: QWidget | None = None, *, title: str = ""
    ) -> None:
        super().__init__(_tr("A post") if post else _tr("Add a post"), parent=parent)
        self._session = session
        self._before = post
        self._post = post or Post(0, "", title, rows.today())
        self._build_form()
        self._connect()
        fields = {"title": line(self._title), "site": line(self._site), "kind": choice(self._kind)}
        fields |= {"from": line(self._from), "to": line(self._to), "share": choice(self._share)}
        fields |= {"notes": (self._notes.text, self._notes.load)}
        self.keep_draft(session, drafts.of("post", post.uid) if post else "post", fields, of_record=fields)
        self._say_overlaps()

    def _build_form(self) -> None:
        post = self._post
        self._title, self._site = LineEdit(self.tr("CT2 old age psychiatry")), LineEdit()
        self._title.setText(post.title)
        self._site.setText(post.site)
        self._kind, self._share = Select(words.types()), Select(words.percents(post.whole_time_percent))
        self._kind.choose(post.post_type)
        self._share.choose(post.whole_time_percent)
        self._from = DateField(post.start_on if self._before else None, roughly=True)
        self._to = DateField(post.end_on, roughly=True)
        self._notes = ProseEdit(placeholder=self.tr("What’s worth remembering about it"), grows=True)
        self._notes.load(post.notes)
        self._title_field = Field(self.tr("What"), self._title)
        self._from_field = Field(self.tr("From"), self._from, self.tr("A month is enough."))
        self._to_field = Field(self.tr("To"), self._to, self.tr("Empty while you’re there."))
        self._meanwhile = text.label("", "meta", "2", wrap=True)
        self.body.addWidget(self._title_field)
        self.body.addWidget(Field(self.tr("Where"), self._site))
        self.body.addLayout(_beside(self._from_field, self._to_field))
        self.body.addWidget(self._meanwhile)
        self.body.addLayout(_beside(Field(self.tr("What kind"), self._kind), Field(self.tr("How much"), self._share)))
        self.body.addWidget(Field(self.tr("Notes"), self._notes))
        self._build_buttons()
        self.set_first(self._title)

    def _build_buttons(self) -> None:
        if self._before:
            self.add_other(self.tr("Remove")).clicked.connect(self._on_remove)
        self.add_safe(self.tr("Leave as it was") if self._before else self.tr("Not now"))
        keep = self.tr("Keep") if self._before else self.tr("Add")
        self.add_primary(keep, closes=False).clicked.connect(self._on_keep)

    def _connect(self) -> None:
        for field in (self._title, self._site, self._from, self._to):
            field.textEdited.connect(self.touch)
        for day in (self._from, self._to):
            day.changed.connect(self._on_day_changed)
        for chosen in (self._kind.chosen, self._share.chosen, self._notes.edited):
            chosen.connect(self.touch)

    def _on_day_changed(self) -> None:
        self.touch()
        self._say_overlaps()

    def _say_overlaps(self) -> None:
        """Two posts at once are allowed: academic and clinical, say. But a slip should be seen."""
        start, end = self._from.day, self._to.day
        at_once = []
        if start is not None and (end is None or end >= start):
            there = replace(self._post, start_on=start, end_on=end)
            at_once = [post.name for post in posts.overlapping(self._session.journal.read, there)]
        self._meanwhile.setVisible(bool(at_once))
        self._meanwhile.setText(self.tr("At the same time as {posts}.").format(posts=wording.listed(at_once or [""])))

    def _filled(self) -> Post | None:
        """None when a day can't be read, and then its field says so."""
        for field, day in ((self._from_field, self._from), (self._to_field, self._to)):
            field.set_error(None if day.understood else day.advice)
        start = self._from.day
        if start is None and not self._from_field.error:
            self._from_field.set_error(self.tr("Say since when, roughly."))
        wrong = next((field for field in (self._from_field, self._to_field) if field.error), None)
        if wrong is not None:
            wrong.editor.setFocus()
            return None
        return replace(
            self._post,
            title=self._title.text(),
            site=self._site.text(),
            start_on=cast(date, start),
            end_on=self._to.day,
            post_type=cast(PostType, self._kind.key),
            whole_time_percent=cast(int, self._share.key),
            notes=self._notes.text(),
        )

    def _on_keep(self) -> None:
        self._title_field.set_error(None)
        filled = self._filled()
        if filled is None:
            return
        if self._before is None:
            made = steps.add(self._session, filled, self._on_broken)
            if made:
                self.accept()
                self.kept.emit(made)
        elif filled == self._before or steps.change(self._session, self._before, filled, self._on_broken):
            self.accept()
            self.kept.emit(filled.id)

    def _on_remove(self) -> None:
        if self._before is not None and steps.take_away(self._session, self._before):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        field = self._to_field if error.field == "end_on" else self._title_field
        field.set_error(error.title)
        field.editor.setFocus()


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(first, 1, text.TOP)
    line.addWidget(second, 1, text.TOP)
    return line
