"""Times as people write and say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.errors import DataProblem
from app.production.words import (
    OFFERED_STRIKES,
    read_cycles,
    read_machine,
    read_seconds,
    say_between,
    say_cells,
    say_cycles,
    say_decimal,
    say_machine,
    say_minutes,
    say_product,
    say_rating,
    say_seconds,
    say_strike,
    say_tenths,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:28", 88), ("88", 88), (" 1:28,4 ", 88.4), ("88.4", 88.4), ("0:09", 9), ("12:00", 720), ("45s", 45)],
)
def test_a_time_is_read_as_it_is_written(text: str, seconds: float) -> None:
    assert read_seconds(text) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", "un rato", "1:75", "1:2:3", "-3", "0", "1:-3", "99999"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(DataProblem):
        read_seconds(text)


def test_a_line_of_the_sheet() -> None:
    assert read_cycles("1:28 1:57; 97 3:12x") == ((88, None), (117, None), (97, None), (192, "paper"))
    assert say_cells([(88.0, None), (9.5, None), (192.0, "thread"), (600.0, None)]) == "1:28 9,5 3:12x 10:00"
    assert read_cycles("") == ()


@given(some.lists(some.integers(1, 36_000)))
def test_what_is_shown_is_read_again(tenths: list[int]) -> None:
    cells = [(one / 10, None) for one in tenths]
    assert [round(one * 10) for one, _why in read_cycles(say_cells(cells))] == tenths


def test_times_are_said() -> None:
    assert [say_seconds(one) for one in (88, 59.6, 3723)] == ["1:28", "1:00", "1:02:03"]
    assert say_tenths(72.46) == ("1:12", ",4")
    assert say_tenths(59.99) == ("0:59", ",9")
    assert (say_minutes(2.05), say_between(1.78, 2.321), say_between(None, None)) == (
        "2,05 min",
        "entre 1,78 y 2,32",
        "",
    )
    assert [say_decimal(-1234.5, 1), say_decimal(7, 0)] == ["−1.234,5", "7"]
    assert [say_cycles(1), say_cycles(7)] == ["1 ciclo", "7 ciclos"]


def test_machines_products_ratings_and_reasons_are_said() -> None:
    assert [read_machine("remalladora"), read_machine("a pulmón")] == ["overlock", "a pulmón"]
    assert [say_machine("overlock"), say_machine(None)] == ["Overlock", "a mano"]
    assert [say_product("guardapolvos"), say_product(None)] == ["guardapolvos", ""]
    assert len({say_rating(one) for one in (80, 95, 100, 105, 120)}) == 5
    assert [say_strike("thread"), say_strike("se fue la luz"), say_strike(None)] == [
        "se cortó el hilo",
        "se fue la luz",
        "",
    ]
    assert "paper" not in OFFERED_STRIKES
