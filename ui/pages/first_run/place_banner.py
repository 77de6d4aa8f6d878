"""What a folder that others hold, or that does not last, would mean for a journal; and keeping it all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.safety.location import Case, Finding
from app.safety.surroundings import Checked
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.check import Check


class PlaceBanner(QWidget):
    """Speaks of the gravest finding only. `settled` is False while a deliberate tick is still wanted.

    All it could ever say something with is made at once, so that Tab always finds it in its place.
    """

    changed = Signal()
    home_requested = Signal()
    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._build()
        self.show_checked(None)

    @property
    def settled(self) -> bool:
        return self._finding is None or not self._finding.needs_tick or self._tick.isChecked()

    @property
    def agreed(self) -> Case | None:
        """What the owner has been told of the place and agreed to."""
        found = self._finding
        spoken_for = found is not None and (found.needs_tick or found.case is Case.PERSONAL_CLOUD)
        return found.case if found is not None and spoken_for and self.settled else None

    def insist(self) -> None:
        """Somebody wants to go on without the tick."""
        self._fold()
        self._wanted.show()
        self._tick.setFocus()

    def show_checked(self, checked: Checked | None, at_home: bool = False) -> None:
        """`at_home`: it is the usual place that was looked at, which can't be offered instead then."""
        self._tick.hide()
        self._tick.setChecked(False)
        self._wanted.hide()
        told = [one for one in checked.findings if one.case is not Case.UNKNOWN] if checked else []
        self._finding = told[0] if told else None
        self.setVisible(self._finding is not None)
        if self._finding is not None:
            offers_home = self._finding.case is not Case.NETWORK and not at_home
            self._home.setVisible(offers_home)
            self._elsewhere.setVisible(not offers_home)
        self._show_banner(folded=False)

    def _build(self) -> None:
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(12)
        self._banners = {(kind, folded): Banner(kind, "") for kind in ("honey", "info") for folded in (False, True)}
        for banner in self._banners.values():
            banner.hide()
            self._down.addWidget(banner)
        warning, note = self._banners["honey", False], self._banners["info", False]
        self._elsewhere = warning.add_button(self.tr("Choose another folder…"))
        self._home = warning.add_button(self.tr("Use my home folder instead"))
        self._elsewhere.clicked.connect(self.choose_requested)
        self._home.clicked.connect(self.home_requested)
        warning.add_button(self.tr("Keep this folder"), quiet=True).clicked.connect(self._fold)
        note.add_button(self.tr("Keep this folder")).clicked.connect(self._fold)
        note.add_button(self.tr("Choose…"), quiet=True).clicked.connect(self.choose_requested)
        self._tick = Check(self.tr("I understand that my employer may copy, keep or delete this file"), self)
        self._wanted = text.label(self.tr("Tick this to keep the folder, or use another one."), tone="clay", wrap=True)
        self._tick.toggled.connect(self._on_ticked)
        self._down.addWidget(self._tick)
        self._down.addWidget(self._wanted)

    def _show_banner(self, folded: bool) -> None:
        kind = "info" if self._finding and self._finding.case is Case.PERSONAL_CLOUD else "honey"
        for which, banner in self._banners.items():
            shown = self._finding is not None and which == (kind, folded)
            if shown and self._finding is not None:
                lead, words = self._words(self._finding)
                banner.set_words(lead, "" if folded else words)
            banner.setVisible(shown)

    def _words(self, finding: Finding) -> tuple[str, str]:
        cloud = finding.provider
        return {
            Case.EMPLOYER_CLOUD: (
                self.tr("This folder looks like your employer’s {cloud}.").format(cloud=cloud),
                self.tr(
                    "The file would be encrypted, but your employer could copy it, keep it, or remove your access "
                    "when you change post. A folder of your own is safer."
                ),
            ),
            Case.PERSONAL_CLOUD: (
                self.tr("This folder is copied to the cloud by {cloud}.").format(cloud=cloud),
                self.tr(
                    "The file is encrypted, so that’s reasonable. Close Inglenook before opening the journal on "
                    "another computer."
                ),
            ),
            Case.NETWORK: (
                self.tr("This is a network drive."),
                self.tr(
                    "Others who run it may be able to copy or remove the file, and you can’t write when you’re "
                    "away from it."
                ),
            ),
            Case.ROAMING: (
                self.tr("This folder follows your account from computer to computer."),
                self.tr(
                    "The file would be encrypted, but whoever runs the computers could copy it, keep it or remove "
                    "it. A folder of your own is safer."
                ),
            ),
            Case.TEMPORARY: (
                self.tr("This folder isn’t made to last."),
                self.tr("The computer may empty it, and the journal would be gone. Choose one inside your documents."),
            ),
            Case.REMOVABLE: (
                self.tr("This is a removable disk."),
                self.tr("The file is encrypted, so whoever finds the disk can’t read it. A stick is easily lost."),
            ),
        }[finding.case]

    def _fold(self) -> None:
        """One line is left of what has been read; what needs a tick shows it now."""
        if self._finding is None:
            return
        self._show_banner(folded=True)
        self._tick.setVisible(self._finding.needs_tick)
        if self._finding.needs_tick:
            self._tick.setFocus()
        self.changed.emit()

    def _on_ticked(self, on: bool) -> None:
        self._wanted.setVisible(self._wanted.isVisible() and not on)
        self.changed.emit()
