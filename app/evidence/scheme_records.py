"""The nouns of a proposed social insurance for small firms, and of what it would mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.formalization.records import Statute

PROPOSED = "propuesta"  # the only state such a file may have: it is never taken for the law
BASES = ("pay", "minimum")
SIDES = ("worker", "employer", "state")
SALES_STATES = ("under", "doubtful", "over", "unknown")


@dataclass(frozen=True, slots=True)
class Scheme:
    """A proposal as a ministry drafts it. Rates and shares are in percent.

    `base` is what rates are taken of: the pay, or `base_share` of the minimum wage; never under `floor_share` of that
    minimum, if there is a floor. Who: workshops of up to `largest_people`, people of these `kinds` (none: all), and
    only those without IPS today if `only_uninsured`. `state_months`: for how long the State pays its part of each.
    """

    name: str
    issued_by: str
    issued_on: str
    worker: float
    employer: float
    state: float = 0.0
    base: str = "pay"
    base_share: float = 100.0
    floor_share: float | None = None
    largest_people: int | None = None
    kinds: tuple[str, ...] = ()
    only_uninsured: bool = True
    state_months: int | None = None
    first_day: str | None = None
    last_day: str | None = None
    sales_share: float = 10.0
    source: str = ""
    note: str = ""


class Between(NamedTuple):
    """From what is sure to what may be: `high` also has those of whom something was not known. None: hidden."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """People whom it would not cover, or of whom nothing was reckoned, and why (a code of `LEFT_OUT_WORDS`)."""

    why: str
    people: int | None


@dataclass(frozen=True, slots=True)
class SchemeResult:
    """What a proposal would mean for the workshops that told what they pay; None is hidden (fewer than five).

    `cluster` is the territory they are of; None: all. Amounts are guaraníes a month. `law` is what today's law asks for the same people (of the State no figure is known), `paid` what is paid for them
    today. `proposed_sales` and `law_sales`: how many workshops pay less than the share of their sales, by
    `SALES_STATES`. `not_told`: people who work there and of whose pay nothing was told. `expired`: figures of the law
    past their time that stood in as the newest known. `age_unknown`: of the covered, those of whom nobody noted that
    they are 18; they are counted as such.
    """

    scheme: Scheme
    day: str
    workshops: int | None
    with_pay: int | None
    people: int | None
    not_told: int | None
    covered: Between
    left_out: tuple[LeftOut, ...]
    law: Mapping[str, Between]
    paid: Mapping[str, Between]
    proposed: Mapping[str, Between]
    state_year: Between
    state_whole: Between | None
    proposed_sales: Mapping[str, int | None]
    law_sales: Mapping[str, int | None]
    statutes: tuple[Statute, ...]
    expired: tuple[Statute, ...]
    age_unknown: int | None
    cluster: str | None = None
