"""Who measures a pilot without knowing the groups, what must not be shown to her, and what each measurer knew.

That somebody is named for it, or saw the groups, is a row of `pilot_measurer`; the journal says when.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.pilots.blinding import NEVER, BlindTime, GroupKnowledge, taken_together
from app.pilots.records import COUNTED, DIAGNOSED, WholePilot, Window
from app.storage.records import Reader

MEASURES_BLIND, SAW_GROUPS = "blind", "saw"

# The pilots under way whose groups are not shown to somebody: named to measure them, and she did not look.
_BLIND = f"""
SELECT p.id FROM pilot_measurer m JOIN pilot p ON p.id = m.pilot_id AND p.deleted = 0 AND p.decision IS NULL
WHERE m.kind = '{MEASURES_BLIND}' AND m.deleted = 0 AND m.consultant_id = :user
  AND (p.comparison <> 'lot' OR EXISTS (SELECT 1 FROM pilot_draw d WHERE d.pilot_id = p.id AND d.deleted = 0))
  AND NOT EXISTS (SELECT 1 FROM pilot_measurer s WHERE s.kind = '{SAW_GROUPS}' AND s.deleted = 0
    AND s.pilot_id = p.id AND s.consultant_id = m.consultant_id
    AND s.id > coalesce((SELECT max(d.id) FROM pilot_draw d WHERE d.pilot_id = p.id AND d.deleted = 0), 0))
"""
_MARKS = """
SELECT m.id, m.kind, m.consultant_id, m.deleted, min(j.clock), max(j.clock)
FROM pilot_measurer m JOIN journal j ON j.table_name = 'pilot_measurer' AND j.row_id = m.id
WHERE m.pilot_id = ? GROUP BY m.id ORDER BY m.id
"""
# Whoever drew, or noted what reached a workshop, had the groups before her.
_HANDS = """
SELECT j.user, min(j.clock) FROM journal j WHERE j.user IS NOT NULL AND (
  (j.table_name = 'pilot_draw' AND j.row_id = :draw)
  OR (j.table_name = 'pilot_follow' AND j.clock >= :since AND json_type(j.columns, '$.took') IS NOT NULL
    AND j.row_id IN (SELECT id FROM pilot_follow WHERE pilot_id = :pilot)))
GROUP BY j.user
"""
_VISITS = """
SELECT v.workshop_id, v.visited_on, v.consultant_id, (
  SELECT max(l.clock) FROM journal l WHERE l.table_name = 'visit' AND l.row_id = v.id
  AND json_type(l.columns, '$.status') IS NOT NULL)
FROM visit v WHERE v.deleted = 0 AND v.status = 'finished' AND v.rating_of IS NULL
  AND v.workshop_id IN (SELECT workshop_id FROM pilot_entrant WHERE pilot_id = :pilot AND deleted = 0)
"""
# Whoever wrote the number down last.
_WRITTEN = """
SELECT x.workshop_id, x.{day}, j.user, j.clock FROM {table} x JOIN journal j ON j.id = (
  SELECT l.id FROM journal l WHERE l.table_name = '{table}' AND l.row_id = x.id
  ORDER BY l.clock DESC, l.id DESC LIMIT 1)
WHERE x.deleted = 0 AND {which}
  AND x.workshop_id IN (SELECT workshop_id FROM pilot_entrant WHERE pilot_id = :pilot AND deleted = 0)
"""


class BlindMark(NamedTuple):
    """That somebody measures a pilot blind, or saw its groups: from when, and until when (clocks of the journal)."""

    id: int
    kind: str
    consultant_id: int
    since: int
    until: int


def list_measured_blind(reader: Reader, consultant_id: int | None) -> frozenset[int]:
    """The pilots under way of which a consultant is shown no group."""
    if consultant_id is None:
        return frozenset()
    return frozenset(row[0] for row in reader.rows(_BLIND, {"user": consultant_id}))


def hidden_workshops(reader: Reader, consultant_id: int | None) -> frozenset[int]:
    """The workshops of which a consultant is shown nothing that may tell their group."""
    pilots = list_measured_blind(reader, consultant_id)
    if not pilots:
        return frozenset()
    marks = ", ".join("?" * len(pilots))
    sql = f"SELECT workshop_id FROM pilot_entrant WHERE deleted = 0 AND pilot_id IN ({marks})"
    return frozenset(row[0] for row in reader.rows(sql, tuple(pilots)))


def list_marks(reader: Reader, pilot_id: int) -> list[BlindMark]:
    """Every mark of a pilot, those that were taken back too."""
    return [
        BlindMark(row[0], row[1], row[2], row[4], row[5] if row[3] else NEVER)
        for row in reader.rows(_MARKS, (pilot_id,))
    ]


def list_blind_measurers(reader: Reader, pilot_id: int) -> list[int]:
    """The consultants that are named to measure a pilot without knowing the groups, by their ids."""
    found = list_marks(reader, pilot_id)
    return [one.consultant_id for one in found if one.kind == MEASURES_BLIND and one.until == NEVER]


def read_knowledge(reader: Reader, whole: WholePilot) -> GroupKnowledge:
    """Who knew the groups of the draw that holds, and since when."""
    draw = whole.draw.id if whole.draw is not None else 0
    drawn = reader.value(
        "SELECT min(clock) FROM journal WHERE table_name = 'pilot_draw' AND row_id = ?", (draw,)
    )
    since = drawn or 0
    values = {"draw": draw, "since": since, "pilot": whole.pilot.id}
    known: dict[int, int] = dict(tuple(row) for row in reader.rows(_HANDS, values))
    blind: dict[int, tuple[BlindTime, ...]] = {}
    for one in list_marks(reader, whole.pilot.id):
        if one.kind == MEASURES_BLIND:
            blind[one.consultant_id] = (*blind.get(one.consultant_id, ()), BlindTime(one.since, one.until))
        elif one.since >= since:
            known[one.consultant_id] = min(one.since, known.get(one.consultant_id, NEVER))
    return GroupKnowledge(known, blind)


def read_measured_blind(reader: Reader, whole: WholePilot, windows: Sequence[Window]) -> list[dict[int, str]]:
    """Of each follow-up, of each workshop measured in it by a person, what she knew of its group.

    Only what is asked or counted by somebody: diagnostics, figures and the days counted on the floor.
    """
    knowledge = read_knowledge(reader, whole)
    rows = [
        (source, *row)
        for source, sql in _sources(whole).items()
        for row in reader.rows(sql, {"pilot": whole.pilot.id, "kind": source})
    ]
    found = []
    for window in windows:
        newest: dict[tuple[int, str], tuple[str, str]] = {}
        for source, shop, day, user, clock in rows:
            if window.after < day <= window.until and day >= newest.get((shop, source), ("",))[0]:
                newest[shop, source] = (day, knowledge.of(user, clock))
        of_shop: dict[int, list[str]] = {}
        for (shop, _source), (_day, said) in newest.items():
            of_shop.setdefault(shop, []).append(said)
        found.append({shop: taken_together(said) for shop, said in of_shop.items()})
    return found


def _sources(whole: WholePilot) -> dict[str, str]:
    """Where the outcomes of the plan come from, and the query of what was measured and by whom."""
    found = {}
    for one in whole.outcomes:
        kind, _dot, code = one.measure.partition(".")
        if kind in DIAGNOSED:
            found["visit"] = _VISITS
        elif kind == "figure":
            found[code] = _WRITTEN.format(table="figure", day="period_to", which="x.kind = :kind")
        elif kind in COUNTED:
            found["floor"] = _WRITTEN.format(table="work_day", day="worked_on", which="1")
    return found
