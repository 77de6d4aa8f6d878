"""Pages and dialogs as hard to fit as it gets: smallest window, largest text, high contrast, read from the right.

What tells the two high contrasts apart is colour alone, so pages are looked at in one, dialogs in the other.
"""

import pytest
from PySide6.QtCore import Qt

from tests.journeys.person import let_pass
from tests.ui import every_page
from tests.ui.every_page import DIALOGS, EMPTY_PAGES, PAGES, Known, press
from tests.ui.test_every_page_fits import SMALLEST, below, beside, cut
from ui import theme
from ui.places import Place

# What a page shows only once it was asked for: where that is, and what is pressed there.
STATES = {
    "a ladder being written": (lambda known: Place("goals", known.goal.id), "Edit"),
    "what stands beside notes": (lambda known: Place("meeting", known.held.id, "notes"), "Agenda"),
    "what stands beside a reflection": (lambda known: Place("reflections", known.reflection.id), "Tags and links"),
}


@pytest.fixture
def contrast(request, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(qapp, theme.named(request.param, theme.TEXT_SIZES["largest"]))
    yield
    theme.apply(qapp, theme.named("light"))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def window(qtbot, contrast, journal, preferences):
    return every_page.inside(qtbot, journal, preferences, SMALLEST)


def wrong(part):
    assert part.window().size().toTuple() == SMALLEST
    return [*cut(part), *beside(part), *below(part)]


@pytest.mark.parametrize("contrast", ["hc_light"], indirect=True)
def test_every_page_fits_in_high_contrast_read_from_the_right(window, journal, ada, mentorship):
    """All in one window: dressing it anew for each would take minutes."""
    found = {f"empty {name}": wrong(every_page.on_page(window, Place(name))) for name in EMPTY_PAGES}
    known = Known(journal, ada, mentorship)
    for name, place in PAGES.items():
        found[name] = wrong(every_page.on_page(window, place(known)))
    for name, (place, pressed) in STATES.items():
        press(every_page.on_page(window, place(known)), pressed)
        let_pass(0)
        found[name] = wrong(window)
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("contrast", ["hc_dark"], indirect=True)
def test_every_dialog_fits_in_high_contrast_read_from_the_right(window, journal, ada, mentorship):
    known, found = Known(journal, ada, mentorship), {}
    every_page.on_page(window, Place("mentorships"))
    for kind, make in DIALOGS.items():
        dialog = make(window.session, known)
        dialog.open_on(window)
        every_page.wait_for(dialog.isVisible)
        found[kind.__name__] = wrong(dialog)
        dialog.hide()
        dialog.deleteLater()
    assert {name: told for name, told in found.items() if told} == {}
