"""What was measured on the floor around two rounds of the diagnostic, and whether it is a change."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.counts.control_chart import changed_since
from app.counts.indicators import by_day
from app.counts.measures import BY_CODE, Measure
from app.counts.queries import list_days
from app.counts.vocabulary import counting_rules
from app.storage.records import Reader

COMPARED = ("efficiency", "dhu", "right", "absent")


@dataclass(frozen=True, slots=True)
class MeasuredPair:
    """A measure before and now. `changed` None: there are too few days to tell it from noise."""

    measure: Measure
    before: float
    after: float
    changed: bool | None

    @property
    def better(self) -> bool:
        """Whether the difference is to the good."""
        return (self.after - self.before) * self.measure.better > 0


def compare_measured(reader: Reader, workshop_id: int, since: str, until: str) -> tuple[MeasuredPair, ...]:
    """The quarter up to one day against the quarter up to a later one, neither overlapping (ISO)."""
    first = _days_before(since)
    begins = max(_days_before(until), since)
    days = list_days(reader, workshop_id, since=first, until=until)
    then = [day for day in days if day.worked_on <= since]
    now = [day for day in days if day.worked_on > begins]
    days_then, days_now = by_day(then).values(), by_day(now).values()
    found, fewest = [], counting_rules().least_days_compared
    for measure in (BY_CODE[code] for code in COMPARED):
        earlier = [measure.reckon(rows) for rows in days_then]
        later = [measure.reckon(rows) for rows in days_now]
        before, after = measure.reckon(then), measure.reckon(now)
        enough = all(sum(value is not None for value in side) >= fewest for side in (earlier, later))
        if before is not None and after is not None and enough:
            found.append(MeasuredPair(measure, before, after, changed_since(earlier, later)))
    return tuple(found)


def _days_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=counting_rules().quarter_days)).isoformat()
