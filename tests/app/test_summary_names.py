"""What people are called in a summary, in every way in which a name is written."""

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.records.mentorships import Mentorship, Role
from app.records.people import Person, without_title
from app.summary.names import Names

MIRIAM = Person(1, "", "Dr Miriam Holt")
EVERYONE = [
    MIRIAM,
    Person(2, "", "Li Wu"),
    Person(3, "", "José Álvarez-Ruiz"),
    Person(4, "", "Sister Do So"),
    Person(5, "", "김민수"),
    Person(6, "", "Mum"),
]
OURS = Mentorship(1, "", MIRIAM.id, Role.MENTEE, started_on=date(2024, 9, 2))


def told(text, called="initials", everyone=EVERYONE):
    return Names(everyone, [OURS], called).taken_from(text)


@pytest.mark.parametrize(
    ("text", "initials", "roles"),
    [
        ("Dr Miriam Holt rang.", "M.H. rang.", "My mentor rang."),
        ("I rang Miriam, then Holt.", "I rang M.H., then M.H.", "I rang my mentor, then my mentor."),
        ("Dr. Holt’s idea", "M.H.’s idea", "My mentor’s idea"),
        ("HOLT and MIRIAM", "M.H. and M.H.", "My mentor and my mentor"),
        ("_Miriam_ and *Holt*", "_M.H._ and *M.H.*", "_my mentor_ and *my mentor*"),
        ("Miriam\nHolt", "M.H.", "My mentor"),
        ("with Li and Wu", "with L.W. and L.W.", "with a colleague and a colleague"),
        ("Álvarez asked José", "J.R. asked J.R.", "A colleague asked a colleague"),
        ("So we do. Do so.", "So we do. Do so.", "So we do. Do so."),
        ("Live well, Holton, Mumbles", "Live well, Holton, Mumbles", "Live well, Holton, Mumbles"),
        ("and 김민수가 said", "and 김.가 said", "and a colleague가 said"),
        ("I asked Mum. Then", "I asked M. Then", "I asked a colleague. Then"),
    ],
)
def test_a_name_is_replaced_however_it_is_written(text, initials, roles):
    assert (told(text), told(text, "roles"), told(text, "named")) == (initials, roles, text)


@pytest.mark.parametrize("kept", ["Sinéad O'Neill-Ruiz", "Sinéad O’Neill\u2011Ruiz"])
@pytest.mark.parametrize(
    "text",
    [
        "O’Neill",
        "O'Neill-Ruiz",
        "O’Neill\u2010Ruiz",
        "Sinéad O'Neill\u2011Ruiz",
        "Sinead OʼNeill-Ruiz",
        "sinéad o’neill-ruiz",
    ],
)
def test_a_name_is_found_whichever_keys_it_was_typed_with(kept, text):
    assert told(f"with {text}, then", "roles", [Person(1, "", kept)]) == "with my mentor, then"


def test_small_letters_are_a_name_only_where_all_of_it_stands():
    assert told("I met miriam holt, or mum, will do so, for a holt is a den", "roles") == (
        "I met my mentor, or mum, will do so, for a holt is a den"
    )


def test_who_writes_their_name_in_small_letters_is_found_beside_nobody_else():
    hooks = [Person(1, "", "bell hooks")]
    assert told("So bell hooks and Dr Hook did", "roles", hooks) == "So my mentor and Dr Hook did"
    assert told("So Dr Hook did", "roles", hooks) == "So Dr Hook did"
    assert told("So Dr Hook did", "roles", []) == "So Dr Hook did"


def test_a_name_is_found_in_either_form_of_its_accents():
    assert told(normalize("NFD", "with José")) == "with J.R."


def test_a_name_that_two_people_share_tells_neither():
    both = [*EVERYONE, Person(7, "", "Dr Nadia Holt")]
    assert told("Holt, Nadia and Miriam", everyone=both) == "H., N.H. and M.H."
    assert told("I met Holt and Miriam", "roles", both) == "I met a colleague and my mentor"


def test_whose_an_action_is_follows_the_same_rule():
    assert [Names(EVERYONE, [OURS], one).whose(OURS, MIRIAM) for one in ("named", "initials", "roles")] == [
        "Dr Holt’s", "M.H.’s", "My mentor’s",
    ]  # fmt: skip
    assert Names(EVERYONE, [OURS], "named").whose(None, None) == "Somebody else’s"


NAME = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn", "Pd", "Zs")), min_size=2, max_size=20).map(
    lambda words: " ".join(words.split())
)


@given(NAME.filter(lambda name: len(name) > 3), st.sampled_from(["", "Dr ", "Prof. "]))
def test_a_whole_name_never_stays_where_people_are_roles(name, title):
    assume(without_title(title + name) == name)
    person = Person(1, "", title + name)
    said = Names([person], [OURS], "roles").taken_from(f"Then ({title}{name}) and “{name}”, *{name}*.")
    assert said == "Then (my mentor) and “my mentor”, *my mentor*."
