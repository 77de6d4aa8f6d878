"""Long documents in volumes: nothing lost, nothing twice, none too long."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.progress import Progress
from app.summary import volumes
from app.summary.compose import Composed, Edition
from app.summary.document import (
    Action,
    Agreement,
    CheckIn,
    Document,
    Goal,
    Meeting,
    Mentorship,
    Next,
    Note,
    Post,
    Reflection,
    Score,
    Timeline,
)
from app.summary.press import Press
from tests.app.printed_summary import DOCUMENT, needs_poppler, text_of

DAY = date(2020, 1, 1)
SENTENCE = "We spoke about the rota and about what I would rather not have said on the ward round that morning. "

# Documents of every shape, of entries that are shorter than a page

days = st.dates(date(1990, 1, 1), date(2030, 1, 1))
titles = st.text(min_size=1, max_size=30)
marks = st.sampled_from(["## Head", "- a", "  - b", "> q", "```", "~~~ x", "1. one", ""])
lines = st.text(max_size=60) | marks
markdown = st.lists(lines, max_size=4).map("\n".join)
meetings = st.builds(Meeting, days, titles, what_mattered=markdown, notes=st.none() | markdown)
agreements = st.builds(Agreement, st.none() | days, st.lists(st.tuples(titles, markdown), max_size=2).map(tuple))
mentorships = st.builds(
    Mentorship,
    titles,
    purpose=markdown,
    agreement=st.none() | agreements,
    meetings=st.lists(meetings, max_size=9).map(tuple),
)
goals = st.builds(
    Goal,
    titles,
    st.just("Working on"),
    days,
    why=markdown,
    check_ins=st.lists(st.builds(CheckIn, days, st.none(), noticed=markdown), max_size=1).map(tuple),
)
documents = st.builds(
    Document,
    st.just(DAY),
    timeline=st.none() | st.just(Timeline(DAY, DAY, (Post("Ward 7", DAY),))),
    mentorships=st.lists(mentorships, max_size=4).map(tuple),
    goals=st.lists(goals, max_size=4).map(tuple),
    score=st.none() | st.just(Score(50.0, 0.0, 3)),
    reflections=st.lists(st.builds(Reflection, days, titles, text=markdown), max_size=6).map(tuple),
    notes=st.lists(st.builds(Note, days, markdown), max_size=6).map(tuple),
    actions=st.lists(st.builds(Action, titles, titles, days), max_size=9).map(tuple),
    next=st.none() | st.builds(Next, days, titles, wish=markdown),
    paper=st.sampled_from(["a4", "us-letter"]),
)


def divided(document, stretch):
    """As if a page held so many times less than it does, so that little fills a volume."""
    filled = volumes.fill(document, volumes.entries(document), stretch)
    return [volumes.bound(document, filled, number) for number in range(len(filled))]


def every(documents, section):
    return [one for document in documents for one in getattr(document, section)]


def told(documents):
    """Everything they say, in order, apart from how it lies in documents."""
    documents = list(documents)
    mentorships = every(documents, "mentorships")
    single = ("timeline", "score", "next")
    return {
        **{name: [found for each in documents if (found := getattr(each, name))] for name in single},
        "meetings": [(each.who, meeting) for each in mentorships for meeting in each.meetings],
        "purposes": [(each.who, each.purpose) for each in mentorships if each.purpose],
        "agreements": [(each.who, each.agreement) for each in mentorships if each.agreement],
        "goals": every(documents, "goals"),
        "reflections": every(documents, "reflections"),
        "notes": every(documents, "notes"),
        "actions": every(documents, "actions"),
    }


def in_order(document):
    return replace(
        document,
        mentorships=tuple(
            replace(each, meetings=tuple(sorted(each.meetings, key=lambda one: one.held_on)))
            for each in document.mentorships
        ),
        reflections=tuple(sorted(document.reflections, key=lambda one: one.on)),
        notes=tuple(sorted(document.notes, key=lambda one: one.on)),
        actions=tuple(sorted(document.actions, key=lambda one: one.agreed_on)),  # all of them open and due on no day
    )


@given(documents, st.sampled_from([1.0, 24.0, 40.0]))
def test_no_entry_is_lost_and_none_comes_twice(document, stretch):
    assert told(map(in_order, divided(document, stretch))) == told([in_order(document)])


def test_little_is_one_volume_and_the_document_itself():
    assert Edition(DOCUMENT).volumes == (DOCUMENT,)


def test_the_story_so_far_is_never_divided():
    assert len(Edition(replace(long_document(), form="brief")).volumes) == 1


def long_document(count=300):
    """Some two hundred pages of meetings, each with a word of its own."""
    notes = "\n\n".join([SENTENCE * 6, SENTENCE * 4, SENTENCE * 3])
    meetings = tuple(Meeting(DAY + timedelta(days=at), f"Meeting{at}x", notes=notes) for at in range(count))
    return replace(DOCUMENT, first=None, last=None, mentorships=(Mentorship("Ada", purpose="Why", meetings=meetings),))


def test_volumes_say_which_they_are_of_how_many():
    made = Edition(long_document()).volumes
    assert [(each.volume, each.volumes) for each in made] == [(1, 2), (2, 2)]


def test_meetings_go_on_in_the_next_volume_under_the_same_name_and_the_purpose_is_not_repeated():
    made = Edition(long_document()).volumes
    assert [[(each.who, each.purpose) for each in volume.mentorships] for volume in made] == [
        [("Ada", "Why")],
        [("Ada", "")],
    ]


@pytest.mark.parametrize("count", range(192, 200))
def test_a_mentorship_begins_in_the_volume_of_its_first_meeting(count):
    long = Meeting(DAY, "Talk", notes="\n".join([SENTENCE * 6] * 100))
    document = long_document(count)
    second = Mentorship("Ben", purpose="Why not", meetings=(long,) * 9)
    made = Edition(replace(document, mentorships=(*document.mentorships, second))).volumes
    assert all(each.meetings for volume in made for each in volume.mentorships)


# One entry that is longer than a volume


def numbered(count):
    return [f"word{number}" for number in range(count)]


def paragraphs(count):
    words = numbered(count)
    return "\n\n".join(" ".join(words[at : at + 40]) for at in range(0, count, 40))


def table(count, columns):
    words = numbered(count)
    rows = ["| " + " | ".join(words[at : at + columns]) + " |" for at in range(0, count, columns)]
    return "\n".join(["| head " * columns + "|", "|---" * columns + "|", *rows])


MANY = 80_000
LONG_ENTRIES = {
    "meeting": {"mentorships": (Mentorship("Ada", meetings=(Meeting(DAY, "Talk", notes=paragraphs(MANY)),)),)},
    "mentorship": {"mentorships": (Mentorship("Ada", purpose=paragraphs(MANY)),)},
    "agreement": {"mentorships": (Mentorship("Ada", agreement=Agreement(DAY, (("Label", paragraphs(MANY)),))),)},
    "reflection": {"reflections": (Reflection(DAY, "Talk", text=paragraphs(MANY)),)},
    "note": {"notes": (Note(DAY, paragraphs(MANY)),)},
    "one line": {"notes": (Note(DAY, " ".join(numbered(MANY))),)},
    "code": {"notes": (Note(DAY, "\n".join(["```", *numbered(MANY), "```"])),)},
    "table": {"notes": (Note(DAY, table(MANY, 4)),)},
    "check-ins": {"goals": (Goal("Talk", "Reached", DAY, check_ins=(CheckIn(DAY, 0, "", paragraphs(MANY)),)),)},
    "closing": {"goals": (Goal("Talk", "Reached", DAY, why="Why", closing=paragraphs(MANY)),)},
    "wish": {"next": Next(DAY, "Ada", wish=paragraphs(MANY))},
}


def words_in(value):
    """All numbered words anywhere in a record, in order."""
    if isinstance(value, str):
        return re.findall(r"word\d+", value)
    if isinstance(value, tuple):
        return [word for one in value for word in words_in(one)]
    return [word for name in getattr(value, "__slots__", ()) for word in words_in(getattr(value, name))]


@pytest.mark.parametrize("long", LONG_ENTRIES.values(), ids=LONG_ENTRIES.keys())
def test_an_entry_longer_than_a_volume_goes_on_in_the_next_without_losing_a_word(long):
    made = Edition(Document(DAY, **long)).volumes
    assert len(made) > 1
    assert [word for volume in made for word in words_in(volume)] == numbered(MANY)


@pytest.mark.parametrize("kind", ["meeting", "reflection", "closing"])
def test_what_goes_on_says_so_in_its_heading(kind):
    made = Edition(Document(DAY, **LONG_ENTRIES[kind])).volumes
    meetings = [meeting.headline for each in every(made, "mentorships") for meeting in each.meetings]
    headings = meetings + [one.title for one in every(made, "goals") + every(made, "reflections")]
    assert headings == ["Talk", *["Talk, continued"] * (len(made) - 1)]


def test_code_that_goes_on_is_code_in_every_volume():
    made = Edition(Document(DAY, **LONG_ENTRIES["code"])).volumes
    texts = [note.text for volume in made for note in volume.notes]
    assert all(text.startswith("```\n") and text.endswith("\n```") for text in texts)


def test_a_table_that_goes_on_has_its_head_in_every_volume():
    made = Edition(Document(DAY, **LONG_ENTRIES["table"])).volumes
    texts = [note.text for volume in made for note in volume.notes]
    assert len(texts) >= len(made) > 1
    assert all(text.startswith(table(0, 4) + "\n| word") for text in texts)


@pytest.mark.parametrize("columns", [3, 12])
def test_a_volume_of_tables_holds_no_more_cells_than_the_press_has_memory_for(columns):
    """Measured: about 75 kB a cell, of the 400 MB less the 75 MB that it begins with."""
    made = Edition(Document(DAY, notes=(Note(DAY, table(20_004, columns)),))).volumes
    assert max(len(words_in(volume)) for volume in made) < 4_300


def test_a_word_without_an_end_is_cut():
    made = Edition(Document(DAY, notes=(Note(DAY, "x" * 900_000),))).volumes
    assert "".join(note.text for volume in made for note in volume.notes) == "x" * 900_000


# What composing shows


class Scales:
    """Makes PDFs of so many times the pages that were estimated."""

    def __init__(self, times):
        self.times = times
        self.made = []

    def pdf(self, document, _progress):
        entries = volumes.entries(document)
        pages = round(self.times * volumes.estimated(document, tuple(entries)))
        self.made.append((document.volume, document.volumes, pages))
        return Composed(f"{document.volume} of {document.volumes}".encode(), pages, ())


@pytest.mark.parametrize("times", [0.9, 1.0, 1.1, 1.5, 2.5])
def test_no_volume_has_more_than_150_pages_however_wrong_the_estimate_was(times):
    scales, edition = Scales(times), Edition(long_document(900))
    made = edition.pdfs(scales.pdf, Progress())
    assert all(one.pages <= 150 for one in made)
    assert told(edition.volumes)["meetings"] == told([long_document(900)])["meetings"]


def test_every_title_page_tells_of_as_many_volumes_as_there_are():
    made = Edition(long_document(900)).pdfs(Scales(1.5).pdf, Progress())
    assert [one.pdf.decode() for one in made] == [f"{number + 1} of {len(made)}" for number in range(len(made))]


def test_the_first_volume_is_made_without_the_others():
    scales = Scales(1.0)
    Edition(long_document(900)).pdf(0, scales.pdf, Progress())
    assert len(scales.made) == 1


def test_what_can_not_be_divided_is_made_all_the_same():
    made = Edition(Document(DAY, notes=(Note(DAY, "One."),))).pdfs(Scales(100).pdf, Progress())
    assert len(made) == 1


@needs_poppler
def test_two_hundred_pages_are_two_pdfs_that_hold_every_meeting_and_list_it():
    steps = []
    with Press() as press:
        made = Edition(long_document()).pdfs(press.pdf, Progress(lambda done, total: steps.append((done, total))))
    assert steps[-1] == (8, 8)
    assert all(one.pages <= 150 for one in made)
    assert sum(one.pages for one in made) > 150
    printed = Counter(re.findall(r"Meeting\d+x", " ".join(text_of(one.pdf) for one in made)))
    assert printed == {f"Meeting{at}x": 2 for at in range(300)}  # in the contents and where it stands
