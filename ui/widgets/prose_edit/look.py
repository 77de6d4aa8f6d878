"""How lines look, from the theme: block formats, character formats and chips. None of it is text."""

from functools import cached_property

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextFormat

from ui.theme import Theme, icons

from . import row_controls
from .marks import Line, read, reads_right_to_left

SPREAD = 3.0  # px between a bullet or a bar and its words, for each character of the mark
BOX, CHIP_ICON = 18, 16  # px at the standard text size: the box of an action, the icon in a chip
_CLEAR = QColor(0, 0, 0, 0)
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Look:
    """Fonts, widths and formats of one theme. `gutter` is the px left of the words, `hangs` whether # fits in it.

    `quiet` headings are those of a form: in sans, no larger than the words. With `owners`, every action row has room
    for the buttons that say who and when.
    """

    def __init__(
        self,
        theme: Theme,
        gutter: int,
        hangs: bool,
        quiet: bool = False,
        owners: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.theme = theme
        self.gutter = gutter
        self.hangs = hangs
        self.quiet = quiet
        self.owners = owners
        self.heading = "subhead" if quiet else "heading"
        self.prose = QFontMetricsF(theme.font("prose"))
        self._small = QFontMetricsF(theme.font("meta"))
        self.chip_font = theme.font("chip")
        self._chip = QFontMetricsF(self.chip_font)
        self._chips: dict[tuple[str, str], tuple[str, float]] = {}
        self._shapes: dict[object, QTextBlockFormat] = {}

    def in_theme(self, theme: Theme) -> "Look":
        return Look(theme, self.gutter, self.hangs, self.quiet, self.owners)

    def for_owners(self, owners: tuple[tuple[str, str], ...]) -> "Look":
        return Look(self.theme, self.gutter, self.hangs, self.quiet, owners)

    def forget(self) -> None:
        """The keys of what is kept hold pieces of text."""
        self._shapes.clear()
        self._chips.clear()

    # chips

    def chip(self, kind: str, value: str) -> tuple[str, float]:
        """What a chip says, and its width in px."""
        made = self._chips.get((kind, value))
        if made is None:
            label = _chip_label(kind, value)
            width = 22 + self.theme.px(CHIP_ICON) + self._chip.horizontalAdvance(label)
            made = self._chips[kind, value] = label, width
        return made

    # block formats: a pure function of the line's own text, so that undo never has to know about them

    @cached_property
    def plain_shape(self) -> QTextBlockFormat:
        return self._shape(self.theme.line("prose"), bottom=10)

    def shape(self, text: str) -> QTextBlockFormat:
        """The block format of a line. Equal shapes are the same object."""
        line = read(text)
        if line.kind in ("plain", "blank"):
            return self.plain_shape  # one height for both: a first letter moves nothing
        rtl = not text.isascii() and reads_right_to_left(text[line.mark :])
        marker = text[: line.mark] if line.kind in ("bullet", "number", "quote") else ""
        key = (line.kind, line.level, marker, rtl, tuple(token[1:] for token in line.tokens))
        made = self._shapes.get(key)
        if made is None:
            made = self._shapes[key] = self._shape_of(line, marker, rtl)
        return made

    def _shape_of(self, line: Line, marker: str, rtl: bool) -> QTextBlockFormat:
        if line.kind == "heading":
            return self._heading_shape(line.level, rtl)
        if line.kind == "action":
            return self._action_shape(line, rtl)
        hang = self.prose.horizontalAdvance(marker) + SPREAD * len(marker) * (line.kind != "number")
        bottom = 10 if line.kind == "quote" else 4
        return self._shape(self.theme.line("prose"), bottom=bottom, lead=hang, hang=hang, rtl=rtl)

    def _heading_shape(self, level: int, rtl: bool) -> QTextBlockFormat:
        height = self.theme.line("title" if level == 1 else self.heading)
        hangs = self.hangs and not rtl  # there is no gutter on the right
        hang = self._small.horizontalAdvance("#" * level + " ") if hangs else 0.0
        top = 18 if self.quiet and level > 1 else 28
        return self._shape(height, top=top, bottom=5, hang=hang, rtl=rtl)

    def _action_shape(self, line: Line, rtl: bool) -> QTextBlockFormat:
        trail = 14 + sum(self.chip(token.kind, token.value)[1] + 8 for token in line.tokens)
        trail = max(trail, self._room_for_buttons())
        lead = 24 + self.theme.px(BOX)
        return self._shape(self.theme.line("prose_card"), top=18, bottom=26, lead=lead, trail=trail, rtl=rtl)

    def _room_for_buttons(self) -> int:
        if not self.owners:
            return 0
        days = (QLocale().toString(QDate(2026, 11, 23).addDays(n), "ddd d MMM") for n in range(7))
        none = QCoreApplication.translate("RowControls", "No date")
        return row_controls.reserve(self.owners, max(days, key=len), none)

    def _shape(
        self,
        height: int,
        top: int = 0,
        bottom: int = 0,
        lead: float = 0.0,
        trail: float = 0.0,
        hang: float = 0.0,
        rtl: bool = False,
    ) -> QTextBlockFormat:
        """`lead` and `trail` are reading directions; margins are physical in Qt, the first-line indent is not."""
        made = QTextBlockFormat()
        if rtl:  # by its words: the x of a ticked box is no word
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setLineHeight(height, _FIXED)
        made.setTopMargin(top)
        made.setBottomMargin(bottom)
        made.setLeftMargin(self.gutter + (trail if rtl else lead))
        made.setRightMargin(lead if rtl else trail)
        made.setTextIndent(-hang)
        return made


class Inks:
    """The character formats of one look."""

    def __init__(self, look: Look) -> None:
        theme = look.theme
        ink3 = theme["ink3"]
        self.tiny = QTextCharFormat()  # nothing to see, next to no width
        self.tiny.setProperty(QTextFormat.Property.FontPixelSize.value, 1)
        self.tiny.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        self.tiny.setFontLetterSpacing(-0.5)
        self.tiny.setForeground(_CLEAR)
        self.spread = QTextCharFormat()  # under a painted bullet or bar
        self.spread.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        self.spread.setFontLetterSpacing(SPREAD)
        self.spread.setForeground(_CLEAR)
        self.faint = QTextCharFormat()
        self.faint.setForeground(ink3)
        self.small = _with_font(theme.font("meta"))  # a mark while the caret touches it
        self.small.setForeground(ink3)
        self.ghost = QTextCharFormat(self.small)
        self.ghost.setForeground(_CLEAR)
        self.heading = _with_font(theme.font(look.heading))
        if look.quiet:
            self.heading.setForeground(theme["ink2"])
        self.title = _with_font(theme.font("title"))
        self.done = QTextCharFormat(self.faint)
        self.done.setFontStrikeOut(True)
        self.quote = QTextCharFormat()
        self.quote.setFontItalic(True)
        self.plain = QTextCharFormat()
        self._code = QTextCharFormat()
        self._code.setFontFamilies(theme.font("code").families())

    def of_words(self, line: Line, rtl: bool) -> QTextCharFormat:
        """For the words after the mark. Scripts that run right to left know no italics."""
        if line.kind == "heading":
            return self.title if line.level == 1 else self.heading
        if line.kind == "quote" and not rtl:
            return self.quote
        return self.done if line.done else self.plain

    def styled(self, under: QTextCharFormat, bold: bool, italic: bool, code: bool) -> QTextCharFormat:
        """`under` with more on it."""
        made = QTextCharFormat(under)
        if bold:
            made.setFontWeight(QFont.Weight.DemiBold)
        if italic:
            made.setFontItalic(True)
        if code:
            made.merge(self._code)
        return made


def icons_there() -> bool:
    """Whether icons, and with them the italics, have been loaded."""
    return not icons.pixmap("user", "ink2", CHIP_ICON).isNull()


def _chip_label(kind: str, value: str) -> str:
    if kind == "owner":
        words = value.replace("_", " ")
        return words[:1].upper() + words[1:]
    date = QDate.fromString(value, Qt.DateFormat.ISODate)
    return QLocale().toString(date, "ddd d MMM") if date.isValid() else value


def _with_font(font: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    return made
