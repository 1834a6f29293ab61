"""What may stand in the file of a proposed scheme."""

from typing import Annotated, Literal

from pydantic import Field

from app.evidence.scheme_records import Scheme
from app.strict import Strict, Text

Percent = Annotated[float, Field(ge=0, le=100)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
WorkKind = Literal["full_time", "part_time", "piece", "seasonal"]


class RateEntry(Strict):
    worker: Percent
    employer: Percent
    state: Percent = 0.0


class BaseEntry(Strict):
    of: Literal["pay", "minimum"] = "pay"
    share: Annotated[float, Field(gt=0, le=200)] = 100.0
    floor: Annotated[float, Field(gt=0, le=200)] | None = None


class WhoEntry(Strict):
    largest_people: Annotated[int, Field(ge=1)] | None = None
    kinds: list[WorkKind] = Field(default_factory=list)
    only_uninsured: bool = True


class SchemeEntry(Strict):
    """The file: days are ISO, rates and shares in percent."""

    state: Literal["propuesta"]
    name: Text
    issued_by: Text
    issued_on: Day
    rates: RateEntry
    base: BaseEntry = Field(default_factory=BaseEntry)
    who: WhoEntry = Field(default_factory=WhoEntry)
    state_months: Annotated[int, Field(ge=1, le=600)] | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    sales_share: Annotated[float, Field(gt=0, le=100)] = 10.0
    source: Text | None = None
    note: Text | None = None

    def as_scheme(self) -> Scheme:
        """The record."""
        return Scheme(
            name=self.name, issued_by=self.issued_by, issued_on=self.issued_on, worker=self.rates.worker,
            employer=self.rates.employer, state=self.rates.state, base=self.base.of, base_share=self.base.share,
            floor_share=self.base.floor, largest_people=self.who.largest_people, kinds=tuple(self.who.kinds),
            only_uninsured=self.who.only_uninsured, state_months=self.state_months, first_day=self.first_day,
            last_day=self.last_day, sales_share=self.sales_share, source=self.source or "", note=self.note or "",
        )  # fmt: skip
