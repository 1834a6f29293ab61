"""The demo's costs: what the workshops pay that have a garment, what they are offered, and quotes."""

from datetime import timedelta

from app.costing.account_queries import read_accounts, read_garment_cost
from app.costing.operations import add_cost, add_quote, note_offer, note_said_output, note_working_time
from app.costing.taken_for_granted import judged
from app.demo.making import Making
from app.demo.parts import DemoPart
from app.formalization.queries import count_people
from app.production.queries import list_styles
from app.production.records import Style
from app.storage.labels import Label

CUSTOMERS = ("Uniformes del Sur", "Escuela San José", "Tienda La Económica", "Cooperativa Yaguarón")
SIZES = ("6 a 14", "S a XL", "36 a 44")
TERMS = "La tela y los avíos los pone el cliente.\nLa mitad al empezar y la mitad al entregar."
FEWEST, MOST = 2, 7  # people at the machines
MINUTES_OF_DAY = 490  # of one person, as the demo works
PIECES_OF_ONE = (9, 17)  # garments that one person finishes in a day


def tell_costs(making: Making) -> None:
    """Of each workshop with a garment: its costs as she told them, an offer, perhaps a quote."""
    for story in making.stories:
        styles = list_styles(making.store, story.workshop)
        if styles:
            people = _count_people(making, story.workshop)
            _note_costs(making, story.workshop, people)
            for style in styles:
                _note_offer(making, story.workshop, style, people)


def _count_people(making: Making, workshop: int) -> int:
    """As many as were counted on the floor, else as many of the record as sit at machines."""
    day = making.today.isoformat()
    present = read_accounts(making.store, workshop, day, ()).time.present_day
    counted = round(present.middle / MINUTES_OF_DAY) if present else count_people(making.store, workshop)
    return max(FEWEST, min(counted or FEWEST, MOST))


def _note_costs(making: Making, workshop: int, people: int) -> None:
    random = making.random
    rent = random.choice((0, 0, 600_000, 900_000, 1_200_000))
    rows = (
        ("wages", people * random.randrange(560_000, 700_001, 10_000), "week", "notebook"),
        ("owner", random.randrange(600_000, 900_001, 50_000), "week", "said"),
        ("rent", rent, "month", "contract" if rent else "said"),
        ("thread", people * random.randrange(25_000, 45_001, 5_000), "week", "notebook"),
        ("power", random.randrange(280_000, 560_001, 10_000), "month", "invoice"),
        ("repairs", random.randrange(200_000, 400_001, 50_000), "two_months", "said"),
    )
    for kind, amount, per, origin in rows:
        add_cost(making.store, workshop_id=workshop, kind=kind, amount=amount, per=per, origin=origin)
    hours = random.choice((45.0, 48.0))
    note_working_time(making.store, workshop_id=workshop, people=people, hours_week=hours, days_week=5.5)


def _note_offer(making: Making, workshop: int, style: Style, people: int) -> None:
    """A price near what it costs: for some it pays, for others not."""
    random, store = making.random, making.store
    pieces = people * random.randint(*PIECES_OF_ONE)
    if read_garment_cost(store, style.id, making.today.isoformat()).cost is None:
        note_said_output(store, style_id=style.id, pieces_day=pieces)
    cost = read_garment_cost(store, style.id, making.today.isoformat())
    if cost.cost is None or cost.ask_margin is None:
        return
    price = max(500, round(cost.cost.middle * random.uniform(0.92, 1.15) / 500) * 500)
    customer, quantity = random.choice(CUSTOMERS), random.choice((120, 300, 600))
    note_offer(store, style_id=style.id, price=price, customer=customer, quantity=quantity)
    if making.chance(0.6):
        made_on = making.days_ago(random.randint(1, 10))
        add_quote(
            store, workshop_id=workshop, style_id=style.id, customer=customer, garment=style.name,
            sizes=random.choice(SIZES), quantity=quantity, price=cost.ask_margin, terms=TERMS,
            made_on=made_on.isoformat(), delivery_on=(made_on + timedelta(days=35)).isoformat(),
            valid_until=(made_on + timedelta(days=int(judged("quote-days")))).isoformat(),
        )  # fmt: skip


DEMO = (DemoPart(Label("cost.all_noted"), tell_costs, order=90),)
