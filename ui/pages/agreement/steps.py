"""What can be done with a working agreement and undone again, with the words for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app import search, wording
from app.acts import contract, remove
from app.acts.contract import Agreed
from app.records import agreements
from app.records.agreements import Agreement
from app.records.mentorships import Mentorship
from app.store.journal import Kind, Write
from ui.pages.meetings.words import today
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)


def begin(session: Session, mentorship: Mentorship) -> bool:
    """A draft is there to be written. False: it could not be begun."""
    if agreements.draft_of(session.journal.read, mentorship.id):
        return True
    made: list[int] = []
    words: list[tuple[str, str] | None] = []

    def act(write: Write) -> None:
        if made:  # done again after Undo: it is the same one
            remove.bring_back(write, [(Kind.AGREEMENT, made[0])])
        else:
            made.append(contract.begin(write, mentorship).id)
            words.append(search.words_of(write.conn, (Kind.AGREEMENT, made[0])))

    def undo(write: Write) -> None:
        remove.take_back(write, (Kind.AGREEMENT, made[0]), words[0])

    return session.do(_tr("A draft to write together"), act, undo)


def put_away(session: Session, draft: Agreement) -> bool:
    ref = (Kind.AGREEMENT, draft.id)

    def act(write: Write) -> None:
        remove.remove(write, ref)

    def undo(write: Write) -> None:
        remove.bring_back(write, [ref])

    return session.do(_tr("The draft is put away"), act, undo)


def agree(session: Session, draft: Agreement, on: date, on_broken: OnBroken) -> bool:
    """By talking, on that day. Undo makes it a draft again, with the words that it has."""
    done: list[Agreed] = []

    def act(write: Write) -> None:
        done[:] = [contract.agree(write, agreements.get(write.conn, draft.id), on)]

    def undo(write: Write) -> None:
        contract.take_back(write, done[0])

    return session.do(_tr("Agreed"), act, undo, on_broken)


def look_again(session: Session, now: Agreement, on: date) -> bool:
    """It still holds, as of that day."""
    done: list[Agreed] = []

    def act(write: Write) -> None:
        if done:  # done again after Undo: it is the same version
            remove.bring_back(write, [(Kind.AGREEMENT, done[0].draft.id)])
            done[:] = [contract.agree(write, agreements.get(write.conn, done[0].draft.id), on)]
        else:
            done.append(contract.look_again(write, now, on))

    def undo(write: Write) -> None:
        contract.take_back(write, done[0])
        remove.remove(write, (Kind.AGREEMENT, done[0].draft.id))

    return session.do(_tr("Looked at again"), act, undo)


def remind(session: Session, agreement: Agreement, on: date | None) -> bool:
    """When Today shows it next; None leaves it in peace."""
    if on is None:
        said = _tr("You won’t be reminded of it")
    else:
        said = _tr("It comes back on {day}").format(day=wording.day(on, today()))

    def act(write: Write) -> None:
        agreements.look_again(write, agreement, on)

    def undo(write: Write) -> None:
        agreements.look_again(write, agreement, agreement.look_again_on)

    return session.do(said, act, undo)
