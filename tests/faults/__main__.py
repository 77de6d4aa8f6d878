"""`python -m tests.faults [--kills N] [--flips N] [--seed N]`: a JSON line a fault run; exit 1 when a save was lost."""

import argparse
import json
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import flips, kills, turning


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="how many kills at random moments (50)")
    parser.add_argument("--flips", type=int, default=50, help="how many pages get a flipped bit (50)")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="of the random moments")
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    print(f"seed {chosen.seed}", file=sys.stderr)
    all_hold = True
    for run in (
        lambda place: kills.while_saving(place, chosen.kills, chance),
        lambda place: kills.while_typing(place, chosen.kills, chance),
        lambda place: kills.while_making(place, chosen.kills, chance),
        kills.while_changing,
        kills.while_upgrading,
        lambda place: flips.while_flipping(place, chosen.flips, chance),
        kills.while_going_back,
        lambda place: turning.through(place, 400),
    ):
        with TemporaryDirectory(prefix="inglenook-faults-") as place:
            outcome = run(Path(place))
        print(json.dumps(outcome.as_line()), flush=True)
        all_hold = all_hold and outcome.holds
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main())
