"""Search finds what begins like the words typed, newest first, and whatever is typed it never fails."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app import search
from app.acts import remove
from app.records import agenda, meetings, mentorships, people
from app.records.meetings import Meeting
from app.records.people import PersonKind
from app.store import rows
from app.store.journal import Kind

NOON = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def note(journal, mentorship):
    """Keep a meeting with these words in its notes; its id."""

    def note(words, start=NOON, **fields):
        with journal.write() as write:
            return meetings.add(write, Meeting(0, "", mentorship.id, start, notes=words, **fields)).id

    return note


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def found(journal, words):
    return [(one.kind.value, one.id) for one in search.newest(journal.read, words)]


def meetings_with(journal, words):
    return [one.id for one in search.newest(journal.read, words) if one.kind is Kind.MEETING]


def marked(result):
    return [result.excerpt[start:end] for start, end in result.spans]


# What is found


@pytest.mark.parametrize("typed", ["s", "su", "sup", "superv", "supervision", "SUPERVISION", " supervision "])
def test_the_beginning_of_a_word_finds_it(journal, note, typed):
    kept = note("Notes on supervision and more.")
    assert meetings_with(journal, typed) == [kept]


@pytest.mark.parametrize("typed", ["upervision", "visio", "supervisions", "supervision0"])
def test_the_inside_of_a_word_or_a_longer_word_does_not(journal, note, typed):
    note("Notes on supervision and more.")
    assert meetings_with(journal, typed) == []


def test_several_words_are_found_together_in_any_order(journal, note):
    both = note("The rota, and how I sleep.")
    note("Only the rota.")
    note("Only sleep.")
    assert meetings_with(journal, "sleep rota") == meetings_with(journal, "ro sl") == [both]


@pytest.mark.parametrize("typed", ["resume", "résumé", "RÉSUMÉ", "re\u0301sume\u0301", "Resumé"])
@pytest.mark.parametrize("written", ["My résumé is done.", "My re\u0301sume\u0301 is done.", "My resume is done."])
def test_accents_and_case_do_not_matter(journal, note, typed, written):
    kept = note(written)
    assert meetings_with(journal, typed) == [kept]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("اللقاء مع الدكتورة مها", "مها"),
        ("اللقاء مع الدكتورة مها", "الدك"),
        ("आरती के साथ बातचीत", "आरती"),
        ("Встреча с Машей", "маш"),
        ("Συνάντηση με την Άννα", "ΆΝΝ"),
        ("Bei Frau Özgür", "ozgur"),
        ("st2 and f1 doctors", "st2"),
        ("the 2024 exam", "2024"),
        ("a self-care plan", "self-care"),
        ("she's tired", "she's"),
        ("M&M meeting", "m&m"),
    ],
)
def test_words_of_any_script_are_found(journal, note, written, typed):
    kept = note(written)
    note("Something else altogether.")
    assert meetings_with(journal, typed) == [kept]


def test_a_word_of_letters_and_marks_is_one_word(journal, note):
    # "हिन्दी" must not be found by entries that merely have words beginning with each of its letters.
    kept = note("हिन्दी में लिखा")
    note("हम नहीं दूर")
    assert meetings_with(journal, "हिन्दी") == [kept]


@pytest.mark.parametrize(
    "typed", ["", " ", "🙂", "🙂🎉", "☕\ufe0f", "\u0301", "?!", "---", "\u200b", "*", '"', "_", "…"]
)
def test_what_holds_no_word_finds_nothing(journal, note, typed):
    note("🙂 some words ?! _ * …")
    assert search.newest(journal.read, typed) == search.best(journal.read, typed) == []
    assert search.matching(journal.read, typed) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                [*"\"'()*^+-:,{};_0\\%🙂ﬁİ\x00\u0301", "AND", "OR", "NOT", "NEAR(a b, 2)", "title:", "rota", "né", "--"]
            )
        ).map(" ".join),
    )
)
@example('"unclosed')
@example("NEAR(rota sleep, 5)")
@example("rota AND")
@example("-rota")
@example("title:rota OR body:x")
@example("^rota*")
@example("((((")
@example("a\x00b")
@example("\ud800")
def test_whatever_is_typed_is_searched_for_and_nothing_fails(journal, meeting, typed):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, f"rota, né\n{typed}")
    for result in (
        *search.newest(journal.read, typed),
        *search.best(journal.read, typed),
    ):
        assert all(0 <= start < end <= len(result.excerpt) for start, end in result.spans)
    assert len(search.matching(journal.read, typed)) >= len(search.best(journal.read, typed))


@pytest.mark.parametrize("typed", ["rota AND sleep", "rota OR sleep", "rota NOT sleep", "NEAR rota"])
def test_the_words_of_the_query_language_are_words(journal, note, typed):
    note("rota and nothing else", NOON)
    kept = note(f"here: {typed}")
    assert meetings_with(journal, typed) == [kept]


def test_a_pasted_page_is_searched_for_without_failing(journal, note):
    page = " ".join(f"word{number}" for number in range(5000))
    kept = note(page)
    assert meetings_with(journal, page) == [kept]


def test_every_kind_of_record_is_found_by_its_words(journal, ada, mentorship, meeting):
    with journal.write() as write:
        people.save(write, people.Person(**{**fields(ada), "organisation": "Kestrel Hospital"}))
        mentorships.save(write, mentorships.Mentorship(**{**fields(mentorship), "purpose": "Kestrels, mostly."}))
        meetings.save_what_mattered(write, meeting.id, "A kestrel outside.")
    assert set(found(journal, "kestrel")) == {
        ("person", ada.id),
        ("mentorship", mentorship.id),
        ("meeting", meeting.id),
    }


def fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


@pytest.mark.parametrize("field", ["specialty", "organisation", "contact", "notes"])
def test_a_person_is_found_by_each_field(journal, ada, field):
    do(journal, people.save, people.Person(**{**fields(ada), field: "kestrel"}))
    assert found(journal, "kestrel") == [("person", ada.id)]


def test_a_meeting_is_found_by_its_place(journal, note):
    kept = note("", place="Kestrel Room")
    assert meetings_with(journal, "kestrel") == [kept]


def test_a_mentorship_is_found_by_how_it_ended(journal, mentorship):
    do(journal, mentorships.end, mentorship, date(2025, 1, 1), mentorships.EndingReason.OTHER, "Kestrels left.")
    assert found(journal, "kestrel") == [("mentorship", mentorship.id)]


def test_a_meeting_is_found_by_the_name_of_whom_it_was_with(journal, ada, meeting):
    assert meetings_with(journal, "fenwick") == [meeting.id]


def test_a_renamed_person_is_found_under_the_new_name_only(journal, ada, mentorship, meeting):
    everywhere = {("person", ada.id), ("mentorship", mentorship.id), ("meeting", meeting.id)}
    assert set(found(journal, "Fenwick")) == everywhere
    do(journal, people.save, people.Person(**{**fields(ada), "display_name": "Ada Quill"}))
    assert found(journal, "Fenwick") == []
    assert set(found(journal, "Quill")) == everywhere


def test_a_removed_meeting_comes_back_under_the_new_name(journal, ada, meeting):
    do(journal, remove.remove_meeting, meeting)
    do(journal, people.save, people.Person(**{**fields(ada), "display_name": "Ada Quill"}))
    do(journal, remove.bring_back, [(Kind.MEETING, meeting.id)])
    assert meetings_with(journal, "quill") == [meeting.id]
    assert meetings_with(journal, "fenwick") == []


def test_a_mentorship_with_another_person_is_found_under_that_name(journal, mentorship, meeting):
    ben = do(journal, people.add, "Ben")
    do(journal, mentorships.save, mentorships.Mentorship(**{**fields(mentorship), "person_id": ben.id}))
    assert ("mentorship", mentorship.id) in found(journal, "ben")
    assert meetings_with(journal, "ben") == [meeting.id]
    assert meetings_with(journal, "fenwick") == []


def test_the_owner_is_not_found(journal):
    with journal.write() as write:
        me = people.add(write, "Noor Kestrel", PersonKind.SELF)
        people.save(write, people.Person(**{**fields(me), "notes": "kestrel"}))
    assert found(journal, "kestrel") == []


def test_changed_words_are_found_and_former_words_are_not(journal, note):
    kept = note("first thoughts")
    do(journal, meetings.save_notes, kept, "second thoughts")
    assert (meetings_with(journal, "first"), meetings_with(journal, "second")) == ([], [kept])


def test_the_last_word_taken_out_is_found_no_more(journal, note):
    kept = note("kestrel")
    do(journal, meetings.save_notes, kept, "")
    assert found(journal, "kestrel") == []


def test_a_removed_entry_is_not_found_and_comes_back_with_undo(journal, ada, mentorship, meeting):
    everything = found(journal, "fenwick")
    removed = do(journal, remove.remove_mentorship, mentorship)
    removed += do(journal, remove.remove_person, ada)
    assert found(journal, "fenwick") == []
    do(journal, remove.bring_back, removed)
    assert sorted(found(journal, "fenwick")) == sorted(everything)


def test_words_written_into_a_removed_meeting_are_found_when_it_comes_back(journal, note):
    kept = note("before")
    do(journal, rows.hide, Kind.MEETING, kept)
    do(journal, meetings.save_notes, kept, "kestrel")
    assert found(journal, "kestrel") == []
    do(journal, rows.restore, Kind.MEETING, kept)
    assert meetings_with(journal, "kestrel") == [kept]


def test_an_erased_entry_is_found_no_more(journal, ada, mentorship, meeting):
    assert len(found(journal, "fenwick")) == 3
    with journal.write() as write:
        for kind in (Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON):
            write.conn.execute(f"delete from {kind}")
    assert found(journal, "fenwick") == []
    assert journal.read.one("select count(*) from search_text") == 0


def test_a_failed_change_is_not_found(journal, note):
    with pytest.raises(ZeroDivisionError), journal.write() as write:
        people.add(write, "Kestrel")
        raise ZeroDivisionError
    assert found(journal, "kestrel") == []


# Their order


MOMENTS = {
    "now": NOON,
    "an hour before": NOON - 60 * MINUTE,
    "two minutes before 1970": datetime(1969, 12, 31, 23, 58, tzinfo=UTC),
    "a minute before 1970": datetime(1969, 12, 31, 23, 59, tzinfo=UTC),
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "1961": datetime(1961, 5, 4, 9, 0, tzinfo=UTC),
    "1900": datetime(1900, 1, 1, tzinfo=UTC),
    "far ahead": datetime(2199, 12, 31, 23, 59, tzinfo=UTC),
}


def test_the_newest_comes_first_by_the_meetings_own_date(journal, note):
    ids = {name: note("kestrel", moment) for name, moment in MOMENTS.items()}
    order = sorted(MOMENTS, key=MOMENTS.get, reverse=True)
    assert meetings_with(journal, "kestrel") == [ids[name] for name in order]


def test_a_result_knows_its_own_day(journal, note):
    for moment in MOMENTS.values():
        note("kestrel", moment)
    days = [one.on for one in search.newest(journal.read, "kestrel")]
    assert days == [moment.astimezone().date() for moment in sorted(MOMENTS.values(), reverse=True)]


def test_within_a_minute_the_one_entered_last_comes_first(journal, note):
    ids = [note("kestrel", NOON) for _ in range(5)]
    assert meetings_with(journal, "kestrel") == ids[::-1]


def test_a_meeting_held_at_another_hour_takes_its_place_there(journal, note):
    early, late = note("kestrel", NOON), note("kestrel", NOON + DAY)
    do(journal, meetings.hold, meetings.get(journal.read, early), NOON + 2 * DAY)
    assert meetings_with(journal, "kestrel") == [early, late]
    do(journal, meetings.undo_hold, meetings.get(journal.read, early))
    assert meetings_with(journal, "kestrel") == [late, early]


def test_a_meeting_moved_to_another_day_takes_its_place_there(journal, note):
    early, late = note("kestrel", NOON), note("kestrel", NOON + DAY)
    moved = Meeting(**{**fields(meetings.get(journal.read, late)), "planned_start": NOON - DAY})
    do(journal, meetings.save, moved)
    assert meetings_with(journal, "kestrel") == [early, late]


def test_results_come_in_pages_without_a_gap_or_a_repetition(journal, note):
    ids = [note("kestrel", NOON - (number // 4) * MINUTE) for number in range(50)]
    seen, before = [], None
    for _ in range(8):  # seven pages of seven and one of one
        page = search.newest(journal.read, "kestrel", before=before, limit=7)
        seen += [one.id for one in page]
        before = page[-1].place
    assert search.newest(journal.read, "kestrel", before=before) == []
    assert len(seen) == 50
    assert set(seen) == set(ids)
    assert seen == [one.id for one in search.newest(journal.read, "kestrel", limit=100)]


def test_an_agenda_is_found_at_the_time_of_its_meeting_wherever_that_is_moved(journal, note):
    first, other = note("kestrel", NOON), note("kestrel", NOON + DAY)
    with journal.write() as write:
        items = [agenda.add(write, first, f"kestrel {number}").id for number in range(3)]
    assert [one.kind for one in search.newest(journal.read, "kestrel")][:2] == [Kind.MEETING, Kind.AGENDA_ITEM]
    moved = meetings.get(journal.read, first)
    do(journal, meetings.save, replace(moved, planned_start=NOON + 2 * DAY))
    found = [(one.kind, one.id) for one in search.newest(journal.read, "kestrel")]
    assert {*found[:4]} == {(Kind.MEETING, first), *((Kind.AGENDA_ITEM, number) for number in items)}
    assert found[4] == (Kind.MEETING, other)


def test_three_hundred_meetings_of_one_minute_keep_their_places(journal, note, mentorship):
    with journal.write() as write:
        ids = [meetings.add(write, Meeting(0, "", mentorship.id, NOON, notes="kestrel")).id for _ in range(300)]
    before, after = note("kestrel", NOON - MINUTE), note("kestrel", NOON + MINUTE)
    results = [one.id for one in search.newest(journal.read, "kestrel", limit=400)]
    assert results == [after, *ids[::-1], before]


def test_the_latest_entries_stand_ready_before_anything_is_typed(journal, mentorship, note):
    ids = [note(f"number {number}", NOON.replace(year=2190) + number * DAY) for number in range(5)]
    recent = search.recent(journal.read, 3)
    assert [one.id for one in recent] == ids[:1:-1]
    assert all(one.spans == () for one in recent)


def test_matches_are_told_by_place_and_kind_newest_first(journal, mentorship, note):
    note("fenwick", NOON - DAY), note("fenwick", NOON)
    told = search.matching(journal.read, "fenwick")
    assert told == [(one.place, one.kind) for one in search.newest(journal.read, "fenwick")]
    assert sorted(kind for _, kind in told) == [Kind.MEETING, Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON]


def test_a_thousand_matches_are_told_at_a_time(journal, mentorship):
    with journal.write() as write:
        for _ in range(1003):
            meetings.add(write, Meeting(0, "", mentorship.id, NOON, notes="kestrel"))
    first = search.matching(journal.read, "kestrel")
    rest = search.matching(journal.read, "kestrel", before=first[-1][0])
    assert (len(first), len(rest)) == (1000, 3)
    assert len({place for place, _ in first + rest}) == 1003


def test_entries_are_read_in_the_order_asked_for(journal, note):
    for number in range(4):
        note(f"kestrel {number}", NOON + number * DAY)
    places = [place for place, _ in search.matching(journal.read, "kestrel")]
    asked = [places[2], places[0], places[3]]
    found = search.read(journal.read, asked, "kestrel")
    assert [one.body.split("\n")[1] for one in found] == ["kestrel 1", "kestrel 3", "kestrel 0"]
    assert [marked(one) for one in found] == [["kestrel"]] * 3


def test_what_is_gone_meanwhile_is_not_read(journal, note):
    kept, gone = note("kestrel"), note("kestrel", NOON + DAY)
    places = [place for place, _ in search.matching(journal.read, "kestrel")]
    do(journal, remove.remove, (Kind.MEETING, gone))
    assert [one.id for one in search.read(journal.read, places, "kestrel")] == [kept]


def test_all_entries_of_a_kind_can_be_looked_through_the_last_made_first(journal, ada, note):
    note("kestrel")
    with journal.write() as write:
        for name in ("Bea", "Cyd"):
            people.add(write, name)
    assert [one.title for one in search.of_kind(journal.read, Kind.PERSON, 2)] == ["Cyd", "Bea"]
    assert (search.has(journal.read, Kind.PERSON), search.has(journal.read, Kind.GOAL)) == (True, False)


def test_some_kinds_can_be_passed_over_among_the_latest(journal, mentorship, note):
    kept = note("the latest", NOON.replace(year=2190))
    assert [one.id for one in search.recent(journal.read, but=(Kind.PERSON, Kind.MENTORSHIP))] == [kept]


# Best match


def test_best_match_prefers_the_entry_that_is_about_it(journal, note):
    about = note("Kestrel, kestrel, kestrel.", NOON - 100 * DAY)
    note("A long entry that mentions a kestrel once " + "and goes on " * 100)
    assert search.best(journal.read, "kestrel")[0].id == about


def test_best_match_prefers_a_name(journal, note, meeting):
    ben = do(journal, people.add, "Kestrel Smith")
    for _ in range(5):
        note("A kestrel " + "and some more words " * 5)
    best = search.best(journal.read, "kestrel")[0]
    assert (best.kind, best.id) == (Kind.PERSON, ben.id)


def test_best_match_finds_what_newest_finds(journal, note):
    for number in range(12):
        note("kestrel " * (number + 1), NOON - number * DAY * 5000)  # back to before 1970
    assert {one.id for one in search.best(journal.read, "kestrel")} == set(meetings_with(journal, "kestrel"))


def test_best_match_looks_at_the_newest_three_hundred(journal, mentorship, note):
    old = note("kestrel kestrel kestrel kestrel", NOON - DAY)
    with journal.write() as write:
        for _ in range(300):
            meetings.add(write, Meeting(0, "", mentorship.id, NOON, notes="one kestrel among other words"))
    assert old not in [one.id for one in search.best(journal.read, "kestrel", limit=400)]


def test_equal_matches_come_newest_first(journal, note):
    ids = [note("kestrel here", NOON + number * DAY) for number in range(5)]
    assert [one.id for one in search.best(journal.read, "kestrel")] == ids[::-1]


# Excerpts


@pytest.mark.parametrize(
    ("written", "typed", "expected"),
    [
        ("The rota, and rotas, and a rotation.", "rota", ["rota", "rotas", "rotation"]),
        ("Rota and sleep; sleeping", "sle ro", ["Rota", "sleep", "sleeping"]),
        ("No carota here, but ROTA", "rota", ["ROTA"]),
        ("My résumé, re\u0301sume\u0301 and resume", "resume", ["résumé", "re\u0301sume\u0301", "resume"]),
        ("My resume", "résumé", ["resume"]),
        ("مع الدكتورة مها", "مها", ["مها"]),
        ("أحمد هنا الآن", "ا", ["الآن"]),
        ("Straße, strasse", "strass", ["strasse"]),
        ("हम हिन्दी में", "हिन्", ["हिन्दी"]),
        ("हम हिन्दी में", "ह", ["हम", "हिन्दी"]),
        ("İstanbul ve ilk", "i", ["İstanbul", "ilk"]),
        ("self-care", "self-care", ["self", "care"]),
        ("# A heading\n\n- a **bold** `word`", "bold", ["bold"]),
        ("naïve 🙂 rota 🙂", "rota", ["rota"]),
    ],
)
def test_exactly_the_matching_words_are_marked(journal, note, written, typed, expected):
    kept = note(written)
    results = [one for one in search.newest(journal.read, typed) if one.id == kept and one.kind is Kind.MEETING]
    assert [marked(one) for one in results] == ([expected] if expected else [])


def test_the_excerpt_is_one_line_of_words_without_markdown(journal, note):
    note("# Kestrels\n\n> A **quoted** line\n- [ ] a task\n- [x] done\n\n`code`")
    [result] = search.newest(journal.read, "kestrels")
    assert not re.search(r"[#>*`\n]|\[[ x]\]", result.excerpt)
    assert "quoted" in result.excerpt


def test_a_match_deep_in_a_long_note_is_shown(journal, note):
    note("before " * 5000 + "kestrel " + "after " * 5000)
    [result] = search.newest(journal.read, "kestrel")
    assert marked(result) == ["kestrel"]
    assert result.excerpt.startswith("… ")
    assert result.excerpt.endswith(" …")
    assert len(result.excerpt) < 150


def test_a_match_after_a_long_unbroken_run_is_shown(journal, note):
    note("https://example.org/" + "a/very/long/path/" * 20 + "kestrel " + "after " * 50)
    [result] = search.newest(journal.read, "kestrel")
    assert marked(result) == ["kestrel"]


@given(
    st.lists(
        st.sampled_from(["rota", "naïve", "a", "x" * 30, "\n", "# H", "- [ ] t", "**b**", "/", "🙂", "हिन्दी"]),
        max_size=80,
    ),
    st.integers(0, 80),
)
def test_the_excerpt_always_shows_the_match(words, at):
    body = " ".join([*words[:at], "kestrel", *words[at:]])
    result = search.Found(Kind.MEETING, 1, 0, "", body, "kest")
    assert "kestrel" in marked(result)


def test_an_entry_found_by_its_title_shows_how_it_begins(journal, note):
    kept = note("The first words of it.")
    [result] = [one for one in search.newest(journal.read, "fenwick") if one.id == kept and one.kind is Kind.MEETING]
    assert result.excerpt.startswith("The first words of it.")
    assert result.title == "Ada Fenwick"


def test_what_was_found_stays_out_of_messages(journal, note):
    note("kestrel private")
    assert "private" not in repr(search.newest(journal.read, "kestrel"))


# Only of some kinds


def test_only_the_wanted_kinds_are_found_and_none_left_out_for_the_others(journal, note, ada):
    with journal.write() as write:
        people.save(write, replace(ada, notes="Asks about lanterns."))
    wanted = note("lanterns", NOON - DAY)
    for minute in range(25):
        note("lanterns", NOON + minute * MINUTE)
    of_people = search.newest(journal.read, "lanterns", kinds=(Kind.PERSON,))
    assert [(one.kind, one.id) for one in of_people] == [(Kind.PERSON, ada.id)]
    of_meetings = search.newest(journal.read, "lanterns", kinds=(Kind.MEETING, Kind.GOAL), limit=100)
    assert len(of_meetings) == 26
    assert of_meetings[-1].id == wanted
