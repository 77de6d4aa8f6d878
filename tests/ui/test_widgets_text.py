"""Words on a page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import text
from ui.widgets.arch import PersonArch
from ui.widgets.chip import Chip

LONG = "Either of us can cancel without a reason. What’s said stays here unless someone may be harmed."


@pytest.fixture
def paragraph(qtbot):
    made = text.label(LONG, "body", wrap=True)
    qtbot.addWidget(made)
    return made


def test_a_paragraph_has_the_line_height_of_its_role(paragraph):
    narrow = paragraph.fontMetrics().horizontalAdvance(LONG) // 3
    lines = paragraph.heightForWidth(narrow) / 20
    assert lines in (4, 5)


def test_a_paragraph_on_one_line_is_one_line_high(paragraph):
    assert paragraph.heightForWidth(2000) == 20


def test_a_paragraph_keeps_the_lines_that_were_typed(paragraph):
    paragraph.setText("one\ntwo\nthree")
    assert paragraph.heightForWidth(2000) == 60


@pytest.mark.parametrize(
    "words",
    ["", "Today", "one\ntwo\n", LONG, "fi ffi WAVA", "naïve — “quoted”", "a\tb\tc", "one\u2028two", "دفتر", "🙂", " "],
)
def test_where_nothing_is_wrapped_a_paragraph_is_as_high_as_its_lines_would_be_laid_out(qtbot, words):
    """Most are measured without being laid out; a layout is what paints them."""
    made = text.label(words, "body", wrap=True)
    qtbot.addWidget(made)
    wide = made.sizeHint().width()
    assert made.heightForWidth(wide) == text.lay_out(made, words, wide, 20)[1]


def test_a_paragraph_with_other_words_is_measured_anew(paragraph):
    before = paragraph.sizeHint()
    paragraph.setText("Short.")
    assert paragraph.sizeHint().width() < before.width()


def test_a_paragraph_grows_with_the_text_size(qtbot, qapp, paragraph):
    paragraph.show()
    theme.apply(qapp, theme.named("light", 1.5))
    try:
        assert paragraph.heightForWidth(4000) == 30
    finally:
        theme.apply(qapp, theme.named("light"))


def test_a_paragraph_pushes_down_what_stands_below_it(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    above, below = text.label(LONG, wrap=True, parent=page), text.label("after", parent=page)
    layout = QVBoxLayout(page)
    layout.addWidget(above)
    layout.addWidget(below)
    layout.addStretch(1)
    page.resize(220, 400)
    page.show()
    assert below.y() >= above.y() + above.heightForWidth(above.width())


def test_a_paragraph_breaks_a_word_that_is_too_long(paragraph):
    paragraph.setText("x" * 400)
    assert paragraph.heightForWidth(200) > 20


def test_a_lead_is_read_before_the_rest(qtbot):
    made = text.Paragraph("About 77 bits.", lead="Strong.")
    qtbot.addWidget(made)
    read = QAccessible.queryAccessibleInterface(made)
    assert read.text(QAccessible.Text.Name) == "Strong. About 77 bits."


def test_a_paragraph_paints_its_words_in_its_tone(qtbot):
    made = text.label("Kept out of every export", "title", tone="plum", wrap=True)
    qtbot.addWidget(made)
    made.resize(400, 60)
    image = made.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(400) for y in range(60)}
    assert "#6a4467" in colours


def test_a_tooltip_of_someones_words_is_never_read_as_markup():
    assert "<img" not in text.tip("<img src=x> & more")


def test_a_tooltip_of_plain_words_stays_as_it_is():
    assert text.tip("Ask & listen") == "Ask & listen"


def test_an_arch_says_nothing_because_the_name_stands_beside_it(qtbot):
    made = PersonArch("MH")
    qtbot.addWidget(made)
    assert QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name) == ""


def test_an_arch_is_a_little_higher_than_wide(qtbot):
    made = PersonArch("MH", extent=60)
    qtbot.addWidget(made)
    assert (made.sizeHint().width(), made.sizeHint().height()) == (60, 67)


def test_a_chip_is_read_but_not_focused(qtbot):
    made = Chip("Carried over", "arrow-bend-down-right")
    qtbot.addWidget(made)
    name = QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name)
    assert (name, made.focusPolicy()) == ("Carried over", Qt.FocusPolicy.NoFocus)


def test_a_label_for_a_right_to_left_language_starts_at_the_right(qtbot):
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        made = text.label("مرحبا", wrap=True)
        qtbot.addWidget(made)
        made.resize(400, 40)
        made.show()
        image = made.grab().toImage()
        ground = image.pixelColor(0, 0)
        inked = [x for x in range(400) for y in range(20) if image.pixelColor(x, y) != ground]
        assert min(inked) > 200
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
