"""The order in which the eye meets what is laid out, for Tab to follow."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_tabs(*wholes: QWidget) -> None:
    """Tab goes through these in turn and, inside each, in the order of its layouts: the hidden keep their place."""
    stops = [one for whole in wholes for one in _in_order(whole) if _may_stop(one)]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _may_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    layout = widget.layout()
    inside = list(_laid_out(layout)) if layout else []
    others = (child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow())
    for child in (*inside, *(other for other in others if other not in inside)):
        yield from _in_order(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, within = (item.widget(), item.layout()) if item else (None, None)
        if widget:
            yield widget
        elif within:
            yield from _laid_out(within)
