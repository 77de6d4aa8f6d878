"""How pages are laid out, and the list of people."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.ui.showing import shown
from ui import theme
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.goal_list import GoalList, GoalRow
from ui.widgets.page import NARROW, Margins, PageHeader, PageScroll, margin, room, side_margins
from ui.widgets.person_list import Person, PersonList, Section

LONG = "Professor Anastasia Featherstonehaugh-Papadimitriou of the Outer Hebrides"
PEOPLE = [
    Section("Current"),
    Person(1, "Dr Miriam Holt", "I’m the mentee", "Since October 2023", "pine"),
    Person(2, "Ravi Menon", "I’m the mentor", "Since September 2026", "slate"),
    Section("Closed"),
    Person(3, "Prof. Joan Abara", "I’m the mentee", "2021 to 2023", "grey"),
]


@pytest.fixture
def people(qtbot):
    made = PersonList("Mentorships")
    made.set_rows(PEOPLE)
    made.choose(1)
    shown(qtbot, made, width=320, height=520)
    made.setFocus()
    return made


def row(people, number):
    return people.visualRect(people.model().index(number, 0))


def test_down_chooses_the_next_person(qtbot, people):
    with qtbot.waitSignal(people.chosen) as told:
        qtbot.keyClick(people, Qt.Key.Key_Down)
    assert (told.args, people.key) == ([2], 2)


def test_down_steps_over_a_heading(qtbot, people):
    people.choose(2)
    qtbot.keyClick(people, Qt.Key.Key_Down)
    assert people.key == 3


def test_a_click_on_a_heading_chooses_nothing(qtbot, people):
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=row(people, 3).center())
    assert people.key == 1


def test_enter_opens_and_delete_asks(qtbot, people):
    with qtbot.waitSignal(people.opened) as opened:
        qtbot.keyClick(people, Qt.Key.Key_Return)
    with qtbot.waitSignal(people.remove_requested) as asked:
        qtbot.keyClick(people, Qt.Key.Key_Delete)
    assert (opened.args, asked.args) == ([1], [1])


def test_whoever_was_chosen_stays_chosen_among_other_rows(qtbot, people):
    people.choose(2)
    with qtbot.assertNotEmitted(people.chosen):
        people.set_rows([Section("Current"), Person(9, "Ada"), PEOPLE[2]])
    assert people.key == 2


def test_somebody_who_is_not_in_the_list_cannot_be_chosen(people):
    assert (people.choose(77), people.key) == (False, 1)


def test_a_row_is_read_with_all_its_lines(people):
    cell = QAccessible.queryAccessibleInterface(people).child(1)
    assert cell.text(QAccessible.Text.Name) == "Dr Miriam Holt, I’m the mentee, Since October 2023"


def test_the_chosen_row_is_filled_from_edge_to_edge(people):
    people.clearFocus()
    image = people.viewport().grab().toImage()
    place = row(people, 1)
    ends = {image.pixelColor(x, place.center().y()).name() for x in (0, people.viewport().width() - 1)}
    assert ends == {"#dce6df"}


def test_a_row_has_the_designed_height(people):
    assert row(people, 1).height() == 81


def test_a_long_name_makes_its_row_higher_instead_of_being_cut(qtbot, people):
    people.set_rows([Person(5, LONG, "I’m the mentor", "Since September 2026")])
    assert people.visualRect(people.model().index(0, 0)).height() >= 81 + 2 * 20


@pytest.mark.parametrize("scale", theme.TEXT_SIZES.values())
def test_rows_do_not_overlap_at_any_text_size(qtbot, qapp, people, scale):
    theme.apply(qapp, theme.named("light", scale))
    try:
        people.set_rows([*PEOPLE, Person(5, LONG, "We mentor each other", "Since March 2025", "plum")])
        places = [row(people, number) for number in range(6)]
        assert all(above.bottom() < below.top() for above, below in itertools.pairwise(places))
        least = [theme.current().line("strong") + 2 * theme.current().line("meta") + 24] * 4
        heights = [places[number].height() for number in (1, 2, 4, 5)]
        assert all(height >= low for height, low in zip(heights, least, strict=True))
    finally:
        theme.apply(qapp, theme.named("light"))


def test_rows_do_not_overlap_beside_a_scroll_bar_or_in_a_narrower_pane(qtbot):
    goals = GoalList("Goals")
    window = shown(qtbot, goals, width=240, height=200)
    goals.set_rows([GoalRow(length, "go " * length, has_ladder=True) for length in range(1, 16)])

    def apart():
        places = [row(goals, number) for number in range(15)]
        return all(above.bottom() < below.top() for above, below in itertools.pairwise(places))

    qtbot.waitUntil(goals.verticalScrollBar().isVisible)
    qtbot.waitUntil(apart)
    window.resize(200, 200)
    qtbot.waitUntil(lambda: goals.viewport().width() < 180)
    qtbot.waitUntil(apart)


def test_the_rows_keep_to_the_width_of_the_list(people):
    people.kept.resize(240, 520)
    assert row(people, 1).width() <= people.viewport().width()


@pytest.mark.parametrize(("width", "expected"), [(1000, 40), (919, 28), (700, 28)])
def test_a_narrow_page_has_narrower_sides(width, expected):
    assert margin(width) == expected


def test_a_wide_page_keeps_its_content_at_the_left():
    assert side_margins(1700) == (40, 1700 - 40 - 1120)


def test_larger_text_reaches_the_breakpoints_earlier(qapp):
    theme.apply(qapp, theme.named("light", 1.5))
    try:
        assert room(1350) == pytest.approx(1000)
    finally:
        theme.apply(qapp, theme.named("light"))


@pytest.fixture
def header():
    made = PageHeader("Meetings", "Everything you’ve talked about, and what’s next.")
    made.add_control(Button("Plan a meeting", "p", "calendar-plus"))
    return made


def places(header):
    control = header.findChild(Button)
    title = header.findChild(text.Paragraph)
    return title.mapTo(header, QPoint(0, 0)), QRect(control.mapTo(header, QPoint(0, 0)), control.size())


def test_controls_stand_at_the_end_of_the_header(qtbot, header):
    shown(qtbot, header, width=900)
    assert places(header)[1].right() == header.width() - 1


def test_controls_stand_at_the_foot_of_the_header(qtbot, header):
    shown(qtbot, header, Card(), width=900)
    assert abs(places(header)[1].bottom() - header.rect().bottom()) <= 1


def test_controls_go_below_the_title_where_it_is_narrow(qtbot, header):
    shown(qtbot, header, Card(), width=360)
    title, control = places(header)
    assert (control.top() > title.y(), control.x()) == (True, 0)


def test_a_header_shows_other_words(qtbot, header):
    shown(qtbot, header)
    header.set_words("Goals")
    shown_words = [label.text() for label in header.findChildren(text.Paragraph) if label.isVisible()]
    assert shown_words == ["Goals"]


def test_a_header_and_its_page_have_the_same_sides(qtbot, header):
    page = PageScroll()
    first = text.label("Coming up", "label")
    page.body.addWidget(first)
    page.body.addStretch(1)
    window = shown(qtbot, Margins(header), page, width=1200, height=500)
    assert header.mapTo(window, QPoint(0, 0)).x() == first.mapTo(window, QPoint(0, 0)).x()


def test_a_page_never_scrolls_sideways(qtbot):
    page = PageScroll()
    page.body.addWidget(text.label("One after the other. " * 60, wrap=True))
    shown(qtbot, page, width=320, height=400)
    assert page.widget().width() <= page.viewport().width()


def test_all_of_a_long_page_can_be_reached(qtbot):
    page = PageScroll()
    words = text.label("One after the other. " * 200, "prose", wrap=True)
    page.body.addWidget(words)
    shown(qtbot, page, width=400, height=300)
    assert page.widget().height() >= words.heightForWidth(words.width())


@pytest.mark.parametrize("sentences", [1, 200])
def test_a_page_has_the_sides_of_its_width_whether_or_not_it_scrolls(qtbot, sentences):
    page = PageScroll()
    page.body.addWidget(text.label("One after the other. " * sentences, "prose", wrap=True))
    qtbot.addWidget(page)
    page.resize(NARROW + 5, 300)
    page.show()
    qtbot.waitUntil(lambda: (page.viewport().width() < page.width()) == (sentences > 1))
    assert page.body.contentsMargins().left() == 40


@pytest.mark.parametrize(("kind", "edge"), [("card", "#ded9ce"), ("chosen", "#2b5a4c")])
def test_a_card_has_the_edge_of_its_kind(qtbot, kind, edge):
    made = Card(kind)
    made.body.addWidget(QWidget())
    shown(qtbot, made)
    assert made.grab().toImage().pixelColor(made.width() // 2, 0).name() == edge
