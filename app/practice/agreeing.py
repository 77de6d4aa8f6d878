"""Words to begin a working agreement with. They are there to be changed."""

from __future__ import annotations

_STATEMENT = "What we say to each other stays between us.\nEither of us may say that we {are}. {notes}"
_ARE = {True: "mentor each other", False: "are mentor and mentee"}
_NOTES = "Notes are kept by {who} and are not shared without the other’s agreement."
_WHO = {"mentee": "the mentee", "mentor": "the mentor", "each_own": "each of us"}
_NO_NOTES = "No notes are kept."

LIMITS = (
    "There are a few things we cannot keep to ourselves: a serious risk to patients, to one of us or to someone else; "
    "a crime that the law requires us to report; conduct or health that means a doctor may not be safe to practise; "
    "an order from a court or regulator. If one of these comes up, whoever has to act will say so first if that is "
    "safe, and we will decide the next step together where we can."
)

# Sentences to begin with, by the part of an agreement that they belong to.
STARTERS: dict[str, tuple[str, ...]] = {
    "scope": ("Somebody to think with who doesn’t assess me.",),
    "out_of_scope": (
        "Assessment stays out of it.",
        "References stay out of it.",
        "Clinical supervision is somebody else’s.",
        "Treatment is somebody else’s.",
    ),
    "place": ("By video.", "In person, somewhere neither of us works.", "By phone."),
    "contact": ("A message is welcome, and a reply can take a few days.", "What is urgent goes elsewhere."),
    "cancelling": ("Either of us can cancel without a reason.", "Whoever cancels offers another date."),
    "difference": (
        "Either of us may say that something landed badly.",
        "We say names the way their owners say them.",
        "Neither of us has a say in the other’s post.",
    ),
}


def statement(notes_by: str, both_ways: bool = False) -> str:
    """What stays between the two, given who keeps notes: a NotesBy."""
    who = _WHO.get(notes_by)
    return _STATEMENT.format(are=_ARE[both_ways], notes=_NOTES.format(who=who) if who else _NO_NOTES)
