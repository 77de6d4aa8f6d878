"""Goals, reflections and all else that a page shows, made in a few words."""

from datetime import date, timedelta

from app.records import actions, check_ins, goals, links, milestones, notes, posts, reflections, tags
from app.records.actions import Action
from app.records.check_ins import CheckIn
from app.records.goals import Goal, State
from app.records.milestones import Milestone
from app.records.notes import Note
from app.records.posts import Post
from app.records.reflections import Reflection

TODAY = date.today()
LADDER = {
    2: "I help others ask early.",
    1: "I ring before I’m sure.",
    0: "I ask the same shift.",
    -1: "I ask after an hour.",
    -2: "I wait until morning.",
}


def days_ago(days):
    return TODAY - timedelta(days=days)


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def goal(journal, title="Ask for help early", levels=None, *, set_on=None, state=None, **fields):
    """Still forming; with `levels`, being worked on, unless `state` says otherwise."""
    levels = LADDER if levels is True else levels or {}
    set_on = set_on or days_ago(400)
    made = do(journal, goals.add, Goal(0, "", title, set_on, levels=levels, **({"baseline_level": -2} | fields)))
    state = state or (State.ACTIVE if made.may_begin else State.DRAFT)
    if state is State.DRAFT:
        return made
    made = do(journal, goals.move, made, State.ACTIVE, set_on)
    return made if state is State.ACTIVE else do(journal, goals.move, made, state, set_on)


def check_in(journal, of, level, days=0, note=""):
    """So many days ago."""
    words = of.levels[level] if level is not None else ""
    return do(journal, check_ins.add, CheckIn(0, "", of.id, days_ago(days), level, words, note))


def milestone(journal, of, title, **fields):
    return do(journal, milestones.add, Milestone(0, "", of.id, title, **fields))


def reflection(journal, text, days=0, title=""):
    return do(journal, reflections.add, Reflection(0, "", days_ago(days), "free", title, text))


def note(journal, text, days=0):
    return do(journal, notes.add, Note(0, "", days_ago(days), text))


def action(journal, title, days=0, **fields):
    return do(journal, actions.add, Action(0, "", title, days_ago(days), **fields))


def post(journal, title, start_on, end_on=None, site=""):
    return do(journal, posts.add, Post(0, "", title, start_on, end_on, site=site))


def tag(journal, name):
    return do(journal, tags.add, name)


def link(journal, one, other):
    do(journal, links.add, one, other)
