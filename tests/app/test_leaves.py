"""The pages of a PDF as they are shown and printed, judged beside poppler's."""

import re
import sys
from dataclasses import replace

import pytest

from app.summary.leaves import Leaves
from tests.app.printed_summary import DOCUMENT, composed, needs_poppler, noted, text_of


@pytest.fixture(scope="module")
def pdf():
    return composed().pdf


@pytest.fixture
def leaves(pdf):
    leaves = Leaves(pdf)
    yield leaves
    leaves.close()


def pixels(picture):
    rows = range(0, picture.height * picture.stride, picture.stride)
    return [picture.data[row + at : row + at + 3] for row in rows for at in range(0, picture.width * 4, 4)]


def test_it_counts_the_pages(leaves):
    assert leaves.count == 2


def test_a_page_has_the_size_of_its_paper(leaves):
    assert leaves.size(0) == pytest.approx((595.28, 841.89), abs=0.01)  # 210 × 297 mm in points


def test_letter_paper_is_eleven_inches_long():
    leaves = Leaves(composed(replace(DOCUMENT, paper="us-letter")).pdf)
    assert leaves.size(1) == pytest.approx((612, 792))
    leaves.close()


def test_a_picture_has_the_resolution_that_was_asked_for(leaves):
    picture = leaves.picture(1, 144)
    assert (picture.width, picture.height) == (1191, 1684)
    assert len(picture.data) == picture.stride * picture.height


def test_a_picture_shows_ink_on_white_paper_in_its_colours(leaves):
    seen = set(pixels(leaves.picture(0, 36)))
    assert b"\xff\xff\xff" in seen
    assert any(max(pixel) < 0x60 for pixel in seen)  # ink
    assert any(red > blue + 60 for blue, _green, red in seen)  # the fire in the hearth is not blue


def test_pages_have_pictures_of_their_own(leaves):
    assert leaves.picture(1, 36) != leaves.picture(0, 36)
    assert leaves.picture(1, 36) == leaves.picture(1, 36)


@needs_poppler
def test_its_text_is_that_of_the_page(leaves, pdf):
    ours = [" ".join(leaves.text(number).split()) for number in range(leaves.count)]
    theirs = [page.strip() for page in text_of(pdf).split("\f")][: leaves.count]
    assert [sorted(re.findall(r"\w+", page)) for page in ours] == [sorted(re.findall(r"\w+", page)) for page in theirs]


def test_closed_it_holds_nothing_of_the_pdf(pdf):
    pdf = bytes(bytearray(pdf))  # one of its own
    leaves, before = Leaves(pdf), sys.getrefcount(pdf)
    leaves.close()
    assert sys.getrefcount(pdf) < before
    with pytest.raises(ValueError, match="closed"):
        leaves.picture(0, 36)


def test_it_can_be_closed_twice_and_another_opened(pdf):
    first, second = Leaves(pdf), Leaves(composed(noted("Another.")).pdf)
    first.close()
    first.close()
    assert "Another." in second.text(1)
    second.close()
