"""What one text says that another does not."""

from hypothesis import given
from hypothesis import strategies as st

from app.differences import Line, Said, between

texts = st.text(st.sampled_from("ab \n."), max_size=60)


def own(line):
    return [line.text[start:end] for start, end in line.own]


@given(texts, texts)
def test_either_text_can_be_read_out_of_them_whole(earlier, now):
    lines = between(earlier, now)
    assert "\n".join(line.text for line in lines if line.said is not Said.NOW) == earlier
    assert "\n".join(line.text for line in lines if line.said is not Said.EARLIER) == now


@given(texts, texts)
def test_without_its_own_words_a_changed_line_is_in_both(earlier, now):
    for line in between(earlier, now):
        ends = [0, *(place for span in line.own for place in span), len(line.text)]
        assert ends == sorted(ends)


def test_the_same_text_has_none():
    assert between("One.\nTwo.", "One.\nTwo.") == [Line(Said.BOTH, "One."), Line(Said.BOTH, "Two.")]


def test_of_a_changed_line_only_the_changed_words_are_marked():
    after, before = between("I said nothing at all to him.", "I said little to him.")
    assert (after.said, own(after)) == (Said.NOW, ["little"])
    assert (before.said, own(before)) == (Said.EARLIER, ["nothing at all"])


def test_a_line_with_nothing_in_common_is_marked_whole():
    after, before = between("The rota was late.", "Ask Miriam")
    assert own(after) == ["Ask Miriam"]
    assert own(before) == ["The rota was late."]


def test_a_line_that_was_put_in_stands_where_it_is():
    assert [line.said for line in between("One.\nThree.", "One.\nTwo.\nThree.")] == [Said.BOTH, Said.NOW, Said.BOTH]
