"""The nouns of what formalizing costs: who is paid how, and the account made of it.

Money is whole guaraníes.
"""

from dataclasses import dataclass

from app.formalization.records import Statute


@dataclass(frozen=True, slots=True)
class PayLine:
    """One person, or `count` alike, with pay and hours; None where not known.

    `pay` is per `pay_period`. `hours_week` for part time and pay by the hour, `days_month`
    for pay by the day, `pieces_month` for pay by the piece, `months_year` for seasonal work.
    """

    id: int
    name: str
    count: int = 1
    kind: str = "full_time"
    pay: int | None = None
    pay_period: str = "month"
    hours_week: float | None = None
    days_month: float | None = None
    pieces_month: int | None = None
    months_year: float | None = None
    years_worked: float | None = None
    children: int | None = None
    under_18: bool | None = None
    in_ips: bool | None = None
    note: str | None = None
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the account, for one person; None where it could not be computed.

    `code` is stable (see `app.formalization.cost`). `month` is of a month worked. `how` says
    the sum in words, `why_not` why there is none. `expired`: a figure in it is past its time
    and was used because somebody asked. `counted` False: shown, and not added to the cost.
    """

    code: str
    title: str
    month: int | None
    year: int | None
    how: str = ""
    statutes: tuple[Statute, ...] = ()
    expired: bool = False
    why_not: str | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class PersonCost:
    """One pay line formal and today; amounts for one person. `refused`: nothing computed.

    `net_formal` None where no minimum is known: a net could be under it. `employer` lines add up to `formal`; `worker` lines are what is taken from her pay and
    what she gets besides. `gross` is the pay the law counts on.
    """

    line: PayLine
    refused: str | None = None
    gross_month: int | None = None
    gross_year: int | None = None
    today_month: int | None = None
    today_year: int | None = None
    formal_month: int | None = None
    formal_year: int | None = None
    net_today: int | None = None
    net_formal: int | None = None
    employer: tuple[CostLine, ...] = ()
    worker: tuple[CostLine, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def computed(self) -> bool:
        return self.formal_month is not None


@dataclass(frozen=True, slots=True)
class AccountOptions:
    """What an account is asked for: the day whose law it goes by, None for the day it is printed.

    `use_latest` False: a figure that nobody knows on the day is not stood in for by the last known.
    """

    day: str | None = None
    use_latest: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """Cuenta de formalizar: all pay lines, today beside formal, for the law of `day`.

    Totals count every person of a line; they leave out `left_out` people, whom nothing was
    computed for. `complete` only when nobody was left out and no line is missing.
    `owner` is the owner's own insurance, never added to the totals (voluntary). `shop_people` are
    all who work in the workshop by its record, None if nobody counted them.
    """

    day: str
    use_latest: bool
    persons: tuple[PersonCost, ...]
    today_month: int
    today_year: int
    formal_month: int
    formal_year: int
    people: int
    left_out: int
    owner: CostLine
    output_month: int | None = None
    garment_today: int | None = None
    garment_formal: int | None = None
    owner_income_month: int | None = None
    missing: tuple[str, ...] = ()
    disputed: tuple[Statute, ...] = ()
    statutes: tuple[Statute, ...] = ()
    expired: tuple[Statute, ...] = ()
    shop_people: int | None = None

    @property
    def minimum_known(self) -> bool:
        """Whether the gap to the minimum is in the sum of everybody who is computed."""
        return all(person.net_formal is not None for person in self.persons if person.computed)

    @property
    def missing_titles(self) -> tuple[str, ...]:
        """The lines that could not be computed for somebody, each once."""
        lines = (one for person in self.persons for one in (*person.employer, *person.worker))
        return tuple(dict.fromkeys(one.title for one in lines if one.why_not))

    @property
    def is_floor(self) -> bool:
        """Whether being formal may cost more than the sum: something in it is not known."""
        unknown = any(person.computed and person.remarks for person in self.persons)
        return bool(self.expired) or not self.complete or unknown

    @property
    def difference_month(self) -> int:
        """What formalizing adds each month, and so what the owner keeps less."""
        return self.formal_month - self.today_month

    @property
    def difference_year(self) -> int:
        return self.formal_year - self.today_year

    @property
    def garment_difference(self) -> int | None:
        if self.garment_formal is None or self.garment_today is None:
            return None
        return self.garment_formal - self.garment_today

    @property
    def owner_income_formal(self) -> int | None:
        """What the owner keeps a month if nothing else changes; None if not known.

        Nor is it told where the gap to the minimum is not in the sum.
        """
        if self.owner_income_month is None or not self.minimum_known:
            return None
        return self.owner_income_month - self.difference_month

    @property
    def complete(self) -> bool:
        return not self.left_out and not self.missing
