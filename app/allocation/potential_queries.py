"""Reads who makes what in a cluster, and how much in a month."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.allocation.potential import ClusterMaker, Potential, measure_potential
from app.capability.queries import PACE_DAYS
from app.capability.rules import learning_rules
from app.counts.queries import all_paces
from app.counts.records import Pace
from app.errors import DataProblem
from app.figures.queries import figures_of_workshops
from app.figures.records import Figure
from app.i18n import _
from app.production.judgements import read_judgements
from app.registry.queries import list_clusters
from app.registry.records import Cluster
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
    since = (date.fromisoformat(today) - timedelta(days=PACE_DAYS)).isoformat()
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


def read_potential(reader: Reader, cluster_id: int, *, today: str) -> Potential:
    """What the workshops of a cluster could serve together of an uncertain demand."""
    judged = read_judgements("flexibility")
    return measure_potential(
        list_cluster_makers(reader, cluster_id, today=today),
        judged["demand-deviation"].value,
        judged["demand-cut"].value,
    )


def find_cluster_named(reader: Reader, text: str) -> Cluster:
    """The cluster of a code or a name, as people type it. Raises `DataProblem` when there is none."""
    wanted = text.strip().casefold()
    for one in list_clusters(reader):
        if wanted in (one.code.casefold(), one.name.casefold()):
            return one
    raise DataProblem(
        _("No hay ningún clúster «{code}»; mire los códigos con «hilvan list OFICINA clusters».").format(
            code=text
        )
    )
