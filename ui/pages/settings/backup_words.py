"""The sentences about backups: where they lie, when they were made, what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from app import wording
from app.acts.stock import ENTRIES, Tally
from app.safety import location
from app.safety.location import Case, Finding
from app.store.replaced import Aside


def _tr(text: str) -> str:
    return QCoreApplication.translate("backup_words", text)


def moment(at: datetime, today: date) -> str:
    """ "today at 08:12", "18 November at 19:40", of a local time."""
    return _tr("{day} at {time}").format(day=wording.near_day(at.date(), today), time=wording.clock(at))


def day_and_time(day: str, at: datetime) -> str:
    """ "Today, 08:12"."""
    return _tr("{day}, {time}").format(day=day, time=wording.clock(at))


def entries(counts: Mapping[str, int]) -> str:
    """ "412 entries": what was written, without the people, tags and posts it hangs on."""
    return number_of_entries(sum(counts.get(str(kind), 0) for kind in ENTRIES))


def number_of_entries(number: int) -> str:
    return _tr("one entry") if number == 1 else _tr("{number} entries").format(number=f"{number:,}")


def today_holds(tally: Tally, counting: bool) -> str:
    """What going back would set aside."""
    if counting:
        return _tr("Your journal now: counting…")
    if not tally.entries:
        return _tr("Your journal now holds no entries.")
    if tally.entries == 1:
        whether = _tr("written or changed since then") if tally.since else _tr("not written or changed since then")
        return _tr("Your journal now: one entry, {whether}.").format(whether=whether)
    since = {0: _tr("none"), tally.entries: _tr("all"), 1: _tr("one")}.get(tally.since, f"{tally.since:,}")
    said = _tr("Your journal now: {entries}, {since} of them written or changed since then.")
    return said.format(entries=number_of_entries(tally.entries), since=since)


def aside(one: Aside, today: date) -> str:
    """Why it was set aside, and for how long it stays."""
    why = {
        "upgrade": _tr("Before it was made ready for a newer Inglenook."),
        "restore": _tr("Before going back."),
    }.get(one.before, _tr("Set aside."))
    until = _tr("Kept until {day}.").format(day=wording.day(one.goes_at.astimezone().date(), today))
    return f"{why} {until} {size(one.size)}"


def size(number: int) -> str:
    """ "2.1 MB"."""
    return f"{number / 1e6:.1f} MB" if number >= 1e5 else f"{max(1, round(number / 1e3))} KB"


def place(folder: str, same_disk: bool, understood: bool) -> str:
    """Where they lie, and what there is to say of that."""
    path = PurePath(folder)
    stick = location.stick(folder)
    if stick:
        said = [_tr("The folder “{folder}” on the disk “{disk}”.").format(folder=path.name, disk=stick)]
    else:
        said = [_tr("The folder “{folder}” in {above}.").format(folder=path.name or folder, above=path.parent)]
    said.append(_tr("Encrypted with the same passphrase."))
    if same_disk:
        said.append(_tr("That’s the same disk as your journal’s. A USB stick at home is safer."))
    if understood:
        said.append(_tr("You know that others may copy, keep or delete what lies there."))
    return " ".join(said)


def within(folder: str) -> str:
    """ "on the disk “TESS”", "in the folder “Backups”"."""
    if stick := location.stick(folder):
        return _tr("on the disk “{disk}”").format(disk=stick)
    return _tr("in the folder “{folder}”").format(folder=PurePath(folder).name or folder)


def last_backup(at: datetime, today: date) -> str:
    """The line on Today. `at` is local."""
    return _tr("Your last backup was in {month}.").format(month=wording.month(at.date(), today))


def on_one_disk() -> str:
    """The line on Today when the journal and all its backups would be lost together."""
    return _tr("Your journal and its backups are on the same disk. A USB stick at home makes it two.")


def local(at: datetime) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone()


def question(finding: Finding) -> tuple[str, str]:
    """What to ask before backups are kept in a folder that others hold: title and words."""
    match finding.case:
        case Case.NETWORK:
            return _tr("That folder is on a network drive"), _tr(
                "Backups are encrypted. Whoever runs that drive can’t read them, but could copy, keep or remove them, "
                "and you can’t reach them when you’re away from it."
            )
        case Case.ROAMING:
            return _tr("That folder follows your account from computer to computer"), _tr(
                "Backups are encrypted. Whoever runs those computers can’t read them, but could copy, keep or remove "
                "them."
            )
        case _:
            cloud = finding.provider or _tr("cloud")
            return _tr("That folder looks like your employer’s {cloud}").format(cloud=cloud), _tr(
                "Backups are encrypted. Your employer can’t read them, but could copy them, keep them, or remove your "
                "access when you change post. A USB stick of your own is safer."
            )


def afterword(finding: Finding) -> str:
    """What is said of a folder that needs no tick; "" for most."""
    match finding.case:
        case Case.PERSONAL_CLOUD:
            told = _tr("{cloud} copies that folder to the cloud. The backups are encrypted, so that’s reasonable.")
            return told.format(cloud=finding.provider or _tr("A program"))
        case Case.TEMPORARY:
            return _tr("That folder isn’t made to last: the computer may empty it.")
    return ""
