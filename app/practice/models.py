"""Reflective models, and the one Markdown text in which their stages stand as `## Label` lines.

A heading counts where it stands first and alone on its line, outside code. Anything else is words, and every
function here keeps them: blank lines around a section may go, a line of words never does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from app import fences

FREE = "free"
FIRST = 3  # so many of `offered` stand side by side, the others behind a menu
BEFORE = ""  # the key of what stands before the first heading

_USUAL = {"mentee": "mentoring_moment", "mentor": "after_note", "both": "both_ways"}
_ANYTIME = "what_so_what_now_what"
_OTHER_CHAIR = {"mentee": "mentor", "mentor": "mentee"}

Section = tuple[str, str]  # the key of a stage, and its words


@dataclass(frozen=True, slots=True)
class Stage:
    """A heading and the question under it."""

    key: str
    label: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Model:
    """A way to reflect. `credit` is "" where nothing sure can be said."""

    key: str
    name: str
    credit: str
    good_for: str
    stages: tuple[Stage, ...]


@cache
def all_models() -> tuple[Model, ...]:
    """Every model, the free one last."""
    told = json.loads((files("resources") / "prompts" / "models.json").read_text("utf-8"))
    return tuple(Model(**(one | {"stages": tuple(Stage(*stage) for stage in one["stages"])})) for one in told)


def get(key: str) -> Model:
    """The model with that key. The free one for a key from a newer version: its headings are words then."""
    found = {model.key: model for model in all_models()}
    return found.get(key, found[FREE])


def usual_for(role: str = "", swapped: bool = False) -> str:
    """The key of the model to begin with: `role` is mine in the mentorship, "" when it isn't about a meeting."""
    return _USUAL.get(_OTHER_CHAIR.get(role, role) if swapped else role, _ANYTIME)


def offered(role: str = "", swapped: bool = False) -> tuple[Model, ...]:
    """Every model; the `FIRST` of them fit best."""
    usual = usual_for(role, swapped)
    best = dict.fromkeys((usual, _ANYTIME, "gibbs", FREE) if usual == _ANYTIME else (usual, _ANYTIME, FREE))
    return (*map(get, best), *(model for model in all_models() if model.key not in best))


# The text


def skeleton(model: Model) -> str:
    """The headings alone, an empty line under each."""
    return compose([(stage.key, "") for stage in model.stages], model)


def sections(text: str, model: Model) -> list[Section]:
    """The stages that have a heading in `text`, in its order, each once, and what stands before them under "".

    A heading that stood already belongs to the words around it.
    """
    keys = {_heading(stage): stage.key for stage in model.stages}
    found: dict[str, list[str]] = {BEFORE: []}
    into = found[BEFORE]
    for line, code in _lines(text):
        key = None if code else keys.get(line)
        if key is None or key in found:
            into.append(line)
        else:
            into = found[key] = []
    told = [(key, _trimmed(lines)) for key, lines in found.items()]
    return [(key, words) for key, words in told if key != BEFORE or words]


def every_section(text: str, model: Model) -> list[Section]:
    """As `sections`, with those that `text` has no heading for, empty, where the model has them."""
    found = sections(text, model)
    told, order = dict(found), [key for key, _ in found]
    return [(key, told.get(key, "")) for key in _with_missing(order, model)]


def compose(told: Iterable[Section], model: Model) -> str:
    """The text of some sections: words without a heading first, the others as they come."""
    headings = {stage.key: _heading(stage) for stage in model.stages}
    before: list[str] = []
    under: list[str] = []
    for key, words in told:
        if key in headings:
            under += headings[key], words
        elif words:
            before.append(words)
    return "\n".join(before + under)


def has_words(text: str, model: Model) -> bool:
    """Whether anything but empty headings stands there."""
    headings = _headings(model)
    return any(line.strip() and (code or line not in headings) for line, code in _lines(text))


def without_empty_headings(text: str, model: Model) -> str:
    """`text` without the model's headings under which nothing stands, and without their empty lines."""
    kept: list[str] = []
    for heading, lines in _parts(text, model):
        if not heading:
            kept += lines
        elif _trimmed(lines):
            kept += heading, *lines
    return "\n".join(kept)


def with_heading(text: str, model: Model, key: str) -> str:
    """`text` with the heading of that stage: where there is none, it is put before those that follow it."""
    keys = [stage.key for stage in model.stages]
    headings = dict(zip(keys, _headings(model), strict=True))
    later = {headings[other] for other in keys[keys.index(key) + 1 :]}
    lines = [line for line, _ in _lines(text)]
    heads = [(n, line) for n, (line, code) in enumerate(_lines(text)) if not code]
    if any(line == headings[key] for _, line in heads):
        return text
    at = next((n for n, line in heads if line in later), len(lines) if text else 0)
    return "\n".join([*lines[:at], headings[key], "", *lines[at:]] if text else [headings[key], ""])


def change_model(text: str, old: Model, new: Model) -> str:
    """`text` under the headings of `new`. All words stay, in their order.

    An old heading becomes a bold line above its words, and goes if it had none. Bold lines that are headings of
    `new` become those again, so that going there and back changes nothing. What has no heading then stands under
    the first.
    """
    if old == new:
        return text
    parts = [(heading, _trimmed(lines)) for heading, lines in _parts(text, old)]
    parts = [(heading, words) for heading, words in parts if words]
    if old.stages and [heading for heading, _ in parts] == [_heading(old.stages[0])]:
        parts = [("", parts[0][1])]  # that everything is under the first heading says nothing
    lines, made = _with_bold_lines(parts)
    lines = _restored(lines, new)
    headings = _headings(new)
    told = [n for n, line in enumerate(lines) if line.strip()]
    following = dict(pairwise(told))
    idle = {n for n in made if lines[n] not in headings and lines[following[n]] in headings}
    return _filled("\n".join(line for n, line in enumerate(lines) if n not in idle), new)


def _with_bold_lines(parts: Sequence[tuple[str, str]]) -> tuple[list[str], list[int]]:
    """The lines of all parts, with their headings as bold lines, and where those are."""
    lines: list[str] = []
    made: list[int] = []
    for heading, words in parts:
        if heading:
            made.append(len(lines))
            lines.append(_bold(heading))
        lines += words.split("\n")
    return lines, made


def _restored(lines: Sequence[str], model: Model) -> list[str]:
    """`lines` with the first bold line for each heading of the model made that heading, unless it's there."""
    wanted = {_bold(heading): heading for heading in _headings(model)}
    code = fences.inside(lines)
    for n, line in enumerate(lines):
        if n not in code and line.startswith("## "):
            wanted.pop(_bold(line), None)
    return [line if n in code else wanted.pop(line, line) for n, line in enumerate(lines)]


def _filled(text: str, model: Model) -> str:
    """`text` with every heading of the model; the missing ones stand empty where the model has them."""
    found = sections(text, model)
    if not model.stages:
        return compose(found, model)
    told, order = dict(found), [key for key, _ in found]
    first = model.stages[0].key
    if first not in told:
        told[first] = told.get(BEFORE, "")
        order = [first, *(key for key in order if key != BEFORE)]
    return compose([(key, told.get(key, "")) for key in _with_missing(order, model)], model)


def _with_missing(order: Sequence[str], model: Model) -> list[str]:
    """Those keys, and those of the other stages where the model has them."""
    made, above = list(order), BEFORE
    for stage in model.stages:
        if stage.key not in made:
            made.insert(made.index(above) + 1 if above in made else 0, stage.key)
        above = stage.key
    return made


def _parts(text: str, model: Model) -> list[tuple[str, list[str]]]:
    """The lines after each heading of the model, however often it stands there; "" for those before."""
    headings = _headings(model)
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line, code in _lines(text):
        if not code and line in headings:
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    return parts


def _lines(text: str) -> list[tuple[str, bool]]:
    """Each line, and whether it is code."""
    lines = text.split("\n")
    code = fences.inside(lines)
    return [(line, n in code) for n, line in enumerate(lines)]


def _trimmed(lines: Sequence[str]) -> str:
    """The lines without the blank ones around them."""
    told = [n for n, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[told[0] : told[-1] + 1]) if told else ""


def _headings(model: Model) -> list[str]:
    return [_heading(stage) for stage in model.stages]


def _heading(stage: Stage) -> str:
    return f"## {stage.label}"


def _bold(heading: str) -> str:
    return f"**{heading.removeprefix('## ')}**"
