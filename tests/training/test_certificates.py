"""Certificates are issued to who may have them, counted when printed, and answered offline."""

import pytest

from app.errors import DataProblem
from app.storage.store import Store
from app.training.certificate_operations import (
    annul_certificate,
    issue_certificates,
    issue_to_eligible,
    note_prints,
    note_prints_of_events,
)
from app.training.codes import code_of, read_code
from app.training.enrolment_operations import change_trainee
from app.training.operations import change_event
from app.training.queries import list_certificates, read_enrolment, verify_code
from tests.training.office import TaughtEvent, make_taught_event

ISSUED = "2026-11-20"


@pytest.fixture
def taught(store: Store) -> TaughtEvent:
    return make_taught_event(store)


def issue(store: Store, taught: TaughtEvent, place: int = 0) -> str:
    issue_certificates(
        store,
        event_id=taught.event,
        enrolment_ids=[taught.enrolments[place]],
        issued_on=ISSUED,
        signed_by="Arami Duarte",
    )
    return list_certificates(store, event_id=taught.event)[-1].code


def test_a_certificate_says_what_was_taught(store: Store, taught: TaughtEvent) -> None:
    issue(store, taught)
    (one,) = list_certificates(store)
    assert (one.full_name, one.course_title) == ("Rosa Benítez", "Gestión y costos del taller")
    assert (one.hours, one.held_from, one.held_to) == (8.0, "2026-11-03", "2026-11-12")
    assert (one.signed_by, one.issued_on, one.prints) == ("Arami Duarte", ISSUED, 0)
    assert code_of(one) == one.code == read_code(one.code)


def test_all_or_none_are_issued_and_the_reason_is_said(store: Store, taught: TaughtEvent) -> None:
    with pytest.raises(DataProblem, match="Juan Gauto no puede recibir el certificado: no llega"):
        issue_certificates(store, event_id=taught.event, enrolment_ids=taught.enrolments, issued_on=ISSUED)
    assert list_certificates(store) == []
    with pytest.raises(DataProblem, match="no está en esta capacitación"):
        issue_certificates(store, event_id=taught.event, enrolment_ids=[1], issued_on=ISSUED)
    assert len(issue_to_eligible(store, event_id=taught.event, issued_on=ISSUED)) == 2
    assert issue_to_eligible(store, event_id=taught.event, issued_on=ISSUED) == []
    store.undo_stack.undo()
    assert list_certificates(store) == []


def test_a_later_change_of_name_or_title_leaves_it_as_it_was_issued(
    store: Store, taught: TaughtEvent
) -> None:
    code = issue(store, taught)
    trainee = read_enrolment(store, taught.enrolments[0]).trainee.id
    change_trainee(store, trainee_id=trainee, surnames="Benítez de Ayala")
    change_event(store, event_id=taught.event, title="Otro título")
    found = verify_code(store, code.lower().replace("-", ""))
    assert found.verdict == "valid"
    assert found.certificate is not None
    assert found.certificate.full_name == "Rosa Benítez"


def test_an_annulled_one_says_so_and_another_may_be_issued(store: Store, taught: TaughtEvent) -> None:
    code = issue(store, taught)
    (one,) = list_certificates(store)
    with pytest.raises(DataProblem, match="por qué"):
        annul_certificate(store, certificate_id=one.id, reason=" ")
    annul_certificate(store, certificate_id=one.id, reason="nombre mal escrito")
    assert verify_code(store, code).verdict == "annulled"
    trainee = read_enrolment(store, taught.enrolments[0]).trainee.id
    change_trainee(store, trainee_id=trainee, surnames="Benites")
    corrected = issue(store, taught)
    assert corrected != code
    assert verify_code(store, corrected).verdict == "valid"
    assert verify_code(store, code).verdict == "annulled"


@pytest.mark.parametrize(
    "change", [{"full_name": "Otra Persona"}, {"hours": 80.0}, {"held_from": "2020-01-01"}]
)
def test_a_row_that_was_tampered_with_is_told(
    store: Store, taught: TaughtEvent, change: dict[str, str | float]
) -> None:
    code = issue(store, taught)
    (one,) = list_certificates(store)
    with store.change("a mano") as writer:
        writer.update("certificate", one.id, **change)
    assert verify_code(store, code).verdict == "altered"


def test_a_code_that_is_not_here_and_one_mistyped_are_told_apart(store: Store, taught: TaughtEvent) -> None:
    code = issue(store, taught)
    mistyped = ("A" if code[0] != "A" else "B") + code[1:]
    assert verify_code(store, mistyped).verdict == "mistyped"
    store.undo_stack.undo()
    assert verify_code(store, code).verdict == "unknown"


def test_each_print_is_counted(store: Store, taught: TaughtEvent) -> None:
    issue(store, taught)
    (one,) = list_certificates(store)
    note_prints(store, of=[one.id], printed_on=ISSUED)
    note_prints(store, of=[one.id], printed_on="2026-11-25", reason="se mojó")
    note_prints_of_events(store, of=[taught.event], printed_on="2026-11-26")
    assert list_certificates(store, enrolment_ids=[taught.enrolments[0]])[0].prints == 3
    assert list_certificates(store, enrolment_ids=[taught.enrolments[1]]) == []
