"""The page that stays in the workshop after a visit."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from app.contacts.operations import (
    mark_missed,
    note_action,
    plan_contact,
    record_contact,
    set_next_contact,
    sign_contact,
)
from app.contacts.queries import list_contact_actions
from app.registry.queries import list_workshop_lines
from app.storage.store import Store
from reports.discretion import say_on_a_table
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text, read_pdf

DAY = date(2026, 11, 24)


@pytest.fixture
def office(tmp_path: Path) -> Store:
    return make_office(tmp_path / "o.hilvan")


def workshop_of(office: Store) -> int:
    return list_workshop_lines(office)[0].id


def print_contact(office: Store, contact: int, folder: Path) -> Path:
    return write_paper(Paper("contact-sheet", (contact,)), office, folder / "hoja.pdf", printed_on=DAY)


def test_the_sheet_says_what_was_done_what_each_agreed_and_when_next(office: Store, tmp_path: Path) -> None:
    contact = record_contact(
        office, workshop_id=workshop_of(office), held_on="2026-11-20", contact_minutes=75,
        received_by="Benita Caballero", what_was_done="Miramos el tablero.",
        workshop_agrees="Llamar al electricista", centre_agrees="Traer la lista de precios",
        topics=("DEC",),
    )  # fmt: skip
    set_next_contact(office, contact_id=contact, held_on="2026-12-04", starts_at="09:00")
    action = list_contact_actions(office, workshop_of(office))[0].action_id
    note_action(office, contact_id=contact, action_id=action, progress="advanced", what="Pidió precio")
    text = pdf_text(print_contact(office, contact, tmp_path)).replace("\u00a0", " ")
    for words in (
        "viernes 20 de noviembre de 2026", "Duró: 1 h 15 min", "Miramos el tablero.",
        "El taller se compromete a", "Llamar al electricista", "El CAE se compromete a",
        "Traer la lista de precios", "viernes 4 de diciembre (04/12/2026), a las 09:00",
        "Avanzó · Tablero y cables en regla: Pidió precio", "Sigue · Anotar los defectos",
        "Por el taller",
    ):  # fmt: skip
        assert words in text, words
    assert "Trabajo decente" not in text
    office.close()


def test_it_stays_one_page_however_much_was_written(office: Store, tmp_path: Path) -> None:
    long = "Se conversó sobre el plan de producción de la semana y sus cuentas. " * 40
    contact = record_contact(
        office,
        workshop_id=workshop_of(office),
        held_on="2026-11-20",
        what_was_done=long,
        workshop_agrees=long,
        centre_agrees=long,
    )
    target = io.BytesIO()
    Image.new("RGB", (900, 300), "white").save(target, "PNG")
    sign_contact(office, contact_id=contact, signed_by="Benita", png=target.getvalue())
    printed = print_contact(office, contact, tmp_path)
    assert len(read_pdf(printed).pages) == 1
    assert "Del taller: Benita" in pdf_text(printed), "who signs was there"
    office.close()


def test_a_planned_one_is_printed_to_be_written_on(office: Store, tmp_path: Path) -> None:
    planned = plan_contact(office, workshop_id=workshop_of(office), held_on="2026-12-04")
    text = pdf_text(print_contact(office, planned, tmp_path))
    assert "Qué hicimos" in text
    assert "____" in text
    mark_missed(office, contact_id=planned)
    with pytest.raises(NothingToPrint):
        print_contact(office, planned, tmp_path)
    office.close()


def test_what_is_still_open_has_a_box_and_the_sheet_a_telephone_to_dial_from(
    office: Store, tmp_path: Path
) -> None:
    with office.change("teléfono") as writer:
        writer.update("office", office.value("SELECT id FROM office"), phone="0971555014")
    planned = plan_contact(office, workshop_id=workshop_of(office), held_on="2026-12-04")
    path = print_contact(office, planned, tmp_path)
    page = read_pdf(path).pages[0]
    sizes: dict[str, float] = {}
    page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.setdefault(text.strip(), size))
    assert max(size for text, size in sizes.items() if "0971 555 014" in text) >= 14
    office.close()


def test_what_belongs_in_private_is_left_out_sentence_by_sentence() -> None:
    text = "Se revisó el corte. Contó que la deuda con el banco creció."
    assert say_on_a_table(text) == "Se revisó el corte. Lo demás, como conversamos."
    assert say_on_a_table("Hay un menor trabajando.") == "Lo demás, como conversamos."
    assert say_on_a_table("Todo bien.") == "Todo bien."
