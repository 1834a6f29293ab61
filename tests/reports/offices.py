"""A real office file with workshops, visits of two rounds and programmes."""

from pathlib import Path

from app.diagnosis.operations import finish_visit, keep_instrument
from app.diagnosis.records import Visit
from app.formalization.operations import add_pay_line
from app.improvement.operations import add_action, change_programme, start_programme
from app.registry.operations import add_cluster, add_person, add_workshop
from app.storage.store import Store
from tests.made_office import new_office
from tests.reports.samples import INSTRUMENT, make_visit


def make_office(path: Path, workshops: int = 1, visited: int | None = None) -> Store:
    """`workshops` of them; the first `visited` (all, unless said) have two rounds."""
    store = new_office(path)
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    for number in range(workshops):
        workshop = add_workshop(store, name=f"Taller Ñandutí {number + 1}", cluster_id=cluster)
        add_person(store, workshop_id=workshop, given_names="Benita", surnames="Caballero")
        add_pay_line(store, workshop_id=workshop, name="Costurera", pay=2_000_000, under_18=False)
        if visited is None or number < visited:
            add_rounds(store, workshop)
    return store


def add_rounds(store: Store, workshop: int) -> None:
    """A finished round of March, one of September, and the programme agreed then."""
    add_visit(store, workshop, make_visit(1, "2026-03-15", LOC_03=0))
    visit = add_visit(store, workshop, make_visit(2, "2026-09-12", 1, LOC_03=0))
    programme = start_programme(store, visit_id=visit, recommendations=())
    add_action(
        store, programme_id=programme, source="alert", title="Tablero y cables en regla",
        responsible="Benita", due_on="2026-11-30", cost=350_000, payer="el taller",
        first_step="llamar al electricista", evidence="Tablero tapado",
    )  # fmt: skip
    add_action(store, programme_id=programme, source="recommended", title="Anotar los defectos")
    change_programme(
        store,
        programme_id=programme,
        agreed_on="2026-09-12",
        next_visit_on="2026-12-04",
        next_visit_at="9:00",
        centre_commitment="acompañar la inscripción",
    )


def add_visit(store: Store, workshop: int, sample: Visit, *, finished: bool = True) -> int:
    """A visit with the sample's answers, written at once (one by one would be slow here)."""
    with store.change("visita de prueba") as writer:
        visit = writer.insert(
            "visit",
            workshop_id=workshop,
            round=sample.round,
            visited_on=sample.visited_on,
            instrument_id=keep_instrument(writer, store, INSTRUMENT),
            consultant_given="Liz Ayala",
            seconds=sample.seconds,
        )
        for answer in sample.answers.values():
            writer.insert(
                "answer",
                visit_id=visit,
                item=answer.item,
                level=answer.level,
                note=answer.note,
                kind=answer.kind.value if answer.kind else None,
                origin=answer.origin.value if answer.origin else None,
            )
    if finished:
        finish_visit(store, visit_id=visit)
    return visit
