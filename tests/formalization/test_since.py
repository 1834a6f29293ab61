"""From when a figure holds is said only where it was read; what a norm says is cited for that."""

import re
from pathlib import Path

import pytest

from app.enquiries.legal_figures import fill_figures
from app.formalization.lists import statutes_list
from app.formalization.shapes import shape_statute
from app.formalization.statutes import load_statutes
from app.formalization.updates import compare_statutes, read_update
from app.formalization.words import show_norm
from app.i18n import format_day
from tests.cli.support import run, run_json
from ui.formalization.words import say_in_force

SHIPPED = load_statutes()
INEXACT = [row for row in SHIPPED if not row.since_exact and row.valid_from]
DAY = "2026-11-29"


@pytest.mark.parametrize("row", INEXACT, ids=lambda row: f"{row.code} {row.category}")
def test_a_first_day_that_was_not_read_is_nowhere(row) -> None:
    first = row.valid_from
    for words in (show_norm(row), say_in_force(row)):
        assert format_day(first) not in words
        assert "desde" not in words
    assert shape_statute(row, DAY)["valid_from"] is None
    table = statutes_list(DAY).sheet([row])
    assert first not in [str(cell) for line in table.rows for cell in line]


@pytest.mark.parametrize(
    "row",
    [row for row in SHIPPED if row.since_exact and row.valid_from and not row.valid_to],
    ids=lambda row: f"{row.code} {row.category}",
)
def test_a_first_day_that_was_read_is_said(row) -> None:
    assert format_day(row.valid_from) in show_norm(row)
    assert format_day(row.valid_from) in say_in_force(row)


def test_days_that_the_facts_call_approximate_are_not_exact() -> None:
    """ "promulgated ~10 Jan 2025", "open since ~15-01-2024", and rates whose law was not read."""
    codes = {
        "PATENTE-DESCUENTO", "PLAZO-FIJO", "SALARIO-MICRO-80", "IPS-PROPIO", "IPS-PROPIO-PARTE",
        "IPS-EMPLEADOR", "IPS-TRABAJADOR", "IPS-TOTAL", "IPS-BASE-MINIMA", "IPS-EDAD",
    }  # fmt: skip
    assert [row.code for row in SHIPPED if row.code in codes and row.since_exact] == []


def test_only_the_fourteen_percent_is_of_the_law_of_1993() -> None:
    cites = {(row.code, row.category): row.norm for row in SHIPPED if "98/92" in row.norm}
    assert cites.pop(("IPS-EMPLEADOR-PARTE", "IPS")) == "Ley 98/92"
    assert set(cites) == {("IPS-EMPLEADOR", ""), ("IPS-TOTAL", "")}
    assert all("solo por el 14 %" in norm for norm in cites.values())


def test_an_answer_says_no_day_that_was_not_read() -> None:
    rows = [row for row in SHIPPED if row.code == "PATENTE-DESCUENTO" and row.category.endswith("3")]
    text = fill_figures(f"{{PATENTE-DESCUENTO/{rows[0].category}}}", rows, "2024-01-01")
    assert "2025" not in text


def test_an_update_says_no_day_that_was_not_read(tmp_path: Path) -> None:
    file = tmp_path / "cifras.toml"
    file.write_text(
        'issued_on = "2026-12-01"\nissued_by = "CAE"\n[[figure]]\ncode = "IPS-EMPLEADOR"\n'
        'title = "Aporte"\nunit = "% del salario"\nrows = [{ value = 17, valid_from = "1993-01-01", '
        'since_exact = false, norm = "Ley 1", confidence = "V", state = "vigente" }]\n',
        encoding="utf-8",
    )
    update = read_update(file)
    for known in (SHIPPED, ()):
        (change,) = compare_statutes(known, update)
        assert "1993" not in change.words
        assert not re.search(r"desde el|…", change.words)


def test_the_command_line_says_no_day_that_was_not_read() -> None:
    text = run("statutes", "--date", DAY).stdout
    days = {format_day(row.valid_from) for row in INEXACT} - {
        format_day(row.valid_from) for row in SHIPPED if row.since_exact and row.valid_from
    }
    assert "01/01/1996" in days
    assert [day for day in days if day in text] == []
    told = {(row["code"], row["category"] or ""): row for row in run_json("statutes")}
    assert told["IPS-EMPLEADOR", ""]["valid_from"] is None
    assert told["IPS-EMPLEADOR-PARTE", "IPS"]["valid_from"] == "1993-01-01"
