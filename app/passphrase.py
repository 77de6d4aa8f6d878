"""A passphrase to suggest: words drawn by lot from a public list, so that its strength is known."""

from __future__ import annotations

import secrets

WORDS = 6  # of 7,776: 77 bits


def suggested() -> str:
    """Six words of the EFF's long list, with single spaces."""
    from xkcdpass.xkcd_password import generate_wordlist

    listed = generate_wordlist(wordfile="eff-long", min_length=1, max_length=20)
    return " ".join(secrets.choice(listed) for _ in range(WORDS))
