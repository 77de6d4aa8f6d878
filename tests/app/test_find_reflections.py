"""What a filter finds among reflections and quick notes."""

from datetime import date, datetime, timedelta

import pytest

from app.acts import find_reflections, remove, writing
from app.acts.find_reflections import Sought, understood
from app.records import goals, links, meetings, notes, posts, reflections, tags
from app.records.goals import Goal
from app.records.meetings import Meeting
from app.records.notes import Note
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.app.makers import do

DAY = date(2025, 3, 10)
FEW, MANY = find_reflections._FEW, find_reflections._MANY


@pytest.fixture
def write_one(journal):
    def write_one(text="A long silence.", day=DAY, about=(), **fields):
        ref = Kind.REFLECTION, do(journal, reflections.add, Reflection(0, "", day, "free", text=text, **fields)).id
        for other in about:
            do(journal, links.add, ref, other)
        return ref

    return write_one


@pytest.fixture
def jot(journal):
    def jot(text="Ask about the rota", day=DAY, about=()):
        ref = Kind.NOTE, do(journal, notes.add, Note(0, "", day, text)).id
        for other in about:
            do(journal, links.add, ref, other)
        return ref

    return jot


@pytest.fixture
def tag(journal):
    return lambda name: (Kind.TAG, do(journal, tags.add, name).id)


def find(journal, typed, limit=200):
    return [one.ref for one in Sought(journal.read, understood(journal.read, typed)).page(limit=limit)]


# What is understood


def test_words_and_parts_are_told_apart(journal, tag):
    tag("exam")
    wanted = understood(journal.read, "lantern tag:exam  orchard year:2025")
    assert wanted.words == "lantern orchard"
    assert [(part.key, part.value, part.names) for part in wanted.parts] == [
        ("tag", "exam", ("exam",)),
        ("year", "2025", ("2025",)),
    ]


@pytest.mark.parametrize("typed", ['goal:"help early"', "goal:“help early”", 'GOAL:"help  early', "goal:help"])
def test_a_value_may_be_quoted(journal, typed):
    do(journal, goals.add, Goal(0, "", "Ask for help early", DAY))
    [part] = understood(journal.read, typed).parts
    assert part.names == ("Ask for help early",)


@pytest.mark.parametrize("typed", ["tag:", "lantern tag:", "tag:#", "", "  ", '""'])
def test_a_key_without_a_value_asks_for_nothing(journal, typed):
    assert understood(journal.read, typed).parts == ()


def test_a_key_that_nobody_knows_is_words(journal):
    wanted = understood(journal.read, "colour:green 10:30 untag:exam")
    assert (wanted.words, wanted.parts) == ("colour:green 10:30 untag:exam", ())


def test_a_whole_name_means_that_one_alone(journal, tag):
    for name in ("exam", "exam nerves"):
        tag(name)
    named = [understood(journal.read, typed).parts[0].names for typed in ("tag:Exam", "tag:exa")]
    assert named == [("exam",), ("exam", "exam nerves")]


def test_a_filter_of_nothing_is_none(journal):
    assert not understood(journal.read, " – ")
    assert understood(journal.read, "x")
    assert understood(journal.read, "year:2025")


def test_the_words_of_a_filter_stay_out_of_its_repr(journal, tag):
    tag("private")
    assert "private" not in repr(understood(journal.read, "tag:private privately"))


# What is found


def test_without_a_filter_everything_is_found(journal, write_one, jot):
    made = [write_one(), jot(day=DAY - timedelta(days=1))]
    assert find(journal, "") == made


def test_words_are_found_in_titles_and_texts_of_both_kinds(journal, write_one, jot):
    titled, noted = write_one("Nothing", title="A lantern"), jot("lanterns, twice", DAY - timedelta(days=1))
    write_one("A candle")
    assert find(journal, "lantern") == [titled, noted]


def test_every_word_must_be_there(journal, write_one):
    write_one("A lantern")
    both = write_one("An orchard with a lantern")
    assert find(journal, '"lantern orchard"') == [both]


def test_other_records_that_match_are_not_entries(journal, write_one, ada, tag):
    tag("lantern")
    written = write_one("lantern")
    assert find(journal, "lantern") == [written]


def test_a_tag_finds_what_wears_it(journal, write_one, jot, tag):
    exam, voice = tag("exam"), tag("voice")
    both, noted = write_one(about=[exam, voice]), jot(day=DAY - timedelta(days=1), about=[exam])
    write_one(about=[voice])
    write_one()
    assert find(journal, "tag:exam") == [both, noted]
    assert find(journal, "tag:exam tag:voice") == [both]


def test_what_nobody_knows_finds_nothing(journal, write_one, tag):
    write_one(about=[tag("exam")])
    for typed in ("tag:rota", "goal:rota", "post:rota", "with:rota", "year:soon", "tag:exam goal:rota"):
        assert find(journal, typed) == []


def test_a_tag_that_was_removed_finds_nothing(journal, write_one, tag):
    exam = tag("exam")
    write_one(about=[exam])
    do(journal, remove.remove, exam)
    assert find(journal, "tag:exam") == []


def test_a_goal_finds_what_is_tied_to_it(journal, write_one):
    goal = do(journal, goals.add, Goal(0, "", "Ask for help early", DAY))
    tied = write_one(about=[(Kind.GOAL, goal.id)])
    write_one()
    assert find(journal, 'goal:"ask for"') == [tied]


def test_a_person_finds_what_is_tied_to_the_mentorship_or_a_meeting_of_it(journal, write_one, jot, mentorship, meeting):
    of_meeting = write_one(about=[(Kind.MEETING, meeting.id)])
    of_mentorship = jot(about=[(Kind.MENTORSHIP, mentorship.id)])
    write_one()
    assert find(journal, "with:ada") == [of_meeting, of_mentorship]
    assert find(journal, 'with:"ada fen"') == [of_meeting, of_mentorship]


def test_a_meeting_that_was_removed_ties_nothing(journal, write_one, mentorship, meeting):
    write_one(about=[(Kind.MEETING, meeting.id)])
    do(journal, remove.remove_meeting, meeting)
    assert find(journal, "with:ada") == []


def test_of_two_mentorships_only_that_persons_is_meant(journal, write_one, mentorship, meeting):
    from app.acts.begin import begin
    from app.records.mentorships import Form, Role

    ben = do(journal, begin, "Ben Okoro", Role.MENTOR, Form.PEER, "")
    noon = datetime(2025, 4, 1, 12, tzinfo=meeting.planned_start.tzinfo)
    his = do(journal, meetings.add, Meeting(0, "", ben.id, noon))
    of_his = write_one(about=[(Kind.MEETING, his.id)])
    write_one(about=[(Kind.MEETING, meeting.id)])
    assert find(journal, "with:ben") == [of_his]


@pytest.mark.parametrize(
    ("typed", "years"),
    [("year:2025", [2025]), ("year:202", [2026, 2025]), ("year:2019 year:2026", [2026, 2019]), ("year:1", [])],
)
def test_a_year_finds_its_entries_first_and_last_day_too(journal, write_one, typed, years):
    made = {}
    for year in (2019, 2025, 2026):
        first = write_one(day=date(year, 1, 1))
        made[year] = [write_one(day=date(year, 12, 31) if year < 2025 else date(year, 1, 2)), first]
    assert find(journal, typed) == [ref for year in years for ref in made[year]]


def test_a_post_finds_what_was_written_while_it_was_held(journal, write_one, jot):
    for name, first, last in (("Perinatal", date(2024, 8, 7), date(2025, 2, 4)), ("Liaison", date(2025, 2, 5), None)):
        do(journal, posts.add, Post(0, "", name, first, last, site="Ashdown"))
    before, first, last = write_one(day=date(2024, 8, 6)), jot(day=date(2024, 8, 7)), write_one(day=date(2025, 2, 4))
    after = write_one(day=date(2025, 2, 5))
    assert find(journal, "post:perinatal") == [last, first]
    assert find(journal, "post:liaison") == [after]
    assert find(journal, "post:ashdown") == [after, last, first]
    assert before not in find(journal, "post:ashdown")


def test_a_tie_to_a_post_counts_more_than_the_day(journal, write_one):
    made = {
        name: (Kind.POST, do(journal, posts.add, Post(0, "", name, first, last)).id)
        for name, first, last in (
            ("Perinatal", date(2024, 8, 7), date(2025, 2, 4)),
            ("Liaison", date(2025, 2, 5), None),
        )
    }
    of_day = write_one(day=date(2024, 9, 1))
    tied = write_one(day=date(2024, 9, 2), about=[made["Liaison"]])
    assert find(journal, "post:perinatal") == [of_day]
    assert find(journal, "post:liaison") == [tied]


def test_words_and_parts_narrow_each_other(journal, write_one, tag):
    exam = tag("exam")
    wanted = write_one("A lantern", date(2024, 5, 1), about=[exam])
    write_one("A lantern", date(2025, 1, 1), about=[exam])
    write_one("A lantern", date(2024, 5, 1))
    write_one("A candle", date(2024, 5, 1), about=[exam])
    assert find(journal, "lantern tag:exam year:2024") == [wanted]


# Page by page, whichever way it looks


@pytest.fixture
def long_run(journal, write_one, jot, tag):
    """Forty entries over ten days, every other one tagged and about a lantern, in an order that days don't have."""
    voice = tag("voice")
    for number in range(40):
        about = [voice] if number % 2 else []
        words = "lantern" if number % 2 else "candle"
        (jot if number % 3 == 0 else write_one)(words, DAY + timedelta(days=number * 7 % 10), about=about)


@pytest.mark.parametrize(("few", "many"), [(FEW, MANY), (0, MANY), (FEW, 0), (0, 0)])
@pytest.mark.parametrize("typed", ["lantern", "tag:voice", "lantern tag:voice", "l year:2025", "tag:voice year:2025"])
@pytest.mark.parametrize("size", [1, 3, 200])
def test_pages_of_what_is_found_are_whole_and_in_order(journal, long_run, monkeypatch, typed, few, many, size):
    monkeypatch.setattr(find_reflections, "_FEW", few)
    monkeypatch.setattr(find_reflections, "_MANY", many)
    monkeypatch.setattr(find_reflections, "_AHEAD", 1)
    monkeypatch.setattr(find_reflections, "_FARTHEST", 5)
    sought = Sought(journal.read, understood(journal.read, typed))
    read, before = [], None
    while page := sought.page(before, size):
        read += page
        before = page[-1].place
    every = writing.newest(journal.read)
    assert read == [one for one in every if "lantern" in one.headline]
    assert len(read) == 20


@pytest.mark.parametrize("typed", ["lantern", "tag:voice", "lantern tag:voice", "year:2025 lantern"])
def test_it_is_known_of_one_entry_whether_it_fits(journal, long_run, typed):
    sought = Sought(journal.read, understood(journal.read, typed))
    every = writing.newest(journal.read)
    assert [one for one in every if sought.fits(one)] == sought.page()
