"""Where the journal lives, and what it is called."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app import paths
from app.errors import BrokenRule, FolderNotWritable, NameTaken, UserError
from app.progress import Progress
from app.safety import backup_plan, journal_name, moving, surroundings
from app.safety.location import Case
from app.safety.moving import MoveStopped
from app.safety.surroundings import Checked
from app.store.folder import Folder
from ui import files, theme
from ui.jobs import Job, Jobs
from ui.pages.first_run.place_banner import PlaceBanner
from ui.pages.first_run.place_checks import PlaceChecks
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit

_PAUSE_MS = 250
_NAME_WIDE = 360


class WherePage(QWidget):
    """The folder is looked at away from the window: on a network drive that can take seconds.

    `accepted` follows `go_on` when nothing stands against making the journal here.
    """

    accepted = Signal()
    open_requested = Signal(object)  # Folder of the journal that has the name already

    def __init__(self, jobs: Jobs, parent: QWidget | None = None, here: Folder | None = None) -> None:
        """`here` is the journal that shall move, if it isn't a new one that is to be made."""
        super().__init__(parent)
        self._jobs = jobs
        self._here = here
        self._job: Job | None = None
        self._checked: Checked | None = None
        self._wants_on = False
        self._taken: Folder | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()
        self._use_place(here.path.parent if here else paths.journals())
        self._name.setText(here.name if here else journal_name.free(self.tr("My journal"), paths.journals()))
        self._show_file_name()

    @property
    def folder(self) -> Folder:
        """The journal that would be made. Raises BrokenRule for a name that can't be."""
        return journal_name.folder(self._place, journal_name.checked(self._name.text()))

    def go_on(self) -> None:
        """What is missing is said under its field; a look that is still going on is waited for."""
        if not self._place.is_absolute():
            self.show_trouble(self._not_whole())
        elif self._checked is None:
            self._wants_on = True
            self._look()
        elif trouble := self._trouble(self._checked):
            self.show_trouble(trouble)
        elif not self._banner.settled:
            self._banner.insist()
        else:
            self.accepted.emit()

    @property
    def agreed(self) -> Case | None:
        """What the owner has been told of the folder and agreed to."""
        return self._banner.agreed

    def remember_agreed(self, plan: Path, journal_id: str) -> None:
        """Keep in the plan of the new journal what its owner has agreed to, so that no opening asks it again."""
        agreed = self._banner.agreed
        if agreed is not None:
            before = backup_plan.load(plan, journal_id)
            place = os.path.realpath(self._place)
            backup_plan.save(plan, journal_id, replace(before, lives_in=place, lives_as=str(agreed)))

    def _trouble(self, checked: Checked) -> UserError | None:
        try:
            folder = self.folder
        except BrokenRule as rule:
            return rule
        if not checked.writable:
            return FolderNotWritable()
        if self._here is not None:
            return moving.refusal(self._here, folder)
        return NameTaken() if folder.path.exists() else None

    def show_trouble(self, error: UserError) -> None:
        """Say under the field that it is about what can't be done."""
        if isinstance(error, FolderNotWritable | MoveStopped):
            self._folder_field.set_error(f"{error.title} {error.advice}")
            self._folder.setFocus()
            return
        self._taken = self.folder if isinstance(error, NameTaken) and self._here is None else None
        self._open_that.setVisible(self._taken is not None)
        words = f"{error.title} {error.advice}" if self._taken else error.title
        self._name_field.set_error(words)
        self._name.setFocus()

    @property
    def _place(self) -> Path:
        """As it was typed, but for a ~; it may begin nowhere."""
        typed = Path(self._folder.text().strip().replace("\0", ""))
        try:
            return typed.expanduser()
        except RuntimeError:  # the ~ of somebody who has no account here
            return typed

    def _not_whole(self) -> FolderNotWritable:
        advice = self.tr("Write it from its beginning, such as {path}, or use “Choose…”.")
        return FolderNotWritable(self.tr("That isn’t a whole path."), advice.format(path=paths.journals()))

    def _build(self) -> None:
        self._folder = LineEdit(icon="folder")
        self._folder.setObjectName("folder")
        self._folder_field = Field(self.tr("Folder"), self._folder)
        self._choose = Button(self.tr("Choose…"))
        self._folder_field.add_beside(self._choose)
        self._banner = PlaceBanner()
        self.first = self._name = LineEdit()
        self._name.setObjectName("name")
        self._name.setMaximumWidth(theme.current().px(_NAME_WIDE))
        self._name_field = Field(self.tr("Journal name"), self._name)
        self._open_that = Button(self.tr("Open that one"))
        self._open_that.hide()
        rest = QWidget()
        rest.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_field.add_beside(self._open_that)
        self._name_field.add_beside(rest)
        self._checks = PlaceChecks()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._folder_field)
        down.addSpacing(14)
        down.addWidget(self._banner)
        down.addSpacing(20)
        down.addWidget(self._name_field)
        down.addSpacing(24)
        down.addWidget(self._checks)

    def _connect(self) -> None:
        self._folder.textChanged.connect(self._on_folder_changed)
        self._name.textChanged.connect(self._on_name_changed)
        self._choose.clicked.connect(self._on_choose)
        self._open_that.clicked.connect(self._on_open_that)
        self._banner.home_requested.connect(self._on_home)
        self._banner.choose_requested.connect(self._on_choose)
        self._pause.timeout.connect(self._look)

    def _use_place(self, place: Path) -> None:
        self._folder.setText(str(place))
        self._look()

    def _look(self) -> None:
        """Start looking at the folder as it stands now; an older look is not waited for."""
        self._pause.stop()
        place = self._place
        if not place.is_absolute():
            self._say_not_whole()
            return

        def task(_progress: Progress) -> tuple[Path, Checked]:
            return place, surroundings.look(place)

        self._job = self._jobs.prepare(task)
        self._job.succeeded.connect(self._on_looked)
        self._jobs.start_apart(self._job)

    def _say_not_whole(self) -> None:
        if self._folder.text().strip():
            error = self._not_whole()
            self._folder_field.set_error(f"{error.title} {error.advice}")

    def _on_looked(self, result: tuple[Path, Checked]) -> None:
        place, checked = result
        if place != self._place or self._checked is not None:  # a second look must not take back what was said since
            return
        self._checked = checked
        self._checks.show_checked(checked)
        self._checks.show()
        self._banner.show_checked(checked, place == paths.journals())
        trouble = FolderNotWritable()
        self._folder_field.set_error(None if checked.writable else f"{trouble.title} {trouble.advice}")
        if self._wants_on:
            self._wants_on = False
            self.go_on()

    def _show_file_name(self) -> None:
        try:
            name = self.folder.path.name
        except BrokenRule:
            self._name_field.set_help("")
            return
        words = self.tr("On the disk it will be called “{name}”. The name isn’t encrypted.")
        self._name_field.set_help(words.format(name=name))

    def _on_folder_changed(self) -> None:
        """What was said of the folder before goes at once where nothing will be found out about this one."""
        self._checked = None
        self._wants_on = False
        self._folder_field.set_error(None)
        self._forget_taken()
        if not self._place.is_absolute():
            self._checks.hide()
            self._banner.show_checked(None)
        self._pause.start()

    def _on_name_changed(self) -> None:
        self._forget_taken()
        self._show_file_name()

    def _forget_taken(self) -> None:
        self._name_field.set_error(None)
        self._open_that.hide()
        self._taken = None

    def _on_choose(self) -> None:
        dialog = files.choose_folder(self, self.tr("Where should your journal live?"), self._place)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, chosen: str) -> None:
        self._use_place(Path(chosen))

    def _on_home(self) -> None:
        self._use_place(paths.journals())
        self._choose.setFocus()

    def _on_open_that(self) -> None:
        if self._taken is not None:
            self.open_requested.emit(self._taken)
