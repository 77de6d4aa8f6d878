"""Which tables and columns are taken out, what they refer to, and which rows stay behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.acts import kept_out
from app.store.connection import Connection
from app.store.journal import Kind

FORMAT = "inglenook-everything"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record. `refers` are columns that hold the id of another; a `belongs` one can't be without it."""

    kind: Kind
    refers: dict[str, Kind] = field(default_factory=dict)
    belongs: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()  # made anew by the journal that brings it in

    def columns(self, conn: Connection) -> list[Column]:
        return [one for one in columns_of(conn, self.kind) if one.name not in ("id", *self.derived)]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str  # "TEXT" or "INTEGER"
    needed: bool  # neither null nor a default may take its place


# In the order in which they come in: whatever a record belongs to before it.
TABLES = (
    Table(Kind.PERSON),
    Table(Kind.MENTORSHIP, {"person_id": Kind.PERSON}, ("person_id",), ("times_met",)),
    Table(Kind.AGREEMENT, {"mentorship_id": Kind.MENTORSHIP}, ("mentorship_id",)),
    Table(Kind.MEETING, {"mentorship_id": Kind.MENTORSHIP, "rebooked_from": Kind.MEETING}, ("mentorship_id",)),
    Table(Kind.AGENDA_ITEM, {"meeting_id": Kind.MEETING, "carried_from": Kind.AGENDA_ITEM}, ("meeting_id",)),
    Table(Kind.ACTION, {"meeting_id": Kind.MEETING}),
    Table(Kind.GOAL),
    Table(Kind.CHECK_IN, {"goal_id": Kind.GOAL}, ("goal_id",)),
    Table(Kind.MILESTONE, {"goal_id": Kind.GOAL}, ("goal_id",)),
    Table(Kind.REFLECTION),
    Table(Kind.NOTE),
    Table(Kind.POST),
    Table(Kind.TAG, derived=("folded",)),
    Table(Kind.DEPARTURE),
)
BY_KIND = {table.kind: table for table in TABLES}
LINK, VERSION_OF, PROMPT, DRAFT, ABOUT = "link", "version", "prompt_shown", "draft", "about"
OTHERS = (LINK, VERSION_OF, PROMPT, DRAFT, ABOUT)

# What of `about` is the journal's own, and not its owner's: its name, its key, its index.
ABOUT_STAYS = ("only_row", "journal_id", "made_at", "code_seen", "untidy", "sample", "lines_to_read")
# The index over the words, which is made anew from them.
LEFT_OUT = ("search_text", "search", "search_data", "search_idx", "search_docsize", "search_config", "sqlite_sequence")


def columns_of(conn: Connection, table: str) -> list[Column]:
    found = conn.execute(f"pragma table_info({table})")  # leaves out what SQLite itself computes
    return [
        Column(name, type_, bool(notnull) and default is None)
        for _, name, type_, notnull, default, _ in found.fetchall()
    ]


def stays(kind: Kind, alias: str, with_kept_out: bool) -> str:
    """SQL that is true for a row of `kind`, named `alias`, that stays behind: removed, kept out, or part of such."""
    reasons = [_removed(kind, alias)]
    rule = kept_out.rule(kind)
    if rule and not with_kept_out:
        reasons.append(f"coalesce({rule}, 0)")
    if kind is not Kind.MENTORSHIP:  # whoever is in one goes along, removed or not
        reasons += _with_wholes(BY_KIND[kind], alias, with_kept_out)
    return f"({' or '.join(reasons)})"


def _removed(kind: Kind, alias: str) -> str:
    if kind is not Kind.PERSON:
        return "deleted_at is not null"
    return (
        "(deleted_at is not null and not exists (select 1 from mentorship has_them"  # noqa: S608 - our names
        f" where has_them.person_id = {alias}.id and has_them.deleted_at is null))"
    )


def _with_wholes(table: Table, alias: str, with_kept_out: bool) -> Iterator[str]:
    for column in table.belongs:
        whole = table.refers[column]
        inner = f"{alias}_{whole}"
        yield (
            f"exists (select 1 from {whole} {inner} where {inner}.id = {alias}.{column}"  # noqa: S608 - our names
            f" and {stays(whole, inner, with_kept_out)})"
        )


def uid_of(kind: Kind, column: str, alias: str, with_kept_out: bool) -> str:
    """SQL for the uid of what `column` refers to; null where that stays behind."""
    return (
        f"(select uid from {kind} {alias} where {alias}.id = {column}"  # noqa: S608 - our names
        f" and not {stays(kind, alias, with_kept_out)})"
    )


def key_of(column: str) -> str:
    """What a column that refers is called outside: "mentorship" for "mentorship_id"."""
    return column.removesuffix("_id")
