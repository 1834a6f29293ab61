"""500 certificates in a batch, against the same sheets without data access."""

from datetime import date
from pathlib import Path

from app.storage.store import Store
from tests.bench.records import Measure
from tests.bench.timing import in_turn

COUNT = 500
TODAY = date(2026, 11, 24)


def measure_certificates(folder: Path) -> Measure:
    """Read, drawn and written, against bare platypus with the same sheets ready."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import Flowable, SimpleDocTemplate

    from app.registry.queries import read_office
    from app.storage.opening import create_office
    from app.training.certificate_operations import issue_to_eligible
    from reports.documents import find_document
    from reports.paper import Paper, Request
    from reports.writing import make_section, write_papers

    store = create_office(folder / "cursos.hilvan", name="CAE Yaguarón", site=9, city="Yaguarón")
    event = _fill(store)
    certificates = issue_to_eligible(store, event_id=event, issued_on="2026-11-20")
    assert len(certificates) == COUNT
    document, office = find_document("certificate"), read_office(store)

    def ready_story() -> list[Flowable]:
        sections = [
            make_section(document, Request(store, office, TODAY, Paper("certificate", (one,))))
            for one in certificates
        ]
        return [flowable for section in sections for flowable in section.story]

    stories = [ready_story() for _turn in range(3)]

    def floor() -> None:
        SimpleDocTemplate(str(folder / "bare.pdf"), pagesize=landscape(A4)).build(stories.pop())

    def ours() -> None:
        write_papers(Paper("certificate", tuple(certificates)), store, folder / "lote.pdf", printed_on=TODAY)

    result = in_turn(ours, floor, 3)
    store.close()
    return Measure("500 certificates", *result, 1 / 0.7, "same sheets, bare platypus")


def _fill(store: Store) -> int:
    """An event of four sessions with so many people who came to all."""
    from app.training.operations import add_event, plan_sessions

    event: int = add_event(store, course="CUR-13", place="Salón de la asociación", facilitator="M. Díaz")
    sessions = plan_sessions(
        store, event_id=event, days=["2026-11-03", "2026-11-05", "2026-11-10", "2026-11-12"]
    )
    with store.change("personas") as writer:
        people = writer.insert_many(
            "trainee",
            [{"given_names": f"María {n}", "surnames": "Benítez Ñamandú"} for n in range(COUNT)],
        )
        enrolments = writer.insert_many(
            "enrolment",
            [
                {"event_id": event, "trainee_id": one, "position": float(place)}
                for place, one in enumerate(people)
            ],
        )
        writer.insert_many(
            "attendance",
            [
                {"session_id": session, "enrolment_id": one, "mark": "present"}
                for session in sessions
                for one in enrolments
            ],
        )
    return event
