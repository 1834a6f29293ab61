"""What the parts of the demo share while it is being made."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from app.demo.profiles import ClusterProfile, DemoLife, DemoNames
from app.demo.rules import Given
from app.demo.shops import DemoShop
from app.demo.told import ToldStory
from app.diagnosis.records import Instrument
from app.holidays import holiday_on
from app.storage.store import Store

FRIDAY = 4  # of a weekday


def workday(day: date) -> date:
    """The day, or the last one before it that is neither of a weekend nor a holiday."""
    while day.weekday() > FRIDAY or holiday_on(day):
        day -= timedelta(days=1)
    return day


@dataclass(slots=True)
class DemoStory:
    """A workshop that is accompanied; `rounds` are the days of its finished diagnostics.

    `given` is what it answered last, `lifted` the items its programme works on, `next_on` the day of its next
    diagnostic. `told` is what somebody wrote of it, `agreed` the solutions of its programmes, `wished` what it wanted. `helped` are items that a pilot raises once; after `gone_on` it is not measured any more.
    """

    workshop: int
    profile: ClusterProfile
    consultant: int
    rounds: list[date] = field(default_factory=list)
    programme: int | None = None
    person: int | None = None
    given: dict[str, Given] = field(default_factory=dict)
    lifted: set[str] = field(default_factory=set)
    next_on: date = date.max
    helped: frozenset[str] = frozenset()
    gone_on: date = date.max
    told: ToldStory | None = None
    agreed: set[str] = field(default_factory=set)
    wished: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class DemoClass:
    """A course that a pilot gives to some workshops from a day on."""

    course: str
    first_on: date
    stories: list[DemoStory]


@dataclass(slots=True)
class Making:
    """The store, the same dice for all, the names, the `shops` by workshop, and the stories told so far.

    `classes` wait to be held.
    """

    store: Store
    random: Random
    names: DemoNames
    life: DemoLife
    instrument: Instrument
    today: date
    seed: int = 0
    consultants: list[int] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    shops: dict[int, DemoShop] = field(default_factory=dict)
    stories: list[DemoStory] = field(default_factory=list)
    classes: list[DemoClass] = field(default_factory=list)

    def days_ago(self, days: int) -> date:
        """A day so long before today."""
        return self.today - timedelta(days=days)

    def workday_ago(self, days: int) -> str:
        """So many days ago (ISO), or the work day before where nobody worked."""
        return workday(self.days_ago(days)).isoformat()

    def own_dice(self, *of: object) -> Random:
        """Dice of one thing alone: what they throw stays, whatever the others throw before."""
        return Random(" ".join(map(str, (self.seed, *of))))

    def chance(self, share: float) -> bool:
        """Yes, so often."""
        return self.random.random() < share
