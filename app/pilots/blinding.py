"""Whether who measured a workshop knew its group, by what the program showed her: no more is claimed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.pilots.records import MeasuredBlind

BLIND, KNEW, UNKNOWN = "blind", "knew", "unknown"
NEVER = 1 << 63  # later than every clock of a journal


class BlindTime(NamedTuple):
    """From when to when (clocks of the journal) somebody measured a pilot without being shown the groups."""

    since: int
    until: int = NEVER


@dataclass(frozen=True, slots=True)
class GroupKnowledge:
    """Of one pilot, by consultant: since when she knows the groups, and when she was shown none of them.

    Who saw the groups of a draw that was made again does not know those of today.
    """

    known_since: Mapping[int, int] = field(default_factory=dict)
    blind: Mapping[int, tuple[BlindTime, ...]] = field(default_factory=dict)

    def of(self, consultant: int | None, at: int) -> str:
        """What a consultant knew at a clock of the journal: blind, knew or unknown."""
        if consultant is None:
            return UNKNOWN
        if self.known_since.get(consultant, NEVER) <= at:
            return KNEW
        if any(one.since <= at < one.until for one in self.blind.get(consultant, ())):
            return BLIND
        return UNKNOWN


def taken_together(found: Iterable[str]) -> str:
    """What is known of several measurements of one workshop: the worst of them; nothing of none."""
    said = set(found)
    return next((one for one in (KNEW, UNKNOWN, BLIND) if one in said), "")


def count_blind(found: Iterable[str]) -> MeasuredBlind:
    """How many of each, of measurements by what was known (nothing: not measured)."""
    said = list(found)
    return MeasuredBlind(said.count(BLIND), said.count(KNEW), said.count(UNKNOWN))
