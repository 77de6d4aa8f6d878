"""What can be done with a mentorship or a person and undone again, with the words for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.acts import begin, remove
from app.acts.pseudonymise import pseudonymise
from app.records import mentorships, people
from app.records.mentorships import ContactAfter, EndingReason, Form, Mentorship, Role, State
from app.records.people import Person
from app.store.journal import Kind, Ref, Write
from ui.pages.meetings.words import today
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("mentorships", text)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the form asks. `who` is a person's id, or the name of somebody new; `since` is None while it's a thought."""

    who: int | str = field(repr=False)
    my_role: Role
    form: Form
    purpose: str = field(repr=False)
    since: date | None


def add(session: Session, asked: Beginning, on_broken: OnBroken) -> int:
    """Returns the id of the new mentorship, 0 when it could not be kept."""

    def make(write: Write) -> Mentorship:
        return begin.begin(
            write,
            asked.who,
            asked.my_role,
            asked.form,
            asked.purpose,
            agreed_on=asked.since,
            started_on=asked.since,
        )

    return _new(session, _tr("Added to your mentorships"), make, isinstance(asked.who, str), on_broken)


def begin_again(session: Session, ended: Mentorship) -> int:
    """Returns the id of the new mentorship, 0 when it could not be begun."""

    def make(write: Write) -> Mentorship:
        return begin.begin_again(write, ended, today())

    return _new(session, _tr("Begun again"), make, False, None)


def change(session: Session, before: Mentorship, after: Mentorship, on_broken: OnBroken) -> bool:
    def act(write: Write) -> None:
        mentorships.save(write, after)

    return _step(session, before, _tr("Changed"), act, on_broken)


def agree(session: Session, before: Mentorship, purpose: str, on: date, on_broken: OnBroken) -> bool:
    """We've agreed this by talking, on that day."""

    def act(write: Write) -> None:
        mentorships.move(write, replace(before, purpose=purpose), State.ACTIVE, on)

    return _step(session, before, _tr("Agreed"), act, on_broken)


def move(session: Session, before: Mentorship, to: State) -> bool:
    said = {
        State.ACTIVE: _tr("Going on again with {name}"),
        State.PAUSED: _tr("Paused mentoring with {name}"),
        State.CLOSING: _tr("Drawing to a close with {name}"),
        State.DECLINED: _tr("Noted: it didn’t come to be with {name}"),
    }[to].format(name=_name(session, before))

    def act(write: Write) -> None:
        mentorships.move(write, before, to, today())

    return _step(session, before, said, act)


@dataclass(frozen=True, slots=True)
class Ending:
    """What the form asks when a mentorship is closed."""

    on: date
    reason: EndingReason | None
    note: str = field(repr=False)
    contact_after: ContactAfter | None


def close(session: Session, before: Mentorship, ending: Ending, on_broken: OnBroken) -> bool:
    def act(write: Write) -> None:
        mentorships.end(write, before, ending.on, ending.reason, ending.note, ending.contact_after)

    return _step(session, before, _tr("Closed. Everything stays readable."), act, on_broken)


def take_away(session: Session, mentorship: Mentorship, *, with_entries: bool = False) -> bool:
    """Remove it with its meetings, or also its goals and reflections; Undo brings back all that went."""
    gone: list[Ref] = []

    def act(write: Write) -> None:
        gone[:] = remove.remove_mentorship(write, mentorship, with_entries=with_entries)

    def undo(write: Write) -> None:
        remove.bring_back(write, gone)

    said = _tr("Removed the mentorship with {name}").format(name=_name(session, mentorship))
    return session.do(said, act, undo)


def change_person(session: Session, before: Person, after: Person, on_broken: OnBroken) -> bool:
    def act(write: Write) -> None:
        people.save(write, after)

    return _person_step(session, before, _tr("Changed"), act, on_broken)


def keep_initials(session: Session, before: Person) -> bool:
    """And nothing else about them."""

    def act(write: Write) -> None:
        pseudonymise(write, before)

    return _person_step(session, before, _tr("Only the initials are kept"), act)


def take_person_away(session: Session, person: Person) -> bool:
    def act(write: Write) -> None:
        remove.remove_person(write, person)

    def undo(write: Write) -> None:
        people.restore(write, person.id)

    return session.do(_tr("Removed {name}").format(name=person.display_name), act, undo)


def _name(session: Session, mentorship: Mentorship) -> str:
    return people.get(session.journal.read, mentorship.person_id).display_name


def _new(
    session: Session, said: str, make: Callable[[Write], Mentorship], new_person: bool, on_broken: OnBroken | None
) -> int:
    made: list[Mentorship] = []

    def refs() -> list[Ref]:
        person: list[Ref] = [(Kind.PERSON, made[0].person_id)] if new_person else []
        return [(Kind.MENTORSHIP, made[0].id), *person]

    def act(write: Write) -> None:
        if made:  # done again after Undo: it is the same one
            remove.bring_back(write, refs())
        else:
            made.append(make(write))

    def undo(write: Write) -> None:
        remove.take_back_mentorship(write, made[0])
        if new_person:
            remove.remove_person(write, people.get(write.conn, made[0].person_id))

    return made[0].id if session.do(said, act, undo, on_broken) else 0


def _step(
    session: Session,
    before: Mentorship,
    said: str,
    act: Callable[[Write], object],
    on_broken: OnBroken | None = None,
) -> bool:
    def undo(write: Write) -> None:
        mentorships.put_back(write, before)

    return session.do(said, act, undo, on_broken)


def _person_step(
    session: Session, before: Person, said: str, act: Callable[[Write], object], on_broken: OnBroken | None = None
) -> bool:
    def undo(write: Write) -> None:
        people.save(write, before)

    return session.do(said, act, undo, on_broken)
