import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import DataProblem
from app.formalization.law import whole
from app.formalization.records import Statute
from app.formalization.statute_file import find_overlaps, parse_statutes
from app.formalization.statutes import (
    history,
    is_stale,
    latest_known,
    load_statutes,
    stale_on,
    statute_on,
)
from app.formalization.steps import load_steps
from app.formalization.words import UNIT_WORDS, show_value
from app.i18n import use_language
from app.improvement.catalogue import load_catalogue
from tests.formalization.typed_figures import typed_figures

SHIPPED = load_statutes()
NORM = '[[figure]]\ncode = "X"\ntitle = "Equis"\nunit = "Gs"\nrows = [{rows}]\n'
ROW = '{{ value = 1, valid_from = "{0}", {1} norm = "Ley 1", confidence = "V", state = "vigente" }}'


def value(code: str, day: str, category: str | None = None) -> float | None:
    found = statute_on(SHIPPED, code, day, category)
    return found.value if found else None


# Decrees 1324/2014 to 4122/2025, as collected in the facts of the project.
@pytest.mark.parametrize(
    ("day", "month", "jornal"),
    [
        ("2014-03-01", 1824055, 70156),
        ("2016-11-30", 1824055, 70156),
        ("2016-12-01", 1964507, 75558),
        ("2017-07-01", 2041123, 78505),
        ("2018-07-01", 2112562, 81252),
        ("2020-06-30", 2192839, 84340),
        ("2021-07-01", 2289324, 88051),
        ("2022-08-15", 2550307, 98089),
        ("2023-07-01", 2680373, 103091),
        ("2024-07-01", 2798309, 107627),
        ("2025-07-01", 2899048, 111502),
        ("2026-06-30", 2899048, 111502),
    ],
)
def test_the_minimum_wage_is_that_of_the_day_of_the_fact(day: str, month: int, jornal: int) -> None:
    assert value("SALARIO-MINIMO", day) == month
    assert value("JORNAL-MINIMO", day) == jornal
    assert abs(jornal - whole(Fraction(month, 26))) <= 1


def test_each_wage_follows_from_the_one_before_by_the_published_percentage() -> None:
    published = {
        "2016-12-01": 7.7, "2017-07-01": 3.9, "2018-07-01": 3.5, "2020-07-01": 0.0,
        "2021-07-01": 4.4, "2022-07-01": 11.4, "2023-07-01": 5.1, "2024-07-01": 4.4,
        "2025-07-01": 3.6,
    }  # fmt: skip
    for day, percent in published.items():
        rows = [row for row in history(SHIPPED, "SALARIO-MINIMO") if row.value is not None]
        place = next(n for n, row in enumerate(rows) if row.valid_from == day)
        now, before = rows[place].value or 0, rows[place + 1].value or 1
        assert round(100 * (now / before - 1), 1) == percent


def test_the_wage_of_july_2026_is_a_row_without_a_value() -> None:
    found = statute_on(SHIPPED, "SALARIO-MINIMO", "2026-07-01")
    assert found is not None
    assert (found.value, found.state, found.usable) == (None, "desconocido", False)
    assert show_value(found) == "no se conoce"
    asked = latest_known(SHIPPED, "SALARIO-MINIMO", "2026-11-24")
    assert asked is not None
    assert (asked.value, asked.valid_from) == (2899048, "2025-07-01")


def test_before_the_first_row_there_is_no_figure() -> None:
    assert statute_on(SHIPPED, "SALARIO-MINIMO", "2014-02-28") is None
    assert latest_known(SHIPPED, "SALARIO-MINIMO", "2014-02-28") is None


def test_the_employers_part_is_the_sum_of_its_parts() -> None:
    for code, parts in (
        ("IPS-EMPLEADOR", "IPS-EMPLEADOR-PARTE"),
        ("IPS-PROPIO", "IPS-PROPIO-PARTE"),
    ):
        rows = [row for row in SHIPPED if row.code == parts and row.covers("2025-12-01")]
        assert sum(row.value or 0 for row in rows) == value(code, "2025-12-01")
    total = (value("IPS-EMPLEADOR", "2025-12-01") or 0) + (value("IPS-TRABAJADOR", "2025-12-01") or 0)
    assert total == value("IPS-TOTAL", "2025-12-01")


def test_the_limits_of_2025_are_not_known_and_those_before_are() -> None:
    turnover = [
        value("MIPYMES-FACTURACION", day, "micro")
        for day in ("1996-01-01", "2013-01-01", "2024-12-01", "2025-12-01")
    ]
    assert turnover == [70_000_000, 500_000_000, 646_045_491, None]
    # The limits of 2020 are those of 2012 times 1.292091, which confirms small and medium.
    for size in ("pequeña", "mediana"):
        then, now = (value("MIPYMES-FACTURACION", day, size) or 0 for day in ("2013-01-01", "2024-12-01"))
        assert now / then == pytest.approx(1.292091, rel=1e-6)


def test_disputed_rules_are_never_usable() -> None:
    for code in ("SALARIO-MICRO-80", "IPS-BASE-80"):
        found = statute_on(SHIPPED, code, "2026-11-24")
        assert found is not None
        assert not found.usable
        assert latest_known(SHIPPED, code, "2026-11-24") is None


def test_no_figure_has_two_values_on_a_day_and_only_the_assets_have_years_without_one() -> None:
    assert find_overlaps(SHIPPED) == []
    gaps = set()
    for code, category in {(row.code, row.category) for row in SHIPPED}:
        rows = history(SHIPPED, code, category)[::-1]
        for before, after in zip(rows, rows[1:], strict=False):
            ended = date.fromisoformat(before.valid_to or "")
            if date.fromisoformat(after.valid_from or "") != ended + timedelta(days=1):
                gaps.add(code)
    assert gaps == {"MIPYMES-ACTIVOS"}  # from 2012 to 2024 the law had no limit of assets


def test_every_figure_has_its_norm_and_every_known_one_where_it_was_read() -> None:
    for row in SHIPPED:
        assert row.norm
        assert row.read_on
        assert row.source or row.value is None, row


def test_a_figure_is_stale_from_its_review_date_on() -> None:
    wage = statute_on(SHIPPED, "SALARIO-MINIMO", "2026-01-01")
    assert wage is not None
    assert not is_stale(wage, "2026-06-30")
    assert is_stale(wage, "2026-07-01")
    assert not is_stale(replace(wage, review_on=None), "2030-01-01")


def test_what_must_be_confirmed_is_told_once_for_each_code() -> None:
    codes = [row.code for row in stale_on(SHIPPED, "2026-11-24")]
    assert "SALARIO-MINIMO" in codes
    assert "MIPYMES-FACTURACION" in codes
    assert "IVA" not in codes
    assert len(codes) == len(set(codes))
    assert "SALARIO-MINIMO" not in [row.code for row in stale_on(SHIPPED, "2026-06-30") if not row.category]


def test_an_office_value_goes_before_the_row_without_one_and_a_later_row_before_it() -> None:
    ours = Statute(
        "SALARIO-MINIMO", "Salario", 3_000_000, "Gs por mes", valid_from="2026-07-01",
        norm="Decreto 1", confidence="V", state="vigente", entered_by="office", id=1,
    )  # fmt: skip
    later = replace(ours, value=3_100_000, valid_from="2027-07-01", entered_by="program", id=None)
    rows = (ours, *SHIPPED, later)
    found = [statute_on(rows, "SALARIO-MINIMO", day) for day in ("2026-11-24", "2027-07-01")]
    assert [row.value for row in found if row] == [3_000_000, 3_100_000]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[figure", "no se entiende"),
        ("a = 1", "no trae ninguna cifra"),
        ('[[figure]]\ncode = "X"', "falta: title, unit, rows"),
        (NORM.format(rows="1"), "van en una lista"),
        (NORM.format(rows='{ valor = 1, norm = "a", state = "vigente", confidence = "V" }'), "valor"),
        (NORM.format(rows=ROW.format("2026-13-01", "")), "2026-07-01"),
        (NORM.format(rows=ROW.format("2026-07-01", 'valid_to = "2026-01-01",')), "antes de empezar"),
        (NORM.format(rows=ROW.format("2026-07-01", "").replace("Ley 1", " ")), "la norma"),
        (NORM.format(rows=ROW.format("2026-07-01", "").replace("value = 1,", "")), "desconocido"),
        (NORM.format(rows=ROW.format("2026-07-01", "").replace("1,", '"1",', 1)), "no es un número"),
        (NORM.format(rows=ROW.format("2026-07-01", "").replace("1,", "-1,", 1)), "negativo"),
        (NORM.format(rows=ROW.format("2025-07-01", "") + ", " + ROW.format("2026-07-01", "")), "dos valores"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(DataProblem, match=words):
        parse_statutes(text, name="cifras.toml", entered_by="program")


@settings(max_examples=40, deadline=None)
@given(st.dates().map(lambda day: day.isoformat()))
def test_on_any_day_a_figure_that_holds_covers_it_and_none_began_later(day: str) -> None:
    for row in history(SHIPPED, "SALARIO-MINIMO"):
        found = statute_on(SHIPPED, "SALARIO-MINIMO", day)
        if row.covers(day):
            assert found is not None
            assert (found.valid_from or "") >= (row.valid_from or "")


def test_every_unit_of_a_figure_is_said_in_the_language_in_use() -> None:
    """The English window said «(G. 2.899.048 por mes)»."""
    assert {one.unit for one in SHIPPED} <= {*UNIT_WORDS, "%"}
    wage = latest_known(SHIPPED, "SALARIO-MINIMO", "2026-11-24")
    leave = next(one for one in SHIPPED if one.unit == "días hábiles por año" and one.value)
    assert wage is not None
    use_language("en")
    try:
        assert show_value(wage) == "G.\u00a02.899.048 a month"
        assert show_value(leave).endswith(" working days a year")
        own = replace(wage, unit="Gs por bolsa")
        assert show_value(own) == "G.\u00a02.899.048 por bolsa", "what only the office has, as it is written"
        spanish = {unit for unit in UNIT_WORDS if unit != "Gs" and UNIT_WORDS[unit] == unit}
    finally:
        use_language("es")
    assert spanish == set()
    assert show_value(wage) == "G.\u00a02.899.048 por mes"


VAGUE = re.compile(
    r"dos fuentes|una fuente|de prensa|^prensa\b|\by otra\b|sin anotar|fuente débil$", re.IGNORECASE
)


def test_every_source_is_named_or_said_to_be_lost() -> None:
    """«Dos fuentes» is no source: nobody can look it up."""
    for row in SHIPPED:
        assert not VAGUE.search(row.source or ""), row
        if "sin guardar" in (row.source or "") or "sin fuente guardada" in (row.source or ""):
            assert row.confidence == "M", row


def test_what_is_read_in_two_sources_names_both() -> None:
    for row in SHIPPED:
        if row.confidence == "V2" and row.code not in ("JORNAL-MINIMO", "DIAS-DEL-MES"):  # these are sums
            named = re.split(r"[;,] |\by\b", row.source or "")
            assert len(named) > 1, row


def test_a_figure_typed_in_a_step_or_a_solution_is_the_one_of_the_table() -> None:
    """No solution types one but a day that is worth saying; a step that does has the table's."""
    typed = {
        one.code: typed_figures(" ".join((one.sentence, one.first_step, one.done_when, *one.requires)))
        for one in load_catalogue()
        if one.legal
    }
    assert {code: found for code, found in typed.items() if found} == {"SOL-FOR-08a": {"AGUINALDO-PLAZO"}}
    steps = {
        one.code: typed_figures(" ".join((*one.documents, one.cost_note or "", one.time_note or "")))
        for one in load_steps()
        if one.ladder == "jobs"  # what is said of the business is no figure of the table: «48 horas»
    }
    own = {"REOP": "REOP-PLAZO", "AGUINALDO-VACACIONES": "AGUINALDO-PLAZO", "IPS-PROPIO": "IPS-PROPIO"}
    assert {code for code, found in steps.items() if found} == set(own)
    assert all(figure in steps[code] for code, figure in own.items())
