"""Markdown as the editor writes it, read into a small list of JSON nodes for the printed page.

Blocks   {"kind": "paragraph", "runs": […]}            {"kind": "heading", "level": 1 to 3, "runs": […]}
         {"kind": "list", "items": […]}                {"kind": "numbers", "items": […]}
         {"kind": "quote", "blocks": […]}              {"kind": "code", "label": "", "text": "…"}
         {"kind": "rule"}                              {"kind": "table", "header": […], "rows": […], "columns": […]}
Items    {"blocks": […]}, in "numbers" also "number" as it was typed,
         for an action also "done" and "status" ("To do. Me, 26 November 2026")
Runs     {"text": "…"} with "bold", "italic" or "code" where they hold; "cut" where a line may break before it

A block that reads from right to left has "rtl". One line is one block, as in the editor. A table has for each
column "least", the width of its longest word, and "most", that of its longest cell, in points at ten; "long" where
it has a word that is wider than "least" may get.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from app import fences, wording
from app.line_marks import LATER, TOKEN
from app.summary import lines, tables
from app.summary.drawing import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Node = dict[str, Any]

_DEEPEST_HEADING = 3
_DEEPEST_BLOCK = 6  # deeper lists and quotes go on in their parent: the column would have no width left
_NESTING = 60
_LONG_WORD = 24
_TABLE_SIZE, _WIDEST_WORD = 10, 90

_ACTION = re.compile(r"\[([ xX])\](?:\s+|$)")
_MARKS = str.maketrans("", "", "#*_`")
_SOLID = re.compile(r"\S+")


def nodes(text: str, headline: str = "") -> list[Node]:
    """The blocks of `text`. No word is dropped: what isn't understood stands as it was typed.

    A first heading that only repeats the `headline` printed above it is left out.
    """
    blocks: list[Node] = []
    for part in tables.apart(_without_bookmarks(lines.printable(text))):
        blocks += [_table(part)] if isinstance(part, tables.Table) else _read(part)
    blocks = [block for block in blocks if block["kind"] != "heading" or block["runs"]]
    if blocks and blocks[0]["kind"] == "heading" and bare(plain(blocks[0]["runs"])) == bare(headline):
        del blocks[0]
    return _levelled(blocks)


def _read(written: list[str]) -> list[Node]:
    reader = _Reader()
    for token in _parser().parse("\n".join(lines.separated(written))):
        reader.read(token)
    return reader.blocks


def _table(table: tables.Table) -> Node:
    header, *rows = [[_cell(cell) for cell in row] for row in table.rows]
    columns = [_column([plain(row[at]) for row in (header, *rows)]) for at in range(len(header))]
    return {"kind": "table", "header": header, "rows": rows, "columns": columns}


def _column(cells: list[str]) -> Node:
    words = [word for cell in cells for word in cell.split()]
    widest = max((width_of(word, _TABLE_SIZE) for word in words), default=0)
    whole = max(width_of(cell, _TABLE_SIZE) for cell in cells)
    least = round(min(widest, _WIDEST_WORD) + 2, 1)
    return {"least": least, "long": widest > _WIDEST_WORD, "most": round(whole + 2, 1)}


def _cell(text: str) -> list[Node]:
    return _cut([run for token in _parser().parseInline(text) for run in _runs(token.children or [])])


def _without_bookmarks(text: str) -> list[str]:
    """The lines, without the mark of what its writer wants to come back to: it is no word."""
    written = text.split("\n")
    code = fences.inside(written)
    return [line if at in code else LATER.sub("", line) for at, line in enumerate(written)]


def bare(text: str) -> str:
    """The words of one line of Markdown, to compare it with another."""
    return " ".join(text.translate(_MARKS).split())


def plain(runs: Iterable[Node]) -> str:
    """The words of some runs."""
    return "".join(run["text"] for run in runs)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    # Indented code, underlined headings, link definitions and entities are not in the editor's Markdown, and
    # some of them swallow words.
    return parser.disable(["code", "lheading", "reference", "entity"])


class _Reader:
    """Builds the blocks from the parser's flat tokens. A stack, not recursion: depth can't hurt it."""

    def __init__(self) -> None:
        self.blocks: list[Node] = []
        self._into = [self.blocks]  # the block lists that are open; the last takes the next block
        self._items: list[list[Node] | None] = []  # the lists that are open; None for one that is too deep
        self._heading = 0

    def read(self, token: Token) -> None:
        name, _, edge = token.type.rpartition("_")
        if token.type == "inline":
            self._add_words(token.children or [])
        elif token.type in ("fence", "hr"):
            self._add_leaf(token)
        elif name == "heading":
            self._heading = int(token.tag[1]) if edge == "open" else 0
        elif name in ("bullet_list", "ordered_list"):
            self._list(token) if edge == "open" else self._items.pop()
        elif name in ("list_item", "blockquote"):
            self._container(token) if edge == "open" else self._into.pop()

    def _list(self, token: Token) -> None:
        if len(self._into) > _DEEPEST_BLOCK:
            self._items.append(None)
            return
        block: Node = {"kind": "list", "items": []}
        if token.type.startswith("ordered"):
            block["kind"] = "numbers"
        self._into[-1].append(block)
        self._items.append(block["items"])

    def _container(self, token: Token) -> None:
        inside = self._into[-1]
        if token.type == "list_item_open":
            items = self._items[-1]
            if items is not None:
                inside = []
                items.append({"blocks": inside} | ({"number": int(token.info)} if token.info else {}))
        elif len(self._into) <= _DEEPEST_BLOCK:
            if not inside or inside[-1]["kind"] != "quote":
                inside.append({"kind": "quote", "blocks": []})
            inside = inside[-1]["blocks"]
        self._into.append(inside)

    def _add_leaf(self, token: Token) -> None:
        if token.type == "hr":
            self._into[-1].append({"kind": "rule"})
        else:
            text = token.content.removesuffix("\n").expandtabs(4)
            self._into[-1].append({"kind": "code", "label": token.info.strip(), "text": text})

    def _add_words(self, tokens: Sequence[Token]) -> None:
        runs = _runs(tokens)
        block: Node = {"kind": "paragraph", "runs": runs}
        if self._heading and len(self._into) == 1:
            block = {"kind": "heading", "level": self._heading, "runs": runs}
        elif self._heading:  # a list or quote has no sections
            for run in runs:
                run["bold"] = True
        elif (item := self._untouched_item()) is not None and (box := _ACTION.match(plain(runs[:1]))):
            runs[0]["text"] = runs[0]["text"][box.end() :]
            item |= {"done": box[1] != " ", "status": _status(runs, box[1] != " ")}
        block["runs"] = _cut([run for run in runs if run["text"]])
        if reads_right_to_left(plain(block["runs"])):
            block["rtl"] = True
        self._into[-1].append(block)

    def _untouched_item(self) -> Node | None:
        items = self._items[-1] if self._items else None
        if items and items[-1]["blocks"] is self._into[-1] and not self._into[-1]:
            return items[-1]
        return None


def _runs(tokens: Sequence[Token]) -> list[Node]:
    """Words with their style. A link's address and a picture's description become words."""
    runs: list[Node] = []
    styles = {"strong": 0, "em": 0}
    links: list[tuple[str, int]] = []
    for token in tokens:
        name, _, edge = token.type.rpartition("_")
        if name in styles:
            styles[name] += 1 if edge == "open" else -1
        elif token.type == "link_open":
            links.append((_address(token), len(runs)))
        elif token.type == "link_close":
            address, since = links.pop()
            runs.append({"text": "" if plain(runs[since:]) == address else f" ({address})"})
        else:
            runs.append(_run(token, bold=styles["strong"] > 0, italic=styles["em"] > 0))
    return [run for run in runs if run["text"]]


def _run(token: Token, bold: bool, italic: bool) -> Node:
    styles = {"bold": bold, "italic": italic, "code": token.type == "code_inline"}
    return {"text": _words_of(token)} | {style: True for style, holds in styles.items() if holds}


def _words_of(token: Token) -> str:
    if token.type == "image":
        return f"[{token.content or 'picture'}]"
    return " " if token.type.endswith("break") else token.content


def _address(link: Token) -> str:
    address = _parser().normalizeLinkText(str(link.attrs.get("href", ""))).removeprefix("mailto:")
    title = link.attrs.get("title", "")
    return f"{address}, “{title}”" if title else address


def _status(runs: list[Node], done: bool) -> str:
    """What the box and the tokens behind an action say, in words; those tokens leave `runs`."""
    told: list[str] = []
    while (token := _last_token(runs[-1])) and (words := _in_words(token)) != token[0]:
        told.insert(0, words)
        runs[-1]["text"] = runs[-1]["text"][: token.start()].rstrip()
    for run in runs:
        if "code" not in run:
            run["text"] = TOKEN.sub(_in_words, run["text"])
    more = ", ".join(told)
    return f"{'Done' if done else 'To do'}. {more[:1].upper()}{more[1:]}".strip()


def _last_token(run: Node) -> re.Match[str] | None:
    text = run["text"].rstrip()
    found = TOKEN.match(text, max(text.rfind(" "), text.rfind("\t")) + 1)
    return found if found and found.end() == len(text) and "code" not in run else None


def _in_words(token: re.Match[str]) -> str:
    """ "me", "26 November 2026"; what is no date stays as it was typed."""
    if token["owner"]:
        return token["owner"]
    with suppress(ValueError):
        return wording.day(date.fromisoformat(token["due"]))
    return token[0]


def _levelled(blocks: list[Node]) -> list[Node]:
    """Headings as 1, 2, 3 with no level skipped, whatever number of marks each had."""
    above: list[int] = []
    for block in blocks:
        if block["kind"] == "heading":
            while above and above[-1] >= block["level"]:
                above.pop()
            above.append(block["level"])
            block["level"] = min(len(above), _DEEPEST_HEADING)
    return blocks


def _cut(runs: list[Node]) -> list[Node]:
    """Let a line break between runs where one long word goes through several of them."""
    ends: dict[int, Node] = {}
    at = 0
    for run in runs:
        ends[at] = run
        at += len(run["text"])
    for word in _SOLID.finditer(plain(runs)):
        if word.end() - word.start() >= _LONG_WORD:
            for place in range(word.start() + 1, word.end()):
                if place in ends:
                    ends[place]["cut"] = True
    return runs


def reads_right_to_left(text: str) -> bool:
    """Whether its first letter belongs to a script that runs from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)
