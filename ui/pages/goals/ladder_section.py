"""The ladder of a goal, in its owner's words: read, and written where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.practice.attainment import LEVELS, keepable, missing, repeated
from app.records import drafts, goals
from app.records.check_ins import CheckIn
from app.records.goals import Goal, State
from app.store import rows
from app.store.journal import Write
from ui.autosave import Autosave
from ui.pages.goals import steps, words
from ui.pages.goals.ladder_dialogs import ClearerDialog, WorseDialog
from ui.pages.goals.ladder_foot import LadderFoot
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Trouble
from ui.widgets.ladder import Ladder
from ui.widgets.page import sided


class LadderSection(QWidget):
    """`show_goal` fills it. `became` gives the id of the goal that this one has become.

    What is typed is saved level by level as far as a ladder may say it. All else, and any change to a ladder that
    check-ins have looked at, is a draft until its owner is done.
    """

    became = Signal(int)

    def __init__(self, session: Session, origin: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._origin = session, origin
        self._goal = Goal(0, "", "", date.min)
        self._kept: Sequence[CheckIn] = ()
        self._autosave = Autosave(self._save, self)
        self._build()
        self._connect()

    # what the goal's page asks

    def show_goal(self, goal: Goal, kept: Sequence[CheckIn]) -> None:
        """`kept` are its check-ins, the oldest first. What is being typed stays; another comes once it is safe."""
        other = goal.id != self._goal.id
        if other:
            self._read_only()
        typed = self._ladder.editing and (self._autosave.dirty or self._levels() != dict(self._goal.levels))
        self._goal, self._kept = goal, kept
        if not typed:
            self._show_rungs()
        if other:
            self._put_back()
        self._arrange()

    def flush(self) -> bool:
        return self._autosave.flush()

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self._goal, self._kept = Goal(0, "", "", date.min), ()
        self._read_only()
        self._ladder.clear_words()
        self._foot.clear_words()

    @property
    def _frozen(self) -> bool:
        """Check-ins have looked at it."""
        return bool(self._kept)

    def _now(self) -> Goal:
        return goals.get(self._session.journal.read, self._goal.id)

    # building

    def _build(self) -> None:
        self._heading = text.label(self.tr("The ladder, in my words"), "subhead", wrap=True, parent=self)
        self._edit = Button(self.tr("Edit"), "q", dense=True, parent=self)
        self._edit.setAccessibleName(self.tr("Edit the ladder"))
        self._empty = EmptyState(
            self.tr("No ladder yet"),
            self.tr(
                "Five short lines, from where you are to more than you hope for. "
                "You can do it together with your mentor."
            ),
            "list-dashes",
            self,
        )
        self._write = self._empty.add_button(self.tr("Write the ladder"))
        self._ladder = Ladder(self)
        from_before = self.tr("From last time, and not kept yet.")
        self._from_before = text.label(from_before, "meta", "2", wrap=True, parent=self)
        self._from_before.hide()
        self._trouble = Trouble(self)
        self._foot = LadderFoot(self)
        head = QHBoxLayout()
        head.setContentsMargins(*sided(self, Ladder.HANG, 0, Ladder.HANG - 8, 0))
        head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._edit)
        below = QVBoxLayout()
        below.setContentsMargins(Ladder.HANG, 0, Ladder.HANG, 0)
        below.addWidget(self._from_before)
        below.addWidget(self._trouble)
        below.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._ladder)
        column.addLayout(below)

    def _connect(self) -> None:
        self._edit.clicked.connect(self._start)
        self._write.clicked.connect(self._on_write)
        self._ladder.edited.connect(self._on_edited)
        self._foot.done_requested.connect(self._on_done)
        self._foot.begin_requested.connect(self._on_begin)
        self._foot.leave_requested.connect(self._on_leave)
        self._autosave.failed.connect(self._session.trouble)
        self._autosave.saved.connect(self._session.saved)

    def _arrange(self) -> None:
        editing, closed = self._ladder.editing, self._goal.state is State.CLOSED
        written = self._goal.has_ladder or editing
        self._empty.setVisible(not written)
        self._heading.setVisible(written)
        self._ladder.setVisible(written)
        self._edit.setVisible(written and not editing and not closed)
        self.setVisible(written or not closed)
        self._show_foot()

    def _show_rungs(self) -> None:
        current, since = _standing(self._kept)
        day = wording.day(since.on_day, rows.today()) if since else ""
        self._ladder.set_rungs(self._goal.levels, current, day, self._goal.baseline_level)

    def _show_foot(self) -> None:
        levels, forming = self._levels(), self._goal.state is State.DRAFT
        lacks = words.still_to_write(self._goal, levels)
        if self._ladder.editing:
            other = self._frozen and levels != dict(self._goal.levels)
            self._foot.show_writing(lacks, forming, self._frozen, other)
        else:
            self._foot.show_reading(lacks, forming and self._goal.has_ladder)

    # writing

    def _levels(self) -> dict[int, str]:
        return self._ladder.words() if self._ladder.editing else dict(self._goal.levels)

    def _form(self) -> str:
        return drafts.of("ladder", self._goal.uid)

    def _put_back(self) -> None:
        """What was typed and could not be kept, when the journal was locked."""
        kept = drafts.get(self._session.journal.read, self._form())
        typed = {int(level): said for level, said in kept.items()}
        if self._goal.state is State.CLOSED or all(self._goal.levels[level] == said for level, said in typed.items()):
            return
        self._ladder.set_editing(True, focus=False)
        for level, said in typed.items():
            self._ladder.editor(level).load(said)
        self._from_before.show()
        self._trouble.say(self, self._trouble_now())

    def _start(self) -> None:
        self._ladder.set_editing(True, focus=False)
        self._arrange()  # before this nothing of it may be seen, or take the focus
        self._ladder.editor(LEVELS[-1]).setFocus()

    def _save(self) -> None:
        stored, typed = self._now().levels, self._ladder.words()
        now = dict(stored) if self._frozen else keepable(stored, typed, self._goal.state is not State.DRAFT)
        left = {str(level): said for level, said in typed.items() if said != now[level]}
        with self._session.journal.write(origin=self._origin) as write:
            if now != dict(stored):
                goals.save_levels(write, self._goal.id, now)
            drafts.keep(write, self._form(), left)
        self._goal = replace(self._goal, levels=now)

    def _trouble_now(self) -> str:
        """What of the words in the fields can't be kept; "" when all of it can."""
        levels = self._ladder.words()
        if repeated(levels):
            return self.tr("Two of the lines say the same. Each is one step from the next.")
        empty = missing(levels) if self._goal.state is not State.DRAFT else ()
        if empty:
            names = wording.listed([f"“{wording.rung(one, self._goal.baseline_level)}”" for one in reversed(empty)])
            return self.tr("{lines} can’t be empty: a check-in looks at it.").format(lines=names)
        return ""

    # what happens

    def _on_write(self) -> None:
        dialog = WorseDialog()
        dialog.answered.connect(self._on_answered)
        dialog.open_on(self.window())

    def _on_answered(self, baseline: int) -> None:
        if baseline != self._goal.baseline_level:
            self._goal = replace(self._goal, baseline_level=baseline)
            if not self._session.attempt(self._keep_baseline, origin=self._origin):
                return
        self._show_rungs()
        self._start()

    def _keep_baseline(self, write: Write) -> None:
        goals.save(write, self._goal)

    def _on_edited(self, _level: int, _words: str) -> None:
        self._trouble.say(self, "")
        self._autosave.touch()
        self._show_foot()

    def _on_done(self) -> None:
        trouble = self._trouble_now()
        self._trouble.say(self, trouble)
        if trouble or not self.flush():
            return
        if self._frozen and self._levels() != dict(self._goal.levels):
            self._ask()
            return
        self._end()
        if self._goal.state is State.DRAFT and self._goal.may_begin:
            self._on_begin()

    def _on_begin(self) -> None:
        steps.move(self._session, self._now(), State.ACTIVE)
        self._edit.setFocus()

    def _read_only(self) -> None:
        self._ladder.set_editing(False)
        self._trouble.say(self, "")
        self._from_before.hide()

    def _end(self) -> None:
        """Read again what was kept."""
        held = self.isAncestorOf(self.window().focusWidget() or self)
        self._read_only()
        self._session.attempt(self._forget_draft, origin=self._origin)
        self._show_rungs()
        self._arrange()
        if held:
            self._edit.setFocus()

    def _ask(self) -> None:
        dialog = ClearerDialog()
        dialog.clearer.connect(self._on_clearer)
        dialog.different.connect(self._on_different)
        dialog.open_on(self.window())

    def _on_clearer(self) -> None:
        if steps.reword(self._session, self._now(), self._ladder.words(), self._form()):
            self._end()

    def _on_different(self) -> None:
        new = steps.begin_another(self._session, self._now(), self._ladder.words(), self._form())
        if new:
            self._end()
            self.became.emit(new)

    def _on_leave(self) -> None:
        self._autosave.dirty = False
        self._end()

    def _forget_draft(self, write: Write) -> None:
        drafts.forget(write, self._form())


def _standing(kept: Sequence[CheckIn]) -> tuple[int | None, CheckIn | None]:
    """Where it is now, and the check-in that began it."""
    rated = [one for one in kept if one.level is not None]
    if not rated:
        return None, None
    since = rated[-1]
    for one in reversed(rated):
        if one.level != since.level:
            break
        since = one
    return since.level, since
