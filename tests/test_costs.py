"""Money as people type it."""

import pytest

from app.errors import DataProblem
from app.numbers import read_cost, show_cost


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("350000", 350_000),
        ("G. 350.000", 350_000),
        ("Gs 350.000", 350_000),
        ("350 mil", 350_000),
        ("1,5", "wrong"),
        ("sin costo", 0),
        ("0", 0),
        ("", None),
        ("a confirmar", None),
        ("mucho", "wrong"),
        ("-5", "wrong"),
    ],
)
def test_money_is_read(text: str, cost: int | str | None) -> None:
    if cost == "wrong":
        with pytest.raises(DataProblem, match=text):
            read_cost(text)
    else:
        assert read_cost(text) == cost


@pytest.mark.parametrize("cost", [None, 0, 500, 350_000, 12_000_000])
def test_money_that_is_shown_reads_the_same(cost: int | None) -> None:
    assert read_cost(show_cost(cost)) == cost
