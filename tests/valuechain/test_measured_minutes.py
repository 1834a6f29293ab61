"""The minutes of an order are offered from what a workshop measured of the same garment."""

from app.production.operations import add_style
from app.registry.operations import add_workshop
from app.storage.store import Store
from app.valuechain.measured_minutes import list_measured_minutes, say_measured, taken_from
from app.valuechain.order_operations import change_order
from app.valuechain.queries import read_order
from tests.production.support import make_guardapolvo, measure_guardapolvo


def test_only_what_was_measured_whole_of_the_same_garment_is_offered(store: Store, order: int) -> None:
    workshop = add_workshop(store, name="Modas Don Bosco")
    style = make_guardapolvo(store, workshop)
    assert list_measured_minutes(store, "guardapolvos") == []
    measure_guardapolvo(store, style, "2026-03-12")
    add_style(store, workshop_id=workshop, name="Guardapolvo sin medir", product="guardapolvos")
    (one,) = list_measured_minutes(store, "guardapolvos")
    assert list_measured_minutes(store, "camisas") == []
    assert say_measured(one).endswith(" · Modas Don Bosco, «Guardapolvo», 12/03/2026")
    change_order(store, order_id=order, standard_minutes=round(one.minutes, 2), minutes_origin="measured")
    assert taken_from(read_order(store, order), [one]) == one
    change_order(store, order_id=order, minutes_origin="anchor")
    assert taken_from(read_order(store, order), [one]) is None
