"""A step outside an editor is one on the stack: undone, the journal says what it said, and done again, what it had."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from inspect import getmembers, isfunction

import pytest

from app.acts import prepare
from app.acts.capture import KeepAs
from app.practice.today import all_questions
from app.records import actions, agenda, agreements, check_ins, goals, meetings, people, tags
from app.records.agenda import RaisedBy
from app.records.goals import ClosedAs
from app.records.goals import State as GoalState
from app.records.meetings import CancelledBy
from app.records.mentorships import EndingReason, Form, Role
from app.records.mentorships import State as MentorshipState
from app.records.milestones import get as milestone_now
from app.records.posts import Post
from app.store.journal import Kind
from tests.ui.entry_makers import LADDER, TODAY
from tests.ui.every_page import Known
from tests.ui.meeting_makers import in_days
from ui.pages import keeping_out
from ui.pages.agreement import steps as of_agreements
from ui.pages.earlier import steps as of_versions
from ui.pages.goals import check_in_steps, milestone_steps
from ui.pages.goals import steps as of_goals
from ui.pages.linking import steps as of_links
from ui.pages.meetings import steps as of_meetings
from ui.pages.meetings.stages import agenda_steps
from ui.pages.mentorships import steps as of_mentorships
from ui.pages.posts import steps as of_posts
from ui.pages.reflections import steps as of_reflections
from ui.pages.today import steps as of_today

MODULES = (
    check_in_steps, milestone_steps, keeping_out, of_goals, of_links, of_meetings, agenda_steps, of_agreements,
    of_mentorships, of_posts, of_reflections, of_today, of_versions,
)  # fmt: skip
OTHER_LADDER = LADDER | {2: "I teach others to ask."}
LET_GO = actions.State.LET_GO
YESTERDAY = TODAY - timedelta(days=1)


class Now(Known):
    """As the records are at this moment."""

    def __init__(self, journal, ada, mentorship):
        super().__init__(journal, ada, mentorship)
        self.read = journal.read
        with journal.write() as write:
            for title in ("The rota", "Saying no"):
                prepare.add_item(write, self.coming.id, title)
            self.draft = replace(self.draft, place="By video")
            agreements.save(write, self.draft)
            self.nobody = people.add(write, "Nobody yet")
            start = in_days(0)
            self.just_held = meetings.add(write, meetings.Meeting(0, "", mentorship.id, in_days(1)))
            self.just_held = meetings.hold(write, self.just_held, start)
            self.over = actions.move(write, actions.add(write, actions.Action(0, "", "Old", TODAY)), LET_GO, TODAY)
        self.again = check_ins.of(self.read, self.goal.id)[0]

    def goal_now(self):
        return goals.get(self.read, self.goal.id)

    def item(self):
        return agenda.of(self.read, self.coming.id)[0]

    def of(self, meeting):
        return meetings.get(self.read, meeting.id)


def refused(error):
    raise AssertionError(error.title)


# By module and name of the step. Each is given the session, and what there is.
STEPS = {
    check_in_steps.check_in: lambda s, k: check_in_steps.check_in(s, k.goal_now(), TODAY, 2, "Asked.", None, refused),
    check_in_steps.change_check_in: lambda s, k: check_in_steps.change_check_in(
        s, k.again, replace(k.again, note="Other words."), refused
    ),
    check_in_steps.take_check_in_away: lambda s, k: check_in_steps.take_check_in_away(s, k.again),
    milestone_steps.add: lambda s, k: milestone_steps.add(s, k.goal_now(), "A second night"),
    milestone_steps.tick: lambda s, k: milestone_steps.tick(s, k.milestone, True),
    milestone_steps.change: lambda s, k: milestone_steps.change(
        s, k.milestone, replace(milestone_now(k.read, k.milestone.id), title="Another night"), refused
    ),
    milestone_steps.take_away: lambda s, k: milestone_steps.take_away(s, k.milestone),
    keeping_out.switch: lambda s, k: keeping_out.switch(s, (Kind.ACTION, k.action.id), True),
    of_goals.start: lambda s, k: of_goals.start(s, "Say no sooner", refused),
    of_goals.rename: lambda s, k: of_goals.rename(s, k.goal_now(), "Ask sooner"),
    of_goals.move: lambda s, k: of_goals.move(s, k.goal_now(), GoalState.PAUSED),
    of_goals.reopen: lambda s, k: of_goals.reopen(s, goals.get(k.read, k.let_go.id)),
    of_goals.close: lambda s, k: of_goals.close(s, k.goal_now(), ClosedAs.LET_GO),
    of_goals.change: lambda s, k: of_goals.change(
        s, k.goal_now(), replace(k.goal_now(), target_on=TODAY + timedelta(days=90)), refused
    ),
    of_goals.reword: lambda s, k: of_goals.reword(s, k.goal_now(), OTHER_LADDER, "ladder"),
    of_goals.begin_another: lambda s, k: of_goals.begin_another(s, k.goal_now(), OTHER_LADDER, "ladder"),
    of_goals.take_away: lambda s, k: of_goals.take_away(s, k.goal_now()),
    of_links.link: lambda s, k: of_links.link(s, (Kind.GOAL, k.forming.id), (Kind.NOTE, k.note.id), "Rotas"),
    of_links.unlink: lambda s, k: of_links.unlink(
        s, (Kind.REFLECTION, k.reflection.id), (Kind.GOAL, k.goal.id), "Ask"
    ),
    of_links.tag: lambda s, k: of_links.tag(s, (Kind.NOTE, k.note.id), "new to it"),
    of_links.rename_tag: lambda s, k: of_links.rename_tag(s, k.tag, "speaking out", refused),
    of_links.join_tags: lambda s, k: of_links.join_tags(s, k.tag, tags.named(k.read, "nights")),
    of_meetings.plan: lambda s, k: of_meetings.plan(
        s, meetings.Meeting(0, "", k.mentorship.id, in_days(40)), refused
    ),
    of_meetings.hold: lambda s, k: of_meetings.hold(s, k.of(k.coming), in_days(0), refused),
    of_meetings.hold_as_planned: lambda s, k: of_meetings.hold_as_planned(s, _due(k)),
    of_meetings.undo_hold: lambda s, k: of_meetings.undo_hold(s, k.just_held),
    of_meetings.cancel: lambda s, k: of_meetings.cancel(s, k.of(k.coming), CancelledBy.ME),
    of_meetings.miss: lambda s, k: of_meetings.miss(s, _due(k)),
    of_meetings.change: lambda s, k: of_meetings.change(
        s, k.of(k.coming), replace(k.of(k.coming), place="The library"), refused
    ),
    of_meetings.take_away: lambda s, k: of_meetings.take_away(s, k.of(k.held)),
    agenda_steps.add: lambda s, k: agenda_steps.add(s, k.coming.id, "One more thing"),
    agenda_steps.rename: lambda s, k: agenda_steps.rename(s, k.item(), "The rota of May"),
    agenda_steps.take_off: lambda s, k: agenda_steps.take_off(s, k.item()),
    agenda_steps.arrange: lambda s, k: agenda_steps.arrange(s, k.coming.id, *_two_orders(k)),
    agenda_steps.raise_by: lambda s, k: agenda_steps.raise_by(s, k.item(), RaisedBy.OTHER, "Ada"),
    agenda_steps.drop: lambda s, k: agenda_steps.drop(s, k.item()),
    agenda_steps.tick: lambda s, k: agenda_steps.tick(s, k.item(), True),
    of_versions.bring_back: lambda s, k: of_versions.bring_back(
        s, (Kind.NOTE, k.note.id), "text", "Ask about nights", datetime.now(UTC)
    ),
    of_agreements.begin: lambda s, k: of_agreements.begin(s, k.mentorship),
    of_agreements.put_away: lambda s, k: of_agreements.put_away(s, k.draft),
    of_agreements.agree: lambda s, k: of_agreements.agree(s, k.draft, TODAY, refused),
    of_agreements.look_again: lambda s, k: of_agreements.look_again(
        s, agreements.current(k.read, k.mentorship.id), TODAY
    ),
    of_agreements.remind: lambda s, k: of_agreements.remind(
        s, agreements.current(k.read, k.mentorship.id), TODAY
    ),
    of_mentorships.add: lambda s, k: of_mentorships.add(
        s, of_mentorships.Beginning("Somebody new", Role.MENTEE, Form.TRADITIONAL, "To begin.", TODAY), refused
    ),
    of_mentorships.begin_again: lambda s, k: of_mentorships.begin_again(s, k.closed),
    of_mentorships.change: lambda s, k: of_mentorships.change(
        s, k.mentorship, replace(k.mentorship, purpose="Something else."), refused
    ),
    of_mentorships.agree: lambda s, k: of_mentorships.agree(s, k.thought, "Writing.", TODAY, refused),
    of_mentorships.move: lambda s, k: of_mentorships.move(s, k.mentorship, MentorshipState.PAUSED),
    of_mentorships.close: lambda s, k: of_mentorships.close(
        s, k.mentorship, of_mentorships.Ending(TODAY, EndingReason.PLANNED_END, "Thank you.", None), refused
    ),
    of_mentorships.take_away: lambda s, k: of_mentorships.take_away(s, k.mentorship, with_entries=True),
    of_mentorships.change_person: lambda s, k: of_mentorships.change_person(
        s, k.ada, replace(k.ada, notes="Prefers mornings."), refused
    ),
    of_mentorships.keep_initials: lambda s, k: of_mentorships.keep_initials(s, k.ada),
    of_mentorships.take_person_away: lambda s, k: of_mentorships.take_person_away(s, k.nobody),
    of_posts.add: lambda s, k: of_posts.add(s, Post(0, "", "ST4", TODAY), refused),
    of_posts.change: lambda s, k: of_posts.change(s, k.post, replace(k.post, site="Ludmoor"), refused),
    of_posts.take_away: lambda s, k: of_posts.take_away(s, k.post),
    of_reflections.move: lambda s, k: of_reflections.move(
        s, (Kind.NOTE, k.note.id), k.note.on_day, YESTERDAY, refused
    ),
    of_reflections.change_model: lambda s, k: of_reflections.change_model(s, k.reflection.id, "gibbs"),
    of_reflections.take_away: lambda s, k: of_reflections.take_away(s, (Kind.REFLECTION, k.reflection.id), "Watched"),
    of_reflections.turn_into: lambda s, k: of_reflections.turn_into(s, k.note.id, KeepAs.GOAL),
    of_today.keep: lambda s, k: of_today.keep(s, of_today.Kept("A thought", KeepAs.AGENDA, k.of(k.coming)), refused),
    of_today.turn_into: lambda s, k: of_today.turn_into(s, k.note.id, KeepAs.ACTION),
    of_today.begin_reflection: lambda s, k: of_today.begin_reflection(s, all_questions()[0]),
    of_today.tick: lambda s, k: of_today.tick(s, k.action, True),
    of_today.let_go: lambda s, k: of_today.let_go(s, k.action),
    of_today.take_up: lambda s, k: of_today.take_up(s, k.over),
    of_today.change: lambda s, k: of_today.change(
        s, k.action, replace(k.action, title="Ring the rota office", kept_out=True), {k.forming.id}, refused
    ),
    of_today.take_away: lambda s, k: of_today.take_away(s, k.action),
    of_today.look_again: lambda s, k: of_today.look_again(s, k.goal_now(), None),
    of_today.look_again_in_a_month: lambda s, k: of_today.look_again_in_a_month(s, k.goal_now()),
    of_today.nothing_to_add: lambda s, k: of_today.nothing_to_add(s, k.of(k.held)),
    of_today.no_question_today: lambda s, k: of_today.no_question_today(s),
    of_today.switch_questions_off: lambda s, k: of_today.switch_questions_off(s),
}
NO_STEP = {of_reflections.begin}  # what was begun and left without a word goes by itself


def _due(known):
    return next(one for one in meetings.since(known.read, in_days(-2), 9) if one.to_come)


def _two_orders(known):
    ids = [item.id for item in agenda.of(known.read, known.coming.id)]
    return ids, ids[::-1]


_HOUSEKEEPING = ("sqlite_sequence", "draft", "search", "version")  # words brought back leave what they replaced
_WHEN = ("created_at", "edited_at", "deleted_at", "state_at", "untidy")  # and whether there is something to purge


def told(journal):
    """Everything that is kept and not removed, with what search knows of it; without when it was written."""
    tables = journal.read.execute("select name from sqlite_master where type = 'table'").fetchall()
    found = set()
    for (table,) in tables:
        if table in _HOUSEKEEPING or (table.startswith("search_") and table != "search_text"):
            continue
        cursor = journal.read.execute(f"select * from {table}")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        kept = (row for row in rows if row.get("deleted_at") is None and _both_there(journal, row))
        found |= {(table, str(_facts(row))) for row in kept}
    return found


def _facts(row):
    facts = {name: said for name, said in row.items() if name not in _WHEN}
    if "record_id" in facts:  # of search: the minute counts, and not which came first in it
        facts["id"] >>= 20
    return facts


def _both_there(journal, row):
    """A tie with what was removed shows nowhere, and is there again with it."""
    ends = [(row[f"kind_{end}"], row[f"id_{end}"]) for end in "ab" if f"kind_{end}" in row]
    return not any(
        journal.read.one(f"select deleted_at is not null from {kind} where id = ?", (number,)) for kind, number in ends
    )


def differing(one, other):
    return sorted(one ^ other)


def test_every_step_of_the_pages_is_in_the_table():
    public = {
        step
        for module in MODULES
        for name, step in getmembers(module, isfunction)
        if step.__module__ == module.__name__ and not name.startswith("_")
    }
    assert public - STEPS.keys() == NO_STEP


@pytest.fixture
def known(journal, ada, mentorship):
    return Now(journal, ada, mentorship)


def test_every_step_is_one_on_the_stack_and_undone_leaves_nothing_changed(session, journal, known):
    wrong = {}
    for step, take in STEPS.items():
        name = f"{step.__module__.removeprefix('ui.pages.')}.{step.__name__}"
        count, before = session.undo.count(), told(journal)
        assert take(session, known), name
        after = told(journal)
        session.undo.undo()
        undone = told(journal)
        session.undo.redo()
        again = told(journal)
        session.undo.undo()
        found = {
            "steps": session.undo.count() - count - 1,
            "nothing done": before == after,
            "undone": differing(before, undone),
            "done again": differing(after, again),
            "undone again": differing(before, told(journal)),
        }
        session.undo.clear()
        if any(found.values()):
            wrong[name] = {what: where for what, where in found.items() if where}
    assert wrong == {}
