"""What a personal summary says, as plain data: no record types, no Markdown parsed, nothing about pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Paper = Literal["a4", "us-letter"]
# The whole with a title page; the story so far on one page, for a new mentor; a single record by itself.
Form = Literal["summary", "brief", "entry"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two people agreed, as labels and Markdown, in the order in which it is printed."""

    agreed_on: date | None
    points: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One held meeting. `notes` is Markdown; None leaves the notes out."""

    held_on: date
    headline: str = field(repr=False)
    medium: str = ""  # as it is printed, such as "By video"
    minutes: int | None = None
    what_mattered: str = field(default="", repr=False)
    discussed: tuple[str, ...] = field(default=(), repr=False)  # what was on the agenda, in its order
    notes: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Mentorship:
    """One mentorship with its chosen meetings, in any order."""

    who: str = field(repr=False)  # as it is printed: a name, initials or "My mentor"
    role: str = ""  # as it is printed, such as "I’m the mentee."
    since: date | None = None
    until: date | None = None  # None while it lasts
    coming: date | None = None  # the next meeting that is planned
    purpose: str = field(default="", repr=False)
    agreement: Agreement | None = None
    meetings: tuple[Meeting, ...] = ()
    by_role: bool = False  # `who` is no name: "My mentor"

    @property
    def within(self) -> str:
        """`who`, inside a sentence."""
        return self.who[:1].lower() + self.who[1:] if self.by_role else self.who


@dataclass(frozen=True, slots=True)
class Post:
    """One job on the timeline. `until` is None while it lasts; both days count."""

    name: str = field(repr=False)
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """One mentorship on the timeline, with the days on which two people met."""

    who: str = field(repr=False)
    since: date
    until: date | None = None
    met: tuple[date, ...] = ()
    by_role: bool = False  # `who` is no name: "My mentor"

    @property
    def within(self) -> str:
        """`who`, inside a sentence."""
        return self.who[:1].lower() + self.who[1:] if self.by_role else self.who


@dataclass(frozen=True, slots=True)
class Timeline:
    """Posts above mentorships, from `first` to `last`. In words, too, for those who can't see it."""

    first: date
    last: date
    posts: tuple[Post, ...] = ()
    threads: tuple[Thread, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Where a goal had got to. `level` is -2 to 2, None for "not sure yet"; `rung` says what it meant on that day."""

    on: date
    level: int | None
    rung: str = field(default="", repr=False)
    noticed: str = field(default="", repr=False)  # Markdown


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way; `reached_on` is None while it is ahead."""

    title: str = field(repr=False)
    due_on: date | None = None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal. Without a ladder `rungs` is empty; with `chart` its check-ins are drawn as steps."""

    title: str = field(repr=False)
    state: str  # as it is printed, such as "Working on" or "Reached"
    since: date
    until: date | None = None  # None while it lasts
    why: str = field(default="", repr=False)  # Markdown
    rungs: Mapping[int, str] = field(default_factory=dict, repr=False)  # -2 to 2; "" for one that is not written
    start: int | None = None  # the level at which it began
    chart: bool = False
    check_ins: tuple[CheckIn, ...] = ()  # oldest first
    milestones: tuple[Milestone, ...] = ()
    closing: str = field(default="", repr=False)  # Markdown


@dataclass(frozen=True, slots=True)
class Reflection:
    """One reflection in full. `text` is Markdown."""

    on: date
    title: str = field(repr=False)
    model: str = ""  # as it is printed, such as "What? So what? Now what?"
    ties: tuple[str, ...] = field(default=(), repr=False)  # whole sentences, such as "Linked to the goal “…”."
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """One quick note. `text` is Markdown."""

    on: date
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `whose` is as it is printed: "Mine", "Dr Holt’s"."""

    title: str = field(repr=False)
    whose: str = field(repr=False)
    agreed_on: date
    due_on: date | None = None
    state: Literal["open", "done", "let_go"] = "open"
    closed_on: date | None = None
    if_then: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Next:
    """The next meeting, and what its owner would like from it. `hour` is as it is printed: "17:30"."""

    on: date
    who: str = field(repr=False)
    medium: str = ""
    hour: str = ""
    wish: str = field(default="", repr=False)  # Markdown


@dataclass(frozen=True, slots=True)
class Score:
    """The goals together, as a T-score: 50 is what was hoped for. `change` is since the start."""

    now: float
    change: float
    goals: int


@dataclass(frozen=True, slots=True)
class Document:
    """A whole summary. Equal documents make equal PDFs, byte for byte."""

    made_on: date
    form: Form = "summary"
    name: str = field(default="", repr=False)  # whose summary it is; "" prints none
    first: date | None = None  # the period, both days included; None is open
    last: date | None = None
    audience: str = field(default="", repr=False)  # the whole sentence that says for whom
    reader: str = field(default="", repr=False)  # who that is, where it is one person; not printed by itself
    timeline: Timeline | None = None
    mentorships: tuple[Mentorship, ...] = ()
    goals: tuple[Goal, ...] = ()
    score: Score | None = None
    reflections: tuple[Reflection, ...] = ()
    notes: tuple[Note, ...] = ()
    actions: tuple[Action, ...] = ()
    next: Next | None = None
    chosen: tuple[str, ...] = ()  # counts in words, such as "two mentorships", "notes of nine meetings"
    left_out: tuple[str, ...] = ()
    sample: bool = False  # says "Sample journal" on every page
    paper: Paper = "a4"
    volume: int = 1  # of `volumes`: one PDF each where a single one would be too long to hold
    volumes: int = 1
    record: str = ""  # the kind of an "entry", as the journal calls it: "meeting", "goal", "action"
