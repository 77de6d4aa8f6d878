"""The rules for people: domain.md 1.3."""

from dataclasses import replace

import pytest

from app.errors import BrokenRule, Refused
from app.records import people
from app.records.people import PersonKind


@pytest.fixture
def me(journal):
    with journal.write() as write:
        return people.add(write, "Noor", PersonKind.SELF)


def names(journal):
    return [person.display_name for person in people.everyone(journal.read)]


def test_a_person_is_kept_with_all_that_is_known_of_them(journal, ada):
    described = replace(
        ada,
        kind=PersonKind.COLLEAGUE,
        pronouns="she/her",
        specialty="Anaesthetics",
        organisation="St Elsewhere",
        contact="by letter",
        notes="Likes tea.\n\nNot coffee.",
    )
    with journal.write() as write:
        people.save(write, described)
    assert people.get(journal.read, ada.id) == described


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00\x07"])
def test_a_person_needs_a_name_and_the_field_is_marked(journal, name):
    with pytest.raises(BrokenRule) as broken, journal.write() as write:
        people.add(write, name)
    assert broken.value.field == "display_name"


def test_a_name_cannot_be_emptied_later(journal, ada):
    with pytest.raises(BrokenRule), journal.write() as write:
        people.save(write, replace(ada, display_name=" "))
    assert names(journal) == ["Ada Fenwick"]


def test_a_name_is_one_trimmed_line(journal):
    with journal.write() as write:
        assert people.add(write, "  Ada\n  Fenwick\t").display_name == "Ada Fenwick"


def test_a_name_may_be_initials_or_in_any_script(journal):
    with journal.write() as write:
        for name in ("A.", "مها", "आरती", "李"):
            people.add(write, name)
    assert set(names(journal)) == {"A.", "مها", "आरती", "李"}


def test_people_are_listed_by_name_without_the_owner(journal, me):
    with journal.write() as write:
        for name in ("zoe", "Ben", "adam"):
            people.add(write, name)
    assert names(journal) == ["adam", "Ben", "zoe"]


def test_the_owner_is_found_as_such(journal, me):
    assert people.me(journal.read) == me


def test_nobody_is_the_owner_before_they_said_so(journal, ada):
    assert people.me(journal.read) is None


def test_there_is_one_owner(journal, me):
    with pytest.raises(Exception, match="UNIQUE"), journal.write() as write:
        people.add(write, "Somebody else", PersonKind.SELF)
    assert people.me(journal.read) == me


def test_the_owner_stays_the_owner(journal, me):
    with journal.write() as write:
        people.save(write, replace(me, display_name="Noor R.", kind=PersonKind.MENTOR))
    assert people.me(journal.read) == replace(me, display_name="Noor R.")


def test_nobody_becomes_the_owner_by_a_change(journal, me, ada):
    with journal.write() as write:
        people.save(write, replace(ada, kind=PersonKind.SELF))
    assert people.get(journal.read, ada.id).kind is PersonKind.MENTOR


def test_the_owner_cannot_be_removed(journal, me):
    with pytest.raises(Refused), journal.write() as write:
        people.remove(write, me)
    assert people.me(journal.read) == me


def test_somebody_in_a_mentorship_cannot_be_removed(journal, ada, mentorship):
    with pytest.raises(Refused), journal.write() as write:
        people.remove(write, ada)
    assert names(journal) == ["Ada Fenwick"]


def test_a_removed_person_leaves_the_list_and_can_come_back(journal, ada):
    with journal.write() as write:
        people.remove(write, ada)
    assert names(journal) == []
    with pytest.raises(LookupError):
        people.get(journal.read, ada.id)

    with journal.write() as write:
        people.restore(write, ada.id)
    assert people.get(journal.read, ada.id) == ada


def test_two_people_may_share_a_name_and_differ_in_their_uid(journal, ada):
    with journal.write() as write:
        namesake = people.add(write, ada.display_name)
    assert namesake.uid != ada.uid


def test_what_is_written_about_a_person_stays_out_of_messages(ada):
    assert "Ada" not in repr(replace(ada, notes="private"))
    assert "private" not in repr(replace(ada, notes="private"))


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Dr Miriam Holt", "MH"),
        ("Ada", "A"),
        ("Ada Fenwick", "AF"),
        ("ada maria fenwick", "AF"),
        ("Prof. Sir John Smith", "JS"),
        ("Jean-Luc Moreau", "JM"),
        ("Dr", "D"),
        ("مها حداد", "مح"),
        ("Professor Dame Ann Lee", "AL"),
        ("Tess Okonjo-Iweala", "TI"),
        ("Mary Ann van der Berg", "MB"),
        ("Sir", "S"),
        ("Émile Zola", "ÉZ"),
        ("山田 太郎", "山太"),
        ("ørsted", "Ø"),
        ("(Ravi) Menon", "RM"),
        ("Ravi 2", "R"),
        ("March 2020", "M"),
        ("2020", "2"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_name(ada, name, initials):
    assert replace(ada, display_name=name).initials == initials


def test_the_owner_can_be_called_something_else(journal, me):
    with journal.write() as write:
        people.call_me(write, " Noor\tHaddad ")
    assert people.me(journal.read) == replace(me, display_name="Noor Haddad")


def test_the_owner_can_do_without_a_name_and_have_one_again(journal):
    for name in ("Noor", "", "Noor H."):
        with journal.write() as write:
            people.call_me(write, name)
        me = people.me(journal.read)
        assert (me.display_name if me else "") == name
