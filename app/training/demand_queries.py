"""What anchor companies asked for that courses answer to: only what was noted, with its day."""

from app.storage.records import Reader
from app.training.records import CourseDemand, Demanded

_DEMANDED = """
SELECT d.kind, d.what, a.id, a.name, d.said_on, d.said_by
FROM anchor_demand d JOIN anchor a ON a.id = d.anchor_id AND a.deleted = 0
WHERE d.deleted = 0 AND d.kind IN ('training', 'quality', 'social') ORDER BY d.said_on DESC, d.id
"""


def read_demanded(reader: Reader) -> Demanded:
    """What anchor companies asked for, by course and by item of the diagnostic; one query."""
    courses: dict[str, list[CourseDemand]] = {}
    items: dict[str, list[CourseDemand]] = {}
    for row in reader.rows(_DEMANDED):
        kind, what, *who = tuple(row)
        found = courses if kind == "training" else items
        found.setdefault(what, []).append(CourseDemand(*who))
    return Demanded(
        {code: tuple(demands) for code, demands in courses.items()},
        {code: tuple(demands) for code, demands in items.items()},
    )
