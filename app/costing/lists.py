"""The lists of what workshops pay and of what they quoted."""

from dataclasses import dataclass

from app.costing.kinds import ORIGIN_SHORT, PER_WORDS, cost_title
from app.costing.queries import costs_of_workshops, list_quotes
from app.costing.records import Quote, ShopCost
from app.costing.shapes import COST, QUOTE
from app.i18n import _, format_day, format_money
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.registry.queries import name_workshops
from app.shapes import shape


@dataclass(frozen=True, slots=True)
class CostOfWorkshop:
    """A cost with the workshop that it is of."""

    workshop_code: str
    workshop: str
    cost: ShopCost

    @property
    def title(self) -> str:
        return cost_title(self.cost.kind, self.cost.what)


@dataclass(frozen=True, slots=True)
class QuoteOfWorkshop:
    """A quote with the workshop that it is of."""

    workshop_code: str
    workshop: str
    quote: Quote


def costs_list(_today: str) -> ListKind:
    """What every workshop pays, or one, as it was written."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Qué se paga"), "title", width=34),
        ListColumn(_("Monto"), lambda one: one.cost.amount, "number", 16),
        ListColumn(_("Cada cuánto"), lambda one: PER_WORDS[one.cost.per], width=14),
        ListColumn(_("De dónde sale"), lambda one: ORIGIN_SHORT[one.cost.origin], width=14),
        ListColumn(_("Anotado"), lambda one: one.cost.noted_on, "date"),
        ListColumn(_("Nota"), lambda one: one.cost.note, width=30),
    )
    return ListKind(
        "costs", _("Costos de los talleres"), columns, _costs,
        keys=lambda line: {"workshop": line.workshop_code, **shape(line.cost, COST)},
        say=_say_cost, takes_workshop=True,
    )  # fmt: skip


def quotes_list(_today: str) -> ListKind:
    """What was quoted in writing, the newest first."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Número"), lambda one: one.quote.number, "number", 10),
        ListColumn(_("Fecha"), lambda one: one.quote.made_on, "date"),
        ListColumn(_("Cliente"), lambda one: one.quote.customer, width=28),
        ListColumn(_("Prenda"), lambda one: one.quote.garment, width=24),
        ListColumn(_("Cantidad"), lambda one: one.quote.quantity, "number", 12),
        ListColumn(_("Precio por prenda"), lambda one: one.quote.price, "number", 16),
        ListColumn(_("Vale hasta"), lambda one: one.quote.valid_until, "date"),
        ListColumn(_("Entrega"), lambda one: one.quote.delivery_on, "date"),
    )
    return ListKind(
        "quotes", _("Cotizaciones"), columns, _quotes,
        keys=lambda line: {"workshop": line.workshop_code, **shape(line.quote, QUOTE)},
        say=_say_quote, takes_workshop=True, takes_period=True,
    )  # fmt: skip


def _say_cost(line: CostOfWorkshop) -> str:
    amount = "" if line.cost.amount is None else format_money(line.cost.amount).replace("\u00a0", " ")
    per, origin = PER_WORDS[line.cost.per], ORIGIN_SHORT[line.cost.origin]
    return say_parts(line.workshop_code, line.title, f"{amount} {per}".strip(), origin)


def _say_quote(line: QuoteOfWorkshop) -> str:
    quote = line.quote
    price = format_money(quote.price).replace("\u00a0", " ")
    what = _("{quantity} de {garment} a {price}").format(
        quantity=quote.quantity, garment=quote.garment, price=price
    )
    return say_parts(
        format_day(quote.made_on), line.workshop_code, f"N.º {quote.number}", quote.customer, what
    )


def _costs(asked: ListAsked) -> list[CostOfWorkshop]:
    names = name_workshops(asked.reader)
    found = [
        CostOfWorkshop(*names[workshop], cost)
        for workshop, costs in costs_of_workshops(asked.reader).items()
        for cost in costs
        if workshop in names and asked.workshop_id in (None, workshop)
    ]
    return sorted(found, key=lambda one: (one.workshop_code, one.cost.id))


def _quotes(asked: ListAsked) -> list[QuoteOfWorkshop]:
    names, (first, last) = name_workshops(asked.reader), asked.days
    return [
        QuoteOfWorkshop(*names[one.workshop_id], one)
        for one in list_quotes(asked.reader, asked.workshop_id)
        if one.workshop_id in names and first <= one.made_on <= last
    ]


LISTS = (ListEntry("costs", costs_list), ListEntry("quotes", quotes_list))
