"""A summary to print, and poppler's view of what was printed."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.progress import Progress
from app.summary import compose
from app.summary.document import Document, Meeting, Mentorship

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


def composed(document=DOCUMENT):
    return compose.pdf(document, Progress())


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
