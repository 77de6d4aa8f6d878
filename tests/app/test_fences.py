"""Code fences: what they hold, and what only looks like one."""

import pytest

from app import fences


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```\nb\n```\nc", {1, 2, 3}),
        ("~~~ python\nb\n~~~~\n```\nc\n```", {0, 1, 2, 3, 4, 5}),
        ("````\n```\n````", {0, 1, 2}),
        ("```\n~~~\nb\n```\n~~~", {0, 1, 2, 3}),
        ("a\n```\nb", set()),
        ("```\nb\n```\n```\nc", {0, 1, 2}),
        ("``` a `b`\nc\n```", set()),
        ("``\nb\n``", set()),
    ],
)
def test_a_fence_reaches_to_the_line_that_closes_it(text, code):
    assert fences.inside(text.split("\n")) == code


def test_many_fences_that_nothing_closes_are_looked_for_once():
    class Counted(list):
        read = 0

        def __getitem__(self, number):
            Counted.read += 1
            return super().__getitem__(number)

    lines = Counted([f"{'`' * 3} {n}" for n in range(2000)])
    assert fences.closings(lines) == {}
    assert Counted.read <= 2000
