"""The one stylesheet, written from a palette and a text size."""

import re
from functools import cache

from ui.theme import typography
from ui.theme.tokens import HUES, PALETTES

# $ink is a colour, $12px a height that grows with the text, $edge the border of soft fills (high contrast).
_SHEET = """
QToolTip { background: $tooltip; color: $on_tooltip; border: 0; padding: 5px 9px; $font-meta }
QLabel { color: $ink; background: transparent }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 12px }
QFrame[kind="inset"] { background: $inset; border: 1px solid $line; border-radius: 12px }
QFrame[kind="chosen"] { background: $surface; border: 2px solid $pine; border-radius: 12px }
QFrame[kind="prompt"] { background: $ember_soft; border: $edge; border-radius: 12px }
QFrame[kind="info"] { background: $slate_soft; border: $edge; border-radius: 10px }
QFrame[kind="good"] { background: $pine_soft; border: $edge; border-radius: 10px }
QFrame[kind="private"] { background: $plum_soft; border: $edge; border-radius: 10px }
QFrame[kind="honey"] { background: $honey_soft; border: $edge; border-radius: 10px }
QFrame[kind="problem"] { background: $clay_soft; border: $edge; border-radius: 10px }
QFrame[kind="overlay"] { background: $surface; border: 1px solid $line; border-radius: 14px }
QFrame[kind="sidebar"] { background: $sidebar; border: 0; border-right: 1px solid $line }
QFrame[kind="pane"] { background: $inset; border: 0; border-right: 1px solid $line }
QFrame[kind="aside"] { background: $inset; border: 0; border-left: 1px solid $line }
QFrame[kind="foot"] { background: transparent; border: 0; border-top: 1px solid $line }
QFrame[kind="rule"] { background: $line; border: 0; min-height: 1px; max-height: 1px }
QFrame[kind="upright"] { background: $line; border: 0; min-width: 1px; max-width: 1px }

QPushButton { background: $surface; color: $ink; border: 1px solid $field; border-radius: 8px }
QPushButton:hover { background: $hover }
QPushButton:pressed { background: $selected }
QPushButton[kind="p"] { background: $pine; color: $on_pine; border-color: $pine }
QPushButton[kind="p"]:hover { background: $pine_hover; border-color: $pine_hover }
QPushButton[kind="p"]:pressed { background: $pine_press; border-color: $pine_press }
QPushButton[kind="d"] { background: $clay; color: $on_clay; border-color: $clay }
QPushButton[kind="d"]:hover, QPushButton[kind="d"]:pressed { border: 2px solid $ink }
QPushButton[kind="q"] { background: transparent; color: $pine_text; border-color: transparent }
QPushButton[kind="q"]:hover { background: $hover }
QPushButton[kind="q"]:pressed { background: $selected }
QPushButton[kind="t"] { background: transparent; color: $on_tooltip; border-color: transparent }
QPushButton[kind="card"] { border: 1px solid $line; border-radius: 12px; $font-body }
QPushButton:disabled { background: $surface; color: $ink3; border: 1px $off $line }
QPushButton[kind="q"]:disabled { background: transparent; border: 0 }
QPushButton:focus { border: 2px solid $focus }
QPushButton[kind="t"]:focus { border: 2px solid $on_tooltip }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit[kind="field"], QTextEdit[kind="field"] {
  background: $surface; color: $ink; border: 1px solid $field; border-radius: 8px;
  selection-background-color: $selected; selection-color: $ink }
QLineEdit { padding: 0 11px; min-height: $36px; placeholder-text-color: $ink3;
  lineedit-password-character: 8226 }
QLineEdit[tall="true"] { min-height: $42px }
QLineEdit[role="code_field"] { $font-code_field }
QPlainTextEdit[kind="field"], QTextEdit[kind="field"] { padding: 8px 10px; placeholder-text-color: $ink3 }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on,
QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus { border: 2px solid $focus }
QTextEdit[kind="title"] { color: $ink; placeholder-text-color: $ink3; $font-title;
  selection-background-color: $selected; selection-color: $ink }
QLineEdit:focus { padding: 0 10px }
QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus { padding: 7px 9px }
QTextEdit[kind="quiet"] { background: transparent; color: $ink; border: 1px solid transparent; border-radius: 8px;
  padding: 1px 9px; placeholder-text-color: $ink3; selection-background-color: $selected; selection-color: $ink }
QTextEdit[kind="quiet"]:hover { border: 1px solid $line }
QTextEdit[kind="quiet"]:focus { background: $surface; border: 2px solid $focus; padding: 0 8px }
QLineEdit[trouble="true"], QAbstractSpinBox[trouble="true"], QComboBox[trouble="true"],
QPlainTextEdit[trouble="true"], QTextEdit[trouble="true"] { border: 2px solid $clay }
QLineEdit[trouble="true"] { padding: 0 10px }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $ink3; border-color: $line }
QLineEdit:read-only { background: $inset }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { border: 0; padding: 0; background: transparent; $font-lead }

QAbstractSpinBox { padding: 0 11px; min-height: $36px }
QAbstractSpinBox:focus, QAbstractSpinBox[trouble="true"] { padding: 0 10px }
QAbstractSpinBox QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0 }

QComboBox { padding: 0 12px; min-height: $34px; combobox-popup: 0 }
QComboBox:focus, QComboBox:on { padding: 0 11px }
QComboBox::drop-down { border: 0; width: $26px; background: transparent }
QComboBox::down-arrow { image: none }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $field; padding: 4px;
  outline: 0 }
QComboBox QAbstractItemView::item { min-height: $32px; padding: 0 8px; border-radius: 6px }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $ink }

QMenu { background: $surface; color: $ink; border: 1px solid $menu_line; padding: 6px }
Menu { border-radius: 10px }
QMenu::item { padding: $8px 28px $8px 12px; border-radius: 6px; border: 2px solid transparent }
QMenu::item:selected { background: $selected; border-color: $menu_focus }
QMenu::item:disabled { color: $ink3 }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px }
QMenu::icon { padding-left: 10px }
QMenu { icon-size: $18px }

QAbstractScrollArea { background: transparent; border: 0 }
QAbstractScrollArea::corner { background: transparent; border: 0 }
QListView, QTreeView, QTableView { color: $ink; outline: 0; selection-background-color: $selected;
  selection-color: $ink; alternate-background-color: $inset }
QListView::item:hover, QTreeView::item:hover { background: $hover }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $selected; color: $ink }
QTableView { background: $surface; gridline-color: $line }
QHeaderView::section { background: transparent; color: $ink2; border: 0; border-bottom: 1px solid $line;
  padding: 6px 8px; $font-label }
QScrollBar { background: transparent; border: 0; margin: 0 }
QScrollBar:vertical { width: 12px }
QScrollBar:horizontal { height: 12px }
QScrollBar::handle { background: $field; border-radius: 3px; margin: 3px }
QScrollBar::handle:hover { background: $ink3 }
QScrollBar::handle:disabled { background: transparent }
QScrollBar::handle:vertical { min-height: 40px }
QScrollBar::handle:horizontal { min-width: 40px }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: 0; width: 0; height: 0 }

QProgressBar { background: $hover; border: $edge; border-radius: 3px; min-height: 6px; max-height: 6px }
QProgressBar::chunk { background: $pine; border-radius: 3px }
QCalendarWidget { border: 1px solid $field; background: $surface }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface }
QCalendarWidget QToolButton { background: transparent; color: $ink; border: 2px solid transparent;
  border-radius: 8px; padding: 2px 8px; $font-label }
QCalendarWidget QToolButton:hover { background: $hover }
QCalendarWidget QToolButton:focus { border-color: $focus }
QCalendarWidget QToolButton::menu-indicator { image: none }
QCalendarWidget QTableView::item:selected { background: $pine; color: $on_pine; border-radius: 6px }
QCalendarWidget QAbstractItemView { background: $surface; color: $ink; selection-background-color: $pine;
  selection-color: $on_pine }
"""

_NAMES = re.compile(r"\$(?:(\d+)px|font-(\w+)|line-(\w+)|(\w+))")


@cache
def build(name: str, scale: float) -> str:
    """The sheet for a palette of `tokens` at a text size. KeyError for a colour that does not exist."""
    colours = dict(PALETTES[name])
    strong = name.startswith("hc")
    colours["edge"] = f"1px solid {colours['line']}" if strong else "0"
    colours["off"] = "dashed" if strong else "solid"  # where a pale line cannot tell what is disabled
    colours["menu_line"] = colours["field"] if strong else colours["line"]
    colours["menu_focus"] = colours["focus"] if strong else "transparent"

    def fill(match: re.Match[str]) -> str:
        size, font, line, token = match.groups()
        if size:
            return f"{typography.even_px(int(size), scale)}px"
        if font:
            return _font(font, scale)
        if line:
            return f"{typography.font_px(typography.ROLES[line].line, scale)}px"
        return colours[token]

    return _NAMES.sub(fill, _SHEET + _labels())


def _labels() -> str:
    """One rule for each role and tone of a label."""
    tones = {"2": "ink2", "3": "ink3", "on": "on_tooltip"} | {hue: f"{hue}_text" for hue in HUES}
    roles = (f'QLabel[role="{r}"] {{ $font-{r}; min-height: $line-{r} }}' for r in typography.ROLES)
    colours = (f'QLabel[tone="{tone}"] {{ color: ${token} }}' for tone, token in tones.items())
    return "\n".join((*roles, *colours))


def _font(role: str, scale: float) -> str:
    chosen = typography.ROLES[role]
    families = ", ".join(f'"{family}"' for family in chosen.families or typography.fixed_families())
    size = typography.font_px(chosen.size, scale)
    return f"font-family: {families}; font-size: {size}px; font-weight: {chosen.weight}"
