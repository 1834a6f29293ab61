"""Days in words, in the language in use; typed months are read in both."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.i18n import (
    WEEKDAYS,
    find_month,
    format_long_date,
    format_month,
    format_weekday_date,
    format_whole_date,
    use_language,
)

DAY = date(2026, 9, 28)


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("es")


def test_spanish_days() -> None:
    assert format_long_date(DAY) == "28 de setiembre de 2026"
    assert format_weekday_date(DAY) == "lunes 28 de setiembre"
    assert format_whole_date(DAY) == "lunes 28 de setiembre de 2026"
    assert format_month(2026, 9) == "setiembre de 2026"
    assert [name[:3] for name in WEEKDAYS[:6]] == ["lun", "mar", "mié", "jue", "vie", "sáb"]


@pytest.mark.usefixtures("english")
def test_english_days() -> None:
    assert format_long_date(DAY) == "28 September 2026"
    assert format_weekday_date(DAY) == "Monday 28 September"
    assert format_whole_date(DAY) == "Monday 28 September 2026"
    assert format_month(2026, 9) == "September 2026"


@pytest.mark.usefixtures("english")
def test_a_month_is_read_as_it_is_typed_in_either_language() -> None:
    assert [find_month(word) for word in ("ene", "january", "setiembre", "sept", "ma", "x")] == [
        1, 1, 9, 9, None, None,
    ]  # fmt: skip
