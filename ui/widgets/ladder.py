"""A goal's ladder in its owner's words, to read and to write."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import wording
from ui.widgets import paint, text
from ui.widgets.line_area import LineArea
from ui.widgets.rungs import HANG, LEVELS, Rung, RungList, badge_size, paint_badge

_BADGE_DOWN = 6  # px: beside the first line of a field


class Ladder(QWidget):
    """+2 at the top. Its words begin and end `HANG` px inside, so it may hang over its column by as much."""

    HANG = HANG
    edited = Signal(int, str)  # a level and its words, as they are typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = RungList(self.tr("The ladder, in my words"), self.tr("Not written yet"), self)
        self._fields = [_RungField(level, self) for level in LEVELS]
        self._form = QWidget(self)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(4)
        for field in self._fields:
            form.addWidget(field)
            field.edited.connect(self.edited)
            field.editor.entered.connect(self._on_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        column.addWidget(self._form)
        self._form.hide()

    def set_rungs(self, words: Mapping[int, str], current: int | None, since: str, baseline: int) -> None:
        """`words` by level; `since` such as "3 November", "" when no check-in says it; `baseline` −2 or −1."""
        rungs = []
        for field in self._fields:
            label = wording.rung(field.level, baseline)
            standing = _standing(field.level, current)
            field.set_rung(words.get(field.level, ""), label, standing)
            if standing == "here":
                here = self.tr("{label}. Here since {day}.") if since else self.tr("{label}. Here now.")
                label = here.format(label=label, day=since)
            rungs.append(Rung(field.level, words.get(field.level, ""), label, standing))
        self._list.set_rungs(rungs)

    def words(self) -> dict[int, str]:
        """As they stand in the fields."""
        return {field.level: field.editor.words() for field in self._fields}

    @property
    def editing(self) -> bool:
        return not self._form.isHidden()

    def set_editing(self, on: bool, focus: bool = True) -> None:
        """Write in five fields, the first of which gets the focus, or read.

        After writing, the caller gives `set_rungs` what was kept.
        """
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._form.setVisible(on)
        self._list.setVisible(not on)
        if on and focus:
            self._fields[0].editor.setFocus()
        elif had_focus and not on:
            self._list.setFocus()

    def editor(self, level: int) -> LineArea:
        """The field of a level, such as to show what is missing there."""
        return next(field.editor for field in self._fields if field.level == level)

    def clear_words(self) -> None:
        self._list.set_rungs([])
        for field in self._fields:
            field.editor.clear_words()

    def _on_entered(self) -> None:
        """Enter goes to the field below."""
        at = next((n for n, field in enumerate(self._fields) if field.editor.hasFocus()), len(self._fields) - 1)
        if at + 1 < len(self._fields):
            self._fields[at + 1].editor.setFocus()


class _RungField(QWidget):
    edited = Signal(int, str)

    def __init__(self, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = level
        self._badge = _Badge(level, self)
        self.editor = LineArea(parent=self)
        self._label = text.label("", "meta", "3", wrap=True, parent=self)
        self.editor.edited.connect(self._on_edited)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.editor)
        words.addWidget(self._label)
        row = QHBoxLayout(self)
        row.setContentsMargins(HANG, 5, HANG, 5)
        row.setSpacing(10)
        row.addWidget(self._badge, 0, text.TOP)
        row.addLayout(words, 1)

    def set_rung(self, words: str, label: str, standing: str) -> None:
        self._label.setText(label)
        self._badge.set_standing(standing)
        self.editor.load(words)
        self.editor.setAccessibleName(f"{wording.signed(self.level)}, {label}")

    def _on_edited(self) -> None:
        self.edited.emit(self.level, self.editor.words())


class _Badge(QWidget):
    def __init__(self, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._level = level
        self._standing = "above"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_standing(self, standing: str) -> None:
        self._standing = standing
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size() + QSize(0, 2 * _BADGE_DOWN)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(self.rect()).adjusted(0, _BADGE_DOWN, 0, -_BADGE_DOWN)
        paint_badge(paint.painter_on(self), place, self._level, self._standing)


def _standing(level: int, current: int | None) -> str:
    if current is None or level > current:
        return "above"
    return "here" if level == current else "below"
