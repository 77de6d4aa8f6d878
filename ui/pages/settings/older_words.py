"""Which copies still open as before, told by their names and their places."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from app import wording
from app.safety.older_copies import OlderCopies
from ui.pages.settings import backup_words

_NAMED = 4  # of each kind; the others are counted


def _tr(text: str) -> str:
    return QCoreApplication.translate("older_words", text)


def known(older: OlderCopies, folder: str, today: date) -> str:
    """What Inglenook knows of, a place and its names a paragraph."""
    told = []
    if older.backups:
        each = [
            _tr("{name}, of {moment}").format(name=one.path.name, moment=backup_words.moment(one.made, today))
            for one in older.backups
            if one.made is not None
        ]
        told.append(_paragraph(_tr("Backups in “{folder}”:").format(folder=PurePath(folder).name or folder), each))
    if older.set_aside:
        days = [
            _tr("{name}, of {day}").format(
                name=one.folder.path.name, day=wording.near_day(backup_words.local(one.made).date(), today)
            )
            for one in older.set_aside
        ]
        told.append(_paragraph(_tr("In “replaced”, inside the journal, for 30 days each:"), days))
    if not older.there:
        gone = _tr("The folder “{folder}” isn’t there just now. The backups in it still open with the old ones too.")
        told.append(gone.format(folder=PurePath(folder).name or folder))
    return "\n\n".join(told) or _tr("Inglenook knows of none.")


def offer(older: OlderCopies) -> str:
    """The words of the tick."""
    if len(older) == 1:
        return _tr("Remove this one, once a new backup has been made and read through")
    return _tr("Remove these {number}, once a new backup has been made and read through").format(
        number=wording.count_word(len(older))
    )


def still_there(number: int) -> str:
    if number == 1:
        return _tr("One copy opens with an earlier passphrase or code.")
    told = _tr("{number} copies open with an earlier passphrase or code.")
    return wording.capital(told.format(number=wording.count_word(number)))


def removed(number: int) -> str:
    if number == 1:
        return _tr("One older copy was removed.")
    return wording.capital(_tr("{number} older copies were removed.").format(number=wording.count_word(number)))


def left(number: int) -> tuple[str, str]:
    """Title and advice where not all of them could be removed."""
    one = _tr("One older copy couldn’t be removed")
    many = wording.capital(
        _tr("{number} older copies couldn’t be removed").format(number=wording.count_word(number))
    )
    return one if number == 1 else many, _tr("Another program may be using it. Settings → Backups still lists it.")


def _paragraph(lead: str, names: list[str]) -> str:
    shown = names[:_NAMED]
    if len(names) > _NAMED:
        more = len(names) - _NAMED
        one, many = _tr("and one more"), _tr("and {number} more")
        shown.append(one if more == 1 else many.format(number=wording.count_word(more)))
    return "\n".join((lead, *shown))
