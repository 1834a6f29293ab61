"""Seven workshops whose month is known, and an order that none of them can make alone; two, one without a machine."""

from datetime import date, timedelta
from typing import NamedTuple

from app.figures.operations import record_figure
from app.production.operations import add_operation, add_style
from app.production.study_operations import record_study
from app.registry.operations import add_anchor, add_cluster, add_workshop, set_machines, set_products
from app.storage.store import Store
from app.valuechain.order_operations import add_order, set_requirements

MONTHS = {
    "Confecciones Santa Librada": 420,
    "Taller La Esperanza": 380,
    "Creaciones Ñandutí": 330,
    "Modas Tres Puntadas": 290,
    "Textil Yvoty": 250,
    "Costuras Karumbé": 230,
    "Prendas Mburukuja": 210,
}


class SharedOffice(NamedTuple):
    """The order's id, and the workshops' by name."""

    order: int
    workshops: dict[str, int]


def fill_shared_office(store: Store) -> SharedOffice:
    """1.200 guardapolvos in four weeks, for workshops that make 2.110 a month by their word."""
    today = date.today()
    cluster = add_cluster(store, code="YAG", name="Yaguarón", district="0915")
    workshops = {}
    for name, pieces in MONTHS.items():
        one = workshops[name] = add_workshop(store, name=name, cluster_id=cluster, phone="0971 897 967")
        set_products(store, workshop_id=one, products=[("guardapolvos", None)])
        record_figure(
            store,
            workshop_id=one,
            kind="output_month",
            period_from=_day(today, -60),
            period_to=_day(today, -31),
            value=pieces,
            origin="said",
        )
    order = add_order(
        store,
        anchor_id=add_anchor(store, name="Uniformes Arapoty S.A."),
        product="guardapolvos",
        quantity=1200,
        asked_on=_day(today, -3),
        due_on=_day(today, 28),
        price=12_000,
        penalty_per_piece=6000,
        share_cap=0.25,
        lot_min=50,
    )
    store.undo_stack.close_step()
    return SharedOffice(order, workshops)


class MachineOffice(NamedTuple):
    """The cluster, the order that asks for a collareta, and the workshop that has none."""

    cluster: int
    order: int
    beto: int


def fill_machine_office(store: Store) -> MachineOffice:
    """Ana sews remeras on a collareta, measured; an order asks for one; Beto sews camisas and lacks it."""
    cluster = add_cluster(store, code="YAG", name="Yaguarón", district="0915")
    made = {}
    for name, product, machines in (
        ("Ana", "remeras", ("recta", "collareta")),
        ("Beto", "camisas", ("recta",)),
    ):
        one = made[name] = add_workshop(store, name=name, cluster_id=cluster)
        set_products(store, workshop_id=one, products=[(product, None)])
        set_machines(store, workshop_id=one, machines=[(kind, 1, None) for kind in machines])
        record_figure(
            store, workshop_id=one, kind="output_month", period_from="2026-09-01", period_to="2026-09-30",
            value=400, origin="said",
        )  # fmt: skip
    style = add_style(store, workshop_id=made["Ana"], name="Remera lisa", product="remeras")
    sewn = [
        add_operation(store, style_id=style, name=name, machine=machine)
        for name, machine in (("Cerrar", "recta"), ("Ruedo", "collareta"), ("Doblar", None))
    ]
    record_study(store, style_id=style, studied_on="2026-03-12", cycles={sewn[0]: [(60.0, None)] * 5})
    order = add_order(
        store, anchor_id=add_anchor(store, name="Uniformes Arapoty S.A."), product="remeras", quantity=800,
        asked_on="2026-02-03",
    )  # fmt: skip
    set_requirements(
        store,
        order_id=order,
        requirements=[
            {"kind": "machine", "what": "collareta", "level": 1},
            {"kind": "skill", "what": "overlock", "level": 1},
            {"kind": "document", "what": "factura"},
        ],
    )
    store.undo_stack.close_step()
    return MachineOffice(cluster, order, made["Beto"])


def _day(today: date, ahead: int) -> str:
    return (today + timedelta(days=ahead)).isoformat()
