"""The roles that text can have: family, weight, size and line height."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

SANS = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans")
SERIF = ("Source Serif Pro", "Georgia", "Noto Serif")
FIXED: tuple[str, ...] = ()  # the system's own, known only once there is an application


@dataclass(frozen=True, slots=True)
class Role:
    """Sizes in px at the standard text size."""

    families: tuple[str, ...]
    weight: int
    size: int
    line: int


ROLES: dict[str, Role] = {
    "display": Role(SERIF, 600, 36, 44),
    "title": Role(SERIF, 600, 28, 34),
    "title_goal": Role(SERIF, 600, 26, 32),
    "title_pane": Role(SERIF, 600, 24, 30),
    "heading": Role(SERIF, 600, 20, 26),
    "heading_dialog": Role(SERIF, 600, 22, 28),
    "heading_card": Role(SERIF, 600, 24, 30),
    "suggestion": Role(SERIF, 400, 26, 34),
    "subhead": Role(SANS, 600, 15, 20),
    "label": Role(SANS, 600, 13, 18),
    "body": Role(SANS, 400, 14, 20),
    "strong": Role(SANS, 600, 14, 20),
    "medium": Role(SANS, 500, 14, 20),
    "lead": Role(SANS, 400, 16, 25),
    "button": Role(SANS, 500, 14, 20),
    "button_primary": Role(SANS, 600, 14, 20),
    "button_dense": Role(SANS, 500, 13, 18),
    "button_primary_dense": Role(SANS, 600, 13, 18),
    "meta": Role(SANS, 400, 13, 18),
    "chip": Role(SANS, 500, 13, 18),
    "hint": Role(SANS, 400, 12, 16),
    "entry": Role(SERIF, 400, 16, 21),
    "entry_chosen": Role(SERIF, 600, 16, 21),
    "prose": Role(SERIF, 400, 17, 27),
    "prose_card": Role(SERIF, 400, 16, 24),
    "prompt": Role(SERIF, 400, 20, 28),
    "code": Role(FIXED, 400, 20, 28),
    "code_field": Role(FIXED, 400, 15, 20),
}


def font_px(size: float, scale: float) -> int:
    """Letters keep odd sizes; only controls are rounded to even ones."""
    return int(size * scale + 0.5)


def even_px(size: float, scale: float) -> int:
    """The height of a control at a text size, in whole px, even unless it is as drawn."""
    return round(size) if scale == 1.0 else 2 * int(size * scale / 2 + 0.5)


def font(role: str, scale: float) -> QFont:
    """A copy of its own for whoever asks. Raises KeyError for a role that design has not named."""
    return QFont(_font(role, scale))


@cache
def _font(role: str, scale: float) -> QFont:
    chosen = ROLES[role]
    families = chosen.families or fixed_families()
    made = QFont(list(families))
    made.setPixelSize(font_px(chosen.size, scale))
    made.setWeight(QFont.Weight(chosen.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def fixed_families() -> tuple[str, ...]:
    return tuple(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
