"""An office where an anchor's order finds workshops of every kind; days are counted from a given one."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.counts.operations import note_day, note_pieces
from app.figures.operations import record_figure
from app.formalization.operations import set_step
from app.improvement.operations import add_action
from app.improvement.queries import latest_programme
from app.registry.operations import (
    add_anchor,
    add_cluster,
    add_consultant,
    add_person,
    add_workshop,
    set_machines,
    set_products,
)
from app.storage.store import Store
from app.training.operations import add_event, plan_sessions
from app.valuechain.order_operations import add_order, plan_delivery, set_requirements
from tests.contacts.programmes import start_small_programme
from tests.rounds import finish_round

OWNERS = {
    "Santa Librada": ("Benita", "Caballero"),
    "La Esperanza": ("Rubén", "Duarte"),
    "Mburukuja": ("Lourdes", "Ñamandú"),
    "Modas Sonia": ("Sonia", "Ríos"),
    "Creaciones Ka'aguy": ("Ana", "Paz"),
}
LACKING = 2  # Mburukuja
PIECES, MINUTES = 80, 17.05  # a day on the floor: 5 people, 480 minutes each


@dataclass(frozen=True)
class OrderOffice:
    """The order, and the workshops by what it finds in them."""

    order: int
    measured: int
    said: int
    lacking: int
    unknown: int
    alert: int
    event: int


def fill_order_office(store: Store, today: date) -> OrderOffice:
    """The workshops with a company and its order."""
    ids = fill_workshops(store, today)
    order = _add_order(store, today)
    event = add_event(store, course="CUR-07", title="Control en la mesa", places=2)
    plan_sessions(store, event_id=event, days=[_day(today, 3), _day(today, 10)])
    store.undo_stack.close_step()
    return OrderOffice(order, *ids, event=event)


def fill_workshops(store: Store, today: date) -> list[int]:
    """A measured workshop, one by its word, one that lacks things, one nobody asked, one with an alert."""
    store.user = add_consultant(store, name="Liz Ayala")
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    ids = [
        _add_workshop(store, cluster, today, lacks=at == LACKING, name=name, owner=owner)
        for at, (name, owner) in enumerate(OWNERS.items())
    ]
    measured, said, lacking, _unknown, alert = ids
    _count(store, measured, today)
    for one, pieces in ((said, 660), (lacking, 440), (alert, 500)):
        record_figure(
            store,
            workshop_id=one,
            kind="output_month",
            value=pieces,
            period_from=_day(today, -60),
            period_to=_day(today, -31),
            origin="said",
        )
    start_small_programme(store, alert, _day(today, -20))
    programme = latest_programme(store, alert)
    assert programme is not None
    add_action(store, programme_id=programme.id, source="alert", solution="SOL-LOC-03a")
    return ids


def _day(today: date, ahead: int) -> str:
    return (today + timedelta(days=ahead)).isoformat()


def _add_workshop(
    store: Store, cluster: int, today: date, *, lacks: bool, name: str, owner: tuple[str, str]
) -> int:
    one = add_workshop(store, name=f"Taller {name}", cluster_id=cluster)
    add_person(store, workshop_id=one, given_names=owner[0], surnames=owner[1])
    ojaladora = [] if lacks else [("ojaladora", 1, None)]
    set_machines(store, workshop_id=one, machines=[("recta", 4, None), ("overlock", 1, None), *ojaladora])
    set_products(store, workshop_id=one, products=[("guardapolvos", None)])
    finish_round(store, one, 2 if lacks else 3, _day(today, -30))
    for step in ("RUC", "TIMBRADO"):
        told = {"status": "missing"} if lacks else {"status": "done", "origin": "document"}
        set_step(store, workshop_id=one, step=step, **told)
    return one


def _count(store: Store, workshop: int, today: date) -> None:
    for back in range(1, 41):
        worked = today - timedelta(days=back)
        if worked.weekday() < 5:
            day = {"workshop_id": workshop, "worked_on": worked.isoformat()}
            note_day(store, **day, people=5, minutes_each=480)
            note_pieces(
                store, **day, pieces=PIECES + back % 7 - 3, what="Guardapolvo", standard_minutes=MINUTES
            )


def _add_order(store: Store, today: date) -> int:
    anchor = add_anchor(store, name="Uniformes Arapoty S.A.")
    order = add_order(
        store,
        anchor_id=anchor,
        product="guardapolvos",
        quantity=1800,
        asked_on=_day(today, -5),
        fabric_on=_day(today, 42),
        due_on=_day(today, 53),
        standard_minutes=MINUTES,
        minutes_origin="measured",
    )
    set_requirements(
        store,
        order_id=order,
        requirements=[
            {"kind": "machine", "what": "ojaladora", "level": 1},
            {"kind": "document", "what": "factura"},
            {"kind": "item", "what": "PRO-04", "level": 3},
            {"kind": "other", "what": "que entreguen planchado"},
        ],
    )
    plan_delivery(store, order_id=order, due_on=_day(today, 46), quantity=600)
    plan_delivery(store, order_id=order, due_on=_day(today, 53), quantity=1200)
    return order
