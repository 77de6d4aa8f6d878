"""The sample journal: invented people, mentorships, meetings and all that was written, moved to the present."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from app.acts import sample_entries
from app.records import about, agreements, meetings, mentorships, people
from app.records.agreements import Agreement, Frequency, NotesAfter, NotesBy
from app.records.meetings import CancelledBy, Medium, Meeting, MeetingKind
from app.records.mentorships import ContactAfter, EndingReason, Form, Role, State
from app.records.people import PersonKind
from app.store import doors, rows
from app.store.journal import Journal, Kind, Write

_SOONEST = timedelta(days=8)  # the coming meeting falls 8 to 14 days ahead

Entry = dict[str, Any]


def fill(write: Write, today: date) -> None:
    """Put the sample into an empty journal that was made as one. Dates move by the same whole number of weeks."""
    words: Entry = json.loads((files("resources") / "sample" / "journal.json").read_text("utf-8"))
    shift = _shift(words["meetings"], today)
    about.set_leaning(write, "both")
    person_ids = {entry["key"]: _person(write, entry) for entry in (words["self"], *words["people"])}
    mentorship_ids = {
        entry["key"]: _begun(write, entry, person_ids[entry["person"]], shift) for entry in words["mentorships"]
    }
    meeting_ids: dict[str | None, int] = {}
    for entry in words["meetings"]:
        meeting_ids[entry["key"]] = _meeting(
            write, entry, mentorship_ids[entry["mentorship"]], meeting_ids.get(entry["rebooked_from"]), shift
        )
    made = {key: (Kind.MENTORSHIP, number) for key, number in mentorship_ids.items()}
    made |= {key: (Kind.MEETING, number) for key, number in meeting_ids.items() if key}
    sample_entries.fill(write, words, made, shift)
    for entry in words["mentorships"]:
        _brought_on(write, entry, mentorship_ids[entry["key"]], shift, today)


def in_memory(today: date) -> Journal:
    """The sample to look around in, of which nothing is kept."""
    journal = doors.in_memory()
    with journal.write() as write:
        fill(write, today)
    return journal


def _shift(entries: list[Entry], today: date) -> timedelta:
    """So many weeks that the only meeting still to come is at least 8 days ahead, and less than 15."""
    coming = max(datetime.fromisoformat(entry["planned_start"]).date() for entry in entries)
    weeks = -((coming - today - _SOONEST).days // 7)
    return timedelta(weeks=weeks)


def _person(write: Write, entry: Entry) -> int:
    person = people.add(write, entry["display_name"], PersonKind(entry["kind"]))
    told = {name: entry[name] for name in ("pronouns", "specialty", "organisation", "notes")}
    people.save(write, replace(person, **told))
    return person.id


def _begun(write: Write, entry: Entry, person_id: int, shift: timedelta) -> int:
    started = _day(entry["started_on"], shift)
    made = mentorships.add(
        write,
        person_id,
        Role(entry["my_role"]),
        Form(entry["form"]),
        entry["purpose"],
        agreed_on=started,
        started_on=started,
    )
    for version in entry["agreements"]:
        _agreed(write, version, made.id, shift)
    return made.id


def _agreed(write: Write, entry: Entry, mentorship_id: int, shift: timedelta) -> None:
    draft = Agreement(
        0,
        "",
        mentorship_id,
        frequency=Frequency(entry["frequency"]),
        minutes=entry["minutes"],
        notes_by=NotesBy(entry["notes_by"]),
        notes_after=NotesAfter(entry["notes_after"]),
        notes_months=entry["notes_months"],
        look_again_on=_day(entry["look_again_on"], shift) if entry["look_again_on"] else None,
        no_fault=entry["no_fault"],
        **{name: entry[name] for name in agreements.WORDS},
    )
    agreements.agree(write, agreements.add(write, draft), _day(entry["agreed_on"], shift))


def _brought_on(write: Write, entry: Entry, mentorship_id: int, shift: timedelta, today: date) -> None:
    """From active to where it stands now."""
    begun = mentorships.get(write.conn, mentorship_id)
    state = State(entry["state"])
    if state is State.ENDED:
        mentorships.end(
            write,
            begun,
            _day(entry["ended_on"], shift),
            EndingReason(entry["ending_reason"]),
            entry["ending_note"],
            ContactAfter(entry["contact_after"]),
        )
    elif state is not begun.state:
        mentorships.move(write, begun, state, today)


def _meeting(write: Write, entry: Entry, mentorship_id: int, rebooked_from: int | None, shift: timedelta) -> int:
    """Planned, then whatever became of it. Its agenda and its reflections bring it further."""
    planned = meetings.add(
        write,
        Meeting(
            0,
            "",
            mentorship_id,
            _moment(entry["planned_start"], shift),
            entry["planned_length"],
            Medium(entry["medium"]),
            MeetingKind(entry["kind"]),
            place=entry["place"],
            what_mattered=entry["what_mattered"],
            notes=sample_entries.moved_lines(entry["notes"], shift),
            preparation=entry["preparation"],
            kept_out=entry["kept_out"],
            rebooked_from=rebooked_from,
        ),
    )
    if entry["cancelled_by"]:
        _on_the_day(write, meetings.cancel(write, planned, CancelledBy(entry["cancelled_by"])))
    elif entry["actual_start"]:
        held = meetings.hold(write, planned, _moment(entry["actual_start"], shift), entry["actual_length"])
        _on_the_day(write, held)
    return planned.id


def _on_the_day(write: Write, meeting: Meeting) -> None:
    """Dated when it happened: otherwise "Not held after all" would be open for a day after the sample was made."""
    ended = meeting.start + timedelta(minutes=meeting.length)
    meetings.put_back(write, replace(meeting, state_at=rows.stamp(ended)))


def _day(text: str, shift: timedelta) -> date:
    return date.fromisoformat(text) + shift


def _moment(text: str, shift: timedelta) -> datetime:
    """The same hour of the local clock, whether summer time holds on the new date or not."""
    return (datetime.fromisoformat(text) + shift).astimezone()
