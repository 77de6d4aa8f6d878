"""What passes between the window and the press: a length, a letter, and that many bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

ORDER, STEP, PAGES, BUG = b"O", b"S", b"P", b"B"
_LONGEST = 1 << 30
_DAY = len("2026-11-19")


class Garbled(Exception):
    """The other side is gone, or says what makes no sense."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A finished PDF, the characters that no font has, and how many bytes of memory the press holds."""

    pdf: bytes = field(repr=False)
    missing: tuple[str, ...] = field(repr=False)
    held: int


def send(stream: BinaryIO, kind: bytes, payload: bytes) -> None:
    stream.write(len(payload).to_bytes(4, "big") + kind)
    stream.write(payload)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[bytes, bytes]:
    """The letter and the bytes of the next frame. Raises Garbled, also at the end."""
    head = stream.read(5)
    length = int.from_bytes(head[:4], "big")
    if len(head) < 5 or length > _LONGEST:
        raise Garbled
    payload = stream.read(length)
    if len(payload) < length:
        raise Garbled
    return head[4:], payload


def order(data: str, made_on: date) -> bytes:
    return made_on.isoformat().encode("ascii") + data.encode("utf-8")


def read_order(payload: bytes) -> tuple[str, date]:
    return payload[_DAY:].decode("utf-8"), date.fromisoformat(payload[:_DAY].decode("ascii"))


def pages(made: Pages) -> bytes:
    """A line of JSON, then the PDF."""
    return json.dumps({"missing": made.missing, "held": made.held}).encode("ascii") + b"\n" + made.pdf


def read_pages(payload: bytes) -> Pages:
    line, _, pdf = payload.partition(b"\n")
    try:
        said = json.loads(line)
        made = Pages(pdf, tuple(map(str, said["missing"])), int(said["held"]))
    except (ValueError, TypeError, KeyError):
        raise Garbled from None
    if not pdf.startswith(b"%PDF-"):
        raise Garbled
    return made
