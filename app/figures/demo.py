"""The demo's figures at each diagnostic, milestones, and one half year that was reported."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.demo.making import DemoStory, Making
from app.demo.parts import DemoPart
from app.figures.locks import lock_period
from app.figures.milestone_operations import record_milestone
from app.figures.operations import record_figure
from app.periods import span
from app.storage.labels import Label

SALES_OF_ONE = 2_600_000  # guaraníes a month for each person who works
OWN_SALES, NOISE_OF_SALES, NOISE_OF_PRICE = (0.75, 1.4), (0.86, 1.15), (0.95, 1.06)
OWN_PRICE = (0.85, 1.2)  # of a workshop against others that make the same
OWN_SHARE = (0.14, 0.26)  # of the sales that are left to the owner
LEFT_TO_TOLD = 0.2
SHARE_WITH_MILESTONE = 0.5
GREW = 1.15  # sales that a milestone tells of


@dataclass(slots=True)
class _Seller:
    """How a workshop sells: it stays so, whatever the season."""

    sales: float
    price: float
    share: float
    told: list[int]  # what it sold at each round, as told with `sales_month`

    def of_month(self, making: Making, story: DemoStory, day: date, people: int, number: int) -> int:
        """Sales of the month of a round."""
        if story.told:
            return story.told.sales[min(number, len(story.told.sales) - 1)]
        season = making.life.season[story.profile.code][day.month - 1]
        sales = people * SALES_OF_ONE * self.sales * season * making.random.uniform(*NOISE_OF_SALES)
        return round(sales / 50_000) * 50_000


def tell_figures(making: Making) -> None:
    """People, sales and garments at each round; what changed is often a milestone."""
    for story in making.stories:
        making.store.user = story.consultant  # whoever was there wrote down what was told
        origin = making.random.choice(("said", "notebook"))  # as it told the first time, it tells the next
        seller = _seller(making, story)
        for number, day in enumerate(story.rounds):
            _measure(making, story, seller, day, number, origin)
        if story.told:
            _tell_milestones(making, story)
        elif making.chance(SHARE_WITH_MILESTONE):
            _reach(making, story, seller)
    making.store.user = making.consultants[0]
    reported = span(making.today, "half", 1)
    lock_period(
        making.store,
        date_from=reported[0],
        date_to=reported[1],
        locked_on=(date.fromisoformat(reported[1]) + timedelta(days=12)).isoformat(),
        locked_by=making.names.consultants[0],
        reported_to="UNDP",
    )


def _seller(making: Making, story: DemoStory) -> _Seller:
    random = making.random
    sql = "SELECT name FROM product WHERE workshop_id = ? AND deleted = 0 ORDER BY id"
    prices = [making.life.prices[row[0]] for row in making.store.rows(sql, (story.workshop,))]
    price = sum(prices) / len(prices) * random.uniform(*OWN_PRICE)
    share = LEFT_TO_TOLD if story.told else random.uniform(*OWN_SHARE)
    return _Seller(random.uniform(*OWN_SALES), price, share, [])


def _measure(making: Making, story: DemoStory, seller: _Seller, day: date, number: int, origin: str) -> None:
    """What is made is what was sold at the workshop's price, which moves little."""
    random, shop = making.random, making.shops[story.workshop]
    month, people = span(day, "month", 1), shop.people_on(day)
    sales = seller.of_month(making, story, day, people, number)
    seller.told.append(sales)
    flows = {
        "sales_month": sales,
        "output_month": round(sales / (seller.price * random.uniform(*NOISE_OF_PRICE))),
        "owner_income_month": round(sales * seller.share * random.uniform(0.9, 1.1) / 10_000) * 10_000,
    }
    for kind, value in flows.items():
        record_figure(
            making.store,
            workshop_id=story.workshop,
            kind=kind,
            period_from=month[0],
            period_to=month[1],
            value=value,
            origin=origin,
        )
    for kind, value in {"people": people, "people_in_ips": shop.insured_by(day)}.items():
        record_figure(
            making.store,
            workshop_id=story.workshop,
            kind=kind,
            period_from=day.isoformat(),
            period_to=day.isoformat(),
            value=value,
            origin="said",
        )


def _tell_milestones(making: Making, story: DemoStory) -> None:
    assert story.told is not None
    for told in story.told.milestones:
        day = story.rounds[0] + timedelta(days=told["days"])
        if day <= making.today:
            fields = {name: value for name, value in told.items() if name != "days"}
            record_milestone(making.store, workshop_id=story.workshop, happened_on=day.isoformat(), **fields)


def _reach(making: Making, story: DemoStory, seller: _Seller) -> None:
    """One milestone that can be so of this workshop, if there is one."""
    random = making.random
    can_be = [
        dict(said) | numbers
        for said in making.life.milestones
        if (numbers := _numbers(making, story, seller, said["kind"])) is not None
    ]
    telling = [said for said in can_be if said["kind"] != "association"] or can_be
    if not telling:
        return
    said = random.choice(telling)
    first = story.rounds[0] + timedelta(days=30)
    day = said.pop("day", None) or first + timedelta(
        days=random.randint(0, max(1, (making.today - first).days))
    )
    if day > making.today:
        return
    if "document" in said:
        paper = "Factura" if making.store.value(_FORM, (story.workshop,)) == "eas" else "Boleta RESIMPLE"
        whom = making.life.first_invoices.pop() if said["kind"] == "first_invoice" else ""
        said["document"] = said["document"].format(paper=paper, whom=whom)
    record_milestone(making.store, workshop_id=story.workshop, happened_on=day.isoformat(), **said)


_FORM = "SELECT legal_form FROM workshop WHERE id = ?"
_MACHINES = "SELECT sum(count) FROM machine WHERE workshop_id = ? AND deleted = 0 AND type = 'overlock'"


def _numbers(making: Making, story: DemoStory, seller: _Seller, kind: str) -> dict[str, Any] | None:
    """Before and after of a kind of milestone, as the record has it; None: it cannot be so here."""
    shop, store = making.shops[story.workshop], making.store
    if kind in ("people", "people_in_ips"):
        grown = shop.came_on if kind == "people" else shop.insured_on
        since = [day for day in grown if day > story.rounds[0]]
        if not since:
            return None
        count = shop.people_on if kind == "people" else shop.insured_by
        return {"before": count(since[0] - timedelta(days=1)), "after": count(since[0]), "day": since[0]}
    if kind == "sales":
        first, last = seller.told[0], seller.told[-1]
        return {"before": first, "after": last, "day": story.rounds[-1]} if last > GREW * first else None
    if kind == "machine":
        now = store.value(_MACHINES, (story.workshop,)) or 0
        return {"before": now - 1, "after": now} if now else None
    if kind == "credit":
        return {"after": making.random.randrange(4_000_000, 9_000_001, 500_000)} if shop.ruc else None
    possible = {"first_invoice": shop.ruc and bool(making.life.first_invoices), "association": shop.member}
    return {} if possible.get(kind, True) else None


DEMO = (DemoPart(Label("figure.all_noted"), tell_figures, order=20),)
