"""What a line of Markdown means to the editor, and what its commands do to one. No widget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.widgets.prose_edit import toggles
from ui.widgets.prose_edit.marks import LONG, read, spliced, units
from ui.widgets.prose_edit.matches import matches

WORDS = st.lists(
    st.sampled_from(["one", "two", "é", "😀", "a1", "x", "**bold**", "*it*", "`code`"]), min_size=1, max_size=6
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("words", "plain"),
        ("", "blank"),
        ("   ", "blank"),
        ("# one", "heading"),
        ("###### six", "heading"),
        ("####### seven", "plain"),
        ("#hashtag", "plain"),
        ("- item", "bullet"),
        ("+ item", "bullet"),
        ("-dash", "plain"),
        ("  - nested", "bullet"),
        ("1. one", "number"),
        ("12) twelve", "number"),
        ("2026 was a year", "plain"),
        ("> said", "quote"),
        ("> > twice", "quote"),
        ("- [ ] do", "action"),
        ("- [x] done", "action"),
        ("- [X] done", "action"),
        ("- [y] what", "bullet"),
        ("[ ] do", "plain"),
    ],
)
def test_a_line_is_what_its_first_characters_say(text, kind):
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** c", "a <strong>b</strong> c"),
        ("a *b* c", "a <em>b</em> c"),
        ("a _b_ c", "a <em>b</em> c"),
        ("a __b__ c", "a <strong>b</strong> c"),
        ("***both***", "<em><strong>both</strong></em>"),
        ("**_both_**", "<strong><em>both</em></strong>"),
        ("un*frigging*believable", "un<em>frigging</em>believable"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a ** b **", "a ** b **"),
        ("`code *not it*`", "<code>code *not it*</code>"),
        (r"\*not it\*", "*not it*"),
        ("😀 **b** 😀", "😀 <strong>b</strong> 😀"),
    ],
)
def test_bold_and_italic_are_where_the_printed_page_has_them(text, html):
    assert MarkdownIt().renderInline(text) == html, "the example itself"
    flat = text.replace("😀", "xx")
    for wanted, tag in (("bold", "strong"), ("italic", "em")):
        found = {
            flat[span.start + span.width : span.end - span.width].strip("*_")
            for span in read(text).spans
            if getattr(span, wanted)
        }
        printed = {part.partition(f"</{tag}>")[0] for part in html.split(f"<{tag}>")[1:]}
        printed = {
            part.replace("<strong>", "").replace("</strong>", "").replace("<em>", "").replace("</em>", "")
            for part in printed
        }
        assert found == printed


def test_who_and_when_are_read_from_an_action_only():
    line = read("- [ ] ask @Miriam about it !2026-12-08")
    assert [token[1:] for token in line.tokens] == [("owner", "Miriam"), ("date", "2026-12-08")]
    assert read("ask @Miriam !2026-12-08").tokens == ()


@pytest.mark.parametrize("text", ["- [ ] mail me@home.org", "- [ ] 5!2026-12-08", "- [ ] !2026-1-1", "- [ ] @ !"])
def test_what_only_looks_like_who_or_when_is_words(text):
    assert read(text).tokens == ()


def test_the_words_of_an_action_end_before_who_and_when():
    text = "- [ ] do **it** @me !2026-12-08"
    assert text[: read(text).end] == "- [ ] do **it**"


def test_a_very_long_line_is_left_plain():
    assert read("- " + "x" * LONG).kind == "plain"


@given(st.text(), st.text())
def test_lengths_count_utf16_units(before, after):
    assert units(before + after) == len((before + after).encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(alphabet="ab😀é"), st.data())
def test_a_part_is_replaced_by_its_place_in_utf16(text, data):
    places = [units(text[:n]) for n in range(len(text) + 1)]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    first, last = places.index(start), places.index(end)
    assert spliced(text, start, end, "new😀") == text[:first] + "new😀" + text[last:]


def applied(text, swaps):
    for start, end, new in reversed(swaps):
        text = spliced(text, start, end, new)
    return text


@given(WORDS, st.booleans(), st.data())
def test_chosen_words_are_bold_or_italic_afterwards(words, bold, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = units(" ".join([*words[:first], ""]))
    end = units(" ".join(words[: last + 1]))
    if toggles.span_around(text, start, end, bold):
        return
    swaps = toggles.marked(text, start, end, bold)
    after = applied(text, swaps)
    plain = str.maketrans("", "", "*_")
    assert after.translate(plain) == text.translate(plain), "only marks were written"
    grown = sum(len(swap.new) - (swap.end - swap.start) for swap in swaps)
    width = 2 if bold else 1
    assert toggles.span_around(after, swaps[0].start + width, swaps[-1].end + grown - width, bold)


@given(st.lists(st.sampled_from(["one", "two", "é", "😀", "a1"]), min_size=1, max_size=5), st.booleans(), st.data())
def test_marks_that_are_put_on_plain_words_come_off_again(words, bold, data):
    text = " ".join(words)
    places = [units(text[:n]) for n in range(len(text) + 1)]
    start, end = toggles.words_in(
        text, *sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    )
    after = applied(text, toggles.marked(text, start, end, bold))
    for span in read(after).spans:
        assert applied(after, toggles.unmarked(span, bold)) == text


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("One one ONE", "one", [(0, 3), (4, 7), (8, 11)]),
        ("😀 one 😀 one", "one", [(3, 6), (10, 13)]),
        ("😀😀", "😀", [(0, 2), (2, 4)]),
        ("it’s “so”", 'it\'s "so"', [(0, 9)]),
        ("a\u00a0b", "a b", [(0, 3)]),
        ("a.b", ".", [(1, 2)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("anything", "", []),
        ("Ärger ärger", "ärger", [(0, 5), (6, 11)]),
    ],
)
def test_words_are_found_where_they_stand(text, words, found):
    assert matches(text, words) == found


# what is to be reflected on later


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The silence #later", "The silence"),
        ("The silence #later  ", "The silence"),
        ("The silence  #later", "The silence "),
        ("- an item #later", "- an item"),
        ("- [ ] ask @Ada !2026-12-08 #later", "- [ ] ask @Ada !2026-12-08"),
        ("😀 silence #later", "😀 silence"),
    ],
)
def test_a_mark_at_the_end_of_words_says_that_they_are_for_later(text, words):
    line = read(text)
    assert (line.later, line.later_at) == (True, units(words))
    assert line.hidden[-1 if line.kind != "action" else 0].end == units(text)


@pytest.mark.parametrize("text", ["#later", "  #later", "- #later", "one#later", "one #later two", "one #laters"])
def test_without_words_before_it_or_elsewhere_it_is_no_mark(text):
    assert read(text).later is False


def test_an_action_for_later_still_says_who_and_when_after_its_words():
    line = read("- [ ] ask @Ada !2026-12-08 #later")
    assert ([token.value for token in line.tokens], line.end) == (["Ada", "2026-12-08"], len("- [ ] ask"))


@pytest.mark.parametrize(
    ("texts", "after"),
    [
        (["one"], ["one #later"]),
        (["one #later"], ["one"]),
        (["one #later", "two"], ["one #later", "two #later"]),
        (["one #later", "", "two #later"], ["one", "", "two"]),
        ([""], [""]),
        (["- [ ] "], ["- [ ] "]),
    ],
)
def test_lines_are_marked_for_later_or_none_is_when_all_were(texts, after):
    swaps = toggles.later_swaps(texts)
    assert [spliced(text, *swap) for text, swap in zip(texts, swaps, strict=True)] == after
