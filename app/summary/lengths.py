"""How much room the words of an entry take on the page, without setting them: near enough to fill volumes by."""

from __future__ import annotations

import re
import unicodedata
from math import ceil
from typing import TYPE_CHECKING

from app import fences

if TYPE_CHECKING:
    from app.summary import document as printed

# In points, as in the template.
_LINE, _BETWEEN = 17.25, 7.5
_CODE_LINE, _CODE_BOX = 14.0, 24.0
_HEADING, _NOTE_LINE, _SMALL_LINE = 24.5, 12.0, 14.0
_HEIGHT = {"a4": 691.0, "us-letter": 641.0}
_COLUMN = {"a4": 64, "us-letter": 67}  # characters
_CODE, _MARGIN, _TITLE = 0.9, 0.36, 0.7  # of these, in a line of code, of a margin note, and of a heading
_LISTED_LINE, _LISTED = 16.0, 4.25  # in the contents
# A word that can only be cut letter by letter takes no more room for that, but more memory: volumes of them are thin.
_ENDLESS = re.compile(r"\S{100,}")
_CELL = 24.0  # a cell of a table takes as much memory as so many points of plain words
_APART, _DENSE, _REFLECTIONS = 38.0, 18.0, 50.0
_LADDER, _CHART, _POST = 22.0, 140.0, 26.0


class Lengths:
    """On one paper. Every method gives points."""

    def __init__(self, paper: printed.Paper) -> None:
        self.page = _HEIGHT[paper]
        self._column = _COLUMN[paper]

    def text(self, words: str) -> float:
        """Of Markdown, in the main column."""
        if not words:
            return 0.0
        lines = words.splitlines()
        code = fences.inside(lines)
        boxes = len(fences.closings(lines))
        return boxes * (_CODE_BOX - 2 * _CODE_LINE) + sum(
            self._lines(line, _CODE) * _CODE_LINE if at in code else self.line(line) for at, line in enumerate(lines)
        )

    def line(self, words: str) -> float:
        """Of one line that is a paragraph of its own."""
        indent = len(words) - len(words.lstrip())
        wide = max(0.3, 1 - 0.02 * indent)
        cells = words.strip().strip("|").count("|") + 1 if "|" in words else 0
        room = self._lines(words, wide) * _LINE + _BETWEEN
        return max(room, cells * _CELL) if words and not words.isspace() else 0.0

    def _lines(self, words: str, of_column: float = 1.0) -> int:
        width = len(words) if words.isascii() else len(words) + sum(map(_is_wide, words))
        width += sum(map(len, _ENDLESS.findall(words)))
        return max(1, ceil(width / (self._column * of_column)))

    def _entry(self, title: str, note: tuple[str, ...], inside: float) -> float:
        beside = sum(self._lines(said, _MARGIN) for said in note if said) * _NOTE_LINE
        listed = self._lines(title, _TITLE) * _LISTED_LINE + _LISTED
        return listed + _APART + max(beside, self._lines(title, _TITLE) * _HEADING + inside)

    def meeting(self, one: printed.Meeting) -> float:
        discussed = sum(self.line(item) for item in one.discussed) + _LINE * bool(one.discussed)
        inside = self.text(one.what_mattered) + discussed + self.text(one.notes or "")
        apart = _APART if one.notes or one.discussed else _DENSE
        return apart - _APART + self._entry(one.headline, ("", one.medium), inside)

    def mentorship(self, one: printed.Mentorship) -> float:
        """Without its meetings."""
        agreed = self.agreement(one.agreement) if one.agreement else 0.0
        return self._entry(one.who, (one.who, one.role, "Since"), self.text(one.purpose) + agreed + 2 * _LINE)

    def agreement(self, one: printed.Agreement) -> float:
        return _APART + _HEADING + sum(self.text(f"{label}: {text}") for label, text in one.points)

    def goal(self, one: printed.Goal) -> float:
        ladder = sum(_LADDER + self.line(words) for words in one.rungs.values())
        chart = (_CHART + len(one.check_ins) * _SMALL_LINE) * (one.chart and bool(one.check_ins))
        told = sum(self.check_in(look) for look in one.check_ins)
        steps = sum(self.line(step.title) + _NOTE_LINE for step in one.milestones) + _HEADING * bool(one.milestones)
        closing = self.text(one.closing) + _HEADING * bool(one.closing)
        return self._entry(one.title, (one.state,), self.text(one.why) + ladder + chart + told + steps + closing)

    def check_in(self, one: printed.CheckIn) -> float:
        return self.text(f"What I noticed, 27 November 2026, at +1: {one.noticed}") if one.noticed else 0.0

    def reflection(self, one: printed.Reflection) -> float:
        return _REFLECTIONS - _APART + self._entry(one.title, ("On", one.model, *one.ties), self.text(one.text))

    def note(self, one: printed.Note) -> float:
        return _LISTED_LINE + _LISTED + _APART + self.text(one.text)

    def action(self, one: printed.Action) -> float:
        plan = self._lines(one.if_then) * _LINE + 3 if one.if_then else 0.0
        return self._lines(one.title) * _LINE + plan + 16 + 3 + _NOTE_LINE

    def next(self, one: printed.Next) -> float:
        return self._entry("", (), self.text(one.wish) + _LINE)

    def timeline(self, one: printed.Timeline) -> float:
        rows = len(one.posts) + len(one.threads)
        return min(self.page, _CHART + _POST * rows) + _SMALL_LINE * rows

    def frame(self, document: printed.Document) -> float:
        """What stands in a volume besides entries: its title page, a half-empty page at the end of a section or two."""
        sections = (document.mentorships, document.goals, document.reflections, document.notes, document.actions)
        return self.page * (2 + 0.5 * sum(map(bool, sections)))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
