"""Choosing another journal: those in the usual place, those that were opened here before, any folder, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app import paths, reach
from app.store.folder import Folder, found_in
from ui import files
from ui.widgets.card_button import CardButton
from ui.widgets.dialog import Dialog
from ui.widgets.text import label


def choose_another(
    page: QWidget,
    chosen: Callable[[Folder], object],
    before: Sequence[str] = (),
    here: Folder | None = None,
    create: Callable[[], object] | None = None,
) -> None:
    """Ask over the window of `page`; `chosen` gets the folder, if one is chosen. `create` begins a new journal."""
    Another(chosen, before, here, create).open_on(page.window())


class Another(Dialog):
    """One button for each journal that is known, but for the one `here`, which is open or at whose door we stand.

    `before` are the folders of those that were opened on this computer. Whether they are still there is found out
    when one is chosen: a network drive may take its time.
    """

    def __init__(
        self,
        chosen: Callable[[Folder], object],
        before: Sequence[str] = (),
        here: Folder | None = None,
        create: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(QCoreApplication.translate("Another", "Open a journal"))
        self._chosen = chosen
        self._create = create
        self._folders: dict[CardButton, Folder] = {}
        known = dict.fromkeys([*found_in(paths.journals()), *(Folder(Path(one)) for one in before)])
        for folder in known:
            if folder == here:
                continue
            button = CardButton("notebook", folder.name, str(folder.path.parent))
            button.clicked.connect(self._on_clicked)
            self._folders[button] = folder
            self.body.addWidget(button)
        if not self._folders:
            none = self.tr("There’s no journal in the usual place on this computer.")
            no_other = self.tr("There’s no other journal in the usual place on this computer.")
            self.body.addWidget(label(no_other if here else none, wrap=True))
        self._trouble = label("", "body", tone="clay", wrap=True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.add_safe(self.tr("Not now"))
        if create is not None:
            self.add_other(self.tr("Create a new one…")).clicked.connect(self._on_new)
        self._browse = self.add_primary(self.tr("Look elsewhere…"), closes=False)
        self._browse.clicked.connect(self._on_browse)

    def _on_new(self) -> None:
        self.accept()
        if self._create is not None:
            self._create()

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, CardButton):
            self._take(self._folders[button])

    def _on_browse(self) -> None:
        dialog = files.choose_folder(self, self.tr("Open a journal"), paths.documents())
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()

    def _on_selected(self, chosen: str) -> None:
        """The journal's own folder, or a folder with exactly one journal in it."""
        path = Path(chosen)
        inside = found_in(path)
        if any(map(reach.is_there, (Folder(path).database, Folder(path).keys))):
            self._take(Folder(path))
        elif len(inside) == 1:
            self._take(inside[0])
        else:
            self._trouble.setText(self.tr("That folder isn’t an Inglenook journal. Its name ends in “.inglenook”."))
            self._trouble.show()

    def _take(self, folder: Folder) -> None:
        self.accept()
        self._chosen(folder)
