"""What pages share: doing, undoing, announcing, and jobs on other threads."""

import gc
import tempfile
import threading
import weakref
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThread

from app.errors import Cancelled, DiskTrouble, UserError
from app.records import people
from app.store import rows
from app.store.journal import Kind
from tests.app.printed_summary import DOCUMENT, MEETING, MIRIAM
from ui import jobs as working
from ui.jobs import Jobs


def rename(person, name):
    def act(write):
        people.save(write, people.replace(person, display_name=name))

    return act


def name_of(session, person):
    return people.get(session.journal.read, person.id).display_name


def test_what_was_done_can_be_undone(session, ada):
    session.do("Renamed", rename(ada, "Grace"), rename(ada, ada.display_name))
    session.undo.undo()
    assert name_of(session, ada) == ada.display_name


def test_what_was_undone_can_be_done_again(session, ada):
    session.do("Renamed", rename(ada, "Grace"), rename(ada, ada.display_name))
    session.undo.undo()
    session.undo.redo()
    assert name_of(session, ada) == "Grace"


def test_doing_writes_once(session, ada, qtbot):
    changes = []
    session.changed.connect(changes.append)
    session.do("Renamed", rename(ada, "Grace"), rename(ada, ada.display_name))
    assert [change.records for change in changes] == [frozenset({(Kind.PERSON, ada.id)})]


def test_doing_says_its_sentence_with_undo(session, ada, qtbot):
    with qtbot.waitSignal(session.said) as said:
        session.do("Renamed", rename(ada, "Grace"), rename(ada, ada.display_name))
    assert said.args == ["Renamed", True]


def test_a_broken_rule_is_trouble_and_leaves_nothing_to_undo(session, ada, qtbot):
    with qtbot.waitSignal(session.trouble) as trouble:
        done = session.do("Renamed", rename(ada, ""), rename(ada, ada.display_name))
    assert (done, session.undo.count(), isinstance(trouble.args[0], UserError)) == (False, 0, True)


def test_the_end_of_a_session_forgets_what_could_be_undone(session, ada):
    session.do("Renamed", rename(ada, "Grace"), rename(ada, ada.display_name))
    session.end()
    assert session.undo.count() == 0


def test_the_end_of_a_session_wipes_the_key(session):
    root = session.journal.root
    session.end()
    assert root == bytearray(len(root))


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.stop_all()


def run(qtbot, jobs, task, signal):
    job = jobs.prepare(task)
    heard = []
    getattr(job, signal).connect(lambda *values: heard.append((values, QThread.currentThread())))
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
    return heard


def test_a_job_brings_its_result_to_the_window_s_thread(qtbot, jobs):
    assert run(qtbot, jobs, lambda progress: 42, "succeeded") == [((42,), QThread.currentThread())]


def test_a_job_does_its_work_on_another_thread(qtbot, jobs):
    heard = run(qtbot, jobs, lambda progress: threading.get_ident(), "succeeded")
    assert heard[0][0][0] != threading.get_ident()


def test_nothing_is_collected_on_the_thread_of_a_job(qtbot, jobs):
    """A widget that were would end the program."""
    collected_on = set()

    def note(_phase, _told):
        collected_on.add(threading.get_ident())

    def task(progress):
        for _ in range(5000):
            knot = []
            knot.append(knot)

    gc.callbacks.append(note)
    try:
        run(qtbot, jobs, task, "succeeded")
    finally:
        gc.callbacks.remove(note)
    assert collected_on <= {threading.get_ident()}


def test_a_job_whose_result_ends_all_jobs_keeps_nothing_of_what_it_worked_with(qtbot, jobs):
    class Secret:
        pass

    secret = Secret()
    seen = weakref.ref(secret)
    job = jobs.prepare(partial(lambda secret, progress: None, secret))
    job.succeeded.connect(jobs.stop_all)
    with qtbot.waitSignal(job.destroyed):
        jobs.start_apart(job)
        del secret, job
    gc.collect()
    assert seen() is None


@pytest.fixture
def collecting(qtbot):
    """As in the program; where several cores share the tests, nothing is collected by itself."""
    qtbot.waitUntil(lambda: not working._collecting._jobs)  # one that an earlier test gave up may still be on its way
    was = gc.isenabled()
    gc.collect()
    gc.enable()
    yield
    if not was:
        gc.disable()


@pytest.mark.parametrize("signal", ["succeeded", "cancelled"])
def test_once_no_job_runs_garbage_is_collected_as_ever(qtbot, collecting, jobs, signal):
    def task(progress):
        if signal == "cancelled":
            raise Cancelled

    run(qtbot, jobs, task, signal)
    qtbot.waitUntil(gc.isenabled)


def test_garbage_is_collected_again_after_jobs_that_were_stopped(qtbot, collecting, jobs):
    for _ in range(3):
        jobs.start(jobs.prepare(lambda progress: None))
    assert not gc.isenabled()
    jobs.stop_all()
    qtbot.waitUntil(gc.isenabled)


def test_a_job_that_fails_hands_over_the_error(qtbot, jobs):
    def task(progress):
        raise DiskTrouble

    assert isinstance(run(qtbot, jobs, task, "failed")[0][0][0], DiskTrouble)


def test_progress_is_told_on_the_window_s_thread(qtbot, jobs):
    heard = run(qtbot, jobs, lambda progress: progress.step(1, 2), "progressed")
    assert heard == [((1, 2), QThread.currentThread())]


def test_a_cancelled_job_says_so_and_nothing_else(qtbot, jobs):
    begun, stopped = threading.Event(), threading.Event()

    def task(progress):
        begun.set()
        stopped.wait(5)
        progress.step(1, 2)

    job = jobs.prepare(task)
    heard = []
    job.succeeded.connect(heard.append)
    job.failed.connect(heard.append)
    with qtbot.waitSignal(job.cancelled):
        jobs.start(job)
        begun.wait(5)
        job.cancel()
        stopped.set()
    assert heard == []


def test_stopping_all_jobs_waits_for_them_and_keeps_them_silent(qtbot, jobs):
    begun, finished = threading.Event(), []

    def task(progress):
        begun.set()
        try:
            while True:
                progress.step(0, 1)
        except Cancelled:
            finished.append(True)
            raise

    job = jobs.prepare(task)
    heard = []
    job.cancelled.connect(lambda: heard.append("cancelled"))
    jobs.start(job)
    begun.wait(5)
    jobs.stop_all()
    assert (finished, heard) == ([True], [])


def test_a_result_that_nobody_hears_any_more_is_let_go(jobs):
    begun, leave = threading.Event(), threading.Event()

    def task(progress):
        begun.set()
        leave.wait(5)
        return bytearray(b"secret")

    let_go, heard = [], []
    job = jobs.prepare(task, let_go.append)
    job.succeeded.connect(heard.append)
    jobs.start(job)
    begun.wait(5)
    leave.set()
    jobs.stop_all()
    assert (let_go, heard) == ([bytearray(b"secret")], [])


def test_a_result_that_was_heard_is_its_hearer_s(qtbot, jobs):
    let_go = []
    job = jobs.prepare(lambda progress: bytearray(b"secret"), let_go.append)
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
    jobs.stop_all()
    assert let_go == []


def test_a_change_says_who_made_it(session, ada):
    origins = []
    session.changed.connect(lambda change: origins.append(change.origin))
    me = object()
    session.attempt(lambda write: rows.hide(write, Kind.PERSON, ada.id), origin=me)
    assert origins == [me]


def test_the_end_of_a_session_ends_the_press_with_the_words_that_it_has_set(session):
    session.press.warm()
    assert len(list(Path(tempfile.gettempdir()).glob("inglenook-*"))) == 1  # where it is at home
    session.end()
    assert list(Path(tempfile.gettempdir()).glob("inglenook-*")) == []


def test_the_end_of_a_session_ends_the_press_at_work(session, qtbot):
    begun, ends = threading.Event(), []
    press = session.press
    long = replace(DOCUMENT, mentorships=(replace(MIRIAM, meetings=(MEETING,) * 600),))

    def task(progress):
        with progress.interrupting(lambda: ends.append("told")):
            begun.set()
            try:
                return press.pdf(long, progress)
            except BaseException as error:
                ends.append(type(error))
                raise

    session.jobs.start(session.jobs.prepare(task))
    assert begun.wait(20)
    qtbot.waitUntil(lambda: bool(list(Path(tempfile.gettempdir()).glob("inglenook-*"))))
    session.end()
    assert ends == ["told", Cancelled]
    assert list(Path(tempfile.gettempdir()).glob("inglenook-*")) == []
