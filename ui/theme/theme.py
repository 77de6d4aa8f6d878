"""What the window looks like now: a palette, a text size, and whether things keep still."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import stylesheet, typography
from ui.theme.tokens import PALETTES

TEXT_SIZES = {"small": 0.9, "standard": 1.0, "large": 1.2, "largest": 1.5}

_DRESSED = "inglenook_dressed"  # on the application: its font has been set

_Role = QPalette.ColorRole
_PALETTE = {
    _Role.Window: "window",
    _Role.Base: "surface",
    _Role.AlternateBase: "inset",
    _Role.WindowText: "ink",
    _Role.Text: "ink",
    _Role.BrightText: "ink",
    _Role.Button: "surface",
    _Role.ButtonText: "ink",
    _Role.PlaceholderText: "ink3",
    _Role.Highlight: "selected",
    _Role.HighlightedText: "ink",
    _Role.Link: "pine_text",
    _Role.LinkVisited: "pine_text",
    _Role.ToolTipBase: "tooltip",
    _Role.ToolTipText: "on_tooltip",
    _Role.Light: "surface",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "field",
    _Role.Shadow: "ink3",
    _Role.Accent: "pine",
}


@dataclass(frozen=True)
class Theme:
    """`theme["pine_soft"]` is a colour. `scale` is the text size, 1.0 as drawn; `still` means no motion."""

    name: str
    colours: Mapping[str, str] = field(repr=False, hash=False)
    scale: float = 1.0
    still: bool = False

    def __getitem__(self, token: str) -> QColor:
        return QColor(self.colours[token])

    @property
    def dark(self) -> bool:
        return self.name in ("dark", "hc_dark")

    @property
    def high_contrast(self) -> bool:
        return self.name.startswith("hc")

    def font(self, role: str) -> QFont:
        """A fresh font for a role of `typography.ROLES`, at this text size."""
        return typography.font(role, self.scale)

    def line(self, role: str) -> int:
        """The line height of a role in px, at this text size."""
        return typography.font_px(typography.ROLES[role].line, self.scale)

    def px(self, size: float) -> int:
        """The height or width of a control in px, at this text size. Spacing does not grow."""
        return typography.even_px(size, self.scale)

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self[token])
        for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self["ink3"])
        return palette


def named(name: str, scale: float = 1.0, still: bool = False) -> Theme:
    """The theme `light`, `dark`, `hc_light` or `hc_dark`; KeyError for any other name."""
    return Theme(name, PALETTES[name], scale, still)


_current = named("light")


def current() -> Theme:
    """What is applied now. Painted widgets ask in each paintEvent."""
    return _current


def apply(app: QApplication, theme: Theme) -> None:
    """Dress every widget, shown or not; each then gets a changeEvent(StyleChange)."""
    global _current
    before, _current = _current, theme
    if app.property(_DRESSED) is None or before.scale != theme.scale:
        app.setFont(theme.font("body"))
        app.setProperty(_DRESSED, True)
    app.setPalette(theme.palette())
    app.setStyleSheet(stylesheet.build(theme.name, theme.scale))
