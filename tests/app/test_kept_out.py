"""What is kept out of every export stays so when it becomes something else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.acts import agree, attain, capture, carry, kept_out, meet, prepare, remove
from app.acts.capture import KeepAs
from app.records import actions, agenda, check_ins, goals, meetings, milestones, notes, reflections
from app.records.actions import Action
from app.records.agenda import Origin
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.meetings import Meeting
from app.records.milestones import Milestone
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store import doors, keys, migrate
from app.store.folder import Folder
from app.store.journal import Kind
from app.store.opening import Opened
from tests.app.makers import do

DAY = date(2026, 3, 4)
HELD = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
AHEAD = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=9)
LADDER = {-2: "silent", -1: "when asked", 0: "one point", 1: "two", 2: "I chair"}
SHIPPED = migrate.shipped()
BECOMES = [one for one in KeepAs if one is not KeepAs.NOTE]


@pytest.fixture
def held(journal, mentorship):
    return do(journal, meet.plan, Meeting(0, "", mentorship.id, HELD))


def jotted(journal, out):
    return do(journal, notes.add, Note(0, "", DAY, "The lantern room", out))


def written(journal, out):
    return do(journal, reflections.add, Reflection(0, "", DAY, "free", "Waiting", kept_out=out))


def set_one(journal, out=False):
    return do(journal, goals.add, Goal(0, "", "Say what I think", DAY, levels=LADDER, kept_out=out))


def is_out(journal, kind, number):
    """As whoever reads the record itself is told, and as whoever asks by its number is."""
    records = {Kind.ACTION: actions, Kind.AGENDA_ITEM: agenda, Kind.GOAL: goals, Kind.REFLECTION: reflections}
    told = {records[kind].get(journal.read, number).kept_out, kept_out.is_kept_out(journal.read, (kind, number))}
    assert len(told) == 1
    return told.pop()


# made from what is kept out


@pytest.mark.parametrize("out", [True, False])
@pytest.mark.parametrize("keep_as", BECOMES)
def test_a_note_turned_into_something_is_kept_out_as_it_was(journal, meeting, keep_as, out):
    made, _ = do(journal, capture.turn_into, jotted(journal, out), keep_as, meeting_id=meeting.id)
    assert is_out(journal, *made) is out


@pytest.mark.parametrize("out", [True, False])
@pytest.mark.parametrize(("kind", "make"), [(Kind.NOTE, jotted), (Kind.REFLECTION, written), (Kind.GOAL, set_one)])
def test_what_is_put_on_an_agenda_is_kept_out_like_what_it_came_from(journal, meeting, kind, make, out):
    about = (kind, make(journal, out).id)
    item = do(journal, prepare.add_item, meeting.id, "Waiting", origin=Origin.REFLECTION, about=about)
    assert is_out(journal, Kind.AGENDA_ITEM, item.id) is out


@pytest.mark.parametrize("out", [True, False])
def test_a_point_carried_over_is_kept_out_as_it_was(journal, mentorship, held, out):
    item = do(journal, agenda.add, held.id, "The rota")
    do(journal, agenda.keep_out, item.id, out)
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))
    [copy] = agenda.of(journal.read, coming.id)
    assert is_out(journal, Kind.AGENDA_ITEM, copy.id) is out


@pytest.mark.parametrize("out", [True, False])
def test_a_different_goal_is_kept_out_like_the_one_it_was(journal, out):
    goal = do(journal, goals.move, set_one(journal, out), goals.State.ACTIVE, DAY)
    made = do(journal, attain.begin_another, goal, DAY, {**LADDER, 0: "every week"})
    assert is_out(journal, Kind.GOAL, made.id) is out


def test_a_different_goal_is_kept_out_as_the_journal_says_and_not_as_somebody_remembers(journal):
    goal = do(journal, goals.move, set_one(journal), goals.State.ACTIVE, DAY)
    do(journal, goals.keep_out, goal.id, True)
    assert is_out(journal, Kind.GOAL, do(journal, attain.begin_another, goal, DAY).id)


def test_a_line_in_notes_that_are_kept_out_becomes_an_action_that_stays_so(journal, held):
    do(journal, meetings.keep_out, held.id, True)
    do(journal, agree.save_notes, held.id, "- [ ] Ring Ada")
    [action] = actions.of_meeting(journal.read, held.id)
    do(journal, meetings.keep_out, held.id, False)
    assert is_out(journal, Kind.ACTION, action.id)


def test_a_line_typed_again_in_notes_that_are_kept_out_is_kept_out(journal, held):
    do(journal, agree.save_notes, held.id, "- [ ] Ring Ada")
    do(journal, agree.save_notes, held.id, "")
    do(journal, meetings.keep_out, held.id, True)
    do(journal, agree.save_notes, held.id, "- [ ] Ring Ada")
    [action] = actions.of_meeting(journal.read, held.id)
    do(journal, meetings.keep_out, held.id, False)
    assert is_out(journal, Kind.ACTION, action.id)


def test_what_was_made_stays_kept_out_when_its_source_is_no_longer(journal, meeting):
    reflection = written(journal, True)
    item = do(journal, prepare.add_item, meeting.id, "Waiting", about=(Kind.REFLECTION, reflection.id))
    do(journal, reflections.save, replace(reflection, kept_out=False))
    assert is_out(journal, Kind.AGENDA_ITEM, item.id)


def test_what_was_kept_out_and_removed_comes_back_so(journal):
    made, _ = do(journal, capture.turn_into, jotted(journal, True), KeepAs.ACTION)
    do(journal, remove.bring_back, do(journal, remove.remove, made))
    assert is_out(journal, *made)


# in a meeting whose words are kept out


@pytest.fixture
def in_it(journal, held):
    """An action and an agenda item of the meeting."""
    item = do(journal, agenda.add, held.id, "The rota")
    action = do(journal, actions.add, Action(0, "", "Ring Ada", DAY, meeting_id=held.id))
    return (Kind.ACTION, action.id), (Kind.AGENDA_ITEM, item.id)


def test_what_belongs_to_a_meeting_is_kept_out_while_its_words_are(journal, held, in_it):
    told = []
    for out in (False, True, False):
        do(journal, meetings.keep_out, held.id, out)
        told.append([is_out(journal, *ref) for ref in in_it])
    assert told == [[False, False], [True, True], [False, False]]


def test_it_says_that_it_is_so_with_its_meeting(journal, held, in_it):
    (_, action_id), (_, item_id) = in_it
    do(journal, actions.keep_out, action_id, True)
    before = actions.get(journal.read, action_id).with_meeting, agenda.get(journal.read, item_id).with_meeting
    do(journal, meetings.keep_out, held.id, True)
    after = actions.get(journal.read, action_id).with_meeting, agenda.get(journal.read, item_id).with_meeting
    assert (before, after) == ((False, False), (True, True))


def test_a_point_carried_on_from_it_stays_kept_out(journal, mentorship, held, in_it):
    do(journal, meetings.keep_out, held.id, True)
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))
    do(journal, meetings.keep_out, held.id, False)
    [copy] = agenda.of(journal.read, coming.id)
    assert is_out(journal, Kind.AGENDA_ITEM, copy.id)
    assert carry.open_copy(journal.read, agenda.get(journal.read, in_it[1][1])) == copy


def test_what_is_done_with_it_otherwise_leaves_the_mark_alone(journal):
    action = do(journal, actions.add, Action(0, "", "Ring Ada", DAY, kept_out=True))
    stale = replace(action, kept_out=False)
    do(journal, actions.save, replace(stale, title="Ring Bo"))
    do(journal, agree.move, stale, actions.State.DONE, DAY)
    do(journal, agree.put_back, stale)
    assert is_out(journal, Kind.ACTION, action.id)


def test_a_step_of_a_goal_and_its_undo_leave_the_mark_alone(journal):
    goal = set_one(journal)
    do(journal, goals.keep_out, goal.id, True)
    do(journal, goals.move, goal, goals.State.ACTIVE, DAY)
    do(journal, goals.put_back, goal)
    assert is_out(journal, Kind.GOAL, goal.id)


# asked for many at once


def test_check_ins_and_milestones_are_kept_out_with_their_goal(journal):
    goal = set_one(journal)
    check_in = do(journal, check_ins.add, CheckIn(0, "", goal.id, DAY, 0, "one point", ""))
    step = do(journal, milestones.add, Milestone(0, "", goal.id, "The first time"))
    refs = {(Kind.CHECK_IN, check_in.id), (Kind.MILESTONE, step.id)}
    before = kept_out.among(journal.read, refs)
    do(journal, goals.keep_out, goal.id, True)
    assert (before, kept_out.among(journal.read, refs)) == (set(), refs)


def test_of_many_records_those_that_are_kept_out_are_told(journal, held, in_it, mentorship):
    goal, other, note = set_one(journal, True), set_one(journal), jotted(journal, True)
    refs = [*in_it, (Kind.GOAL, goal.id), (Kind.GOAL, other.id), (Kind.NOTE, note.id), (Kind.MENTORSHIP, mentorship.id)]
    assert kept_out.among(journal.read, refs) == {(Kind.GOAL, goal.id), (Kind.NOTE, note.id)}
    do(journal, meetings.keep_out, held.id, True)
    assert kept_out.among(journal.read, refs) == {*in_it, (Kind.GOAL, goal.id), (Kind.NOTE, note.id)}


# journals from before

OLD = """
insert into person (id, uid, display_name, kind, created_at, edited_at) values (90, 'p', 'Ada', 'mentor', '', '');
insert into mentorship (id, uid, person_id, my_role, form, purpose, state, started_on, created_at, edited_at)
  values (90, 'm', 90, 'mentee', 'traditional', '', 'active', '2025-01-01', '', '');
insert into meeting (id, uid, mentorship_id, planned_start, planned_length, medium, kind, state, state_at, kept_out,
                     created_at, edited_at)
  values (1, 'm1', 90, '2025-03-10T12:00+00:00', 60, 'video', 'regular', 'held', '', 1, '', ''),
         (2, 'm2', 90, '2025-04-10T12:00+00:00', 60, 'video', 'regular', 'held', '', 0, '', '');
insert into note values (1, 'n1', '2025-01-01', 'The lantern room', 1, '', '', '2025-01-02'),
                        (2, 'n2', '2025-01-01', 'The rota', 0, '', '', null);
insert into reflection values (1, 'r1', 'Waiting', '2025-01-01', 'free', '', 1, '', '', null),
                              (2, 'r2', '', '2025-01-01', 'free', 'Aloud', 0, '', '', null);
insert into agenda_item (id, uid, meeting_id, position, title, raised_by, state, carried_from, created_at, edited_at)
  values (1, 'a1', 1, 0, 'In the meeting', 'me', 'carried', null, '', ''),
         (2, 'a2', 2, 0, 'In the meeting', 'me', 'carried', 1, '', ''),
         (3, 'a3', 2, 1, 'In the meeting', 'me', 'open', 2, '', ''),
         (4, 'a4', 2, 2, 'Of my silence', 'me', 'open', null, '', ''),
         (5, 'a5', 2, 3, 'The rota', 'me', 'open', null, '', ''),
         (6, 'a6', 2, 4, 'Aloud', 'me', 'open', null, '', ''),
         (7, 'a7', 2, 5, 'The lantern room', 'me', 'open', null, '', '');
insert into link values ('agenda_item', 4, 'reflection', 1), ('agenda_item', 5, 'note', 2),
                        ('agenda_item', 6, 'reflection', 2);
insert into action (id, uid, title, owner, agreed_on, state, created_at, edited_at)
  values (1, 'c1', 'The lantern room', 'me', '2025-01-01', 'open', '', ''),
         (2, 'c2', 'The rota', 'me', '2025-01-01', 'open', '', '');
insert into goal (id, uid, title, state, set_on, created_at, edited_at)
  values (1, 'g1', 'Waiting', 'draft', '2025-01-01', '', ''), (2, 'g2', 'The rota', 'draft', '2025-01-01', '', '');
"""


def test_in_a_journal_from_before_what_is_known_to_come_from_it_is_marked(tmp_path):
    # what is tied to what is kept out, says its words, or was carried on from such a point
    folder = Folder(tmp_path / "Earlier.inglenook")
    made = doors.create(folder, "any passphrase at all", cost=keys.SMALL, migrations=SHIPPED[:14])
    earlier = doors.enter(folder, Opened(bytearray(made.root), made.key_file), SHIPPED[:14])
    with earlier.write() as write:
        for statement in OLD.split(";"):
            write.conn.execute(statement)
    earlier.close()

    journal = doors.enter(folder, made)
    out = {
        table: [one for (one,) in journal.read.execute(f"select id from {table} where kept_out = 1 order by id")]
        for table in ("agenda_item", "action", "goal")
    }
    journal.close()
    assert out == {"agenda_item": [2, 3, 4, 7], "action": [1], "goal": [1]}


# all of it, before an export


def test_all_that_may_not_leave_is_what_is_kept_out_one_by_one_and_what_was_removed(journal, held):
    made = {Kind.NOTE: [], Kind.REFLECTION: [], Kind.GOAL: [], Kind.ACTION: [], Kind.AGENDA_ITEM: []}
    for out in (False, True):
        made[Kind.NOTE].append(jotted(journal, out))
        made[Kind.REFLECTION].append(written(journal, out))
        made[Kind.GOAL].append(goal := set_one(journal, out))
        do(journal, check_ins.add, CheckIn(0, "", goal.id, DAY))
        do(journal, milestones.add, Milestone(0, "", goal.id, "The first time"))
        made[Kind.ACTION].append(do(journal, actions.add, Action(0, "", "Ring the library", DAY, kept_out=out)))
    made[Kind.AGENDA_ITEM] += [do(journal, agenda.add, held.id, words) for words in ("The rota", "The exam")]
    do(journal, agenda.keep_out, made[Kind.AGENDA_ITEM][1].id, True)
    do(journal, actions.add, Action(0, "", "Say it there", DAY, meeting_id=held.id))
    every = [(kind, n) for kind in Kind for (n,) in journal.read.execute(f"select id from {kind}").fetchall()]
    alone = kept_out.among(journal.read, every)
    assert {kind for kind, _ in alone} == {*made, Kind.CHECK_IN, Kind.MILESTONE}
    assert kept_out.withheld(journal.read) == alone

    do(journal, meetings.keep_out, held.id, True)
    gone = (Kind.NOTE, made[Kind.NOTE][0].id)
    do(journal, remove.remove, gone)
    with_it = kept_out.among(journal.read, every)
    assert len(with_it) == len(alone) + 3  # the meeting, what is on its agenda, what was agreed in it
    assert kept_out.withheld(journal.read) == {*with_it, gone}
