"""Where the choices of a summary stand when there are more of them than fit."""

import pytest

from app.records import meetings
from tests.ui.share_hands import shown_page, tree


@pytest.fixture
def held(journal, meeting):
    with journal.write() as write:
        return meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)


def test_nothing_moves_sideways_when_there_is_more_than_fits(qtbot, session, held):
    page = shown_page(qtbot, session)
    scroll = page._summary._choices._scroll
    page.window().resize(1280, 1400)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    before = tree(page).width()
    page.window().resize(1280, 600)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert tree(page).width() == before
