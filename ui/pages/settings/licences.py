"""Settings, licences: what Inglenook is made of, each with its whole licence to read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app import licences
from app.licences import Licence
from ui import theme
from ui.pages.settings.rows import Row, section
from ui.places import Place
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog

_HIGH = 360  # px


class LicencesSection(QWidget):
    """Names and licences; a text is shown when it is wanted."""

    go_requested = Signal(object)  # Place

    def __init__(self, _session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = Button(self.tr("Back to Your data"), "q", dense=True)
        rows = [self._row(one) for one in licences.everything()]
        column = section(self.tr("Licences"), rows, self)
        column.addSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self._back.clicked.connect(self._on_back)

    def _row(self, one: Licence) -> Row:
        read = Button(self.tr("Read…"), dense=True)
        read.clicked.connect(partial(self._on_read, one))
        return Row(f"{one.name} {one.version}".strip(), one.licence, read)

    def _on_read(self, one: Licence, _pressed: bool = False) -> None:
        LicenceDialog(one).open_on(self.window())

    def _on_back(self) -> None:
        self.go_requested.emit(Place("settings", detail="data"))


class LicenceDialog(Dialog):
    """To read and to copy from."""

    def __init__(self, one: Licence) -> None:
        super().__init__(f"{one.name} {one.version}".strip(), one.licence, wide=600)
        shown = QPlainTextEdit(one.text)
        shown.setProperty("kind", "field")
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(QCoreApplication.translate("LicenceDialog", "Licence of {name}").format(name=one.name))
        shown.setMinimumHeight(theme.current().px(_HIGH) // 2)
        self.body.addWidget(shown)
        self.set_first(shown)
        self.add_safe(self.tr("Close"))
