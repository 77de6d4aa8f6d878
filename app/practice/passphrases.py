"""A passphrase to suggest, and what can honestly be said of one that somebody made up."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

WORDS = 6  # of 7,776: 77 bits
_SHORTEST = 12
_FEWEST_WORDS, _LONG_ENOUGH = 4, 16
_HARD = 3  # of zxcvbn's 0 to 4
_ZXCVBN_READS = 72  # characters; beyond that it raises


@dataclass(frozen=True, slots=True)
class Strength:
    """`level` 0 (nothing typed) to 4; from 3 on a journal may have it. `lead` and `words` are one sentence each."""

    level: int
    lead: str = ""
    words: str = ""

    @property
    def enough(self) -> bool:
        return self.level >= _HARD


_NOTHING = Strength(0)
_EASY = Strength(1, "Too easy to guess.", "Add two or three unrelated words.")
_FAIR = Strength(2, "Fair.", "One more word would make it strong.")
# A program can veto what people make up but not vouch for it, so there is no number and no fourth bar.
_GOOD = Strength(3, "Good.", "Not one that a guessing program would try early.")
_DRAWN = Strength(4, "Strong.", "Six words, about 77 bits. Centuries of guessing, even with fast machines.")


def suggested() -> str:
    """Six words of the EFF's long list, drawn by lot, with single spaces."""
    from xkcdpass.xkcd_password import generate_wordlist

    listed = generate_wordlist(wordfile="eff-long", min_length=1, max_length=20)
    return " ".join(secrets.choice(listed) for _ in range(WORDS))


def judge(passphrase: str, drawn: str = "") -> Strength:
    """How hard `passphrase` is to guess. `drawn` is the suggestion on screen: only untouched is its strength known."""
    if not passphrase.strip():
        return _NOTHING
    if passphrase == drawn:
        return _DRAWN
    words = list(dict.fromkeys(passphrase.casefold().split()))  # one typed twice is one word to a guesser
    if len(passphrase) < _SHORTEST or _score(" ".join(words)) < _HARD:
        return _EASY
    return _GOOD if len(words) >= _FEWEST_WORDS or len(passphrase) >= _LONG_ENOUGH else _FAIR


def _score(words: str) -> int:
    """zxcvbn's 0 to 4. What it can't read it can't veto either: the length still counts."""
    from zxcvbn import zxcvbn

    try:
        return int(zxcvbn(words[:_ZXCVBN_READS])["score"])
    except (ValueError, ArithmeticError, LookupError):
        return _HARD
