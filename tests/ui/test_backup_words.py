"""What is said before going back."""

import pytest

from app.acts.stock import Tally
from ui.pages.settings import backup_words


@pytest.mark.parametrize(
    ("entries", "since", "said"),
    [
        (0, 0, "Your journal now holds no entries."),
        (1, 0, "Your journal now: one entry, not written or changed since then."),
        (1, 1, "Your journal now: one entry, written or changed since then."),
        (2, 1, "Your journal now: 2 entries, one of them written or changed since then."),
        (412, 0, "Your journal now: 412 entries, none of them written or changed since then."),
        (412, 9, "Your journal now: 412 entries, 9 of them written or changed since then."),
        (1200, 1200, "Your journal now: 1,200 entries, all of them written or changed since then."),
    ],
)
def test_what_would_be_set_aside_is_told_in_a_sentence(qapp, entries, since, said):
    assert backup_words.today_holds(Tally(entries, since), False) == said
