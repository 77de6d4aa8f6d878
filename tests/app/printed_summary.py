"""A summary to print, and poppler's view of what was printed."""

import io
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest

from app.progress import Progress
from app.summary import compose, typeset
from app.summary.document import (
    Action,
    Agreement,
    CheckIn,
    Document,
    Goal,
    Meeting,
    Mentorship,
    Milestone,
    Next,
    Note,
    Post,
    Reflection,
    Score,
    Thread,
    Timeline,
)

MILLIMETRE = 72 / 25.4
ROOT = Path(__file__).resolve().parents[2]

needs_poppler = pytest.mark.skipif(
    sys.platform != "linux" and not shutil.which("pdftotext"), reason="needs poppler, which the set-up brings on Linux"
)

NOTES = """# The week I stopped rehearsing
I rang at ten. **Four reasons** were *not* needed. #later
## Now what?
- Ring with the question first
  - and the story after
> Good shout, she said.
- [ ] Email Dr Prior @me !2026-11-26
- [x] Find one person to ask
1. Read [the guide](https://example.org/guide)
---
Last words."""

MEETING = Meeting(
    held_on=date(2026, 10, 20),
    headline="The week I stopped rehearsing",
    medium="By video",
    minutes=55,
    what_mattered="Asking before I’m certain.",
    notes=NOTES,
)
EARLIER = Meeting(
    held_on=date(2026, 9, 1), headline="New post", medium="In person", what_mattered="Choosing one person to ask."
)
MIRIAM = Mentorship(
    who="Dr Miriam Holt",
    role="I’m the mentee.",
    since=date(2023, 10, 3),
    purpose="Either of us can cancel without a reason.",
    meetings=(MEETING, EARLIER),
)
DOCUMENT = Document(
    made_on=date(2026, 11, 19),
    name="Tess Okonjo",
    first=date(2026, 8, 1),
    last=date(2026, 11, 30),
    audience="Prepared for Dr Miriam Holt, my mentor since October 2023.",
    mentorships=(MIRIAM,),
    chosen=("one mentorship", "two meetings", "the notes of one meeting"),
    left_out=("one meeting at another time",),
)


def composed(document=DOCUMENT, progress=None):
    """Set in this process, which ends soon enough."""
    return compose.pdf(document, progress or Progress(), _here)


def _here(data, made_on, progress):
    with TemporaryDirectory() as empty:
        return typeset.typeset(data, made_on, lambda done: progress.step(done, typeset.STEPS), empty)


def noted(notes, **more):
    """The document with these notes for its only meeting."""
    meeting = replace(MEETING, headline="Headline", what_mattered="", notes=notes)
    return replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=(meeting,)),), **more)


def run(command, pdf, *arguments):
    done = subprocess.run(
        [command, *arguments, "-", *(["-"] if command == "pdftotext" else [])],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode(errors="replace")  # poppler prints the titles of headings as raw UTF-16


def text_of(pdf):
    """The words in the order of the content, a page break as form feed, spaces and line breaks as one space."""
    return re.sub(r"[ \n]+", " ", run("pdftotext", pdf, "-raw"))


def lines_of(pdf):
    """Per page: (left, bottom, right, words) of each line, in points from the top left corner."""
    pages = run("pdftotext", pdf, "-bbox-layout").split("<page ")[1:]
    line = re.compile(r'<line xMin="(.+?)" yMin=".+?" xMax="(.+?)" yMax="(.+?)">(.*?)</line>', re.DOTALL)
    word = re.compile(r"<word [^>]*>(.*?)</word>")
    return [
        [
            (float(left), float(bottom), float(right), " ".join(word.findall(words)))
            for left, right, bottom, words in line.findall(page)
        ]
        for page in pages
    ]


# A summary with something in every part of it

TIMELINE = Timeline(
    first=date(2023, 8, 1),
    last=date(2026, 11, 19),
    posts=(
        Post("Core training, Calder Valley", date(2023, 8, 2), date(2026, 8, 4)),
        Post("Perinatal, Ashdown", date(2026, 8, 5)),
    ),
    threads=(Thread("Dr Miriam Holt", date(2023, 10, 3), None, (date(2026, 9, 1), date(2026, 10, 20))),),
)
LADDER = {
    2: "I help others ask early.",
    1: "I ring before I’m sure.",
    0: "I ask the same shift.",
    -1: "I ask after an hour.",
    -2: "I wait until morning.",
}
GOAL = Goal(
    title="Ask for help early",
    state="Working on",
    since=date(2025, 1, 9),
    why="Because the longest hours were spent deciding.",
    rungs=LADDER,
    start=-2,
    chart=True,
    check_ins=(
        CheckIn(date(2025, 1, 9), -2, noticed="It was a quiet night."),
        CheckIn(date(2025, 5, 2), -1),
        CheckIn(date(2026, 11, 3), 0, noticed="I rang at ten."),
    ),
    milestones=(
        Milestone("Ask on a night shift", reached_on=date(2026, 10, 1)),
        Milestone("Tell the new doctors", due_on=date(2027, 2, 1)),
    ),
)
FORMING = Goal(title="Chair the meeting", state="Still forming", since=date(2026, 9, 1), closing="It was enough.")
REFLECTION = Reflection(
    on=date(2026, 11, 3),
    title="Ten, not two",
    model="What? So what? Now what?",
    ties=("Linked to the goal “Ask for help early”.",),
    text="## What?\nShe was more frightened at ten.\n## So what?\nThe call took three minutes.",
)
ACTIONS = (
    Action("Find one person to ask", "mine", date(2026, 9, 1), state="done", closed_on=date(2026, 10, 1)),
    Action(
        "Email Dr Prior", "mine", date(2026, 10, 20), date(2026, 11, 27), if_then="If it is five, then I will write."
    ),
    Action("Keep a list", "mine", date(2026, 9, 1), state="let_go", closed_on=date(2026, 10, 20)),
)
FULL = replace(
    DOCUMENT,
    timeline=TIMELINE,
    mentorships=(
        replace(
            MIRIAM,
            agreement=Agreement(date(2025, 10, 9), (("How often", "Every six weeks."),)),
            meetings=(replace(MEETING, discussed=("The rota",)), EARLIER),
        ),
    ),
    goals=(GOAL, FORMING),
    score=Score(now=60.6, change=24.8, goals=4),
    reflections=(REFLECTION,),
    notes=(Note(date(2026, 10, 1), "The bleep didn’t go off for an hour."),),
    actions=ACTIONS,
    next=Next(date(2026, 11, 24), "Dr Miriam Holt", "By video", "17:30", "To say it out loud."),
)


def entry(record, **parts):
    """One record by itself."""
    return Document(made_on=date(2026, 11, 19), form="entry", record=record, name="Tess Okonjo", **parts)


def struct_of(pdf):
    """The tags with their words, as poppler shows them."""
    return run("pdfinfo", pdf, "-struct-text")


def tags_of(pdf):
    """The tags in the order in which they are read; quicker than poppler's, but without words."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_tags_below(opened.Root.StructTreeRoot))


def _tags_below(node):
    if "/S" in node:
        yield str(node["/S"]).lstrip("/")
    below = node.get("/K", [])
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, pikepdf.Dictionary):
            yield from _tags_below(child)
