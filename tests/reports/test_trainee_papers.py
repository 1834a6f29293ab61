"""What somebody takes home of her courses: her history on half a page, and her certificate."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.registry.operations import change_office
from app.storage.store import Store
from app.training.attendance_operations import set_commitment
from app.training.certificate_operations import issue_to_eligible
from app.training.enrolment_operations import change_trainee
from app.training.queries import list_certificates, read_enrolment
from reports.certificate import LOGO_WIDTH
from reports.kit.page import HEIGHT, MARGIN, WIDTH
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.samples import pdf_text, read_pdf, said_at_sizes, where_said
from tests.training.office import TaughtEvent, make_office, make_taught_event

TODAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = make_office(tmp_path / "cursos.hilvan")
    yield office
    office.close()


@pytest.fixture
def taught(store: Store) -> TaughtEvent:
    return make_taught_event(store)


def printed(store: Store, tmp_path: Path, kind: str, subject: int) -> Path:
    target = tmp_path / f"{kind}.pdf"
    write_paper(Paper(kind, (subject,)), store, target, printed_on=TODAY)
    return target


def trainee_of(store: Store, taught: TaughtEvent, place: int) -> int:
    return read_enrolment(store, taught.enrolments[place]).trainee.id


def test_her_history_is_half_a_page_in_letters_that_can_be_read(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    issue_to_eligible(store, event_id=taught.event, issued_on="2026-11-20", signed_by="Arami Duarte")
    change_office(store, phone="0533232111")
    paper = printed(store, tmp_path, "trainee-history", trainee_of(store, taught, 0))
    text = pdf_text(paper)
    (code,) = [one.code for one in list_certificates(store) if one.full_name == "Rosa Benítez"]
    for words in ("Rosa Benítez", code, "4 de 4, 8 horas", "En total: 8 horas de curso.",
                  "Para saber si un certificado vale, llame al 0533 232 111 y diga el código.",
                  "Por el CAE"):  # fmt: skip
        assert words in text, words
    assert "Compromiso" not in text
    assert "Se propuso" not in text, "nothing stands empty"
    assert len(read_pdf(paper).pages) == 1
    lowest = min(y for _x, y, said in where_said(paper) if "impreso el" not in said and "Página" not in said)
    assert lowest > HEIGHT / 2 - MARGIN, "the lower half is free"
    small = [said for size, said in said_at_sizes(paper) if size < 10 and "impreso" not in said]
    assert set(small) <= {"Fecha", "Curso", "Asistencia", "Certificado", "Página 1 de 1"}, small


def test_without_a_certificate_there_is_no_column_of_them(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    text = pdf_text(printed(store, tmp_path, "trainee-history", trainee_of(store, taught, 0)))
    assert "Certificado" not in text
    assert "código" not in text


def test_what_she_wanted_to_try_stands_with_its_course(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    set_commitment(store, enrolment_id=taught.enrolments[0], commitment="contar los defectos")
    text = pdf_text(printed(store, tmp_path, "trainee-history", trainee_of(store, taught, 0)))
    assert "Se propuso: contar los defectos." in text


@pytest.mark.parametrize(
    ("role", "sex", "said"),
    [
        ("owner", "woman", "· dueña CAE"),
        ("owner", "man", "· dueño CAE"),
        ("owner", None, "· dueña o dueño CAE"),
        ("worker", "woman", "· trabajadora CAE"),
        ("other", "woman", "Taller Benítez CAE"),
    ],
)
def test_she_is_called_in_one_word(
    store: Store, taught: TaughtEvent, tmp_path: Path, role: str, sex: str | None, said: str
) -> None:
    trainee = trainee_of(store, taught, 0)
    change_trainee(store, trainee_id=trainee, role=role, sex=sex)
    assert said in pdf_text(printed(store, tmp_path, "trainee-history", trainee))


def test_a_certificate_says_where_the_centre_is_and_leaves_room_for_two_logos(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    change_office(
        store, phone="0533232111", address="Mariscal López 120 casi Fulgencio Yegros, al lado de la Municipalidad",
        name="Centro de Apoyo a Emprendedores de la Municipalidad de Mariano Roque Alonso y de la Gobernación",
    )  # fmt: skip
    first, _second = issue_to_eligible(
        store, event_id=taught.event, issued_on="2026-11-20", signed_by="Arami Duarte"
    )
    paper = printed(store, tmp_path, "certificate", first)
    text = pdf_text(paper)
    assert "Mariscal López 120" in text
    assert "0533 232 111 otorga" in text
    assert "llame al 0533 232 111 y diga el código" in text
    assert text.count("Da el curso") == 1
    high = [(x, said) for x, y, said in where_said(paper) if y > WIDTH - 110]
    assert high
    assert all(x > MARGIN + LOGO_WIDTH for x, _said in high), high
