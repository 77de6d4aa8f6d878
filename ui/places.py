"""Where in the journal somebody is: enough to come back to, without a word of what stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import SignalInstance


@dataclass(frozen=True, slots=True)
class Place:
    """`page` is "today", "mentorships", "agreement", "meetings", "meeting", "share", "settings" or "person"; `record`
    its id, 0 for none.

    `detail` is the page's own (a section of the settings, "add" to open the page's first dialog). `caret` and
    `scroll` are where the reader was. `find` are words to show when a search led here: kept in memory only.
    """

    page: str
    record: int = 0
    detail: str = field(default="", repr=False)
    caret: int = -1
    scroll: int = 0
    find: str = field(default="", repr=False)

    def same_page(self, other: Place) -> bool:
        return (self.page, self.record, self.detail) == (other.page, other.record, other.detail)


@dataclass(frozen=True, slots=True)
class Left:
    """What somebody who locked their journal finds again: where they were, and what pages kept for the next of them."""

    place: Place | None = None
    kept: dict[str, object] = field(default_factory=dict)


class Page(Protocol):
    """What the shell asks of a page; every page is a QWidget too, made for one place and thrown away with it."""

    @property
    def go_requested(self) -> SignalInstance: ...  # Signal(Place)

    def flush(self) -> bool:
        """Save what is typed. False: this page may not go yet, its text is not safe."""
        ...

    def place(self) -> Place:
        """Where the reader is now."""
        ...

    def settle(self, place: Place) -> None:
        """After it is shown: scroll, caret and focus. Without a caret in `place`, focus the main thing."""
        ...

    def clear_words(self) -> None:
        """The journal is being locked: empty every editor, field and model."""
        ...
