"""`python -m tests.faults [run …]`: a JSON line a fault run, and one at the end; exit 1 when anything was lost."""

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import backing, flips, kills, leaving, moves, rekeying, turning

KILLS, PAGES, DAYS = 200, 50, 400  # where a run has no end of its own; the others go on to the last call
RUNS = {
    "save": lambda place, chance: kills.while_saving(place, KILLS, chance),
    "type": lambda place, chance: kills.while_typing(place, KILLS, chance),
    "make": lambda place, chance: kills.while_making(place, KILLS, chance),
    "passphrase": lambda place, _chance: kills.while_changing(place),
    "rekey": lambda place, _chance: rekeying.while_rekeying(place),
    "upgrade": lambda place, _chance: kills.while_upgrading(place),
    "back-up": lambda place, _chance: backing.while_backing_up(place),
    "go-back": lambda place, _chance: kills.while_going_back(place),
    "move": lambda place, _chance: moves.while_moving(place),
    "delete": lambda place, _chance: leaving.while_deleting(place),
    "flip": lambda place, chance: flips.while_flipping(place, PAGES, chance),
    "rotate": lambda place, _chance: turning.through(place, DAYS),
}


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("runs", nargs="*", metavar="run", help=f"{', '.join(RUNS)}; all of them without")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="of the random moments")
    chosen = parser.parse_args()
    if unknown := set(chosen.runs) - set(RUNS):
        parser.error(f"no such run: {', '.join(sorted(unknown))}")
    outcomes = [done(name, random.Random(f"{chosen.seed} {name}")) for name in chosen.runs or RUNS]
    counts = Counter()
    for outcome in outcomes:
        counts[outcome.what] += outcome.count
    holds = all(outcome.holds for outcome in outcomes)
    closing = {"runs": len(outcomes), **counts, "lost": sum(outcome.lost for outcome in outcomes)}
    print(json.dumps({**closing, "seed": chosen.seed, "holds": holds}), flush=True)
    return 0 if holds else 1


def done(name, chance):
    """What came of one run; told at once."""
    with TemporaryDirectory(prefix="inglenook-faults-") as place:
        outcome = RUNS[name](Path(place), chance)
    print(json.dumps({"run": name, **outcome.as_line()}), flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
