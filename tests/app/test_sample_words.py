"""The words of the sample journal are true to its story, and name nobody who is not in it."""

import json
import re
from importlib.resources import files

import pytest

SAMPLE = json.loads((files("resources") / "sample" / "journal.json").read_text("utf-8"))
MEETINGS = {meeting["key"]: meeting for meeting in SAMPLE["meetings"]}

# The story of the sample: mentorship, start, kind, medium, minutes, state.
STORY = """
M01 | A | 2024-10-10 17:30 | contracting | video     | 60 | reflected
M02 | A | 2024-11-21 17:30 | regular     | video     | 60 | reflected
M03 | A | 2025-01-16 17:30 | regular     | video     | 55 | reflected
M04 | A | 2025-03-06 12:30 | regular     | in_person | 75 | reflected
M05 | A | 2025-04-24 17:30 | review      | video     | 60 | reflected
M06 | A | 2025-06-12 17:30 | regular     | video     | -  | cancelled
M07 | A | 2025-07-03 18:00 | regular     | phone     | 40 | reflected
M08 | A | 2025-10-09 17:30 | review      | video     | 60 | reflected
M12 | B | 2025-11-13 13:00 | contracting | in_person | 45 | reflected
M09 | A | 2026-01-22 17:30 | regular     | video     | 60 | reflected
M13 | B | 2026-02-19 13:00 | regular     | in_person | 50 | reflected
M14 | B | 2026-05-14 13:00 | review      | in_person | 60 | reflected
M10 | A | 2026-06-18 17:30 | transition  | video     | 70 | held
M11 | A | 2026-12-03 17:30 | closing     | video     | -  | prepared
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in STORY.strip().splitlines()]
TABLE = {key: cells for key, *cells in ROWS}
WHAT_MATTERED = {
    "M01": '"I do not have to be impressive here."',
    "M02": "Leaving late is a habit, not a virtue",
    "M03": "One sentence early in each team meeting",
    "M04": "Liaison feels like being new in the country again",
    "M05": "Keep going; more challenge, please",
    "M06": "",
    "M07": "Exam plan on one page",
    "M08": "A year on; agreement v2",
    "M09": "Passed; let the poster go; the panel question",
    "M10": "Stepping up; what to take along",
    "M11": "",
    "M12": "He listened without defending",
    "M13": "What induction is like when it is not written for you",
    "M14": "LE doctors' induction pack changed",
}
HELD = [key for key, cells in TABLE.items() if cells[-1] in {"held", "reflected"}]

# design.md 7.1, rule 6.
WORDS_WE_DO_NOT_USE = re.compile(
    r"\b(users?|databases?|vaults?|syncs?|tasks?|kpis?|competenc\w+|performances?|scores?|streaks?"
    r"|overdue|submit\w*|profiles?|deactivat\w*)\b",
    re.IGNORECASE,
)
# The whole journal moves to the present by weeks: a weekday stays true, a month or a feast does not.
WORDS_THAT_MOVE = re.compile(
    r"\b(january|february|march|april|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter|christmas|easter|eid|diwali|new year)\b",
    re.IGNORECASE,
)
# Words that are no names and may stand beside one, or beside each other.
OTHER_CAPITALS = {"Ask", "Before", "CV", "Ludmoor", "My", "Thank", "The", "Tuesday", "When"}


def sentences(notes):
    """The sentences of notes; headings, list items and actions are none, a quotation is."""
    lines = [line.lstrip("> ") for line in notes.splitlines() if not line.startswith(("#", "-"))]
    return [part for line in lines for part in re.split(r"(?<=[.!?])\s+(?=[A-Z])", line) if part]


def prose():
    """Everything written in the owner's voice, by where it stands."""
    written = {key: meeting["notes"] for key, meeting in MEETINGS.items()}
    written |= {person["key"]: person["notes"] for person in SAMPLE["people"]}
    for mentorship in SAMPLE["mentorships"]:
        written["purpose of " + mentorship["key"]] = mentorship["purpose"]
        written["ending of " + mentorship["key"]] = mentorship["ending_note"]
    return {where: text for where, text in written.items() if text}


def names_in_the_journal():
    known = [SAMPLE["self"], *SAMPLE["people"]]
    return {word for person in known for word in person["display_name"].split()}


def test_the_sample_is_written_for_the_day_its_dates_count_from():
    assert SAMPLE["base_today"] == "2026-11-22"


def test_no_key_is_given_twice():
    records = [SAMPLE["self"], *SAMPLE["people"], *SAMPLE["mentorships"], *SAMPLE["meetings"]]
    keys = [record["key"] for record in records]
    assert sorted(set(keys)) == sorted(keys)


def test_the_people_are_the_owner_and_six_others():
    known = [person["display_name"] for person in (SAMPLE["self"], *SAMPLE["people"])]
    assert known == [
        "Ilsabet Okonrade",
        "Dr Morwenna Tasker-Quill",
        "Professor Edric Vantongeren",
        "Dr Piran Hollybeck",
        "Dr Seoyun Ardleigh",
        "Jonty Marrable",
        "Dr Oluremi Castlebrook",
    ]


def test_both_mentorships_stand_as_in_the_story():
    found = [
        (m["key"], m["person"], m["my_role"], m["form"], m["state"], m["started_on"], m["ended_on"])
        for m in SAMPLE["mentorships"]
    ]
    assert found == [
        ("A", "morwenna", "mentee", "traditional", "closing", "2024-10-10", None),
        ("B", "edric", "mentor", "reverse", "ended", "2025-11-13", "2026-05-14"),
    ]


def test_every_mentorship_is_with_a_person_of_the_journal():
    assert {m["person"] for m in SAMPLE["mentorships"]} <= {person["key"] for person in SAMPLE["people"]}


def test_the_meetings_are_the_fourteen_of_the_story_in_order_of_time():
    assert [meeting["key"] for meeting in SAMPLE["meetings"]] == list(TABLE)


@pytest.mark.parametrize("key", TABLE)
def test_a_meeting_stands_as_in_the_story(key):
    meeting = MEETINGS[key]
    found = [
        meeting["mentorship"],
        meeting["planned_start"].replace("T", " "),
        meeting["kind"],
        meeting["medium"],
        str(meeting["actual_length"] or "-"),
        meeting["state"],
    ]
    assert found == TABLE[key]


@pytest.mark.parametrize("key", TABLE)
def test_what_mattered_is_in_the_words_of_the_story(key):
    assert MEETINGS[key]["what_mattered"] == WHAT_MATTERED[key]


@pytest.mark.parametrize("key", TABLE)
def test_only_a_held_meeting_has_begun(key):
    assert MEETINGS[key]["actual_start"] == (MEETINGS[key]["planned_start"] if key in HELD else None)


def test_the_cancelled_meeting_was_booked_again():
    moved = {key: (m["cancelled_by"], m["rebooked_from"]) for key, m in MEETINGS.items()}
    assert {key: why for key, why in moved.items() if any(why)} == {
        "M06": ("circumstances", None),
        "M07": (None, "M06"),
    }


def test_the_coming_meeting_has_no_notes_yet():
    assert MEETINGS["M11"]["notes"] == ""


@pytest.mark.parametrize("key", HELD)
def test_the_notes_of_a_held_meeting_run_to_three_to_ten_sentences(key):
    assert 3 <= len(sentences(MEETINGS[key]["notes"])) <= 10


@pytest.mark.parametrize("key", HELD)
def test_the_notes_of_a_held_meeting_begin_with_a_short_heading(key):
    assert re.fullmatch(r"## .{5,44}[^.]", MEETINGS[key]["notes"].splitlines()[0])


def test_no_two_meetings_share_a_headline():
    headlines = {MEETINGS[key]["notes"].splitlines()[0] for key in HELD}
    assert len(headlines) == len(HELD)


@pytest.mark.parametrize("where", prose())
def test_a_line_of_prose_is_a_paragraph(where):
    assert [line for line in prose()[where].split("\n") if line != line.strip() or not line] == []


@pytest.mark.parametrize("where", prose())
def test_no_word_is_used_that_the_program_does_not_use(where):
    assert WORDS_WE_DO_NOT_USE.findall(prose()[where]) == []


@pytest.mark.parametrize("where", prose())
def test_nothing_is_dated_by_a_month_or_a_season(where):
    assert WORDS_THAT_MOVE.findall(prose()[where]) == []


@pytest.mark.parametrize("where", prose())
def test_no_number_is_long_enough_to_identify_anyone(where):
    assert re.findall(r"\d[\d -]{2,}\d", prose()[where]) == []


@pytest.mark.parametrize("where", prose())
def test_no_address_stands_in_the_prose(where):
    assert re.findall(r"\S+@\S+|www\.|://|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", prose()[where]) == []


@pytest.mark.parametrize("where", prose())
def test_no_full_name_is_written_but_of_people_in_the_journal(where):
    pairs = re.findall(r"\b(?=([A-Z][\w'-]+) ([A-Z][\w'-]+))", prose()[where])
    known = names_in_the_journal() | OTHER_CAPITALS
    assert [pair for pair in pairs if not known.issuperset(pair)] == []


@pytest.mark.parametrize("where", prose())
def test_a_title_stands_only_before_a_name_of_the_journal(where):
    title = r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sister|Nurse|Matron)"
    titled = re.findall(title + r" (\w\S*\w)", prose()[where])
    assert set(titled) <= names_in_the_journal()
