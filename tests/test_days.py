"""Days are checked, read as typed by what they are of, and reckoned by months."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import days
from app.days import check_day, doubt_day, months_after, read_day, refuse_day
from app.errors import DataProblem
from app.i18n import format_day

TODAY = date(2026, 11, 29)
KINDS = [days.FACT, days.SINCE, days.PLAN, days.MEETING, days.EXPIRY, days.LAW, days.PERIOD]


def test_a_day_that_is_none_says_what_to_do() -> None:
    assert check_day("2028-02-29") == "2028-02-29"
    with pytest.raises(DataProblem, match="febrero de 2026 tiene 28"):
        check_day("2026-02-29")
    for text in ("mañana", ""):
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


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("30/11", days.PLAN, "2026-11-30"),
        ("28/11", days.PLAN, "2027-11-28"),
        ("30/11", days.FACT, "2025-11-30"),
        ("28/11", days.FACT, "2026-11-28"),
        ("1/3", days.PERIOD, "2026-03-01"),
        ("31.12", days.PERIOD, "2026-12-31"),
        ("30/11/26", days.PLAN, "2026-11-30"),
        ("5/12/62", days.PLAN, "2062-12-05"),
        ("15/3/85", days.SINCE, "1985-03-15"),
        ("15/3/25", days.SINCE, "2025-03-15"),
        ("30-11-2026", days.PLAN, "2026-11-30"),
        ("2026-11-30", days.PLAN, "2026-11-30"),
        ("30 de noviembre", days.PLAN, "2026-11-30"),
        ("30 nov 2027", days.PLAN, "2027-11-30"),
        ("Lunes 30 de Noviembre de 2026", days.PLAN, "2026-11-30"),
        ("2 de setiembre", days.FACT, "2026-09-02"),
        ("2 septiembre", days.FACT, "2026-09-02"),
        ("5 marzo del 26", days.FACT, "2026-03-05"),
        ("hoy", days.FACT, "2026-11-29"),
        ("ayer", days.FACT, "2026-11-28"),
        ("mañana", days.PLAN, "2026-11-30"),
        ("+15", days.PLAN, "2026-12-14"),
        ("29/2", days.FACT, None),
    ],
)
def test_a_typed_day_is_read_by_what_it_is_of(text: str, kind: days.DayKind, day: str) -> None:
    if day is None:
        with pytest.raises(DataProblem):
            read_day(text, kind, TODAY)
    else:
        assert read_day(text, kind, TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("31/02/2026", days.PLAN, "febrero de 2026 tiene 28"),
        ("31/4", days.FACT, "abril de 2026 tiene 30"),
        ("29/2", days.PLAN, "febrero de 2026 tiene 28"),
        ("12/25/2026", days.PLAN, "No hay mes 25"),
        ("5/12/1850", days.SINCE, "El año 1850 no puede ser"),
        ("5/12/202", days.PLAN, "cuatro cifras"),
        ("15/03/2062", days.FACT, "El 15/03/2062 todavía no llegó"),
        ("30/11/2026", days.FACT, "El 30/11/2026 todavía no llegó"),
        ("01/01/1990", days.FACT, "fue hace 36 años"),
        ("5/12/62", days.FACT, "El 05/12/1962 fue hace 63 años"),
        ("5/12/1962", days.PLAN, "El 05/12/1962 fue hace 63 años"),
        ("mañana", days.SINCE, "todavía no llegó"),
        ("pronto", days.PLAN, "«pronto» no se entiende"),
        ("-5/12", days.PLAN, "«-5/12» no se entiende"),
        ("2026", days.PLAN, "no se entiende"),
        ("5 ma 2026", days.PLAN, "no se entiende"),
    ],
)
def test_what_is_no_day_says_the_real_reason(text: str, kind: days.DayKind, why: str) -> None:
    with pytest.raises(DataProblem) as trouble:
        read_day(text, kind, TODAY)
    assert why in trouble.value.sentence


@pytest.mark.parametrize(
    ("day", "kind", "asked"),
    [
        ("2062-12-10", days.PLAN, "¿Seguro? El 10/12/2062 es dentro de 36 años."),
        ("2026-01-10", days.PLAN, "¿Seguro? El 10/01/2026 fue hace 10 meses."),
        ("2028-11-01", days.PLAN, ""),
        ("2026-11-10", days.PLAN, ""),
        ("2021-11-01", days.FACT, "¿Seguro? El 01/11/2021 fue hace 5 años."),
        ("2026-01-10", days.FACT, ""),
        ("1985-03-15", days.SINCE, ""),
        ("2036-11-01", days.EXPIRY, ""),
        ("2062-11-01", days.EXPIRY, "¿Seguro? El 01/11/2062 es dentro de 35 años."),
        ("2020-11-01", days.EXPIRY, ""),
        ("2062-11-01", days.PERIOD, ""),
    ],
)
def test_a_day_hardly_meant_is_asked_about(day: str, kind: days.DayKind, asked: str) -> None:
    assert refuse_day(date.fromisoformat(day), kind, TODAY) == ""
    assert doubt_day(date.fromisoformat(day), kind, TODAY) == asked


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(KINDS))
def test_a_day_that_is_shown_reads_the_same_or_says_why_not(day: date, kind: days.DayKind) -> None:
    wrong = refuse_day(day, kind, TODAY)
    if not wrong:
        assert read_day(format_day(day.isoformat()), kind, TODAY) == day
        return
    with pytest.raises(DataProblem) as trouble:
        read_day(format_day(day.isoformat()), kind, TODAY)
    assert trouble.value.sentence == wrong


@given(st.text(alphabet="0123456789/-. +adeinorbhyñ", max_size=14), st.sampled_from(KINDS))
def test_any_text_is_a_day_or_a_sentence(text: str, kind: days.DayKind) -> None:
    found = None
    with suppress(DataProblem):  # anything else that is raised is a bug
        found = read_day(text, kind, TODAY)
    assert found is None or refuse_day(found, kind, TODAY) == ""


@given(st.sampled_from([days.FACT, days.SINCE]), st.integers(1, 40_000))
def test_what_happened_never_lies_ahead(kind: days.DayKind, ahead: int) -> None:
    day = TODAY + timedelta(days=ahead % 27_000 + 1)
    with pytest.raises(DataProblem, match="todavía no llegó"):
        check_day(day.isoformat(), kind, TODAY)
