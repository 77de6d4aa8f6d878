"""Pages of a PDF: leafed through, enlarged, read as text, in one volume or several."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from app.summary.document import Document, Meeting, Mentorship, Note, Reflection
from app.summary.leaves import Leaves
from tests.app import printed_summary
from tests.ui.share_hands import click, said
from tests.ui.showing import shown
from ui import clipboard
from ui.pages.share.leaf import WHOLE, WIDE
from ui.pages.share.making import Pages
from ui.pages.share.plain import Plain
from ui.pages.share.preview import Preview

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "We spoke about lanterns."
DAY = date(2025, 4, 1)
DOCUMENT = Document(
    date(2026, 3, 1),
    name="Ilsa Brandt",
    mentorships=(Mentorship("Ada Fenwick", meetings=(Meeting(date(2025, 3, 10), "Lanterns", notes=SAID),)),),
    reflections=(Reflection(date(2025, 4, 1), "On being watched", text="It felt long."),),
)


@pytest.fixture(scope="module")
def composed():
    return printed_summary.composed(DOCUMENT)


@pytest.fixture
def preview(qtbot):
    made = Preview()
    shown(qtbot, made, width=480, height=700)
    return made


@pytest.fixture
def opened(composed):
    """A volume of several, to be looked at."""
    made = []

    def open_(volume=0, volumes=1):
        made.append(Leaves(composed.pdf))
        return Pages(DOCUMENT, volume, volumes, composed, made[-1], replace(DOCUMENT, notes=(Note(DAY, f"V{volume}"),)))

    yield open_
    for leaves in made:
        leaves.close()


@pytest.fixture
def seen(qtbot, preview, opened):
    """The page that is seen, with the focus."""
    preview.show_pages(opened())
    preview._leaf.setFocus()
    return preview._leaf


def named(preview, name):
    return next(b for b in preview.findChildren(QAbstractButton) if b.accessibleName() == name)


# leafed through


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([Qt.Key.Key_PageDown], 2),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 1),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 1),
        ([Qt.Key.Key_PageUp], 1),
        ([Qt.Key.Key_Right], 2),
        ([Qt.Key.Key_Right, Qt.Key.Key_Left], 1),
    ],
)
def test_keys_leaf_through_the_pages(qtbot, seen, keys, number):
    for key in keys:
        qtbot.keyClick(seen, key)
    assert seen.accessibleName().startswith(f"Page {number} of ")


def test_end_leads_to_the_last_page(qtbot, seen):
    qtbot.keyClick(seen, Qt.Key.Key_End)
    number, count = seen.accessibleName().removeprefix("Page ").split(" of ")
    assert number == count


def test_the_buttons_leaf_too(qtbot, preview, seen):
    qtbot.mouseClick(named(preview, "Next page"), Qt.MouseButton.LeftButton)
    onward = seen.accessibleName()
    qtbot.mouseClick(named(preview, "Previous page"), Qt.MouseButton.LeftButton)
    assert (onward[:6], seen.accessibleName()[:6]) == ("Page 2", "Page 1")


def test_before_the_first_page_there_is_none(preview, seen):
    assert (named(preview, "Previous page").isEnabled(), named(preview, "Next page").isEnabled()) == (False, True)


# enlarged


def test_ctrl_plus_makes_the_page_larger_and_not_the_words_of_the_window(qtbot, seen):
    before = seen._size().width()
    qtbot.keyClick(seen, Qt.Key.Key_Plus, CTRL)
    assert seen._size().width() > before


def test_ctrl_minus_makes_it_smaller(qtbot, seen):
    seen.set_zoom(2.0)
    before = seen._size().width()
    qtbot.keyClick(seen, Qt.Key.Key_Minus, CTRL)
    assert seen._size().width() < before


def test_ctrl_0_shows_the_whole_page_again(qtbot, seen):
    qtbot.keyClick(seen, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(seen, Qt.Key.Key_0, CTRL)
    assert seen.zoom == WHOLE
    assert seen.verticalScrollBar().maximum() == 0


def test_it_grows_to_four_times_its_size_and_no_further(qtbot, seen):
    for _ in range(12):
        qtbot.keyClick(seen, Qt.Key.Key_Plus, CTRL)
    assert seen.zoom == 4.0


def test_a_page_of_full_width_is_as_wide_as_there_is_room(qtbot, preview, seen):
    seen.set_zoom(WIDE)
    assert seen.horizontalScrollBar().maximum() == 0
    assert seen.viewport().width() - seen._size().width() < 80


def test_a_larger_page_can_be_dragged(qtbot, seen):
    seen.set_zoom(2.0)
    bar = seen.verticalScrollBar()
    qtbot.mousePress(seen.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 300))
    qtbot.mouseMove(seen.viewport(), QPoint(100, 200))
    qtbot.mouseRelease(seen.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    assert bar.value() == 100


def test_page_down_goes_on_through_a_larger_page_before_it_turns(qtbot, seen):
    seen.set_zoom(2.0)
    qtbot.keyClick(seen, Qt.Key.Key_PageDown)
    further = seen.verticalScrollBar().value()
    for _ in range(10):
        qtbot.keyClick(seen, Qt.Key.Key_PageDown)
    assert (further > 0, seen.accessibleName().startswith("Page 1")) == (True, False)


def test_the_picture_is_as_fine_as_the_screen(seen):
    seen.grab()
    wide, high = seen._size().toTuple()
    assert (seen._drawn.width(), seen._drawn.height()) == (wide, high)


# read as text


def test_the_same_can_be_read_as_text(qtbot, preview, seen):
    click(qtbot, preview, "Read as text")
    assert SAID in preview.findChild(Plain).toPlainText()


def test_headings_are_headings_in_the_text(qtbot, preview, seen):
    click(qtbot, preview, "Read as text")
    document, levels = preview.findChild(Plain).document(), {}
    block = document.begin()
    while block.isValid():
        levels[block.text()] = block.blockFormat().headingLevel()
        block = block.next()
    assert (levels["Mentorships"], levels[SAID]) == (2, 0)


def test_the_pages_can_be_had_back(qtbot, preview, seen):
    click(qtbot, preview, "Read as text")
    click(qtbot, preview, "Show the pages")
    assert (seen.isVisible(), preview.findChild(Plain).toPlainText()) == (True, "")


def test_text_is_copied_as_private(qtbot, preview, seen):
    click(qtbot, preview, "Read as text")
    plain = preview.findChild(Plain)
    plain.selectAll()
    assert set(clipboard.HINTS) <= set(plain.createMimeDataFromSelection().formats())


# volumes


def test_of_several_volumes_it_says_which(preview, opened):
    preview.show_pages(opened(1, 3))
    assert preview._leaf.accessibleName().startswith("Volume 2 of 3, page 1 of ")


def test_leafing_beyond_a_volume_asks_for_the_next(qtbot, preview, opened):
    preview.show_pages(opened(0, 3))
    qtbot.keyClick(preview._leaf, Qt.Key.Key_End)
    with qtbot.waitSignal(preview.volume_requested) as asked:
        qtbot.keyClick(preview._leaf, Qt.Key.Key_PageDown)
    assert asked.args == [1]


def test_leafing_back_into_a_volume_leads_to_its_last_page(qtbot, preview, opened):
    preview.show_pages(opened(1, 3))
    with qtbot.waitSignal(preview.volume_requested) as asked:
        qtbot.keyClick(preview._leaf, Qt.Key.Key_PageUp)
    preview.show_pages(opened(0, 3))
    number, count = preview._leaf.accessibleName().removeprefix("Volume 1 of 3, page ").split(" of ")
    assert (asked.args, number) == ([0], count)


def test_the_volume_after_begins_with_its_first_page(qtbot, preview, opened):
    preview.show_pages(opened(0, 3))
    qtbot.keyClick(preview._leaf, Qt.Key.Key_End)
    preview.show_pages(opened(1, 3))
    assert preview._leaf.accessibleName().startswith("Volume 2 of 3, page 1 of ")


def test_after_the_last_volume_there_is_none(qtbot, preview, opened):
    preview.show_pages(opened(2, 3))
    qtbot.keyClick(preview._leaf, Qt.Key.Key_End)
    assert not named(preview, "Next page").isEnabled()


def test_as_text_volumes_are_read_one_at_a_time(qtbot, preview, opened):
    preview.show_pages(opened(0, 3))
    click(qtbot, preview, "Read as text")
    with qtbot.waitSignal(preview.volume_requested) as asked:
        qtbot.mouseClick(named(preview, "Next page"), Qt.MouseButton.LeftButton)
    preview.show_pages(opened(1, 3))
    told = preview.findChild(Plain).toPlainText()
    assert (asked.args, "V1" in told, "V0" in told, "Volume 2 of 3" in said(preview)) == ([1], True, False, True)


def test_as_text_one_volume_has_nothing_to_leaf_through_also_when_it_is_made_anew(qtbot, preview, seen, opened):
    click(qtbot, preview, "Read as text")
    preview.show_pages(opened())
    shown = [named(preview, name).isVisible() for name in ("Next page", "Larger page")]
    assert shown == [False, False]
