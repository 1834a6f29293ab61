"""What the account of costs says where the diagnostic asks for it: offered beside the question, never answered.

The account was made together, here; whether the owner has it, written down and used, is for who asks.
So a figure is said and no level.
"""

from app.costing.account_queries import read_accounts
from app.costing.records import GarmentCost
from app.costing.words import say_about, say_spread
from app.diagnosis.measured import MeasuredAnswer
from app.i18n import _, format_day, format_money
from app.phrases import uncapital
from app.production.queries import list_styles
from app.storage.records import Reader

INSTRUMENT = "confeccion-2026"
COST, PRICE = "GES-04", "GES-05"


def cost_answers(reader: Reader, workshop_id: int, instrument: str, day: str) -> dict[str, MeasuredAnswer]:
    """Of the garment whose price is known, else of the first whose cost is, on a day (ISO)."""
    if instrument != INSTRUMENT:
        return {}
    styles = {one.id: one.name for one in list_styles(reader, workshop_id)}
    garments = read_accounts(reader, workshop_id, day).garments if styles else {}
    known = [
        (one.left is None, styles[style], one) for style, one in garments.items() if one.cost is not None
    ]
    if not known:
        return {}
    _first, name, garment = min(known, key=lambda one: one[:2])
    found = {COST: MeasuredAnswer(_say_cost(name, garment))}
    if garment.left is not None:
        found[PRICE] = MeasuredAnswer(_say_left(name, garment))
    return found


def _say_cost(name: str, garment: GarmentCost) -> str:
    assert garment.cost is not None
    text = (
        _("Por la cuenta hecha acá, cada {garment} cuesta por lo menos {cost} ({day}).")
        if garment.minute.at_least
        else _("Por la cuenta hecha acá, cada {garment} cuesta {cost} ({day}).")
    )
    cost = say_about(garment.cost.low) if garment.minute.at_least else say_spread(garment.cost)
    return text.format(garment=uncapital(name), cost=cost, day=format_day(garment.minute.day))


def _say_left(name: str, garment: GarmentCost) -> str:
    assert garment.left is not None
    assert garment.price is not None
    text = (
        _("A {price}, por la cuenta hecha acá, cada {garment} deja unos {amount}.")
        if garment.left.middle >= 0
        else _("A {price}, por la cuenta hecha acá, cada {garment} pierde unos {amount}.")
    )
    return text.format(
        price=format_money(garment.price),
        garment=uncapital(name),
        amount=say_about(abs(garment.left.middle), 2),
    )
