"""The press's own process: takes orders from standard input, gives PDFs to standard output, and writes nothing else.

It ends with the process that started it: when nobody is left to send an order, at once and in the middle of a page.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from app import walls
from app.summary import frames
from app.summary.typeset import TemplateBroken, get_ready, typeset

HERE = "."  # started in an empty folder


def main() -> None:
    """Until standard input ends. Reads on one thread and works on another, to hear of the end while it works."""
    walls.put_up()
    walls.shut_memory()
    orders: SimpleQueue[bytes] = SimpleQueue()
    with open(0, "rb", closefd=False) as incoming, open(1, "wb", closefd=False) as outgoing:
        Thread(target=_work, args=(orders, outgoing), daemon=True).start()
        with suppress(frames.Garbled):
            while True:
                orders.put(frames.receive(incoming)[1])
        os._exit(0)


def _work(orders: SimpleQueue[bytes], outgoing: BinaryIO) -> None:
    try:
        get_ready(HERE)
        while True:
            _answer(orders.get(), outgoing)
    finally:
        os._exit(1)  # a thread's end would leave the other one waiting


def _answer(order: bytes, outgoing: BinaryIO) -> None:
    def on_step(done: int) -> None:
        frames.send(outgoing, frames.STEP, bytes([done]))

    data, made_on = frames.read_order(order)
    try:
        pdf, missing = typeset(data, made_on, on_step, HERE)
    except TemplateBroken as error:
        frames.send(outgoing, frames.BUG, str(error).encode())
    else:
        frames.send(outgoing, frames.PAGES, frames.pages(frames.Pages(pdf, missing, _held())))


def _held() -> int:
    """Bytes of memory: now, where the system says so, or else at most so far; 0 where it says neither."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
