"""The words of Markdown and of its nodes, without what they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.summary import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Node = dict[str, Any]


def of_markdown(text: str) -> str:
    """All of them in one line."""
    return " ".join(filter(None, _of_blocks(markdown.nodes(text))))


def _of_blocks(blocks: Iterable[Node]) -> Iterator[str]:
    for block in blocks:
        if "runs" in block:
            yield markdown.plain(block["runs"])
        elif block["kind"] == "code":
            yield " ".join(block["text"].split())
        elif block["kind"] == "table":
            yield from (markdown.plain(cell) for row in (block["header"], *block["rows"]) for cell in row)
        for inside in (block, *block.get("items", ())):
            yield from _of_blocks(inside.get("blocks", ()))
