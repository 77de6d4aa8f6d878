"""What the Typst template is given: every word of the printed summary, in order, as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import wording
from app.summary import markdown
from app.summary.lines import printable
from app.summary.wording import days, period, sentence

if TYPE_CHECKING:
    from datetime import date

    from app.summary.document import Document, Meeting, Mentorship

_STATEMENT = (
    "I chose what’s here and wrote it myself. It’s a personal record of mentoring, which is voluntary and "
    "confidential. It isn’t evidence for, or part of, any assessment."
)
_NATURE = (
    "A personal record of mentoring. It isn’t an assessment document, and it isn’t evidence for, or part of, "
    "any assessment. Please don’t copy it further without asking me."
)
_MAKING = (
    "Made on {day} with Inglenook, on my own computer, from what I wrote there. Nothing was sent anywhere to make it."
)
_SAMPLE = "This is the sample journal of Inglenook. The people and the meetings in it are made up."
_LONGEST_NAME_IN_FOOT = 60


def view(document: Document) -> dict[str, Any]:
    """`document` as plain JSON values; the template adds no words but the "of" of a page number."""
    name = _line(document.name)
    when = period(document.first, document.last)
    return {
        "paper": document.paper,
        "brand": "Inglenook",
        "title": "Personal summary",
        "full_title": ", ".join(filter(None, ("Personal summary", name, when, "sample journal" * document.sample))),
        "name": name,
        "period": wording.capital(when),
        "audience": _line(document.audience),
        "statement": _STATEMENT,
        "sample": "Sample journal" if document.sample else "",
        "foot": _foot(name, when),
        "mentorships": {
            "title": "Mentorships",
            "items": [_mentorship(each, document) for each in document.mentorships],
        },
        "about": {"title": "About this summary", "rows": _about(document)},
    }


def _foot(name: str, when: str) -> str:
    if len(name) > _LONGEST_NAME_IN_FOOT:  # it stands in full on the title page
        name = name[:_LONGEST_NAME_IN_FOOT].rstrip() + "…"
    return ", ".join(filter(None, (name, "personal summary" if name else "Personal summary", when)))


def _mentorship(mentorship: Mentorship, document: Document) -> dict[str, Any]:
    who = _line(mentorship.who)
    meetings = sorted(mentorship.meetings, key=_held_on)
    held = sentence(wording.counted(len(meetings), "meeting", "meetings") + " included")
    title, blocks = "What it’s for", markdown.nodes(mentorship.purpose)
    if not blocks:
        title, blocks = "Where we’ve met", markdown.nodes(_dates(meetings))
    return {
        "note": [who, *filter(None, (_line(mentorship.role), _lasting(mentorship)))],
        "title": title,
        "bookmark": f"{who}: {title[:1].lower()}{title[1:]}",  # several mentorships have the same title
        # A note longer than its text would be read after the next one by readers that go by the page's geometry.
        "blocks": blocks + markdown.nodes(" ".join(filter(None, (held, _coming(mentorship))))),
        "meetings": [_meeting(meeting, document) for meeting in meetings],
        "ruled": any(meeting.notes and meeting.notes.strip() for meeting in meetings),
    }


def _held_on(meeting: Meeting) -> date:
    return meeting.held_on


def _dates(meetings: list[Meeting]) -> str:
    if not meetings:
        return ""
    first, last = meetings[0].held_on, meetings[-1].held_on
    return f"{'On' if first == last else 'From'} {days(first, last)}."


def _lasting(mentorship: Mentorship) -> str:
    since, until = mentorship.since, mentorship.until
    if since is None:
        return f"Until {wording.month(until)}." if until else ""
    return sentence(wording.standing(since, until))


def _coming(mentorship: Mentorship) -> str:
    return f"Next on {wording.day(mentorship.coming)}." if mentorship.coming else ""


def _meeting(meeting: Meeting, document: Document) -> dict[str, Any]:
    first, last = document.first, document.last
    one_year = first is not None and last is not None and first.year == last.year
    circumstances = (_line(meeting.medium), wording.length(meeting.minutes) if meeting.minutes else "")
    headline = _line(meeting.headline) or wording.day(meeting.held_on)
    return {
        "note": [
            wording.day(meeting.held_on, last if one_year else None),
            *filter(None, [wording.capital(", ".join(filter(None, circumstances)))]),
        ],
        "title": headline,
        "bookmark": headline,
        "blocks": _blocks(meeting, headline),
    }


def _blocks(meeting: Meeting, headline: str) -> list[markdown.Node]:
    """What mattered, unless the headline says just that, then the notes; the first labelled where both are there."""
    notes = markdown.nodes(meeting.notes or "", headline)
    if markdown.bare(meeting.what_mattered) == markdown.bare(headline):
        return notes
    mattered = markdown.nodes(meeting.what_mattered)
    if mattered and notes:
        label = {"text": "What mattered: ", "italic": True}
        if mattered[0]["kind"] == "paragraph":
            mattered[0]["runs"].insert(0, label)
        else:
            mattered.insert(0, {"kind": "paragraph", "runs": [label]})
    return mattered + notes


def _about(document: Document) -> list[dict[str, str]]:
    rows = (
        ("What’s here", _counts(document.chosen)),
        ("What’s left out", _counts(document.left_out)),
        ("What it is", _NATURE),
        ("How it was made", _MAKING.format(day=wording.day(document.made_on))),
        ("Sample journal", _SAMPLE if document.sample else ""),
    )
    return [{"label": label, "text": text} for label, text in rows if text]


def _counts(phrases: tuple[str, ...]) -> str:
    return sentence(wording.listed([_line(phrase) for phrase in phrases])) if phrases else ""


def _line(text: str) -> str:
    """`text` as one line without what can't be printed."""
    return " ".join(printable(text).split())
