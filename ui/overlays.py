"""What lies over the pages of a window: dialogs, the search palette, file dialogs, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from ui.pages.mentorships.form_dialog import FormDialog


class Overlays:
    """They are known by their property "overlay". Under a cover they stay whole, with what is typed in them."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._covered: list[QWidget] = []

    def any_visible(self) -> bool:
        return any(overlay.isVisible() for overlay in self._found())

    def any_window(self) -> bool:
        """A dialog for files is a window of its own."""
        return any(overlay.isWindow() and overlay.isVisible() for overlay in self._found())

    def leaves_alone(self, widget: QWidget) -> bool:
        """Whether nothing lies over it, or what does has it inside."""
        over = [overlay for overlay in self._found() if overlay.isVisible()]
        return not over or any(overlay.isAncestorOf(widget) for overlay in over)

    def forms(self) -> list[FormDialog]:
        """Those that keep what is typed in them."""
        return [cast("FormDialog", overlay) for overlay in self._found() if hasattr(overlay, "flush")]

    def cover(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        showing = [overlay for overlay in self._found() if overlay.isVisible()]
        self._covered += showing
        for overlay in showing:
            overlay.hide()

    def uncover(self) -> None:
        covered, self._covered = self._covered, []
        for overlay in covered:
            if Shiboken.isValid(overlay) and overlay.property("overlay"):  # not one that was closed meanwhile
                overlay.show()
                overlay.raise_()
                overlay.setFocus()
        for overlay in self._found():
            if isinstance(overlay, Dialog) and overlay.property("waits"):
                overlay.open_on(self._window)

    def drop(self) -> None:
        self._covered = []
        for overlay in self._found():
            overlay.hide()
            overlay.deleteLater()

    def _found(self) -> list[QWidget]:
        return [one for one in self._window.findChildren(QWidget) if Shiboken.isValid(one) and one.property("overlay")]
