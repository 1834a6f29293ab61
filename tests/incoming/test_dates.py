"""Dates from lists, in every form people and programs write them; never a guess between day and month."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n import MONTHS
from app.incoming.cells import read_date
from app.incoming.dates import past_century
from app.storage.store import Store
from tests.incoming.books import only_workshop, store, take

__all__ = ["store"]

DAYS = st.dates(date(1950, 1, 1), date(2035, 12, 31))
SHORT = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_a_day_reads_the_same_in_every_form(day: date) -> None:
    d, m, y = day.day, day.month, day.year
    long, short = MONTHS.spanish[m - 1], SHORT[m - 1]
    forms = [
        *(f"{d:02d}{sign}{m:02d}{sign}{y}" for sign in ("/", "-", ".", " / ", " ", "//", ",", "_", "–", "\\")),
        *(f"{d}/{m}/{y}{time}" for time in (" 0:00:00", " 12:30", " 12:00:00 a. m.", " 10:30 p.m.", " 14:30 hs",
                                            ", 10:30", " a las 9:15")),
        *(f"{day.isoformat()}{time}" for time in ("", "T00:00:00Z", "T23:30:00.000-03:00", " 00:00:00")),
        f"{y}/{m}/{d}", f"{y}.{m:02d}.{d:02d}", f"{d:02d}/{m:02d}/{y}.", f"{d}-{m}-{str(y)[0]}.{str(y)[1:]}",
        f"{d} de {long} de {y}", f"{d} de {long} del {y}", f"{d} DE {long.upper()} DEL AÑO {y}",
        f"{d}-{short}-{y}", f"{d}/{short.upper()}/{y}", f"{d} {short}. {y}", f"{d}{short}{y}", f"{d}.{short}.{y}",
        f"{d}º de {long} de {y}", f"{d}° de {long}, {y}", f"miércoles {d} de {long} de {y}", f"vie, {d}/{m}/{y}",
        f"{long.capitalize()} {d}, {y}", f"{ENGLISH[m - 1]} {d}, {y}", f"{ENGLISH[m - 1][:3]} {d} {y}",
        f"desde el {d} de {long} de {str(y)[0]}.{str(y)[1:]}", f"Fecha: {d}/{m}/{y}", f"{y} {long} {d}",
    ]  # fmt: skip
    readings = {form: read_date(form) for form in forms}
    assert {form: reading.value for form, reading in readings.items()} == dict.fromkeys(
        forms, day.isoformat()
    )
    assert {reading.problem for reading in readings.values()} == {None}


@pytest.mark.parametrize(
    ("text", "value"),
    [("03/V/2011", "2011-05-03"), ("3-xii-98", "1998-12-03"), ("15.IX.2014", "2014-09-15"),
     ("28 / II / 2012", "2012-02-28"), ("VIII/2016", "2016-08"), ("31-VI-2015", None), ("3 x 2011", None),
     ("5/XIII/2015", None), ("V/11", None)],
)  # fmt: skip
def test_a_month_in_roman_numbers_is_read(text: str, value: str | None) -> None:
    assert read_date(text).value == value


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_a_month_and_a_year_are_read_as_such(day: date) -> None:
    m, y, long, short = day.month, day.year, MONTHS.spanish[day.month - 1], SHORT[day.month - 1]
    forms = [f"{m:02d}/{y}", f"{m}-{y}", f"{m}.{y}", f"{y}-{m:02d}", f"{long}/{y}", f"{long.upper()} {y}",
             f"{long} de {y}", f"{long}, {y}", f"{short}-{y}", f"{short}. {y}", f"desde {long} {y}"]  # fmt: skip
    assert {form: read_date(form).value for form in forms} == dict.fromkeys(forms, f"{y}-{m:02d}")
    years = [f"{y}", f"año {y}", f"desde {y}", f"{str(y)[0]}.{str(y)[1:]}", f"{y}.0", y, float(y)]
    assert {read_date(form).value for form in years} == {str(y)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [("15 de febreo de 2019", "2019-02-15", "se leyó «febreo» como febrero"),
     ("novimbre 2019", "2019-11", "se leyó «novimbre» como noviembre"),
     ("43831", "2020-01-01", "es el número con que Excel guarda un día; se leyó 01/01/2020"),
     (43539, "2019-03-15", "es el número con que Excel guarda un día; se leyó 15/03/2019"),
     (43539.5, "2019-03-15", "es el número con que Excel guarda un día; se leyó 15/03/2019"),
     ("15032019", "2019-03-15", "sin barras; se leyó 15/03/2019"),
     (5032019, "2019-03-05", "sin barras; se leyó 05/03/2019"),
     ("20190315", "2019-03-15", "sin barras; se leyó 15/03/2019"),
     ("03/19", "2019-03", "se leyó como mes y año"), ("marzo 15", "2015-03", "se leyó como mes y año"),
     ("a fines de 2015", "2015", "se tomó solo el año 2015"),
     ("2015 (aprox.)", "2015", "se tomó solo el año 2015")],
)  # fmt: skip
def test_what_is_only_likely_is_read_and_said(text: object, value: str, said: str) -> None:
    reading = read_date(text)  # type: ignore[arg-type]
    assert (reading.value, reading.problem) == (value, said)


@pytest.mark.parametrize(
    "text",
    ["15 de marzo", "15-mar", "03/12", "150319", "12/31/2015", "01/15/2019 10:30", "31/02/2015", "15/03/1850", "1850",
     "15/03/20199", "0015/03/2019", "15/03/2019 - 20/04/2020", "2015 o 2016", "hace 5 años", "hace mucho", "12345",
     "99999", "0", "15/13/2019", "marzo", "15", "1/1/1", "2/2019/15"],
)  # fmt: skip
def test_what_is_not_enough_for_a_date_is_not_read(text: str) -> None:
    reading = read_date(text)
    assert reading.value is None
    assert reading.problem


def test_the_century_of_a_short_year_is_one_that_has_come() -> None:
    today = date(2026, 11, 30)
    short = {
        text: past_century(read_date(text), today).value
        for text in ("12/05/38", "3/11/30", "3/11/75", "set-26")
    }
    assert short == {
        "12/05/38": "1938-05-12",
        "3/11/30": "1930-11-03",
        "3/11/75": "1975-11-03",
        "set-26": "2026-09",
    }
    assert past_century(read_date("12/05/2038"), today).value == "2038-05-12"


def test_who_was_born_in_38_is_old(store: Store, tmp_path: Path) -> None:
    take(
        store, tmp_path, ("Yvoty", "Ana Sosa", "12/05/38"), header=("Taller", "Dueña", "Fecha de nacimiento")
    )
    assert only_workshop(store).owners[0].birth_year == 1938


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("0123456789/-. :'ºdemarzojulioT+,Z"), max_size=24))
def test_any_text_is_a_date_or_a_reason(text: str) -> None:
    reading = read_date(text)
    assert reading.value is not None or reading.problem
    if reading.value is not None:
        assert 1900 <= int(reading.value[:4]) <= 2100
        date.fromisoformat((reading.value + "-01-01")[:10])
