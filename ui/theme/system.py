"""What the system prefers: light or dark, and more contrast."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

SETTINGS = ("system", "light", "dark", "contrast")


def choose(setting: str, app: QGuiApplication) -> str:
    """The palette for a setting of `SETTINGS`: `light`, `dark`, `hc_light` or `hc_dark`."""
    if setting in ("light", "dark"):
        return setting
    hints = app.styleHints()  # kept in a name: the binding forgets its parts with it
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if setting == "contrast" or contrast:
        return "hc_dark" if dark else "hc_light"
    return "dark" if dark else "light"


class Preference(QObject):
    """Tells when the system's wish for light, dark or contrast changes; then `choose` again."""

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.changed)
        hints.accessibility().contrastPreferenceChanged.connect(self.changed)
