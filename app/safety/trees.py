"""Rows in the pages of an SQLite database, without SQLite: by the file format that it has published for ever."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple, TypeAlias

from app.safety.pages import USABLE

Value: TypeAlias = int | float | str | bytes | None
Read: TypeAlias = Callable[[int], bytes | None]

TABLE_LEAF, TABLE_BRANCH, INDEX_LEAF, INDEX_BRANCH = 0x0D, 0x05, 0x0A, 0x02
_LEAVES, _BRANCHES = (TABLE_LEAF, INDEX_LEAF), (TABLE_BRANCH, INDEX_BRANCH)
_LEAST = (USABLE - 12) * 32 // 255 - 23  # bytes of a payload that stay in the cell where it spills
_MOST_TABLE, _MOST_INDEX = USABLE - 35, (USABLE - 12) * 64 // 255 - 23
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Row(NamedTuple):
    """`values` may be fewer than the table has columns; the last is cut short where `cut`."""

    rowid: int  # 0 in an index, or a table without rowid
    values: tuple[Value, ...]
    cut: bool


def kind_of(page: bytes, number: int) -> int:
    """One of the four kinds of page in a tree; 0 for any other."""
    kind = page[_head(number)]
    return kind if kind in _LEAVES or kind in _BRANCHES else 0


def children(page: bytes, number: int) -> list[int]:
    """The pages below a branch, in order."""
    at = _head(number)
    if page[at] not in _BRANCHES:
        return []
    below = [int.from_bytes(page[cell : cell + 4], "big") for cell in _cells(page, number)]
    return [*below, int.from_bytes(page[at + 8 : at + 12], "big")]


def rows(page: bytes, number: int, read: Read) -> Iterator[Row]:
    """What stands in the cells of a page, with what of it spilled into other pages.

    A page may have been sealed with something wrong in it, by a fault of the memory: a cell that makes no sense is
    passed over.
    """
    kind = page[_head(number)]
    if kind not in (TABLE_LEAF, INDEX_LEAF, INDEX_BRANCH):
        return
    for cell in _cells(page, number):
        with suppress(IndexError):
            yield _row(page, cell, kind, read)


def _row(page: bytes, cell: int, kind: int, read: Read) -> Row:
    at, rowid = cell + (4 if kind == INDEX_BRANCH else 0), 0
    length, at = _varint(page, at)
    if kind == TABLE_LEAF:
        rowid, at = _varint(page, at)
        rowid -= (rowid >> 63) << 64
    payload = _payload(page, at, length, _MOST_TABLE if kind == TABLE_LEAF else _MOST_INDEX, read)
    values, cut = _record(payload, length)
    return Row(rowid, values, cut)


def walk(root: int, read: Read, seen: set[int]) -> Iterator[tuple[int, bytes]]:
    """Every readable page of the tree from its root on; those below a damaged branch are not found by it."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        page = None if number in seen else read(number)
        if page is None or not kind_of(page, number):
            continue
        seen.add(number)
        waiting += reversed(children(page, number))
        yield number, page


def _head(number: int) -> int:
    return 100 if number == 1 else 0


def _cells(page: bytes, number: int) -> tuple[int, ...]:
    at = _head(number)
    first = at + (12 if page[at] in _BRANCHES else 8)
    count = min(int.from_bytes(page[at + 3 : at + 5], "big"), (len(page) - first) // 2)
    return struct.unpack_from(f">{count}H", page, first)


def _payload(page: bytes, at: int, length: int, most: int, read: Read) -> bytes:
    """As much as can be had: it ends early where a page that it spilled into is damaged."""
    if length <= most:
        return page[at : at + length]
    here = _LEAST + (length - _LEAST) % (USABLE - 4)
    here = here if here <= most else _LEAST
    data = bytearray(page[at : at + here])
    following = int.from_bytes(page[at + here : at + here + 4], "big")
    been = set[int]()
    while following not in been and following and len(data) < length:
        been.add(following)
        spilled = read(following)
        if spilled is None:
            break
        data += spilled[4 : 4 + length - len(data)]
        following = int.from_bytes(spilled[:4], "big")
    return bytes(data)


def _record(payload: bytes, length: int) -> tuple[tuple[Value, ...], bool]:
    header, at = _varint(payload, 0)
    place, values = header, list[Value]()
    while at < min(header, len(payload)):
        code, at = _varint(payload, at)
        size = _size(code)
        data = payload[place : place + size]
        place += size
        if len(data) < size:
            if code >= 13 and code % 2 and data:
                values.append(data.decode("utf-8", "ignore"))  # its last letter may be cut in two
                return tuple(values), True
            return tuple(values), True
        values.append(_value(code, data))
    return tuple(values), len(payload) < length


def _size(code: int) -> int:
    if code >= 12:
        return (code - 12) // 2
    return 8 if code == 7 else _INTEGERS.get(code, 0)


def _value(code: int, data: bytes) -> Value:
    if code >= 12:
        return data.decode("utf-8", "replace") if code % 2 else data
    if code == 7:
        return float(struct.unpack(">d", data)[0])
    if code in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    return None if code == 0 else code - 8


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number, and where what follows it begins."""
    number = 0
    for step in range(8):
        byte = data[at + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + step + 1
    return number << 8 | data[at + 8], at + 9
