"""What the office knows already, as the rows of a list are compared with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.incoming.duplicates import Identity


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One imported row as kept: what it said of which workshop."""

    id: int
    workshop_id: int
    source: str
    fingerprint: str
    cells: Mapping[str, Any]


@dataclass(slots=True)
class OfficeWorkshop:
    """One workshop as a draft would say it; `machines` and the rest as in rows.py."""

    id: int
    code: str
    fields: dict[str, Any]
    note: str = ""
    person_id: int | None = None
    membership_id: int | None = None
    has_breakdown: bool = False
    sources: list[SourceRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OfficeIndex:
    """Every workshop of the office, to be found by its numbers, names or an earlier import.

    `ids` are by code; `fingerprints` give (workshop, list it came from).
    """

    identities: tuple[Identity, ...]
    ids: Mapping[str, int]
    fingerprints: Mapping[str, tuple[tuple[int, str], ...]]
