"""All that a journal holds, by uid, as the schema itself says: what two equal journals have in common."""

REFERS = {
    ("mentorship", "person_id"): "person",
    ("agreement", "mentorship_id"): "mentorship",
    ("meeting", "mentorship_id"): "mentorship",
    ("meeting", "rebooked_from"): "meeting",
    ("agenda_item", "meeting_id"): "meeting",
    ("agenda_item", "carried_from"): "agenda_item",
    ("action", "meeting_id"): "meeting",
    ("check_in", "goal_id"): "goal",
    ("milestone", "goal_id"): "goal",
}
OF_A_JOURNAL = ("journal_id", "made_at", "code_seen", "untidy", "sample", "lines_to_read")
INDEX = ("search", "sqlite")


def tables(conn):
    found = conn.execute("select name from sqlite_master where type = 'table' order by name")
    return [name for (name,) in found if not name.startswith(INDEX)]


def all_of(journal):
    """{table: rows that were not removed}; ids are uids."""
    conn = journal.read
    uids = {}
    for table in tables(conn):
        if "uid" in names(conn, table):
            uids |= {(table, number): uid for number, uid in conn.execute(f"select id, uid from {table}")}
    return {table: sorted(rows_of(conn, table, uids), key=repr) for table in tables(conn)}


def rows_of(conn, table, uids):
    for row in conn.execute(f"select * from {table}"):
        one = dict(zip(names(conn, table), row, strict=True))
        if one.get("deleted_at"):
            continue
        for (owner, column), to in REFERS.items():
            if owner == table and one[column] is not None:
                one[column] = uids.get((to, one[column]))
        yield told(table, one, uids)


def told(table, one, uids):
    if table == "link":
        return sorted((one[f"kind_{end}"], uids[one[f"kind_{end}"], one[f"id_{end}"]]) for end in "ab")
    if table == "version":
        return {**one, "record_id": uids[one["kind"], one["record_id"]], "id": None}
    left = OF_A_JOURNAL if table == "about" else ("id",)
    return {name: value for name, value in one.items() if name not in left}


def names(conn, table):
    return [column[1] for column in conn.execute(f"pragma table_xinfo({table})")]
