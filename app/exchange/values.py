"""What a value from outside must be before it may stand in a column."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from app.exchange.tables import Column
from app.store import rows

_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_YEARS = range(1000, 9000)  # so that nothing that reckons with them runs over
_STARTS = ("planned_start", "actual_start")
_LINES = ("title", "display_name", "name")
_INTEGERS = range(-(1 << 31), 1 << 31)


def checked(column: Column, value: Any) -> Any:
    """The value as it is kept. Raises ValueError; what the table's own rules say is left to them."""
    if value is None:
        return None
    if column.type == "INTEGER":
        if type(value) is not int or value not in _INTEGERS:
            raise ValueError
        return value
    if not isinstance(value, str):
        raise ValueError
    _check_form(column.name, value)
    return rows.line(value) if column.name in _LINES and "\n" in rows.prose(value) else rows.prose(value)


def uid(value: Any) -> str:
    """Raises ValueError."""
    if not isinstance(value, str) or not _UID.fullmatch(value):
        raise ValueError
    return value


def _check_form(name: str, value: str) -> None:
    if name == "uid":
        uid(value)
    elif name.endswith("_on") or name == "on_day":
        _check(_DAY.fullmatch(value) and date.fromisoformat(value).year in _YEARS)
    elif name.endswith("_at"):
        _check(_MOMENT.fullmatch(value) and datetime.fromisoformat(value).year in _YEARS)
    elif name in _STARTS:
        start = datetime.fromisoformat(value)
        _check(start.tzinfo and start.year in _YEARS)


def _check(holds: object) -> None:
    if not holds:
        raise ValueError
