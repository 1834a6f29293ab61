"""What an owner shows to anchor companies: what she chose, with her consent, and nothing else."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.capability.supplier_operations import clear_supplier_parts, set_supplier_parts
from app.capability.supplier_queries import (
    ALL_PARTS,
    PURPOSE,
    list_own_photos,
    make_sheet,
    read_supplier_choice,
)
from app.capability.supplier_records import SupplierChoice
from app.capability.supplier_words import say_part
from app.contacts.operations import record_contact
from app.counts.operations import add_promise, change_promise, note_day
from app.diagnosis.operations import add_photo, reopen_visit
from app.errors import DataProblem
from app.figures.operations import record_figure
from app.improvement.operations import add_action
from app.improvement.queries import latest_programme
from app.production.operations import add_operator
from app.registry.operations import change_workshop, record_consent, set_people
from app.registry.queries import read_workshop
from app.storage.store import Store
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.capability.offices import OrderOffice, fill_order_office
from tests.reports.samples import pdf_text, read_pdf

TODAY = "2026-11-30"
SECRET = "Quimera"  # in every text of the file that a company must never see


@pytest.fixture
def office(store: Store) -> OrderOffice:
    """The measured workshop has all kinds of things that are nobody's business."""
    made = fill_order_office(store, date.fromisoformat(TODAY))
    one = made.measured
    change_workshop(store, workshop_id=one, note=f"{SECRET} nota", phone="0971 123 456", place="Cerro Corá")
    set_people(store, workshop_id=one, people=[("woman", 4), ("man", 1)])
    add_operator(store, workshop_id=one, name=f"{SECRET} Mirta")
    record_contact(store, workshop_id=one, held_on=TODAY, what_was_done=f"{SECRET} visita")
    with store.change("prueba") as writer:
        for row in store.rows(
            "SELECT a.id FROM answer a JOIN visit v ON v.id = a.visit_id WHERE v.workshop_id = ?", (one,)
        ):
            writer.update("answer", row[0], note=f"{SECRET} respuesta")
        visit = store.value("SELECT id FROM visit WHERE workshop_id = ?", (one,))
        writer.insert("programme", workshop_id=one, visit_id=visit, note=f"{SECRET} programa")
    programme = latest_programme(store, one)
    assert programme is not None
    add_action(store, programme_id=programme.id, title=f"{SECRET} acción", source="consultant")
    note_day(
        store,
        workshop_id=one,
        worked_on="2026-11-27",
        inspected=100,
        right_first_time=96,
        note=f"{SECRET} día",
    )
    for at, delivered in enumerate(("2026-11-10", "2026-11-20")):
        promise = add_promise(
            store, workshop_id=one, customer=f"{SECRET} cliente", promised_on="2026-11-12", quantity=10 + at
        )
        change_promise(store, promise_id=promise, delivered_on=delivered)
    _add_photos(store, visit)
    store.undo_stack.close_step()
    return made


def _add_photos(store: Store, visit: int) -> None:
    reopen_visit(store, visit_id=visit, reason="fotos")
    for colour in ("red", "blue"):
        target = io.BytesIO()
        Image.new("RGB", (80, 60), colour).save(target, "JPEG")
        add_photo(store, visit_id=visit, item="LOC-03", content=target.getvalue(), caption=f"{SECRET} foto")
    with store.change("prueba") as writer:
        writer.update("visit", visit, status="finished")


def agree(store: Store, workshop: int, *parts: str, **more: object) -> None:
    set_supplier_parts(
        store, workshop_id=workshop, parts=parts, given_by="Benita Caballero", decided_on=TODAY, **more
    )  # type: ignore[arg-type]


def printed(store: Store, workshop: int, folder: Path, **more: object) -> str:
    target = folder / "ficha.pdf"
    paper = Paper("supplier-sheet", (workshop,), **more)  # type: ignore[arg-type]
    return pdf_text(write_paper(paper, store, target, printed_on=date.fromisoformat(TODAY)))


def test_nothing_is_shown_before_she_says_so(store: Store, office: OrderOffice, tmp_path: Path) -> None:
    assert read_supplier_choice(store, office.measured) is None
    with pytest.raises(NothingToPrint, match="todavía no eligió qué mostrar"):
        printed(store, office.measured, tmp_path)


def test_what_she_chose_is_printed_with_where_it_is_from(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    words = "Hacemos guardapolvos desde 2009."
    agree(store, office.measured, "capacity", "machines", "quality", "documents", words=words)
    consents = read_workshop(store, office.measured).consents
    assert [(one.purpose, one.granted, one.text_version) for one in consents] == [(PURPOSE, True, "ficha-1")]
    text = printed(store, office.measured, tmp_path)
    assert words in text
    assert re.search(r"De 7\d a 8\d prendas por día, de lo que hace hoy \(\d+ días contados", text)
    assert "Recta (4), Overlock (1), Ojaladora (1)" in text
    assert "De cada 100 prendas revisadas, 96 salen bien la primera vez." in text
    assert "Entregó a tiempo 1 de 2 pedidos." in text
    assert "RUC, la inscripción del taller" in text
    assert "lo eligió Taller Santa Librada el 30/11/2026" in text
    for other in ("0971", "5 personas", "Guardapolvos", "Benita", "Cerro Corá"):
        assert other not in text
    agree(store, office.measured, "contact")
    shown = printed(store, office.measured, tmp_path)
    assert "Cerro Corá, Yaguarón" in shown
    assert "lo eligió Benita Caballero el 30/11/2026" in shown


def test_nothing_else_leaks_even_when_all_is_shown(store: Store, office: OrderOffice, tmp_path: Path) -> None:
    photos = [one.blob_hash for one in list_own_photos(store, office.measured)]
    agree(store, office.measured, *ALL_PARTS, photos=photos)
    text = printed(store, office.measured, tmp_path)
    assert "0971 123 456" in text
    assert "5 personas" in text
    assert SECRET not in text
    assert "LOC-03" not in text
    assert "Instalación eléctrica" not in text
    assert "diagnóstico" not in text


def test_a_draft_says_that_it_is_not_to_be_given_out(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    text = printed(store, office.measured, tmp_path, options=SupplierChoice(frozenset({"machines"})))
    assert "todavía sin su permiso" in text
    assert "Ojaladora" in text
    assert read_workshop(store, office.measured).consents == ()


def test_she_takes_it_back(store: Store, office: OrderOffice, tmp_path: Path) -> None:
    agree(store, office.measured, "machines")
    clear_supplier_parts(store, workshop_id=office.measured, given_by="Benita Caballero", decided_on=TODAY)
    choice = read_supplier_choice(store, office.measured)
    assert choice is not None
    assert not choice.agreed
    with pytest.raises(NothingToPrint):
        printed(store, office.measured, tmp_path)
    store.undo_stack.undo()
    assert "Ojaladora" in printed(store, office.measured, tmp_path)
    store.undo_stack.undo()
    assert read_supplier_choice(store, office.measured) is None


def test_who_says_so_and_what_are_needed(store: Store, office: OrderOffice) -> None:
    with pytest.raises(DataProblem, match="Marque por lo menos una"):
        agree(store, office.measured)
    with pytest.raises(DataProblem, match="Escriba quién dio el permiso"):
        set_supplier_parts(
            store, workshop_id=office.measured, parts=["machines"], given_by=" ", decided_on=TODAY
        )
    with pytest.raises(ValueError, match="diagnosis"):
        agree(store, office.measured, "diagnosis")


def test_who_wants_no_photos_kept_shows_none(store: Store, office: OrderOffice) -> None:
    photos = [one.blob_hash for one in list_own_photos(store, office.measured)]
    assert len(photos) == 2
    record_consent(
        store,
        workshop_id=office.measured,
        purpose="photos",
        granted=False,
        decided_on=TODAY,
        text_version="1",
    )
    choice = SupplierChoice(frozenset({"photos"}), tuple(photos))
    assert make_sheet(store, office.measured, choice, today=TODAY).photos == ()


def test_another_workshops_photo_is_not_taken(store: Store, office: OrderOffice) -> None:
    photos = tuple(one.blob_hash for one in list_own_photos(store, office.measured))
    choice = SupplierChoice(frozenset({"photos"}), photos)
    assert make_sheet(store, office.said, choice, today=TODAY).photos == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.sets(st.sampled_from(sorted(ALL_PARTS))))
def test_a_part_that_she_did_not_choose_is_empty(store: Store, office: OrderOffice, parts: set[str]) -> None:
    sheet = make_sheet(store, office.measured, SupplierChoice(frozenset(parts)), today=TODAY)
    for part in ALL_PARTS - parts:
        assert say_part(part, sheet) == ""


def test_what_she_says_she_makes_is_no_surer_than_a_word(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    record_figure(
        store, workshop_id=office.said, kind="output_month", value=1896, period_from="2026-10-01",
        period_to="2026-10-31", origin="said",
    )  # fmt: skip
    agree(store, office.said, "capacity", "products")
    text = printed(store, office.said, tmp_path)
    assert "Alrededor de 1.900 prendas por mes, según dice el taller." in text
    assert "Qué hace Guardapolvos" in text


def sizes_of(path: Path) -> set[float]:
    """The sizes of type on a sheet's first page."""
    found: set[float] = set()
    read_pdf(path).pages[0].extract_text(
        visitor_text=lambda text, _now, _at, _font, size: found.add(round(size)) if text.strip() else None
    )
    return found


def test_the_less_is_shown_the_larger_it_is_written(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    agree(store, office.measured, "contact", "machines", words="Cosemos por cantidad.")
    printed(store, office.measured, tmp_path)
    assert {19, 15} <= sizes_of(tmp_path / "ficha.pdf"), "as what hangs on a wall"
    agree(store, office.measured, *ALL_PARTS, words="Cosemos por cantidad y por talle. " * 17)
    printed(store, office.measured, tmp_path)
    assert len(read_pdf(tmp_path / "ficha.pdf").pages) == 1


def test_photos_begin_where_there_is_room(store: Store, office: OrderOffice, tmp_path: Path) -> None:
    visit = store.value("SELECT id FROM visit WHERE workshop_id = ?", (office.measured,))
    reopen_visit(store, visit_id=visit, reason="fotos")
    for colour in ("green", "grey", "navy", "white", "pink"):
        target = io.BytesIO()
        Image.new("RGB", (80, 60), colour).save(target, "JPEG")
        add_photo(store, visit_id=visit, item="LOC-03", content=target.getvalue())
    with store.change("prueba") as writer:
        writer.update("visit", visit, status="finished")
    photos = [one.blob_hash for one in list_own_photos(store, office.measured)]
    agree(store, office.measured, *ALL_PARTS, photos=photos)
    printed(store, office.measured, tmp_path)
    first, *_more = read_pdf(tmp_path / "ficha.pdf").pages
    assert "Fotos" in first.extract_text()
    assert len(first.images) >= 2
