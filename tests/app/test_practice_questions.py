"""Questions to prepare with: which suit whom, three at a time."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice import questions

ROLES = ["mentee", "mentor", "both"]
CHANGES = [
    "", "student_to_doctor", "new_to_uk", "return_to_training", "step_up_registrar", "step_up_consultant", "rotation",
    "sas_to_specialist",
]  # fmt: skip
CASES = list(itertools.product(ROLES, [False, True], CHANGES))


def test_a_mentee_first_sees_what_a_mentor_might_bring():
    assert questions.heading("mentee") == "Questions a mentor might bring"
    assert questions.three(questions.for_preparing("mentee"), 0) == (
        "What would make this hour worth it?",
        "What have you stopped noticing because it now goes well?",
        "If the decision were already made, what would you miss?",
    )


def test_a_mentor_sees_one_to_listen_with_one_to_ask_and_one_to_challenge():
    assert questions.heading("mentor") == "Questions you might bring"
    assert questions.three(questions.for_preparing("mentor"), 1) == (
        "What might be hard for them to say to me?",
        "What have you already ruled out, and why?",
        "You have said “should” several times: whose “should” is it?",
    )


def test_of_two_who_mentor_each_other_nobody_is_the_junior():
    assert questions.heading("both") == "Questions either of you might bring"


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("mentor", "What do I see from where I stand that they cannot?"),
        ("mentee", "What would I rather not hear?"),
    ],
)
def test_reverse_mentoring_brings_its_own_questions_first(role, first):
    assert questions.heading(role, reverse=True) == "Questions to go in with"
    assert questions.for_preparing(role, reverse=True)[0] == first
    assert first not in questions.for_preparing(role)


def test_both_ways_in_reverse_has_the_questions_of_both_chairs():
    asked = questions.for_preparing("both", reverse=True)
    assert "How will we know it is working for me too?" in asked
    assert "How will I make sure this never counts against them?" in asked


def test_who_mentors_upwards_is_not_asked_what_they_sign():
    guard = "Could anything here reach a form I sign?"
    assert guard in questions.for_preparing("mentor")
    assert guard not in questions.for_preparing("mentor", reverse=True)


def test_a_meeting_about_a_change_begins_with_its_questions():
    assert questions.for_preparing("mentee", change="rotation")[:4] == (
        "What have you learned here that you want to carry?",
        "What will you not miss?",
        "Who should you thank?",
        "Does our mentoring change: place, time, roles?",
    )


def test_a_change_that_nobody_knows_changes_nothing():
    assert questions.for_preparing("mentee", change="sabbatical") == questions.for_preparing("mentee")


def test_no_question_comes_twice_or_with_typewriter_quotes():
    for case in CASES:
        asked = questions.for_preparing(*case)
        assert len(set(asked)) == len(asked) >= 12
        assert not [question for question in asked if "'" in question or '"' in question or question[-1] not in "?."]


@given(st.sampled_from(CASES), st.integers(0, 200))
def test_paging_shows_three_and_in_the_end_all(case, turn):
    asked = questions.for_preparing(*case)
    assert len(set(questions.three(asked, turn))) == 3
    pages = [questions.three(asked, turn + n) for n in range(-(-len(asked) // 3))]
    assert {question for page in pages for question in page} == set(asked)
