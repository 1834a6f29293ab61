"""Certificates: issued, annulled, printed; each step can be undone and stays in the record."""

from collections.abc import Iterable
from typing import Any

from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.store import Store
from app.training.codes import make_code
from app.training.queries import (
    list_enrolments,
    list_marks,
    read_certificate,
    read_event,
    standing_certificates,
)
from app.training.records import Enrolment, Event
from app.training.results import eligibility, taught_hours
from app.training.words import ELIGIBILITY_WORDS


def issue_certificates(
    store: Store,
    *,
    event_id: int,
    enrolment_ids: Iterable[int],
    issued_on: str,
    signed_by: str | None = None,
) -> list[int]:
    """Issue the certificates of these people; who has a valid one keeps it. The new ones' ids.

    Raises `DataProblem`, and issues none, when one of them may not have it (yet).
    """
    event = read_event(store, event_id)
    people = {one.id: one for one in list_enrolments(store, event_id)}
    verdicts = eligibility(event, people.values(), list_marks(store, event_id))
    valid = {one.enrolment_id for one in standing_certificates(store, event_id=event_id)}
    wanted = [one for one in dict.fromkeys(enrolment_ids) if one not in valid]
    rows = []
    for one in wanted:
        if one not in people or not verdicts[one].eligible:
            raise _refused(people.get(one), verdicts[one].reason if one in verdicts else "")
        rows.append(_certificate(event, people[one], check_day(issued_on, FACT), signed_by))
    if not rows:
        return []
    with store.change(Label("certificate.issued", count=len(rows))) as writer:
        return writer.insert_many("certificate", rows)


def issue_to_eligible(
    store: Store, *, event_id: int, issued_on: str, signed_by: str | None = None
) -> list[int]:
    """Issue to everybody of an event who may have it and has none; the new ones' ids."""
    event, people = read_event(store, event_id), list_enrolments(store, event_id)
    verdicts = eligibility(event, people, list_marks(store, event_id))
    may = [one.id for one in people if verdicts[one.id].eligible]
    return issue_certificates(
        store, event_id=event_id, enrolment_ids=may, issued_on=issued_on, signed_by=signed_by
    )


def annul_certificate(store: Store, *, certificate_id: int, reason: str) -> None:
    """Make a certificate worth nothing, and keep why; its code then answers "anulado"."""
    if not reason.strip():
        raise DataProblem(_("Escriba por qué se anula el certificado."))
    certificate = read_certificate(store, certificate_id)
    label = Label("certificate.annulled", code=certificate.code)
    with store.change(label) as writer:
        writer.update("certificate", certificate_id, annulled_reason=reason.strip())


def note_prints(store: Store, *, of: Iterable[int], printed_on: str, reason: str | None = None) -> None:
    """Keep that certificates were printed on an ISO day; from the second time on, duplicates."""
    rows: list[dict[str, Any]] = [
        {"certificate_id": one, "printed_on": check_day(printed_on, FACT), "reason": reason} for one in of
    ]
    if not rows:
        return
    with store.change(Label("certificate.printed", count=len(rows))) as writer:
        writer.insert_many("certificate_print", rows)


def note_prints_of_events(store: Store, *, of: Iterable[int], printed_on: str) -> None:
    """The same of all certificates that count of some events."""
    note_prints(
        store,
        of=[one.id for event in of for one in standing_certificates(store, event_id=event)],
        printed_on=printed_on,
    )


def _certificate(event: Event, enrolment: Enrolment, issued_on: str, signed_by: str | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "full_name": enrolment.trainee.full_name,
        "course_title": event.title,
        "hours": taught_hours(event),
        "held_from": event.first_on or issued_on,
        "held_to": event.last_on or issued_on,
        "issued_on": issued_on,
    }
    code = make_code(enrolment_id=enrolment.id, **said)
    return {"enrolment_id": enrolment.id, "code": code, "signed_by": signed_by or None, **said}


def _refused(enrolment: Enrolment | None, reason: str) -> DataProblem:
    if enrolment is None:
        return DataProblem(_("Una de esas personas no está en esta capacitación."))
    return DataProblem(
        _("{name} no puede recibir el certificado: {reason}.").format(
            name=enrolment.trainee.full_name, reason=ELIGIBILITY_WORDS[reason]
        )
    )
