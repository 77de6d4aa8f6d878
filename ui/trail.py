"""The way back and forward through the places where somebody was."""

from __future__ import annotations

from collections.abc import Callable

from ui.places import Place

MOST_STEPS = 100

Show = Callable[[Place], bool]  # False: there is nothing to show there any more


class Trail:
    """What is not there any more is passed over."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, here: Place) -> None:
        """For somewhere else than the way leads."""
        self._behind.append(here)
        del self._behind[:-MOST_STEPS]
        self._ahead.clear()

    def go_back(self, here: Place, show: Show) -> None:
        _walk(self._behind, self._ahead, here, show)

    def go_forward(self, here: Place, show: Show) -> None:
        _walk(self._ahead, self._behind, here, show)


def _walk(coming: list[Place], gone: list[Place], here: Place, show: Show) -> None:
    while coming:
        if show(coming.pop()):
            gone.append(here)
            return
