"""What can be done with a post and undone again, with the words for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.acts import remove
from app.records import posts
from app.records.posts import Post
from app.store.journal import Kind, Ref, Write
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("posts", text)


def add(session: Session, post: Post, on_broken: OnBroken) -> int:
    """Returns its id, 0 when it could not be kept."""
    made: list[Ref] = []

    def act(write: Write) -> None:
        if made:  # done again after Undo: it is the same one
            remove.bring_back(write, made)
        else:
            made.append((Kind.POST, posts.add(write, post).id))

    def undo(write: Write) -> None:
        remove.remove(write, *made)

    return made[0][1] if session.do(_tr("Added {post}").format(post=post.name), act, undo, on_broken) else 0


def change(session: Session, before: Post, after: Post, on_broken: OnBroken) -> bool:
    def act(write: Write) -> None:
        posts.save(write, after)

    def undo(write: Write) -> None:
        posts.save(write, before)

    return session.do(_tr("Changed {post}").format(post=after.name), act, undo, on_broken)


def take_away(session: Session, post: Post) -> bool:
    def act(write: Write) -> None:
        remove.remove(write, (Kind.POST, post.id))

    def undo(write: Write) -> None:
        remove.bring_back(write, [(Kind.POST, post.id)])

    return session.do(_tr("Removed {post}").format(post=post.name), act, undo)
