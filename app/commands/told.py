"""What a command says: JSON to standard output, all else to standard error."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime


def say(what: dict[str, object]) -> None:
    """One JSON object a line; plain ASCII where standard output can't carry more."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(what, ensure_ascii=not unicode))


def aside(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def today() -> date:
    return datetime.now().astimezone().date()
