"""Mentorships as they are printed: the timeline, what was agreed, and the meetings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app import wording
from app.summary import in_words, markdown, timeline_picture
from app.summary.view_parts import figure, labelled, line, plain, row, spaced
from app.summary.wording import days, sentence

if TYPE_CHECKING:
    from datetime import date

    from app.summary.document import Agreement, Meeting, Mentorship, Timeline
    from app.summary.view_parts import Node, Printing

_AFTER_PICTURE, _BETWEEN, _BEFORE_MEETINGS, _DENSE = 20.0, 24.0, 19.0, 9.0


def items(printing: Printing) -> list[Node]:
    document = printing.document
    told: list[Node] = []
    for mentorship in document.mentorships:
        told += _mentorship(mentorship, printing, gap=_BETWEEN if told else 0.0)
    picture = _timeline(document.timeline, printing) if document.timeline else []
    if picture and told:
        told[0] |= {"gap": _AFTER_PICTURE, "ruled": False}
    return picture + told


def meetings_alone(printing: Printing) -> list[Node]:
    """Without the mentorship that they are part of."""
    found = [meeting for mentorship in printing.document.mentorships for meeting in mentorship.meetings]
    return spaced([_meeting(meeting, printing) for meeting in found], _BEFORE_MEETINGS)


def _timeline(timeline: Timeline, printing: Printing) -> list[Node]:
    if not (timeline.posts or timeline.threads):
        return []
    timeline = in_lines(timeline)
    drawing = timeline_picture.drawn(timeline, printing.width)
    hidden = timeline_picture.hidden(timeline, printing.width)
    told = [
        "Each circle is a meeting." if any(thread.met for thread in timeline.threads) else "",
        f"In words: {in_words.timeline(timeline)}.",
        f"The picture has no room for {wording.counted(hidden, 'more mentorship', 'more mentorships')}." * bool(hidden),
    ]
    return [{"wide": figure(drawing, " ".join(filter(None, told))), "gap": 0.0, "ruled": False}]


def in_lines(timeline: Timeline) -> Timeline:
    """With names of one line each, without what can't be printed."""
    return replace(
        timeline,
        posts=tuple(replace(post, name=line(post.name)) for post in timeline.posts),
        threads=tuple(replace(thread, who=line(thread.who)) for thread in timeline.threads),
    )


def _mentorship(mentorship: Mentorship, printing: Printing, gap: float) -> list[Node]:
    meetings = sorted(mentorship.meetings, key=_held_on)
    told = _introduction(mentorship, meetings, printing)
    told[0] |= {"gap": gap, "ruled": gap > 0}
    ruled = any((meeting.notes or "").strip() or meeting.discussed for meeting in meetings)
    for nth, meeting in enumerate(meetings):
        first = nth == 0
        entry = _meeting(meeting, printing)
        told.append(entry | {"gap": _BEFORE_MEETINGS if first or ruled else _DENSE, "ruled": first or ruled})
    return told


def _introduction(mentorship: Mentorship, meetings: list[Meeting], printing: Printing) -> list[Node]:
    """Who, since when, what for, what was agreed, and how often."""
    who = line(mentorship.who)
    note = [who, *filter(None, (line(mentorship.role), _lasting(mentorship)))]
    purpose, agreed = markdown.nodes(mentorship.purpose), _agreement(mentorship.agreement)
    held = sentence(wording.counted(len(meetings), "meeting", "meetings") + " included")
    # A note longer than its text would be read after the next one by readers that go by the page's geometry.
    more = markdown.nodes(" ".join(filter(None, (held, _coming(mentorship)))))
    since = _agreed_on(mentorship.agreement, printing)
    if purpose and agreed:
        told = [_headed(note, who, "What it’s for", purpose)]
        return [*told, _headed(["Agreed", *since], who, "What we agreed", agreed + more) | {"gap": _DENSE}]
    if agreed:
        note += [f"Agreed {day[:1].lower()}{day[1:]}" for day in since]
        return [_headed(note, who, "What we agreed", agreed + more)]
    title, blocks = ("What it’s for", purpose) if purpose else ("Where we’ve met", markdown.nodes(_dates(meetings)))
    return [_headed(note, who, title, blocks + more)]


def _headed(note: list[str], who: str, title: str, blocks: list[Node]) -> Node:
    bookmark = f"{who}: {title[:1].lower()}{title[1:]}"  # several mentorships have the same title
    return row(note, title, blocks, bookmark=bookmark)


def _agreement(agreement: Agreement | None) -> list[Node]:
    return [node for label, text in agreement.points for node in _point(line(label), text)] if agreement else []


def _agreed_on(agreement: Agreement | None, printing: Printing) -> list[str]:
    return [f"On {printing.day(agreement.agreed_on)}."] if agreement and agreement.agreed_on else []


def _point(label: str, text: str) -> list[Node]:
    blocks = markdown.nodes(text)
    return labelled(label, blocks) if label else blocks


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


def _meeting(meeting: Meeting, printing: Printing) -> Node:
    circumstances = (line(meeting.medium), wording.length(meeting.minutes) if meeting.minutes else "")
    day = printing.day(meeting.held_on)
    headline = line(meeting.headline) or wording.day(meeting.held_on)
    note = [day, *filter(None, [wording.capital(", ".join(filter(None, circumstances)))])]
    return row(note, headline, _blocks(meeting, headline), when=day)


def _blocks(meeting: Meeting, headline: str) -> list[Node]:
    """What mattered, unless the headline says just that, what was discussed, and the notes."""
    notes = markdown.nodes(meeting.notes or "", headline)
    discussed = _discussed(meeting)
    mattered = markdown.nodes(meeting.what_mattered)
    if markdown.bare(meeting.what_mattered) == markdown.bare(headline):
        mattered = []
    if mattered and (notes or discussed):
        mattered = labelled("What mattered", mattered)
    return mattered + discussed + notes


def _discussed(meeting: Meeting) -> list[Node]:
    said = [block for item in meeting.discussed if (block := plain(item))]
    if not said:
        return []
    label = {"kind": "paragraph", "runs": [{"text": "Discussed:", "italic": True}], "sticky": True}
    return [label, {"kind": "list", "items": [{"blocks": block} for block in said]}]
