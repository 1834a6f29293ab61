"""A year of a workshop's counts, from the file to the drawing in the window."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from app.registry.operations import add_workshop
from app.storage.labels import Label
from app.storage.opening import create_office
from app.storage.store import Store
from tests.bench.records import Measure

DAYS = 300
LIMIT_MS = 100.0
TURNS = 15


def _add_days(store: Store, workshop: int) -> None:
    dice, first = Random(7), date(2025, 11, 3)
    with store.change(Label("work_day.imported", count=DAYS)) as writer:
        days = [
            {
                "workshop_id": workshop,
                "worked_on": (first + timedelta(days=number * 7 // 6)).isoformat(),
                "people": 5,
                "absent": 0,
                "minutes_each": 480,
                "inspected": 120,
                "right_first_time": dice.randint(100, 118),
                "wip": dice.randint(20, 40),
            }
            for number in range(DAYS)
        ]
        rows = writer.insert_many("work_day", days)
        garment = {"what": "guardapolvo", "standard_minutes": 12.5}
        made = [{"work_day_id": row, "pieces": dice.randint(100, 130), **garment} for row in rows]
        writer.insert_many("day_output", made)
        defects = [{"work_day_id": row, "kind": "stain", "count": dice.randint(1, 9)} for row in rows]
        writer.insert_many("defect_count", defects)
        stops = [{"work_day_id": row, "cause": "machine", "minutes": 20} for row in rows[::2]]
        writer.insert_many("stoppage", stops)


def measure_counts(folder: Path) -> Measure:
    """Three hundred days read, reckoned, drawn and painted, against a tenth of a second.

    In time of the processor: what else the machine does is no work of ours.
    """
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings
    from ui.context import Context
    from ui.counts.series_part import SeriesPart
    from ui.jobs import ImmediateExecutor, Jobs
    from ui.messages import Messages
    from ui.theme import apply_theme, load_fonts, load_theme

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    store = create_office(folder / "counts.hilvan", name="CAE", site=7)
    workshop = add_workshop(store, name="Santa Librada")
    _add_days(store, workshop)
    load_fonts()
    theme = load_theme("light")
    apply_theme(application, theme)
    part = SeriesPart(Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), theme))
    part.resize(1130, 600)
    part.show()

    def show() -> None:
        part.show_workshop(workshop)
        for _turn in range(6):
            application.processEvents()

    show()
    assert part.series is not None
    assert len(part.series.places) == DAYS
    times = []
    for _turn in range(TURNS):
        begun = process_time()
        show()
        times.append((process_time() - begun) * 1000)
    part.close()
    store.close()
    return Measure("a year of counts shown", median(times), LIMIT_MS, 1, "a tenth of a second")
