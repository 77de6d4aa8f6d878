"""Everything out of a journal: complete, readable by others, all of it or nothing."""

import errno
import json
import os
import stat
from datetime import date

import pytest

from app.acts import agree, kept_out, remove, sample
from app.errors import Cancelled
from app.exchange import folder as exchange_folder
from app.exchange import gather, papers, take_out
from app.exchange.refusals import TakeOutFailed, TakeOutNotNoted, TakeOutTaken, TakeOutUnproved
from app.exchange.tables import ABOUT_STAYS, BY_KIND, LEFT_OUT, OTHERS, columns_of
from app.progress import Progress
from app.records import actions, departures, drafts, goals, meetings, notes, reflections
from app.store.journal import Kind
from tests.app.everything import all_of
from tests.app.makers import do
from tests.app.test_taking import no_file_beyond

TODAY = date(2026, 11, 28)
SECRET = "zebrafinch"


@pytest.fixture
def story(journal):
    with journal.write() as write:
        sample.fill(write, TODAY)
    return journal


@pytest.fixture
def target(tmp_path):
    return tmp_path / "Everything"


def out(journal, target, with_kept_out=True):
    take_out.take_out(journal, target, with_kept_out, Progress())
    return json.loads((target / "journal.json").read_text("utf-8"))


def all_words(target):
    return "\n".join(f"{path.relative_to(target)}\n{path.read_text('utf-8')}" for path in files(target))


def files(target):
    return sorted(path for path in target.rglob("*") if path.is_file())


def test_every_table_is_taken_out_or_left_out_on_purpose(journal):
    there = {name for (name,) in journal.read.execute("select name from sqlite_master where type = 'table'")}
    known = {*map(str, BY_KIND), *OTHERS}
    assert there - set(LEFT_OUT) - known == set()
    assert known.isdisjoint(LEFT_OUT)


def test_every_kind_of_record_is_taken_out():
    assert set(BY_KIND) == set(Kind)


def test_every_column_that_refers_to_a_record_is_known_as_one(journal):
    for kind, table in BY_KIND.items():
        foreign = {row[3] for row in journal.read.execute(f"pragma foreign_key_list({kind})")}
        named = {one.name for one in columns_of(journal.read, kind) if one.name.endswith(("_id", "_from"))}
        assert foreign | named == set(table.refers)


def test_what_a_journal_knows_about_itself_is_taken_out_or_stays_on_purpose(journal):
    named = {one.name for one in columns_of(journal.read, "about")}
    assert named - set(ABOUT_STAYS) == {"leaning", "prompts_off", "no_prompt_on"}


def test_the_json_holds_every_record_that_was_not_removed(story, target):
    told = out(story, target)
    for kind in Kind:
        kept = story.read.execute(f"select uid from {kind} where deleted_at is null order by id")
        # the departure itself is noted after it has been written
        expected = [] if kind is Kind.DEPARTURE else [uid for (uid,) in kept]
        assert [one["uid"] for one in told[kind]] == expected
    assert len(told["link"]) == story.read.one("select count(*) from link")


def test_every_record_with_words_of_its_own_has_a_file_that_holds_them(story, target):
    told = out(story, target)
    words = all_words(target)
    for kind, column in (("meeting", "notes"), ("reflection", "text"), ("note", "text"), ("goal", "title")):
        assert all(one[column] in words for one in told[kind])
    with_files = ("meeting", "reflection", "note", "goal", "mentorship", "post", "person")
    assert all(f'uid: "{one["uid"]}"' in words for kind in with_files for one in told[kind])


def test_a_meeting_reads_without_the_program(journal, meeting, target):
    do(journal, meetings.save_notes, meeting.id, "## Rota swaps\nWe spoke plainly.\n- [ ] ask @me !2025-03-20")
    out(journal, target)
    text = (target / "Meetings/2025/2025-03-10 Rota swaps.md").read_text("utf-8")
    assert text.startswith('---\nkind: "meeting"\n')
    assert 'with: "Ada Fenwick"' in text
    assert "\n# Rota swaps\n" in text
    assert "## Rota swaps\nWe spoke plainly.\n- [ ] ask @me !2025-03-20" in text


def test_the_readme_names_every_list_of_the_json(story, target):
    told = out(story, target)
    readme = (target / "README.txt").read_text("utf-8")
    assert [name for name in told if f'"{name}"' not in readme] == []


def test_no_name_stands_twice_in_the_json(story, target):
    out(story, target)
    whole = (target / "journal.json").read_text("utf-8")
    json.loads(whole, object_pairs_hook=named_once)


def named_once(pairs):
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def test_only_its_owner_may_read_the_folder(story, target):
    out(story, target)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(target)} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (target, target / "Goals")} == {0o700}


def test_two_entries_that_are_called_the_same_have_a_file_each(journal, target):
    for text in ("Same words", "same Words", "Same words"):
        do(journal, notes.add, notes.Note(0, "", TODAY, text))
    out(journal, target)
    assert len({path.name.casefold() for path in files(target / "Notes")}) == 3


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "CON"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("../../etc/passwd", "etc passwd"),
        ("ends with dots...", "ends with dots"),
        ("new\nline\tand \u202eturned", "new line and turned"),
        ("", ""),
    ],
)
def test_no_title_makes_a_name_that_a_system_refuses(title, name):
    assert papers.file_title(title).strip(".") == name


def test_a_name_fits_where_names_are_counted_in_bytes():
    paper = papers.Paper("Notes", "2026-01-01", "😀" * 300, [], [])
    assert len(f"{paper.name} 49.md".encode()) < 255


# what stays behind


def secrets_in(journal, meeting):
    """Everything that can be kept out, and what hangs on it."""
    with journal.write() as write:
        note = notes.add(write, notes.Note(0, "", TODAY, f"{SECRET} note"))
        reflection = reflections.add(write, reflections.Reflection(0, "", TODAY, "free", f"{SECRET} title", "text"))
        goal = goals.add(write, goals.Goal(0, "", f"{SECRET} goal", TODAY))
        action = actions.add(write, actions.Action(0, "", f"{SECRET} action", TODAY))
        for kind, one in ((Kind.NOTE, note), (Kind.REFLECTION, reflection), (Kind.GOAL, goal), (Kind.ACTION, action)):
            kept_out.switch(write, (kind, one.id), True)
        drafts.keep(write, "plan", {"title": f"{SECRET} half typed"})
        departures.add(write, "Personal summary", "Me", "a.pdf", [f"Reflection: {SECRET} title"])
    return note


def test_what_is_kept_out_stays_behind_unless_asked_for(journal, meeting, target):
    secrets_in(journal, meeting)
    told = out(journal, target, with_kept_out=False)
    assert SECRET not in all_words(target)
    assert not told["complete"]
    assert told["meeting"]


def test_what_is_kept_out_goes_along_when_asked_for(journal, meeting, target):
    secrets_in(journal, meeting)
    told = out(journal, target)
    assert all_words(target).count(SECRET) >= 10
    assert told["complete"]


def test_a_kept_out_meeting_takes_its_agenda_and_actions_back_with_it(story, target):
    number = story.read.one("select meeting_id from agenda_item i join meeting m on m.id = meeting_id limit 1")
    do(story, kept_out.switch, (Kind.MEETING, number), True)
    uid = story.read.one("select uid from meeting where id = ?", (number,))
    told = out(story, target, with_kept_out=False)
    assert uid not in all_words(target)
    assert all(one["meeting"] for one in told["agenda_item"])


def test_the_line_of_a_kept_out_action_stays_out_of_notes_that_go_along(journal, meeting, target):
    do(journal, capture_lines, meeting, f"- [ ] {SECRET}\n  below it\n- [ ] open line")
    number = journal.read.one("select id from action where title = ?", (SECRET,))
    do(journal, kept_out.switch, (Kind.ACTION, number), True)
    told = out(journal, target, with_kept_out=False)
    assert SECRET not in all_words(target)
    assert [one["notes"] for one in told["meeting"]] == ["- [ ] open line"]


def capture_lines(write, meeting, words):
    meetings.save_notes(write, meeting.id, words)
    agree.read_lines(write, meeting.id)


def test_how_many_are_kept_out_is_known_before(story):
    assert gather.kept_out_count(story.read) == story.read.one("select count(*) from reflection where kept_out") > 0


def test_what_was_removed_stays_behind(journal, meeting, target):
    one = do(journal, notes.add, notes.Note(0, "", TODAY, f"{SECRET} removed"))
    do(journal, remove.remove, (Kind.NOTE, one.id))
    do(journal, remove.remove_meeting, meeting)
    told = out(journal, target)
    assert SECRET not in all_words(target)
    assert told["meeting"] == told["note"] == []


# all or nothing


def test_it_is_noted_that_it_left(journal, target):
    out(journal, target)
    left = departures.latest(journal.read)[0]
    assert (left.file_names, left.for_whom) == (("Everything",), "Me")
    assert left.what.startswith("Everything, as readable files")


def test_what_is_there_already_is_not_touched(journal, target):
    target.mkdir()
    (target / "mine").write_text("mine")
    with pytest.raises(TakeOutTaken):
        out(journal, target)
    assert [path.name for path in files(target)] == ["mine"]
    assert departures.latest(journal.read) == []


def test_what_a_kill_left_half_done_is_taken_away_by_the_next(journal, target):
    begun = take_out.TakeOut(journal.read, target, True).steps()
    next(begun, None)
    part = target.with_name("Everything.part")
    (part / "half").write_text("half")
    out(journal, target)
    assert not part.exists()
    assert not (target / "half").exists()
    begun.close()


def test_somebody_elses_part_stands(journal, target):
    part = target.with_name("Everything.part")
    part.mkdir()
    (part / "mine").write_text("mine")
    with pytest.raises(TakeOutTaken):
        out(journal, target)
    assert (part / "mine").read_text() == "mine"


def test_a_folder_that_is_gone_is_told(journal, tmp_path):
    with pytest.raises(TakeOutFailed) as failed:
        out(journal, tmp_path / "gone" / "Everything")
    assert "isn’t there any more" in failed.value.advice


def test_a_folder_that_is_read_only_is_told(journal, target, monkeypatch):
    monkeypatch.setattr(exchange_folder.Path, "mkdir", read_only)
    with pytest.raises(TakeOutFailed) as failed:
        out(journal, target)
    assert "isn’t allowed to write there" in failed.value.advice


def read_only(*_):
    raise OSError(errno.EROFS, "Read-only file system")


def test_a_disk_that_fills_leaves_nothing_and_says_so(story, target, monkeypatch):
    written = 0
    really = os.write

    def full(descriptor, data):
        nonlocal written
        written += 1
        if written == 30:
            raise OSError(errno.ENOSPC, "No space left on device")
        return really(descriptor, data)

    monkeypatch.setattr(exchange_folder.os, "write", full)
    with pytest.raises(TakeOutFailed) as failed:
        out(story, target)
    assert "full" in failed.value.advice
    assert list(target.parent.glob("Everything*")) == []
    assert departures.latest(story.read) == []


def test_cancelled_it_leaves_nothing(story, target):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        take_out.take_out(story, target, True, progress)
    assert list(target.parent.glob("Everything*")) == []


def test_a_journal_that_cannot_note_it_lets_nothing_leave(journal, target):
    one = take_out.TakeOut(journal.read, target, True)
    list(one.steps())
    with no_file_beyond(8192), pytest.raises(TakeOutNotNoted):
        one.put(journal)
    assert list(target.parent.glob("Everything*")) == []


def test_the_journal_holds_the_same_as_before(story, target):
    before = all_of(story)
    out(story, target)
    after = all_of(story)
    assert {**after, "departure": before["departure"]} == before
    assert [one["file_name"] for one in after["departure"]] == ["Everything"]


# read back


def test_what_was_taken_out_is_read_back_and_counted(story, target):
    counts = take_out.take_out(story, target, True, Progress())
    steps = list(take_out.proving(target, counts))
    assert steps[-1][0] <= steps[-1][1]


def test_where_something_is_missing_it_is_not_relied_on(story, target):
    counts = take_out.take_out(story, target, True, Progress())
    with pytest.raises(TakeOutUnproved):
        list(take_out.proving(target, {**counts, "note": counts["note"] + 1}))
    with (target / "journal.json").open("r+b") as file:
        file.truncate(20_000)
    with pytest.raises(TakeOutUnproved):
        list(take_out.proving(target, counts))
