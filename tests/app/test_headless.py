"""The commands without a window: what they print, what they write, and how they end."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from app.__main__ import main
from app.records import departures
from app.store import doors, opening, recovery_code
from app.store.folder import Folder
from app.store.journal import Kind

ROOT = Path(__file__).resolve().parents[2]
TODAY = date.today()
QT = ("PySide6", "shiboken6", "ui")
PDFTOTEXT = shutil.which("pdftotext")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What `sample` printed: a sample journal, its passphrase in a file, its recovery code."""
    place = tmp_path_factory.mktemp("sample")
    said = io.StringIO()
    with redirect_stdout(said):
        assert main(["sample", str(place / "Story"), "--passphrase-file", str(place / "passphrase")]) == 0
    return json.loads(said.getvalue())


@pytest.fixture
def story(told, tmp_path):
    """A copy of the sample, and the quick way in: the recovery code needs no slow derivation."""
    folder = Path(shutil.copytree(told["journal"], tmp_path / "Story.inglenook"))
    code = tmp_path / "code"
    code.write_text(told["recovery_code"] + "\n", "utf-8")
    return [str(folder), "--recovery-code-file", str(code)]


@pytest.fixture
def run(capsys):
    """Runs a command; gives its exit code, its lines of standard output as JSON, and standard error."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, [json.loads(line) for line in printed.out.splitlines()], printed.err

    return run


def entered(story):
    folder = Folder(Path(story[0]))
    return doors.enter(folder, opening.with_code(folder, Path(story[2]).read_text("utf-8")))


def contents(folder):
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def text_of(pdf):
    read = subprocess.run([PDFTOTEXT, pdf, "-"], capture_output=True, check=True)
    return read.stdout.decode()


# sample


def test_sample_prints_where_the_journal_is_and_how_it_opens(told):
    assert sorted(told) == ["journal", "passphrase_file", "recovery_code"]
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", told["recovery_code"])


def test_sample_gives_the_folder_its_ending(told):
    assert Path(told["journal"]).name == "Story.inglenook"
    assert (Path(told["journal"]) / "journal.db").is_file()


def test_the_passphrase_is_six_words_for_its_owner_only(told):
    file = Path(told["passphrase_file"])
    assert re.fullmatch(r"[a-z-]+(?: [a-z-]+){5}\n", file.read_text("utf-8"))
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_passphrase_in_the_file_opens_the_sample(told, run):
    assert run("check", told["journal"], "--passphrase-file", told["passphrase_file"])[0] == 0


def test_the_journal_says_that_it_is_a_sample(story):
    journal = entered(story)
    assert journal.is_sample
    journal.close()


def test_sample_takes_the_passphrase_that_is_there(run, tmp_path):
    file = tmp_path / "mine"
    file.write_text("a passphrase of my own\r\n", "utf-8")
    code, (said,), _ = run("sample", tmp_path / "Mine.inglenook", "--passphrase-file", file)
    assert (code, file.read_bytes()) == (0, b"a passphrase of my own\r\n")
    folder = Folder(Path(said["journal"]))
    opening.with_passphrase(folder, "a passphrase of my own").forget()


def test_sample_overwrites_nothing(told, run, tmp_path):
    before = contents(told["journal"])
    code, said, error = run("sample", told["journal"], "--passphrase-file", tmp_path / "new")
    assert (code, said) == (1, [])
    assert error == "There’s already a journal with this name here.\nChoose another name, or open that one.\n"
    assert contents(told["journal"]) == before
    assert not (tmp_path / "new").exists()


def test_sample_where_nothing_can_be_written_leaves_nothing(run, tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    code, said, error = run("sample", tmp_path / "file" / "Story", "--passphrase-file", tmp_path / "new")
    assert (code, said) == (1, [])
    assert error.startswith("Inglenook can’t write to this folder.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


# check


def test_check_prints_who_it_is_and_what_is_in_it(run, story):
    code, (said,), _ = run("check", *story)
    journal_id = said.pop("journal_id")
    assert code == 0
    assert re.fullmatch(r"[0-9a-f]{32}", journal_id)
    shipped = len(list((ROOT / "app/store/migrations").glob("*.sql")))
    counts = said.pop("counts")
    assert list(counts) == list(Kind)
    assert {kind: counts[kind] for kind in ("person", "mentorship", "meeting", "departure")} == {
        "person": 7,
        "mentorship": 2,
        "meeting": 14,
        "departure": 0,
    }
    assert said == {
        "schema": shipped,
        "ok": True,
    }


def test_check_changes_nothing(run, story):
    before = contents(story[0])
    run("check", *story)
    assert contents(story[0]) == before


@pytest.mark.parametrize("place", [0.0, 0.3, 0.8], ids=["beginning", "middle", "end"])
def test_a_damaged_journal_ends_with_three_and_is_not_touched(run, story, place):
    database = Path(story[0]) / "journal.db"
    data = bytearray(database.read_bytes())
    page = int(len(data) // 4096 * place) * 4096
    data[page + 2000 : page + 2100] = bytes(100)
    database.write_bytes(data)
    code, said, error = run("check", *story)
    assert (code, said) == (3, [])
    assert "This journal file is damaged\n" in error
    assert database.read_bytes() == data


def test_a_journal_that_is_not_there_is_told_in_words(run, story, tmp_path):
    code, said, error = run("check", tmp_path / "Nowhere.inglenook", *story[1:])
    assert (code, said) == (1, [])
    assert error == "Your journal isn’t where it was\nIf it’s on a USB stick, plug it in and try again.\n"


# Passphrases and codes


def test_a_wrong_passphrase_is_told_in_words(run, story, tmp_path):
    (tmp_path / "wrong").write_text("not this one", "utf-8")
    code, said, error = run("check", story[0], "--passphrase-file", tmp_path / "wrong")
    assert (code, said) == (1, [])
    assert error.splitlines()[0] == "That passphrase doesn’t open this journal."


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"], ids=["none", "unix", "windows"])
@pytest.mark.parametrize("beginning", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_how_a_file_begins_and_ends_does_not_matter(run, story, tmp_path, beginning, ending):
    (tmp_path / "code").write_bytes(beginning + Path(story[2]).read_bytes().strip() + ending)
    assert run("check", *story)[0] == 0


def test_a_code_may_stand_in_several_lines(run, story, tmp_path):
    code = Path(story[2])
    code.write_text(code.read_text("utf-8").replace("-", "\n"), "utf-8")
    assert run("check", *story)[0] == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file with the passphrase is empty."),
        (b"\r\n\n", "The file with the passphrase is empty."),
        (b"two\nlines", "The file with the passphrase has more than one line."),
        (b"words " * 10_000, "That file is too long for a passphrase."),
        (b"\xff\xfe\x00w", "That file holds no passphrase, but something other than text."),
        (b"wo\0rds", "That file holds no passphrase, but something other than text."),
    ],
    ids=["empty", "line ends", "two lines", "huge", "binary", "nul"],
)
def test_a_passphrase_file_that_holds_none_is_told_in_words(run, story, tmp_path, data, sentence):
    (tmp_path / "passphrase").write_bytes(data)
    code, said, error = run("check", story[0], "--passphrase-file", tmp_path / "passphrase")
    assert (code, said, error.splitlines()[0]) == (1, [], sentence)


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_passphrase_file_that_cannot_be_read_is_told_in_words(run, story, tmp_path, name):
    code, said, error = run("check", story[0], "--passphrase-file", tmp_path / name)
    assert (code, said, error.splitlines()[0]) == (1, [], "The file with the passphrase can’t be read.")


def test_without_a_file_the_passphrase_is_asked_for(run, told, story, monkeypatch):
    passphrase = Path(told["passphrase_file"]).read_text("utf-8").strip()
    monkeypatch.setattr("getpass.getpass", lambda _prompt: passphrase)
    code, (said,), _ = run("check", story[0])
    assert (code, said["ok"]) == (0, True)


def test_nobody_to_ask_is_told_in_words(run, story, monkeypatch):
    def nobody(_prompt):
        raise EOFError

    monkeypatch.setattr("getpass.getpass", nobody)
    assert run("check", story[0]) == (
        1,
        [],
        "No passphrase was given.\nType it, or name a file with --passphrase-file.\n",
    )


def test_a_typed_passphrase_for_the_sample_is_asked_twice(run, tmp_path, monkeypatch):
    typed = iter(["one of them", "the other"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    code, said, error = run("sample", tmp_path / "Story")
    assert (code, said, error.splitlines()[0]) == (1, [], "The two passphrases differ.")
    assert list(tmp_path.iterdir()) == []


# search


def test_search_prints_a_line_for_each_entry(run, story):
    code, (said,), _ = run("search", *story, "goose")
    assert code == 0
    assert sorted(said) == ["date", "excerpt", "kind", "title", "uid"]
    assert (said["kind"], said["title"]) == ("meeting", "Between two bridges")
    assert "The dog met a goose" in said["excerpt"]
    journal = entered(story)
    assert journal.read.one("select notes from meeting where uid = ?", (said["uid"],)).endswith("we stopped there.")
    journal.close()


def test_an_entry_has_the_day_of_its_own_time(run, story):
    _, found, _ = run("search", *story, "morwenna")
    days = {one["kind"]: one["date"] for one in found}
    _, (ladder,), _ = run("search", *story, "goose")
    moved = date.fromisoformat(ladder["date"]) - date(2025, 7, 3)
    assert moved % timedelta(weeks=1) == timedelta()
    assert days["mentorship"] == (date(2024, 10, 10) + moved).isoformat()
    assert days["person"] == TODAY.isoformat()


def test_people_and_mentorships_are_told_by_name(run, story):
    _, found, _ = run("search", *story, "morwenna")
    titles = {one["title"] for one in found if one["kind"] in ("person", "mentorship")}
    assert titles == {"Dr Morwenna Tasker-Quill"}


def test_a_meeting_without_notes_is_told_by_who_it_is_with(run, story):
    _, found, _ = run("search", *story, "morwenna")
    coming = max((one for one in found if one["kind"] == "meeting"), key=lambda one: one["date"])
    assert coming["title"] == "Dr Morwenna Tasker-Quill"


def test_all_entries_come_newest_first_however_many(run, story):
    _, found, _ = run("search", *story, "a")
    meetings = [one["date"] for one in found if one["kind"] == "meeting"]
    assert len(found) > 20
    assert meetings == sorted(meetings, reverse=True)
    assert len({one["uid"] for one in found}) == len(found)


def test_several_words_must_all_stand_in_an_entry(run, story):
    assert [one["title"] for one in run("search", *story, "dog", "canal")[1]] == ["Between two bridges"]
    assert run("search", *story, "dog", "custard")[1] == []


def test_the_best_match_comes_first_when_asked(run, story):
    newest = run("search", *story, "car", "park")[1]
    best = run("search", *story, "car", "park", "--best")[1]
    assert best[0]["title"] == "The last car in the car park"
    assert sorted(one["uid"] for one in best) == sorted(one["uid"] for one in newest)


@pytest.mark.parametrize("words", ["zebra", "!?"])
def test_nothing_found_is_nothing_printed(run, story, words):
    assert run("search", *story, words) == (0, [], "")


# summary


@pytest.mark.skipif(sys.platform != "linux" and not PDFTOTEXT, reason="needs poppler")
def test_the_summary_reads_in_order(run, story, tmp_path):
    assert run("summary", *story, "--out", tmp_path / "mine.pdf")[:2] == (0, [])
    text = text_of(tmp_path / "mine.pdf")
    in_order = [
        "Personal summary",
        "Ilsabet Okonrade",
        "is voluntary and confidential.",
        "What it’s for",
        "Four achievements and one question",
        "straight to the question",
        "The last car in the car park",
        "Before Ludmoor",
        "What it’s for",
        "My sentences, his commas",
        "About this summary",
    ]
    at = 0
    for words in in_order:
        assert words in text[at:]
        at = text.index(words, at)
    assert "Sample journal" in text


def test_the_summary_is_tagged_and_says_what_it_is(run, story, tmp_path):
    run("summary", *story, "--out", tmp_path / "mine.pdf")
    with pikepdf.open(tmp_path / "mine.pdf") as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"].startswith("Personal summary, Ilsabet Okonrade")
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"


def test_before_a_summary_leaves_its_owner_is_told_what_that_means(run, story, tmp_path):
    _, _, error = run("summary", *story, "--out", tmp_path / "mine.pdf")
    assert "The PDF is not encrypted. Once it leaves here you are responsible for where it goes." in error
    assert "Nothing has been checked for names. Read every page before it leaves." in error


def test_a_summary_is_noted_among_what_left(run, story, tmp_path):
    run("summary", *story, "--out", tmp_path / "For Morwenna.pdf", "--audience", "mentor")
    journal = entered(story)
    (left,) = departures.latest(journal.read)
    assert (left.for_whom, left.file_name) == ("Dr Morwenna Tasker-Quill", "For Morwenna.pdf")
    assert left.what.startswith("Personal summary")
    journal.close()


@pytest.mark.skipif(sys.platform != "linux" and not PDFTOTEXT, reason="needs poppler")
def test_a_summary_for_a_mentor_has_neither_notes_nor_other_mentorships(run, story, tmp_path):
    run("summary", *story, "--out", tmp_path / "a.pdf", "--audience", "mentor")
    text = text_of(tmp_path / "a.pdf")
    assert "Exam plan on one page" in text
    assert "goose" not in text
    assert "Edric" not in text


@pytest.mark.skipif(sys.platform != "linux" and not PDFTOTEXT, reason="needs poppler")
def test_a_summary_for_somebody_else_names_nobody(run, story, tmp_path):
    run("summary", *story, "--out", tmp_path / "a.pdf", "--audience", "other")
    text = text_of(tmp_path / "a.pdf")
    assert "My mentor" in text
    assert re.findall(r"Morwenna|Tasker|Edric|Vantongeren|Jonty|Hollybeck|Ardleigh", text) == []


@pytest.mark.skipif(sys.platform != "linux" and not PDFTOTEXT, reason="needs poppler")
def test_the_story_so_far_for_a_new_mentor_has_no_word_of_a_meeting(run, story, tmp_path):
    run("summary", *story, "--out", tmp_path / "a.pdf", "--audience", "new_mentor")
    text = text_of(tmp_path / "a.pdf")
    assert "Apply for higher training" in text
    assert "Dr Morwenna Tasker-Quill" in text
    assert "Before Ludmoor" not in text
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == 1
    journal = entered(story)
    assert departures.latest(journal.read)[0].for_whom == "A new mentor"
    journal.close()


@pytest.mark.skipif(sys.platform != "linux" and not PDFTOTEXT, reason="needs poppler")
def test_a_summary_keeps_to_its_period(run, story, tmp_path):
    _, (goose,), _ = run("search", *story, "goose")
    code, _, _ = run("summary", *story, "--out", tmp_path / "a.pdf", "--from", goose["date"], "--to", goose["date"])
    text = text_of(tmp_path / "a.pdf")
    assert code == 0
    assert "Between two bridges" in text
    assert "Before Ludmoor" not in text


def test_a_summary_that_cannot_be_written_is_told_in_words(run, story, tmp_path):
    code, said, error = run("summary", *story, "--out", tmp_path / "nowhere" / "a.pdf")
    assert (code, said) == (1, [])
    assert error.splitlines()[0] == "The PDF couldn’t be written to that folder"
    journal = entered(story)
    assert departures.latest(journal.read) == []
    journal.close()


# backup and restore


def test_a_backup_and_the_journal_made_from_it_hold_what_the_journal_holds(run, story, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    code, (made,), error = run("backup", *story, "--to", place)
    assert (code, error, made["ok"], made["pruned"]) == (0, "", True, [])
    assert made["bytes"] == Path(made["backup"]).stat().st_size
    code, (back,), _ = run("restore", made["backup"], *story[1:], "--to", tmp_path / "Back")
    assert (code, back["counts"], back["ok"]) == (0, made["counts"], True)
    _, (checked,), _ = run("check", back["journal"], *story[1:])
    assert (checked["counts"], checked["journal_id"]) == (made["counts"], back["journal_id"])


def test_a_backup_that_was_cut_short_ends_with_three(run, story, tmp_path):
    _, (made,), _ = run("backup", *story, "--to", tmp_path)
    path = Path(made["backup"])
    path.write_bytes(path.read_bytes()[:9000])
    code, said, error = run("restore", path, *story[1:], "--to", tmp_path / "Back")
    assert (code, said) == (3, [])
    assert error.startswith("This backup can’t be relied on")


def test_a_folder_for_backups_that_is_not_there_is_told_in_words(run, story, tmp_path):
    code, said, error = run("backup", *story, "--to", tmp_path / "nowhere")
    assert (code, said) == (1, [])
    assert error.startswith("The last backup didn’t finish.\nThe folder for backups wasn’t there.")


# Wrong usage, and the surroundings


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["burn"],
        ["check"],
        ["check", "J", "--passphrase-file", "a", "--recovery-code-file", "b"],
        ["search", "J"],
        ["summary", "J"],
        ["backup", "J"],
        ["restore", "B"],
        ["summary", "J", "--out", "journal.db"],
        ["summary", "J", "--out", "a.pdf", "--from", "last week"],
        ["summary", "J", "--out", "a.pdf", "--from", "2026-02-02", "--to", "2026-02-01"],
        ["summary", "J", "--out", "a.pdf", "--audience", "everybody"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two(run, arguments):
    code, said, error = run(*arguments)
    assert (code, said) == (2, [])
    assert error.startswith("usage: ")


def test_no_command_needs_qt(story, tmp_path):
    """In a process of its own: the tests themselves have Qt loaded."""
    commands = [
        ["check", *story],
        ["search", *story, "exam", "--best"],
        ["summary", *story, "--out", str(tmp_path / "a.pdf")],
        ["backup", *story, "--to", str(tmp_path)],
        ["sample", str(tmp_path / "New"), "--passphrase-file", str(tmp_path / "new")],
    ]
    script = f"""
import sys
from app.__main__ import main
ended = [main(arguments) for arguments in {commands!r}]
print(ended, [name for name in sys.modules if name.split(".")[0] in {QT!r}])
"""
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[0, 0, 0, 0, 0] []"


def test_a_reader_that_has_seen_enough_is_not_complained_about(story):
    command = [sys.executable, "-m", "app", "search", *story, "a"]
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_what_is_taken_out_comes_back_into_an_empty_journal(story, run, tmp_path, folder, opened):
    code, [told], aside = run("take-out", *story, "--to", tmp_path / "All", "--kept-out", "include")
    assert (code, told["folder"], told["kept_out_left_behind"]) == (0, str(tmp_path / "All"), 0)
    assert "not encrypted" in aside
    way_in = tmp_path / "other code"
    way_in.write_text(recovery_code.encode(opened.root), "utf-8")
    empty = [folder.path, "--recovery-code-file", way_in, tmp_path / "All"]
    _, [tried], _ = run("bring-in", *empty, "--dry-run")
    code, [came], _ = run("bring-in", *empty)
    assert (code, came["counts"], tried["dry_run"]) == (0, {k: n for k, n in told["counts"].items() if n}, True)
    assert tried["counts"] == came["counts"]
    code, _, aside = run("bring-in", *empty)
    assert (code, aside.splitlines()[0]) == (1, "This journal isn’t empty")


def test_what_is_kept_out_stays_unless_it_is_said(story, run, tmp_path):
    _, [told], _ = run("take-out", *story, "--to", tmp_path / "Some")
    assert told["kept_out_left_behind"] == 4
    assert json.loads((tmp_path / "Some" / "journal.json").read_text("utf-8"))["complete"] is False


def test_an_older_journal_is_made_ready_and_its_owner_told_where_it_is_kept_as_it_was(run, tmp_path):
    source = ROOT / "tests" / "journals" / "schema-5.inglenook"
    made = json.loads(source.with_suffix(".json").read_text("utf-8"))
    old = shutil.copytree(source, tmp_path / "Old.inglenook")
    secret = tmp_path / "secret"
    secret.write_text(made["passphrase"], "utf-8")
    code, _, said = run("check", old, "--passphrase-file", secret)
    assert code == 0
    [aside] = (old / "replaced").iterdir()
    assert f"The journal as it was is kept for 30 days: {aside}" in said
    assert (aside / "journal.db").read_bytes() == (source / "journal.db").read_bytes()


INSTALLED = """
import sys
from ui.__main__ import main
for name in sys.argv[1:]:
    sys.argv = ["inglenook", name, "--help"]
    print(name, main())
"""


def test_the_installed_program_knows_each_command_that_the_readme_names():
    """It decides by itself whether a word is a command or the name of a journal."""
    named = re.findall(r"^inglenook ([a-z-]+) ", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    command = [sys.executable, "-c", INSTALLED, *named]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert len(named) == 9
    assert [line for line in done.stdout.splitlines() if re.fullmatch(r"\S+ \d", line)] == [f"{one} 0" for one in named]
    assert done.stdout.count("usage: inglenook") == 9
