"""The demo's costs make whole accounts, some of which pay and some of which do not."""

from datetime import date
from random import Random

from app.costing.account_queries import read_garment_cost
from app.costing.demo import tell_costs
from app.costing.queries import list_costs, list_quotes
from app.demo.making import DemoStory, Making
from app.production.operations import add_style
from app.registry.operations import add_workshop
from app.storage.store import Store


def test_every_workshop_with_a_garment_has_an_account(store: Store) -> None:
    workshops = [add_workshop(store, name=f"Taller {number}") for number in range(8)]
    styles = [add_style(store, workshop_id=one, name="Camisa") for one in workshops[:-1]]
    stories = [DemoStory(one, None, 1) for one in workshops]  # type: ignore[arg-type]
    making = Making(store, Random(7), None, None, None, date.today(), stories=stories)  # type: ignore[arg-type]
    tell_costs(making)
    found = [read_garment_cost(store, style, date.today().isoformat()) for style in styles]
    assert all(one.missing == () and one.left is not None for one in found)
    assert not any(one.minute.at_least for one in found)
    assert len({one.left.middle > 0 for one in found}) == 2
    assert list_costs(store, workshops[-1]) == []
    assert list_quotes(store)
