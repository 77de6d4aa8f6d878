"""Which page shows a place, and under which item of the sidebar it lies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.pages.agreement.page import AgreementPage
from ui.pages.goals.page import GoalsPage
from ui.pages.meetings.list_page import MeetingsPage
from ui.pages.meetings.workspace import MeetingPage
from ui.pages.mentorships.page import MentorshipsPage
from ui.pages.reflections.page import ReflectionsPage
from ui.pages.settings.page import SettingsPage
from ui.pages.share.page import SharePage
from ui.pages.today.page import TodayPage
from ui.places import Place
from ui.session import Session

PAGES: dict[str, Callable[[Session, Place, QWidget], QWidget]] = {
    "today": TodayPage,
    "mentorships": MentorshipsPage,
    "agreement": AgreementPage,
    "meetings": MeetingsPage,
    "meeting": MeetingPage,
    "goals": GoalsPage,
    "reflections": ReflectionsPage,
    "share": SharePage,
    "settings": SettingsPage,
}
_UNDER = {"meeting": "meetings", "agreement": "mentorships"}


def above(page: str) -> str:
    """The page to which this one belongs: itself, for most."""
    return _UNDER.get(page, page)
