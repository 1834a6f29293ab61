"""An audit of every reader of what is typed: whole, or refused with a sentence; never in part."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contacts.words import doubt_minutes, read_minutes
from app.days import FACT, PLAN, SINCE, doubt_birth, read_birth_year, read_day, read_day_part, read_year
from app.errors import DataProblem
from app.figures.months import read_month
from app.incoming.cells import read_count, read_machines, read_money
from app.numbers import (
    COST,
    PIECE_MINUTES,
    PIECES,
    read_cost,
    read_hour,
    read_number,
    read_whole,
    write_number,
)
from app.registry.phone import show_phones
from app.registry.ruc import read_ruc
from app.training.typed import read_hours, read_percent
from ui.training.attendance_tab import read_numbers

TODAY = date(2026, 11, 29)


def _sentence_if_none(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def reader(text: str) -> Any:
        found = read(text)
        if found is None:
            raise DataProblem("no se entiende")
        return found

    return reader


NUMBERS: dict[str, Callable[[str], Any]] = {
    "cost": read_cost,
    "whole": read_whole,
    "number": read_number,
    "hours": read_hours,
    "percent": lambda text: None if (found := read_percent(text)) is None else found * 100,
    "imported sum": _sentence_if_none(lambda text: read_money(text).value),
    "imported count": _sentence_if_none(lambda text: read_count(text).value),
}
READERS = NUMBERS | {
    "hour": read_hour,
    "minutes": read_minutes,
    "year": lambda text: read_year(text, TODAY),
    "fact": lambda text: read_day(text, FACT, TODAY),
    "plan": lambda text: read_day(text, PLAN, TODAY),
    "part of a day": lambda text: read_day_part(text, SINCE, TODAY),
    "month": _sentence_if_none(lambda text: read_month(text, TODAY)),
    "numbers of a sheet": _sentence_if_none(read_numbers),
}
TEXTS = st.one_of(st.text(alphabet="0123456789.,-−– /:%hgGs₲+()m il", max_size=14), st.text(max_size=10))


def digits(text: object) -> str:
    """The digits that count: noughts at either end are of the writing, not of the number."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", str(text))).strip("0")


@pytest.mark.parametrize("name", sorted(READERS))
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_a_reader_reads_or_says_why_not(name: str, text: str) -> None:
    try:
        READERS[name](text)
    except DataProblem as trouble:
        said = trouble.sentence
    else:
        said = "read"
    assert said


@pytest.mark.parametrize("name", sorted(NUMBERS))
@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_a_number_keeps_every_digit_and_drops_no_sign(name: str, text: str) -> None:
    try:
        value = NUMBERS[name](text)
    except DataProblem:
        return
    if value is None:
        assert not re.search(r"\d", text)
        return
    if not digits(text) and any(map(str.isalpha, text)):
        return  # «mil», «un»: in words
    assert digits(f"{value:.6f}") == digits(text)
    assert not re.search(r"(?:^|\s)[-−–]\s?\d", text), "less than nothing is no number here"


@pytest.mark.parametrize("sign", ["-", "−", "–", "- "])
@pytest.mark.parametrize("name", sorted(READERS.keys() - {"month", "fact", "plan", "part of a day", "year"}))
def test_minus_three_is_not_three(name: str, sign: str) -> None:
    with pytest.raises(DataProblem):
        READERS[name](f"{sign}3")


def test_below_nothing_says_so() -> None:
    for read in (read_cost, read_whole, read_number, read_minutes):
        with pytest.raises(DataProblem, match="es menos que cero"):
            read("-500")


@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_reads_the_same_in_every_form(hour: int, minute: int) -> None:
    wanted = f"{hour:02d}:{minute:02d}"
    forms = [wanted, f"{hour}:{minute:02d}", f"{hour}.{minute:02d}", f"{hour}h{minute:02d}",
             f"{hour}:{minute:02d} hs", f"{hour}{minute:02d}"]  # fmt: skip
    assert {read_hour(form) for form in forms} == {wanted}


@pytest.mark.parametrize(
    ("text", "why"),
    [("25", "La hora 25 no existe"), ("9:75", "0 a 59"), ("tarde", "«tarde» no se entiende"),
     ("-9", "«-9» no se entiende"), ("9:5", "no se entiende")],
)  # fmt: skip
def test_what_is_no_hour_says_why(text: str, why: str) -> None:
    with pytest.raises(DataProblem, match=why):
        read_hour(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [("99.999.999.999.999", "es demasiado"), ("1,5", "no es un número entero"),
     ("350,000", "los miles se separan con punto"), ("1 5", "no se entiende"),
     ("1.-5", "no se entiende"), ("0.125", "no se entiende"), ("8h5", "no se entiende")],
)  # fmt: skip
def test_what_is_no_sum_says_why(text: str, why: str) -> None:
    with pytest.raises(DataProblem, match=why):
        read_whole(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2.899.048", 2_899_048), ("G. 350.000", 350_000), ("275mil", 275_000),
     ("4,5 millones", 4_500_000), ("2 900 000", 2_900_000), ("50.000.-", 50_000), ("", None)],
)  # fmt: skip
def test_a_sum_is_read_as_people_write_it(text: str, number: int | None) -> None:
    assert read_whole(text) == number


def test_sums_and_times_hardly_meant_are_asked_about() -> None:
    assert "faltan ceros" in COST.doubt(350)
    assert "sobran ceros" in COST.doubt(999_999_999_999)
    assert [COST.doubt(cost) for cost in (None, 0, 1_000, 200_000_000)] == [""] * 4
    assert doubt_minutes(16 * 60) == "¿Seguro? Son 16 h."
    assert [doubt_minutes(minutes) for minutes in (None, 90)] == ["", ""]
    assert PIECES.doubt(25_000) == "¿Seguro? Es 25.000; mire si sobran ceros."
    assert [PIECES.doubt(count) for count in (None, 0, 600)] == ["", "", ""]
    assert PIECE_MINUTES.doubt(0.05) == "¿Seguro? Es 0,05; mire si faltan ceros."
    assert doubt_birth(2020, TODAY) == "¿Seguro? Tendría 6 años."
    assert doubt_birth(1985, TODAY) == doubt_birth(None, TODAY) == ""


@pytest.mark.parametrize(
    ("text", "why"), [("985", "cuatro cifras"), ("2062", "todavía no llegó"), ("1850", "muy lejos")]
)
def test_what_is_no_year_says_why(text: str, why: str) -> None:
    with pytest.raises(DataProblem, match=why):
        read_year(text, TODAY)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789 ,;/y-()rectaovlkx", max_size=24))
def test_machines_are_counted_or_named_as_unknown(text: str) -> None:
    reading = read_machines(text)
    told = "".join((*(given for _kind, _count, given in reading.machines), *reading.unknown))
    assert digits(re.sub(r"\s", "", told)) == digits(text)


@given(st.text(alphabet="0123456789.-/A ", max_size=16))
def test_a_ruc_is_right_or_a_problem(text: str) -> None:
    reading = read_ruc(text)
    assert reading.problem or digits(reading.ruc) == digits(text)


@given(st.text(max_size=30))
def test_a_phone_field_shows_what_was_typed_without_numbers(text: str) -> None:
    if not re.search(r"\d", text):
        assert show_phones(text) == text


@given(st.integers(0, 10**8))
def test_a_number_that_is_written_is_read_again(hundredths: int) -> None:
    assert read_number(write_number(hundredths / 100)) == pytest.approx(hundredths / 100)


def test_a_number_is_written_without_noughts_that_say_nothing() -> None:
    assert [write_number(one) for one in (40.0, 8.5, 17.05, 0.0, 1200)] == ["40", "8,5", "17,05", "0", "1200"]
    assert (write_number(1.3333333, 6), write_number(10.0, 0)) == ("1,333333", "10")


@pytest.mark.parametrize(
    ("typed", "start", "birth"), [("85", 1985, 1985), ("15", 2015, 2015), ("'99", 1999, 1999)]
)
def test_two_digits_of_a_year_are_of_the_last_that_may_be(typed: str, start: int, birth: int) -> None:
    assert read_year(typed, TODAY) == start
    assert read_birth_year(typed, TODAY) == birth


def test_two_digits_of_a_birth_are_no_child_s() -> None:
    this = f"{TODAY.year % 100:02d}"
    assert read_year(this, TODAY) == TODAY.year
    assert read_birth_year(this, TODAY) == TODAY.year - 100
