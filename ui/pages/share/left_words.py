"""What is said about something that left this journal."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app import wording
from app.records.departures import Departure, How
from ui.models.left_list import Detail, Says


def _tr(text: str) -> str:
    return QCoreApplication.translate("left", text)


def moment(departure: Departure) -> datetime:
    """When it left, by the clock of here."""
    return datetime.fromisoformat(departure.left_at).astimezone()


def heading(departure: Departure) -> str:
    """ "Personal summary, August to November 2026"."""
    return departure.what.partition(": ")[0]


def inside(departure: Departure) -> str:
    """ "Two mentorships, one goal"; "" where that isn't known."""
    return wording.capital(departure.what.partition(": ")[2])


def whom(departure: Departure) -> str:
    """ "For Dr Miriam Holt", "For me"; "" where nobody was named."""
    if not departure.for_whom:
        return ""
    known = {
        "Me": _tr("me"),
        "A mentor": _tr("a mentor"),
        "A new mentor": _tr("a new mentor"),
        "Someone else": _tr("someone else"),
    }
    return _tr("For {whom}").format(whom=known.get(departure.for_whom, departure.for_whom))


def way(departure: Departure) -> str:
    """The name of its file, how many there are, or that it is on paper."""
    if departure.how is How.PRINTED:
        return _tr("Printed")
    number = len(departure.file_names)
    if number < 2:
        return departure.file_name
    return wording.capital(wording.counted(number, _tr("file"), _tr("files")))


def facts(departure: Departure) -> str:
    """When and how it left, in whole sentences."""
    named = wording.listed([_tr("“{name}”").format(name=name) for name in departure.file_names])
    how = _tr("Printed") if departure.how is How.PRINTED else _tr("Exported as {files}").format(files=named)
    how = how if named or departure.how is How.PRINTED else _tr("Exported")
    whom_ = whom(departure)
    how = f"{how} {whom_[:1].lower()}{whom_[1:]}".strip()
    parts = (wording.moment(moment(departure)), how, inside(departure))
    return "".join(f"{part}. " for part in parts if part).strip()


def aloud(departure: Departure) -> str:
    """A row in one breath."""
    parts = (wording.day(moment(departure).date()), departure.what, whom(departure), way(departure))
    return ". ".join(filter(None, parts))


def details(departure: Departure) -> tuple[Detail, ...]:
    """The lines below a row. What left as one entry has said its title already."""
    titles = departure.titles if departure.titles != (departure.what,) else ()
    told = [Detail(Says.TITLE, title) for title in titles]
    return (Detail(Says.FACTS, facts(departure)), *told, Detail(Says.FORGET, forget()))


def forget() -> str:
    return _tr("Forget this line")
