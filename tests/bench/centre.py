"""The centre's report over a large office."""

from pathlib import Path

from app.evaluation.centre_queries import read_centre_report
from app.storage.store import Store
from tests.bench.offices import make_large_office
from tests.bench.records import Measure
from tests.bench.timing import in_turn

WORKSHOPS = 5_000
ANSWERS = 600_000  # two rounds of sixty items each
PERIOD = ("2026-01-01", "2026-12-31")


def measure_centre(folder: Path) -> Measure:
    """A report over 5,000 workshops with two rounds, against reading their answers bare."""
    store = make_large_office(folder / "centre.hilvan", workshops=WORKSHOPS, answers=ANSWERS)
    _add_work(store)

    def ours() -> None:
        report = read_centre_report(store, PERIOD)
        assert report.head.reached == WORKSHOPS
        assert report.changes[0].compared == WORKSHOPS

    def floor() -> None:
        rows = store.rows("SELECT visit_id, item, kind, level FROM answer WHERE deleted = 0")
        assert len(rows) == ANSWERS
        levels: dict[int, dict[str, int]] = {}
        for visit, item, _kind, level in rows:
            levels.setdefault(visit, {})[item] = level

    result = in_turn(ours, floor, 3)
    store.close()
    return Measure("a centre's report, 5,000", *result, 6, "its answers read")


def _add_work(store: Store) -> None:
    workshops = [row[0] for row in store.rows("SELECT id FROM workshop ORDER BY id")]
    with store.change("permisos y visitas") as writer:
        writer.insert_many(
            "consent",
            [
                {
                    "workshop_id": one,
                    "purpose": "cluster_statistics",
                    "granted": 1,
                    "decided_on": "2026-01-02",
                    "text_version": "1",
                }
                for one in workshops
            ],
        )
        writer.insert_many(
            "contact",
            [
                {
                    "workshop_id": one,
                    "status": "held",
                    "held_on": "2026-04-01",
                    "channel": "workshop",
                    "contact_minutes": 60,
                }
                for one in workshops
            ],
        )
