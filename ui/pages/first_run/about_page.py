"""What to call its owner, and what the journal is mainly for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import cautions
from app.errors import BrokenRule
from app.records import about, people
from app.store.journal import Journal
from ui import theme
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.radio import Radio

_NAME_WIDE = 360
_LONGEST = 80


class AboutPage(QWidget):
    """Nothing here must be answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def keep(self, journal: Journal) -> bool:
        """Write what was answered. False: what is wrong stands under its field. Raises DiskTrouble or DiskGone."""
        name = self._name.text().strip()
        leaning = next((key for key, radio in self._leanings.items() if radio.isChecked()), "")
        try:
            with journal.write() as write:
                if name:
                    people.add(write, name, people.PersonKind.SELF)
                if leaning:
                    about.set_leaning(write, leaning)
        except BrokenRule as rule:
            self._name_field.set_error(f"{rule.title} {rule.advice}")
            self._name.setFocus()
            return False
        return True

    def _build(self) -> None:
        self.first = self._name = LineEdit()
        self._name.setObjectName("owner")
        self._name.setMaxLength(_LONGEST)
        self._name_field = Field(
            self.tr("What should we call you?"), self._name, self.tr("Initials or a nickname are fine.")
        )
        self._name_field.setMaximumWidth(theme.current().px(_NAME_WIDE))
        self._leanings = {
            "mentee": Radio(self.tr("A mentee")),
            "mentor": Radio(self.tr("A mentor")),
            "both": Radio(self.tr("Both")),
        }
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._name_field)
        down.addSpacing(24)
        down.addWidget(text.label(self.tr("I’m here mainly as"), "label"))
        down.addSpacing(4)
        for radio in self._leanings.values():
            down.addSpacing(8)
            down.addWidget(radio)
        down.addSpacing(28)
        down.addWidget(self._first_words())
        down.addStretch(1)

    def _first_words(self) -> Banner:
        """What everybody is told once: what private means here, and what it can't mean."""
        return Banner("private", self.tr(cautions.FIRST), self.tr(cautions.PRIVATE))
