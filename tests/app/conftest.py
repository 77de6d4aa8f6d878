"""Every journal that a test leaves open is sound, and its index agrees with its words."""

import pytest
from sqlcipher3.dbapi2 import ProgrammingError

from app.store import connection


@pytest.fixture
def journal(journal):
    yield journal
    if journal.read.damaged:
        return
    try:
        assert connection.problems(journal.read) == []
        journal.read.execute("insert into search (search, rank) values ('integrity-check', 1)")
    except ProgrammingError:
        return  # closed by the test
