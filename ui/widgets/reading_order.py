"""The order in which the eye meets what is laid out, for Tab to follow."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def anchor(parent: QWidget) -> QWidget:
    """Never seen, and so no stop: it keeps the place of what is made later in the order of Tab."""
    made = QWidget(parent)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.hide()
    return made


def order_tabs(*wholes: QWidget) -> None:
    """Tab goes through these in turn and, inside each, in the order of its layouts: the hidden keep their place."""
    stops = [one for whole in wholes for one in _in_order(whole) if _may_stop(one)]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def focus_first(region: QWidget) -> None:
    """The region itself or the first control in it that Tab would reach."""
    reason = Qt.FocusReason.ShortcutFocusReason
    if region.focusPolicy() & Qt.FocusPolicy.TabFocus:
        region.setFocus(reason)
        return
    for child in region.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(reason)
            return


def region_after(regions: Sequence[QWidget], focused: QWidget | None, step: int) -> int:
    """Which one comes `step` after that in which the focus is, round and round."""
    inside = [one is focused or (focused is not None and one.isAncestorOf(focused)) for one in regions]
    at = inside.index(True) if True in inside else -1
    return (at + step) % len(regions)


def _may_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    layout = widget.layout()
    children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    inside = list(_laid_out(layout, children)) if layout else []
    for child in (*inside, *(other for other in children if other not in inside)):
        yield from _in_order(child)


def _laid_out(layout: QLayout, children: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of `children` that are in the layout.

    Its items are never asked for: Python would go on holding one that Qt has deleted, and take for it whatever widget
    is made in the same place of memory.
    """
    found: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(child), child) for child in children]
    found += [(layout.indexOf(inner), inner) for inner in layout.children() if isinstance(inner, QLayout)]
    for place, one in sorted(found, key=itemgetter(0)):
        if isinstance(one, QLayout):
            yield from _laid_out(one, children)
        elif place >= 0:
            yield one
