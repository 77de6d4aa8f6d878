"""The actions in an entry's notes: `- [ ] words @who !2026-11-26`, and the paragraphs marked ` #later`.

A line number counts lines from 0. What changes one line leaves every other character of the notes as it is, and
does nothing where that line is no action.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from itertools import product, takewhile
from operator import lt
from typing import TypeVar

from app import fences, wording
from app.line_marks import LATER, LONG, MARK, OWNER, TOKEN, unmarked

Id = TypeVar("Id", bound=Hashable)

_NO_OWNER = re.compile(r"[^\w.'’-]+|[\U00010000-\U0010ffff]")
_SOMEBODY = "them"
_BOX = "[ ]"
_ALIKE = 0.6  # of difflib's 0 to 1
_MOST_PAIRS = 4000  # more would make a large paste wait; then only the place tells


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action. `who` is as typed, without the @; `words` have no marks left and single spaces."""

    line_number: int
    words: str = field(repr=False)
    who: str = field(repr=False)
    due: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """A line in pieces that make it up again: `mark` with the box, `said` with the words, `tail` from the tokens on."""

    mark: str
    said: str = field(repr=False)
    tail: str = field(repr=False)
    later: str


def read(notes: str) -> tuple[ActionLine, ...]:
    """The actions in the notes, from top to bottom. A box without words is none yet."""
    return tuple(action for action, _ in _actions(notes.split("\n")))


def is_me(who: str) -> bool:
    """Whose action it is: mine, unless the line names another."""
    return who.casefold() in ("", "me")


def marked_later(text: str) -> list[str]:
    """The words of each paragraph to be reflected on later, without marks."""
    lines = text.split("\n")
    code = fences.inside(lines)
    found = [_bare(LATER.sub("", line)) for n, line in enumerate(lines) if n not in code and LATER.search(line)]
    return [words for words in found if words]


def tick(notes: str, line_number: int, done: bool) -> str:
    """The notes with that action done, or open again."""
    lines = notes.split("\n")
    for action, parts in _actions(lines, line_number):
        if action.done != done:
            at = parts.mark.index("[") + 1
            lines[line_number] = f"{parts.mark[:at]}{'x' if done else ' '}{lines[line_number][at + 1 :]}"
    return "\n".join(lines)


def rewrite(notes: str, line_number: int, words: str, who: str, due: date | None) -> str:
    """The notes with that action saying something else. Bold and italic stay while the words do."""
    lines = notes.split("\n")
    for action, parts in _actions(lines, line_number):
        kept = [parts.said] if action.words == plain(words) else []
        lines[line_number] = parts.mark + _told([*kept, _one_line(words)], who, due) + parts.later
    return "\n".join(lines)


def remove(notes: str, line_number: int) -> str:
    """The notes without that action's line."""
    lines = notes.split("\n")
    for _ in _actions(lines, line_number):
        del lines[line_number]
    return "\n".join(lines)


def without(notes: str, titles: Collection[str]) -> str:
    """The notes without the lines of actions with these words, and without what stands further in below them."""
    folded = {title.casefold() for title in titles}
    lines = notes.split("\n")
    for action in reversed(read(notes) if folded else ()):
        if action.words.casefold() in folded:
            at = action.line_number
            below = takewhile(partial(lt, _indent(lines[at])), map(_indent, lines[at + 1 :]))
            del lines[at : at + 1 + len(list(below))]
    return "\n".join(lines)


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def appended(notes: str, words: str, who: str, due: date | None, done: bool) -> str:
    """The notes with one action more, on a line of its own below them."""
    if not (words := _one_line(words)):
        return notes
    gap = "" if not notes or notes.endswith("\n") else "\n"
    return f"{notes}{gap}- [{'x' if done else ' '}] {_told([words], who, due)}"


def plain(words: str) -> str:
    """Words as an action says them back: no marks, no @ or ! before who and when, single spaces."""
    before = None
    while words != before:  # marks may have hidden others
        before, words = words, _one_line(LATER.sub("", unmarked(TOKEN.sub(_in_words, words))))
    return words


def match(old: Sequence[tuple[Id, str]], lines: Sequence[ActionLine]) -> dict[int, Id | None]:
    """Which kept action (its id and words, in the order of the notes) each line is; None for a new one.

    The same words are the same action wherever they stand; then what is like it, then what stands in its place.
    No action is two lines.
    """
    words = [said for _, said in old]
    found: dict[int, int] = {}
    _match_same(words, lines, found)
    _match_alike(words, lines, found)
    _match_in_place(words, lines, found)
    return {n: old[found[n]][0] if n in found else None for n in range(len(lines))}


# One line


def _actions(lines: Sequence[str], only: int | None = None) -> list[tuple[ActionLine, _Parts]]:
    code = fences.inside(lines)
    numbers = range(len(lines)) if only is None else [only] if 0 <= only < len(lines) else []
    found = [(n, _parts(lines[n])) for n in numbers if "[" in lines[n] and n not in code]
    told = [(_action(n, parts), parts) for n, parts in found if parts]
    return [(action, parts) for action, parts in told if action.words]


def _parts(line: str) -> _Parts | None:
    found = MARK.match(line) if len(line) < LONG else None
    if not found or not found[2]:
        return None
    later = LATER.search(line, found.end() - 1)
    end = len(line) if later is None else max(later.start(), found.end())
    said = line[found.end() : end]
    cut = len(said)
    kinds: set[bool] = set()
    for token in reversed(list(TOKEN.finditer(said))):
        is_owner = bool(token["owner"])
        if said[token.end() : cut].strip() or not _says(token) or is_owner in kinds:
            break  # a name before the owner's is a word
        kinds.add(is_owner)
        cut = token.start()
    cut = len(said[:cut].rstrip())
    return _Parts(found[0], said[:cut], said[cut:], line[end:])


def _action(number: int, parts: _Parts) -> ActionLine:
    who, due = _who_and_due(parts.said + parts.tail)
    return ActionLine(number, plain(parts.said), who, due, _BOX not in parts.mark)


def _who_and_due(said: str) -> tuple[str, date | None]:
    """The last of each holds."""
    who, due = "", None
    for token in TOKEN.finditer(said):
        who = token["owner"] or who
        due = _day(token["due"]) or due
    return who, due


def _told(typed: Sequence[str], who: str, due: date | None) -> str:
    """The first of `typed` that can say just this, with as few tokens behind it as that takes; else its bare words."""
    words, who = plain(typed[0]), _token(who)
    owners, days = ("", f"@{who or 'me'}"), ("", f"!{due}") if due else ("",)
    for said, owner, day in product([*typed, words], owners, days):
        told = " ".join(filter(None, (said, owner, day)))
        parts = _parts(f"- {_BOX} {told}")
        read = _action(0, parts) if parts else None
        if read and (read.words, read.due) == (words, due) and read.who in (who, who or "me"):
            return told
    return " ".join(filter(None, (words, owners[-1], days[-1])))


def _token(who: str) -> str:
    """What can stand behind an @; somebody else stays somebody else."""
    if who == "" or OWNER.fullmatch(who):
        return who
    shaped = OWNER.fullmatch(_NO_OWNER.sub("-", who).strip("-.'’"))
    return shaped[0] if shaped and not is_me(shaped[0]) else _SOMEBODY


def _in_words(token: re.Match[str]) -> str:
    day = _day(token["due"])
    return wording.day(day) if day else token["owner"] or token[0]


def _says(token: re.Match[str]) -> bool:
    return bool(token["owner"]) or _day(token["due"]) is not None


def _day(typed: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(typed or "")
    return None


def _bare(line: str) -> str:
    found = MARK.match(line)
    said = line[found.end() :] if found else line
    if found and found[2] and (parts := _parts(line)):
        return _action(0, parts).words
    return _one_line(unmarked(said))


def _one_line(words: str) -> str:
    return " ".join(words.split())


# Which is which


def _match_same(old: Sequence[str], lines: Sequence[ActionLine], found: dict[int, int]) -> None:
    places: dict[str, list[int]] = {}
    for at in reversed(range(len(old))):
        places.setdefault(old[at], []).append(at)
    for n, line in enumerate(lines):
        if places.get(line.words):
            found[n] = places[line.words].pop()


def _match_alike(old: Sequence[str], lines: Sequence[ActionLine], found: dict[int, int]) -> None:
    left, new = _left(old, found), [n for n in range(len(lines)) if n not in found]
    if len(left) * len(new) > _MOST_PAIRS:
        return
    pairs = [(_likeness(old[at], lines[n].words), -abs(at - n), at, n) for at in left for n in new]
    taken: set[int] = set()
    for likeness, _, at, n in sorted(pairs, reverse=True):
        if likeness >= _ALIKE and at not in taken and n not in found:
            found[n] = at
            taken.add(at)


def _match_in_place(old: Sequence[str], lines: Sequence[ActionLine], found: dict[int, int]) -> None:
    """What has the same line above it as before, or else the same below."""
    left = set(_left(old, found))
    for n in range(len(lines)):
        if n not in found and left:
            above = found.get(n - 1, -1 if n == 0 else None)
            below = found.get(n + 1, len(old) if n == len(lines) - 1 else None)
            places = [above + 1 if above is not None else -1, below - 1 if below is not None else -1]
            at = next((place for place in places if place in left), None)
            if at is not None:
                found[n] = at
                left.discard(at)


def _left(old: Sequence[str], found: dict[int, int]) -> list[int]:
    taken = set(found.values())
    return [at for at in range(len(old)) if at not in taken]


def _likeness(before: str, after: str) -> float:
    """1 where one goes on from the other."""
    if before.startswith(after) or after.startswith(before):
        return 1.0
    return SequenceMatcher(None, before, after, autojunk=False).ratio()
