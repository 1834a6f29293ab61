"""Nothing that is talked over in private, and nothing of the workers, on a paper that is left."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.contacts.operations import record_contact
from app.diagnosis.queries import finished_visits
from app.diagnosis.scoring import score_answers
from app.diagnosis.words import plain_text
from app.errors import DataProblem
from app.improvement.catalogue import load_catalogue
from app.improvement.operations import (
    add_action,
    change_programme,
    complete_action,
    set_choice,
    start_programme,
)
from app.improvement.priorities import recommend
from app.storage.store import Store
from app.training.attendance_operations import answer_test, mark_attendance, set_commitment
from app.training.courses import find_course
from app.training.enrolment_operations import add_trainee, enrol_trainee
from app.training.queries import read_event
from reports.documents import DOCUMENTS
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.samples import INSTRUMENT
from tests.training.office import add_round, make_event, make_office, workshops

FOR_THE_CENTRE = {"diagnosis-record"}
LOW = {  # every alert, and what the law asks
    **dict.fromkeys(("LOC-02", "LOC-03", "LOC-04", "LOC-05", "DEC-01", "DEC-02", "DEC-07"), 0),
    **dict.fromkeys(("DEC-03", "DEC-04", "DEC-05", "DEC-06", "DEC-08", "FOR-01", "FOR-02"), 0),
    **dict.fromkeys(("FOR-04", "FOR-05", "FOR-06", "FOR-07", "FOR-08"), 0),
}
NEVER = (
    "zunilda", "secreta", "compromiso-obrera", "codeni", "acoso", "menores", "retener", "deuda",
    "derechos en el trabajo", "en privado", "obligado",
)  # fmt: skip


def _read_papers(store: Store, folder: Path, subjects: dict[str, int]) -> dict[str, str]:
    """Kind of document -> its text, of every paper that may leave the centre; closes the store."""
    texts = {}
    for report in DOCUMENTS:
        subject = subjects.get(report.about)
        if subject is None or report.kind in FOR_THE_CENTRE:
            continue
        target = folder / f"{report.kind}.pdf"
        try:
            write_paper(Paper(report.kind, (subject,)), store, target, printed_on=date(2026, 11, 24))
        except DataProblem:
            continue
        pages = PdfReader(target).pages
        texts[report.kind] = " ".join(" ".join(page.extract_text().split()) for page in pages)
    store.close()
    return texts


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Kind of document -> its text, of a workshop with everything that must stay apart."""
    folder = tmp_path_factory.mktemp("papeles")
    store = make_office(folder / "o.hilvan")
    workshop = workshops(store)[0]
    _worker_in_courses(store, workshop)
    _private_programme(store, workshop)
    contact = record_contact(
        store, workshop_id=workshop, held_on="2026-11-01", contact_minutes=30, topics=["DEC"],
        what_was_done="Vimos el cuaderno. Hablamos del acoso del encargado.",
        workshop_agrees="No retener documentos. Pagar la deuda.", centre_agrees="Volver.",
    )  # fmt: skip
    return _read_papers(store, folder, {"workshop": workshop, "contact": contact})


def _worker_in_courses(store: Store, workshop: int) -> None:
    worker = add_trainee(
        store, given_names="Zunilda", surnames="Secreta", workshop_id=workshop, role="worker"
    )
    for course in ("CUR-01", "CUR-12"):
        taught = make_event(store, course=course, people=1 if course == "CUR-01" else 0)
        one = enrol_trainee(store, event_id=taught.event, trainee_id=worker)
        for session in read_event(store, taught.event).sessions:
            mark_attendance(store, session_id=session.id, enrolment_id=one, mark="present")
        set_commitment(store, enrolment_id=one, commitment="COMPROMISO-OBRERA")
        known = find_course(course)
        assert known is not None
        question = known.questions[0]
        answer_test(
            store,
            enrolment_id=one,
            moment="before",
            question=question.code,
            choice=question.options[0][0],
        )


def _private_programme(store: Store, workshop: int) -> None:
    """Alerts, and every discreet action of the catalogue: one of them done."""
    levels = {"DEC-01": 0, "DEC-02": 0, "DEC-07": 0, "DEC-08": 0, "GES-09": 0, "GES-02": 0}
    add_round(store, workshop, levels)
    visit = finished_visits(store, workshop)[0]
    result = score_answers(visit.instrument, visit.answers)
    found = recommend(visit.instrument, visit.answers, result, load_catalogue())
    programme = start_programme(store, visit_id=visit.id, recommendations=found)
    actions = [
        add_action(
            store,
            programme_id=programme,
            title=one.title,
            source="alert",
            solution=one.code,
            beyond_limit=True,
        )
        for one in load_catalogue()
        if one.discreet
    ]
    complete_action(store, action_id=actions[0], done_on="2026-11-02")


def test_the_owner_s_papers_are_all_there(told: dict[str, str]) -> None:
    assert {"owner-sheet", "programme", "progress-sheet", "contact-sheet", "training-history",
            "formalization-path"} <= set(told)  # fmt: skip
    assert "1 persona del equipo" in told["training-history"]
    assert "Y lo que conversamos en la visita." in told["programme"]


@pytest.mark.parametrize("words", NEVER)
def test_none_of_them_says_what_is_private(told: dict[str, str], words: str) -> None:
    left = ("consent-sheet",)  # it tells of the law on data, of nobody
    assert [kind for kind, text in told.items() if kind not in left and words in text.casefold()] == []


@pytest.fixture(scope="module")
def offences(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Kind -> text, of a workshop with every alert, whose reasons were kept as they used to be."""
    folder = tmp_path_factory.mktemp("faltas")
    store = make_office(folder / "o.hilvan")
    workshop = workshops(store)[0]
    add_round(store, workshop, LOW)
    visit = finished_visits(store, workshop)[0]
    result = score_answers(visit.instrument, visit.answers)
    assert {alert.item for alert in result.alerts} == {
        item.code for item in visit.instrument.items if item.critical_below is not None
    }
    found = recommend(visit.instrument, visit.answers, result, load_catalogue())
    programme = start_programme(store, visit_id=visit.id, recommendations=found)
    for one in found:
        items = [visit.instrument.item(code) for code in one.items]
        quotes = "; ".join(
            f"en «{item.short}» hoy: «{plain_text(item.levels[0]).rstrip('.')}»" for item in items
        )
        add_action(
            store,
            programme_id=programme,
            source="alert" if one.rule == "alert" else "recommended",
            solution=one.solution.code,
            beyond_limit=True,
            because=f"porque {quotes}; pide una hora",
        )
    set_choice(
        store,
        programme_id=programme,
        position=1,
        why="hubo golpes",
        solution="SOL-DEC-07a",
        what="Tener una conversación privada con el CAE y el apoyo que corresponda",
    )
    change_programme(store, programme_id=programme, agreed_on="2026-09-12", note="Ver la deuda.")
    taught = make_event(store, course="CUR-10")
    contact = record_contact(store, workshop_id=workshop, held_on="2026-11-01", topics=["DEC"])
    trainee = store.value("SELECT trainee_id FROM enrolment WHERE id = ?", (taught.enrolments[0],))
    subjects = {
        "workshop": workshop,
        "contact": contact,
        "event": taught.event,
        "enrolment": taught.enrolments[0],
        "trainee": trainee,
    }
    return _read_papers(store, folder, subjects)


@pytest.mark.parametrize("code", sorted(LOW))
def test_a_paper_that_stays_in_the_workshop_quotes_no_offence(offences: dict[str, str], code: str) -> None:
    item = INSTRUMENT.item(code)
    assert item.is_guarded
    levels = [plain_text(level).rstrip(".").casefold() for level in item.levels[:3]]
    quotes = [level if " " in level else f"«{level}»" for level in levels]  # «ninguno» is a word too
    if item.alert:
        quotes.append(item.alert.partition(":")[0].casefold())
    assert [
        (kind, quote) for kind, text in offences.items() for quote in quotes if quote in text.casefold()
    ] == []


def test_the_programme_says_what_it_is_for_instead(offences: dict[str, str]) -> None:
    assert {"owner-sheet", "programme", "progress-sheet", "contact-sheet", "training-history",
            "formalization-path", "formalization-account"} & set(offences) >= {
            "owner-sheet", "programme", "progress-sheet", "contact-sheet", "training-history",
            "formalization-path"}  # fmt: skip
    assert {"invitations", "invitation", "attendance-sheet", "course-test"} <= set(offences)
    assert "sirve para estar en regla" in offences["programme"]
    assert "sirve para trabajar más seguros" in offences["programme"]
    assert "golpes" not in offences["programme"]
    assert "deuda" not in offences["programme"]
