"""Agreeing actions: those written into a meeting's notes are lines there, and line and record always say the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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


def save_notes(write: Write, meeting_id: int, notes: str) -> None:
    """Keep the notes, and what their action lines say now. Raises LookupError when there is no such meeting."""
    meetings.save_notes(write, meeting_id, notes)
    if meetings.is_kept(write.conn, meeting_id):  # else its actions come back with it
        read_lines(write, meeting_id)


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


def _read_lines(write: Write, meeting: Meeting, ticked_on: date) -> None:
    lines = action_lines.read(meeting.notes)
    known = _in_notes(write.conn, meeting.id)
    matched = action_lines.match([(action.id, action.title) for action in known.values()], lines)
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
    moved = actions.move(write, action, to, max(on, action.agreed_on))
    _mirror(write, moved)
    return moved


def put_back(write: Write, before: Action) -> None:
    """Undo of a step, in the notes too."""
    actions.put_back(write, before)
    _mirror(write, before)


def change(write: Write, action: Action) -> None:
    """Other words, owner or date; its line follows. Raises BrokenRule."""
    before = actions.get(write.conn, action.id)
    actions.save(write, action)
    _mirror(write, before, {before.id: before.title})


def follow(write: Write, action_id: int, gone: Collection[int], *, back: bool) -> None:
    """When an action is removed by itself its line leaves the notes; when it comes back it stands below them."""
    row = write.conn.execute("select meeting_id, title, in_notes from action where id = ?", (action_id,)).fetchone()
    if row is None or not row[2] or row[0] in gone:
        return
    meeting_id, title, _ = row
    if write.conn.one("select 1 from meeting where id = ? and deleted_at is null", (meeting_id,)) is None:
        return
    if back:
        _mirror(write, actions.get(write.conn, action_id))
    elif line := _lines(write.conn, meeting_id, {action_id: title}).get(action_id):
        notes = meetings.get(write.conn, meeting_id).notes
        meetings.save_notes(write, meeting_id, action_lines.remove(notes, line.line_number))


def _in_notes(conn: Connection, meeting_id: int) -> dict[int, Action]:
    found = actions.of_meeting(conn, meeting_id)
    return {action.id: action for action in found if action.in_notes}


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
        _take_over(write, actions.get(write.conn, removed), line)
        return
    agreed_on, state = meeting.start.date(), State.DONE if line.done else State.OPEN
    closed_on = max(ticked_on, agreed_on) if line.done else None
    actions.add(
        write,
        Action(0, "", line.words, agreed_on, _owner(line.who), line.due, state, closed_on, meeting.id, in_notes=True),
    )


def _mirror(write: Write, action: Action, known_as: Mapping[int, str] | None = None) -> None:
    """Make the lines of its notes say what their actions say; one that has lost its line gets a new one below."""
    if not action.in_notes or action.meeting_id is None:
        return
    before = notes = meetings.get(write.conn, action.meeting_id).notes
    lines = _lines(write.conn, action.meeting_id, known_as or {})
    for action_id, one in _in_notes(write.conn, action.meeting_id).items():
        if line := lines.get(action_id):
            notes = _told(notes, line, one)
        else:
            notes = action_lines.appended(notes, *_said(one), one.state is State.DONE)
    if notes != before:
        meetings.save_notes(write, action.meeting_id, notes)


def _lines(conn: Connection, meeting_id: int, known_as: Mapping[int, str]) -> dict[int, ActionLine]:
    """The line of each action. Of several that say the same, the first line is the one that was agreed first."""
    titles = {action.id: action.title for action in _in_notes(conn, meeting_id).values()} | dict(known_as)
    words = {action_id: action_lines.plain(titles[action_id]) for action_id in sorted(titles)}
    lines = action_lines.read(meetings.get(conn, meeting_id).notes)
    matched = action_lines.match(list(words.items()), lines)
    return {found: lines[n] for n, found in matched.items() if found is not None and lines[n].words == words[found]}


def _told(notes: str, line: ActionLine, action: Action) -> str:
    """The notes with that line saying what its action says."""
    said = (line.words, _owner(line.who), line.due)
    if said != (action_lines.plain(action.title), action.owner, action.due_on):
        who = line.who if _owner(line.who) is action.owner else _said(action)[1]
        notes = action_lines.rewrite(notes, line.line_number, action.title, who, action.due_on)
    return action_lines.tick(notes, line.line_number, action.state is State.DONE)


def _said(action: Action) -> tuple[str, str, date | None]:
    return action.title, "me" if action.owner is Owner.ME else "them", action.due_on


def _owner(who: str) -> Owner:
    return Owner.ME if who.casefold() in ("", "me") else Owner.OTHER
