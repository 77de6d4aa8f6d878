"""Linking and unlinking any two records, undone again, with the words for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.acts import reflect, remove, tagging
from app.records import links, tags
from app.records.tags import Tag
from app.store.journal import Kind, Ref, Write
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("linking", text)


def link(session: Session, one: Ref, other: Ref, name: str) -> bool:
    """`name` is what the other one is called."""

    def act(write: Write) -> None:
        _tie(write, one, other)

    def undo(write: Write) -> None:
        _untie(write, one, other)

    return session.do(_tr("Linked to {name}").format(name=name), act, undo)


def unlink(session: Session, one: Ref, other: Ref, name: str) -> bool:
    def act(write: Write) -> None:
        _untie(write, one, other)

    def undo(write: Write) -> None:
        _tie(write, one, other)

    return session.do(_tr("No longer linked to {name}").format(name=name), act, undo)


def tag(session: Session, ref: Ref, name: str) -> bool:
    """With a tag of that name, new if there is none."""
    made: list[tuple[Ref, bool]] = []

    def act(write: Write) -> None:
        new = tags.named(write.conn, name) is None
        kept = (Kind.TAG, tags.add(write, name).id)
        made[:] = [(kept, new)]
        _tie(write, ref, kept)

    def undo(write: Write) -> None:
        kept, new = made[0]
        _untie(write, ref, kept)
        if new:
            remove.remove(write, kept)

    said = " ".join(name.split()).lstrip("#").strip()
    return session.do(_tr("Tagged “{name}”").format(name=said), act, undo)


def _tie(write: Write, one: Ref, other: Ref) -> None:
    """A reflection has a say in how its meetings stand."""
    for this, that in ((one, other), (other, one)):
        if this[0] is Kind.REFLECTION:
            reflect.link(write, this[1], that)
            return
    links.add(write, one, other)


def _untie(write: Write, one: Ref, other: Ref) -> None:
    for this, that in ((one, other), (other, one)):
        if this[0] is Kind.REFLECTION:
            reflect.unlink(write, this[1], that)
            return
    links.remove(write, one, other)


def rename_tag(session: Session, before: Tag, name: str, on_broken: OnBroken) -> bool:
    """On every entry that wears it."""

    def act(write: Write) -> None:
        tags.rename(write, before, name)

    def undo(write: Write) -> None:
        tags.rename(write, before, before.name)

    said = " ".join(name.split()).lstrip("#").strip()
    return session.do(_tr("Renamed to “{name}”").format(name=said), act, undo, on_broken)


def join_tags(session: Session, gone: Tag, stays: Tag) -> bool:
    """What wears the one wears the other."""
    dressed: list[Ref] = []

    def act(write: Write) -> None:
        dressed[:] = tagging.join(write, gone.id, stays.id)

    def undo(write: Write) -> None:
        tagging.part(write, gone.id, stays.id, dressed)

    return session.do(_tr("“{gone}” is now “{name}”").format(gone=gone.name, name=stays.name), act, undo)
