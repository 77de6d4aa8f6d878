"""The printed code: what is on paper in people's homes must be read for ever."""

import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import CodeMistyped
from app.store import recovery_code

# The vector of the format.
SECRET = bytes.fromhex("038f424f994838c7c8d29934a60bbd4f28")
CODE = "WF89-7SJJ-1RRZ-4D56-9MMR-5VTK-S86A"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

secrets = st.integers(0, 2**130 - 1).map(lambda number: number.to_bytes(17, "big"))


def fits(symbols):
    """By hand from the description: do the last two symbols agree with the first 26?"""
    value = int.from_bytes(sha256(b"inglenook-rc1" + symbols[:26].encode()).digest()[:2], "big") & 1023
    return symbols[26:] == CROCKFORD[value // 32] + CROCKFORD[value % 32]


def misreadings(symbols):
    """Every change of one symbol, and every swap of two neighbours."""
    for at, right in enumerate(symbols):
        for wrong in CROCKFORD.replace(right, ""):
            yield symbols[:at] + wrong + symbols[at + 1 :]
    for at in range(len(symbols) - 1):
        if symbols[at] != symbols[at + 1]:
            yield symbols[:at] + symbols[at + 1] + symbols[at] + symbols[at + 2 :]


def is_taken(typed):
    try:
        recovery_code.decode(typed)
    except CodeMistyped:
        return False
    return True


def test_the_vector_of_the_format_is_printed():
    assert recovery_code.encode(SECRET) == CODE


def test_the_vector_of_the_format_is_read():
    assert bytes(recovery_code.decode(CODE)) == SECRET


def test_the_smallest_secret_is_all_zeros():
    # SHA-256 of "inglenook-rc1" and 26 noughts begins 7e 82; the low ten bits are 642 = 20 * 32 + 2: M and 2.
    assert recovery_code.encode(bytes(17)) == "0000-0000-0000-0000-0000-0000-00M2"


@given(secrets)
def test_what_is_printed_is_read_back(secret):
    assert bytes(recovery_code.decode(recovery_code.encode(secret))) == secret


@given(secrets)
def test_the_check_symbols_are_those_of_the_description(secret):
    assert fits(recovery_code.encode(secret).replace("-", ""))


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        "  ".join(CODE),
        CODE.replace("-", "\n"),
        CODE.replace("-", "\t"),
        CODE.replace("-", "\u00a0"),
        *(CODE.replace("-", dash) for dash in "\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"),
        CODE.replace("1", "I"),
        CODE.replace("1", "L"),
        CODE.replace("1", "i"),
        CODE.replace("1", "l"),
    ],
)
def test_case_spaces_hyphens_and_lookalikes_do_not_matter(typed):
    assert bytes(recovery_code.decode(typed)) == SECRET


@pytest.mark.parametrize("zero", ["O", "o"])
def test_the_letter_o_is_read_as_a_nought(zero):
    assert bytes(recovery_code.decode(f"{zero * 26}M2")) == bytes(17)


@pytest.mark.parametrize(
    ("box", "ordinal"), list(enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]))
)
@pytest.mark.parametrize("symbol", ["U", "u", "*", "é", "😀", "٣"])
def test_a_symbol_that_no_code_has_names_its_box(box, ordinal, symbol):
    boxes = CODE.split("-")
    boxes[box] = boxes[box][:2] + symbol + boxes[box][3:]

    with pytest.raises(CodeMistyped) as mistyped:
        recovery_code.decode("-".join(boxes))

    assert f"the {ordinal} box" in mistyped.value.title


@pytest.mark.parametrize("typed", ["", "W", CODE[:-1], CODE[:-5], CODE + "A", CODE + CODE, "-- --"])
def test_a_code_of_another_length_is_told_in_its_own_words(typed):
    with pytest.raises(CodeMistyped) as mistyped:
        recovery_code.decode(typed)
    assert "seven boxes of four" in mistyped.value.title


def test_no_single_slip_in_the_vector_goes_unnoticed():
    assert [typed for typed in misreadings(CODE.replace("-", "")) if is_taken(typed)] == []


def test_slips_that_fit_by_chance_are_as_rare_as_ten_bits_make_them():
    chance = random.Random(1024)
    codes = [recovery_code.encode(chance.getrandbits(130).to_bytes(17, "big")).replace("-", "") for _ in range(20)]
    slips = [slip for code in codes for slip in misreadings(code)]
    taken = {slip for slip in slips if is_taken(slip)}

    assert taken == {slip for slip in slips if fits(slip)}
    assert len(taken) / len(slips) < 2 / 1024


def test_a_slip_is_told_without_naming_a_box():
    with pytest.raises(CodeMistyped) as mistyped:
        recovery_code.decode(CODE[:-1] + "B")
    assert mistyped.value.title == "The code doesn’t fit together."


def test_new_secrets_use_all_130_bits_and_no_more():
    made = [int.from_bytes(recovery_code.new_secret(), "big") for _ in range(200)]
    seen = 0
    for number in made:
        seen |= number
    assert (seen, len(set(made))) == (2**130 - 1, 200)
