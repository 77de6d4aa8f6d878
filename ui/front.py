"""What is seen of a window: one page, and what lies over it."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.overlays import Overlays


class Front(QStackedWidget):
    """A page that another one covers is thrown away, but for the one that `stays` under it with its words."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.overlays = Overlays(window)
        self.stays: QWidget | None = None
        window.setCentralWidget(self)

    def cover(self, page: QWidget) -> None:
        """Nothing of what was shown before may be seen from now on."""
        self.overlays.cover()
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None and old is not self.stays:
            self.removeWidget(old)
            old.deleteLater()
        page.setFocus()

    def uncover(self) -> None:
        """The page that stayed, and what lay over it, as it was."""
        if self.stays is not None:
            self.cover(self.stays)
            self.overlays.uncover()

    def drop(self) -> None:
        """The page that stayed goes, with what lay over it."""
        page, self.stays = self.stays, None
        self.overlays.drop()
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()

    def shows(self, page: QWidget | None) -> bool:
        return page is not None and self.currentWidget() is page
