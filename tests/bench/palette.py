"""Goal 4, painted: from a key in the search field to its results on the screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.corpus import Corpus
from tests.bench.figures import MS, Figure, aside, p95, timed
from tests.bench.search import as_typed

_ROUNDS = 5


def figures(large: Corpus, small: Corpus) -> Iterator[Figure]:
    many = _painted(large)
    few = many if small is large else _painted(small)
    aside(f"palette: {sum(many) / len(many) * MS:.1f} ms, slowest {max(many) * MS:.1f} ms")
    yield Figure("search_painted_p95", p95(many) * MS, "ms", 16)
    yield Figure("search_painted_first", many[0] * MS, "ms", 16)
    yield Figure(f"search_painted_to_{small.notes}_notes", sum(many) / sum(few), "ratio", 2)


def _painted(corpus: Corpus) -> list[float]:
    """Seconds of each keystroke, after the pause in which more might have been typed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

    from ui import theme
    from ui.pages.search.palette import SearchPalette
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
        session = Session(corpus.open(), Preferences(Path(place) / "settings.json"))
        window = QWidget()
        window.resize(1280, 800)
        palette = SearchPalette(session)
        window.show()
        palette.open_on(window)
        app.processEvents()  # until a window is exposed nothing is painted
        field = palette.findChild(QLineEdit, "query")
        assert isinstance(field, QLineEdit)
        times = [_keystroke(palette, field, typed) for typed in as_typed() * _ROUNDS]
        palette.leave()
        session.end()
        window.close()
    return times


def _keystroke(palette: object, field: object, typed: str) -> float:
    def work() -> None:
        field.setText(typed)  # type: ignore[attr-defined]
        palette._look()  # type: ignore[attr-defined]  # what the field's pause ends with
        palette.window().repaint()  # type: ignore[attr-defined]

    return timed(work)
