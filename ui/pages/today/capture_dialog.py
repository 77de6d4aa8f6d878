"""Quick capture: a few words from anywhere, kept as what they are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.acts.capture import KeepAs
from app.errors import BrokenRule
from app.records.actions import Owner
from app.store.journal import Kind, Ref
from ui import theme
from ui.pages.meetings.words import today
from ui.pages.mentorships.form_dialog import FormDialog, choice, line
from ui.pages.today import captured, steps, whom
from ui.pages.today.meeting_choice import MeetingChoice
from ui.pages.today.steps import Kept
from ui.session import Session
from ui.widgets import text
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.date_field import DateField
from ui.widgets.field import Field, Trouble
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select

_ME, _SOMEBODY = "me", "somebody"
_LINES = 4  # of words that have room before the field grows


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)


class CaptureDialog(FormDialog):
    """Ctrl+Enter keeps. However it is left, what was typed and not kept is there next time."""

    outlives_esc = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Quick capture"), wide=600, hint=_tr("Esc closes and keeps a draft"), parent=parent)
        self._session = session
        self._mentorships = whom.mentorships_by_name(session.journal.read)
        self._build_form()
        self._connect()
        fields = {
            "words": (self._words.text, self._words.load),
            "as": (self._key, self._choose),
            "meeting": self._meeting.for_draft(),
            "who": choice(self._who),
            "due": line(self._due),
        }
        self.keep_draft(session, "capture", fields)
        self._words.set_caret(len(self._words.toPlainText()))
        self._follow()

    def reject(self) -> None:
        kept = self.flush() and bool(self._words.text().strip())
        super().reject()
        if kept:
            self._session.say(self.tr("Draft kept"))

    # building

    def _build_form(self) -> None:
        self._words = ProseEdit(placeholder=self.tr("A thought, a question, something to do"), grows=True)
        self._words.setObjectName("capture")
        self._words.setAccessibleName(self.tr("What to keep"))
        self._words.setMinimumHeight(theme.current().line("prose") * _LINES + 10)
        self._meeting = MeetingChoice(self._session.journal.read)
        self._chips = ChoiceChips(
            [
                (KeepAs.NOTE, self.tr("Note"), "pencil-line"),
                (KeepAs.AGENDA, self._meeting.chip, "list-dashes"),
                (KeepAs.ACTION, self.tr("Action"), "check-square"),
                (KeepAs.REFLECTION, self.tr("Reflection"), "notebook"),
            ],
            self.tr("Keep as"),
        )
        self._chips.offer(KeepAs.AGENDA, self._meeting.meeting is not None)
        self._trouble = Trouble()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._trouble)
        keep_as = QHBoxLayout()
        keep_as.setSpacing(12)
        keep_as.addWidget(text.label(self.tr("Keep as"), "meta", "2"))
        keep_as.addWidget(self._chips, 1)
        self.body.addLayout(words)
        self.body.addLayout(keep_as)
        self.body.addWidget(self._meeting)
        self.body.addWidget(self._build_action())
        self.add_other(self.tr("Not now")).clicked.connect(self.reject)  # which keeps the draft, as Esc does
        self._keep = self.add_primary(self.tr("Keep"), closes=False)
        self.set_first(self._words)

    def _build_action(self) -> QWidget:
        """Who and when, for an action."""
        named = [(str(number), name) for number, name in self._mentorships]
        self._who = Select([(_ME, self.tr("Me")), *named, (_SOMEBODY, self.tr("Somebody else"))])
        self._due = DateField(short=True)
        self._due_field = Field(self.tr("By when"), self._due, self.tr("It can stay empty."))
        self._action = QWidget()
        across = QHBoxLayout(self._action)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(Field(self.tr("Who"), self._who), 1, text.TOP)
        across.addWidget(self._due_field, 1, text.TOP)
        return self._action

    def _connect(self) -> None:
        self._words.edited.connect(self._on_edited)
        self._chips.chosen.connect(self._on_chosen)
        self._meeting.chosen.connect(self.touch)
        self._who.chosen.connect(self.touch)
        self._due.textChanged.connect(self.touch)
        self._keep.clicked.connect(self._on_keep)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            keeps = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keeps.activated.connect(self._keep.click)

    # what is chosen

    def _key(self) -> str:
        return self._chips.key

    def _choose(self, key: str) -> None:
        if key in set(KeepAs) and (key != KeepAs.AGENDA or self._meeting.meeting is not None):
            self._chips.choose(key)

    def _follow(self) -> None:
        """Only what belongs to the choice is asked; that there is no agenda is always said."""
        key = self._chips.key
        self._meeting.setVisible(key == KeepAs.AGENDA or self._meeting.meeting is None)
        self._action.setVisible(key == KeepAs.ACTION)

    def _on_chosen(self) -> None:
        self._follow()
        self.touch()

    def _on_edited(self) -> None:
        self._trouble.say(self._words, "")
        self.touch()

    # keeping

    def _on_keep(self) -> None:
        self._due_field.set_error(None if self._due.understood else self._due.advice)
        if not self._due.understood and self._chips.key == KeepAs.ACTION:
            self._due.setFocus()
        elif steps.keep(self._session, self._kept(), self._on_broken):
            self.accept()

    def _kept(self) -> Kept:
        keep_as = KeepAs(self._chips.key)
        if keep_as is KeepAs.ACTION:
            return self._kept_action()
        meeting = self._meeting.meeting if keep_as is KeepAs.AGENDA else None
        return Kept(self._words.text(), keep_as, meeting)

    def _kept_action(self) -> Kept:
        """What its words say of who and when holds, unless the fields say it."""
        found = captured.action(self._words.text(), today())
        known = None
        if self._who.key != _ME:
            known = int(str(self._who.key)) if self._who.key != _SOMEBODY else None
            owner = Owner.OTHER
        else:
            known = captured.called(found.who, self._mentorships) if found.who else None
            owner = Owner.OTHER if found.who else Owner.ME
            found = found if known is not None else captured.with_name(found)
        about: list[Ref] = [(Kind.MENTORSHIP, known)] if known is not None else []
        return Kept(found.words, KeepAs.ACTION, owner=owner, due=self._due.day or found.due, about=about)

    def _on_broken(self, error: BrokenRule) -> None:
        self._trouble.say(self._words, f"{error.title} {error.advice}".strip())
        self._words.setFocus()
