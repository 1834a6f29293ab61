"""Hoja de tiempos: to fill by hand, and what was measured, with what nobody knows said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import DataProblem
from app.production.operations import add_style, change_style, remove_operation
from app.production.queries import require_style
from app.production.study_operations import change_part, enter_cycles, record_study, start_study
from app.production.typed_operation import add_typed_operation
from app.registry.operations import change_workshop
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper
from tests.production.support import make_guardapolvo, measure_guardapolvo
from tests.reports.offices import make_office
from tests.reports.samples import PRINTED_ON, pdf_text, read_pdf


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_office(tmp_path / "o.hilvan")
    yield made
    made.close()


@pytest.fixture
def style(store: Store) -> int:
    return make_guardapolvo(store, store.value("SELECT min(id) FROM workshop"))


def test_the_sheet_to_fill_has_the_operations_and_room_for_more(
    store: Store, style: int, tmp_path: Path
) -> None:
    target = write_paper(
        Paper("time-sheet-blank", (style,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON
    )
    text = pdf_text(target)
    for words in ("Hoja de tiempos", "Guardapolvo, talle 12", "Planchar y controlar", "Elvira · recta", "13"):
        assert words in text
    assert len(read_pdf(target).pages) == 1
    assert "Se mide el trabajo, no a la persona" in text


def test_a_style_without_operations_has_lines_to_write_them(store: Store, tmp_path: Path) -> None:
    made = add_style(store, workshop_id=store.value("SELECT min(id) FROM workshop"), name="Remera")
    target = write_paper(Paper("time-sheet-blank", (made,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON)
    assert len(read_pdf(target).pages) == 1


def test_a_note_of_an_operation_that_was_taken_out_does_not_keep_the_sheet_from_printing(
    store: Store, style: int, tmp_path: Path
) -> None:
    study = start_study(store, style_id=style, studied_on="2026-08-20")
    first, second = (one.id for one in require_style(store, style).operations[:2])
    for one in (first, second):
        enter_cycles(store, time_study_id=study, operation_id=one, cycles=[(60.0, None)])
        change_part(store, time_study_id=study, operation_id=one, note=f"nota {one}")
    remove_operation(store, operation_id=first)
    target = write_paper(Paper("time-sheet", (study,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON)
    text = pdf_text(target)
    assert f"nota {second}" in text
    assert f"nota {first}" not in text


def test_the_filled_sheet_says_what_the_page_says(store: Store, style: int, tmp_path: Path) -> None:
    study = measure_guardapolvo(store, style, "2026-08-20", 0.95)
    target = write_paper(Paper("time-sheet", (study,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON)
    text = pdf_text(target)
    for words in (
        "La prenda lleva 15,6 minutos estándar (entre 15,4 y 15,7).",
        "La línea frena en Rosa: 4,76 min por prenda, hasta 100 en una jornada de 8 horas.",
        "tiene que salir una cada 4,36 min",
        "20/08/2026 · de una hoja de papel",
        "queda entre el taller y el centro",
        "todavía nadie lo confirmó",
    ):
        assert words in text
    assert len(read_pdf(target).pages) == 1


def test_what_is_not_measured_is_said(store: Store, style: int, tmp_path: Path) -> None:
    study = start_study(store, style_id=style, studied_on="2026-08-20")
    target = tmp_path / "t.pdf"
    with pytest.raises(DataProblem, match="para llenar a mano"):
        write_paper(Paper("time-sheet", (study,)), store, target, printed_on=PRINTED_ON)
    collar = require_style(store, style).operations[2].id
    cycles = [(88.0, None), (117.0, None), (192.0, "thread")]
    enter_cycles(store, time_study_id=study, operation_id=collar, cycles=cycles)
    change_part(store, time_study_id=study, operation_id=collar, note="Pidió otro hilo", rating=90)
    text = pdf_text(write_paper(Paper("time-sheet", (study,)), store, target, printed_on=PRINTED_ON))
    for words in (
        "medición sin terminar",
        "tachados: 3:12 (se cortó el hilo)",
        "sin medir",
        "La operación medida lleva",
        "Pegar cuello: Pidió otro hilo",
        "el total de la prenda todavía no se sabe",
    ):
        assert words in text


def test_an_allowance_of_ones_own_is_no_doubt(store: Store, style: int, tmp_path: Path) -> None:
    change_style(store, style_id=style, allowance=0.125)
    study = measure_guardapolvo(store, style, "2026-08-20")
    text = pdf_text(
        write_paper(Paper("time-sheet", (study,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON)
    )
    assert "12,5 % de descanso" in text
    assert "nadie lo confirmó" not in text


def test_very_long_words_stay_on_the_sheet(store: Store, tmp_path: Path) -> None:
    made = add_style(
        store,
        workshop_id=store.value("SELECT min(id) FROM workshop"),
        name="Guardapolvo " * 12,
        size="8" * 60,
    )
    for number in range(30):
        add_typed_operation(
            store, style_id=made, text=f"Operación con nombre muy muy largo {number} " + "x" * 90
        )
    study = start_study(store, style_id=made, studied_on="2026-08-20")
    for one in require_style(store, made).operations:
        cycles = [(600.0 + at, "x" * 60 if at % 3 else None) for at in range(20)]
        enter_cycles(store, time_study_id=study, operation_id=one.id, cycles=cycles)
    for kind, of in (("time-sheet-blank", made), ("time-sheet", study)):
        target = write_paper(Paper(kind, (of,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON)
        assert len(read_pdf(target).pages) >= 3


LONG = (
    "Confecciones y Uniformes Escolares Nuestra Señora de la Inmaculada Concepción de Caacupé, Segunda Línea"
)


def test_twenty_five_long_operations_of_a_long_name_fill_whole_sheets(store: Store, tmp_path: Path) -> None:
    workshop = store.value("SELECT min(id) FROM workshop")
    change_workshop(store, workshop_id=workshop, name=LONG)
    made = add_style(store, workshop_id=workshop, name=f"Guardapolvo {LONG}", size="de 6 a 16, niñas y niños")
    for number in range(25):
        name = f"Paso {number:02} con refuerzo de cinta y pespunte doble por el lado derecho de la tela"
        add_typed_operation(store, style_id=made, text=name)
    blank = write_paper(Paper("time-sheet-blank", (made,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON)
    first, second = (" ".join(page.extract_text().split()) for page in read_pdf(blank).pages)
    for sheet, steps in ((first, range(13)), (second, range(13, 25))):
        assert "Día: ____" in sheet
        assert "Se mide el trabajo, no a la persona" in sheet
        assert [f"Paso {number:02}" in sheet for number in range(25)] == [n in steps for n in range(25)]
    assert LONG in first
    style = require_style(store, made)
    cycles = {one.id: [(60.0 + place, None) for place in range(6)] for one in style.operations}
    study = record_study(store, style_id=made, studied_on="2026-08-20", cycles=cycles)
    filled = write_paper(Paper("time-sheet", (study,)), store, tmp_path / "t.pdf", printed_on=PRINTED_ON)
    assert "20/08/2026 · de una hoja de papel" in pdf_text(filled)
