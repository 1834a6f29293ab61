"""The days of an export, as the programs and languages that write them have them."""

import pytest

from app.incoming.form_days import read_form_day, read_moment

MARCH = "2026-03-15"


@pytest.mark.parametrize(
    "text",
    [
        "Mar 15, 2026", "Mar 15, 2026 10:30:00 AM", "March 15, 2026", "March 15th, 2026", "mar. 15, 2026",
        "Mar 15 2026 10:30", "15 mar. 2026 10:30:00 a.m.", "15 mar. 2026 10:30:00 a. m.", "15-mar-2026",
        "15 mar 2026", "15-Mar-26", "15/mar/2026", "15 de marzo de 2026", "15 de mar. de 2026, 10:30",
        "domingo, 15 de marzo de 2026", "dom, 15 mar 2026 10:30:00", "Sunday, March 15, 2026 10:30 AM",
        "Sun Mar 15 10:30:00 PYT 2026", "Sun, 15 Mar 2026 10:30:00 GMT", "15/03/2026 10:30:00",
        "15/3/26 10:30", "15/03/2026, 10:30:00 a. m.", "15.03.2026", "2026/03/15", "2026-03-15 10:30:00",
        "2026-03-15T10:30:00.000-03:00", "2026-03-15T10:30:00-0300", "2026-03-15 10:30:00 UTC", "20260315",
        "46096", "46096.4375", "46096,4375", "2026-Mar-15", '="15/03/2026"', "'2026-03-15", "MAR 15, 2026",
        "mar, 15 mar 2026 10:30", "2026-03-15T00:00:00.000Z",
    ],
)  # fmt: skip
def test_a_written_day_is_that_day(text: str) -> None:
    assert read_form_day(text).value == MARCH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jan 5, 2026", "2026-01-05"), ("5 ene. 2026", "2026-01-05"), ("Aug 7, 2026", "2026-08-07"),
        ("7 ago 2026 5:05:11 p. m.", "2026-08-07"), ("Dec 31, 2025", "2025-12-31"),
        ("5-set-2026", "2026-09-05"), ("sept. 5, 2026", "2026-09-05"), ("Apr 1, 2026", "2026-04-01"),
        ("2026-11-21T01:30:00.000Z", "2026-11-20"), ("2026-11-20T23:30:00.000-03:00", "2026-11-20"),
    ],
)  # fmt: skip
def test_months_and_hours_of_both_languages(text: str, day: str) -> None:
    assert read_form_day(text).value == day


@pytest.mark.parametrize("text", ["11/20/2026", "11/20/2026 10:30 AM", "2026-02-30", "ayer", "Mar 32, 2026", "NA", "Mar 2026 15 20", "13 Foo 2026"])  # fmt: skip
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    reading = read_form_day(text)
    assert reading.value is None
    assert reading.problem


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Nov 20, 2026 5:05:11 PM", "2026-11-20T17:05:11"), ("2026-11-20T17:05:11", "2026-11-20T17:05:11"),
        ("20 nov. 2026 5:05:11 p. m.", "2026-11-20T17:05:11"), ("2026-11-20T20:05:11.000Z", "2026-11-20T17:05:11"),
        ("2026-11-20T17:05:11.123-03:00", "2026-11-20T17:05:11"), ("20/11/2026 17:05:11", "2026-11-20T17:05:11"),
        ("Nov 20, 2026 12:05 AM", "2026-11-20T00:05:00"), ("2026-11-20", "2026-11-20"), ("nunca", None), ("", None),
    ],
)  # fmt: skip
def test_a_moment_is_the_same_however_it_is_written(text: str, moment: str | None) -> None:
    assert read_moment(text) == moment
