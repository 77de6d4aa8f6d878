"""Actions and what's next as they are printed: what is open first, by its day, then what is done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app import wording
from app.summary import markdown
from app.summary.view_parts import line, paragraph, row
from app.summary.wording import sentence

if TYPE_CHECKING:
    from app.summary.document import Action, Next
    from app.summary.view_parts import Node, Printing

_BEFORE_NEXT = 20.0
_STATES = {"open": "open", "done": "done", "let_go": "let go"}


def title(printing: Printing) -> str:
    document = printing.document
    if document.next is None:
        return "Actions"
    return "Actions, and what’s next" if document.actions else "What’s next"


def items(printing: Printing) -> list[Node]:
    document = printing.document
    told: list[Node] = []
    if document.actions:
        told.append(
            {"actions": [_action(one, printing) for one in ordered(document.actions)], "gap": 0.0, "ruled": False}
        )
    if document.next:
        told.append(_next(document.next, printing) | {"gap": _BEFORE_NEXT if told else 0.0})
    return told


def ordered(actions: tuple[Action, ...]) -> list[Action]:
    """Open ones by the day they are due, then the others by the day they were closed."""
    return sorted(actions, key=_place)


def _place(action: Action) -> tuple[bool, date, date]:
    is_open = action.state == "open"
    return not is_open, (action.due_on if is_open else action.closed_on) or date.max, action.agreed_on


def when(action: Action, printing: Printing) -> str:
    """ "Due 27 November", "Done 1 October", "Let go 3 May"; "" for one with no day."""
    if action.state == "open":
        return f"Due {printing.day(action.due_on)}" if action.due_on else ""
    return f"{_STATES[action.state].capitalize()} {printing.day(action.closed_on)}" if action.closed_on else ""


def _action(action: Action, printing: Printing) -> Node:
    status = ", ".join(filter(None, (line(action.whose), _STATES[action.state])))
    return {
        "when": when(action, printing),
        "state": action.state,
        "title": line(action.title),
        "status": f"{wording.capital(status)}. From {printing.day(action.agreed_on)}",
        "plan": line(action.if_then),
    }


def _next(coming: Next, printing: Printing) -> Node:
    circumstances = ", ".join(filter(None, (line(coming.medium), line(coming.hour))))
    who = line(coming.who)
    note = [printing.day(coming.on), *filter(None, (wording.capital(circumstances), f"With {who}" if who else ""))]
    wish = markdown.nodes(coming.wish)
    heading = "What I’d like from our next meeting" if wish else "Our next meeting"
    day = wording.long_day(coming.on)
    return row(note, heading, wish or [paragraph(sentence(f"{f'with {who}, ' if who else ''}on {day}"))])
