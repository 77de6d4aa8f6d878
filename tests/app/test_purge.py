"""Thirty days after it was removed a record is erased, with its links and with every word of it."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from app import search
from app.acts import purge, remove
from app.acts.removed import Erasing
from app.errors import StillBusy
from app.records import (
    actions,
    agenda,
    agreements,
    check_ins,
    departures,
    drafts,
    goals,
    links,
    meetings,
    milestones,
    notes,
    people,
    posts,
    reflections,
    tags,
    versions,
)
from app.records.actions import Action
from app.records.agreements import Agreement
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.meetings import Meeting
from app.records.milestones import Milestone
from app.records.notes import Note
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store import doors, rows
from app.store.journal import Kind
from app.store.opening import Opened
from tests.app import second_reader

NOON = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
OLD, YOUNG = timedelta(days=30, minutes=1), timedelta(days=29, hours=23, minutes=59)


def ago(time):
    return (datetime.now(UTC) - time).strftime("%Y-%m-%dT%H:%M:%SZ")


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def with_parts(house):
    """The meeting and what belongs to it alone."""
    return house[Kind.AGENDA_ITEM], house[Kind.ACTION], house[Kind.MEETING]


def hide(journal, time, *refs):
    for kind, record_id in refs:
        do(journal, rows.hide, kind, record_id, ago(time))


def left(journal):
    return {kind: journal.read.one(f"select count(*) from {kind}") for kind in Kind}


def tidy(journal):
    for steps in range(1, 10_000):
        if do(journal, search.tidy_a_little):
            return steps
    raise AssertionError("never done")


def everything_in_the_index(journal):
    blocks = b"".join(row[0] for row in journal.read.execute("select block from search_data"))
    words = "".join(f"{row[0]} {row[1]}" for row in journal.read.execute("select title, body from search_text"))
    return (blocks + words.encode()).lower()


def one_of_each_entry(journal, meeting):
    """What its owner writes: an entry of each kind."""
    day = date(2025, 3, 10)
    with journal.write() as write:
        goal = goals.add(write, Goal(0, "", "Speak up", day))
        made = {
            Kind.AGENDA_ITEM: agenda.add(write, meeting.id, "How it began"),
            Kind.ACTION: actions.add(write, Action(0, "", "Ring the library", day, meeting_id=meeting.id)),
            Kind.GOAL: goal,
            Kind.CHECK_IN: check_ins.add(write, CheckIn(0, "", goal.id, day)),
            Kind.MILESTONE: milestones.add(write, Milestone(0, "", goal.id, "The first time")),
            Kind.REFLECTION: reflections.add(write, Reflection(0, "", day, "free")),
            Kind.NOTE: notes.add(write, Note(0, "", day, "Something")),
            Kind.POST: posts.add(write, Post(0, "", "Registrar", day)),
            Kind.TAG: tags.add(write, "voice"),
        }
    return {kind: (kind, record.id) for kind, record in made.items()}


@pytest.fixture
def house(journal, ada, mentorship, meeting):
    """One record of each kind, and links between them."""
    departure = do(journal, departures.add, "A summary", "Ada", "a.pdf")
    agreement = do(journal, agreements.add, Agreement(0, "", mentorship.id))
    refs = {
        Kind.AGREEMENT: (Kind.AGREEMENT, agreement.id),
        Kind.PERSON: (Kind.PERSON, ada.id),
        Kind.MENTORSHIP: (Kind.MENTORSHIP, mentorship.id),
        Kind.MEETING: (Kind.MEETING, meeting.id),
        Kind.DEPARTURE: (Kind.DEPARTURE, departures.latest(journal.read)[0].id),
        **one_of_each_entry(journal, meeting),
    }
    assert departure.uid == departures.latest(journal.read)[0].uid
    return refs


def test_what_was_removed_over_thirty_days_ago_is_erased(journal, house):
    hide(journal, OLD, *house.values())
    assert do(journal, purge.erase) == len(Kind)
    assert set(left(journal).values()) == {0}


def test_what_was_removed_less_than_thirty_days_ago_stays(journal, house):
    hide(journal, YOUNG, *house.values())
    assert do(journal, purge.erase) == 0
    assert set(left(journal).values()) == {1}


def test_what_was_not_removed_stays(journal, house):
    do(journal, purge.erase)
    assert set(left(journal).values()) == {1}


@pytest.mark.parametrize(("time", "due"), [(OLD, True), (YOUNG, False)])
def test_it_is_known_whether_anything_is_due(journal, house, time, due):
    assert not purge.due(journal)
    hide(journal, time, house[Kind.DEPARTURE])
    assert purge.due(journal) is due


def test_nothing_is_due_after_it_was_erased(journal, house):
    hide(journal, OLD, *house.values())
    do(journal, purge.erase)
    assert not purge.due(journal)


def test_a_mentorship_waits_for_the_last_of_its_meetings(journal, house):
    hide(journal, OLD, house[Kind.PERSON], house[Kind.MENTORSHIP])
    hide(journal, YOUNG, house[Kind.MEETING])
    assert do(journal, purge.erase) == 0
    assert set(left(journal).values()) == {1}


def test_what_waits_for_another_is_not_told_as_due(journal, house):
    hide(journal, OLD, house[Kind.MENTORSHIP])
    hide(journal, YOUNG, house[Kind.MEETING])
    assert not purge.due(journal)


def test_links_go_with_either_end(journal, house):
    with journal.write() as write:
        links.add(write, house[Kind.MEETING], house[Kind.PERSON])
        links.add(write, house[Kind.MENTORSHIP], house[Kind.MEETING])
        links.add(write, house[Kind.MENTORSHIP], house[Kind.PERSON])
    hide(journal, OLD, *with_parts(house))
    do(journal, purge.erase)
    assert journal.read.execute("select kind_a, kind_b from link").fetchall() == [("mentorship", "person")]


def test_what_was_being_typed_about_it_goes_too(journal, house, ada, mentorship, meeting):
    for form, record in (("person", ada), ("ending", mentorship), ("details", meeting)):
        do(journal, drafts.keep, drafts.of(form, record.uid), {"words": "half a thought"})
    do(journal, drafts.keep, "plan", {"with": mentorship.uid, "place": "Library"})
    do(journal, drafts.keep, "mentorship", {"who": "Somebody else"})
    hide(journal, OLD, *house.values())
    do(journal, purge.erase)
    assert journal.read.execute("select form from draft").fetchall() == [("mentorship",)]


def test_what_was_being_typed_about_a_removed_record_waits_with_it(journal, house, ada):
    do(journal, drafts.keep, drafts.of("person", ada.uid), {"notes": "half a thought"})
    hide(journal, YOUNG, house[Kind.PERSON])
    do(journal, purge.erase)
    assert drafts.get(journal.read, drafts.of("person", ada.uid)) == {"notes": "half a thought"}


def test_an_erased_record_cannot_come_back(journal, house):
    hide(journal, OLD, *with_parts(house))
    do(journal, purge.erase)
    do(journal, remove.bring_back, [house[Kind.MEETING]])
    assert left(journal)[Kind.MEETING] == 0


def test_erasing_is_told_as_a_change(journal, house):
    hide(journal, OLD, *with_parts(house))
    heard = []
    journal.on_change = heard.append
    do(journal, purge.erase)
    assert house[Kind.MEETING] in heard[0].records


@pytest.fixture
def busy(journal, mentorship):
    """An index of many blocks: 400 meetings written in several goes. Every tenth holds a word of its own."""

    def words(number):
        own = f"quokka{number:04d}" if number % 10 == 0 else "ordinary"
        return f"{own} rota{number % 37} clinic{number % 91} " + " ".join(f"w{number}x{n}" for n in range(40))

    ids = {}
    for start in range(0, 400, 25):
        with journal.write() as write:
            for number in range(start, start + 25):
                kept = meetings.add(
                    write, Meeting(0, "", mentorship.id, NOON + timedelta(hours=number), notes=words(number))
                )
                ids[number] = kept.id
    for number in range(0, 400, 3):
        do(journal, meetings.save_notes, ids[number], words(number) + " again")
    return ids


@pytest.fixture
def erased(journal, busy):
    hide(journal, OLD, *((Kind.MEETING, record_id) for number, record_id in busy.items() if number % 10 == 0))
    assert do(journal, purge.erase) == 40
    return journal


def test_words_of_kept_entries_are_in_the_index(journal, busy):
    # FTS5 keeps a word as what it adds to the word before it: the first of a kind stands there whole.
    assert b"quokka" in everything_in_the_index(journal)


def test_erased_words_stay_in_old_blocks_until_they_are_merged(erased):
    assert b"quokka" in everything_in_the_index(erased)
    assert search.is_untidy(erased.read)


def test_after_tidying_no_word_of_an_erased_entry_is_in_the_index(erased):
    tidy(erased)
    assert b"quokka" not in everything_in_the_index(erased)
    assert not search.is_untidy(erased.read)


def test_tidying_goes_in_steps(erased):
    assert tidy(erased) > 1


def test_tidying_loses_no_word_of_what_is_kept(erased):
    words = ("ordinary", "rota3", "clinic", "again", "w7x1")
    before = {word: len(search.matching(erased.read, word)) for word in words}
    assert all(before.values())
    tidy(erased)
    assert {word: len(search.matching(erased.read, word)) for word in before} == before


def test_what_is_written_while_tidying_is_found_afterwards(erased, busy):
    do(erased, search.tidy_a_little)
    do(erased, meetings.save_notes, busy[1], "interrupted by a thought")
    tidy(erased)
    assert [found.id for found in search.newest(erased.read, "interrupted")] == [busy[1]]


def test_that_tidying_is_due_outlives_closing(erased, folder, pattern):
    erased.close()
    again = doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file))
    assert search.is_untidy(again.read)
    tidy(again)
    assert b"quokka" not in everything_in_the_index(again)
    again.close()


def test_a_few_erased_words_in_a_small_index_go_too(journal, mentorship):
    only = do(journal, meetings.add, Meeting(0, "", mentorship.id, NOON, notes="quokkamarmalade"))
    hide(journal, OLD, (Kind.MEETING, only.id))
    do(journal, purge.erase)
    tidy(journal)
    assert b"quokka" not in everything_in_the_index(journal)


def test_a_name_that_was_erased_goes_too(journal, ada, mentorship, meeting):
    with journal.write() as write:
        people.save(write, people.get(write.conn, ada.id))
    hide(journal, OLD, (Kind.MEETING, meeting.id), (Kind.MENTORSHIP, mentorship.id), (Kind.PERSON, ada.id))
    do(journal, purge.erase)
    tidy(journal)
    assert b"fenwick" not in everything_in_the_index(journal)


def test_no_erased_word_is_left_in_any_page_of_the_file(erased, folder, pattern):
    tidy(erased)
    erased.close()
    pages = b"".join(second_reader.pages_in_clear(folder.database, bytes(pattern[1].root)))
    assert b"ordinary rota" in pages
    assert b"quokka" not in pages


def in_a_page(folder, pattern, word):
    return word in b"".join(second_reader.pages_in_clear(folder.database, bytes(pattern[1].root)))


def test_an_emptied_note_whose_history_was_forgotten_is_gone_from_every_page(journal, meeting, folder, pattern):
    do(journal, meetings.save_notes, meeting.id, "quokkamarmalade, and more of it " * 500)
    do(journal, meetings.save_notes, meeting.id, "")
    do(journal, versions.forget_all_of, (Kind.MEETING, meeting.id))
    tidy(journal)
    journal.close()
    assert not in_a_page(folder, pattern, b"quokka")


@pytest.mark.parametrize("time", [OLD, YOUNG])
def test_what_an_entry_said_earlier_is_in_no_page_once_it_is_erased(journal, house, folder, pattern, time):
    [(kind, number)] = [house[Kind.REFLECTION]]
    for words in ("quokkamarmalade, and more of it " * 500, "Nothing of the kind."):
        do(journal, reflections.save_text, number, words)
    hide(journal, time, (kind, number))
    do(journal, purge.erase)
    tidy(journal)
    journal.close()
    assert in_a_page(folder, pattern, b"quokka") is (time is YOUNG)


def test_erased_words_go_even_where_a_large_change_came_between(journal, mentorship):
    # FTS5 then merges all blocks by itself and keeps the marks of what was erased; 'optimize' finds nothing to do.
    def add(*notes):
        with journal.write() as write:
            return [meetings.add(write, Meeting(0, "", mentorship.id, NOON, notes=words)).id for words in notes]

    def words(name, count):
        return " ".join(f"{name}{number}" for number in range(count))

    add(*(words(f"early{number}x", 300) for number in range(160)))
    with journal.write() as write:
        search.mark_untidy(write)
    tidy(journal)
    hide(journal, OLD, *((Kind.MEETING, record_id) for record_id in add(*[words("quokka", 300)] * 20)))
    do(journal, purge.erase)
    add(words("later", 80_000))

    tidy(journal)

    assert b"quokka" not in everything_in_the_index(journal)


# all that was removed, at once


def test_all_that_was_removed_goes_whenever_that_was_with_every_word(journal, busy, folder, pattern):
    gone = [(Kind.MEETING, record_id) for number, record_id in busy.items() if number % 10 == 0]
    hide(journal, OLD, *gone[:20])
    hide(journal, YOUNG, *gone[20:])
    assert b"quokka" in everything_in_the_index(journal)
    erasing = Erasing(journal)
    steps = list(erasing.steps())
    assert (erasing.done, len(steps) > 40, search.is_untidy(journal.read)) == (40, True, False)
    assert b"quokka" not in everything_in_the_index(journal)
    assert journal.read.one("select count(*) from meeting") == 360
    journal.close()
    assert not in_a_page(folder, pattern, b"quokka")
    assert in_a_page(folder, pattern, b"ordinary rota")


def test_of_every_kind_all_that_was_removed_goes(journal, house):
    hide(journal, YOUNG, *house.values())
    for _ in Erasing(journal).steps():
        pass
    assert set(left(journal).values()) == {0}


def test_stopped_before_all_are_erased_none_is(journal, house):
    hide(journal, YOUNG, *house.values())
    erasing = Erasing(journal)
    with closing(erasing.steps()) as steps:
        for _ in range(4):
            next(steps)
    assert (erasing.done, set(left(journal).values())) == (0, {1})


def test_while_they_are_erased_nothing_else_is_written(journal, house):
    hide(journal, YOUNG, *house.values())
    with closing(Erasing(journal).steps()) as steps:
        next(steps)
        with pytest.raises(StillBusy):
            do(journal, notes.add, Note(0, "", date(2025, 3, 10), "Something"))


def test_what_something_kept_hangs_on_stays(journal, house):
    hide(journal, YOUNG, house[Kind.MENTORSHIP], house[Kind.NOTE])
    erasing = Erasing(journal)
    for _ in erasing.steps():
        pass
    assert (erasing.done, left(journal)[Kind.MENTORSHIP], left(journal)[Kind.NOTE]) == (1, 1, 0)


def test_in_a_quiet_moment_only_some_of_many_go_and_the_rest_stay_due(journal, mentorship):
    with journal.write() as write:
        made = [meetings.add(write, Meeting(0, "", mentorship.id, NOON)).id for _ in range(60)]
    hide(journal, OLD, *((Kind.MEETING, number) for number in made), (Kind.MENTORSHIP, mentorship.id))
    do(journal, purge.erase_a_little)
    assert (left(journal)[Kind.MEETING], left(journal)[Kind.MENTORSHIP], purge.due(journal)) == (10, 1, True)
    do(journal, purge.erase_a_little)
    assert (left(journal)[Kind.MEETING], left(journal)[Kind.MENTORSHIP], purge.due(journal)) == (0, 0, False)
