"""What was taken out comes back into an empty journal: all of it, equal; or, where it is spoiled, none of it."""

import json
import os
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.acts import sample
from app.errors import Cancelled, UserError
from app.exchange import bring_in, take_out
from app.exchange.refusals import BringInDamaged, BringInTooNew, JournalNotEmpty, NothingToBringIn
from app.progress import Progress
from app.records import drafts, links, notes, people, tags
from app.store import doors, rows
from app.store.journal import Kind
from tests.app.everything import all_of
from tests.app.makers import do, found

TODAY = date(2026, 11, 28)


def empty():
    return closing(doors.in_memory())


def out(journal, place, with_kept_out=True):
    take_out.take_out(journal, place, with_kept_out, Progress())
    return place


def into(journal, source, **how):
    return bring_in.bring_in(journal, source, Progress(), **how)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A take-out of the sample, and all that the sample holds."""
    with closing(sample.in_memory(TODAY)) as story:
        with story.write() as write:
            meeting = story.read.one("select uid from meeting limit 1")
            drafts.keep(write, drafts.of("details", meeting), {"place": "half typed"})
            write.conn.execute("update about set prompts_off = 1, no_prompt_on = '2026-11-28'")
            write.conn.execute("insert into prompt_shown values ('a', '2026-11-27')")
            write.conn.execute(
                "insert into version (kind, record_id, field, said_at, kept_at, text) values "
                "('meeting', 2, 'notes', '2026-11-27T10:00:00Z', '2026-11-27T11:00:00Z', 'Before.\n'),"
                "('reflection', 3, 'text', '2026-11-26T10:00:00Z', '2026-11-27T11:00:00Z', '')"
            )
        held = all_of(story)
        assert all(held[table] for table in held if table != "departure")  # nothing is equal for being empty
        return out(story, tmp_path_factory.mktemp("told") / "Everything"), held


@pytest.fixture
def source(told, tmp_path):
    """One to be spoiled: its lines."""
    (tmp_path / "Spoiled").mkdir()
    return (tmp_path / "Spoiled" / "journal.json"), (told[0] / "journal.json").read_text("utf-8").splitlines()


def test_the_sample_comes_back_equal(told):
    with empty() as other:
        into(other, told[0])
        assert all_of(other) == told[1]


def test_it_comes_back_into_an_encrypted_journal_and_is_found(told, journal):
    into(journal, told[0])
    assert all_of(journal) == told[1]
    assert found(journal, "soup beginning")
    assert journal.read.execute("pragma foreign_key_check").fetchall() == []


def test_the_order_in_which_things_were_made_is_kept(told):
    with closing(sample.in_memory(TODAY)) as story, empty() as other:
        into(other, told[0])
        for kind in Kind:
            count = "select count(*) from " + kind
            assert other.read.one(count) == story.read.one(count)
        listed = "select title from agenda_item order by id"
        assert other.read.execute(listed).fetchall() == story.read.execute(listed).fetchall()


def test_the_file_itself_may_be_named_too(told):
    with empty() as other:
        assert into(other, told[0] / "journal.json")["meeting"] == len(told[1]["meeting"])


def test_the_name_given_to_the_new_journal_makes_room_for_the_owner_s(told):
    with empty() as other:
        do(other, people.add, "Somebody New", people.PersonKind.SELF)
        into(other, told[0])
        assert people.me(other.read).display_name == "Ilsabet Okonrade"


def test_trying_it_counts_and_changes_nothing(told):
    with empty() as other:
        before = all_of(other)
        counts = into(other, told[0], dry_run=True)
        assert {name: counts.get(name, 0) for name in told[1]} == {name: len(rows) for name, rows in told[1].items()}
        assert all_of(other) == before


def test_cancelled_it_changes_nothing(told):
    progress = Progress()
    progress.cancel()
    with empty() as other, pytest.raises(Cancelled):
        bring_in.bring_in(other, told[0], progress)
    with empty() as other:
        assert bring_in.is_empty(other.read)


@pytest.mark.parametrize("removed", [False, True])
def test_a_journal_in_which_there_is_anything_is_not_mixed_with_it(told, removed):
    with empty() as other:
        note = do(other, notes.add, notes.Note(0, "", TODAY, "mine"))
        if removed:
            do(other, rows.hide, Kind.NOTE, note.id)
        with pytest.raises(JournalNotEmpty):
            into(other, told[0])
        assert len(all_of(other)["note"]) == (0 if removed else 1)


def test_without_what_is_kept_out_the_rest_still_comes_back(tmp_path):
    with closing(sample.in_memory(TODAY)) as story, empty() as other:
        kept = story.read.one("select count(*) from reflection where kept_out")
        counts = into(other, out(story, tmp_path / "Some", with_kept_out=False))
        assert counts["reflection"] == story.read.one("select count(*) from reflection") - kept
        assert all_of(other)["meeting"] == all_of(story)["meeting"]


# any journal

words = st.text(st.characters(codec="utf-8"), max_size=40)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
flags = st.booleans()


@st.composite
def journals(draw):
    """Rows for a journal: notes, reflections, meetings and what hangs on them, and links between any of them."""
    return {
        "notes": draw(st.lists(st.tuples(words, days, flags, flags), max_size=4)),
        "reflections": draw(st.lists(st.tuples(words, words, days, flags), max_size=3)),
        "meetings": draw(st.lists(st.tuples(words, days), max_size=3)),
        "items": draw(st.lists(st.tuples(words, st.integers(0, 9), flags), max_size=4)),
        "tags": draw(st.lists(words, max_size=3)),
        "links": draw(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6)),
    }


def fill(write, plan):
    """Through the layer below the rules: a journal may hold whatever they let through in any version."""
    made = []

    def add(table, **values_of):
        number, _ = rows.insert(write, table, **values_of)
        made.append((table, number))
        return number

    for value, day, kept, gone in plan["notes"]:
        note = add(Kind.NOTE, text=rows.prose(value), on_day=day.isoformat(), kept_out=int(kept))
        if gone:
            rows.hide(write, Kind.NOTE, note)
    for title, value, day, kept in plan["reflections"]:
        words_of = {"title": rows.line(title), "text": rows.prose(value)}
        add(Kind.REFLECTION, on_day=day.isoformat(), model="free", kept_out=int(kept), **words_of)
    fill_meetings(write, plan, add)
    for name in {tags.folded(name): name for name in map(rows.line, plan["tags"])}.values():
        add(Kind.TAG, name=name, folded=tags.folded(name))
    for a, b in plan["links"]:
        one, other = made[a % len(made)], made[b % len(made)]
        if one != other:
            links.add(write, one, other)


def fill_meetings(write, plan, add):
    person = people.add(write, "A B", people.PersonKind.MENTOR).id
    with_them = add(Kind.MENTORSHIP, person_id=person, my_role="mentee", form="peer", state="active")
    told = {"state_at": rows.now(), "planned_length": 60, "medium": "video", "state": "held"}
    met = [
        meeting_with(write, with_them, planned_start=f"{day}T17:30+01:00", notes=rows.prose(value), **told)
        for value, day in plan["meetings"]
    ]
    before = None
    for value, number, continues in plan["items"] if met else ():
        place = {"meeting_id": met[number % len(met)], "position": number, "raised_by": "me", "state": "open"}
        carried = before if continues else None
        before = add(Kind.AGENDA_ITEM, title=rows.line(value) or "x", carried_from=carried, **place)


def meeting_with(write, mentorship_id, **values_of):
    row = {"uid": rows.new_uid(), "mentorship_id": mentorship_id, "kind": "regular", **values_of}
    row |= {"created_at": rows.now(), "edited_at": rows.now()}
    sql = f"insert into meeting ({', '.join(row)}) values ({', '.join('?' * len(row))})"
    return write.conn.execute(sql, tuple(row.values())).lastrowid


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journals())
def test_any_journal_comes_back_equal(tmp_path_factory, plan):
    with empty() as one, empty() as other:
        do(one, fill, plan)
        gone = {uid for (uid,) in one.read.execute("select uid from note where deleted_at is not null")}
        into(other, out(one, tmp_path_factory.mktemp("any") / "Everything"))
        held = all_of(one)
        held["link"] = [pair for pair in held["link"] if not {uid for _, uid in pair} & gone]
        held["departure"] = []
        assert all_of(other) == held


# what was spoiled


def spoil(source, *, line=None, replace=None, cut=None, add=None):
    path, lines = source
    lines = list(lines)
    if replace:
        at = next(n for n, text in enumerate(lines) if replace[0] in text)
        lines[at] = lines[at].replace(*replace, 1)
    if add:
        at = next(n for n, text in enumerate(lines) if text.startswith(add[0]))
        lines.insert(at + 1, add[1])
    text = "\n".join(lines) + "\n"
    path.write_text(text[:cut] if cut else text, "utf-8")
    return path.parent


def refused(source, error=BringInDamaged):
    with empty() as other:
        before = all_of(other)
        with pytest.raises(error) as told:
            into(other, source)
        assert all_of(other) == before
        assert "Soup" not in str(told.value) + told.value.advice
    return told.value


def test_a_copy_that_was_cut_short_is_refused_wherever_the_cut_is(source):
    size = len("\n".join(source[1])) + 1
    for cut in [5, size // 4, size // 2, size - 200, size - 2, size - 1]:
        refused(spoil(source, cut=cut), UserError)


def first(source, name):
    """The first row of a list."""
    lines = source[1]
    at = next(n for n, text in enumerate(lines) if text == f'"{name}": [')
    return lines[at + 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"notes": "', '"notes": 5, "was": "'),
        ('"planned_length": 60', '"planned_length": "60"'),
        ('"planned_length": 60', '"planned_length": 6.5'),
        ('"planned_length": 60', '"planned_length": NaN'),
        ('"planned_length": 60', '"planned_length": 99999999999999999999'),
        ('"planned_length": 60', '"planned_length": true'),
        ('"medium": "in_person"', '"medium": "drop table meeting"'),
        ('"planned_start": "2', '"planned_start": "x2'),
        ('"edited_at": "2', '"edited_at": "yesterday 2'),
        ('"kind": "regular"', '"kind": null'),
        ('"mentorship": "', '"mentorship": "../../../'),
        ('"uid": "', '"uid": "../'),
        ('"notes": ', '"id": 7, "notes": '),
        ('"notes": ', '"times_met; --": 7, "notes": '),
        ('"state": "', '"rebooked_from": "00000000-0000-4000-8000-000000000000", "state": "'),
    ],
)
def test_a_record_that_is_not_what_it_should_be_is_refused(source, old, new):
    at = next(n for n, text in enumerate(source[1]) if text == '"meeting": [')
    line = next(n for n in range(at, len(source[1])) if old in source[1][n])
    source[1][line] = source[1][line].replace(old, new, 1)
    if old == '"state": "':
        source[1][line] = source[1][line].replace('"rebooked_from": null', '"swapped": 0', 1)
    assert f"Line {line + 1} " in refused(spoil(source)).advice


def test_a_record_that_comes_twice_is_refused(source):
    refused(spoil(source, add=('"note": [', first(source, "note").rstrip(",") + ",")))


def test_two_owners_are_refused(source):
    owner = next(text for text in source[1] if '"kind": "self"' in text)
    other = json.dumps({**json.loads(owner.rstrip(",")), "uid": rows.new_uid()})
    refused(spoil(source, add=('"person": [', other + ",")))


def test_a_link_to_nothing_is_refused(source):
    uid = rows.new_uid()
    refused(spoil(source, add=('"link": [', json.dumps({"a": ["note", uid], "b": ["goal", uid]}) + ",")))


def test_an_earlier_wording_of_what_is_no_text_is_refused(source):
    refused(spoil(source, replace=('"field": "notes"', '"field": "planned_length"')))


def test_an_agenda_that_goes_round_in_circles_is_refused(source):
    at = next(n for n, text in enumerate(source[1]) if text == '"agenda_item": [') + 1
    row = json.loads(source[1][at].rstrip(","))
    source[1][at] = json.dumps({**row, "carried_from": row["uid"]}) + ","
    refused(spoil(source))


def test_a_list_that_nobody_knows_is_refused(source):
    refused(spoil(source, replace=('"note": [', '"sqlite_master": [')))


def test_a_missing_record_is_noticed(source):
    source[1].remove(first(source, "note"))
    refused(spoil(source))


def test_something_after_the_end_is_refused(source):
    folder = spoil(source)
    with source[0].open("a") as file:
        file.write("{}\n")
    refused(folder)


def test_deep_nesting_is_refused(source):
    refused(spoil(source, add=('"note": [', "[" * 200_000)))


def test_a_form_whose_words_are_none_is_refused(source):
    refused(spoil(source, replace=('"words": "{', '"words": "[1] {')))


def test_what_a_newer_version_took_out_is_left_to_it(source):
    later = spoil(source, replace=('"format_version": 1', '"format_version": 2'))
    assert "newer" in refused(later, BringInTooNew).title
    refused(spoil((source[0], source[1]), replace=('"schema": ', '"schema": 9')), BringInTooNew)


@pytest.mark.parametrize("words", ["", "{}", "[]", '{"format": "inglenook-everything"', "\udcff", "\0" * 5000])
def test_what_was_never_taken_out_is_told_so(tmp_path, words):
    (tmp_path / "journal.json").write_bytes(words.encode("utf-8", "surrogateescape"))
    refused(tmp_path, NothingToBringIn)


def test_an_empty_folder_is_told_so(tmp_path):
    refused(tmp_path, NothingToBringIn)
    refused(tmp_path / "gone", NothingToBringIn)


def test_no_link_is_followed_to_another_file(told, tmp_path):
    (tmp_path / "journal.json").symlink_to(told[0] / "journal.json")
    refused(tmp_path, NothingToBringIn)


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "journal.json")
    refused(tmp_path, NothingToBringIn)


def test_control_characters_and_half_letters_are_cleaned_on_the_way_in(source):
    row = {**json.loads(first(source, "note").rstrip(",")), "uid": rows.new_uid(), "text": "a\0b\r\nc\ud800"}
    at = next(n for n, text in enumerate(source[1]) if text == '"note": [')
    source[1].insert(at + 1, json.dumps(row) + ",")
    source[1][-2] = source[1][-2].replace('"note": 6', '"note": 7')
    with empty() as other:
        into(other, spoil(source))
        assert other.read.one("select text from note where uid = ?", (row["uid"],)) == "ab\nc\ufffd"
