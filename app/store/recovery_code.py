"""The printed recovery code: the root secret in 28 symbols that survive paper and typing.

The secret is 130 random bits in 17 bytes, the top 6 bits zero. The code is 26 Crockford base32 symbols, high bits
first, and two check symbols: the low 10 bits of the first two bytes of SHA-256("inglenook-rc1" + body), high five
bits first. Written as seven groups of four. This is a format for ever: codes are on paper in people's homes.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from app.errors import CodeMistyped

SECRET_BITS = 130
SECRET_BYTES = 17
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BODY = 26
_LENGTH = 28
_HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"  # what programs make of one
_LOOKALIKES = str.maketrans("OIL", "011", _HYPHENS)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def new_secret() -> bytearray:
    """130 bits from the system's random source."""
    return bytearray(secrets.randbits(SECRET_BITS).to_bytes(SECRET_BYTES, "big"))


def encode(secret: bytes | bytearray) -> str:
    """The code as printed: "WF89-7SJJ-…"."""
    number = int.from_bytes(secret, "big")
    body = "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(_BODY)))
    symbols = body + _check(body)
    return "-".join(symbols[at : at + 4] for at in range(0, _LENGTH, 4))


def decode(typed: str) -> bytearray:
    """The secret in what was typed; case, spaces and hyphens don't matter. Raises CodeMistyped."""
    symbols = "".join(typed.split()).upper().translate(_LOOKALIKES)
    for at, symbol in enumerate(symbols[:_LENGTH]):
        if symbol not in _ALPHABET:
            raise CodeMistyped(
                f"One character in the {_ORDINALS[at // 4]} box doesn’t fit.", "The code never uses I, L, O or U."
            )
    if len(symbols) != _LENGTH:
        raise CodeMistyped("The code has seven boxes of four characters.", "Some are missing, or there are too many.")
    body = symbols[:_BODY]
    if symbols[_BODY:] != _check(body):
        raise CodeMistyped
    number = 0
    for symbol in body:
        number = number << 5 | _ALPHABET.index(symbol)
    return bytearray(number.to_bytes(SECRET_BYTES, "big"))


def _check(body: str) -> str:
    bits = int.from_bytes(sha256(b"inglenook-rc1" + body.encode()).digest()[:2], "big") & 1023
    return _ALPHABET[bits >> 5] + _ALPHABET[bits & 31]
