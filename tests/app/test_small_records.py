"""Links, departures, drafts, and what the journal knows of its owner."""

import re

import pytest

from app.records import about, departures, drafts, links
from app.store.journal import Kind

A, B, C = (Kind.MEETING, 1), (Kind.MENTORSHIP, 1), (Kind.MEETING, 2)


def do(journal, function, *arguments):
    with journal.write() as write:
        return function(write, *arguments)


# Links


def test_a_link_is_found_from_both_ends(journal):
    do(journal, links.add, A, B)
    assert links.of(journal.read, A, Kind.MENTORSHIP) == [1]
    assert links.of(journal.read, B, Kind.MEETING) == [1]


def test_a_link_between_two_of_a_kind_is_found_from_both_ends(journal):
    do(journal, links.add, C, A)
    assert (links.of(journal.read, A, Kind.MEETING), links.of(journal.read, C, Kind.MEETING)) == ([2], [1])


def test_linking_twice_from_either_end_is_linking_once(journal):
    for one, other in ((A, B), (B, A), (A, B)):
        do(journal, links.add, one, other)
    assert journal.read.one("select count(*) from link") == 1


def test_only_the_wanted_kind_is_found(journal):
    do(journal, links.add, A, B)
    do(journal, links.add, A, C)
    assert links.of(journal.read, A, Kind.MENTORSHIP) == [1]
    assert links.of(journal.read, A, Kind.PERSON) == []


def test_a_link_touches_both_records(journal):
    heard = []
    journal.on_change = heard.append
    do(journal, links.add, A, B)
    assert heard[0].records == {A, B}


# What left this journal


def test_a_departure_is_kept_with_what_for_whom_and_the_name_of_the_file(journal):
    do(journal, departures.add, "Summary  of\na year", " Ada ", "summary.pdf")
    [kept] = departures.latest(journal.read)
    assert (kept.what, kept.for_whom, kept.file_name) == ("Summary of a year", "Ada", "summary.pdf")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", kept.left_at)


def test_what_left_in_volumes_names_each_file_and_every_title_that_went_along(journal):
    names, titles = ("one, of two.pdf", "two, of two.pdf"), ("Goal: Ask early", "Reflection, 3 March:\nTen,  not two")
    do(journal, departures.add, "All", "Me", names, titles)
    [kept] = departures.latest(journal.read)
    assert (kept.file_names, kept.how) == (names, departures.How.EXPORTED)
    assert kept.titles == ("Goal: Ask early", "Reflection, 3 March: Ten, not two")


def test_what_left_on_paper_has_no_file(journal):
    do(journal, departures.add, "One goal", "Ada", (), ["Goal: Ask early"], departures.How.PRINTED)
    [kept] = departures.latest(journal.read)
    assert (kept.how, kept.file_names) == (departures.How.PRINTED, ())


def test_departures_are_listed_newest_first_up_to_a_limit(journal):
    for number in range(5):
        do(journal, departures.add, f"number {number}", "", "a.pdf")
    assert [kept.what for kept in departures.latest(journal.read, 3)] == ["number 4", "number 3", "number 2"]


def test_a_long_list_of_departures_is_read_page_by_page(journal):
    for number in range(5):
        do(journal, departures.add, f"number {number}", "", "a.pdf")
    first = departures.latest(journal.read, 2)
    second = departures.latest(journal.read, 2, first[-1].place)
    third = departures.latest(journal.read, 2, second[-1].place)
    assert [kept.what for kept in (*second, *third)] == ["number 2", "number 1", "number 0"]


def test_a_forgotten_line_is_gone_and_comes_back_the_same(journal):
    made = do(journal, departures.add, "All", "Me", "a.pdf", ["Goal: Ask early"])
    do(journal, departures.forget, made)
    assert departures.latest(journal.read) == []
    with pytest.raises(LookupError):
        departures.get(journal.read, made.id)
    do(journal, departures.remember, made)
    assert departures.latest(journal.read) == [made]


def test_what_left_stays_out_of_messages(journal):
    do(journal, departures.add, "private", "private", "private.pdf", ["private"])
    assert "private" not in repr(departures.latest(journal.read))


# Drafts


def test_a_draft_is_there_until_its_form_is_done(journal):
    do(journal, drafts.keep, "plan", {"place": "Library", "notes": "half a sen"})
    assert drafts.get(journal.read, "plan") == {"place": "Library", "notes": "half a sen"}
    do(journal, drafts.forget, "plan")
    assert drafts.get(journal.read, "plan") == {}


def test_a_form_has_one_draft_the_latest(journal):
    do(journal, drafts.keep, "plan", {"place": "Lib"})
    do(journal, drafts.keep, "plan", {"place": "Library"})
    do(journal, drafts.keep, "person", {"name": "Ben"})
    assert (drafts.get(journal.read, "plan"), drafts.get(journal.read, "person")) == (
        {"place": "Library"},
        {"name": "Ben"},
    )


def test_emptied_words_are_no_draft(journal):
    do(journal, drafts.keep, "plan", {"place": "Library"})
    do(journal, drafts.keep, "plan", {"place": "  \n"})
    assert drafts.get(journal.read, "plan") == {}
    assert journal.read.one("select count(*) from draft") == 0


def test_a_draft_in_any_script_is_kept(journal):
    do(journal, drafts.keep, "plan", {"place": "क़ 🙂 \ud83d"})
    assert drafts.get(journal.read, "plan")["place"].startswith("क़ 🙂 ")


def test_the_drafts_about_a_record_and_those_that_refer_to_it_are_forgotten_together(journal):
    one, other = "6b0f7a52-8c41-4a0e-9d27-2f1f5d0f9a10", "c3a1d2e4-1111-4222-8333-944455566677"
    for form, words in (
        (drafts.of("person", one), {"notes": "Listens"}),
        ("plan", {"with": one, "place": "Library"}),
        (drafts.of("person", other), {"notes": "Asks"}),
    ):
        do(journal, drafts.keep, form, words)
    do(journal, drafts.forget_all_of, one)
    assert journal.read.execute("select form from draft").fetchall() == [(f"person {other}",)]


# The owner


@pytest.mark.parametrize("leaning", ["mentee", "mentor", "both", ""])
def test_how_the_owner_leans_is_kept(journal, leaning):
    assert about.leaning(journal.read) == ""
    do(journal, about.set_leaning, leaning)
    assert about.leaning(journal.read) == leaning


def test_nobody_leans_another_way(journal):
    with pytest.raises(Exception, match="CHECK"):
        do(journal, about.set_leaning, "boss")


def test_a_seen_code_stays_seen(journal):
    assert not about.code_seen(journal.read)
    do(journal, about.set_code_seen)
    assert about.code_seen(journal.read)
