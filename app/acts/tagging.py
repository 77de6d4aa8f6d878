"""Making one tag of two."""

from __future__ import annotations

from collections.abc import Sequence

from app.acts import remove
from app.records import links
from app.store.journal import Kind, Ref, Write


def join(write: Write, tag_id: int, other_id: int) -> list[Ref]:
    """What wears a tag wears the other one from now on, and the tag is gone. Returns what did not wear it before."""
    gone, stays = (Kind.TAG, tag_id), (Kind.TAG, other_id)
    already = set(links.all_of(write.conn, stays))
    dressed = [ref for ref in links.all_of(write.conn, gone) if ref not in already and ref != stays]
    for ref in dressed:
        links.add(write, ref, stays)
    remove.remove(write, gone)  # its own links wait with it
    return dressed


def part(write: Write, tag_id: int, other_id: int, dressed: Sequence[Ref]) -> None:
    """Undo of `join`, which returned `dressed`."""
    for ref in dressed:
        links.remove(write, ref, (Kind.TAG, other_id))
    remove.bring_back(write, [(Kind.TAG, tag_id)])
