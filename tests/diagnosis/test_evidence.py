"""DEC-05 compares with the last known daily wage: looked up in the table, never typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.diagnosis.evidence import with_figures
from app.diagnosis.instruments import load_instrument
from app.enquiries.legal_figures import figures_used, fill_dated
from app.formalization.records import Statute
from app.formalization.statutes import load_statutes
from app.i18n import format_money
from app.incoming.xlsform import export_instrument

INSTRUMENT = load_instrument("confeccion-2026")
SHIPPED = load_statutes()
JORNAL = max(
    (row for row in SHIPPED if row.code == "JORNAL-MINIMO" and row.value),
    key=lambda row: row.valid_from or "",
)
NEWER = replace(
    JORNAL, value=120_000, valid_from="2026-07-01", valid_to=None, review_on="2027-07-01",
    norm="Decreto de prueba", entered_by="office", id=1,
)  # fmt: skip


def evidence(statutes: tuple[Statute, ...], day: str) -> str:
    return with_figures(INSTRUMENT, statutes, day).item("DEC-05").evidence


def test_the_figure_of_the_table_and_its_day_are_told_and_what_it_decides() -> None:
    text = evidence(SHIPPED, "2026-11-29")
    assert f"{format_money(round(JORNAL.value or 0))} por día, desde el 01/07/2025" in text
    assert "(el valor de hoy no se conoce)" in text
    assert "Por debajo es 0 o 1, seguro" in text
    assert "marque O" in text
    assert "{" not in text


def test_the_figure_is_that_of_the_day_of_the_visit() -> None:
    assert "desde el 01/07/2023" in evidence(SHIPPED, "2024-05-02")
    assert "(el valor de hoy no se conoce)" not in evidence(SHIPPED, "2024-05-02")


def test_a_newer_figure_of_the_office_is_compared_with_instead() -> None:
    text = evidence((*SHIPPED, NEWER), "2026-11-29")
    assert "120.000 por día, desde el 01/07/2026." in text
    assert "111.502" not in text


def test_without_any_figure_it_says_so() -> None:
    assert fill_dated("{JORNAL-MINIMO}", (), "2026-11-29") == "(sin dato: pregunte)"


def test_every_figure_that_the_evidence_names_is_in_the_table() -> None:
    known = {(row.code, row.category) for row in SHIPPED}
    named = [one for item in INSTRUMENT.items for one in figures_used(item.evidence)]
    assert ("JORNAL-MINIMO", "") in named
    assert set(named) <= known
    assert str(round(JORNAL.value or 0)) not in INSTRUMENT.source.replace(".", "")


def test_nothing_but_evidence_is_filled() -> None:
    filled = with_figures(INSTRUMENT, SHIPPED, "2026-11-29")
    changed = [
        item.code
        for item, other in zip(INSTRUMENT.items, filled.items, strict=True)
        if replace(item, evidence="") != replace(other, evidence="") or item != other
    ]
    assert changed == ["DEC-10", "DEC-05"]
    assert filled.hash == INSTRUMENT.hash


@pytest.mark.parametrize("statutes", [None, (*SHIPPED, NEWER)])
def test_the_form_of_the_telephone_tells_it(tmp_path: Path, statutes: tuple[Statute, ...] | None) -> None:
    from openpyxl import load_workbook

    book = load_workbook(export_instrument(INSTRUMENT, tmp_path / "f.xlsx", statutes=statutes))
    hints = [str(cell.value) for cell in book["survey"]["D"]]
    (hint,) = [text for text in hints if text.startswith("DEC-05:")]
    assert ("120.000" if statutes else "111.502") in hint
    assert not any("{JORNAL" in text for text in hints)
