"""The output of a month is offered where most of it was counted."""

from app.counts.operations import note_pieces
from app.figures.offered import find_offered
from app.storage.store import Store

MARCH = ("2026-03-01", "2026-03-31")


def test_the_output_of_a_counted_month_is_offered(store: Store, workshop: int) -> None:
    for day in range(1, 15):
        note_pieces(store, workshop_id=workshop, worked_on=f"2026-03-{day:02d}", what="Remera", pieces=100)
    assert find_offered(store, workshop, "output_month", *MARCH) is None
    note_pieces(store, workshop_id=workshop, worked_on="2026-03-20", what="Camisa", pieces=50)
    offered = find_offered(store, workshop, "output_month", *MARCH)
    assert offered is not None
    assert (offered.value, offered.said) == (1450, "según el conteo de 15 días")
    assert find_offered(store, workshop, "sales_month", *MARCH) is None
    assert find_offered(store, workshop, "output_month", "2026-04-01", "2026-04-30") is None
