"""Choosing a passphrase: a suggestion, the passphrase typed twice, and what can be said of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.practice import passphrases
from ui import clipboard
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.meter import StrengthMeter
from ui.widgets.passphrase_field import PassphraseField


class PassphraseForm(QWidget):
    """`ready` when it is strong enough and typed alike twice; `changed` whenever that may have changed."""

    changed = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """`name` is what the first field is called where another passphrase stands beside it."""
        super().__init__(parent)
        self._strength = passphrases.judge("")
        self._drawn: set[str] = set()
        self._build(name or self.tr("Passphrase"))
        self._connect()
        self._suggest()

    @property
    def passphrase(self) -> str:
        return self.first.text()

    @property
    def ready(self) -> bool:
        return not self.missing

    @property
    def missing(self) -> str:
        """What would make it ready, in a sentence for beside the button; "" when it is."""
        if not self.first.text().strip():
            return self.tr("Ready once you’ve chosen a passphrase.")
        if not self._strength.enough:
            return self.tr("Ready once the passphrase is strong enough.")
        if self.first.text() != self.second.text():
            return self.tr("Ready once you’ve typed it the same way twice.")
        return ""

    def complain(self) -> None:
        """Say under the fields what is still missing."""
        if not self._strength.enough:
            self.first.setFocus()
        elif self.first.text() != self.second.text():
            self._again.set_error(self.tr("These two don’t match yet."))
            self.second.setFocus()

    def hold(self, held: bool) -> None:
        """While a passphrase is being kept, what stands here stays that one."""
        for field in (self.first, self.second):
            field.setReadOnly(held)
        for button in (self._use, self._other):
            button.setEnabled(not held)

    def wipe(self) -> None:
        self.first.wipe()
        self.second.wipe()
        self._suggestion.setText("")
        self._drawn.clear()

    def _build(self, name: str) -> None:
        self.first = PassphraseField()
        self.first.setObjectName("passphrase-first")
        self.second = PassphraseField()
        self.second.setObjectName("passphrase-second")
        self._meter = StrengthMeter()
        self._again = Field(self.tr("Type it once more"), self.second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_suggestion())
        column.addSpacing(24)
        column.addWidget(Field(name, self.first))
        column.addSpacing(6)
        column.addWidget(self._meter)
        column.addSpacing(20)
        column.addWidget(self._again)
        column.addSpacing(20)
        column.addWidget(self._build_warning())

    def _build_suggestion(self) -> Card:
        card = Card()
        self._suggestion = text.label("", "suggestion", wrap=True)
        self._suggestion.setObjectName("suggestion")
        self._use = Button(self.tr("Use this one"), "p", dense=True)
        self._other = Button(self.tr("Suggest another"), "", "arrow-clockwise", dense=True)
        self._copy = Button(self.tr("Copy"), "q", dense=True)
        row = Flow(10)
        for button in (self._use, self._other, self._copy):
            row.addWidget(button)
        card.body.addWidget(self._suggestion)
        card.body.addSpacing(8)
        card.body.addWidget(row)
        return card

    def _build_warning(self) -> Banner:
        words = self.tr(
            "If you lose both the passphrase and the recovery code, the journal can’t be opened, by us or by anyone."
        )
        return Banner("info", self.tr("Nobody can reset this for you."), words)

    def _connect(self) -> None:
        self._use.clicked.connect(self._on_use)
        self._other.clicked.connect(self._suggest)
        self._copy.clicked.connect(self._on_copy)
        self.first.textChanged.connect(self._on_first_typed)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.textChanged.connect(self._on_typed)

    def _suggest(self) -> None:
        suggestion = passphrases.suggested()
        self._drawn.add(suggestion)
        self._suggestion.setText(suggestion)
        self._copy.setText(self.tr("Copy"))

    def _on_use(self) -> None:
        """Only the first field: the second is always typed, so that fingers learn it."""
        self.first.setText(self._suggestion.text())
        self.second.setFocus()

    def _on_copy(self) -> None:
        clipboard.copy(self._suggestion.text())
        self._copy.setText(self.tr("Copied"))

    def _on_first_typed(self) -> None:
        """Only a passphrase that was drawn here and not touched since has a strength that is known."""
        typed = self.first.text()
        self._strength = passphrases.judge(typed, typed if typed in self._drawn else "")
        self._meter.show_strength(self._strength.level, self._strength.lead, self._strength.words)
        self._on_typed()

    def _on_typed(self) -> None:
        first, second = self.first.text(), self.second.text()
        if second and first == second:
            self._again.set_error(None)
            self._again.set_help(self.tr("These two match."))
        elif second and first.startswith(second):
            self._again.set_error(None)
            self._again.set_help(self.tr("So far it matches."))
        else:
            self._again.set_help("")
            self._again.set_error(self.tr("These two don’t match yet.") if second else None)
        self.changed.emit()
