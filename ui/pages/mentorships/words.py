"""Words for mentorships that only the window needs; the rest is in `app.wording`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app import wording
from app.records.mentorships import ContactAfter, EndingReason, Form, Mentorship, Role, State
from ui.pages.meetings.words import today

NOT_SAID, RATHER_NOT = "", "rather_not_say"
_OPENING = (State.CONSIDERING, State.PROPOSED, State.CONTRACTING)


def _tr(text: str) -> str:
    return QCoreApplication.translate("mentorships", text)


def roles() -> list[tuple[str, str]]:
    """To choose from."""
    return [
        (Role.MENTEE.value, _tr("I’m the mentee")),
        (Role.MENTOR.value, _tr("I’m the mentor")),
        (Role.BOTH.value, _tr("Both ways")),
    ]


def forms() -> list[tuple[Form, str]]:
    """To choose from."""
    return [
        (Form.TRADITIONAL, _tr("Traditional")),
        (Form.NEAR_PEER, _tr("Near-peer, a step apart")),
        (Form.PEER, _tr("Between peers")),
        (Form.REVERSE, _tr("Reverse")),
        (Form.GROUP_MEMBER, _tr("In a group")),
        (Form.CO_MENTORING, _tr("Co-mentoring")),
    ]


def form(one: Form) -> str:
    return dict(forms())[one]


def form_help(one: Form) -> str:
    """What the word means, in a sentence."""
    return {
        Form.TRADITIONAL: _tr("The mentor has been further along the road."),
        Form.NEAR_PEER: _tr("The mentor is one or two steps ahead."),
        Form.PEER: _tr("Two people at a similar stage, taking turns."),
        Form.REVERSE: _tr("The one who is newer to medicine is the mentor."),
        Form.GROUP_MEMBER: _tr("Several people meet together."),
        Form.CO_MENTORING: _tr("Each mentors the other, whatever the stage."),
    }[one]


def reasons() -> list[tuple[str, str]]:
    """To choose from, beginning with nothing chosen."""
    known = [(one.value, reason(one)) for one in EndingReason]
    return [(NOT_SAID, _tr("Choose what fits best")), *known, (RATHER_NOT, _tr("Rather not say"))]


def reason_of(key: str) -> EndingReason | None:
    """What is kept for one of `reasons`."""
    if key == RATHER_NOT:
        return EndingReason.OTHER
    return EndingReason(key) if key else None


def reason(one: EndingReason) -> str:
    return {
        EndingReason.PURPOSE_MET: _tr("It did what it was for"),
        EndingReason.PLANNED_END: _tr("It had come to its planned end"),
        EndingReason.MOVED_ON: _tr("One of us moved on"),
        EndingReason.TIME: _tr("There wasn’t the time"),
        EndingReason.NOT_RIGHT_MATCH: _tr("It wasn’t the right match"),
        EndingReason.ROLE_CONFLICT: _tr("Our other roles got in the way"),
        EndingReason.NO_CONTACT: _tr("We lost touch"),
        EndingReason.OTHER: _tr("Something else"),
    }[one]


def contacts() -> list[tuple[str, str]]:
    """To choose from, beginning with nothing said."""
    return [(NOT_SAID, _tr("Nothing agreed")), *((one.value, contact(one)) for one in ContactAfter)]


def contact(one: ContactAfter) -> str:
    return {
        ContactAfter.NONE: _tr("No further contact"),
        ContactAfter.OCCASIONAL: _tr("Now and then"),
        ContactAfter.OPEN_DOOR: _tr("The door stays open"),
    }[one]


def standing(mentorship: Mentorship) -> str:
    """Since when, or how it stands: the last line in the list."""
    state, since = mentorship.state, wording.capital(wording.standing(mentorship.started_on, None))
    if state in _OPENING:
        return _tr("Thinking about it")
    if state is State.DECLINED:
        return _tr("It didn’t come to be")
    if state is State.CLOSING:
        return _tr("{since}, drawing to a close").format(since=since)
    return _tr("{years}, closed").format(years=_years(mentorship)) if mentorship.is_over else since


def state_chip(mentorship: Mentorship) -> str:
    """How it stands, where that needs a word; "" for one that simply goes on."""
    if mentorship.state in _OPENING:
        return _tr("Thinking about it")
    return {
        State.PAUSED: _tr("Paused"),
        State.CLOSING: _tr("Drawing to a close"),
        State.ENDED: _tr("Closed"),
        State.DECLINED: _tr("It didn’t come to be"),
    }.get(mentorship.state, "")


def times_met(number: int, posts: int = 0) -> str:
    """ "23 meetings across six posts"."""
    if not number:
        return ""
    met = wording.capital(wording.counted(number, _tr("meeting"), _tr("meetings")))
    if posts < 2:
        return met
    return _tr("{met} across {posts}").format(met=met, posts=wording.counted(posts, _tr("post"), _tr("posts")))


def agreed(mentorship: Mentorship) -> str:
    """When it was agreed and what kind it is, in one line."""
    kind = form(mentorship.form)
    if mentorship.agreed_on is None:
        return kind
    return _tr("{kind}. Agreed {day}").format(kind=kind, day=wording.day(mentorship.agreed_on, today()))


def _years(mentorship: Mentorship) -> str:
    first, last = mentorship.started_on, mentorship.ended_on
    if first is None or last is None or first.year == last.year:
        return str((last or first or today()).year)
    return _tr("{first} to {last}").format(first=first.year, last=last.year)
