"""An association for the tests of the window, where the office has none that is told of."""

from datetime import date, timedelta

from app.association.meeting_operations import add_decision, add_meeting, set_marks, set_meeting_status
from app.association.money_operations import record_count, record_fee, set_fee, start_book
from app.association.operations import add_post
from app.registry.operations import add_association, add_workshop, set_membership
from app.storage.store import Store

FULLEST = "SELECT association_id FROM cash_entry WHERE deleted = 0 ORDER BY id"


def make_association(store: Store) -> int:
    """All workshops are members, and pay G. 25.000 since January; the cash book has begun."""
    made = add_association(store, name="Costureros del Cerro")
    shops = [row[0] for row in store.rows("SELECT id FROM workshop WHERE deleted = 0 ORDER BY id")]
    shops = shops or [add_workshop(store, name=name) for name in ("Modas Lía", "La Aguja", "Hilo Rojo")]
    for shop in shops:
        set_membership(store, workshop_id=shop, association_id=made, joined_on="2025", active=True)
    set_fee(store, association_id=made, amount=25_000, every="month", since="2026-01-01")
    start_book(store, association_id=made, day="2026-01-02", amount=500_000)
    for shop in shops[:1]:
        record_fee(store, association_id=made, workshop_id=shop, day="2026-02-03", amount=50_000)
    add_post(store, association_id=made, organ="board", post="treasurer", name="Rubén Ojeda", sex="man")
    record_count(store, association_id=made, day="2026-02-04", counted=545_000)
    return made


def make_meeting(store: Store, association: int | None = None, *, held: bool = True) -> int:
    """An assembly: held in July with a decision that waits, or to be held in two weeks."""
    association = association or store.value(FULLEST) or make_association(store)
    day = "2026-07-04" if held else (date.today() + timedelta(days=14)).isoformat()
    made = add_meeting(
        store,
        association_id=association,
        kind="assembly",
        held_on=day,
        starts_at="16:00",
        agenda=["Cuentas", "Varios"],
    )
    if held:
        set_meeting_status(store, meeting_id=made, status="held")
        shop = store.value("SELECT workshop_id FROM membership ORDER BY id")
        set_marks(store, meeting_id=made, marks={shop: "present"})
        add_decision(
            store, meeting_id=made, what="Pedir precios de hilo", who="Rubén Ojeda", due_on="2026-07-20"
        )
    return made
