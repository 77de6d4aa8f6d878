"""How the rows of the list of meetings look: each run of them is one card."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from app import wording
from ui import theme
from ui.models.meeting_list import MeetingLine, MeetingList
from ui.models.sections import LINE, Heading
from ui.pages.meetings import words
from ui.pages.meetings.row_buttons import RowButtons
from ui.widgets import arch, paint
from ui.widgets.row_strokes import RowPainter, card, mirrored, write

_SIDE, _RADIUS = 20, 12
_DATE, _ARCH, _GAP = 76, 36, 18
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


def _tr(text: str) -> str:
    return QCoreApplication.translate("meetings", text)


class MeetingRows(RowPainter):
    """Shows a MeetingList. At the end of a planned row there may be RowButtons."""

    def heading_height(self, row: int) -> int:
        return theme.current().line("label") + (8 if row == 0 else 26)

    def row_height(self) -> int:
        look = theme.current()
        return max(look.line("entry") + look.line("meta"), arch.height_for(look.px(_ARCH))) + 25

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE)
        if isinstance(line, Heading):
            spot = QRectF(option.rect).adjusted(0, 0, 0, -8)
            write(painter, option, spot, line.text, "label", "ink2", Qt.AlignmentFlag.AlignBottom)
        elif isinstance(line, MeetingLine):
            self._paint_card(painter, option, index)
            buttons = self._buttons(option, index)
            self._paint_meeting(painter, option, line, buttons)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = theme.current()
        model, row = cast(MeetingList, index.model()), index.row()
        first, last = model.begins_group(row), model.ends_group(row)
        shape = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5 if last else 0.5)  # rows share the line between
        painter.setPen(look["line"])
        painter.setBrush(look["hover" if option.state & _State.State_MouseOver else "surface"])
        painter.drawPath(card(shape, _RADIUS if first else 0, _RADIUS if last else 0))
        if option.state & _State.State_HasFocus:
            paint.focus_ring(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), 9)

    def _buttons(self, option: QStyleOptionViewItem, index: _Index) -> RowButtons | None:
        """Those that lie over the row."""
        view = option.widget
        found = view.indexWidget(index) if isinstance(view, QAbstractItemView) else None
        return found if isinstance(found, RowButtons) else None

    def _paint_meeting(
        self, painter: QPainter, option: QStyleOptionViewItem, line: MeetingLine, buttons: RowButtons | None
    ) -> None:
        look = theme.current()
        whole = QRectF(option.rect).adjusted(_SIDE, 12, -_SIDE, -13)
        date_wide, arch_wide = look.px(_DATE), look.px(_ARCH)
        top = whole.center().y() - (look.line("entry") + look.line("meta")) / 2
        day = QRectF(whole.left(), top, date_wide - 6, look.line("strong"))
        below = QRectF(day.left(), day.bottom(), day.width(), look.line("meta"))
        write(painter, option, day, wording.short_day(line.start), "strong", "ink")
        write(painter, option, below, wording.short_weekday(line.start), "meta", "ink2")

        tall = arch.height_for(arch_wide)
        person = QRectF(whole.left() + date_wide, whole.center().y() - tall / 2, arch_wide, tall)
        arch.draw_person(painter, mirrored(option, person), line.face.initials, line.face.hue)

        left = person.right() + _GAP
        room = whole.right() - left - (buttons.room() if buttons else look.px(18)) - 12
        title = QRectF(left, top, room, look.line("entry"))
        second = QRectF(left, title.bottom(), room, look.line("meta"))
        write(painter, option, title, line.title, "entry", "ink")
        write(painter, option, second, second_line(line), "meta", "ink2")
        if buttons is None:
            self._paint_chevron(painter, option, whole)

    def _paint_chevron(self, painter: QPainter, option: QStyleOptionViewItem, whole: QRectF) -> None:
        side = theme.current().px(16)
        spot = QRectF(whole.right() - side, whole.center().y() - side / 2, side, side)
        rightward = option.direction == Qt.LayoutDirection.LeftToRight
        icon = "caret-right" if rightward else "caret-left"
        paint.icon_at(painter, mirrored(option, spot).topLeft(), icon, "ink2", side)


def second_line(line: MeetingLine) -> str:
    """Who it was with and what mattered; for a planned meeting, when and how."""
    if line.to_come:
        return f"{wording.clock(line.start)}, {wording.medium(line.medium)}. {on_agenda(line)}"
    facts = f"{wording.capital(wording.medium(line.medium))}, {wording.length(line.length)}"
    mattered = line.what_mattered if line.what_mattered != line.headline else ""
    mattered = mattered or line.themes
    parts = (line.face.name if line.headline else facts, words.not_held(line.state, line.start), mattered)
    return ". ".join(part.rstrip(".") for part in parts if part)


def on_agenda(line: MeetingLine) -> str:
    """ "Two items carried over", "Three items on the agenda", "Nothing on the agenda yet"."""
    item, items = _tr("item"), _tr("items")
    if not line.carried + line.planned:
        return _tr("Nothing on the agenda yet")
    if not line.planned:
        return wording.capital(_tr("{items} carried over").format(items=wording.counted(line.carried, item, items)))
    count = wording.counted(line.carried + line.planned, item, items)
    said = _tr("{items} on the agenda, {number} carried over") if line.carried else _tr("{items} on the agenda")
    return wording.capital(said.format(items=count, number=wording.count_word(line.carried)))


def aloud(line: MeetingLine) -> str:
    """A row in one sentence."""
    coming = on_agenda(line) if line.to_come else ""
    told = (line.headline, line.face.name, wording.medium(line.medium), words.not_held(line.state, line.start), coming)
    return ". ".join((words.moment(line.start), *(wording.capital(part) for part in told if part)))
