"""The rows that go along, a page at a time, as plain values under the names that they have outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.exchange.tables import (
    ABOUT,
    ABOUT_STAYS,
    BY_KIND,
    LINK,
    VERSION_OF,
    Table,
    columns_of,
    key_of,
    stays,
    uid_of,
)
from app.practice import action_lines
from app.records import actions
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref

Row = dict[str, Any]
_PAGE = 200


def pages(conn: Connection, table: Table, with_kept_out: bool) -> Iterator[list[tuple[int, Row]]]:
    """Rows of a kind with their ids, in the order in which they were made. Other reading may come between pages."""
    keys, sql = _selection(conn, table, with_kept_out)
    last = 0
    while page := conn.execute(f"{sql} and t.id > ? order by t.id limit {_PAGE}", (last,)).fetchall():
        last = page[-1][0]
        found = [(row[0], dict(zip(keys, row[1:], strict=True))) for row in page]
        if table.kind is Kind.MEETING and not with_kept_out:
            _without_actions(conn, found)
        yield found


def one(conn: Connection, table: Table, record_id: int) -> Row:
    """A single row, kept out or not. Raises LookupError where there is none, or none any more."""
    keys, sql = _selection(conn, table, True)
    row = conn.execute(f"{sql} and t.id = ?", (record_id,)).fetchone()
    if row is None:
        raise LookupError(f"{table.kind} {record_id}")
    return dict(zip(keys, row[1:], strict=True))


def _selection(conn: Connection, table: Table, with_kept_out: bool) -> tuple[list[str], str]:
    """The names outside, and the SQL for them after the id."""
    names = [column.name for column in table.columns(conn)]
    wanted = [
        uid_of(table.refers[name], f"t.{name}", "other", with_kept_out) if name in table.refers else name
        for name in names
    ]
    keys = [key_of(name) if name in table.refers else name for name in names]
    rule = stays(table.kind, "t", with_kept_out)
    return keys, f"select t.id, {', '.join(wanted)} from {table.kind} t where not {rule}"  # noqa: S608 - our names


def _without_actions(conn: Connection, meetings: list[tuple[int, Row]]) -> None:
    """An action that stays behind may be a line of notes that go along."""
    hidden = actions.in_notes_and_kept_out(conn, [number for number, _ in meetings])
    for number, row in meetings:
        if number in hidden:
            row["notes"] = action_lines.without(row["notes"], [action.title for action in hidden[number]])


def highest(conn: Connection) -> int:
    """About how many rows there are to go through."""
    return sum(int(conn.one(f"select coalesce(max(id), 0) from {kind}")) for kind in Kind)  # noqa: S608 - a Kind


def links(conn: Connection, with_kept_out: bool) -> Iterator[list[Row]]:
    """Pairs of kinds and uids."""
    kinds = conn.execute("select distinct kind_a, kind_b from link order by 1, 2").fetchall()
    for a, b in kinds:
        kind_a, kind_b = Kind(a), Kind(b)
        sql = (
            f"select id_a, id_b, {uid_of(kind_a, 'id_a', 'one', with_kept_out)},"  # noqa: S608 - our names
            f" {uid_of(kind_b, 'id_b', 'other', with_kept_out)} from {LINK}"
            f" where kind_a = ? and kind_b = ? and (id_a, id_b) > (?, ?) order by id_a, id_b limit {_PAGE}"
        )
        last = (0, 0)
        while page := conn.execute(sql, (a, b, *last)).fetchall():
            last = page[-1][:2]
            yield [{"a": [a, one], "b": [b, other]} for _, _, one, other in page if one and other]


def versions(conn: Connection, with_kept_out: bool) -> Iterator[list[Row]]:
    """What long texts said earlier. Not of notes in which there is an action that stays behind."""
    names = [column.name for column in columns_of(conn, VERSION_OF)]
    if not names:
        return
    plain = [name for name in names if name not in ("id", "kind", "record_id")]
    sql = (
        f"select id, kind, record_id, {', '.join(plain)} from {VERSION_OF}"  # noqa: S608 - the schema's names
        f" where id > ? order by id limit {_PAGE}"
    )
    last = 0
    while page := conn.execute(sql, (last,)).fetchall():
        last = page[-1][0]
        uids = _uids(conn, [(Kind(row[1]), row[2]) for row in page], with_kept_out)
        yield [
            {"of": [kind, uids[kind, number]], **dict(zip(plain, values, strict=True))}
            for _, kind, number, *values in page
            if (kind, number) in uids
        ]


def _uids(conn: Connection, refs: list[Ref], with_kept_out: bool) -> dict[Ref, str]:
    found: dict[Ref, str] = {}
    for kind in {kind for kind, _ in refs}:
        numbers = {number for one, number in refs if one is kind}
        sql = (
            f"select id, uid from {kind} t where id in (select value from json_each(?))"  # noqa: S608 - our names
            f" and not {stays(kind, 't', with_kept_out)}"
        )
        hidden = actions.in_notes_and_kept_out(conn, numbers) if kind is Kind.MEETING and not with_kept_out else {}
        found |= {
            (kind, number): uid for number, uid in conn.execute(sql, (rows.ids(numbers),)) if number not in hidden
        }
    return found


def whole(conn: Connection, table: str) -> list[Row]:
    """All rows of one of the small tables that hold no records."""
    names = [column.name for column in columns_of(conn, table)]
    found = conn.execute(f"select {', '.join(names)} from {table} order by 1")  # noqa: S608 - the schema's names
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def about(conn: Connection, with_kept_out: bool) -> Row:
    """What its owner set; and up to which meeting older notes still wait to be read for their action lines."""
    row = {name: value for name, value in whole(conn, ABOUT)[0].items() if name not in ABOUT_STAYS}
    waiting = conn.one(
        f"select uid from meeting t where id <= (select lines_to_read from about)"  # noqa: S608 - our names
        f" and not {stays(Kind.MEETING, 't', with_kept_out)} order by id desc limit 1"
    )
    return row | {"lines_to_read": waiting}


def kept_out_count(conn: Connection) -> int:
    """How many entries that may go along their owner has kept out of every export."""
    return sum(
        int(
            conn.one(
                f"select count(*) from {kind} t where not {stays(kind, 't', True)}"  # noqa: S608 - our names
                f" and {stays(kind, 't', False)}"
            )
        )
        for kind in BY_KIND
    )
