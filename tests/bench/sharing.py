"""A process that shares from a journal and says what it took: the first page of a summary, or a whole edition."""

from __future__ import annotations

import json
import sys
import time
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from threading import Thread

from app.progress import Progress
from app.store import doors, opening
from app.store.folder import Folder
from app.store.journal import Journal
from app.summary.press import Press
from tests.bench.corpus import LAST_DAY, PASSPHRASE
from tests.bench.memory import rss_kb

PAGES = 20
DPI = 110  # a page beside the choices, on a screen of the usual kind
_LOOK_S = 0.01
_PAUSE_S = 0.5  # between opening Share and the first wish
TODAY = LAST_DAY.date()


def main() -> int:
    what, folder, days = sys.argv[1], Folder(Path(sys.argv[2])), int(sys.argv[3])
    with closing(doors.enter(folder, opening.with_passphrase(folder, PASSPHRASE))) as journal, Press() as press:
        if what == "warm":
            press.warm()
            time.sleep(_PAUSE_S)
        watch = Watch()
        if what == "edition":
            watch.start()
        began = time.perf_counter()
        pages = edition(journal, press) if what == "edition" else preview(journal, press, days)
        took = time.perf_counter() - began
    print(json.dumps({"took": took, "pages": pages, "most_kb": watch.most}), flush=True)
    return 0


class Watch(Thread):
    """What this process and those that it starts hold at most. Opening the journal, which takes much, is over."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = {"window": 0, "press": 0}

    def run(self) -> None:
        while True:
            self._look("window", "self")
            for task in Path("/proc/self/task").iterdir():
                with suppress(OSError):
                    for pid in (task / "children").read_text("ascii").split():
                        self._look("press", int(pid))
            time.sleep(_LOOK_S)

    def _look(self, name: str, process: int | str) -> None:
        self.most[name] = max(self.most[name], rss_kb(process))


def preview(journal: Journal, press: Press, days: int) -> int:
    """From the records of the last `days` to the picture of the first page."""
    from app.summary import gather
    from app.summary.compose import Edition
    from app.summary.leaves import Leaves

    choice = gather.Choice(first=TODAY - timedelta(days=days), last=TODAY)
    made = Edition(gather.document(journal.read, choice, TODAY)).pdf(0, press.pdf, Progress())
    with closing(Leaves(made.pdf)) as leaves:
        leaves.picture(0, DPI)
        return leaves.count


def edition(journal: Journal, press: Press) -> int:
    """Everything there is, in volumes."""
    from app.summary import gather
    from app.summary.compose import Edition

    document = gather.document(journal.read, gather.Choice(), TODAY)
    return sum(made.pages or 0 for made in Edition(document).pdfs(press.pdf, Progress()))


if __name__ == "__main__":
    sys.exit(main())
