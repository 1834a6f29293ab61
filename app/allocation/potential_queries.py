"""Reads who makes what in a cluster, how much in a month, and what machines garments need."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.allocation.garment_needs import NeedSource, gather_needs
from app.allocation.potential import ClusterMaker, Potential, measure_potential
from app.apart import Reckoner, reckon_here
from app.capability.rules import learning_rules
from app.counts.queries import all_paces
from app.counts.records import Pace
from app.counts.vocabulary import counting_rules
from app.figures.queries import figures_of_workshops
from app.figures.records import Figure
from app.production.judgements import read_judgements
from app.production.queries import all_standards
from app.storage.records import Reader

OUTPUT = "output_month"
_WORKSHOPS = "SELECT id, code, name FROM workshop WHERE deleted = 0 AND cluster_id = ? ORDER BY name, id"
_PRODUCTS = """
SELECT p.workshop_id, p.name FROM product p JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0
WHERE p.deleted = 0 AND w.cluster_id = ? ORDER BY p.id
"""
_MACHINES = """
SELECT m.workshop_id, m.type FROM machine m JOIN workshop w ON w.id = m.workshop_id AND w.deleted = 0
WHERE m.deleted = 0 AND m.count > 0 AND w.cluster_id = ?
"""
# What an order asks for stays known when it was lost or cancelled: it is still what that company asks for.
_ASKED = """
SELECT o.product, o.number, o.asked_on, r.what FROM order_requirement r
JOIN anchor_order o ON o.id = r.order_id AND o.deleted = 0
WHERE r.deleted = 0 AND r.kind = 'machine' AND r.what <> '' ORDER BY o.asked_on, o.id
"""
# All operations of a style of which some were timed; each machine as the line has it: its own, else the one it was timed on.
_SEWN = """
SELECT s.id, s.product, s.name, w.name, coalesce(x.machine, (
    SELECT p.machine FROM study_part p JOIN time_study t ON t.id = p.time_study_id
    WHERE p.operation_id = x.id AND p.deleted = 0 AND t.deleted = 0 AND t.status = 'closed'
      AND p.machine IS NOT NULL ORDER BY t.studied_on DESC, t.id DESC LIMIT 1)) AS machine
FROM operation x JOIN style s ON s.id = x.style_id AND s.deleted = 0
JOIN workshop w ON w.id = s.workshop_id AND w.deleted = 0
WHERE x.deleted = 0 AND s.product IS NOT NULL ORDER BY s.id
"""


def list_cluster_makers(reader: Reader, cluster_id: int, *, today: str) -> list[ClusterMaker]:
    """The workshops of a cluster with what they make, and the pieces of a month."""
    families: dict[int, dict[str, None]] = {}
    for workshop, name in reader.rows(_PRODUCTS, (cluster_id,)):
        families.setdefault(workshop, {})[name] = None
    machines: dict[int, set[str]] = {}
    for workshop, kind in reader.rows(_MACHINES, (cluster_id,)):
        machines.setdefault(workshop, set()).add(kind)
    workshops = reader.rows(_WORKSHOPS, (cluster_id,))
    figures = figures_of_workshops(reader, [row[0] for row in workshops])
    since = (date.fromisoformat(today) - timedelta(days=counting_rules().capacity_days)).isoformat()
    paces = all_paces(reader, since=since, until=today)
    found = []
    for workshop, code, name in workshops:
        pieces, measured = _month_of(paces.get(workshop), figures.get(workshop, ()))
        makes = tuple(families.get(workshop, ()))
        has = frozenset(machines.get(workshop, ()))
        found.append(ClusterMaker(workshop, code, name, makes, pieces, measured, has))
    return found


def _month_of(pace: Pace | None, figures: Iterable[Figure]) -> tuple[float | None, bool]:
    """The pieces of a month: counted on the floor, else as the owner says; and whether counted."""
    if pace is not None and pace.pieces_per_day is not None:
        return pace.pieces_per_day.middle * learning_rules().month_days, True
    said = [one for one in figures if one.kind == OUTPUT]
    newest = max(said, key=lambda one: one.period_to, default=None)
    if newest is None:
        return None, False
    return float(newest.value), newest.origin == "measured"


def list_need_sources(reader: Reader) -> list[NeedSource]:
    """Who in the whole office says what machines a garment needs: orders, and styles that were timed."""
    asked: dict[tuple[str, int, str], set[str]] = {}
    for *order, machine in reader.rows(_ASKED):
        asked.setdefault(tuple(order), set()).add(machine)
    found = [
        NeedSource(product, frozenset(machines), on, number)
        for (product, number, on), machines in asked.items()
    ]
    timed = {one.style_id: one.studied_on for those in all_standards(reader).values() for one in those}
    sewn: dict[tuple[int, str, str, str], set[str]] = {}
    for *style, machine in reader.rows(_SEWN):
        if machine:
            sewn.setdefault(tuple(style), set()).add(machine)
    found += [
        NeedSource(product, frozenset(machines), timed[style], workshop=workshop, style=name)
        for (style, product, name, workshop), machines in sewn.items()
        if style in timed
    ]
    return found


def read_potential(
    reader: Reader, cluster_id: int, *, today: str, reckon: Reckoner = reckon_here
) -> Potential:
    """What the workshops of a cluster could serve together of an uncertain demand."""
    judged = read_judgements("flexibility")
    return reckon(
        measure_potential,
        list_cluster_makers(reader, cluster_id, today=today),
        judged["demand-deviation"].value,
        judged["demand-cut"].value,
        gather_needs(list_need_sources(reader)),
    )
