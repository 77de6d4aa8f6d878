"""Goal 6 for all that was written: a page of the list against its raw query, its frames, and what a filter takes.

Frames are told in the processor's time: how long others kept it from the window says nothing about the window.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from app.acts import writing
from app.acts.writing import Place
from app.records import tags
from app.store import doors
from app.store.connection import Connection
from app.store.folder import Folder
from app.store.journal import Journal, Kind, Write
from tests.bench import corpus
from tests.bench.corpus import PASSPHRASE, Corpus, vocabulary
from tests.bench.figures import MS, Figure, aside, p95, side_by_side

FEW = 10_000
_PAIRS = 15
_DEPTHS = (0.0, 0.2, 0.5, 0.8, 0.99)
_STEP = 120  # px of a frame, as a wheel turns
_FRAMES = 3_000  # at the top, and again at the bottom
_WARM = 20  # frames in which icons and fonts are still drawn for the first time
_PER_BATCH = 2_000
_NOTE_EVERY, _TAGGED_EVERY = 5, 200
_FRESH = 400  # characters
# What a list has to know of a page: the same columns from the same indexes, merged by the database.
_RAW = f"""
    select on_day, 1 as rank, id, model, kept_out, title, iif(title = '', substr(text, 1, {_FRESH}), '')
      from reflection where deleted_at is null and (on_day, id) < (?, ?)
    union all
    select on_day, 0, id, '', kept_out, '', substr(text, 1, {_FRESH})
      from note where deleted_at is null and (on_day, id) < (?, ?)
     order by on_day desc, rank desc, id desc limit 200
"""


def figures(many: Corpus) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="inglenook-bench-") as place:
        for count in (FEW, many.notes):
            made = build(count, Path(place))
            yield from measured(made)


def measured(made: Corpus) -> Iterator[Figure]:
    journal = made.open()
    try:
        ratios = [_page_to_raw(journal, depth) for depth in _DEPTHS]
        aside(f"a page of {made.notes}: {min(ratios):.2f} to {max(ratios):.2f} × raw")
        yield Figure(f"reflections_page_of_{made.notes}_to_raw", median(ratios), "ratio", 1.5)
    finally:
        journal.close()
    yield from _on_screen(made)


def build(count: int, place: Path) -> Corpus:
    """A journal of so many entries; every fifth is a quick note, every third has no title."""
    began = time.perf_counter()
    made = Corpus(Folder(place / f"{count}-written.inglenook"), count)
    journal = doors.enter(made.folder, doors.create(made.folder, PASSPHRASE))
    with journal.write() as write:
        written: dict[Kind, list[tuple[object, ...]]] = {Kind.REFLECTION: [], Kind.NOTE: []}
        for number, (at, text) in enumerate(corpus.notes(count)):
            kind = Kind.NOTE if number % _NOTE_EVERY == 0 else Kind.REFLECTION
            words = text.replace("#", "").split()
            said = " ".join(words[:25]) if kind is Kind.NOTE else text
            titled = (" ".join(words[7:12]) if number % 3 else "", "free") if kind is Kind.REFLECTION else ()
            stamp = f"{at:%Y-%m-%dT%H:%M:%SZ}"
            written[kind].append((str(UUID(int=number)), stamp, stamp, at.date().isoformat(), said, *titled))
            if len(written[kind]) == _PER_BATCH:
                _keep(write, kind, written[kind])
                written[kind] = []
        for kind, left in written.items():
            _keep(write, kind, left)
        tag = tags.add(write, "nights")
        write.conn.execute(
            "insert into link select 'reflection', id, 'tag', ? from reflection where id % ? = 0",
            (tag.id, _TAGGED_EVERY),
        )
    journal.close()
    print(f"{count} written: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return made


def _keep(write: Write, kind: Kind, entries: list[tuple[object, ...]]) -> None:
    columns = "uid, created_at, edited_at, on_day, text" + (", title, model" if kind is Kind.REFLECTION else "")
    marks = ", ".join("?" * len(columns.split(",")))
    write.conn.executemany(f"insert into {kind} ({columns}) values ({marks})", entries)


def _page_to_raw(journal: Journal, depth: float) -> float:
    before = _at(journal, depth)
    cursor = super(Connection, journal.read).cursor()
    values = writing._seen(before)

    def ours() -> None:
        assert len(writing.newest(journal.read, before=before)) > 1

    def raw() -> None:
        cursor.execute(_RAW, values).fetchall()

    mine, theirs = side_by_side(ours, raw, _PAIRS)
    return mine / theirs


def _at(journal: Journal, depth: float) -> Place:
    """The place of the entry that so much of all is newer than."""
    count = journal.read.one("select count(*) from reflection")
    day, number = journal.read.execute(
        "select on_day, id from reflection order by on_day desc, id desc limit 1 offset ?", (int(count * depth),)
    ).fetchone()
    return day, 1, number


# on the screen


def _on_screen(made: Corpus) -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from ui import theme
    from ui.pages.reflections.page import ReflectionsPage
    from ui.places import Place as Where
    from ui.preferences import Preferences
    from ui.session import Session
    from ui.theme import fonts, icons

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    fonts.load()
    icons.load()
    theme.apply(app, theme.named("light"))
    with TemporaryDirectory() as place:
        session = Session(made.open(), Preferences(Path(place) / "settings.json"))
        window = QWidget()
        QVBoxLayout(window).setContentsMargins(0, 0, 0, 0)
        window.resize(1064, 800)
        window.show()
        began = time.perf_counter()
        page = ReflectionsPage(session, Where("reflections"))
        window.layout().addWidget(page)
        page.settle(Where("reflections"))
        app.processEvents()
        aside(f"the page over {made.notes} is there after {(time.perf_counter() - began) * MS:.0f} ms")
        frames = _scroll(page, app.processEvents)
        aside(f"{len(frames)} frames, {median(frames) * MS:.1f} ms, slowest {max(frames) * MS:.1f} ms")
        yield Figure(f"reflections_frame_of_{made.notes}_slowest", max(frames) * MS, "ms", 8)
        times = [_filter(page, typed) for typed in _as_typed() * 3]
        aside(f"filter: {median(times) * MS:.1f} ms, slowest {max(times) * MS:.1f} ms")
        yield Figure(f"reflections_filter_of_{made.notes}_p95", p95(times) * MS, "ms", 16)
        page.clear_words()
        session.end()
        window.close()


def _scroll(page: object, live: Callable[[], None]) -> list[float]:
    """Down from the newest entry, and down to the oldest: each frame with the reading that it set off."""
    bar = page._pane._list.verticalScrollBar()  # type: ignore[attr-defined]
    times = [_frame(bar, live) for _ in range(_FRAMES)][_WARM:]
    model = page._pane._model  # type: ignore[attr-defined]
    while model.has_more:
        bar.setValue(bar.maximum())
        live()
    bar.setValue(bar.maximum() - _FRAMES * _STEP)
    live()
    return times + [_frame(bar, live) for _ in range(_FRAMES)]


def _frame(bar: object, live: Callable[[], None]) -> float:
    began = time.thread_time()
    bar.setValue(bar.value() + _STEP)  # type: ignore[attr-defined]
    live()
    return time.thread_time() - began


def _filter(page: object, typed: str) -> float:
    pane = page._pane  # type: ignore[attr-defined]
    began = time.thread_time()
    pane.look_for(typed)
    pane.repaint()
    return time.thread_time() - began


def _as_typed() -> list[str]:
    """Every state of the field while words, rare and common, a tag and a year are typed."""
    words = vocabulary()
    whole = ["exam", words[3_000], "tag:nights", "year:2019", f"tag:nights {words[40]}", "the year:2016"]
    return list(dict.fromkeys(text[:end].strip() for text in whole for end in range(1, len(text) + 1)))
