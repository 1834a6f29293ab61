"""Who works in a workshop of the demo and what its card says on a day, so that its answers can agree."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from app.demo.profiles import ClusterProfile
from app.paths import resource_path

MINIMUM_KNOWN_UNTIL = date(2026, 6, 30)  # of the wage; whoever earns more than it may earn less than the next
PAID = ("family_paid", "employee", "piece_worker", "temporary")
MINORS = ("under_15", "15_17")
USUAL_PEOPLE, SPREAD_OF_PEOPLE, MOST_PEOPLE = 5, 3, 13


class DemoPerson(NamedTuple):
    """One of those who work there, as the headcount tells them apart."""

    sex: str
    age: str
    relation: str
    in_ips: bool


@dataclass(slots=True)
class DemoShop:
    """What the card of a workshop says today; `number` is its place among all, `came_on` and `insured_on` are the days on which that grew.

    `left` are those who went, and when; `traits` what else is so of it, as that it receives its pieces cut.
    """

    number: int
    people: list[DemoPerson]
    ruc: bool
    association: bool
    member: bool = False
    under_minimum: bool = True
    traits: frozenset[str] = frozenset()
    came_on: list[date] = field(default_factory=list)
    insured_on: list[date] = field(default_factory=list)
    left: list[tuple[date, DemoPerson]] = field(default_factory=list)

    def people_on(self, day: date) -> int:
        """How many worked there on a day."""
        return len(self._there(day)) - sum(one > day for one in self.came_on)

    def _there(self, day: date) -> list[DemoPerson]:
        return [*self.people, *(person for left_on, person in self.left if left_on > day)]

    def insured_by(self, day: date) -> int:
        """How many were in IPS on a day."""
        return sum(one.in_ips for one in self.people) - sum(one > day for one in self.insured_on)

    def facts(self, day: date) -> set[str]:
        """What decides answers on a day (`when` of items.toml)."""
        there = self._there(day)
        paid = sum(one.relation in PAID for one in there)
        insured = self.insured_by(day)
        facts = {"always", *self.traits, "has_ruc" if self.ruc else "no_ruc", _insurance(insured, paid)}
        if paid and self.under_minimum:
            facts.add("under_minimum")
        elif paid:
            facts.add("over_minimum" if day <= MINIMUM_KNOWN_UNTIL else "over_minimum_unknown")
        facts.add("pays" if paid else "nobody_paid")
        facts.add("alone" if len(there) == 1 else "with_others")
        if len({one.sex for one in there}) == 1:
            facts.add("one_sex")
        facts.add("minor_helps" if any(one.age in MINORS for one in there) else "no_minor")
        if not self.association:
            facts.add("no_association")
        return facts | {"member" if self.member else "not_member"}


def _insurance(insured: int, paid: int) -> str:
    if not insured:
        return "nobody_insured"
    if insured >= paid:
        return "all_insured"
    return "half_insured" if 2 * insured >= paid else "less_than_half_insured"


@lru_cache
def read_people() -> dict[str, Any]:
    """The contents of `resources/demo/people.toml`."""
    return tomllib.loads(resource_path("demo", "people.toml").read_text(encoding="utf-8"))


def weighed(random: Random, weights: Mapping[str, int]) -> str:
    """One of the words, as often as its weight says."""
    return random.choices(tuple(weights), weights=tuple(weights.values()))[0]


def age_of(birth_year: int, today: date) -> str:
    """The age group of who was born in a year."""
    years = today.year - birth_year
    ends = ((15, "under_15"), (18, "15_17"), (30, "18_29"), (45, "30_44"), (60, "45_59"))
    return next((group for end, group in ends if years < end), "60_up")


def draw_people(random: Random, profile: ClusterProfile, owner: DemoPerson, *, ruc: bool) -> list[DemoPerson]:
    """The owner and who works with her or him; only who is paid is insured, and only where there is a RUC."""
    known, home = read_people(), read_people()["home"]
    people = [owner]
    insures_all = ruc and random.random() < home["insures_all"]
    more = max(0, min(MOST_PEOPLE, round(random.gauss(USUAL_PEOPLE, SPREAD_OF_PEOPLE))))
    for _person in range(more):
        sex = "woman" if random.random() < profile.women_share else "man"
        relation = weighed(random, known["relations"])
        insured = random.random() < known["insured"].get(relation, 0) and ruc
        insured = insured or (insures_all and relation in PAID)
        people.append(DemoPerson(sex, weighed(random, known["ages"]), relation, insured))
    if more and random.random() < home["minor_helps"]:
        people.append(DemoPerson(random.choice(("woman", "man")), "15_17", "family_unpaid", False))
    return people


def draw_growth(random: Random, shop: DemoShop, back: Sequence[date]) -> None:
    """On which of the days some of the people came, and some of them went into IPS."""
    home = read_people()["home"]
    grown = [one for one in shop.people[1:] if one.age not in MINORS and not one.in_ips]
    for _person in grown[:2]:
        if len(shop.people) - len(shop.came_on) > 3 and random.random() < home["newcomers"]:
            shop.came_on.append(random.choice(back))
    for _number in range(sum(one.in_ips for one in shop.people)):
        if random.random() < home["late_insured"]:
            shop.insured_on.append(random.choice(back))
