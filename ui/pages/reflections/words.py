"""Words for reflections and quick notes that only the window needs; the rest is in `app.wording`."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app import wording
from app.acts.find_reflections import Filter, Part
from app.acts.writing import Entry
from app.practice import models
from app.records.posts import Post
from app.store import rows
from app.store.journal import Kind

_NAMED = 3  # at most, where several fit


def _tr(text: str) -> str:
    return QCoreApplication.translate("reflections", text)


def title(entry: Entry) -> str:
    """What it is called; by its day where nothing is written yet."""
    return entry.headline or untitled(entry.kind, entry.on)


def untitled(kind: Kind, on: date) -> str:
    day = wording.day(on, rows.today())
    return (_tr("Reflection, {day}") if kind is Kind.REFLECTION else _tr("Quick note, {day}")).format(day=day)


def kind_of(entry: Entry) -> str:
    """ "Gibbs", "Free writing", "Quick note"."""
    if entry.kind is Kind.NOTE:
        return _tr("Quick note")
    return _tr("Free writing") if entry.model == models.FREE else models.get(entry.model).name


def second_line(entry: Entry) -> str:
    """ "18 Nov, Gibbs"; its month stands above."""
    return f"{wording.short_day(entry.on)}, {kind_of(entry)}"


def aloud(entry: Entry) -> str:
    """A row in one sentence."""
    out = _tr("kept out of every export") if entry.kept_out else ""
    return ", ".join(filter(None, (title(entry), wording.long_day(entry.on, rows.today()), kind_of(entry), out)))


def day_and_post(on: date, post: Post | None) -> str:
    """ "Wednesday 18 November, perinatal at Ashdown"."""
    day = wording.long_day(on, rows.today())
    if post is None:
        return day
    held = _tr("{post} at {site}").format(post=post.title, site=post.site) if post.site else post.title
    return f"{day}, {held}"


# what a filter does


def how_to_filter() -> str:
    return _tr("Words, or such as tag:exam, goal:“ask for help”, post:ward, with:Ada or year:2025")


def told(wanted: Filter) -> str:
    """ "Tagged exam, with Ada Fenwick, “lantern”": what is shown, or why nothing is; "" without a filter."""
    unknown = [_unknown(part) for part in wanted.parts if not part.names]
    if unknown:
        return " ".join(unknown)
    parts = [_part(part) for part in wanted.parts]
    if wanted and wanted.words:
        parts.append(_tr("“{words}”").format(words=wanted.words))
    return wording.capital(", ".join(parts))


def number_found(number: int, and_more: bool) -> str:
    """ "Three entries", "More than 200 entries"."""
    if and_more:
        return _tr("More than {number} entries").format(number=number)
    return wording.capital(wording.counted(number, _tr("entry"), _tr("entries")))


def _part(part: Part) -> str:
    names = _tr(" or ").join(part.names[:_NAMED])
    if len(part.names) > _NAMED:
        names = _tr("{names} or others").format(names=", ".join(part.names[:_NAMED]))
    return {
        "tag": _tr("tagged {names}"),
        "goal": _tr("tied to {names}"),
        "post": _tr("written in {names}"),
        "with": _tr("tied to {names}"),
        "year": _tr("in {names}"),
    }[part.key].format(names=names)


def _unknown(part: Part) -> str:
    return {
        "tag": _tr("There’s no tag like “{value}”."),
        "goal": _tr("There’s no goal like “{value}”."),
        "post": _tr("There’s no post like “{value}”."),
        "with": _tr("There’s nobody called “{value}”."),
        "year": _tr("“{value}” is no year."),
    }[part.key].format(value=part.value)
