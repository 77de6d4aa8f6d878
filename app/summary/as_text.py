"""The printed pages as text alone, in their order: for who would rather listen or enlarge than look at pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from app.summary import markdown
from app.summary.view import view

if TYPE_CHECKING:
    from app.summary.document import Document

BlockKind = Literal["title", "heading", "note", "text", "item"]
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading has its level, 1 to 5, and a text or item how deep it stands in lists and quotes.

    A note is what stands in the margin: when, who, how.
    """

    kind: BlockKind
    level: int
    text: str = field(repr=False)


def blocks(document: Document, detail: int = 0) -> tuple[Block, ...]:
    """Every word of the pages but the contents and the numbers of the pages. A picture is told in words.

    `detail` is the level on which the story so far was composed.
    """
    data = view(document, detail)
    return tuple(block for block in (*_front(data), *_sections(data), *_back(data)) if block.text)


def _front(data: Node) -> Iterator[Block]:
    yield Block("note", 0, data["sample"])
    yield Block("note", 0, data["brand"])
    yield Block("title", 0, data["title"])
    if data["form"] == "entry":
        return  # the head of a single record says no more
    for said in (data["name"], data["period"], data["volume"], data["audience"]):
        yield Block("text", 0, said)
    yield Block("text", 0, data["statement"] if data["form"] == "summary" else "")


def _back(data: Node) -> Iterator[Block]:
    yield Block("text", 0, data["statement"] if data["form"] == "brief" else "")


def _sections(data: Node) -> Iterator[Block]:
    for section in data["sections"]:
        title = section["title"]
        yield Block("heading", 1, "" if data["form"] == "entry" and title == data["title"] else title)
        for item in section["items"]:
            if section.get("colophon"):
                yield Block("text", 0, f"{item['label']}. {item['text']}")
            else:
                yield from _item(item)


def _item(item: Node) -> Iterator[Block]:
    for action in item.get("actions", ()):
        yield Block("note", 0, action["when"])
        yield Block("item", 0, action["title"])
        yield Block("text", 1, action["plan"])
        yield Block("text", 1, action["status"])
    if "title" in item:
        yield Block("note", 0, "" if item.get("in_margin") else "\n".join(filter(None, item["note"])))
        yield Block("heading", 2, item["title"])
    yield from _blocks(item.get("blocks") or item.get("wide") or (), 0)


def _blocks(nodes: Sequence[Node], depth: int) -> Iterator[Block]:
    for node in nodes:
        yield from _TOLD[node["kind"]](node, depth)


def _paragraph(node: Node, depth: int) -> Iterator[Block]:
    yield Block("text", depth, markdown.plain(node["runs"]))


def _heading(node: Node, depth: int) -> Iterator[Block]:
    yield Block("heading", 2 + node["level"], markdown.plain(node["runs"]))


def _quote(node: Node, depth: int) -> Iterator[Block]:
    yield from _blocks(node["blocks"], depth + 1)


def _code(node: Node, depth: int) -> Iterator[Block]:
    yield Block("text", depth, "\n".join(filter(None, (node["label"], node["text"]))))


def _aside(node: Node, depth: int) -> Iterator[Block]:
    yield Block("text", depth, node["text"])


def _nothing(node: Node, depth: int) -> Iterator[Block]:
    """A rule; or a picture, which is told in the aside beneath it."""
    yield from ()


def _ladder(node: Node, depth: int) -> Iterator[Block]:
    for rung in node["rungs"]:
        yield Block("item", depth, _sentences(f"{rung['level']}: {rung['text']}", rung["when"]))


def _list(node: Node, depth: int) -> Iterator[Block]:
    for item in node["items"]:
        yield from _entry(item, depth)


def _entry(item: Node, depth: int) -> Iterator[Block]:
    """An item of a list: its first words as such, the rest beneath."""
    said = list(_blocks(item["blocks"], depth + 1))
    first = said.pop(0).text if said and said[0].kind == "text" else ""
    number = f"{item['number']}. " if "number" in item else ""
    yield Block("item", depth, f"{number}{first}")
    yield Block("text", depth + 1, item.get("status", ""))
    yield from said


def _table(table: Node, depth: int) -> Iterator[Block]:
    """Each row by itself, with the name of the column before what stands in it."""
    names = [markdown.plain(cell) for cell in table["header"]]
    if not table["rows"]:
        yield Block("item", depth, "; ".join(filter(None, names)))
    for row in table["rows"]:
        told = ((name, markdown.plain(cell)) for name, cell in zip(names, row, strict=True))
        yield Block("item", depth, "; ".join(": ".join(filter(None, pair)) for pair in told if pair[1]))


def _sentences(first: str, second: str) -> str:
    if not second:
        return first
    return f"{first} {second}." if first.endswith((".", "!", "?", "…")) else f"{first}. {second}."


_TOLD: dict[str, Callable[[Node, int], Iterator[Block]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quote": _quote,
    "code": _code,
    "rule": _nothing,
    "figure": _nothing,
    "aside": _aside,
    "ladder": _ladder,
    "list": _list,
    "numbers": _list,
    "table": _table,
}
