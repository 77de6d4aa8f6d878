"""`python -m tests.bench [part …] [--notes N]`: a JSON line a figure; exit 1 when one misses."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import corpus, keeping, mixed, palette, reflections, save, search, start, summary, take_out
from tests.bench.corpus import Corpus
from tests.bench.figures import Figure

FEW = 1_000
MANY = 100_000
PARTS: dict[str, Callable[[Corpus, Corpus], Iterator[Figure]]] = {
    "start": lambda _many, few: start.starting(few),
    "unlock": lambda many, few: chain(start.unlocking(many, few), start.opening_bare(many, few)),
    "search": lambda many, few: chain(search.figures(many, few), palette.figures(*mixed.beside(many, few))),
    "save": lambda many, _few: save.figures(many),
    "reflections": lambda many, _few: reflections.figures(many),
    "summary": lambda _many, few: summary.figures(few),
    "take-out": lambda many, _few: take_out.figures(many),
    "keep": lambda _many, few: keeping.figures(few),
}
_OF_FEW = {"start", "summary", "keep"}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all of them without")
    parser.add_argument("--notes", type=int, default=MANY, help=f"how many notes of 300 words ({MANY})")
    chosen = parser.parse_args(argv)
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    parts = chosen.parts or list(PARTS)
    all_hold = True
    with TemporaryDirectory(prefix="inglenook-bench-") as place:
        few = corpus.build(FEW, Path(place))
        few_do = set(parts) <= _OF_FEW or chosen.notes == FEW
        many = few if few_do else corpus.build(chosen.notes, Path(place))
        for part in parts:
            for figure in PARTS[part](many, few):
                figure.print()
                all_hold = all_hold and figure.holds
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main())
