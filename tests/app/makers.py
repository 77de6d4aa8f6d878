"""Short ways to write and to be refused, for tests of the records."""

import pytest

from app.errors import BrokenRule


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def broken_field(journal, function, *arguments, **named):
    """Which field a rule was broken for."""
    with pytest.raises(BrokenRule) as broken:
        do(journal, function, *arguments, **named)
    return broken.value.field


def found(journal, words):
    """(kind, id) of everything that is found by these words."""
    from app import search

    return {(one.kind, one.id) for one in search.newest(journal.read, words, limit=100)}


def let_pass(journal, time):
    """As if all earlier versions so far had been kept so much earlier."""
    for column in ("said_at", "kept_at", "thin_at"):
        journal.read.execute(
            f"update version set {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, ?)",
            (f"{-int(time.total_seconds()):+} seconds",),
        )
