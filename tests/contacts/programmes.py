"""A programme as contacts meet it, with nothing recommended."""

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import finish_visit, start_visit
from app.improvement.operations import start_programme
from app.storage.store import Store


def start_small_programme(store: Store, workshop: int, day: str) -> int:
    """The programme of a finished visit that answered nothing; gives its id."""
    visit = start_visit(
        store, workshop_id=workshop, instrument=load_instrument("confeccion-2026"), visited_on=day
    )
    finish_visit(store, visit_id=visit, unfinished_reason="prueba")
    return start_programme(store, visit_id=visit, recommendations=())
