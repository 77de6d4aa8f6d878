"""Whatever is done, undone and done again, in whatever order: the journal, its index and Undo agree at every step."""

import re
import shutil
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from app.acts import agree, reflect
from app.acts.capture import KeepAs
from app.practice import action_lines
from app.records import actions, agenda, goals, meetings, mentorships, people, reflections
from app.records.meetings import Meeting
from app.store import doors, rows
from app.store.folder import Folder
from app.store.journal import Kind
from app.store.opening import Opened
from ui.pages import keeping_out
from ui.pages.goals import check_in_steps
from ui.pages.goals import steps as goal_steps
from ui.pages.linking import steps as linking
from ui.pages.meetings.stages import agenda_steps
from ui.pages.reflections import steps as reflection_steps
from ui.pages.today import steps as today_steps
from ui.pages.today.steps import Kept
from ui.preferences import Preferences
from ui.session import Session

EXAMPLES, STEPS = 20, 100  # 2,000 steps
LADDER = {-2: "silent", -1: "only when asked", 0: "one point most weeks", 1: "aloud", 2: "I chair"}
WHEN_MADE = ("created_at", "edited_at", "state_at", "deleted_at")
_SAID = ("lantern", "Kettle and harbour", "a quiet week", "résumé 🙂", "- [ ] ring them @me", "# Heading")
WORDS = st.sampled_from(_SAID)
ANY = st.integers(0, 1 << 16)
TYPED = {Kind.REFLECTION: ("text",), Kind.GOAL: ("level_m2", "level_m1", "level_0", "level_p1", "level_p2")}
KEPT_OUT = [Kind.REFLECTION, Kind.NOTE, Kind.ACTION, Kind.GOAL, Kind.AGENDA_ITEM]
OF_A_MODEL = re.compile(r"## .*|\*\*.*\*\*|")  # lines that a change of model writes, and empty ones
LINKED = (Kind.GOAL, Kind.REFLECTION, Kind.ACTION, Kind.NOTE, Kind.MEETING)


def there_is(kind):
    return precondition(lambda self: bool(self.kept(kind)))


class Together(RuleBasedStateMachine):
    """Five kinds made, changed, ticked, put in order, tied and removed; `held` is a meeting with notes."""

    def __init__(self, place):
        super().__init__()
        folder, opened = place()
        self.journal = doors.enter(folder, opened)
        self.session = Session(self.journal, Preferences(folder.path / "settings.json"))
        self.refused = False
        self.session.trouble.connect(self._on_trouble)
        self.typed_in = set()  # reflections
        self.past, self.ahead = [], []  # how the journal was before and after each step of Undo
        with self.journal.write() as write:
            ada = people.add(write, "Ada")
            since = rows.today() - timedelta(days=400)
            role, form = mentorships.Role.MENTEE, mentorships.Form.PEER
            mentorship = mentorships.add(write, ada.id, role, form, "To think aloud", agreed_on=since, started_on=since)
            start = meetings_start = rows_noon() - timedelta(days=30)
            held = meetings.add(write, Meeting(0, "", mentorship.id, start))
            meetings.hold(write, held, meetings_start)
            self.held = held.id
            self.coming = meetings.add(write, Meeting(0, "", mentorship.id, rows_noon() + timedelta(days=9))).id

    def _on_trouble(self, _error):
        self.refused = True

    def teardown(self):
        self.session.end()

    # what is there

    def kept(self, kind):
        found = self.journal.read.execute(f"select id from {kind} where deleted_at is null order by id")
        return [row[0] for row in found.fetchall()]

    def one(self, kind, number):
        ids = self.kept(kind)
        return ids[number % len(ids)] if ids else None

    def world(self):
        """Every record with its words, whether it is kept, and every tie; but no time at which it was written."""
        read = self.journal.read
        found = {}
        for kind in Kind:
            rows_of = read.execute(f"select * from {kind}")
            names = [column[0] for column in rows_of.description]
            for row in rows_of.fetchall():
                values = dict(zip(names, row, strict=True))
                gone = values["deleted_at"] is not None
                told = {name: value for name, value in values.items() if name not in WHEN_MADE}
                if kind is Kind.REFLECTION and values["id"] in self.typed_in:
                    told["text"] = [line for line in told["text"].split("\n") if not OF_A_MODEL.fullmatch(line)]
                found[kind, values["id"]] = None if gone else told  # what is removed is removed, with whatever it held
        ties = {tuple(row) for row in read.execute("select * from link").fetchall()}
        there = {ref for ref, value in found.items() if value is not None}
        found["ties"] = {tie for tie in ties if {(Kind(tie[0]), tie[1]), (Kind(tie[2]), tie[3])} <= there}
        return {ref: value for ref, value in found.items() if value is not None}

    def step(self, act):
        """Something that Undo takes back."""
        before, count = self.world(), self.session.undo.count()
        self.refused = False
        act()
        if self.session.undo.index() > len(self.past) or self.session.undo.count() != count:
            del self.past[self.session.undo.index() - 1 :]
            self.past.append((before, self.world()))
            self.ahead = []

    def written(self, kind, record_id):
        """Words were typed, which Undo leaves alone: wherever the record is, it has these from now on.

        In a reflection they stand under the headings of whichever model it has then.
        """
        if kind is Kind.REFLECTION:
            self.typed_in.add(record_id)
        now = self.world()
        for worlds in (self.past, self.ahead):
            for world in {id(world): world for pair in worlds for world in pair}.values():
                if (kind, record_id) in world:
                    world[kind, record_id] = {
                        name: now[kind, record_id][name] if name in TYPED[kind] else value
                        for name, value in world[kind, record_id].items()
                    }

    def forget(self):
        """A refusal is final: what it left behind is how it is from now on."""
        self.session.undo.clear()
        self.past, self.ahead = [], []

    # making

    @rule(words=WORDS, keep_as=st.sampled_from([KeepAs.NOTE, KeepAs.ACTION, KeepAs.GOAL]))
    def capture(self, words, keep_as):
        self.step(lambda: today_steps.keep(self.session, Kept(words, keep_as), self._on_trouble))

    @rule(words=WORDS)
    def put_on_the_agenda(self, words):
        self.step(lambda: agenda_steps.add(self.session, self.coming, words))

    @rule(words=WORDS)
    def begin_a_reflection(self, words):
        """Not a step of Undo."""
        made = reflection_steps.begin(self.session, "free")
        with self.journal.write() as write:
            reflections.save_text(write, made, words)
        now = self.world()
        for pair in (*self.past, *self.ahead):
            for world in pair:
                world[Kind.REFLECTION, made] = dict(now[Kind.REFLECTION, made])

    # changing

    @there_is(Kind.AGENDA_ITEM)
    @rule(number=ANY, words=WORDS)
    def rename_an_item(self, number, words):
        if item := self.one(Kind.AGENDA_ITEM, number):
            self.step(lambda: agenda_steps.rename(self.session, agenda.get(self.journal.read, item), words))

    @there_is(Kind.AGENDA_ITEM)
    @rule(number=ANY, to=ANY)
    def put_an_item_elsewhere(self, number, to):
        before = [item.id for item in agenda.of(self.journal.read, self.coming)]
        if len(before) > 1:
            after = list(before)
            after.insert(to % len(before), after.pop(number % len(before)))
            self.step(lambda: agenda_steps.arrange(self.session, self.coming, before, after))

    @there_is(Kind.ACTION)
    @rule(number=ANY)
    def tick(self, number):
        if action_id := self.one(Kind.ACTION, number):
            action = actions.get(self.journal.read, action_id)
            if action.is_open:
                self.step(lambda: today_steps.tick(self.session, action, True))
            else:
                self.step(lambda: today_steps.take_up(self.session, action))

    @there_is(Kind.ACTION)
    @rule(number=ANY)
    def let_go(self, number):
        if action_id := self.one(Kind.ACTION, number):
            action = actions.get(self.journal.read, action_id)
            if action.is_open:
                self.step(lambda: today_steps.let_go(self.session, action))

    @there_is(Kind.GOAL)
    @rule(number=ANY, words=WORDS)
    def rename_a_goal(self, number, words):
        if goal_id := self.one(Kind.GOAL, number):
            goal = goals.get(self.journal.read, goal_id)
            self.step(lambda: goal_steps.rename(self.session, goal, words))

    @there_is(Kind.GOAL)
    @rule(number=ANY)
    def write_a_ladder_and_begin(self, number):
        if goal_id := self.one(Kind.GOAL, number):
            with self.journal.write() as write:
                goals.save_levels(write, goal_id, LADDER)
            self.written(Kind.GOAL, goal_id)
            goal = goals.get(self.journal.read, goal_id)
            if goal.state is goals.State.DRAFT:
                self.step(lambda: goal_steps.move(self.session, goal, goals.State.ACTIVE))

    @there_is(Kind.GOAL)
    @rule(number=ANY, level=st.sampled_from([-2, -1, 0, 1, 2, None]), words=WORDS)
    def check_in(self, number, level, words):
        if goal_id := self.one(Kind.GOAL, number):
            goal = goals.get(self.journal.read, goal_id)
            if goal.state is goals.State.ACTIVE:
                self.step(
                    lambda: check_in_steps.check_in(self.session, goal, rows.today(), level, words, None)
                )

    @rule(kind=st.sampled_from(KEPT_OUT), number=ANY, out=st.booleans())
    def keep_out(self, kind, number, out):
        record_id = self.one(kind, number)
        if record_id and self.journal.read.one(f"select kept_out from {kind} where id = ?", (record_id,)) != out:
            self.step(lambda: keeping_out.switch(self.session, (kind, record_id), out))

    @there_is(Kind.REFLECTION)
    @rule(number=ANY, model=st.sampled_from(["gibbs", "era", "free", "what_so_what_now_what"]))
    def change_the_model(self, number, model):
        reflection_id = self.one(Kind.REFLECTION, number)
        if reflections.get(self.journal.read, reflection_id).model != model:
            self.step(lambda: reflection_steps.change_model(self.session, reflection_id, model))

    @there_is(Kind.NOTE)
    @rule(number=ANY, keep_as=st.sampled_from([KeepAs.ACTION, KeepAs.GOAL, KeepAs.REFLECTION]))
    def turn_a_note_into_something(self, number, keep_as):
        if note_id := self.one(Kind.NOTE, number):
            self.step(lambda: reflection_steps.turn_into(self.session, note_id, keep_as))

    # tying

    @rule(kind=st.sampled_from([Kind.REFLECTION, Kind.ACTION, Kind.NOTE]), other=st.sampled_from(LINKED), a=ANY, b=ANY)
    def tie(self, kind, other, a, b):
        one, two = self.one(kind, a), self.one(other, b)
        if one and two and (kind, one) != (other, two) and not self._tied((kind, one), (other, two)):
            self.step(lambda: linking.link(self.session, (kind, one), (other, two), "it"))

    @rule(kind=st.sampled_from([Kind.REFLECTION, Kind.ACTION]), other=st.sampled_from(LINKED), a=ANY, b=ANY)
    def untie(self, kind, other, a, b):
        one, two = self.one(kind, a), self.one(other, b)
        if one and two and self._tied((kind, one), (other, two)):
            self.step(lambda: linking.unlink(self.session, (kind, one), (other, two), "it"))

    def _tied(self, one, other):
        from app.records import links

        return other in links.all_of(self.journal.read, one)

    # removing

    @there_is(Kind.AGENDA_ITEM)
    @rule(number=ANY)
    def remove_an_item(self, number):
        if item := self.one(Kind.AGENDA_ITEM, number):
            self.step(lambda: agenda_steps.take_off(self.session, agenda.get(self.journal.read, item)))

    @there_is(Kind.ACTION)
    @rule(number=ANY)
    def remove_an_action(self, number):
        if action_id := self.one(Kind.ACTION, number):
            action = actions.get(self.journal.read, action_id)
            if not action.in_notes:  # a line comes back at the foot of its notes, not where it was
                self.step(lambda: today_steps.take_away(self.session, action))

    @rule(kind=st.sampled_from([Kind.REFLECTION, Kind.NOTE]), number=ANY)
    def remove_an_entry(self, kind, number):
        if record_id := self.one(kind, number):
            self.step(lambda: reflection_steps.take_away(self.session, (kind, record_id), "it"))

    # typing, which has its own undo

    @there_is(Kind.REFLECTION)
    @rule(number=ANY, words=WORDS)
    def type_on(self, number, words):
        if reflection_id := self.one(Kind.REFLECTION, number):
            with self.journal.write() as write:
                reflections.save_text(write, reflection_id, f"{words}\n\nand more")
            self.written(Kind.REFLECTION, reflection_id)

    @rule(lines=st.lists(WORDS, max_size=4))
    def type_notes(self, lines):
        with self.journal.write() as write:
            agree.save_notes(write, self.held, "\n".join(lines))
        self.forget()

    # undo and redo

    @precondition(lambda self: self.session.undo.canUndo())
    @rule(steps=st.integers(1, 5))
    def undo(self, steps):
        for _ in range(steps):
            if not self.session.undo.canUndo():
                return
            now, self.refused = self.world(), False
            self.session.undo.undo()
            if self.refused:
                assert self.world() == now
                self.forget()
                return
            before, after = self.past.pop()
            assert self.world() == before
            self.ahead.append((before, after))

    @precondition(lambda self: self.session.undo.canUndo())
    @rule(steps=st.integers(1, 5), again=st.integers(1, 5))
    def undo_and_do_again(self, steps, again):
        self.undo(steps)
        for _ in range(again):
            if self.session.undo.canRedo():
                self.session.undo.redo()
                before, after = self.ahead.pop()
                assert self.world() == after
                self.past.append((before, after))

    # what holds at every step

    @invariant()
    def the_index_has_the_words_of_what_is_kept_and_no_others(self):
        read = self.journal.read
        told = {(kind, *row) for kind, *row in read.execute("select kind, record_id, title, body from search_text")}
        kept = set()
        for kind in Kind:
            if kind is not Kind.DEPARTURE:
                kept |= {(kind, *row) for row in read.execute(f"select id, title, body from {kind}_words")}
        assert told == kept

    @invariant()
    def lines_and_actions_say_the_same(self):
        notes_now = meetings.get(self.journal.read, self.held).notes
        lines = sorted((line.words, line.done) for line in action_lines.read(notes_now))
        found = [one for one in actions.of_meeting(self.journal.read, self.held) if one.in_notes]
        assert sorted((action_lines.plain(one.title), one.state is actions.State.DONE) for one in found) == lines

    @invariant()
    def meetings_stand_where_their_agendas_and_reflections_bring_them(self):
        held = meetings.get(self.journal.read, self.held)
        coming = meetings.get(self.journal.read, self.coming)
        assert (held.state is meetings.State.REFLECTED) == bool(reflect.of_meeting(self.journal.read, self.held))
        assert (coming.state is meetings.State.PREPARED) == bool(agenda.of(self.journal.read, self.coming))


def rows_noon():
    from datetime import datetime

    return datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def place(pattern, tmp_path_factory):
    """A new copy of the empty journal for each example."""
    folder, opened = pattern

    def place():
        copy = tmp_path_factory.mktemp("together") / "Mentoring.inglenook"
        shutil.copytree(folder.path, copy)
        return Folder(copy), Opened(bytearray(opened.root), opened.key_file)

    return place


def test_journal_index_and_undo_agree_through_two_thousand_steps(qapp, place):
    run_state_machine_as_test(
        lambda: Together(place),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            phases=[Phase.generate],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
