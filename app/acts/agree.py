"""Agreeing actions: those written into a meeting's notes are lines there, and line and record always say the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from app.practice import action_lines
from app.practice.action_lines import ActionLine
from app.records import about, actions, meetings
from app.records.actions import Action, Owner, State
from app.records.meetings import Meeting
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write

_A_FEW = 20  # meetings: some milliseconds

_Said = tuple[str, Owner, date | None, bool]  # words, whose, due, done


def save_notes(write: Write, meeting_id: int, notes: str) -> None:
    """Keep the notes, and what their action lines say now. Raises LookupError when there is no such meeting."""
    kept = meetings.is_kept(write.conn, meeting_id)
    before = meetings.get(write.conn, meeting_id).notes if kept else ""
    meetings.save_notes(write, meeting_id, notes)
    if kept:  # else its actions come back with it
        _read_lines(write, meetings.get(write.conn, meeting_id), rows.today(), before)


def read_lines(write: Write, meeting_id: int) -> None:
    """Let the actions of a meeting say what its notes say."""
    _read_lines(write, meetings.get(write.conn, meeting_id), rows.today())


def lines_are_unread(conn: Connection) -> bool:
    """Whether there are notes from before there were actions, whose lines nobody has read yet."""
    return about.lines_to_read(conn) > 0


def read_lines_a_little(write: Write) -> None:
    """Make actions of the lines in some more of those notes. What was ticked there counts as done on that day."""
    last = about.lines_to_read(write.conn)
    ids = write.conn.execute(
        "select id from meeting where id <= ? and deleted_at is null order by id desc limit ?", (last, _A_FEW)
    ).fetchall()
    for (meeting_id,) in ids:
        meeting = meetings.get(write.conn, meeting_id)
        _read_lines(write, meeting, meeting.start.date())
    about.set_lines_to_read(write, ids[-1][0] - 1 if ids else 0)


def _read_lines(write: Write, meeting: Meeting, ticked_on: date, before: str = "") -> None:
    lines = action_lines.read(meeting.notes)
    known = {action.id: action for action in _in_their_order(_in_notes(write.conn, meeting.id), before)}
    matched = action_lines.match([(action.id, _says(action)[0]) for action in known.values()], lines)
    for index, line in enumerate(lines):
        action_id = matched.get(index)
        if action_id is not None:
            _take_over(write, known.pop(action_id), line)
        else:
            _write_down(write, meeting, line, ticked_on)
    for action in known.values():  # its line was deleted; Undo in the editor brings both back
        rows.hide(write, Kind.ACTION, action.id)


def move(write: Write, action: Action, to: State, on: date) -> Action:
    """Done, let go or open again; its line in the notes follows. Raises Refused."""
    before = actions.get(write.conn, action.id)
    moved = actions.move(write, action, to, max(on, action.agreed_on))
    _mirror(write, before)
    return moved


def put_back(write: Write, before: Action) -> None:
    """Undo of a step, in the notes too."""
    now = actions.get(write.conn, before.id)
    actions.put_back(write, before)
    _mirror(write, now)


def change(write: Write, action: Action) -> None:
    """Other words, owner or date; its line follows. Raises BrokenRule."""
    before = actions.get(write.conn, action.id)
    actions.save(write, action)
    _mirror(write, before)


def follow(write: Write, action_id: int, gone: Collection[int], *, back: bool) -> None:
    """When an action is removed by itself its line leaves the notes; when it comes back it stands below them."""
    action = actions.get_even_removed(write.conn, action_id)
    meeting_id = action.meeting_id if action and action.in_notes else None
    if action is None or meeting_id is None or meeting_id in gone or not meetings.is_kept(write.conn, meeting_id):
        return
    notes = meetings.get(write.conn, meeting_id).notes
    if not back:
        line = _line_of(notes, action)
        if line is not None:
            meetings.save_notes(write, meeting_id, action_lines.remove(notes, line.line_number))
    elif _lacks_a_line(write.conn, notes, action):
        meetings.save_notes(write, meeting_id, _appended(notes, action))


def _in_notes(conn: Connection, meeting_id: int) -> list[Action]:
    return [action for action in actions.of_meeting(conn, meeting_id) if action.in_notes]


def _in_their_order(found: Sequence[Action], notes: str) -> list[Action]:
    """As their lines stand in the notes, so that one whose words change is known by its neighbours."""
    left: dict[_Said, list[Action]] = {}
    for action in reversed(found):
        left.setdefault(_says(action), []).append(action)
    lines = [_line_says(line) for line in action_lines.read(notes)]
    ordered = [left[said].pop() for said in lines if left.get(said)]
    return [*ordered, *(action for action in found if action not in ordered)]


def _take_over(write: Write, action: Action, line: ActionLine) -> None:
    said = replace(action, title=line.words, owner=_owner(line.who), due_on=line.due)
    if (said.title, said.owner, said.due_on) != (action.title, action.owner, action.due_on):
        actions.save(write, said)
    if line.done and action.state is not State.DONE:
        if action.state is State.LET_GO:
            action = actions.move(write, action, State.OPEN, rows.today())
        actions.move(write, action, State.DONE, max(rows.today(), action.agreed_on))
    elif not line.done and action.state is State.DONE:  # an unticked line may also have been let go
        actions.move(write, action, State.OPEN, rows.today())


def _write_down(write: Write, meeting: Meeting, line: ActionLine, ticked_on: date) -> None:
    removed = write.conn.one(
        """select id from action where meeting_id = ? and in_notes = 1 and title = ? and deleted_at is not null
            order by deleted_at desc limit 1""",
        (meeting.id, rows.line(line.words)),
    )
    if removed is not None:
        rows.restore(write, Kind.ACTION, removed)
        if meeting.kept_out:
            actions.keep_out(write, removed, True)
        _take_over(write, actions.get(write.conn, removed), line)
        return
    agreed_on, state = meeting.start.date(), State.DONE if line.done else State.OPEN
    closed_on = max(ticked_on, agreed_on) if line.done else None
    made = Action(0, "", line.words, agreed_on, _owner(line.who), line.due, state, closed_on, meeting.id, in_notes=True)
    actions.add(write, replace(made, kept_out=meeting.kept_out))


def _mirror(write: Write, before: Action) -> None:
    """Make the line that said what `before` says say what the action says now; a lost one stands below the notes."""
    action = actions.get(write.conn, before.id)
    if not action.in_notes or action.meeting_id is None:
        return
    notes = meetings.get(write.conn, action.meeting_id).notes
    line = _line_of(notes, before)
    after = _appended(notes, action) if line is None else _told(notes, line, action)
    if after != notes:
        meetings.save_notes(write, action.meeting_id, after)


def _told(notes: str, line: ActionLine, action: Action) -> str:
    """The notes with that line saying what its action says."""
    if _line_says(line)[:3] != _says(action)[:3]:
        who = line.who if _owner(line.who) is action.owner else _who(action)
        notes = action_lines.rewrite(notes, line.line_number, action.title, who, action.due_on)
    return action_lines.tick(notes, line.line_number, action.state is State.DONE)


def _appended(notes: str, action: Action) -> str:
    return action_lines.appended(notes, action.title, _who(action), action.due_on, action.state is State.DONE)


def _line_of(notes: str, action: Action) -> ActionLine | None:
    """Of several lines with the same words, one that says all the same: which of those is no matter."""
    said = _says(action)
    lines = [line for line in action_lines.read(notes) if line.words == said[0]]
    return next((line for line in lines if _line_says(line) == said), lines[0] if lines else None)


def _lacks_a_line(conn: Connection, notes: str, action: Action) -> bool:
    words = _says(action)[0]
    lines = sum(line.words == words for line in action_lines.read(notes))
    return lines < sum(_says(one)[0] == words for one in _in_notes(conn, action.meeting_id or 0))


def _says(action: Action) -> _Said:
    words = action_lines.plain(action.title)  # typed elsewhere it may have marks
    return words, action.owner, action.due_on, action.state is State.DONE


def _line_says(line: ActionLine) -> _Said:
    return rows.line(line.words), _owner(line.who), line.due, line.done


def _who(action: Action) -> str:
    return "me" if action.owner is Owner.ME else "them"


def _owner(who: str) -> Owner:
    return Owner.ME if action_lines.is_me(who) else Owner.OTHER
