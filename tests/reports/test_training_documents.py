"""The paper of courses: who may read it decides what stands on it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import segno
from reportlab.pdfgen.canvas import Canvas

from app.errors import DataProblem
from app.formalization.office_operations import enter_statute
from app.registry.operations import change_office, record_consent
from app.storage.store import Store
from app.training.attendance_operations import mark_attendance
from app.training.certificate_operations import (
    annul_certificate,
    issue_to_eligible,
    note_prints,
)
from app.training.enrolment_operations import add_trainee, change_trainee, enrol_trainee
from app.training.operations import add_event, change_event, plan_sessions
from app.training.phrases import say_same_hours
from app.training.pictures import answer_pictures
from app.training.queries import list_certificates, list_enrolments, read_enrolment, read_event
from app.training.records import Session
from reports.attendance_sheet import AttendanceOptions
from reports.certificate import carried_text
from reports.invitation import CUT, HALF
from reports.kit.pictograms import GRID, draw_lines
from reports.kit.qr import _runs
from reports.paper import Paper
from reports.writing import write_paper, write_papers
from tests.reports.samples import pdf_text, read_pdf, said_at_sizes, where_said
from tests.training.office import (
    TaughtEvent,
    add_round,
    make_event,
    make_office,
    make_taught_event,
    owner,
    workshops,
)

TODAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = make_office(tmp_path / "cursos.hilvan")
    yield office
    office.close()


@pytest.fixture
def taught(store: Store) -> TaughtEvent:
    return make_taught_event(store)


def printed(store: Store, tmp_path: Path, kind: str, subject: int) -> str:
    target = tmp_path / f"{kind}.pdf"
    write_paper(Paper(kind, (subject,)), store, target, printed_on=TODAY)
    return pdf_text(target)


def issue(store: Store, taught: TaughtEvent) -> list[int]:
    return issue_to_eligible(store, event_id=taught.event, issued_on="2026-11-20", signed_by="Arami Duarte")


def test_a_certificate_is_one_sheet_on_its_side(store: Store, taught: TaughtEvent, tmp_path: Path) -> None:
    first, second = issue(store, taught)
    text = printed(store, tmp_path, "certificate", first)
    for words in ("Certificado", "Rosa Benítez", "Gestión y costos del taller", "8 horas",
                  "del 3 al 12 de noviembre de 2026", "Yaguarón, 20 de noviembre de 2026",
                  "Mirta Díaz", "Arami Duarte", list_certificates(store)[0].code):  # fmt: skip
        assert words in text
    assert "Duplicado" not in text
    assert "Página" not in text
    (page,) = read_pdf(tmp_path / "certificate.pdf").pages
    assert page.mediabox.width > page.mediabox.height
    batch = write_papers(
        Paper("certificate", (first, second)), store, tmp_path / "lote.pdf", printed_on=TODAY
    )
    assert len(read_pdf(batch[0]).pages) == 2
    folder = write_papers(Paper("certificate", (first, second)), store, tmp_path / "lote", printed_on=TODAY)
    assert len({path.name for path in folder}) == 2


def test_all_of_an_event_print_together_and_annulled_ones_do_not(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    with pytest.raises(DataProblem, match="emítalos primero"):
        printed(store, tmp_path, "certificates", taught.event)
    first, _second = issue(store, taught)
    printed(store, tmp_path, "certificates", taught.event)
    assert len(read_pdf(tmp_path / "certificates.pdf").pages) == 2
    annul_certificate(store, certificate_id=first, reason="error")
    text = printed(store, tmp_path, "certificates", taught.event)
    assert "Rosa" not in text
    with pytest.raises(DataProblem, match="está anulado"):
        printed(store, tmp_path, "certificate", first)


def test_a_second_print_says_that_it_is_a_duplicate(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    first, _second = issue(store, taught)
    note_prints(store, of=[first], printed_on="2026-11-20")
    assert "Duplicado n.º 1" in printed(store, tmp_path, "certificate", first)
    note_prints(store, of=[first], printed_on="2026-11-21")
    assert "Duplicado n.º 2" in printed(store, tmp_path, "certificate", first)


def test_a_very_long_name_is_printed_whole(store: Store, taught: TaughtEvent, tmp_path: Path) -> None:
    name = "María de los Ángeles Encarnación Ñamandú"
    surnames = "Caballero Fernández de la Mora viuda de Etcheverry y Villalba Acosta"
    trainee = read_enrolment(store, taught.enrolments[0]).trainee.id
    change_trainee(store, trainee_id=trainee, given_names=name, surnames=surnames)
    first, _second = issue(store, taught)
    text = printed(store, tmp_path, "certificate", first).replace("\n", " ")
    assert f"{name} {surnames}" in " ".join(text.split())


def test_the_qr_carries_the_code_and_what_is_printed(store: Store, taught: TaughtEvent) -> None:
    issue(store, taught)
    (one, _other) = list_certificates(store)
    said = carried_text(one, "CAE Yaguarón").splitlines()
    assert said == [
        f"Certificado {one.code}",
        "Rosa Benítez",
        "Gestión y costos del taller",
        "8 horas, 03/11/2026 - 12/11/2026",
        "CAE Yaguarón",
    ]
    modules = segno.make("\n".join(said), error="m", micro=False, mask=2).matrix
    for row in modules:
        runs = _runs(tuple(bool(dark) for dark in row))
        drawn = [column for start, length in runs for column in range(start, start + length)]
        assert drawn == [column for column, dark in enumerate(row) if dark]


def test_the_sheet_to_sign_has_the_grid_s_numbers_and_lines_for_who_comes_besides(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    text = printed(store, tmp_path, "attendance-sheet", taught.event)
    numbers = [one.number for one in list_enrolments(store, taught.event)]
    words = " ".join(text.split())
    for number, name in zip(numbers, ("Rosa Benítez", "Juan Gauto", "Elvira Ortiz"), strict=True):
        assert f"{number} {name}" in words
    assert "mar 3/11, 18:00" in text
    assert "5 6 7 8 9 Firma de quien da el curso" in words
    assert "P presente" in text


def test_columns_of_identity_are_there_where_they_are_asked_for_and_not_in_a_reserved_course(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    def with_identity(event: int) -> str:
        paper = Paper("attendance-sheet", (event,), options=AttendanceOptions(with_identity=True))
        write_paper(paper, store, tmp_path / "p.pdf", printed_on=TODAY)
        return pdf_text(tmp_path / "p.pdf")

    assert "C.I." not in printed(store, tmp_path, "attendance-sheet", taught.event)
    text = with_identity(taught.event)
    assert "Estado Taller C.I. Sexo mar 3/11, 18:00" in text
    assert "1 Rosa Benítez inscripta/o Taller Benítez mujer" in text
    assert "C.I." not in with_identity(make_event(store, course="CUR-12").event)


def test_how_the_sheet_is_filled_is_said_on_the_first_one_alone(store: Store, tmp_path: Path) -> None:
    event = add_event(store, course="CUR-01")
    days = [f"2026-11-{day:02}" for day in range(2, 9)]
    plan_sessions(store, event_id=event, days=days, starts_at="18:00", ends_at="20:00")
    text = printed(store, tmp_path, "attendance-sheet", event)
    assert len(read_pdf(tmp_path / "attendance-sheet.pdf").pages) == 2
    assert text.count("Cada persona firma") == 1
    assert text.count("Estado") == 2


def test_an_event_without_days_gets_a_sheet_to_fill(store: Store, tmp_path: Path) -> None:
    event = add_event(store, course="CUR-03")
    assert "Fecha:" in printed(store, tmp_path, "attendance-sheet", event)


def test_a_reserved_course_s_sheet_does_not_say_where_people_work(store: Store, tmp_path: Path) -> None:
    event = make_event(store, course="CUR-12").event
    text = printed(store, tmp_path, "attendance-sheet", event)
    assert "Rosa Benítez" in text
    assert "Taller Benítez" not in text


def test_invitations_come_two_on_a_sheet_and_say_no_reason(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    change_office(store, phone="0533 232 111")
    change_event(store, event_id=taught.event, childcare=True, cost=0)
    text = printed(store, tmp_path, "invitations", taught.event)
    assert len(read_pdf(tmp_path / "invitations.pdf").pages) == 2
    for words in ("Rosa Benítez · Taller Benítez", "No tiene costo.", "0533 232 111", "No puedo"):
        assert words in text
    assert "porque" not in text
    one = printed(store, tmp_path, "invitation", taught.enrolments[1])
    assert "Juan Gauto" in one
    assert "Rosa" not in one


def test_an_invitation_is_half_a_page_in_letters_of_14_points(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    change_office(store, phone="0533 232 111")
    change_event(store, event_id=taught.event, childcare=True, transport=True, cost=0)
    text = printed(store, tmp_path, "invitations", taught.event)
    assert text.count("Dónde: Salón.") == 3
    assert text.count("contestar también al 0533 232 111") == 3
    paper = tmp_path / "invitations.pdf"
    tops = [y for _x, y, said in where_said(paper) if said == "Invitación"]
    assert len(tops) == 2
    assert tops[0] - tops[1] == pytest.approx(HALF + CUT, abs=1)
    names = {"CAE Yaguarón", "Página 1 de 1"}
    small = {said for size, said in said_at_sizes(paper) if size < 14 and "impreso el" not in said}
    assert small <= names, small


def test_days_at_the_same_hours_are_said_at_once() -> None:
    def on(*days: str, starts: str = "14:00") -> list[Session]:
        return [Session(n, 1, float(n), day, starts_at=starts, ends_at="17:00") for n, day in enumerate(days)]

    tuesdays = on("2026-12-08", "2026-12-15", "2027-01-05")
    assert say_same_hours(tuesdays) == "martes 8 y 15 de diciembre y 5 de enero, de 14:00 a 17:00"
    assert (
        say_same_hours(on("2026-12-08", "2026-12-10"))
        == "martes 8 y jueves 10 de diciembre, de 14:00 a 17:00"
    )
    assert say_same_hours(on("2026-12-08")) == "martes 8 de diciembre, de 14:00 a 17:00"
    assert say_same_hours([*tuesdays, *on("2027-01-12", starts="9:00")]) is None
    assert say_same_hours([]) is None


def test_who_does_not_want_to_be_called_has_no_number_on_the_list(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    record_consent(
        store,
        workshop_id=workshops(store)[0],
        purpose="contact",
        granted=False,
        decided_on="2026-11-01",
        text_version="1",
    )
    text = printed(store, tmp_path, "phone-list", taught.event)
    assert "0971 967 890" not in text
    assert "0971 967 891" in text
    with pytest.raises(DataProblem, match="invite primero"):
        printed(store, tmp_path, "phone-list", add_event(store, course="CUR-02"))


def test_calls_go_workshop_by_workshop_and_never_to_the_owner_for_somebody_else(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    """No consent is kept to a call that goes through her."""
    first = workshops(store)[0]
    names = (("Zunilda", first), ("Nidia", None))
    for name, workshop in names:
        worker = add_trainee(store, given_names=name, surnames="Vera", workshop_id=workshop, role="worker")
        enrol_trainee(store, event_id=taught.event, trainee_id=worker)
    text = printed(store, tmp_path, "phone-list", taught.event)
    assert "Teléfono Está ¿Viene? Día y hora Quedó en Le haría falta" in text
    assert text.count("Taller Benítez") == 1, "once over its people"
    of_first, others = text.split("Taller Benítez")[1].split("Taller Gauto")
    assert "Rosa Benítez 0971 967 890" in of_first
    assert "Zunilda Vera sin teléfono: pasar por el taller" in of_first
    assert of_first.count("0971") == 1
    assert "Sin taller 5 Nidia Vera sin teléfono inscripta/o" in others


def test_who_takes_a_reserved_course_is_not_looked_for_in_the_workshop(store: Store, tmp_path: Path) -> None:
    event = make_event(store, course="CUR-12", people=0).event
    worker = add_trainee(
        store, given_names="Zunilda", surnames="Vera", workshop_id=workshops(store)[0], role="worker"
    )
    enrol_trainee(store, event_id=event, trainee_id=worker)
    text = printed(store, tmp_path, "phone-list", event)
    assert "sin teléfono: no avise por el taller" in text
    assert "pasar por" not in text


def test_the_test_on_paper_marks_no_answer_as_right(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    text = printed(store, tmp_path, "course-test", taught.event)
    assert "1. ¿Cuándo conviene anotar una venta?" in text
    assert "El mismo día en que se hace" in text
    assert "✓" not in text
    assert "Marque la respuesta que le parece. Si quiere, con ayuda." in text
    assert len(read_pdf(tmp_path / "course-test.pdf").pages) == 1


def test_every_drawing_of_an_answer_can_be_drawn(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"))
    for drawn in answer_pictures().values():
        draw_lines(canvas, drawn, 0, 0, 28)
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", drawn)]
        assert min(numbers) >= 0, drawn
        assert max(numbers) <= GRID, drawn
        assert not re.sub(r"[MLCZOR\d. ]", "", drawn), drawn


def test_the_test_on_paper_asks_with_the_figures_of_the_first_day(store: Store, tmp_path: Path) -> None:
    for day, value in (("2026-11-01", 17), ("2026-11-05", 19)):
        enter_statute(store, code="IPS-EMPLEADOR", value=value, valid_from=day, norm="Ley de prueba")
    text = printed(store, tmp_path, "course-test", make_event(store, course="CUR-13").event)
    assert "17\u00a0%" in text or "17 %" in text
    assert "19" not in text
    assert "{" not in text


def test_an_owner_s_history_names_no_worker_and_leaves_out_what_is_reserved(
    store: Store, taught: TaughtEvent, tmp_path: Path
) -> None:
    first = workshops(store)[0]
    worker = add_trainee(store, given_names="Zunilda", surnames="Vera", workshop_id=first, role="worker")
    hers = enrol_trainee(store, event_id=taught.event, trainee_id=worker)
    assert "del equipo" not in printed(store, tmp_path, "training-history", first), "only what was attended"
    first_day = read_event(store, taught.event).sessions[0]
    mark_attendance(store, session_id=first_day.id, enrolment_id=hers, mark="present")
    reserved = make_event(store, course="CUR-12", people=0)
    enrol_trainee(store, event_id=reserved.event, trainee_id=worker)
    text = printed(store, tmp_path, "training-history", first)
    assert "Rosa Benítez" in text
    assert "4 de 4, 8 horas" in text
    assert "1 persona del equipo" in text
    assert "Zunilda" not in text
    assert "Derechos en el trabajo" not in text
    own = printed(store, tmp_path, "trainee-history", worker)
    assert "Derechos en el trabajo" in own


def test_a_history_tells_which_courses_would_help_but_nothing_delicate(store: Store, tmp_path: Path) -> None:
    fourth = workshops(store)[3]
    add_round(store, fourth, {"GES-02": 0, "GES-04": 0, "DEC-07": 0, "DEC-08": 0, "GES-09": 0})
    text = printed(store, tmp_path, "training-history", fourth)
    assert "Nadie de este taller participó" in text
    assert "Gestión y costos del taller" in text
    assert "trato" not in text.casefold()
    assert "Ahorro" not in text
    assert owner(store, fourth)
