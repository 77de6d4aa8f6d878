"""The log tells where a bug struck, and no word of anybody's."""

import pytest

from app.log import Log
from app.records import meetings, people


@pytest.fixture
def file(tmp_path):
    return tmp_path / "state" / "inglenook.log"


@pytest.fixture
def log(file):
    return Log(file)


def failed(function, *arguments):
    with pytest.raises(Exception) as failure:
        function(*arguments)
    return failure.value


def quokka_in_a_message(words):
    raise ValueError(f"could not use {words!r}")


def quokka_in_a_cause(words):
    try:
        quokka_in_a_message(words)
    except ValueError as error:
        raise RuntimeError(words) from error


def deeper(depth, words):
    if depth:
        deeper(depth - 1, words)
    quokka_in_a_message(words)


@pytest.mark.parametrize("function", [quokka_in_a_message, quokka_in_a_cause])
def test_the_words_of_an_exception_stay_out_check_33(log, file, function):
    log.failure(failed(function, "marmalade"))
    assert "marmalade" not in file.read_text()


def test_the_words_in_a_bug_of_ours_stay_out_check_33(journal, log, file):
    def save():
        with journal.write() as write:
            meetings.save_notes(write, "marmalade", "marmalade")
            people.get(write.conn, people.add(write, "marmalade"))

    log.failure(failed(save))
    assert "marmalade" not in file.read_text()


def test_where_it_struck_is_told(log, file):
    log.failure(failed(quokka_in_a_message, "x"))
    assert "ValueError at test_log.py:" in file.read_text()
    assert "quokka_in_a_message" in file.read_text()


def test_a_failure_is_one_line_with_the_innermost_places(log, file):
    log.failure(failed(deeper, 300, "x"))
    [line] = file.read_text().splitlines()
    assert line.endswith("quokka_in_a_message")
    assert len(line) < 1000


def test_only_the_owner_may_read_the_log(log, file):
    log.event("begun")
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_log_stays_small(log, file):
    for _ in range(5000):
        log.event("x" * 200)
    files = list(file.parent.iterdir())
    assert len(files) == 2
    assert all(path.stat().st_size < 300 * 1024 for path in files)


def test_without_a_place_to_write_there_is_no_log(file, log):
    file.parent.write_text("a file where the folder should be")
    log.event("begun")
    log.failure(ValueError())
