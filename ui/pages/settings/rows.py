"""One setting to a line: what it is, a word of explanation, and its control at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import text


def row(name: str, words: str, control: QWidget) -> QWidget:
    """`name` also names the control for those who listen."""
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 14, 0, 14)
    across.setSpacing(16)
    column = QVBoxLayout()
    column.setSpacing(2)
    title = text.label(name, "medium", wrap=True)
    column.addWidget(title)
    if words:
        column.addWidget(text.label(words, "meta", tone="2", wrap=True))
    across.addLayout(column, 1)
    across.addWidget(control)
    if not control.accessibleName():
        control.setAccessibleName(name)
    control.setAccessibleDescription(words)
    return made


def section(title: str, rows: Sequence[QWidget]) -> tuple[QWidget, QVBoxLayout]:
    """A heading and its rows with rules between them; what follows goes into the layout."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(text.label(title, "heading"))
    column.addSpacing(4)
    for at, one in enumerate(rows):
        if at:
            column.addWidget(text.rule())
        column.addWidget(one)
    return made, column
