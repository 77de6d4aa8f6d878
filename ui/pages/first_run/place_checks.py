"""What was found out about a folder, line by line, each with a chip: fine, or worth changing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.safety.location import Case, Finding
from app.safety.surroundings import ENOUGH_BYTES, Access, Checked
from ui.widgets import text
from ui.widgets.chip import Chip
from ui.widgets.glyph import Glyph

_ICONS = {
    Case.EMPLOYER_CLOUD: "cloud",
    Case.PERSONAL_CLOUD: "cloud",
    Case.NETWORK: "desktop",
    Case.ROAMING: "users",
    Case.TEMPORARY: "clock",
    Case.REMOVABLE: "hard-drives",
    Case.UNKNOWN: "question",
}


class PlaceChecks(QWidget):
    """Empty until `show_checked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(0)
        self._down.addWidget(text.label(self.tr("What we checked about this folder"), "label", tone="2", wrap=True))
        self._down.addSpacing(8)

    def clear(self) -> None:
        for row in self._rows:
            self._down.removeWidget(row)
            row.deleteLater()
        self._rows = []

    def show_checked(self, checked: Checked) -> None:
        self.clear()
        for finding in checked.findings:
            self._add(_ICONS[finding.case], self._found(finding), not finding.worth_changing)
        if not checked.findings:
            self._add("desktop", self.tr("On this computer, and in no cloud folder that we know of"), True)
        self._add_room(checked.free_bytes)
        self._add_access(checked.access)

    def _found(self, finding: Finding) -> str:
        if finding.account:
            words = self.tr("Copied by {cloud}, account “{account}”")
            return words.format(cloud=finding.provider, account=finding.account)
        if finding.provider:
            return self.tr("Copied by {cloud}").format(cloud=finding.provider)
        return {
            Case.NETWORK: self.tr("On a network drive"),
            Case.ROAMING: self.tr("In a profile that follows your account to other computers"),
            Case.TEMPORARY: self.tr("In a place that this computer empties from time to time"),
            Case.REMOVABLE: self.tr("On a removable disk"),
        }.get(finding.case, self.tr("We couldn’t tell what kind of disk this is"))

    def _add_room(self, free: int | None) -> None:
        if free is None:
            return
        room = f"{free // 10**9} GB" if free >= 10**9 else f"{free // 10**6} MB"
        self._add("hard-drives", self.tr("{room} free on this disk").format(room=room), free >= ENOUGH_BYTES)

    def _add_access(self, access: Access) -> None:
        words = {
            Access.MINE: self.tr("Only your account on this computer can read it"),
            Access.SHARED: self.tr("Other accounts on this computer can move or delete it, but not read it"),
            Access.OPEN: self.tr("Whoever has the disk can copy the file, but not read it"),
        }
        self._add("users", words[access], access is Access.MINE)

    def _add(self, icon: str, words: str, fine: bool) -> None:
        row = QWidget(self)
        across = QHBoxLayout()
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(12)
        chip = Chip(self.tr("Fine") if fine else self.tr("Worth changing"), tone="pine" if fine else "honey")
        across.addWidget(Glyph(icon, "ink", 18))
        across.addWidget(text.label(words, "body", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(chip)
        down = QVBoxLayout(row)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(text.rule())
        down.addLayout(across)
        self._down.addWidget(row)
        self._rows.append(row)
