"""Whatever is done to notes and actions, in whatever order: a line and its record always say the same."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.acts import agree, remove
from app.errors import UserError
from app.practice import action_lines
from app.records import actions, meetings
from app.records.actions import Owner, State
from app.records.meetings import Meeting
from app.store.journal import Kind
from tests.app.makers import do

HELD = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
DAYS = (None, date(2025, 4, 1), date(2025, 5, 2))
WORDS = ("Ask", "Ask", "Ask early", "Write **it** down")  # few, so that many say the same
WHOSE = ("", " @me", " @Ravi")
DUE = ("", " !2025-04-01", " !2025-05-02")

PICK = st.integers(0, 5)
LINE = st.tuples(
    st.sampled_from(("- [ ] ", "- [x] ", "* [ ] ")),
    st.sampled_from(WORDS),
    st.sampled_from(WHOSE),
    st.sampled_from(DUE),
    st.sampled_from(("", " #later")),
).map("".join)
SAID = st.tuples(st.sampled_from(WORDS), st.sampled_from(Owner), st.sampled_from(DAYS))
STEP = st.one_of(
    st.tuples(st.just("insert"), PICK, LINE | st.sampled_from(("", "Said it.", "- [ ] ", "```"))),
    st.tuples(st.just("delete"), PICK, st.none()),
    st.tuples(st.just("replace"), PICK, LINE),
    st.tuples(st.just("repeat"), PICK, st.none()),
    st.tuples(st.just("swap"), PICK, PICK),
    st.tuples(st.just("move"), PICK, st.sampled_from(State)),
    st.tuples(st.just("change"), PICK, SAID),
    st.tuples(st.just("remove"), PICK, st.none()),
    st.tuples(st.just("bring back"), PICK, st.none()),
    st.tuples(st.just("put back"), PICK, st.none()),
    st.tuples(st.just("remove meeting"), st.just(0), LINE),
)


def met(journal, mentorship, notes=""):
    meeting = do(
        journal,
        meetings.add,
        Meeting(0, "", mentorship.id, HELD, state=meetings.State.HELD, actual_start=HELD, actual_length=60),
    )
    do(journal, agree.save_notes, meeting.id, notes)
    return meeting


def notes_of(journal, meeting):
    return meetings.get(journal.read, meeting.id).notes


def said_in_lines(journal, meeting):
    lines = action_lines.read(notes_of(journal, meeting))
    return Counter((line.words, line.who.casefold() in ("", "me"), line.due, line.done) for line in lines)


def said_in_records(journal, meeting):
    return Counter(
        (action_lines.plain(one.title), one.owner is Owner.ME, one.due_on, one.state is State.DONE)
        for one in actions.of_meeting(journal.read, meeting.id)
        if one.in_notes
    )


class Played:
    """Does one step after the other, as a person, the editor and Undo would."""

    def __init__(self, journal, meeting):
        self.journal, self.meeting = journal, meeting
        self.removed, self.before = [], []

    def step(self, name, at, more):
        getattr(self, f"_{name.replace(' ', '_')}")(at, more)

    def _write(self, change):
        lines = notes_of(self.journal, self.meeting).split("\n")
        change(lines)
        do(self.journal, agree.save_notes, self.meeting.id, "\n".join(lines))

    def _insert(self, at, line):
        self._write(lambda lines: lines.insert(at, line))

    def _delete(self, at, _):
        self._write(lambda lines: lines.pop(at % len(lines)))

    def _replace(self, at, line):
        self._write(lambda lines: lines.__setitem__(at % len(lines), line))

    def _repeat(self, at, _):
        self._write(lambda lines: lines.insert(at, lines[at % len(lines)]))

    def _swap(self, one, other):
        def swap(lines):
            a, b = one % len(lines), other % len(lines)
            lines[a], lines[b] = lines[b], lines[a]

        self._write(swap)

    def _one(self, at):
        found = actions.of_meeting(self.journal.read, self.meeting.id)
        return found[at % len(found)] if found else None

    def _move(self, at, to):
        action = self._one(at)
        if action and to in actions.STEPS[action.state]:
            do(self.journal, agree.move, action, to, HELD.date())
            self.before.append(action)

    def _change(self, at, more):
        action = self._one(at)
        if action:
            title, owner, due_on = more
            do(self.journal, agree.change, replace(action, title=title, owner=owner, due_on=due_on))

    def _remove(self, at, _):
        action = self._one(at)
        if action:
            self.removed.append(do(self.journal, remove.remove, (Kind.ACTION, action.id)))

    def _bring_back(self, _at, _):
        if self.removed:
            do(self.journal, remove.bring_back, self.removed.pop())

    def _put_back(self, _at, _):
        kept = {one.id for one in actions.of_meeting(self.journal.read, self.meeting.id)}
        if self.before and self.before[-1].id in kept:
            do(self.journal, agree.put_back, self.before.pop())

    def _remove_meeting(self, _at, line):
        """Words that are typed a moment later still go with it, and come back with it."""
        gone = do(self.journal, remove.remove_meeting, meetings.get(self.journal.read, self.meeting.id))
        do(self.journal, agree.save_notes, self.meeting.id, line)
        do(self.journal, remove.bring_back, gone)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINE, min_size=2, max_size=5), steps=st.lists(STEP, max_size=14))
def test_line_and_record_say_the_same_after_any_steps(journal, mentorship, lines, steps):
    played = Played(journal, met(journal, mentorship, "\n".join(lines)))
    for step in steps:
        played.step(*step)
        assert said_in_lines(journal, played.meeting) == said_in_records(journal, played.meeting), step


# of two with the same words


@pytest.fixture
def twice(journal, mentorship):
    return met(journal, mentorship, "- [ ] Ask @Ravi\n- [ ] Ask !2025-04-01")


def of(journal, meeting, **wanted):
    found = actions.of_meeting(journal.read, meeting.id)
    return next(one for one in found if all(getattr(one, name) == value for name, value in wanted.items()))


def test_the_one_that_is_ticked_has_its_own_line_ticked(journal, twice):
    do(journal, agree.move, of(journal, twice, owner=Owner.ME), State.DONE, HELD.date())
    assert notes_of(journal, twice) == "- [ ] Ask @Ravi\n- [x] Ask !2025-04-01"


def test_the_one_that_is_removed_takes_its_own_line_along(journal, twice):
    do(journal, remove.remove, (Kind.ACTION, of(journal, twice, owner=Owner.OTHER).id))
    assert notes_of(journal, twice) == "- [ ] Ask !2025-04-01"


def test_the_one_that_comes_back_has_a_line_again(journal, twice):
    gone = do(journal, remove.remove, (Kind.ACTION, of(journal, twice, owner=Owner.OTHER).id))
    do(journal, remove.bring_back, gone)
    assert notes_of(journal, twice) == "- [ ] Ask !2025-04-01\n- [ ] Ask @them"


# which is which


def test_an_action_stays_the_same_one_while_all_its_words_change_between_its_neighbours(journal, mentorship):
    meeting = met(journal, mentorship, "- [ ] Second")
    do(journal, agree.save_notes, meeting.id, "- [ ] First\n- [ ] Second")
    first = of(journal, meeting, title="First")
    do(journal, agree.save_notes, meeting.id, "- [ ] Quite another thing\n- [ ] Second")
    assert of(journal, meeting, title="Quite another thing").id == first.id


def test_what_is_let_go_stands_unticked_and_is_open_again_once_ticked_and_unticked(journal, mentorship):
    meeting = met(journal, mentorship, "- [ ] Ask")
    do(journal, agree.move, of(journal, meeting, title="Ask"), State.LET_GO, HELD.date())
    unticked = notes_of(journal, meeting)
    do(journal, agree.save_notes, meeting.id, "- [x] Ask")
    ticked = of(journal, meeting, title="Ask").state
    do(journal, agree.save_notes, meeting.id, "- [ ] Ask")
    assert (unticked, ticked, of(journal, meeting, title="Ask").state) == ("- [ ] Ask", State.DONE, State.OPEN)


def test_a_change_of_the_record_keeps_the_bold_words_and_the_mark_of_its_line(journal, mentorship):
    meeting = met(journal, mentorship, "- [ ] Write **it** down @Ravi #later")
    action = of(journal, meeting, owner=Owner.OTHER)
    do(journal, agree.change, replace(action, due_on=DAYS[1]))
    assert notes_of(journal, meeting) == "- [ ] Write **it** down @Ravi !2025-04-01 #later"


# a meeting that is removed


def test_words_saved_into_a_removed_meeting_are_kept_and_its_actions_follow_when_it_comes_back(journal, mentorship):
    meeting = met(journal, mentorship, "- [ ] Ask")
    gone = do(journal, remove.remove_meeting, meetings.get(journal.read, meeting.id))
    do(journal, agree.save_notes, meeting.id, "- [x] Ask\n- [ ] Write")
    do(journal, remove.bring_back, gone)
    found = [(one.title, one.state) for one in actions.of_meeting(journal.read, meeting.id)]
    assert found == [("Ask", State.DONE), ("Write", State.OPEN)]


def test_a_meeting_that_never_was_takes_no_words(journal):
    with pytest.raises(LookupError):
        do(journal, agree.save_notes, 77, "- [ ] Ask")
    assert not issubclass(LookupError, UserError)
