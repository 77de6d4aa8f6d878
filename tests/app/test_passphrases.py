"""What is said of a passphrase, by the rule of the decisions: 12 characters, zxcvbn at least 3, four words or 16."""

import subprocess
import sys

import pytest

from app.practice import passphrases

DRAWN = "lantern orchard pebble quiet marmalade ferry"


def test_a_suggestion_is_six_words_of_the_long_list():
    from xkcdpass.xkcd_password import generate_wordlist

    listed = set(generate_wordlist(wordfile="eff-long", min_length=1, max_length=20))
    assert len(listed) == 7776
    words = passphrases.suggested().split(" ")
    assert len(words) == 6
    assert set(words) <= listed


def test_two_suggestions_differ():
    assert passphrases.suggested() != passphrases.suggested()


def test_an_untouched_suggestion_is_told_its_bits():
    strength = passphrases.judge(DRAWN, DRAWN)
    assert strength.level == 4
    assert f"{strength.lead} {strength.words}" == (
        "Strong. Six words, about 77 bits. Centuries of guessing, even with fast machines."
    )


@pytest.mark.parametrize("changed", [f"{DRAWN}s", DRAWN.title(), f"{DRAWN} "])
def test_a_touched_suggestion_is_one_of_their_own(changed):
    strength = passphrases.judge(changed, DRAWN)
    assert strength.enough
    assert "bits" not in strength.words


def test_six_words_that_were_not_drawn_are_told_no_bits():
    assert "bits" not in passphrases.judge(DRAWN).words


@pytest.mark.parametrize("blank", ["", "   "])
def test_nothing_typed_is_told_nothing(blank):
    strength = passphrases.judge(blank)
    assert (strength.level, strength.lead, strength.words) == (0, "", "")
    assert not strength.enough


@pytest.mark.parametrize(
    "easy",
    [
        "Xk7#pQz9!mL",  # eleven characters, hard as they are
        "qwertyuiopasdfgh",
        "password1234",
        "aaaaaaaaaaaaaaaaaaaa",
        "password password password password",
        "12345678901234567890",
    ],
)
def test_what_a_program_guesses_soon_is_refused(easy):
    strength = passphrases.judge(easy)
    assert f"{strength.lead} {strength.words}" == "Too easy to guess. Add two or three unrelated words."
    assert not strength.enough


@pytest.mark.parametrize("middling", ["lantern orchard", "Xk7#pQz9!mL2", "wickerharbours."])
def test_few_words_of_under_sixteen_characters_need_one_more(middling):
    strength = passphrases.judge(middling)
    assert f"{strength.lead} {strength.words}" == "Fair. One more word would make it strong."
    assert not strength.enough


@pytest.mark.parametrize("good", ["wicker quilt harbours", "my dog is old", "aB3$kL9@qW7!zR5%", "über alle Gipfel"])
def test_four_words_or_sixteen_characters_will_do(good):
    assert passphrases.judge(good).enough


@pytest.mark.parametrize("odd", ["wicker quilt harbour " * 40, "é" * 5000, "\ud83d\ude00 " * 30, "日本語の合言葉" * 20])
def test_no_length_and_no_letter_breaks_the_judgement(odd):
    assert 0 <= passphrases.judge(odd).level <= 3


def test_only_the_first_72_characters_are_judged():
    assert passphrases.judge("a" * 72 + " wicker quilt harbour seven").level == 1


def test_what_the_judge_cannot_read_goes_by_its_length(monkeypatch):
    def lost(_words):
        raise ValueError

    monkeypatch.setattr("zxcvbn.zxcvbn", lost)
    assert passphrases.judge("wicker quilt harbour seven").enough
    assert not passphrases.judge("short").enough


def test_the_lists_of_words_wait_until_they_are_needed():
    program = "import sys, app.practice.passphrases; print([m for m in ('xkcdpass', 'zxcvbn') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
