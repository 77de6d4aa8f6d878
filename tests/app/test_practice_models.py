"""Reflective models: what is offered when, and that no word is lost between their headings."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.practice import models

MODELS = models.all_models()
WHAT, GIBBS, KOLB, FREE = (models.get(key) for key in ("what_so_what_now_what", "gibbs", "kolb", "free"))
OLD_AND_NEW = st.tuples(st.sampled_from(MODELS), st.sampled_from(MODELS))
LABELS = [stage.label for model in MODELS for stage in model.stages]
HEADINGS = [f"## {label}" for label in LABELS]
MARKED = {*HEADINGS, *(f"**{label}**" for label in LABELS)}
OTHERS = ["", "  ", "```", "~~~~", "## Mine", "### What?", "## What? ", "- [ ] Ring Ada"]
LINES = st.one_of(
    st.sampled_from([*HEADINGS, *sorted(MARKED), *OTHERS]),
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=12),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
CLEAN_WORDS = st.text(st.sampled_from("abc é#*-\n"), max_size=20).filter(
    lambda words: not words or all(line.strip() and line not in MARKED for line in words.split("\n"))
)


def told(text):
    """The lines that say something."""
    return [line for line in text.split("\n") if line.strip()]


def bare(line):
    return line.removeprefix("## ").strip("*")


def is_in_order(part, whole):
    rest = iter(whole)
    return all(line in rest for line in part)


@st.composite
def clean_texts(draw, model):
    """A text with every heading, as it is written with a model from the beginning."""
    return models.compose([(stage.key, draw(CLEAN_WORDS)) for stage in model.stages], model)


# What is there


def test_there_are_the_ten_models_and_three_of_our_own():
    assert [model.key for model in MODELS] == [
        "what_so_what_now_what", "gibbs", "kolb", "schon", "johns", "era", "five_r", "carl", "mentoring_moment",
        "after_note", "both_ways", "transition", "free",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        ("what_so_what_now_what", ["What?", "So what?", "Now what?"]),
        ("gibbs", ["Description", "Feelings", "Evaluation", "Analysis", "Conclusion", "Action plan"]),
        ("era", ["Experience", "Reflection", "Action"]),
        ("mentoring_moment", ["Heard", "Said", "Shift", "Step", "Unsaid"]),
        ("transition", ["What I’m leaving", "What I’m carrying", "What I don’t know yet", "Who could help"]),
        (
            "after_note",
            ["What I heard", "What I didn’t ask", "What I learned from them", "What I’d hold for next time"],
        ),
        ("both_ways", ["What I taught", "What I was taught", "What surprised each of us"]),
        ("free", []),
    ],
)
def test_a_model_has_the_headings_it_is_known_for(key, labels):
    assert [stage.label for stage in models.get(key).stages] == labels


def test_a_stage_asks_its_question():
    assert WHAT.stages[0].prompt == (
        "In three sentences, what happened? Only what someone learning from this would need."
    )
    assert GIBBS.stages[5].prompt == "What is the smallest thing you can do before the next time?"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.key)
def test_every_stage_has_a_key_a_heading_and_a_question_of_its_own(model):
    for part in ("key", "label", "prompt"):
        values = [getattr(stage, part) for stage in model.stages]
        assert all(values)
        assert len(set(values)) == len(values)


def test_no_year_is_told_that_nobody_has_verified():
    credits = {model.key: model.credit for model in MODELS}
    assert credits["gibbs"] == "Gibbs, 1988"
    assert {key for key, credit in credits.items() if any(map(str.isdigit, credit))} == {
        "gibbs", "what_so_what_now_what",
    }  # fmt: skip
    assert [credits[key] for key in ("kolb", "schon", "johns", "era", "five_r")] == [""] * 5


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.key)
def test_no_word_of_a_model_has_a_typewriter_apostrophe(model):
    assert "'" not in model.name + model.credit + model.good_for
    assert "'" not in "".join(stage.label + stage.prompt for stage in model.stages)


def test_the_model_of_a_newer_version_reads_as_a_free_text():
    assert models.get("six_hats") == FREE


@pytest.mark.parametrize(
    ("role", "swapped", "usual"),
    [
        ("mentee", False, "mentoring_moment"),
        ("mentor", False, "after_note"),
        ("both", False, "both_ways"),
        ("mentee", True, "after_note"),
        ("mentor", True, "mentoring_moment"),
        ("both", True, "both_ways"),
        ("", False, "what_so_what_now_what"),
    ],
)
def test_a_reflection_begins_with_the_model_for_my_chair(role, swapped, usual):
    assert models.usual_for(role, swapped) == usual
    assert models.offered(role, swapped)[0].key == usual


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("", ["what_so_what_now_what", "gibbs", "free"]),
        ("mentee", ["mentoring_moment", "what_so_what_now_what", "free"]),
        ("mentor", ["after_note", "what_so_what_now_what", "free"]),
        ("both", ["both_ways", "what_so_what_now_what", "free"]),
    ],
)
def test_three_models_are_offered_first_and_all_others_once(role, first):
    offered = models.offered(role)
    assert [model.key for model in offered[: models.FIRST]] == first
    assert sorted(model.key for model in offered) == sorted(model.key for model in MODELS)


# Sections


def test_a_new_reflection_is_its_headings():
    assert models.skeleton(WHAT) == "## What?\n\n## So what?\n\n## Now what?\n"
    assert models.skeleton(FREE) == ""


def test_a_text_falls_into_the_sections_of_its_model():
    text = "Before.\n\n## What?\n\n  A\nB\n\n## Now what?\nC\n### Smaller\n## Own\n## What?\nD\n"
    assert models.sections(text, WHAT) == [
        ("", "Before."),
        ("what", "  A\nB"),
        ("now_what", "C\n### Smaller\n## Own\n## What?\nD"),
    ]
    assert models.sections(text, FREE) == [("", text.strip())]


@pytest.mark.parametrize("line", ["## what?", "## What? ", " ## What?", "# What?", "### What?", "## What", "**What?**"])
def test_only_the_very_heading_begins_a_section(line):
    assert models.sections(f"a\n{line}\nb", WHAT) == [("", f"a\n{line}\nb")]


def test_a_heading_in_code_is_words():
    text = "## What?\n```\n## So what?\n```\n## Now what?\nx"
    assert models.sections(text, WHAT) == [("what", "```\n## So what?\n```"), ("now_what", "x")]
    assert models.has_words("```\n## So what?\n```", WHAT)


def test_an_open_fence_hides_no_heading():
    assert models.sections("```\n## What?\nx", WHAT) == [("", "```"), ("what", "x")]


def test_words_without_a_heading_come_first():
    assert models.compose([("so_what", "b"), ("", "a"), ("what", "")], WHAT) == "a\n## So what?\nb\n## What?\n"
    assert models.compose([("", ""), ("what", "a")], WHAT) == "## What?\na"


@given(TEXTS, st.sampled_from(MODELS))
def test_sections_put_together_are_the_text_but_for_blank_lines(text, model):
    again = models.compose(models.sections(text, model), model)
    assert told(again) == told(text)
    assert models.compose(models.sections(again, model), model) == again


@given(st.data(), st.sampled_from(MODELS))
def test_sections_come_back_as_they_were_put_together(data, model):
    keys = data.draw(st.permutations([stage.key for stage in model.stages]))
    made = [(key, data.draw(CLEAN_WORDS)) for key in keys[: data.draw(st.integers(0, len(keys)))]]
    if before := data.draw(CLEAN_WORDS):
        made.insert(0, ("", before))
    assert models.sections(models.compose(made, model), model) == made


# Empty headings


def test_headings_without_words_go():
    text = "Before\n\n## What?\n\n## So what?\n\ny\n\n## What?\n## Now what?\n  \n"
    assert models.without_empty_headings(text, WHAT) == "Before\n\n## So what?\n\ny\n"
    assert models.without_empty_headings(models.skeleton(GIBBS), GIBBS) == ""


@given(TEXTS, st.sampled_from(MODELS))
def test_without_empty_headings_no_word_is_lost(text, model):
    kept = models.without_empty_headings(text, model)
    headings = {f"## {stage.label}" for stage in model.stages}
    assert [line for line in told(kept) if line not in headings] == [
        line for line in told(text) if line not in headings
    ]
    assert models.without_empty_headings(kept, model) == kept
    assert models.has_words(kept, model) == models.has_words(text, model) == bool(told(kept))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.key)
def test_headings_alone_are_no_words(model):
    assert not models.has_words(models.skeleton(model), model)
    assert not models.has_words(" \n", model)
    assert models.has_words(models.skeleton(model) + "\n.", model)


def test_headings_of_another_model_are_words():
    assert models.has_words(models.skeleton(WHAT), GIBBS)


# Another model


def test_another_model_keeps_the_words_under_bold_lines():
    text = "## What?\nI waited.\n## So what?\n\n## Now what?\nAsk sooner."
    assert models.change_model(text, WHAT, KOLB) == (
        "## Experience\n**What?**\nI waited.\n**Now what?**\nAsk sooner."
        "\n## Observation\n\n## Concept\n\n## Experiment\n"
    )
    assert models.change_model(text, WHAT, FREE) == "**What?**\nI waited.\n**Now what?**\nAsk sooner."


def test_free_writing_stands_under_the_first_heading():
    assert models.change_model("I waited.\n\nLong.", FREE, WHAT) == (
        "## What?\nI waited.\n\nLong.\n## So what?\n\n## Now what?\n"
    )


def test_one_that_was_only_begun_moves_from_first_to_first():
    assert models.change_model("## What?\nI waited.\n## So what?\n\n## Now what?\n", WHAT, KOLB) == (
        "## Experience\nI waited.\n## Observation\n\n## Concept\n\n## Experiment\n"
    )


def test_words_added_meanwhile_stay_where_they_were_written():
    text = models.change_model("## What?\na\n## So what?\nb\n## Now what?\n", WHAT, GIBBS)
    text = text.replace("## Feelings\n", "## Feelings\nTired.")
    back = models.change_model(text, GIBBS, WHAT)
    assert back == "## What?\na\n## So what?\nb\n**Feelings**\nTired.\n## Now what?\n"
    assert "## Feelings\nTired.\n## Evaluation\n" in models.change_model(back, WHAT, GIBBS)


def test_a_heading_that_both_models_have_stays_one():
    era, carl = models.get("era"), models.get("carl")
    text = "## Experience\ne\n## Reflection\nr\n## Action\na"
    assert models.change_model(text, era, carl) == (
        "## Context\n**Experience**\ne\n**Reflection**\nr\n## Action\na\n## Results\n\n## Learning\n"
    )


def test_where_nothing_was_written_the_headings_are_exchanged():
    for old, new in itertools.product(MODELS, MODELS):
        assert models.change_model(models.skeleton(old), old, new) == models.skeleton(new)


@given(TEXTS, OLD_AND_NEW)
def test_another_model_loses_no_words(text, old_and_new):
    old, new = old_and_new
    changed = models.change_model(text, old, new)
    names = {f"## {stage.label}" for model in (old, new) for stage in model.stages}
    names |= {f"**{line[3:]}**" for line in names}
    assert [line for line in told(changed) if line not in names] == [line for line in told(text) if line not in names]


@given(TEXTS, OLD_AND_NEW)
def test_another_model_makes_a_heading_that_a_person_typed_no_poorer(text, old_and_new):
    """Every line is still there, as a heading or a bold line; only headings of the old model may go."""
    old, new = old_and_new
    assume(old != new)
    of_old = {f"## {stage.label}" for stage in old.stages}
    kept = [bare(line) for line in told(text) if line not in of_old]
    assert is_in_order(kept, map(bare, told(models.change_model(text, old, new))))


@given(st.data(), OLD_AND_NEW)
def test_there_and_back_is_where_it_began(data, old_and_new):
    old, new = old_and_new
    text = data.draw(clean_texts(old)) if old.stages else data.draw(CLEAN_WORDS)
    assert models.change_model(models.change_model(text, old, new), new, old) == text


@given(st.data(), st.lists(st.sampled_from(MODELS), min_size=2, max_size=8))
def test_however_often_it_changes_nothing_piles_up(data, way):
    text = data.draw(clean_texts(way[0])) if way[0].stages else data.draw(CLEAN_WORDS)
    words = [line for line in told(text) if line not in MARKED]
    for old, new in itertools.pairwise(way):
        text = models.change_model(text, old, new)
        marked = [bare(line) for line in told(text) if line in MARKED]
        assert len(marked) == len(set(marked))
    assert [line for line in told(text) if line not in MARKED] == words


# One heading put back


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("", "so_what", "## So what?\n"),
        ("## What?\nA\n## Now what?\nC", "so_what", "## What?\nA\n## So what?\n\n## Now what?\nC"),
        ("## What?\nA", "now_what", "## What?\nA\n## Now what?\n"),
        ("Before.\n## So what?\nB", "what", "Before.\n## What?\n\n## So what?\nB"),
        ("## What?\nA\n## So what?\n\n", "so_what", "## What?\nA\n## So what?\n\n"),
        ("```\n## So what?\n```", "so_what", "```\n## So what?\n```\n## So what?\n"),
    ],
)
def test_a_heading_that_is_missing_is_put_where_the_model_has_it(text, key, expected):
    assert models.with_heading(text, models.get("what_so_what_now_what"), key) == expected
