"""From what the index finds to what the palette shows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app import search, wording
from app.records import meetings, mentorships, people
from app.search import Found
from app.store.connection import Connection
from app.store.journal import Kind
from ui.pages.search.results import Group, Row, RowKind
from ui.places import Place

FETCHED = 60
PER_GROUP = 5
_ICONS = {Kind.MEETING: "calendar-blank", Kind.MENTORSHIP: "handshake", Kind.PERSON: "user"}
_PAGES = (
    ("mentorships", "handshake"),
    ("meetings", "calendar-blank"),
    ("share", "paper-plane-tilt"),
    ("settings", "gear-six"),
)


def groups(conn: Connection, words: str, today: date) -> list[Group]:
    """Results by kind, newest first in each, then the pages whose name begins with what was typed."""
    found = search.newest(conn, words, limit=FETCHED)
    names = _headings()
    return [
        _group(conn, names[kind], [one for one in found if one.kind is kind], words, today)
        for kind in (Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON)
        if any(one.kind is kind for one in found)
    ] + _ways(words)


def recent(conn: Connection, today: date) -> list[Group]:
    """The latest entries, for a search not yet begun."""
    rows = [_row(conn, one, "", today) for one in search.recent(conn)]
    return [Group(_tr("Lately"), rows)] if rows else []


def _group(conn: Connection, name: str, found: list[Found], words: str, today: date) -> Group:
    def rest() -> list[Row]:
        return [_row(conn, one, words, today) for one in found[PER_GROUP:]]

    rows = [_row(conn, one, words, today) for one in found[:PER_GROUP]]
    return Group(name, rows, rest if len(found) > PER_GROUP else None)


def _row(conn: Connection, found: Found, words: str, today: date) -> Row:
    title, aside, place = found.title, "", Place("person", found.id)
    if found.kind is Kind.MEETING:
        meeting = meetings.get(conn, found.id)
        day = wording.day(meeting.start.date(), today)
        title = meeting.headline or found.title
        aside = f"{day}, {found.title}" if meeting.headline else day
        place = Place("meeting", found.id, find=words)
    elif found.kind is Kind.MENTORSHIP:
        aside = wording.my_role(mentorships.get(conn, found.id).my_role)
        place = Place("mentorships", found.id)
    else:
        aside = people.get(conn, found.id).organisation
    excerpt = found.excerpt if found.spans else ""
    return Row(
        RowKind.RESULT,
        title,
        _ICONS[found.kind],
        aside,
        excerpt,
        search.matches(title, words),
        found.spans,
        place,
    )


def _ways(words: str) -> list[Group]:
    typed = words.strip().lower()
    names = _page_names()
    rows = [
        Row(RowKind.RESULT, names[page], icon, place=Place(page))
        for page, icon in _PAGES
        if len(typed) > 1 and names[page].lower().startswith(typed)
    ]
    return [Group(_tr("Go to"), rows)] if rows else []


def _headings() -> dict[Kind, str]:
    return {Kind.MEETING: _tr("Meetings"), Kind.MENTORSHIP: _tr("Mentorships"), Kind.PERSON: _tr("People")}


def _page_names() -> dict[str, str]:
    return {
        "mentorships": _tr("Mentorships"),
        "meetings": _tr("Meetings"),
        "share": _tr("Share"),
        "settings": _tr("Settings"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
