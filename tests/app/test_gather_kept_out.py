"""What is kept out is in no summary, for nobody, whatever was chosen; and can't be printed by itself."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from app.acts import agree
from app.records import actions, agenda, check_ins, goals, links, meetings, milestones, notes, reflections
from app.records.actions import Action
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.meetings import Meeting
from app.records.milestones import Milestone
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.journal import Kind
from app.summary import gather, offer
from app.summary.choice import PARTS, Choice, Part
from app.summary.refusals import KeptOut

TODAY = date(2026, 3, 12)
DAY = date(2025, 5, 1)
OPEN = "Harmless"  # begins every word that may leave
SECRET = "Zyzzyva"  # begins every word that may not


def words(kind, marker=SECRET):
    return f"{marker}{kind}"


def held(write, mentorship, marker, days=0):
    start = datetime(2025, 5, 1, 17, 30, tzinfo=UTC) + timedelta(days=days)
    said = [words(f"met{part}", marker) for part in ("notes", "mattered", "wish", "place")]
    notes = f"# {said[0]}\n\n- [ ] {words('lined', marker)}\n"
    planned = Meeting(0, "", mentorship.id, start, what_mattered=said[1], preparation=said[2], place=said[3])
    meeting = meetings.hold(write, meetings.add(write, planned), start, 55)
    agree.save_notes(write, meeting.id, notes)
    agenda.move(write, agenda.add(write, meeting.id, words("item", marker)), agenda.State.DISCUSSED)
    return meetings.get(write.conn, meeting.id)


def aim(write, marker, kept_out=False):
    levels = {level: words(f"rung{level}", marker) for level in range(-2, 3)}
    goal = goals.add(
        write,
        Goal(
            0,
            "",
            words("goal", marker),
            DAY,
            why_it_matters=words("why", marker),
            levels=levels,
            plan=words("plan", marker),
            closing_note=words("closing", marker),
            kept_out=kept_out,
        ),
    )
    check_ins.add(write, CheckIn(0, "", goal.id, DAY, 0, words("stood", marker), words("noticed", marker)))
    milestones.add(write, Milestone(0, "", goal.id, words("step", marker)))
    return goal


def written(write, marker, kept_out=False):
    """A reflection and a quick note."""
    made = Reflection(0, "", DAY, "free", words("title", marker), words("text", marker), kept_out)
    note = notes.add(write, Note(0, "", DAY, words("note", marker), kept_out))
    return reflections.add(write, made), note


@pytest.fixture
def journal_with_secrets(journal, mentorship):
    """One of each kind that may leave, and one that may not, which the first reflection is linked to."""
    with journal.write() as write:
        met, hidden = held(write, mentorship, OPEN), held(write, mentorship, SECRET, days=7)
        meetings.keep_out(write, hidden.id, True)
        ours, theirs = aim(write, OPEN), aim(write, SECRET, kept_out=True)
        mine, note = written(write, OPEN)
        secret, secret_note = written(write, SECRET, kept_out=True)
        free = actions.add(write, Action(0, "", words("do", OPEN), DAY, meeting_id=met.id))
        closed = actions.add(write, Action(0, "", words("do"), DAY, if_then=words("if"), kept_out=True))
        with_meeting = actions.add(write, Action(0, "", words("there"), DAY, meeting_id=hidden.id))
        agree.save_notes(write, met.id, met.notes + f"- [ ] {words('line')}\n")
        line = next(one for one in actions.of_meeting(write.conn, met.id) if one.title == words("line"))
        actions.keep_out(write, line.id, True)
        item = agenda.add(write, met.id, words("own item"))
        agenda.move(write, item, agenda.State.DISCUSSED)
        agenda.keep_out(write, item.id, True)
        coming = meetings.add(
            write, Meeting(0, "", mentorship.id, datetime(2026, 4, 1, tzinfo=UTC), preparation=words("wish"))
        )
        meetings.keep_out(write, coming.id, True)
        may_not = {
            (Kind.MEETING, hidden.id),
            (Kind.MEETING, coming.id),
            (Kind.GOAL, theirs.id),
            (Kind.REFLECTION, secret.id),
            (Kind.NOTE, secret_note.id),
            (Kind.ACTION, closed.id),
            (Kind.ACTION, with_meeting.id),
            (Kind.ACTION, line.id),
        }
        links.add(write, (Kind.GOAL, ours.id), (Kind.MENTORSHIP, mentorship.id))
        links.add(write, (Kind.GOAL, theirs.id), (Kind.MENTORSHIP, mentorship.id))
        for ref in may_not | {(Kind.GOAL, ours.id), (Kind.MEETING, met.id)}:
            links.add(write, (Kind.REFLECTION, mine.id), ref)
    return {
        (Kind.MEETING, met.id),
        (Kind.MENTORSHIP, mentorship.id),
        (Kind.GOAL, ours.id),
        (Kind.REFLECTION, mine.id),
        (Kind.NOTE, note.id),
        (Kind.ACTION, free.id),
    }, may_not


def told(journal, **choice):
    return str(asdict(gather.document(journal.read, Choice(**choice), TODAY)))


@pytest.mark.parametrize("audience", PARTS)
def test_no_word_of_what_is_kept_out_is_in_any_summary(journal, journal_with_secrets, audience):
    may, may_not = journal_with_secrets
    chosen, parts = (None, frozenset(may | may_not), frozenset(may_not)), (None, frozenset(Part))
    for refs, what, called in product(chosen, parts, ("named", "initials", "roles")):
        assert SECRET not in told(journal, audience=audience, chosen=refs, parts=what, people=called)


def test_all_that_is_not_kept_out_is_there_for_me(journal, journal_with_secrets):
    may, may_not = journal_with_secrets
    said = told(journal, chosen=frozenset(may | may_not), parts=frozenset(Part))
    kinds = ("metnotes", "metmattered", "lined", "item", "goal", "why", "rung-2", "rung2", "stood", "noticed", "step")
    for kind in (*kinds, "closing", "title", "text", "note", "do"):
        assert words(kind, OPEN) in said, kind


def test_that_two_people_met_is_told_without_a_word(journal, journal_with_secrets):
    document = gather.document(journal.read, Choice(), TODAY)
    hidden = document.mentorships[0].meetings[1]
    assert (hidden.headline, hidden.what_mattered, hidden.notes, hidden.discussed) == (
        "Meeting on 8 May 2025", "", None, (),
    )  # fmt: skip


def test_where_a_meeting_was_unticked_not_even_the_day_of_a_kept_out_one_is_told(journal, journal_with_secrets):
    may, may_not = journal_with_secrets
    chosen = frozenset(may | may_not) - {ref for ref in may if ref[0] is Kind.MEETING}
    document = gather.document(journal.read, Choice(chosen=chosen), TODAY)
    assert document.mentorships[0].meetings == ()
    assert document.timeline.threads[0].met == ()
    assert "one meeting kept out of every export" in document.left_out


def test_a_reflection_names_only_what_may_be_named(journal, journal_with_secrets):
    may, _ = journal_with_secrets
    (reflection,) = gather.document(journal.read, Choice(chosen=frozenset(may)), TODAY).reflections
    assert reflection.ties == (
        "About the meeting with Ada Fenwick on 1 May 2025.",
        "Linked to the goal “Harmlessgoal”.",
    )


def test_another_reader_is_told_only_of_goals_that_go_along(journal, journal_with_secrets):
    may, _ = journal_with_secrets
    chosen = frozenset(ref for ref in may if ref[0] is not Kind.GOAL)
    document = gather.document(journal.read, Choice("mentor", chosen=chosen), TODAY)
    assert document.reflections[0].ties == ("About the meeting with Ada Fenwick on 1 May 2025.",)


def test_what_is_kept_out_is_shown_locked_and_never_ticked(journal, journal_with_secrets):
    _, may_not = journal_with_secrets
    for audience in PARTS:
        for chosen in (None, frozenset(may_not)):
            groups = offer.groups(journal.read, Choice(audience, chosen=chosen), TODAY)
            found = {one.ref: one for group in groups for one in every(group.entries)}
            for ref in may_not & set(found):
                assert (found[ref].locked, found[ref].ticked) == (True, False)
                assert found[ref].detail == "Kept out of every export"
    mine = {one.ref for group in offer.groups(journal.read, Choice(), TODAY) for one in every(group.entries)}
    kinds = {Kind.MEETING, Kind.GOAL, Kind.REFLECTION, Kind.NOTE, Kind.ACTION}
    assert {kind for kind, _ in may_not & mine} == kinds


def every(entries):
    for entry in entries:
        yield entry
        yield from every(entry.entries)


def test_none_of_it_can_be_printed_by_itself(journal, journal_with_secrets):
    _, may_not = journal_with_secrets
    for ref in may_not:
        with pytest.raises(KeptOut) as refused:
            gather.entry(journal.read, ref, TODAY)
        assert SECRET not in refused.value.title + refused.value.advice


def test_no_word_of_it_stands_on_what_is_printed_by_itself(journal, journal_with_secrets):
    may, _ = journal_with_secrets
    for ref in may:
        said = str(asdict(gather.entry(journal.read, ref, TODAY)))
        assert SECRET not in said
        assert OPEN in said


def test_only_its_owner_learns_how_much_is_kept_out(journal, journal_with_secrets):
    mine = gather.document(journal.read, Choice(), TODAY).left_out
    assert {one for one in mine if "kept out" in one} == {
        "the words of one meeting kept out of every export",
        "one goal kept out of every export",
        "one reflection kept out of every export",
        "one quick note kept out of every export",
        "four actions kept out of every export",
    }
    for audience in ("mentor", "new_mentor", "other"):
        assert "kept out" not in str(gather.document(journal.read, Choice(audience), TODAY).left_out)


def test_what_stands_below_a_line_that_is_kept_out_stays_behind_with_it(journal, mentorship):
    with journal.write() as write:
        met = held(write, mentorship, OPEN)
        said = f"Before.\n- [ ] {words('line')}\n  - {words('detail')}\n    {words('more')}\n- After.\n  - Deeper."
        agree.save_notes(write, met.id, said)
        (line,) = (one for one in actions.of_meeting(write.conn, met.id) if one.title == words("line"))
        actions.keep_out(write, line.id, True)
    (told_of,) = gather.document(journal.read, Choice(), TODAY).mentorships
    assert [each.notes for each in told_of.meetings] == ["Before.\n- After.\n  - Deeper."]
