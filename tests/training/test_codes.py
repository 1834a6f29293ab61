"""A mistyped code is noticed, and a code is bound to what the certificate says."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.training.codes import ALPHABET, BASE, MODULUS, code_of, read_code, with_check
from app.training.records import Certificate

ONE = Certificate(
    id=1, enrolment_id=77, event_id=5, code="", issued_on="2026-11-20", full_name="Rosa Benítez",
    course_title="Gestión y costos del taller", hours=20.0, held_from="2026-11-03",
    held_to="2026-11-12",
)  # fmt: skip
values = st.integers(0, 2**50 - 1)


def test_the_code_of_a_known_certificate_stays() -> None:
    # pinned: a change of the way would make every printed certificate unknown
    assert code_of(ONE) == "23ER-SD6Z-YDJ8"


@pytest.mark.parametrize(
    "change",
    [
        {"full_name": "Rosa Benitez"},
        {"hours": 21.0},
        {"held_to": "2026-11-13"},
        {"course_title": "Gestión"},
        {"issued_on": "2026-11-21"},
        {"enrolment_id": 78},
    ],
)
def test_the_code_changes_with_anything_the_certificate_says(change: dict[str, object]) -> None:
    assert code_of(replace(ONE, **change)) != code_of(ONE)  # type: ignore[arg-type]


def test_the_modulus_notices_every_swap_of_two_places() -> None:
    assert all(MODULUS % divisor for divisor in range(2, 32))  # a prime below 32 squared is one
    assert BASE < MODULUS < BASE * BASE
    assert all(pow(BASE, distance, MODULUS) != 1 for distance in range(1, 12))


@settings(max_examples=50, deadline=None)
@given(values)
def test_a_code_is_read_as_people_type_it(value: int) -> None:
    code = with_check(value)
    assert read_code(code) == code
    assert read_code(code.lower().replace("-", " ")) == code
    assert read_code(code.replace("0", "O").replace("1", "l")) == code


@settings(max_examples=50, deadline=None)
@given(values, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(value: int, place: int, letter: str) -> None:
    letters = list(with_check(value).replace("-", ""))
    if letters[place] != letter:
        letters[place] = letter
        assert read_code("".join(letters)) is None


@settings(max_examples=50, deadline=None)
@given(values, st.integers(0, 11), st.integers(0, 11))
def test_two_characters_that_changed_places_are_always_noticed(value: int, a: int, b: int) -> None:
    letters = list(with_check(value).replace("-", ""))
    if letters[a] != letters[b]:
        letters[a], letters[b] = letters[b], letters[a]
        assert read_code("".join(letters)) is None


@pytest.mark.parametrize("typed", ["", "7K2M", "7K2M-9QXD-4FHT-2", "ÑÑÑÑ-9QXD-4FHT", "U" * 12])
def test_what_is_not_a_code_is_mistyped(typed: str) -> None:
    assert read_code(typed) is None


def test_a_code_is_read_as_phones_and_books_hand_it_on() -> None:
    code = with_check(123_456_789_012)
    for hyphen in ("\u2011", "\u2013", "\u2014", "\u00ad", "\u00a0", "\u200b", " - "):
        assert read_code(code.replace("-", hyphen)) == code
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    assert read_code(wide.casefold()) == code
