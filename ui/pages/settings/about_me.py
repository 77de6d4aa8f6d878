"""Settings, about me: what to call me, which chair is mostly mine, the question on Today, and my posts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records import about, people, posts, prompts
from app.store.journal import Change, Kind, Write
from ui.pages.posts import steps, words
from ui.pages.posts.post_dialog import PostDialog
from ui.pages.settings.rows import Row, section
from ui.pages.share.name_line import NameDialog
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.entry_row import EntryRow
from ui.widgets.row_list import RowList
from ui.widgets.segmented import Segmented
from ui.widgets.switch import Switch

_NO_LEANING = "both"  # for who has not said: no question is kept from them


class AboutMeSection(QWidget):
    """What is chosen here is kept in the journal, at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._show_now()
        self._connect()

    def clear_words(self) -> None:
        self._name.set_words("")
        self._posts.clear_words()

    def _build(self) -> None:
        self._change_name = Button(self.tr("Change…"))
        self._name = Row(self.tr("What to call you"), "", self._change_name)
        chairs = [("mentee", self.tr("Mentee")), ("mentor", self.tr("Mentor")), ("both", self.tr("Both"))]
        self._leaning = Segmented(chairs, self.tr("I’m here mainly as"))
        self._question = Switch(self.tr("A question on Today"))
        seldom = self.tr("One a day at most. None comes back within two months.")
        column = section(
            self.tr("About me"),
            (
                self._name,
                Row(self.tr("I’m here mainly as"), self.tr("Decides which questions come first."), self._leaning),
                Row(self.tr("A question on Today"), seldom, self._question),
            ),
            self,
        )
        column.addSpacing(28)
        column.addLayout(self._build_posts())
        column.addStretch(1)

    def _build_posts(self) -> QVBoxLayout:
        self._add = Button(self.tr("Add a post"), icon="plus", dense=True)
        self._posts = RowList(self.tr("Posts"))
        says = self.tr("What you write belongs to the post you held that day. Mentorships last longer than posts.")
        head = QHBoxLayout()
        head.addWidget(text.label(self.tr("Posts"), "heading"), 1)
        head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(text.label(says, "meta", "2", wrap=True))
        column.addWidget(self._posts)
        return column

    def _connect(self) -> None:
        self._change_name.clicked.connect(self._on_change_name)
        self._leaning.changed.connect(self._on_leaning)
        self._question.toggled.connect(self._on_question)
        self._add.clicked.connect(self._on_add)
        self._session.changed.connect(self._on_changed)

    def _show_now(self) -> None:
        read = self._session.journal.read
        me = people.me(read)
        self._name.set_words(me.display_name if me else self.tr("You haven’t said, and needn’t."))
        self._leaning.choose(about.leaning(read) or _NO_LEANING)
        self._question.setChecked(prompts.are_on(read))
        self._show_posts()

    def _show_posts(self) -> None:
        made = []
        for post in posts.all_kept(self._session.journal.read):
            row = EntryRow(post.id, "map-pin", "body")
            row.set_words(post.name, words.facts(post))
            row.opened.connect(self._on_open)
            row.remove_requested.connect(self._on_remove)
            made.append(row)
        if not self._posts.set_rows(made):
            self._add.setFocus()

    def _on_changed(self, change: Change) -> None:
        if change.concerns(Kind.PERSON, Kind.POST):
            self._show_now()

    def _on_change_name(self) -> None:
        NameDialog(self._session).open_on(self.window())

    def _on_leaning(self, key: str) -> None:
        def act(write: Write) -> None:
            about.set_leaning(write, key)

        self._session.attempt(act, origin=self)

    def _on_question(self, on: bool) -> None:
        def act(write: Write) -> None:
            prompts.switch(write, on)

        self._session.attempt(act, origin=self)

    def _on_add(self) -> None:
        PostDialog(self._session).open_on(self.window())

    def _on_open(self, post_id: int) -> None:
        PostDialog(self._session, posts.get(self._session.journal.read, post_id)).open_on(self.window())

    def _on_remove(self, post_id: int) -> None:
        steps.take_away(self._session, posts.get(self._session.journal.read, post_id))
