"""Action lines in notes: what is read, what changes when one does, and which line is which action."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice import action_lines
from app.practice.action_lines import ActionLine
from ui.widgets.prose_edit import marks

NOTES = """## The ward meeting
She asked who the silence belonged to. #later
- [ ] Write one opening line before Thursday’s meeting @me !2026-11-26
  * [x] Ask Dr Okafor what she’d tell someone choosing late @Miriam !2026-12-08

```
- [ ] in code
```
- [ ]
- [ ] Look at the **perinatal** credential page"""

STARTS = ["- [ ] ", "* [x] ", "  + [X] ", "\t- [ ] ", "\xa0- [ ] ", "- [] ", "1. ", "- ", "> ", "## ", "```", ""]
PIECES = [
    "@me", "@Miriam", "@Seo-yun", "@", "!2026-11-26", "!2026-02-31", "!soon", "#later", " ", "  ", "\t", "*", "**",
    "_", "`", "ring", "Ada", "x", "é", "𝔘", "ا", "[ ]", "\\",
]  # fmt: skip
LINES = st.builds(
    str.__add__, st.sampled_from(STARTS), st.lists(st.sampled_from([*PIECES, *[" "] * 6]), max_size=12).map("".join)
)
ALL_NOTES = st.lists(LINES, max_size=9).map("\n".join)
WHO = st.sampled_from(["", "me", "Me", "Miriam", "them", "Dr Miriam Holt", "O’Dowd", "!", "me!"])
DUE = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
PLAIN_WORDS = st.lists(st.sampled_from(["ring", "Ada", "5", "é", "x2", "𝔘"]), min_size=1, max_size=5).map(" ".join)


def line(words, number=0):
    return ActionLine(number, words, "", None, False)


def solid(text):
    return "".join(text.split())


# Reading


def test_the_actions_of_some_notes_are_read():
    assert action_lines.read(NOTES) == (
        ActionLine(2, "Write one opening line before Thursday’s meeting", "me", date(2026, 11, 26), False),
        ActionLine(3, "Ask Dr Okafor what she’d tell someone choosing late", "Miriam", date(2026, 12, 8), True),
        ActionLine(9, "Look at the perinatal credential page", "", None, False),
    )


@pytest.mark.parametrize(
    ("typed", "words", "who", "due"),
    [
        ("Ring Ada", "Ring Ada", "", None),
        ("Ring Ada !2026-11-26 @me  ", "Ring Ada", "me", date(2026, 11, 26)),
        ("Ask @Miriam about the list", "Ask Miriam about the list", "Miriam", None),
        ("Ask @Miriam about the list @me", "Ask Miriam about the list", "me", None),
        ("By !2026-11-26 at noon", "By 26 November 2026 at noon", "", date(2026, 11, 26)),
        ("Ring !2026-11-26 !2026-11-27", "Ring 26 November 2026", "", date(2026, 11, 27)),
        ("Ask @Bo @me !2026-11-26", "Ask Bo", "me", date(2026, 11, 26)),
        ("Ring Ada !2026-02-31", "Ring Ada !2026-02-31", "", None),
        ("Ring Ada !tomorrow", "Ring Ada !tomorrow", "", None),
        ("Mail ada@example.org", "Mail ada@example.org", "", None),
        ("Ring Ada,@me", "Ring Ada,@me", "", None),
        ("Write **the plan** _down_ in `ink`  @me", "Write the plan down in ink", "me", None),
        ("***Now*** 5 * 3", "Now 5 * 3", "", None),
        ("Ring Ada @me #later", "Ring Ada", "me", None),
        ("Ring  Ada\tback", "Ring Ada back", "", None),
    ],
)
def test_an_action_says_what_who_and_when(typed, words, who, due):
    assert action_lines.read(f"- [ ] {typed}") == (ActionLine(0, words, who, due, False),)


@pytest.mark.parametrize(
    "typed",
    ["- [ ] ", "- [ ]", "- [ ] @me !2026-11-26", "- [ ] #later", "- [] x", "- [y] x", "[ ] x", "> - [ ] x", "-[ ] x"],
)
def test_what_is_no_action_is_left_alone(typed):
    assert action_lines.read(typed) == ()
    assert action_lines.tick(typed, 0, True) == typed
    assert action_lines.rewrite(typed, 0, "Other", "me", None) == typed
    assert action_lines.remove(typed, 0) == typed


@pytest.mark.parametrize(("who", "mine"), [("", True), ("@me", True), ("@Me", True), ("@ME", True), ("@Mel", False)])
def test_an_action_is_mine_unless_it_names_another(who, mine):
    (action,) = action_lines.read(f"- [ ] Ring Ada {who}")
    assert action_lines.is_me(action.who) is mine


def test_no_words_of_an_action_are_in_its_repr():
    (action,) = action_lines.read("- [ ] Ring Ada @Miriam")
    assert "Ada" not in repr(action)
    assert "Miriam" not in repr(action)


@given(LINES)
def test_an_action_is_what_the_editor_takes_for_one(typed):
    shown = marks.read(typed)
    said = marks.flat(typed)[shown.mark : shown.end].strip() if shown.kind == "action" else ""
    read = action_lines.read(typed)
    if not read:  # a box alone, or with who and when
        assert action_lines.plain(said.removesuffix("#later")) == ""
    if read and "!2026-02-31" not in typed and "#later" not in typed:
        owners = [token.value for token in shown.tokens if token.kind == "owner"]
        dates = [token.value for token in shown.tokens if token.kind == "date"]
        assert read[0].done == shown.done
        assert read[0].who == (owners[-1] if owners else "")
        assert read[0].due == (date.fromisoformat(dates[-1]) if dates else None)


@given(LINES)
def test_words_have_the_marks_that_the_editor_hides_taken_off(typed):
    shown = marks.read(typed)
    if shown.kind == "action" and not shown.tokens and (read := action_lines.read(typed)) and "#later" not in typed:
        flat = marks.flat(typed)
        cut = {at for run in shown.hidden for at in range(run.start, run.end)}
        seen = "".join(flat[at] for at in range(shown.mark, len(flat)) if at not in cut)
        assert marks.flat(read[0].words) == marks.flat(action_lines.plain(seen))


def test_a_long_paragraph_for_later_is_found_as_it_stands():
    words = "*a* " * 1000 + "b"
    assert action_lines.marked_later(f"{words} #later") == [words]


def test_a_line_that_the_editor_lays_out_plain_is_no_action():
    assert action_lines.read("- [ ] " + "x" * 4000) == ()
    assert len(action_lines.read("- [ ] " + "x" * 3990)) == 1


# Reflect on this later


def test_paragraphs_marked_for_later_are_found_without_their_marks():
    text = (
        "## A **heading** #later\nShe asked _whose_ it was.   #later  \n> 1 quote\t#later\n3. third #later\n"
        "- [x] Ring Ada @me !2026-11-26 #later\n#later\nnot #later yet\nnot#later\n```\ncode #later\n```\n #later"
    )
    assert action_lines.marked_later(text) == [
        "A heading", "She asked whose it was.", "1 quote", "third", "Ring Ada",
    ]  # fmt: skip


# Changing one line


def test_ticking_changes_nothing_but_the_box():
    assert action_lines.tick(NOTES, 2, True) == NOTES.replace("- [ ] Write", "- [x] Write")
    assert action_lines.tick(NOTES, 3, False) == NOTES.replace("* [x] Ask", "* [ ] Ask")
    assert action_lines.tick(NOTES, 3, True) == NOTES
    assert action_lines.tick("- [X] y", 0, True) == "- [X] y"


def test_another_date_leaves_the_words_as_they_were_typed():
    assert action_lines.rewrite(NOTES, 9, "Look at the perinatal credential page", "Ada", date(2026, 12, 1)) == (
        NOTES + " @Ada !2026-12-01"
    )


@pytest.mark.parametrize(
    ("before", "words", "who", "due", "after"),
    [
        ("Ring Ada @me !2026-11-26", "Ring Ada", "", None, "Ring Ada"),
        ("Ring Ada @me !2026-11-26", "Ring Bo", "me", date(2026, 11, 27), "Ring Bo @me !2026-11-27"),
        ("Ring Ada #later", "Ring Bo", "Cy", None, "Ring Bo @Cy #later"),
        ("Ask @Miriam **now**", "Ask Miriam now", "Miriam", date(2026, 1, 2), "Ask @Miriam **now** !2026-01-02"),
        ("Ask @Miriam **now**", "Ask Miriam now", "", None, "Ask @Miriam **now** @me"),
        ("By !2026-11-26 *do* it", "By 26 November 2026 do it", "", None, "By 26 November 2026 do it"),
        ("Ring", "Ring\n the  ward", "Dr Miriam Holt", None, "Ring the ward @Dr-Miriam-Holt"),
        ("Ring", "Ring", "??", None, "Ring @them"),
        ("Ring", "Ask @Bo", "me", None, "Ask @Bo @me"),
    ],
)
def test_an_action_that_says_something_else_keeps_its_place_and_box(before, words, who, due, after):
    notes = "a\n  * [x] {}\n- [ ] b"
    assert action_lines.rewrite(notes.format(before), 1, words, who, due) == notes.format(after)


def test_an_action_that_is_removed_takes_only_its_line():
    assert action_lines.remove("a\n- [ ] b\n\nc", 1) == "a\n\nc"
    assert action_lines.remove("- [ ] b", 0) == ""
    assert action_lines.remove("a\n- [ ] b", 1) == "a"


def test_an_action_more_stands_below():
    assert action_lines.appended("", "Ring", "", None, False) == "- [ ] Ring"
    assert action_lines.appended("a", "Ring", "me", date(2026, 1, 2), True) == "a\n- [x] Ring @me !2026-01-02"
    assert action_lines.appended("a\n", "Ring", "Ada", None, False) == "a\n- [ ] Ring @Ada"
    assert action_lines.appended("a", " ", "Ada", None, False) == "a"


@pytest.mark.parametrize("number", [-1, 0, 1, 99])
def test_a_line_that_is_not_there_is_left_alone(number):
    assert action_lines.tick("a\nb", number, True) == "a\nb"
    assert action_lines.remove("a\nb", number) == "a\nb"


@given(ALL_NOTES, st.data())
def test_all_other_lines_stay_as_they_were(notes, data):
    lines = notes.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    done, who, due = data.draw(st.booleans()), data.draw(WHO), data.draw(DUE)
    ticked = action_lines.tick(notes, number, done).split("\n")
    written = action_lines.rewrite(notes, number, data.draw(PLAIN_WORDS), who, due).split("\n")
    others = lines[:number] + lines[number + 1 :]
    for changed in (ticked, written):
        assert changed[:number] + changed[number + 1 :] == others
    removed = action_lines.remove(notes, number)
    assert removed in (notes, "\n".join(others))
    was_action = number in [action.line_number for action in action_lines.read(notes)]
    assert (removed == "\n".join(others)) or not was_action


@given(LINES)
def test_words_without_marks_stay_as_they_are(typed):
    assert action_lines.plain(action_lines.plain(typed)) == action_lines.plain(typed)


@given(ALL_NOTES)
def test_ticking_there_and_back_is_the_notes_again(notes):
    for action in action_lines.read(notes):
        ticked = action_lines.tick(notes, action.line_number, not action.done)
        told = {other.line_number: other for other in action_lines.read(ticked)}
        assert told[action.line_number].done is not action.done
        assert told[action.line_number].words == action.words
        back = action_lines.tick(ticked, action.line_number, action.done)
        assert back.replace("[X]", "[x]") == notes.replace("[X]", "[x]")


@given(ALL_NOTES, PLAIN_WORDS, WHO, DUE)
def test_what_is_written_is_read_back(notes, words, who, due):
    for action in action_lines.read(notes):
        written = action_lines.rewrite(notes, action.line_number, words, who, due)
        read = {other.line_number: other for other in action_lines.read(written)}[action.line_number]
        assert (read.words, read.due, read.done) == (words, due, action.done)
        assert action_lines.is_me(read.who) == (who.lower() in ("", "me"))
    added = action_lines.read(action_lines.appended(notes, words, who, due, True))[-1]
    assert (added.words, added.due, added.done) == (words, due, True)


@given(ALL_NOTES, WHO, DUE)
def test_other_facts_never_cost_a_word(notes, who, due):
    for action in action_lines.read(notes):
        written = action_lines.rewrite(notes, action.line_number, action.words, who, due)
        read = {other.line_number: other for other in action_lines.read(written)}[action.line_number]
        assert solid(action.words) in solid(read.words)
        again = action_lines.rewrite(notes, action.line_number, action.words, action.who, action.due)
        assert {other.line_number: other for other in action_lines.read(again)}[action.line_number] == action


# Which line is which action


def matched(old, new):
    """The letters of `old` are their ids."""
    return action_lines.match(list(old.items()), [line(words, n) for n, words in enumerate(new)])


def test_unchanged_lines_are_their_actions():
    assert matched({"a": "Ring Ada", "b": "Write"}, ["Ring Ada", "Write"]) == {0: "a", 1: "b"}


def test_moved_lines_are_still_their_actions():
    assert matched({"a": "Ring Ada", "b": "Write", "c": "Sleep"}, ["Sleep", "Ring Ada", "Write"]) == {
        0: "c", 1: "a", 2: "b",
    }  # fmt: skip


def test_typing_on_in_a_line_keeps_its_action():
    assert matched({"a": "A", "b": "Write"}, ["Ask Dr Okafor what she’d say", "Write"]) == {0: "a", 1: "b"}
    assert matched({"a": "Ask Dr Okafor", "b": "Write"}, ["Ask", "Write"]) == {0: "a", 1: "b"}
    assert matched({"a": "Ring Ada about the rota"}, ["Ring Bo about the rota", "Sleep"]) == {0: "a", 1: None}


def test_a_new_line_takes_nobodys_action():
    assert matched({"a": "Ring Ada", "b": "Write"}, ["Ring Ada", "Sleep", "Write"]) == {0: "a", 1: None, 2: "b"}


def test_a_deleted_line_gives_its_action_to_no_other():
    assert matched({"a": "Ring Ada", "b": "Write"}, ["Write"]) == {0: "b"}
    assert matched({"a": "Ring Ada"}, []) == {}


def test_the_likest_line_has_the_action_not_the_nearest():
    assert matched({"a": "Ring the ward about beds", "b": "Write"}, ["Sleep", "Write", "Ring ward about beds"]) == {
        0: None, 1: "b", 2: "a",
    }  # fmt: skip


def test_a_line_said_quite_differently_in_its_place_is_the_same_action():
    assert matched({"a": "Ring", "b": "Write", "c": "Sleep"}, ["Ring", "Quite another", "Sleep"]) == {
        0: "a", 1: "b", 2: "c",
    }  # fmt: skip


def test_a_line_said_differently_elsewhere_is_a_new_one():
    assert matched({"a": "Ring", "b": "Write", "c": "Sleep"}, ["Quite another", "Ring", "Sleep"]) == {
        0: None, 1: "a", 2: "c",
    }  # fmt: skip


def test_the_same_words_twice_are_two_actions_in_order():
    assert matched({"a": "Ring", "b": "Ring"}, ["Ring", "Ring", "Ring"]) == {0: "a", 1: "b", 2: None}


MANY_WORDS = st.lists(st.sampled_from(["Ring", "Ring Ada", "Ring Bo", "Write", "Sleep well"]) | PLAIN_WORDS, max_size=8)


@given(MANY_WORDS, MANY_WORDS)
def test_no_action_is_two_lines_and_the_same_words_come_first(old, new):
    found = action_lines.match(list(enumerate(old)), [line(words, n) for n, words in enumerate(new)])
    assert list(found) == list(range(len(new)))
    taken = [at for at in found.values() if at is not None]
    assert len(set(taken)) == len(taken)
    for words in set(old) | set(new):
        same = [at for n, at in found.items() if at is not None and new[n] == old[at] == words]
        assert len(same) == min(old.count(words), new.count(words))
        assert same == sorted(same)


@given(st.lists(PLAIN_WORDS, min_size=1, max_size=8, unique=True), st.data())
def test_one_line_changed_is_still_its_action(old, data):
    at = data.draw(st.integers(0, len(old) - 1))
    new = [*old]
    new[at] = data.draw(PLAIN_WORDS.filter(lambda words: words not in old))
    found = action_lines.match(list(enumerate(old)), [line(words, n) for n, words in enumerate(new)])
    assert found == {n: n for n in range(len(old))}


def test_a_large_paste_is_matched_by_its_words_and_place_alone():
    old = [(n, f"Ring number {n}") for n in range(300)]
    new = [line(f"Ring number {n} again", n) for n in range(300)]
    assert action_lines.match(old, new) == {n: n for n in range(300)}
