"""Words for posts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app import wording
from app.records.posts import WHOLE_TIME, Post, PostType

_PERCENTS = (100, 90, 80, 75, 70, 60, 50, 40, 30, 20)


def _tr(text: str) -> str:
    return QCoreApplication.translate("posts", text)


def types() -> list[tuple[PostType, str]]:
    """To choose from."""
    return [
        (PostType.TRAINING, _tr("In training")),
        (PostType.LOCALLY_EMPLOYED, _tr("Locally employed")),
        (PostType.SAS, _tr("SAS")),
        (PostType.CONSULTANT, _tr("Consultant")),
        (PostType.GP, _tr("General practice")),
        (PostType.ACADEMIC, _tr("Academic")),
        (PostType.OUT_OF_PROGRAMME, _tr("Out of programme")),
        (PostType.LEAVE, _tr("Leave")),
        (PostType.OTHER, _tr("Something else")),
    ]


def percents(now: int) -> list[tuple[int, str]]:
    """To choose from, with the one that is kept, whatever it is."""
    return [(one, share(one)) for one in sorted({*_PERCENTS, now}, reverse=True)]


def share(percent: int) -> str:
    if percent == WHOLE_TIME:
        return _tr("Full time")
    return _tr("{percent}% of full time").format(percent=percent)


def facts(post: Post) -> str:
    """ "August 2024 to February 2025, 80% of full time"."""
    when = wording.capital(wording.standing(post.start_on, post.end_on))
    return when if post.whole_time_percent == WHOLE_TIME else f"{when}, {share(post.whole_time_percent)}"
