"""The sheet that is signed before the first question: what it says, in letters that can be read, on one page."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.diagnosis.instruments import load_instrument
from app.registry.records import Office
from reports.consent_sheet import build_consent_sheet
from reports.kit.page import write_document
from tests.reports.samples import PRINTED_ON, WORKSHOP, pdf_text, read_pdf, said_at_sizes

OFFICE = Office(
    1,
    "CAE Yaguarón",
    city="Yaguarón",
    phone="0533232100",
    address="Ruta 1 y Mcal. López",
    answers_for="Liz Ayala",
)
TODAY_S = load_instrument("confeccion-2026")
SMALLEST = 12.0


def printed(folder: Path, office: Office, *, blank: bool = False) -> Path:
    target = folder / "consent.pdf"
    sheet = build_consent_sheet(None if blank else WORKSHOP, TODAY_S, office=office, printed_on=PRINTED_ON)
    write_document(target, [sheet], title="Consentimiento")
    return target


def test_it_says_who_asks_how_to_withdraw_the_exception_and_who_else_is_asked(tmp_path: Path) -> None:
    text = pdf_text(printed(tmp_path, OFFICE))
    for said in (
        "Quiénes somos: CAE Yaguarón, Yaguarón",
        "Dirección: Ruta 1 y Mcal. López",
        "Teléfono: 0533 232 100",
        "Quién responde por los datos: Liz Ayala",
        "Si se arrepiente: avise de palabra, llame o escriba al 0533 232 100.",
        "Hay una sola excepción: si una niña, un niño u otra persona corre peligro, buscamos ayuda.",
        "Quienes trabajan acá: si quieren, hablan aparte con nosotros.",
        "A usted no le contamos lo que dijo cada persona.",
    ):
        assert said in text, said
    assert "7593" not in text, "a law that is in force only from the end of 2027"


def test_all_that_is_signed_can_be_read(tmp_path: Path) -> None:
    """The foot and the version are the centre's."""
    sizes = said_at_sizes(printed(tmp_path, OFFICE))
    small = [said for size, said in sizes if size < SMALLEST]
    for said in small:
        assert said.startswith(("CAE Yaguarón", "Hoja de consentimiento", "Texto versión", "Página")), said
    assert len(small) < 8


@pytest.mark.parametrize("blank", [False, True])
def test_it_is_one_page(tmp_path: Path, blank: bool) -> None:
    """And so on carta and oficio, onto which a page is put whole (test_sheets.py)."""
    assert len(read_pdf(printed(tmp_path, OFFICE, blank=blank)).pages) == 1


def test_a_long_address_stands_closer_and_has_room(tmp_path: Path) -> None:
    office = OFFICE._replace(
        name="Centro de Apoyo a Emprendedores de la Municipalidad de Mariano Roque Alonso",
        address="Ruta Transchaco kilómetro 14 y medio, edificio de la Municipalidad, planta alta, oficina 12, al fondo",
    )
    assert len(read_pdf(printed(tmp_path, office)).pages) == 1


def test_a_text_of_many_words_goes_on_on_another_page_whole(tmp_path: Path) -> None:
    longer = replace(TODAY_S, consent_text=TODAY_S.consent_text * 3)
    sheet = build_consent_sheet(WORKSHOP, longer, office=OFFICE, printed_on=PRINTED_ON)
    target = tmp_path / "long.pdf"
    write_document(target, [sheet], title="Consentimiento")
    assert len(read_pdf(target).pages) == 2
    assert "Firma o huella" in pdf_text(target)
