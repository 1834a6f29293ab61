"""The rows: each finished round of the workshops that let their data go, and the time that is told of it."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from app.storage.records import Reader

BEFORE_DAYS = 365  # what was noted in the year before the first round is told with it
AFTER_DAYS = 31  # a figure that is written down in the month after a visit is of that round
_ROUNDS = """
SELECT visit.workshop_id, visit.id, visit.round, visit.visited_on, instrument.hash
FROM visit JOIN instrument ON instrument.id = visit.instrument_id
WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.rating_of IS NULL
ORDER BY visit.workshop_id, visit.visited_on, visit.id
"""


class Round(NamedTuple):
    """A row. What is told with it lies after the day `since` and up to `until` (ISO); `newest`: no round came after."""

    workshop_id: int
    visit_id: int
    number: int
    visited_on: str
    digest: str
    first_on: str
    since: str
    until: str
    newest: bool

    @property
    def months(self) -> int:
        """Months since the first round, to the nearest three."""
        days = (date.fromisoformat(self.visited_on) - date.fromisoformat(self.first_on)).days
        return 3 * round(days / (3 * 30.44))

    def covers(self, day: str) -> bool:
        """Whether what happened on a day is told with this round."""
        return self.since < day <= self.until


def list_rounds(reader: Reader, workshops: Collection[int]) -> list[Round]:
    """The finished rounds of some workshops, each one's in order; numbered anew from 1."""
    own: dict[int, list[tuple[int, str, str]]] = {}
    for workshop, visit, _number, day, digest in reader.rows(_ROUNDS):
        if workshop in workshops:
            own.setdefault(workshop, []).append((visit, day, digest))
    found = []
    for workshop, visits in own.items():
        since = _shifted(visits[0][1], -BEFORE_DAYS)
        for place, (visit, day, digest) in enumerate(visits):
            later = visits[place + 1][1] if place + 1 < len(visits) else "9999"
            until = max(day, min(_shifted(day, AFTER_DAYS), _before(later)))
            found.append(
                Round(workshop, visit, place + 1, day, digest, visits[0][1], since, until, later == "9999")
            )
            since = until
    return found


@lru_cache(maxsize=4096)  # many are visited on one day
def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _before(day: str) -> str:
    return day if day == "9999" else _shifted(day, -1)
