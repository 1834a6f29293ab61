"""Which workshops of a pilot are in another one at the same time: what is tried there moves them too."""

from collections.abc import Collection

from app.pilots.records import PilotOverlap
from app.storage.records import Reader

# A pilot that began goes on until its last measurement, and until who waits has received it; without a day, until it is decided.
_OTHERS = """
SELECT pilot.number, pilot.name, entrant.workshop_id,
  coalesce(pilot.starts_on, substr((SELECT min(drawn_at) FROM pilot_draw WHERE pilot_id = pilot.id AND deleted = 0), 1, 10),
    substr(pilot.list_at, 1, 10)) AS begins,
  CASE WHEN pilot.decision IS NOT NULL THEN coalesce(pilot.decided_on, pilot.ends_on, pilot.waits_until, '')
    ELSE max(coalesce(pilot.ends_on, pilot.waits_until, '9999'), coalesce(pilot.waits_until, pilot.ends_on, '9999')) END AS ends
FROM pilot JOIN pilot_entrant AS entrant ON entrant.pilot_id = pilot.id AND entrant.deleted = 0
WHERE pilot.deleted = 0 AND pilot.id != ? AND (pilot.comparison != 'lot'
  OR EXISTS (SELECT 1 FROM pilot_draw WHERE pilot_id = pilot.id AND deleted = 0))
ORDER BY pilot.number, pilot.id, entrant.code, entrant.id
"""


def list_overlaps(
    reader: Reader, pilot_id: int, workshops: Collection[int], *, since: str, until: str = "9999"
) -> list[PilotOverlap]:
    """Every other pilot that goes on between these days with some of these workshops, by its number."""
    asked = set(workshops)
    found: dict[tuple[int, str], list[int]] = {}
    for number, name, workshop, begins, ends in reader.rows(_OTHERS, (pilot_id,)):
        if workshop in asked and ends >= since and (begins or "") <= until:
            found.setdefault((number, name), []).append(workshop)
    return [PilotOverlap(number, name, tuple(shops)) for (number, name), shops in found.items()]
