"""The demo's figures at each diagnostic, milestones, and one half year that was reported."""

from datetime import date, timedelta

from app.demo.making import DemoStory, Making
from app.demo.parts import DemoPart
from app.figures.locks import lock_period
from app.figures.milestone_operations import record_milestone
from app.figures.operations import record_figure
from app.periods import span
from app.storage.labels import Label

SALES_OF_ONE = 2_600_000  # guaraníes a month for each person who works
SHARE_WITH_MILESTONE = 0.6


def tell_figures(making: Making) -> None:
    """People, sales and garments at each round; what changed is often a milestone."""
    for story in making.stories:
        making.store.user = story.consultant  # whoever was there wrote down what was told
        people = max(2, round(making.random.gauss(6, 2)))
        insured = 0
        origin = making.random.choice(("said", "notebook"))  # as it told the first time, it tells the next
        for number, day in enumerate(story.rounds):
            people += number and making.random.choice((0, 0, 1, 1, 2))
            insured += number and making.random.choice((0, 0, 1, 2))
            _measure(making, story, day, people, min(insured, people), origin)
        if making.chance(SHARE_WITH_MILESTONE):
            _reach(making, story)
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


def _measure(making: Making, story: DemoStory, day: date, people: int, insured: int, origin: str) -> None:
    random = making.random
    month = span(day, "month", 1)
    sales = round(people * SALES_OF_ONE * random.uniform(0.7, 1.5) / 50_000) * 50_000
    flows = {
        "sales_month": sales,
        "output_month": people * random.randint(160, 320),
        "owner_income_month": round(sales * random.uniform(0.12, 0.3) / 10_000) * 10_000,
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
    for kind, value in {"people": people, "people_in_ips": insured}.items():
        record_figure(
            making.store,
            workshop_id=story.workshop,
            kind=kind,
            period_from=day.isoformat(),
            period_to=day.isoformat(),
            value=value,
            origin="said",
        )


def _reach(making: Making, story: DemoStory) -> None:
    random = making.random
    said = dict(random.choice(making.life.milestones))
    first = story.rounds[0] + timedelta(days=30)
    days = max(1, (making.today - first).days)
    day = first + timedelta(days=random.randint(0, days))
    if day > making.today:
        return
    numbers = {
        "sales": (8_000_000, 11_500_000),
        "people": (4, 6),
        "people_in_ips": (0, 2),
        "machine": (5, 6),
        "credit": (None, 7_000_000),
    }
    before, after = numbers.get(said["kind"], (None, None))
    record_milestone(
        making.store,
        workshop_id=story.workshop,
        happened_on=day.isoformat(),
        before=before,
        after=after,
        **said,
    )


DEMO = (DemoPart(Label("figure.all_noted"), tell_figures, order=20),)
