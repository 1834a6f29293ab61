"""The programme on paper: a plan of rows, each with a place for its proof or the photo that the office has of it."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

from app.contacts.operations import add_contact_photo, record_contact, remove_contact_photo
from app.improvement.operations import add_action, complete_action
from app.registry.operations import record_consent
from app.storage.store import Store
from reports.kit.page import Section, write_document
from reports.paper import Paper
from reports.programme import build_programme
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import ACTIONS, PROGRAMME, pdf_text, read_pdf, second_round


def print_section(folder: Path, section: Section) -> str:
    target = folder / "programme.pdf"
    write_document(target, [section], title="Programa de mejora")
    return pdf_text(target).replace("\u00a0", " ")


def test_the_programme_is_a_plan_of_what_who_until_when_and_what_proves_it(tmp_path: Path) -> None:
    text = print_section(tmp_path, build_programme(second_round(phone="0981431866")))
    for words in (
        "Qué Quién Hasta cuándo La prueba Hecho el", "Porque un cable pelado junto a la cortadora puede matar.",
        "2 Tablero y cables en regla, junto a la", "G. 350.000, paga el", "llamar al electricista esta",
        "30/11/2026 Tablero tapado y cables en caño, visto en la visita", "Mirta Gómez",
        "Costo de lo pendiente: G. 400.000, más 2 acciones sin costo averiguado.",
        "1. Tener los papeles al día en 6 meses — «quiero que mi hija siga con el taller»",
        "Calendario", "setiembre 2026", "enero 2027", "V es la próxima visita.",
        "Ya cerradas Ordenar el depósito de telas (02/08/2026)", "Firma del taller",
        "Liz Ayala, CAE Yaguarón · 0981 431 866",
    ):  # fmt: skip
        assert words in text, words


def test_the_calendar_starts_at_the_agreement_and_what_was_late_then_stands_apart(tmp_path: Path) -> None:
    """One thing of a year ago made a strip of twelve months on which nothing that was agreed had a place."""
    old = replace(ACTIONS[3], id=44, title="Revisar el matafuego", due_on="2025-12-08")
    programme = replace(PROGRAMME, actions=(old, *ACTIONS[:3]))
    text = print_section(tmp_path, build_programme(second_round(programme=programme)))
    assert "diciembre 2025" not in text
    assert "setiembre 2026" in text
    plan, before = text.split("Quedó de antes")
    assert "4 Revisar el matafuego" in before
    assert "08/12/2025, atrasado" in before.replace("08/12/2025,atrasado", "08/12/2025, atrasado")
    assert "matafuego" not in plan
    assert plan.index("1 Anotar los defectos") < plan.index("2 Tablero y cables"), "by date"


def test_a_long_plan_begins_on_its_first_page(tmp_path: Path) -> None:
    """A heading that stays with all of its table left the first page empty below the calendar."""
    actions = tuple(replace(one, id=10 * turn + one.id) for turn in range(2) for one in ACTIONS[:4])
    section = build_programme(second_round(programme=replace(PROGRAMME, actions=actions)))
    write_document(tmp_path / "largo.pdf", [section], title="Programa de mejora")
    first, *others = (page.extract_text() for page in read_pdf(tmp_path / "largo.pdf").pages)
    assert others
    assert first.index("El plan") < first.index("Anotar los defectos")


def test_a_programme_may_be_empty_or_missing(tmp_path: Path) -> None:
    empty = replace(PROGRAMME, actions=(), choices=(), next_visit_on=None, agreed_on=None)
    text = print_section(tmp_path, build_programme(second_round(programme=empty)))
    assert "No queda ninguna acción escrita pendiente." in text
    assert "Borrador: falta acordarlo" in text
    assert "Calendario" not in text
    missing = print_section(tmp_path, build_programme(second_round(programme=None)))
    assert "Todavía no hay un programa de mejora." in missing


def test_the_calendar_holds_a_year_and_says_what_is_left_out(tmp_path: Path) -> None:
    late = replace(PROGRAMME, actions=(*ACTIONS[:3], replace(ACTIONS[0], id=8, due_on="2029-01-05")))
    text = print_section(tmp_path, build_programme(second_round(programme=late)))
    assert "Lo que vence después de un año no entra en la tira." in text
    assert "2029" in text


def photo(colour: str, size: tuple[int, int] = (1600, 1200)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG")
    return target.getvalue()


def photographed(folder: Path) -> tuple[Store, int, int, int]:
    """A workshop with two open actions, and a contact: what was done there is photographed."""
    store = make_office(folder / "o.hilvan")
    workshop = store.value("SELECT id FROM workshop")
    action = store.value("SELECT id FROM action ORDER BY position LIMIT 1")
    return store, workshop, action, record_contact(store, workshop_id=workshop, held_on="2026-09-13")


def pictures(store: Store, workshop: int, folder: Path) -> list[tuple[int, int, int]]:
    """The colours of the photos on the printed programme."""
    target = folder / "p.pdf"
    write_paper(Paper("programme", (workshop,)), store, target, printed_on=date(2026, 9, 14))
    found = [one.image for page in read_pdf(target).pages for one in page.images]
    return [rounded(one) for one in found if one is not None]


def rounded(image: Image.Image) -> tuple[int, int, int]:
    assert max(image.size) <= 400, "as many dots as a printer shows of it"
    red, green, blue = image.convert("RGB").getpixel((5, 5))
    return round(red, -1), round(green, -1), round(blue, -1)


def test_the_photo_of_an_action_stands_small_in_its_row(tmp_path: Path) -> None:
    """Of several, the newest that was taken after it was done."""
    store, workshop, action, contact = photographed(tmp_path)
    assert pictures(store, workshop, tmp_path) == []
    for colour, moment in (("#c80000", "before"), ("#0000c8", "after"), ("#00c800", "before")):
        add_contact_photo(store, contact_id=contact, content=photo(colour), action_id=action, moment=moment)
    add_contact_photo(store, contact_id=contact, content=photo("#c8c800"))
    assert pictures(store, workshop, tmp_path) == [(0, 0, 200)]
    last = store.value("SELECT id FROM contact_photo WHERE moment = 'after'")
    remove_contact_photo(store, photo_id=last)
    assert pictures(store, workshop, tmp_path) == [(0, 200, 0)]
    store.close()


def test_what_is_done_keeps_its_photo(tmp_path: Path) -> None:
    store, workshop, action, contact = photographed(tmp_path)
    add_contact_photo(store, contact_id=contact, content=photo("#0000c8", (300, 1600)), action_id=action)
    complete_action(store, action_id=action, done_on="2026-09-13")
    assert pictures(store, workshop, tmp_path) == [(0, 0, 200)]
    store.close()


def test_what_is_talked_over_in_private_shows_no_photo(tmp_path: Path) -> None:
    store, workshop, action, contact = photographed(tmp_path)
    programme = store.value("SELECT programme_id FROM action WHERE id = ?", (action,))
    debt = add_action(
        store, programme_id=programme, title="Pagar la deuda con la prestamista", source="owner"
    )
    add_contact_photo(store, contact_id=contact, content=photo("#0000c8"), action_id=debt, moment="after")
    assert pictures(store, workshop, tmp_path) == []
    store.close()


def test_a_plan_of_five_with_room_for_each_proof_is_one_page(tmp_path: Path) -> None:
    """The months are left out before a page for the signatures alone is lost."""
    told = [
        replace(one, status="open", evidence="Se ve en la visita, con la boleta de quien lo hizo")
        for one in ACTIONS[:5]
    ]
    text = print_section(
        tmp_path, build_programme(second_round(programme=replace(PROGRAMME, actions=tuple(told))))
    )
    assert text.count("Se ve en la visita") == 5
    assert len(read_pdf(tmp_path / "programme.pdf").pages) == 1


def test_who_does_not_want_photos_finds_none_on_her_paper(tmp_path: Path) -> None:
    store, workshop, action, contact = photographed(tmp_path)
    add_contact_photo(store, contact_id=contact, content=photo("#0000c8"), action_id=action, moment="after")
    for granted, shown in ((True, 1), (False, 0), (True, 1)):
        record_consent(
            store,
            workshop_id=workshop,
            purpose="photos",
            granted=granted,
            decided_on="2026-09-13",
            text_version="x",
        )
        assert len(pictures(store, workshop, tmp_path)) == shown
    store.close()
