"""How a long task is heard of and stopped."""

import pytest

from app.errors import Cancelled
from app.progress import Progress


def test_the_parts_of_a_task_count_as_one():
    heard = []
    whole = Progress(lambda done, total: heard.append((done, total)))
    for number in range(3):
        whole.part(number, 3).step(2, 4)
    assert heard == [(2, 12), (6, 12), (10, 12)]


def test_a_part_is_cancelled_with_the_whole():
    whole = Progress()
    part = whole.part(0, 2)
    whole.cancel()
    with pytest.raises(Cancelled):
        part.step(0, 1)


def test_cancelling_breaks_off_what_the_task_waits_for():
    whole, stopped = Progress(), []
    with whole.part(1, 2).interrupting(lambda: stopped.append(1)):
        whole.cancel()
    assert stopped == [1]


def test_cancelling_breaks_nothing_off_that_is_over():
    progress, stopped = Progress(), []
    with progress.interrupting(lambda: stopped.append(1)):
        pass
    progress.cancel()
    assert stopped == []


def test_what_was_cancelled_does_not_begin_to_wait():
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled), progress.interrupting(lambda: None):
        pytest.fail("it waits")
