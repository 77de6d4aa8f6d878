"""Another name for a tag, on every entry that wears it; where there is such a tag already, one is made of both."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import BrokenRule
from app.records import drafts, tags
from app.records.tags import Tag
from ui.pages.linking import steps
from ui.pages.mentorships.form_dialog import FormDialog, line
from ui.session import Session
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit


def _tr(text: str) -> str:
    return QCoreApplication.translate("linking", text)


class TagDialog(FormDialog):
    """For one tag."""

    def __init__(self, session: Session, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Rename this tag"), _tr("Every entry that wears it changes with it."), parent=parent)
        self._session, self._tag = session, tag
        self._name = LineEdit()
        self._name.setText(tag.name)
        self._name.selectAll()
        self._field = Field(self.tr("Name"), self._name)
        self.body.addWidget(self._field)
        self.add_safe(self.tr("Leave as it was"))
        self._keep = self.add_primary(self.tr("Rename"), closes=False)
        self._keep.clicked.connect(self._on_keep)
        self.set_first(self._name)
        fields = {"name": line(self._name)}
        self.keep_draft(session, drafts.of("tag", tag.uid), fields, of_record=fields)
        self._name.textChanged.connect(self._on_edited)
        self._on_edited()

    def _other(self) -> Tag | None:
        """Another tag that is called so."""
        found = tags.named(self._session.journal.read, self._name.text())
        return found if found and found.id != self._tag.id else None

    def _on_edited(self) -> None:
        self.touch()
        self._field.set_error(None)
        other = self._other()
        both = self.tr("There’s a tag “{name}” already. The two become one.").format(name=other.name) if other else ""
        self._field.set_help(both)
        self._keep.setText(self.tr("Make them one") if other else self.tr("Rename"))
        self._keep.updateGeometry()

    def _on_keep(self) -> None:
        other = self._other()
        done = (
            steps.join_tags(self._session, self._tag, other)
            if other
            else steps.rename_tag(self._session, self._tag, self._name.text(), self._on_broken)
        )
        if done:
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        self._field.set_error(error.title)
