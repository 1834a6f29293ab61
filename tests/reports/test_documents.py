"""The record of a diagnostic, the programme, the forms and the two sheets of one page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.alerts.protocols import find_protocol
from app.alerts.records import LocalPhone
from app.diagnosis.instruments import load_instrument, parse_instrument
from app.diagnosis.operations import finish_visit, start_visit
from app.diagnosis.records import Answer, AnswerKind, Condition, Origin, Photo
from app.diagnosis.words import plain_text
from app.registry.records import Office
from app.storage.encryption import read_recovery, recovery_text
from reports.blank_form import build_blank_form, say_relevance
from reports.consent_sheet import build_consent_sheet
from reports.diagnosis_record import build_diagnosis_record
from reports.kit.page import Section, write_document
from reports.owner_sheet import build_owner_sheet
from reports.paper import Paper
from reports.programme import build_programme
from reports.recovery_sheet import build_recovery_sheet
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import (
    INSTRUMENT,
    PRINTED_ON,
    WORKSHOP,
    make_dossier,
    make_visit,
    pdf_text,
    read_pdf,
    second_round,
)

OFFICE = Office(
    1,
    "CAE Yaguarón",
    city="Yaguarón",
    phone="0533 232 100",
    address="Ruta 1 y Mcal. López",
    answers_for="Liz Ayala",
)


def print_section(folder: Path, section: Section) -> str:
    target = folder / "document.pdf"
    write_document(target, [section], title="Prueba")
    return pdf_text(target).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def blank_form(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page of the form, printed once."""
    folder = tmp_path_factory.mktemp("form")
    form = build_blank_form(INSTRUMENT, office="CAE", printed_on=PRINTED_ON)
    write_document(folder / "document.pdf", [form], title="Prueba")
    return [page.extract_text() for page in read_pdf(folder / "document.pdf").pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_record_has_every_item_and_the_words_of_the_chosen_level(tmp_path: Path) -> None:
    dossier = second_round()
    text = squeezed(print_section(tmp_path, build_diagnosis_record(dossier)))
    assert len(read_pdf(tmp_path / "document.pdf").pages) == 3
    assert dossier.visit is not None
    for item in INSTRUMENT.items:
        assert squeezed(item.code + item.short) in text
        answer = dossier.visit.answers[item.code]
        if answer.level is not None:
            said = squeezed(plain_text(item.level_texts[answer.level])) in text
            assert said is (item.code != "LOC-03"), "what an alert was is on no paper"


def test_the_record_puts_alerts_on_top_and_says_what_has_no_score(tmp_path: Path) -> None:
    text = print_section(tmp_path, build_diagnosis_record(second_round()))
    alert = text.index("Alertas: esto no se promedia")
    assert alert < text.index("Resultado por dimensión") < text.index("GES-01")
    assert "LOC-03 Instalación eléctrica" in text
    assert "cables pelados" not in text
    assert "El detalle y la nota se ven solo en la pantalla." in text
    assert "Lo que no se pudo puntuar, y por qué" in text
    assert "MER-01 (no sabe), MER-02 (no observado)" in text
    assert "La raya oscura es la ronda anterior (15/03/2026)." in text


def test_the_record_says_which_critical_items_nobody_measured(tmp_path: Path) -> None:
    visit = make_visit()
    answers = {**visit.answers, "DEC-01": Answer("DEC-01", AnswerKind.REFUSED)}
    text = print_section(tmp_path, build_diagnosis_record(make_dossier(replace(visit, answers=answers))))
    assert "Ninguna respuesta crítica quedó por debajo de su límite." in text
    assert "Críticas sin medir: DEC-01." in text


def test_the_record_tells_origin_kind_note_and_photos(tmp_path: Path) -> None:
    visit = replace(make_visit(notes=40), photos=(Photo(1, "GES-01", "x"), Photo(2, "GES-01", "y")))
    text = print_section(tmp_path, build_diagnosis_record(make_dossier(visit)))
    assert text.count("Nota:") == 39  # one item has no answer with a note
    assert "Nota: Nota 40: mba'éichapa, g̃uahẽ ỹ, ñandutí, ₲ 350.000." in text
    assert "Nota: Prefiere no hablar de eso." in text
    assert "Fotos: 2" in text
    assert "Origen: cuaderno" in text
    assert "No responde." in text
    assert "No aplica." in text


def test_the_record_says_how_a_later_round_was_asked(tmp_path: Path) -> None:
    visit = replace(make_visit(), previous_shown=True, previous_changed_after=12)
    text = print_section(tmp_path, build_diagnosis_record(make_dossier(visit)))
    assert "a ciegas en las primeras 12 respuestas" in " ".join(text.split())


def test_record_and_form_say_how_far_each_part_was_studied(tmp_path: Path, blank_form: list[str]) -> None:
    """The practices were; the scale of 0 to 4 was not, anywhere."""
    plain = sum(not dimension.validated for dimension in INSTRUMENT.dimensions)
    assert 0 < plain < len(INSTRUMENT.dimensions)
    record = print_section(tmp_path, build_diagnosis_record(second_round()))
    form = " ".join(blank_form)
    for text in (record.lower(), form.lower()):
        said = " ".join(text.split())
        assert said.count("no validado: sirve para conversar y planificar") >= plain
        assert "práctica estudiada, escala todavía no validada" in said
        assert said.count("validado") == said.count("no validado")


def test_the_record_of_a_visit_hardly_begun_lists_what_is_open(tmp_path: Path) -> None:
    draft = replace(make_visit(), status="draft", answers={})
    text = print_section(tmp_path, build_diagnosis_record(make_dossier(draft)))
    assert "visita sin terminar: faltan respuestas" in text
    assert "0 de 60 preguntas" in text
    assert text.count("Sin responder.") >= 50


def test_a_note_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    note = "palabra " * 1500 + "fin"
    answers = {"GES-01": Answer("GES-01", AnswerKind.LEVEL, 2, Origin.SAID, note)}
    visit = replace(make_visit(), answers=answers)
    text = print_section(tmp_path, build_diagnosis_record(make_dossier(visit)))
    assert text.count("palabra") >= 1500


def test_the_blank_form_has_every_level_and_a_box_per_item(blank_form: list[str]) -> None:
    text = squeezed(" ".join(blank_form))
    for item in INSTRUMENT.items:
        assert text.count(item.code) >= 2
        assert squeezed(item.question) in text
        for words in item.levels:
            assert squeezed(plain_text(words)) in text
    assert text.count("NODR") == len(INSTRUMENT.items)


def test_the_form_says_to_take_the_lower_level_until_the_proof_is_seen(blank_form: list[str]) -> None:
    text = " ".join(" ".join(blank_form).split())
    assert "Si dos frases le parecen, marque la más baja hasta ver la prueba." in text
    assert "más se parece" not in text
    assert "Lleva más o menos 2 horas, o se hace en dos visitas." in " ".join(text.split())


def test_the_blank_form_begins_with_the_card_and_the_figures_and_stays_within_fourteen_pages(
    blank_form: list[str],
) -> None:
    assert len(blank_form) <= 14
    for words in (
        "Ficha del taller",
        "Dueña o dueño, nombre",
        "¿En IPS?",
        "familia sin pago",
        "Ventas del mes",
    ):
        assert words in blank_form[0], words
    assert "GES-01" not in blank_form[0]
    for dimension in INSTRUMENT.dimensions:
        page = next(text for text in blank_form if f"{dimension.code} · " in text)
        assert f"{dimension.code}-01" in page, "a heading alone at the foot"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition("GES-04"), "solo si GES-04 no es N"),
        (Condition("GES-04", 2), "solo si GES-04 es 2 o más"),
        (Condition("GES-04", 0, 1), "solo si GES-04 es 1 o menos"),
        (Condition("GES-04", 2, 2), "solo si GES-04 es 2"),
        (Condition("GES-04", 1, 3), "solo si GES-04 está entre 1 y 3"),
    ],
)
def test_when_an_item_is_asked_is_said_in_words(condition: Condition, said: str) -> None:
    assert say_relevance([condition]) == said


def test_consent_has_its_text_four_ticks_and_a_witness(tmp_path: Path) -> None:
    text = print_section(
        tmp_path,
        build_consent_sheet(WORKSHOP, INSTRUMENT, office=OFFICE, printed_on=PRINTED_ON),
    )
    assert squeezed(INSTRUMENT.consent_text) in squeezed(text)
    assert text.count("sí no") == 4
    assert "Testigo" in text
    assert f"Texto versión {INSTRUMENT.consent_version}." in text
    assert len(read_pdf(tmp_path / "document.pdf").pages) == 1


def test_the_recovery_sheet_can_be_typed_back(tmp_path: Path) -> None:
    key = "0123456789abcdef" * 6
    recovery = recovery_text(key)
    section = build_recovery_sheet(recovery, office="CAE Ñu", printed_on=date(2026, 9, 14))
    text = print_section(tmp_path, section)
    groups = [word for word in text.split() if len(word) == 5 and word in recovery.split("-")]
    assert read_recovery("".join(groups)) == key
    assert len(read_pdf(tmp_path / "document.pdf").pages) == 1


def test_the_record_says_on_every_page_that_it_is_reserved(tmp_path: Path) -> None:
    visit = make_visit(LOC_02=0, LOC_03=0, LOC_05=0, DEC_01=0, DEC_02=0, DEC_07=0, notes=60)
    print_section(tmp_path, build_diagnosis_record(make_dossier(visit)))
    pages = read_pdf(tmp_path / "document.pdf").pages
    assert len(pages) > 3
    for page in pages:
        said = "RESERVADO · solo del centro · no dejar en el taller"
        assert page.extract_text().count(said) == 2, "above and below"


def test_the_record_tells_an_alert_by_its_code_and_what_to_do(tmp_path: Path) -> None:
    codes = ("LOC-02", "LOC-03", "LOC-05", "DEC-01", "DEC-02", "DEC-07")
    visit = make_visit(notes=60, **{code.replace("-", "_"): 0 for code in codes})
    note = replace(visit.answers["DEC-07"], note="Lo contó Zunilda.")
    visit = replace(visit, answers={**visit.answers, "DEC-07": note})
    phones = {
        "police": LocalPhone(1, "police", name="Comisaría 3.ª", number="0981 111 222"),
        "codeni": LocalPhone(2, "codeni", number="0981 333 444", checked_on="2026-11-01"),
    }
    text = print_section(tmp_path, build_diagnosis_record(make_dossier(visit, phones=phones)))
    for code in codes:
        item, protocol = INSTRUMENT.item(code), find_protocol("confeccion-2026", code)
        assert protocol is not None
        assert f"{code} · {protocol.name}" in text
        for step in (*protocol.first_minute, *protocol.never):
            assert squeezed(step) in squeezed(text)
        assert plain_text(item.levels[0]).rstrip(".") not in text
        assert (item.alert or "").partition(":")[0] not in text
    assert "Zunilda" not in text
    assert "Comisaría 3.ª: 0981 111 222 (sin confirmar)" in text
    assert "CODENI de la municipalidad: 0981 333 444;" in text
    assert "Ministerio de la Mujer: sin anotar: pregunte y anote" in text
    assert "Borrador: todavía no lo revisaron" in text


def test_no_other_paper_of_a_workshop_names_who_to_call(tmp_path: Path) -> None:
    phones = {"codeni": LocalPhone(2, "codeni", number="0981 333 444", checked_on="2026-11-01")}
    dossier = second_round(phones=phones)
    for build in (build_owner_sheet, build_programme):
        assert "0981 333 444" not in print_section(tmp_path, build(dossier))


def test_the_consent_sheet_says_who_asks_and_how_to_take_it_back(tmp_path: Path) -> None:
    sheet = build_consent_sheet(WORKSHOP, INSTRUMENT, office=OFFICE, printed_on=PRINTED_ON)
    text = print_section(tmp_path, sheet)
    assert len(read_pdf(tmp_path / "document.pdf").pages) == 1
    for said in (
        "Quiénes somos: CAE Yaguarón, Yaguarón",
        "Dirección: Ruta 1 y Mcal. López",
        "Teléfono: 0533 232 100",
        "Quién responde por los datos: Liz Ayala",
        "llame o escriba al 0533 232 100",
        "Hay una sola excepción",
    ):
        assert said in text
    assert "7593" not in text


def test_what_the_office_has_not_written_is_a_line_on_the_consent_sheet(tmp_path: Path) -> None:
    sheet = build_consent_sheet(None, INSTRUMENT, office=Office(1, "CAE"), printed_on=PRINTED_ON)
    text = print_section(tmp_path, sheet)
    assert len(read_pdf(tmp_path / "document.pdf").pages) == 1
    for label in ("Dirección:", "Teléfono:", "Quién responde por los datos:"):
        assert label in text
    assert "avise de palabra o por mensaje" in text
    assert "None" not in text


def test_a_consent_sheet_has_today_s_text_but_while_an_earlier_diagnostic_is_under_way(
    tmp_path: Path,
) -> None:
    store = make_office(tmp_path / "o.hilvan", visited=0)
    workshop = store.value("SELECT id FROM workshop")
    file = Path(__file__).parent.parent / "diagnosis" / "files" / "confeccion-2026.1.toml"
    earlier = parse_instrument(file.read_text("utf-8"))
    visit = start_visit(store, workshop_id=workshop, instrument=earlier, visited_on="2026-03-01")

    def printed() -> str:
        target = tmp_path / "c.pdf"
        write_paper(Paper("consent-sheet", (workshop,)), store, target, printed_on=PRINTED_ON)
        return pdf_text(target)

    assert f"Texto versión {earlier.consent_version}." in printed()
    finish_visit(store, visit_id=visit, unfinished_reason="es una prueba")
    assert f"Texto versión {load_instrument('confeccion-2026').consent_version}." in printed()
    assert "se cumplen las leyes" not in printed()
    store.close()
