"""`python -m tests.journals.make`: the journal of the present schema. Never again once that schema is released."""

import json
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from app.acts import agree, attain, begin, contract, reflect, remove, stock
from app.records import (
    about,
    actions,
    agenda,
    agreements,
    check_ins,
    departures,
    drafts,
    goals,
    links,
    meetings,
    mentorships,
    milestones,
    notes,
    people,
    posts,
    reflections,
    tags,
    versions,
)
from app.records.goals import Goal
from app.records.meetings import CancelledBy, Medium, Meeting, MeetingKind
from app.records.mentorships import ContactAfter, EndingReason, Form, Role
from app.records.milestones import Milestone
from app.records.notes import Note
from app.records.people import PersonKind
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store import doors, migrate
from app.store.folder import Folder
from app.store.journal import Kind

HERE = Path(__file__).parent
PASSPHRASE = "brass kettle “Ångström” café, 3 ﬁne days"
SUMMER = timezone(timedelta(hours=1))
NOTES = """# Stepping up

- [ ] read the rota
- what I *want* from the year

نتحدث عن المناوبات · हिन्दी में एक वाक्य · re\u0301sume\u0301 🙂
"""


def fill(write):
    about.set_leaning(write, "both")
    about.set_code_seen(write)
    people.add(write, "Noor", PersonKind.SELF)
    held_with = begin.begin(
        write,
        "Dr Miriam Holt",
        Role.MENTEE,
        Form.TRADITIONAL,
        "Finding my feet.",
        agreed_on=date(2024, 9, 2),
        started_on=date(2024, 9, 1),
    )
    miriam = people.get(write.conn, held_with.person_id)
    people.save(write, replace(miriam, pronouns="she/her", specialty="Anaesthetics", notes="Prefers mornings."))
    ended = begin.begin(
        write,
        "مها حداد",
        Role.MENTOR,
        Form.REVERSE,
        "Teaching me.",
        agreed_on=date(2023, 1, 5),
        started_on=date(2023, 1, 5),
    )
    ended = mentorships.end(
        write, ended, date(2024, 6, 30), EndingReason.MOVED_ON, "A good year.", ContactAfter.OPEN_DOOR
    )
    held = meetings.add(
        write,
        Meeting(
            0,
            "",
            held_with.id,
            datetime(2025, 7, 3, 17, 30, tzinfo=SUMMER),
            45,
            Medium.PHONE,
            MeetingKind.REVIEW,
            place="Library",
            what_mattered="Being heard, सुना जाना",
            notes=NOTES,
        ),
    )
    meetings.hold(write, held, datetime(2025, 7, 3, 17, 40, tzinfo=SUMMER), 50)
    called_off = meetings.add(write, Meeting(0, "", held_with.id, datetime(2025, 9, 4, 12, 0, tzinfo=SUMMER)))
    meetings.cancel(write, called_off, CancelledBy.CIRCUMSTANCES)
    meetings.add(write, Meeting(0, "", held_with.id, datetime(2031, 1, 7, 9, 0, tzinfo=SUMMER), place="Café"))
    early = meetings.add(
        write, Meeting(0, "", ended.id, datetime(1969, 12, 31, 23, 0, tzinfo=SUMMER), notes="Entered with a slip.")
    )
    remove.remove_meeting(write, early)
    fill_entries(write, held_with, held)
    links.add(write, (Kind.MENTORSHIP, ended.id), (Kind.MENTORSHIP, held_with.id))
    departures.add(write, "A summary of 2025", "Miriam", "summary-2025.pdf")
    volumes = ("everything, 1 of 2.pdf", "everything, 2 of 2.pdf")
    departures.add(write, "Everything", "Me", volumes, ("Goal: Say what I think", "Note: हिन्दी"))
    departures.add(write, "One goal", "", titles=["Goal: Say what I think"], how=departures.How.PRINTED)
    drafts.keep(write, "plan", {"place": "half a pla"})


def fill_entries(write, mentorship, held):
    """One entry of each kind that its owner writes, tied together."""
    day = date(2025, 7, 3)
    agree.save_notes(write, held.id, NOTES)
    meetings.save_what_mattered(write, held.id, "Being heard.")
    meetings.save_preparation(write, held.id, "To say it aloud: “I’m not sure.”")
    meetings.keep_out(write, held.id, True)
    agenda.add(write, held.id, "The rota, once more", agenda.RaisedBy.OTHER)
    post = posts.add(write, Post(0, "", "CT2 liaison", date(2025, 2, 5), date(2025, 8, 5), site="Müllerstraße"))
    levels = {-2: "", -1: "only when asked", 0: "one point most weeks", 1: "aloud", 2: "I chair"}
    wished = Goal(0, "", "Say what I think", date(2025, 1, 9), why_it_matters="Silence sets.", levels=levels)
    goal = goals.add(write, wished)
    goal = goals.move(write, goal, goals.State.ACTIVE, date(2025, 1, 9))
    goals.keep_out(write, goal.id, True)
    attain.check_in(write, goal, day, 0, "Said it. परीक्षा", date(2025, 8, 14))
    milestones.add(write, Milestone(0, "", goal.id, "The first time", reached_on=day))
    about = [(Kind.MEETING, held.id), (Kind.GOAL, goal.id), (Kind.POST, post.id)]
    text = "## What?\nA long silence.\n\n## So what?\nIt taught me to wait. #later\n"
    made = reflect.begin(write, Reflection(0, "", day, "what_so_what_now_what", "Waiting", text, kept_out=True), about)
    links.add(write, (Kind.REFLECTION, made.id), (Kind.TAG, tags.add(write, "Voice").id))
    notes.add(write, Note(0, "", day, "Ask about the lantern room 🙂"))
    terms = replace(contract.begin(write, mentorship), place="On the bench, or by video. बाहर", notes_months=18)
    agreements.save(write, terms)
    contract.agree(write, terms, day)
    contract.begin(write, mentorship)
    links.add(write, (Kind.GOAL, goal.id), (Kind.MENTORSHIP, mentorship.id))


def what_it_holds(journal):
    """What a later version must find, in the plainest terms."""
    read = journal.read
    listed = [*meetings.past(journal.read), *meetings.coming_up(journal.read)]
    return {
        "schema": migrate.schema(journal.read),
        "counts": {kind.value: number for kind, number in stock.counts(journal.read).items()},
        "people": [[one.display_name, one.kind, one.specialty, one.notes] for one in people.everyone(journal.read)],
        "mentorships": [
            [one.my_role, one.form, one.purpose, one.state, str(one.started_on), one.ending_note, one.times_met]
            for one in mentorships.all_kept(journal.read)
        ],
        "meetings": [
            [one.start.isoformat(), one.length, one.state, one.place, one.what_mattered, one.notes] for one in listed
        ],
        "departures": [[one.what, one.for_whom, one.file_name] for one in departures.latest(journal.read)],
        "took_along": [[*one.titles, one.how] for one in departures.latest(journal.read) if one.titles],
        "draft": drafts.get(journal.read, "plan"),
        "preparations": [[one.preparation, one.kept_out] for one in listed if one.preparation],
        "agenda": [[item.title, item.raised_by, item.state] for one in listed for item in agenda.of(read, one.id)],
        "actions": [[one.title, one.owner, str(one.agreed_on), one.in_notes] for one in actions.still_open(read)],
        "goals": [[one.title, one.state, one.why_it_matters, *one.levels.values()] for one in goals.all_kept(read)],
        "kept_out": [one.title for one in goals.all_kept(read) if one.kept_out],
        "check_ins": [
            [str(check_in.on_day), check_in.level, check_in.words, check_in.note]
            for one in goals.all_kept(read)
            for check_in in check_ins.of(read, one.id)
        ],
        "milestones": [
            [step.title, str(step.reached_on)] for one in goals.all_kept(read) for step in milestones.of(read, one.id)
        ],
        "reflections": [
            [one.title, str(one.on_day), one.model, one.text, one.kept_out] for one in reflections.newest(read)
        ],
        "agreements": [
            [one.version, one.state, str(one.agreed_on), one.scope, one.place, one.limits, one.notes_months]
            for mentorship in mentorships.all_kept(read)
            for one in agreements.of(read, mentorship.id)
        ],
        "notes": [[one.text, str(one.on_day)] for one in notes.newest(read)],
        "posts": [[one.title, one.site, str(one.start_on), str(one.end_on)] for one in posts.all_kept(read)],
        "ties": [sorted(links.all_of(read, (Kind.REFLECTION, one.id))) for one in reflections.newest(read)],
        "tags": [one.name for one in tags.all_kept(read)],
        "versions": [
            [one.name, versions.text(read, one.id)]
            for one_meeting in listed
            for one in versions.of(read, (Kind.MEETING, one_meeting.id))
        ],
    }


def main():
    schema = migrate.shipped()[-1].number
    folder = Folder(HERE / f"schema-{schema}.inglenook")
    shutil.rmtree(folder.path, ignore_errors=True)
    journal = doors.enter(folder, doors.create(folder, PASSPHRASE))
    with journal.write() as write:
        fill(write)
    opens = {"passphrase": PASSPHRASE, "recovery_code": journal.recovery_code}
    told = json.dumps({**opens, **what_it_holds(journal)}, indent=1, ensure_ascii=False)
    journal.close()
    folder.path.joinpath("journal.db-journal").unlink(missing_ok=True)
    folder.path.with_suffix(".json").write_text(told + "\n", "utf-8")


if __name__ == "__main__":
    main()
