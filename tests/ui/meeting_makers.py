"""Meetings of a given day, their page, and what stands on a page."""

from datetime import datetime, timedelta

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.records import meetings
from app.records.meetings import Meeting, State
from tests.ui.showing import shown
from ui.pages.meetings.workspace import MeetingPage
from ui.places import Place
from ui.widgets.buttons import Button


def at(year, month, day, hour=17, minute=30):
    """A moment by this computer's clock."""
    return datetime(year, month, day, hour, minute).astimezone()


def in_days(days):
    return (datetime.now().astimezone() + timedelta(days=days)).replace(microsecond=0, second=0)


def held(journal, mentorship, start, **words):
    with journal.write() as write:
        made = Meeting(
            0, "", mentorship.id, start, state=State.HELD, actual_start=start, actual_length=60, **words
        )
        return meetings.add(write, made)


def planned(journal, mentorship, start, **words):
    with journal.write() as write:
        return meetings.add(write, Meeting(0, "", mentorship.id, start, **words))


def fresh(journal, meeting):
    return meetings.get(journal.read, meeting.id)


def words_on(widget):
    """Every label and button that is to be seen, in one text."""
    seen = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return "\n".join(one.text() for one in seen if one.isVisibleTo(widget) and one.text())


def button(widget, words):
    """The button that says so, or is called so."""
    return next(
        one
        for one in widget.findChildren(Button)
        if words in (one.text(), one.accessibleName()) and one.isVisibleTo(widget)
    )


def opened(qtbot, session, meeting, place=None, width=1064, height=800):
    """The page of a meeting, in a window; `went` knows where it has asked to go."""
    page = MeetingPage(session, place or Place("meeting", meeting.id))
    shown(qtbot, page, width=width, height=height)
    page.settle(place or Place("meeting", meeting.id))
    page.went = QSignalSpy(page.go_requested)
    return page


def there(page):
    """Where it has asked to go last."""
    return page.went.at(page.went.count() - 1)[0]
