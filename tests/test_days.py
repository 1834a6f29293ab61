"""Days are checked, and reckoned by months."""

import pytest

from app.days import check_day, months_after
from app.errors import DataProblem


def test_a_day_that_is_none_says_what_to_do() -> None:
    assert check_day("2028-02-29") == "2028-02-29"
    for text in ("2026-02-29", "mañana", ""):
        with pytest.raises(DataProblem, match="no es una fecha"):
            check_day(text)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        ("2025-08-31", 6, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-31", 1, "2026-01-31"),
        ("2026-11-23", 2, "2027-01-23"),
    ],
)
def test_a_day_that_a_month_lacks_becomes_its_last(day: str, months: int, due: str) -> None:
    assert months_after(day, months) == due
